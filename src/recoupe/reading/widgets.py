"""What page parts enclose: « Partager / Play / Volume / Copier » above the first paragraph, a title printed once more.

A line of few words between buttons, forms and players is one of them, though no rule knows its words. A line that speaks
of the article, holds figures or quotation marks, or stands beside advertisements and links alone is left as it is: a
crosshead may stand there. Program text that a page leaves in its copy, menus that stand on one line, and what is said of
the author are found here too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from recoupe.model.article import BlockKind
from recoupe.reading.head import CLOSED
from recoupe.reading.lines import Line, Vocabulary, long_words
from recoupe.reading.zones import Mark
from recoupe.rules.folding import key
from recoupe.rules.loader import table

_ENOUGH = 3  # page parts that make a run
_LONGEST = 60  # characters
_SECTIONS = 6  # names that make a menu
_FEW = 3  # sentences of a line that program text in it makes program text
_SPEAKS = 2  # long words of the article that keep a line
_BETWEEN = frozenset(
    {"advertisement", "read-also", "related", "read-quoted", "more-articles", "news-feed", "page-foot", "link"}
)
_MENU = re.compile(r"[^\W\d][\w.'&-]*(?: [\w.'&-]+){0,2}(?:(?:\t+| {2,})[^\W\d][\w.'&-]*(?: [\w.'&-]+){0,2}){2,}")
_DAY = re.compile(r"(?:le )?(?:[a-z]{5,8} )?\d{1,2}(?:er)? [a-z]{3,9}(?: \d{4})?", re.IGNORECASE)
_HOUR = re.compile(r"(?:[01]?\d|2[0-3]) ?[:h] ?[0-5]\d")
_COUNT = re.compile(r"\d{1,5}")  # of shares, of comments
_ALONE = re.compile(r"[A-Z][\w'-]+(?: [A-Z][\w'-]+){1,2}")
_NAME = re.compile(rf"{_ALONE.pattern}(?=[ ,])")
_CODE = re.compile(r"</?script\b|\bfunction ?\(|\bdocument\.\w|\bwindow\.\w|\bvar \w+ ?=|\{ ?\"@context\"|=> ?\{")


def code(line: Line) -> bool:
    """Whether the line is program text: « <script>var a=document.createElement("script"); ».

    A page's program text inside a long paragraph leaves the paragraph what it is.
    """
    found = list(_CODE.finditer(line.text))
    if len(found) < 2 or len(re.findall(r"[;{}=()]", line.text)) < 4:
        return False
    return found[-1].end() - found[0].start() > len(line.text) / 2 or len(line.sentences) <= _FEW


def menu(line: Line, article: Vocabulary) -> bool:
    """Whether the line is names of sections: « Économie   Culture   Vie locale », « Monde Afrique Économie Sports Santé »."""
    words = line.plain.split()
    capitals = sum(word[:1].isupper() for word in words) >= max(_SECTIONS, 0.85 * len(words))
    strange = article.elsewhere(long_words(line), long_words(line)) < _SPEAKS
    named = capitals and strange and not line.plain.isupper() and re.fullmatch(r"[\w'&. -]+", line.plain)
    return bool(_MENU.fullmatch(line.bare.strip()) or named)


def hours(lines: Sequence[Line], marks: Mapping[int, Mark]) -> list[int]:
    """Numbers of the lines that are the hours of a feed's items, not the length of a recording: words follow each."""
    read = {n.number for n in lines if n.number not in marks or marks[n.number].kind is BlockKind.HEADING}
    found = [
        line.number
        for line, below in pairwise(lines)
        if line.number not in read and _HOUR.fullmatch(line.plain) and below.number in read
    ]
    return found if len(found) > 1 else []


