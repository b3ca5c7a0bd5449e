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
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from recoupe.model.article import Block, BlockKind
from recoupe.reading.address import judge, long_words
from recoupe.reading.furniture import agency_names, match_line
from recoupe.reading.lines import Line, split_lines, trimmed
from recoupe.reading.zones import Mark, mark_zones

_PARAGRAPH = 120  # letters from which a line that ends like a sentence is surely prose
_HEADING = 140  # longest crosshead
_TITLE = 220  # longest title
_CLOSED = re.compile(r"[.!?…;,:]\s?[»\"')\]]*$|[,;:]$")
_NAME = re.compile(r"[A-Z][\w'-]+(?: (?:de |du |des |la |le |van |von |der |el |ben |d')*[A-Z][\w'.-]+){1,3}")


@dataclass(frozen=True, slots=True)
class Known:
    """A kind that the page's markup tells, for the line that begins at `start`."""

    start: int
    kind: BlockKind
    reason: str


@dataclass(frozen=True, slots=True)
class _Cut:
    start: int
    kind: BlockKind
    reason: str


def tile(text: str, language: str = "fr", known: Sequence[Known] = ()) -> tuple[Block, ...]:
    """The blocks of `text`, in order and without gaps; none for an empty text."""
    lines = split_lines(text)
    if not lines:
        return (Block(0, len(text), BlockKind.FURNITURE, "blank"),) if text else ()
    marks = _marks(lines, language, {k.start: k for k in known})
    cuts = [cut for line in lines for cut in _cuts(line, marks.get(line.number), lines, marks, language)]
    cuts[0] = _Cut(0, cuts[0].kind, cuts[0].reason)
    ends = [c.start for c in cuts[1:]] + [len(text)]
    return tuple(Block(c.start, end, c.kind, c.reason) for c, end in zip(cuts, ends, strict=True))


def _marks(lines: Sequence[Line], language: str, known: Mapping[int, Known]) -> dict[int, Mark]:
    marks: dict[int, Mark] = {}
    for line in lines:
        rule = match_line(line.plain, language, "middle")
        told = known.get(line.start)
        if rule is not None and not (told and told.kind is BlockKind.CAPTION):
            marks[line.number] = Mark(rule.kind, rule.name, rule.opens)
        elif told is not None and told.kind is not BlockKind.BODY:
            marks[line.number] = Mark(told.kind, told.reason)
    words = long_words(lines)
    prose = [n for n in words if n not in marks]
    counts: dict[str, int] = {}
    for n in prose:
        for word in words[n]:
            counts[word] = counts.get(word, 0) + 1
    for n in prose:
        elsewhere = frozenset(w for w in counts if counts[w] > (w in words[n]))
        if judge(lines[n], elsewhere, language).whole:
            marks[n] = Mark(BlockKind.FURNITURE, "address")
    first, last = extent(lines, marks)
    for line in lines:
        outside = line.number < first or line.number > last
        if line.number not in marks and outside:
            rule = match_line(line.plain, language, "edge")
            if rule is not None:
                marks[line.number] = Mark(rule.kind, rule.name, rule.opens)
            elif line.number > 0 and _author(line, lines, words):
                marks[line.number] = Mark(BlockKind.CREDIT, "author")
    marks.update(mark_zones(lines, marks, first, last))
    return marks


def extent(lines: Sequence[Line], marks: Mapping[int, Mark]) -> tuple[int, int]:
    """Numbers of the first and the last line that are surely the article's prose; all lines where none is."""
    left = [line for line in lines if line.number not in marks]
    for shortest in (_PARAGRAPH, 50):
        solid = [n.number for n in left if len(n.plain) >= shortest and _CLOSED.search(n.plain)]
        if solid:
            return solid[0], solid[-1]
    return 0, len(lines) - 1


def _author(line: Line, lines: Sequence[Line], words: Mapping[int, frozenset[str]]) -> bool:
    """A bare name that the article does not speak about: « Anne Lestrade »."""
    if not _NAME.fullmatch(line.plain) or len(line.plain) > 40:
        return False
    surname = line.plain.split()[-1]
    return not any(surname in other.bare for other in lines if other.number != line.number)


