"""Runs of words that two articles have in common, aligned to characters.

« les eaux ont envahi dans la nuit le quartier des Tanneurs » in both is a run; one word exchanged in its midst does not end it.
A run counts by the words in it that tell something: names, titles and words inside a direct quotation do not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from recoupe.model.annotated import AnnotatedArticle
from recoupe.model.article import BlockKind
from recoupe.model.entity import MentionKind
from recoupe.model.span import Span
from recoupe.model.statement import Mode
from recoupe.model.story import Passage
from recoupe.rules.folding import key

GRAM = 5
SHORTEST = 8  # words in a passage worth a row: shorter runs are stock phrases and titles
TELLING = 6  # of them, words that are no name, title or quotation
GAP = 2  # words exchanged in the midst of a run

_WORD = re.compile(r"\w+(?:[’'-]\w+)*[’']?")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of an article's body and headings: their keys, places, and which of them tell nothing."""

    keys: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    masked: tuple[bool, ...]

    def grams(self) -> list[tuple[str, ...]]:
        """The runs of `GRAM` words, by the place of their first word."""
        return [self.keys[k : k + GRAM] for k in range(len(self.keys) - GRAM + 1)]


@dataclass(frozen=True, slots=True)
class Run:
    """A run of words that two articles share; `stock` where all its telling words are a stock phrase's."""

    passage: Passage
    stock: bool


def read_words(a: AnnotatedArticle, titles: Sequence[tuple[int, int]] = ()) -> Words:
    """The words of headings and body; `titles`: where titles of persons stand, beside those of sources."""
    dull = [(m.span.start, m.span.end) for m in a.mentions if m.kind is not MentionKind.PRONOUN]
    dull += titles
    dull += [(s.source.start, s.source.end) for s in a.statements if s.source]
    dull += [(c.start, c.end) for s in a.statements if s.mode is Mode.DIRECT for c in s.content]
    covered = bytearray(len(a.article.text))
    for start, end in dull:
        covered[start:end] = b"\x01" * (end - start)
    found = [
        (key(m[0]), m.start(), m.end())
        for block in a.article.blocks
        if block.kind in (BlockKind.BODY, BlockKind.HEADING)
        for m in _WORD.finditer(a.article.text, block.start, block.end)
    ]
    return Words(
        tuple(k for k, _, _ in found),
        tuple((s, e) for _, s, e in found),
        tuple(bool(covered[s]) for _, s, _ in found),
    )


def word_runs(
    a: AnnotatedArticle, first: Words, b: AnnotatedArticle, second: Words, stock: Set[tuple[str, ...]]
) -> list[Run]:
    """The runs that the two articles share, in order of the first; `stock`: runs of `GRAM` words that very many print."""
    index: dict[tuple[str, ...], list[int]] = {}
    for j in range(len(second.keys) - GRAM + 1):
        index.setdefault(second.keys[j : j + GRAM], []).append(j)
    runs: list[Run] = []
    i = 0
    while i <= len(first.keys) - GRAM:
        ends = [_run(first, i, second, j) for j in index.get(first.keys[i : i + GRAM], ())]
        if not ends:
            i += 1
            continue
        end, last, start = max(ends)
        if end - i >= SHORTEST and sum(not m for m in first.masked[i:end]) >= TELLING:
            passage = _passage(a, first, i, end, b, second, start, last)
            runs.append(Run(passage, _own_words(first, i, end, stock) < TELLING))
        i = end
    return runs


def _own_words(words: Words, i: int, end: int, stock: Set[tuple[str, ...]]) -> int:
    """The telling words from i to end that are in no stock phrase."""
    told = set(range(i, end)) - {k for k in range(i, end) if words.masked[k]}
    for k in range(i, end - GRAM + 1) if stock else ():
        if words.keys[k : k + GRAM] in stock:
            told -= set(range(k, k + GRAM))
    return len(told)


def _run(first: Words, i: int, second: Words, j: int) -> tuple[int, int, int]:
    """Where the run that begins at i and j ends in both, exchanged words bridged; and j."""
    start = j
    while i < len(first.keys) and j < len(second.keys):
        if first.keys[i] == second.keys[j]:
            i, j = i + 1, j + 1
            continue
        bridge = _bridge(first.keys, i, second.keys, j)
        if bridge is None:
            break
        i, j = bridge
    return i, j, start


def _bridge(one: Sequence[str], i: int, other: Sequence[str], j: int) -> tuple[int, int] | None:
    """The nearest place behind a gap of a word or two where three words agree again."""
    for size in range(1, 2 * GAP + 1):
        for skip in range(max(0, size - GAP), min(size, GAP) + 1):
            x, y = i + skip, j + size - skip
            if one[x : x + 3] == other[y : y + 3] and len(one[x : x + 3]) == 3:
                return x, y
    return None


def _passage(
    a: AnnotatedArticle, first: Words, i: int, end: int, b: AnnotatedArticle, second: Words, j: int, last: int
) -> Passage:
    return Passage(
        Span.of(a.article.text, first.places[i][0], first.places[end - 1][1]),
        Span.of(b.article.text, second.places[j][0], second.places[last - 1][1]),
    )