def days(lines: Sequence[Line], marks: Mapping[int, Mark]) -> list[int]:
    """Numbers of the lines that are the days of a chronicle, above its paragraphs, or of an agenda, below what is on."""
    found, agenda, between = [], [], 0
    for above, line, below in zip(lines, lines[1:], lines[2:], strict=False):
        mark = marks.get(line.number)
        if mark is None or mark.reason != "dated" or not _DAY.fullmatch(line.plain) or below.number in marks:
            continue
        if _told(below, marks):
            found.append(line.number)
            between += _told(above, marks)
        if above.number not in marks and not _told(above, marks):
            agenda.append(line.number)
    runs = [n for n in agenda if {n - 2, n + 2} & {*agenda}]
    listed = len(runs) >= _ENOUGH and not _part(marks.get(runs[0] - 2))
    return [*(found if between > 1 else []), *(runs if listed else [])]


def _told(line: Line, marks: Mapping[int, Mark]) -> bool:
    return line.number not in marks and bool(re.search(r"[.!?…][»\"')\]]*$", line.plain))


def biographies(lines: Sequence[Line], marks: Mapping[int, Mark], language: str) -> Iterator[int]:
    """Numbers of the lines that say who signs the page: « Anne Lestrade est journaliste au Courrier », by Anne Lestrade."""
    signed = " / ".join(n.plain for n in lines if _signs(n, marks.get(n.number)))
    told = table(language, "furniture").get("biography", {})
    for line in lines if told and signed else ():
        name = _NAME.match(line.plain)
        if (
            name
            and line.number not in marks
            and name[0] in signed
            and _pattern(told["pattern"]).match(line.plain, name.end())
        ):
            yield line.number


def _signs(line: Line, mark: Mark | None) -> bool:
    """Whether the line is a credit, or a name alone that a biography elsewhere keeps from being read as one."""
    return bool(_ALONE.fullmatch(line.plain)) if mark is None else mark.kind is BlockKind.CREDIT


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def enclosed(lines: Sequence[Line], marks: Mapping[int, Mark], title: int | None, article: Vocabulary) -> list[int]:
    """Numbers of the lines below the title that page parts enclose."""
    above = -1 if title is None else title
    found: list[int] = []
    for run in _runs(lines, marks, above):
        parts = [n.number for n in run if _part(marks.get(n.number))]
        loose = [n for n in run if n.number not in marks]
        if len(parts) < _ENOUGH or len(loose) > len(parts):
            continue
        least = _SPEAKS if title is not None else 1
        found += [n.number for n in loose if parts[0] < n.number < parts[-1] and not _kept(n, article, least)]
    return found


def titles_again(lines: Sequence[Line], marks: Mapping[int, Mark], title: int | None) -> Iterator[int]:
    """Numbers of the lines that print the title once more, right below it or next to page parts."""
    if title is None:
        return
    same = key(lines[title].plain)
    for line in lines[title + 1 :]:
        if line.number not in marks and key(line.plain) == same:
            beside = (marks.get(n) for n in (line.number - 1, line.number + 1))
            twice = line.number == title + 1
            if twice or any(mark is not None and mark.kind is BlockKind.FURNITURE for mark in beside):
                yield line.number


def _part(mark: Mark | None) -> bool:
    return mark is not None and mark.kind is BlockKind.FURNITURE and mark.reason not in _BETWEEN


def _runs(lines: Sequence[Line], marks: Mapping[int, Mark], above: int) -> Iterator[list[Line]]:
    """Stretches of marked lines and lines of few words, below the line `above`."""
    run: list[Line] = []
    for line in lines[above + 1 :]:
        if line.number in marks or (len(line.plain) <= _LONGEST and not re.search(r"[.…;,]$", line.plain)):
            run.append(line)
        else:
            yield run
            run = []
    yield run


def _kept(line: Line, article: Vocabulary, least: int) -> bool:
    if _COUNT.fullmatch(line.plain):
        return False
    words = long_words(line)
    if CLOSED.search(line.plain) or re.search(r"[«»\"\d]", line.plain):
        return True
    return article.elsewhere(words, words) >= min(least, len(words)) > 0
