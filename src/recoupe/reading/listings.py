"""Lists of links that no heading opens: titles, each with a length, a date or a count; forms for newsletters.

« La digue tient / • 2 min / "On n'a rien vu" / • 41 s / Le lac déborde. / • 1 min » : three titles in a row that something
of the page closes are a list, whatever mark ends them, and so is the name above them. « Newsletter / L'actu du Val en
bref / S'inscrire » : what stands between the name of a letter and its button is the form's.

Hours before the items of a live page, and days before the entries of a chronicle, head what the article tells: clock
times are no length, and below dates the titles must not be sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from recoupe.model.article import BlockKind
from recoupe.reading.lines import Line, Vocabulary, long_words
from recoupe.reading.zones import Mark

_PAIRS = 3  # titles that make a list
_TITLE = 200  # longest title
_WORDS = 2  # blanks in the shortest
_NAME = 40  # longest name of a list
_FORM = 6  # lines of a form
_FORM_LINE = 140
_SHARED = 2  # long words of the article that keep a line of a form
_LENGTH = re.compile(r"(?i)\d{1,2} ?(?:min|mn|minutes?|s|sec|secondes?|h)\.?(?: ?\d{1,2}(?: ?s(?:ec)?)?)?(?: .{0,12})?")
_LABELLED = re.compile(r"[A-Z][^.!?:;,\"«]{2,40}\. [\"«]?\s?[A-Z][^.;]{8,150}[^.;,]")
_TAIL = frozenset({"reading-time", "dated", "comment-count", "player"})
_PARTS = frozenset({"comment-count", "player"})
_SENTENCE = re.compile(r"[.;]\s?[»\"')\]]*$")
_LETTER = frozenset({"newsletter", "sign-up"})
_BUTTON = frozenset({"login", "form", "newsletter", "sign-up", "comment-field"})


def listed(lines: Sequence[Line], marks: Mapping[int, Mark]) -> Iterator[int]:
    """Numbers of the lines of lists in which each title is closed by a part of the page."""
    run: list[Line] = []
    dated = 0
    closed = True
    for line in (*lines, None):
        mark = None if line is None else marks.get(line.number)
        if line is not None and not closed and _tail(line, mark):
            closed, dated = True, dated + (mark is not None and mark.reason == "dated")
        elif line is not None and run and closed and _tail(line, mark):
            continue
        elif line is not None and mark is None and closed and _title(line):
            run.append(line)
            closed = False
        else:
            yield from _list(lines, marks, run if closed else run[:-1], dated=dated)
            begins = line is not None and mark is None and _title(line)
            run, closed, dated = ([line], False, 0) if line is not None and begins else ([], True, 0)


def _list(lines: Sequence[Line], marks: Mapping[int, Mark], run: Sequence[Line], *, dated: int) -> Iterator[int]:
    told = sum(bool(_SENTENCE.search(line.plain)) for line in run)
    if len(run) < _PAIRS or (2 * dated >= len(run) and told):
        return
    above = marks.get(run[0].number - 1)
    opened = above is not None and above.kind is BlockKind.FURNITURE
    if not opened and not any(_of_page(lines[line.number + 1], marks) for line in run):
        return  # « Velouté de potimarron / 35 min », « Bal des pompiers / 14 juillet »: what the article lists
    for line in run:
        yield line.number
        following = line.number + 1
        while following < len(lines) and following not in marks and _LENGTH.fullmatch(lines[following].plain):
            yield following
            following += 1
    name = run[0].number - 1
    if name > 0 and above is None and len(lines[name].plain) <= _NAME and _named(lines[name]):
        yield name


def _of_page(line: Line, marks: Mapping[int, Mark]) -> bool:
    mark = marks.get(line.number)
    return line.bullet or (mark is not None and mark.reason in _PARTS)


def _named(line: Line) -> bool:
    return not re.search(r"[.;:,«\"]", line.plain)


def _title(line: Line) -> bool:
    return len(line.plain) <= _TITLE and line.plain.count(" ") >= _WORDS and len(line.sentences) <= _PAIRS


def _tail(line: Line, mark: Mark | None) -> bool:
    if mark is None:
        return bool(_LENGTH.fullmatch(line.plain))
    return mark.reason in _TAIL and not re.fullmatch(r"\d{1,2} ?[:h] ?\d{2}", line.plain)


def labelled(lines: Sequence[Line], marks: Mapping[int, Mark]) -> Iterator[int]:
    """Numbers of the lines of titles that open with a section or a label each: « Mer. Les phoques reviennent », three in a row."""
    run: list[int] = []
    for line in (*lines, None):
        if line is not None and line.number not in marks and _LABELLED.fullmatch(line.plain):
            run.append(line.number)
            continue
        if len(run) >= _PAIRS:
            yield from run
        run = []


def forms(lines: Sequence[Line], marks: Mapping[int, Mark], article: Vocabulary) -> Iterator[int]:
    """Numbers of the lines between the name of a letter and the button or field that ends its form."""
    for line in lines:
        mark = marks.get(line.number)
        if mark is None or mark.reason not in _LETTER:
            continue
        between: list[int] = []
        for below in lines[line.number + 1 : line.number + 1 + _FORM]:
            part = marks.get(below.number)
            if part is None:
                if not _of_form(below, article):
                    break
                between.append(below.number)
            elif part.reason in _BUTTON:
                yield from between
                between = []
            elif part.kind is not BlockKind.FURNITURE:
                break


def _of_form(line: Line, article: Vocabulary) -> bool:
    if len(line.plain) > _FORM_LINE or re.fullmatch(r".+[«\"].+|[«\"].{45,}", line.plain):
        return False
    words = long_words(line)
    return article.elsewhere(words, words) < _SHARED
