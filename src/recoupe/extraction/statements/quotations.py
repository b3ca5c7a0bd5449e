"""The passages of an article in quotation marks, and the lines that its page sets apart as somebody's words.

« On m'a dit : “Partez !” et je suis parti », raconte-t-il. » holds two passages, one inside the other (`depth`). Who utters
a passage, if anybody does, is not asked here; which marks belong together is told by `extraction.pairing`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from recoupe.extraction.pairing import QuotedPassage, passages_of
from recoupe.extraction.parse import READ_KINDS, ParsedArticle
from recoupe.extraction.quotation_marks import Marks
from recoupe.extraction.statements.quoted_lines import quoted_lines

__all__ = ["QuotedPassage", "quoted_passages"]


def quoted_passages(parsed: ParsedArticle) -> tuple[QuotedPassage, ...]:
    """The passages of headings, body and captions, in text order; an outer passage before those inside it."""
    lines: list[tuple[int, int]] = []
    runs: list[list[tuple[int, int]]] = []
    kind = None
    for block in parsed.article.blocks:
        if block.kind is not kind or block.kind not in READ_KINDS:
            runs.append(lines := [])
            kind = block.kind
        if block.kind in READ_KINDS:
            lines.extend(_lines(parsed.text, block.start, block.end))
    found = [p for run in runs for p in passages_of(parsed.text, run)]
    found += [_line(*held) for run in runs for held in quoted_lines(parsed.text, run) if held[0] < held[1]]
    return tuple(_with_depth(sorted(found, key=lambda p: (p.start, -p.end))))


def _line(start: int, end: int) -> QuotedPassage:
    return QuotedPassage(start, end, start, end, True, Marks.LINE, 0, ((start, end),))


def _with_depth(passages: Sequence[QuotedPassage]) -> Iterator[QuotedPassage]:
    """The passages with the number of those that hold them: one that was to close early holds none of what follows."""
    around: list[QuotedPassage] = []
    for passage in passages:
        around = [p for p in around if passage.end <= p.end]
        yield replace(passage, depth=len(around))
        around.append(passage)


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for piece in re.split(r"(?<=[\n\r\u2028\u2029\u0085])", text[start:end]):
        stripped = piece.strip()
        if stripped:
            first = at + len(piece) - len(piece.lstrip())
            yield first, first + len(stripped)
        at += len(piece)
