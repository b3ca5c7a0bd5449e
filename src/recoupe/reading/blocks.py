"""Tile a text with blocks: what of it is heading, body, caption, credit or furniture.

« Crue à Valmer / Publié le 4 mars / La rivière a débordé mardi. / À lire aussi : Les routes coupées » gives a heading,
a credit, a body and a furniture block. Line rules (`reading.furniture`) come first, then what neighbours tell
(`reading.zones`), then prose that addresses the reader (`reading.address`), then headings; the rest is body. Prompts and
credits glued to the end of a paragraph become blocks of their own. Every character is in exactly one block: line breaks
and blank lines belong to the block before them.

In doubt a line is body: a statement lost costs more than a prompt kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from recoupe.model.article import Block, BlockKind
from recoupe.reading.address import judge
from recoupe.reading.furniture import match_line
from recoupe.reading.glued import parts
from recoupe.reading.head import CLOSED, LONGEST_TITLE, SHORTEST_TITLE, head_of
from recoupe.reading.lines import Line, Vocabulary, long_words, split_lines, vocabulary
from recoupe.reading.listings import forms, labelled, listed
from recoupe.reading.teasers import teasers_from
from recoupe.reading.widgets import biographies, code, days, enclosed, hours, menu, titles_again
from recoupe.reading.zones import Mark, mark_zones, middle_of
from recoupe.rules.folding import key

_PARAGRAPH = 120  # letters from which a line that ends like a sentence is surely prose
_HEADING = 140  # longest crosshead
_DASHED = re.compile(r"[-–—] .* [-–—]")  # « - Colère froide - »: an agency's crosshead
_ARROW = re.compile(r"\s*(?:>>|»»|►|▶|➡)\s*\w")  # « >> Crue à Valmer : ce que l'on sait »: the title of another article
_HEAD = 20  # lines of a head below its lead
_LEAD = 50  # letters from which what ends like a sentence is no byline
_SIGNATURES = frozenset({"dated", "byline", "byline-dated"})
_NEXT_CREDIT = re.compile(r"(?i)(?:(?<=\w)[ ,|·•()–-]+|(?<=\d))(?=(?:mise? a jour|modifiee?|publiee?|actualisee?) )")
_SAID_BEHIND = re.compile(r"\w{3}[.!?…] [«\"][^«\"]*[»\"]$")  # « Le juge s'agace. « Assez ! » »
_SIGNERS = 3
_LONGEST_NAME = 40
_NAME = re.compile(r"[A-Z][\w'-]+(?: (?:de |du |des |la |le |van |von |der |el |ben |d')*[A-Z][\w'.-]+){1,3}")


@dataclass(frozen=True, slots=True)
class Known:
    """A kind that the page's markup tells, for the line that begins at `start`."""

    start: int
    kind: BlockKind
    reason: str

    def moved(self, by: int) -> Known:
        """The same, `by` characters further."""
        return replace(self, start=self.start + by)


def tile(text: str, language: str = "fr", known: Sequence[Known] = (), outlet: str | None = None) -> tuple[Block, ...]:
    """The blocks of `text`, in order and without gaps; none for an empty text.

    `known` is what the markup of a page tells; the name of the `outlet`, alone on a line, is a masthead.
    """
    lines = split_lines(text)
    if not lines:
        return (Block(0, len(text), BlockKind.FURNITURE, "blank"),) if text else ()
    marks = _marks(lines, language, {k.start: k for k in known}, outlet)
    found = list(_parts(lines, marks, language))
    starts = [0, *(start for start, _, _ in found[1:]), len(text)]
    return tuple(
        Block(start, end, kind, reason)
        for start, end, (_, kind, reason) in zip(starts, starts[1:], found, strict=False)
    )