def _cuts(
    line: Line, mark: Mark | None, lines: Sequence[Line], marks: Mapping[int, Mark], language: str
) -> Iterator[_Cut]:
    if mark is not None:
        yield _Cut(line.start, mark.kind, mark.reason)
        return
    if _heading(line, lines, marks):
        yield _Cut(line.start, BlockKind.HEADING, "title" if line.number == 0 else "crosshead")
        return
    yield from _paragraph(line, lines, marks, language)


def _paragraph(line: Line, lines: Sequence[Line], marks: Mapping[int, Mark], language: str) -> Iterator[_Cut]:
    """Body, with the prompts at its ends and the agency credit after its last full stop as blocks of their own."""
    count = len(line.sentences)
    kinds: list[tuple[BlockKind, str]] = [(BlockKind.BODY, "prose")] * count
    if count > 1:
        elsewhere = frozenset().union(*(w for n, w in long_words(lines).items() if n != line.number and n not in marks))
        verdict = judge(line, elsewhere, language)
        for i in (*range(verdict.leading), *range(count - verdict.trailing, count)):
            kinds[i] = (BlockKind.FURNITURE, "address")
        for i in (0, count - 1):
            a, b = line.sentences[i]
            rule = match_line(trimmed(line.bare[a:b]), language, "glued")
            if rule is not None:
                kinds[i] = (rule.kind, rule.name)
    previous = None
    for (a, _), kind in zip(line.sentences, kinds, strict=True):
        if kind != previous:
            yield _Cut(line.start + (line.folded.to_source(a, a + 1)[0] if a else 0), *kind)
        previous = kind
    credit = _closing_credit(line.bare)
    if credit is not None and previous == (BlockKind.BODY, "prose"):
        yield _Cut(line.start + line.folded.to_source(credit, credit + 1)[0], BlockKind.CREDIT, "agency-credit")


def _closing_credit(bare: str) -> int | None:
    match = _closing().search(bare)
    return match.start("credit") if match and match.start("credit") > 0 else None


@cache
def _closing() -> re.Pattern[str]:
    """« … a-t-il conclu. (avec AFP) »: after the full stop, in brackets; « … selon Yonhap (AFP). » is a sentence's own."""
    names = agency_names()
    one = rf"(?:l'|les? )?(?:agences?|{names})"
    more = rf"(?: ?[,/+&] ?| et | avec )(?:l')?(?:agences?|{names}|[a-z]{{2,4}})"
    inner = rf"(?:avec |source ?: ?|© ?)?{one}(?:{more})*"
    return re.compile(rf"[.!?…»\"][ ]*(?P<credit>[(\[]{inner}[)\]])\.?$", re.IGNORECASE)


def _heading(line: Line, lines: Sequence[Line], marks: Mapping[int, Mark]) -> bool:
    plain = line.plain
    before = [n for n in range(line.number) if n not in marks]
    if not before and len(plain) <= _TITLE and not re.search(r"[.;,:…]\s?[»\"')\]]*$", plain):
        return len(lines) > 1
    if line.bullet or len(plain) > _HEADING or not re.match(r"[\"'«(\[ ]*[A-Z0-9]", plain):
        return False
    if _CLOSED.search(plain) and not re.search(r"(?<!\.)[?!]\s?[»\"]?$", plain):
        return False
    following = next((n for n in range(line.number + 1, len(lines)) if n not in marks), None)
    if following is None:
        return False
    return not _in_list(line, lines, marks)


def _in_list(line: Line, lines: Sequence[Line], marks: Mapping[int, Mark]) -> bool:
    """Whether the line stands among four or more short lines: results, programmes, tables."""
    run = 1
    for step in (-1, 1):
        n = line.number + step
        while (
            0 <= n < len(lines)
            and n not in marks
            and len(lines[n].plain) <= _HEADING
            and not _CLOSED.search(lines[n].plain)
        ):
            run, n = run + 1, n + step
    return run >= 4
