"""Where an article ends and the page goes on with others: « Le pont rouvre / Il était fermé depuis mars. / 04.12.2031 ».

A teaser is a title, a sentence or two and most often a date, a byline or a cut (« … »). Below the middle of the article, a
list of them that reaches the end of the page is the page's, though its words are the article's: related articles speak
of the same subject. It begins below « Articles liés », or below a row of buttons.

Two paragraphs in a row are an article that goes on. So are paragraphs under crossheads that no date and no cut closes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from recoupe.model.article import BlockKind
from recoupe.reading.lines import Line
from recoupe.reading.zones import HEADING_ELEMENT, LIST_ITEM, Mark

_LONGEST = 350  # characters of a teaser
_TITLE = 170
_ROW = 3  # page parts in a row that may close an article
_CLOSED = re.compile(r"[.;,…][»\"')\]]*$")
_CUT = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\])$")
_NAMED = frozenset({"more-articles", "news-feed"})  # openers that speak of articles and nothing else
_CLOSING = frozenset({"dated", "byline", "byline-dated", "author", "signature"})


def teasers_from(lines: Sequence[Line], marks: Mapping[int, Mark], middle: int) -> int | None:
    """The number of the line from which the page is a list of teasers, or null."""
    for start, named in _starts(lines, marks, middle):
        if _running(lines[:start], marks) and _teasers(lines[start + 1 :], marks, named=named):
            return start + 1
    return None


def _running(lines: Sequence[Line], marks: Mapping[int, Mark]) -> bool:
    """Whether the paragraphs are an article's: those of a feed have dates below them too, and are no teasers."""
    told = dated = 0
    for line, below in pairwise(lines):
        if line.number not in marks and _CLOSED.search(line.plain):
            told += 1
            dated += below.number in marks and marks[below.number].reason == "dated"
    return told > 0 and 3 * dated <= told


def _starts(lines: Sequence[Line], marks: Mapping[int, Mark], middle: int) -> Iterator[tuple[int, bool]]:
    row = 0
    for line in lines[middle:]:
        mark = marks.get(line.number)
        row = row + 1 if mark is not None and mark.kind is BlockKind.FURNITURE else 0
        if mark is not None and mark.opens in ("links", "foot"):
            yield line.number, mark.reason in _NAMED
        elif row == _ROW:
            yield line.number, False


def _teasers(lines: Sequence[Line], marks: Mapping[int, Mark], *, named: bool) -> bool:
    """Whether the lines are titles, each with a sentence or two at most, which a date or a cut closes."""
    titles = told = closed = 0
    before = ""  # what stands above: a title, a dated title, an open teaser, or what closed one
    for line in lines:
        mark = marks.get(line.number)
        if mark is not None and mark.reason not in (LIST_ITEM, HEADING_ELEMENT):
            if mark.kind is BlockKind.CREDIT and mark.reason in _CLOSING:
                closed += before == "open"
                before = "dated" if before == "title" else "" if before == "open" else before
        elif len(line.plain) <= _TITLE and not _CLOSED.search(line.plain):
            titles += 1
            before = "title"
        elif len(line.plain) > _LONGEST or before not in ("title", "dated"):
            return False
        else:
            told += 1
            done = before == "dated" or bool(_CUT.search(line.plain))
            closed += done
            before = "" if done else "open"
    if not told or titles < told:
        return False
    return closed >= 1 if named else closed >= 2 and 2 * closed >= told