def _marks(lines: Sequence[Line], language: str, known: Mapping[int, Known], outlet: str | None) -> dict[int, Mark]:
    """What the lines are that are not plainly the article's prose, by number: each step reads the marks of those before."""
    marks = {n.number: mark for n in lines if (mark := _by_itself(n, known.get(n.start), language, outlet)) is not None}
    items = [*hours(lines, marks), *days(lines, marks)]
    for number in items:
        del marks[number]
    prose = [line for line in lines if line.number not in marks]
    article = vocabulary(prose)
    told = vocabulary(line for line in prose if not _names(line))
    _set_aside(marks, "address", [n.number for n in prose if judge(n, article, language).whole])
    _set_aside(marks, "link", [*listed(lines, marks), *labelled(lines, marks)])
    _set_aside(marks, "form", list(forms(lines, marks, article)))
    teasers = teasers_from(lines, marks, middle_of(lines, marks))
    below = () if teasers is None else lines[teasers:]
    _set_aside(marks, "page-foot", [n.number for n in below if not _is_furniture(marks.get(n.number))])
    _set_aside(marks, "biography", biographies(lines, marks, language))
    first, last = extent(lines, marks)
    kept = {*items, head_of(lines, marks, first, article).title}
    for line in (*lines[:first], *lines[first + 1 : _signed(lines, marks, first)], *lines[last + 1 :]):
        mark = None if line.number in marks or line.number in kept else _at_edge(line, article, told, language)
        if mark is not None:
            marks[line.number] = mark
    head = head_of(lines, marks, first, article)
    _set_aside(marks, "page-head", head.above)
    for number in _captioned(lines, marks):
        marks[number] = Mark(BlockKind.CAPTION, "above-credit")
    again = list(titles_again(lines, marks, head.title))
    _set_aside(marks, "enclosed", [*again, *enclosed(lines, marks, head.title, article)])
    _set_aside(marks, "category", _category(lines, marks))
    return marks | mark_zones(lines, marks, head.title, last)


def _by_itself(line: Line, told: Known | None, language: str, outlet: str | None) -> Mark | None:
    """What a line is by its own words, or by what the markup of its page told."""
    if code(line):
        return Mark(BlockKind.FURNITURE, "code")
    if _ARROW.match(line.bare) and len(line.plain) <= LONGEST_TITLE and line.plain[-1] not in ".!":
        return Mark(BlockKind.FURNITURE, "arrow")
    rule = match_line(line.plain, language, "middle")
    if rule is not None and rule.opens == "links" and len(line.sentences) > 1 and len(line.plain) > _HEADING:
        rule = None  # « À lire aussi » and then the article itself, run together: see `reading.glued`
    if rule is not None and not (told and (told.kind is BlockKind.CAPTION or told.reason == "title")):
        return Mark(rule.kind, rule.name, rule.opens)
    if outlet and key(line.plain) == key(outlet):
        return Mark(BlockKind.FURNITURE, "masthead")
    return None if told is None else Mark(told.kind, told.reason)


def _set_aside(marks: dict[int, Mark], reason: str, numbers: Iterable[int]) -> None:
    for number in numbers:
        marks[number] = Mark(BlockKind.FURNITURE, reason)


def _is_furniture(mark: Mark | None) -> bool:
    return mark is not None and mark.kind is BlockKind.FURNITURE


def _at_edge(line: Line, article: Vocabulary, told: Vocabulary, language: str) -> Mark | None:
    """What a line outside the article's prose is by its own words."""
    rule = match_line(line.plain, language, "edge")
    if rule is not None:
        return Mark(rule.kind, rule.name, rule.opens)
    if menu(line, article):
        return Mark(BlockKind.FURNITURE, "menu")
    return Mark(BlockKind.CREDIT, "author") if line.number > 0 and _author(line, told) else None


def extent(lines: Sequence[Line], marks: Mapping[int, Mark]) -> tuple[int, int]:
    """Numbers of the first and the last line that are surely the article's prose; all lines where none is."""
    left = [line for line in lines if line.number not in marks]
    for shortest in (_PARAGRAPH, 50):
        solid = [n.number for n in left if len(n.plain) >= shortest and CLOSED.search(n.plain)]
        if solid:
            return solid[0], solid[-1]
    return 0, len(lines) - 1


def _signed(lines: Sequence[Line], marks: Mapping[int, Mark], first: int) -> int:
    """Where the head ends if a byline or a date stands below the first paragraph, which is a lead then; else `first`."""
    signed = False
    for line in lines[first + 1 : first + 1 + _HEAD]:
        mark = marks.get(line.number)
        if mark is None and len(line.plain) >= _LEAD and CLOSED.search(line.plain):
            return line.number if signed else first
        signed = signed or (mark is not None and mark.reason in _SIGNATURES)
    return first


