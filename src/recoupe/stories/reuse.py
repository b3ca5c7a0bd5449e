"""Copy that two articles of a story share.

« … ont entamé vendredi une réunion à Moscou » standing word for word in two articles is copy; a shared title or name is
not. Runs of words that two bodies have in common are found by their 5-grams, weighted by rarity within the story, and
aligned to characters.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from recoupe.model.annotated import AnnotatedArticle
from recoupe.model.article import BlockKind
from recoupe.model.entity import Entity
from recoupe.model.span import Span
from recoupe.model.story import LikelyOrigin, OriginKind, Passage, Reuse
from recoupe.rules.folding import key

GRAM = 5
SHORTEST = 8  # words in a passage worth a row: shorter runs are stock phrases and titles

_WORD = re.compile(r"\w+(?:[’'-]\w+)*[’']?")


def find_reuse(articles: Sequence[AnnotatedArticle], entities: Sequence[Entity]) -> tuple[Reuse, ...]:
    """The pairs of articles that share passages, in order of their ids."""
    ordered = sorted(articles, key=lambda a: a.article.id)
    words = [_words(a) for a in ordered]
    found = []
    for i in range(len(ordered)):
        for j in range(i + 1, len(ordered)):
            passages = _shared(ordered[i], words[i], ordered[j], words[j])
            if passages:
                found.append(_row(ordered[i], ordered[j], passages))
    return tuple(found)


def _words(a: AnnotatedArticle) -> list[tuple[str, int, int]]:
    return [
        (key(m[0]), m.start(), m.end())
        for block in a.article.blocks
        if block.kind in (BlockKind.BODY, BlockKind.HEADING)
        for m in _WORD.finditer(a.article.text, block.start, block.end)
    ]


def _shared(
    a: AnnotatedArticle, first: list[tuple[str, int, int]], b: AnnotatedArticle, second: list[tuple[str, int, int]]
) -> list[Passage]:
    index: dict[tuple[str, ...], list[int]] = {}
    for j in range(len(second) - GRAM + 1):
        index.setdefault(tuple(w for w, _, _ in second[j : j + GRAM]), []).append(j)
    passages, i = [], 0
    while i <= len(first) - GRAM:
        best, where = 0, 0
        for j in index.get(tuple(w for w, _, _ in first[i : i + GRAM]), ()):
            n = GRAM
            while i + n < len(first) and j + n < len(second) and first[i + n][0] == second[j + n][0]:
                n += 1
            if n > best:
                best, where = n, j
        if best >= SHORTEST:
            passages.append(
                Passage(
                    Span.of(a.article.text, first[i][1], first[i + best - 1][2]),
                    Span.of(b.article.text, second[where][1], second[where + best - 1][2]),
                )
            )
        i += max(best, 1)
    return passages


def _row(a: AnnotatedArticle, b: AnnotatedArticle, passages: list[Passage]) -> Reuse:
    copied = sum(_letters(p.a.text) for p in passages)
    body = min(_body_letters(a), _body_letters(b)) or 1
    ids = (a.article.id, b.article.id)
    return Reuse(
        id="r" + hashlib.sha256("\n".join(ids).encode()).hexdigest()[:12],
        articles=ids,
        passages=tuple(passages),
        share=round(min(1.0, copied / body), 4),
        likely_origin=_origin(a, b),
        rule="reuse/word-runs",
        score=min(1.0, 0.5 + max(_letters(p.a.text) for p in passages) / 200),
    )


def _origin(a: AnnotatedArticle, b: AnnotatedArticle) -> LikelyOrigin | None:
    both = sorted(set(a.agencies) & set(b.agencies)) or sorted({*a.agencies, *b.agencies})
    if len(both) == 1:
        return LikelyOrigin(OriginKind.AGENCY, both[0])
    return None


def _letters(text: str) -> int:
    return sum(c.isalnum() for c in text)


def _body_letters(a: AnnotatedArticle) -> int:
    kinds = (BlockKind.BODY, BlockKind.HEADING)
    return sum(_letters(a.article.text[b.start : b.end]) for b in a.article.blocks if b.kind in kinds)
