"""Which articles report one happening.

Articles are vectors of their content words, names counting double, weighted by rarity (TF-IDF) against the articles at
hand and against how common a word is in news at large; two articles belong together when their cosine is high enough for
the days between them. Groups are the connected parts. Not found here: that two strikes of one week are two stories when
they share names and words.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from recoupe.model.annotated import AnnotatedArticle
from recoupe.rules.loader import load

LANGUAGE = "fr"  # of the common words
BACKGROUND = 50  # a handful of articles tells little of how rare a word is: rarity is judged as if among so many
COMMON_WEIGHT = 0.5  # against 3.9 for a word that one article of fifty has

# On the seeds, same-story pairs reach 0.25–0.55 and pairs with unrelated stories stay under 0.1.
SAME_STORY = 0.17
DAYS_TO_HALVE = 14.0


def group(articles: Sequence[AnnotatedArticle]) -> tuple[tuple[str, ...], ...]:
    """The stories among `articles` as tuples of article ids, each sorted, in order of their first id."""
    ordered = sorted(articles, key=lambda a: a.article.id)
    vectors = _vectors(ordered)
    root = list(range(len(ordered)))

    def find(i: int) -> int:
        while root[i] != i:
            root[i] = root[root[i]]
            i = root[i]
        return i

    for i in range(len(ordered)):
        for j in range(i):
            if _cosine(vectors[i], vectors[j]) * _closeness(ordered[i], ordered[j]) >= SAME_STORY:
                a, b = sorted((find(i), find(j)))
                root[b] = a
    groups: dict[int, list[str]] = {}
    for i, article in enumerate(ordered):
        groups.setdefault(find(i), []).append(article.article.id)
    return tuple(tuple(g) for _, g in sorted(groups.items()))


@dataclass(frozen=True, slots=True)
class Common:
    """Lemmas that tell little about which story an article belongs to."""

    about: str
    words: tuple[str, ...]
    example: str


@cache
def _common() -> frozenset[str]:
    return frozenset(w for c in load(LANGUAGE, "common", "common", Common) for w in c.words)


def _vectors(articles: Sequence[AnnotatedArticle]) -> list[dict[str, float]]:
    """TF-IDF of the articles' lemmas, each of length 1. Common words weigh as if they stood in every article of many."""
    counts = [Counter(t.lemma for t in a.terms for _ in range(2 if t.pos == "PROPN" else 1)) for a in articles]
    spread = Counter(lemma for c in counts for lemma in c)
    common, n = _common(), max(len(articles), BACKGROUND)
    vectors = []
    for count in counts:
        weights = {
            w: (1 + math.log(c)) * (COMMON_WEIGHT if w in common or w.isdigit() else math.log(1 + n / spread[w]))
            for w, c in count.items()
        }
        norm = math.sqrt(sum(v * v for v in weights.values())) or 1.0
        vectors.append({w: v / norm for w, v in weights.items()})
    return vectors


def _cosine(a: dict[str, float], b: dict[str, float]) -> float:
    if len(b) < len(a):
        a, b = b, a
    return sum(v * b.get(w, 0.0) for w, v in a.items())


def _closeness(a: AnnotatedArticle, b: AnnotatedArticle) -> float:
    """1 for the same day or an unknown one, halved every `DAYS_TO_HALVE` days between."""
    first, second = a.article.published.value, b.article.published.value
    if not first or not second:
        return 1.0
    days = abs((date.fromisoformat(first[:10]) - date.fromisoformat(second[:10])).days)
    return float(0.5 ** (days / DAYS_TO_HALVE))