def _author(line: Line, told: Vocabulary) -> bool:
    """Bare names that no other line tells of: « Anne Lestrade », « Anne Lestrade & Marc Ollier »."""
    words = long_words(line)
    return _names(line) and not told.elsewhere(words)


def _names(line: Line) -> bool:
    names = re.split(r" & | et |, ", re.sub(r"(?<=\w{2})\.$", "", line.plain))
    return len(names) <= _SIGNERS and all(_NAME.fullmatch(name) and len(name) <= _LONGEST_NAME for name in names)


def _captioned(lines: Sequence[Line], marks: Mapping[int, Mark]) -> Iterator[int]:
    """Numbers of lines that tell what the picture credited right below them shows: « Le pont de Rivey / Photo : Val ».

    Some pages print a caption twice, first without its credit.
    """
    for above, line in pairwise(lines):
        mark = marks.get(line.number)
        if above.number in marks or mark is None or mark.kind is not BlockKind.CAPTION:
            continue
        repeated = key(above.plain) in key(line.plain)
        alone = above.gap and not line.gap and above.number > 0 and not CLOSED.search(above.plain)
        if repeated or (alone and mark.reason.startswith("photo-credit")):
            yield above.number


def _category(lines: Sequence[Line], marks: Mapping[int, Mark]) -> Iterator[int]:
    """The number of a line of one word above the title: « Votations »."""
    top = [line for line in lines[:12] if line.number not in marks][:2]
    if len(top) < 2 or " " in top[0].plain or CLOSED.search(top[0].plain):
        return
    if SHORTEST_TITLE <= len(top[1].plain) <= LONGEST_TITLE and not CLOSED.search(top[1].plain):
        yield top[0].number


def _parts(lines: Sequence[Line], marks: Mapping[int, Mark], language: str) -> Iterator[tuple[int, BlockKind, str]]:
    left = [line for line in lines if line.number not in marks]
    article = vocabulary(left)
    titled = any(mark.reason == "title" for mark in marks.values())
    title = left[0].number if left and not titled else -1
    for line in lines:
        mark = marks.get(line.number)
        if mark is not None:
            yield line.start, mark.kind, mark.reason
            if mark.kind is BlockKind.CREDIT:
                for match in _NEXT_CREDIT.finditer(line.bare):
                    yield line.start + line.folded.to_source(match.end(), match.end() + 1)[0], mark.kind, mark.reason
        elif line.number == title and _title(line, lines):
            yield line.start, BlockKind.HEADING, "title"
        elif line.number < left[-1].number and _crosshead(line, lines, marks):
            yield line.start, BlockKind.HEADING, "crosshead"
        else:
            for start, kind, reason in parts(line, article, language):
                yield line.start + start, kind, reason


def _title(line: Line, lines: Sequence[Line]) -> bool:
    return len(lines) > 1 and len(line.plain) <= LONGEST_TITLE and not re.search(r"[.;,:…]\s?[»\"')\]]*$", line.plain)


def _crosshead(line: Line, lines: Sequence[Line], marks: Mapping[int, Mark]) -> bool:
    plain = line.plain
    if (
        (line.bullet and not _DASHED.fullmatch(line.bare))
        or len(plain) > _HEADING
        or not re.match(r"[\"'«(\[ ]*[A-Z0-9]", plain)
    ):
        return False
    if CLOSED.search(plain) and (not re.search(r"(?<!\.)[?!]\s?[»\"]?$", plain) or _SAID_BEHIND.search(plain)):
        return False
    return not _breaks_off(line, lines) and not _in_list(line, lines, marks)


def _breaks_off(line: Line, lines: Sequence[Line]) -> bool:
    """Whether the next line goes on with a small letter: « “Le pont ne sera pas ¶ rouvert avant mai.” »"""
    following = lines[line.number + 1] if line.number + 1 < len(lines) else None
    return following is not None and not following.bullet and following.folded.text[:1].islower()


def _in_list(line: Line, lines: Sequence[Line], marks: Mapping[int, Mark]) -> bool:
    """Whether the line stands among four or more short lines: results, programmes, tables."""
    run = 1
    for step in (-1, 1):
        n = line.number + step
        while run < 4 and 0 <= n < len(lines) and n not in marks and _short(lines[n].plain):
            run, n = run + 1, n + step
    return run >= 4


def _short(plain: str) -> bool:
    return len(plain) <= _HEADING and not CLOSED.search(plain)
