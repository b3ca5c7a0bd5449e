"""Which articles report one happening.

Articles are vectors of their content words, names counting double, weighted by rarity (TF-IDF) against the articles at
hand and against how common a word is in news at large; two articles belong together when their cosine is high enough for
the days between them. Articles are taken in order of day: each joins the story that it is like enough, opens one, or,
where it is like two, merges them. Only articles that share rare words are compared. Not found here: that two strikes of
one week in one town are two stories.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from recoupe.model.annotated import AnnotatedArticle
from recoupe.rules.loader import load

LANGUAGE = "fr"  # of the common words
BACKGROUND = 50  # a handful of articles tells little of how rare a word is: rarity is judged as if among so many
COMMON_WEIGHT = 0.5  # against 3.9 for a word that one article of fifty has

# Pairs of one story reach 0.09–0.55 on our examples, the seeds and planted near-misses; pairs of two stories stay under
# 0.15 there and among 80 news articles of one summer, and then only with one article of a story, not with several.
SAME_STORY = 0.16
LIKE = 0.12  # enough where two articles of a story are as like
DAYS_TO_HALVE = 14.0
# In a story of four and more one article alone must be this like a new one; else a second one must be like it too.
ALONE = 0.25
LARGE = 4

# The index: each article is entered under its heaviest words; two are compared when they share a few of them. A word
# that very many articles have is no way to find one.
KEPT = 40
SHARED = 2
CROWDED = 0.05  # share of the articles
ROOM = 60  # articles under one word, at least


def group(articles: Sequence[AnnotatedArticle]) -> tuple[tuple[str, ...], ...]:
    """The stories among `articles` as tuples of article ids, each sorted, in order of their first id.

    Time grows with the number of articles that share rare words, not with the number of pairs.
    """
    ordered = sorted(articles, key=lambda a: (a.article.published.value or "9", a.article.id))
    vectors = _vectors(ordered)
    days = [_day(a) for a in ordered]
    index = _Index(max(ROOM, int(CROWDED * len(ordered))))
    stories = _Stories()
    for i, vector in enumerate(vectors):
        near: list[tuple[int, float]] = []
        for j in index.candidates(vector):
            likeness = _cosine(vector, vectors[j]) * _closeness(days[i], days[j])
            if likeness >= LIKE:
                near.append((j, likeness))
        stories.add(i, near)
        index.add(i, vector)
    ids = [a.article.id for a in ordered]
    return tuple(sorted(tuple(sorted(ids[i] for i in members)) for members in stories.members()))


@dataclass(frozen=True, slots=True)
class Common:
    """Lemmas that tell little about which story an article belongs to."""

    about: str
    words: tuple[str, ...]
    example: str


@cache
def _common() -> frozenset[str]:
    return frozenset(w for c in load(LANGUAGE, "common", "common", Common) for w in c.words)


@dataclass(slots=True)
class _Index:
    """Articles by their heaviest words."""

    room: int
    entries: dict[str, list[int]] = field(default_factory=dict)

    def candidates(self, vector: Mapping[str, float]) -> list[int]:
        """Earlier articles that share enough heavy words."""
        shared = Counter(j for w in _heaviest(vector) for j in self._under(w))
        return sorted(j for j, n in shared.items() if n >= SHARED)

    def _under(self, word: str) -> Sequence[int]:
        """The articles under a word: of a crowded one the latest, since stories are of their days."""
        return self.entries.get(word, [])[-self.room :]

    def add(self, i: int, vector: Mapping[str, float]) -> None:
        for word in _heaviest(vector):
            self.entries.setdefault(word, []).append(i)


@dataclass(slots=True)
class _Stories:
    """Stories as they grow, and the weak links between them."""

    home: dict[int, int] = field(default_factory=dict)
    rows: dict[int, list[int]] = field(default_factory=dict)
    links: Counter[tuple[int, int]] = field(default_factory=Counter)

    def add(self, i: int, near: Sequence[tuple[int, float]]) -> None:
        """Let article i join, open or merge stories, given the earlier articles that it is like."""
        found: dict[int, list[float]] = {}
        for j, likeness in near:
            found.setdefault(self.home[j], []).append(likeness)
        fitting = sorted(s for s, links in found.items() if self._enough(s, links))
        home = fitting[0] if fitting else i
        self.home[i] = home
        self.rows.setdefault(home, []).append(i)
        for other in fitting[1:]:
            self._merge(home, other)
        for story, links in sorted(found.items()):
            if story not in fitting and story in self.rows:
                self._tie(self.home[i], story, len(links))

    def _enough(self, story: int, found: Sequence[float]) -> bool:
        if len(found) > 1:
            return True
        return max(found) >= (SAME_STORY if len(self.rows[story]) < LARGE else ALONE)

    def _tie(self, a: int, b: int, links: int) -> None:
        """Count weak links between two stories; a small one with two or more of them is part of the other."""
        pair = (min(a, b), max(a, b))
        self.links[pair] += links
        if self.links[pair] > 1 and min(len(self.rows[a]), len(self.rows[b])) < LARGE:
            self._merge(*pair)

    def _merge(self, home: int, other: int) -> None:
        for member in self.rows.pop(other):
            self.home[member] = home
            self.rows[home].append(member)
        for pair in [p for p in self.links if other in p]:
            third = pair[0] if pair[1] == other else pair[1]
            count = self.links.pop(pair)
            if third != home:
                self.links[(min(home, third), max(home, third))] += count

    def members(self) -> list[list[int]]:
        return list(self.rows.values())


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


def _heaviest(vector: Mapping[str, float]) -> list[str]:
    return sorted(vector, key=lambda w: (-vector[w], w))[:KEPT]


def _cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    if len(b) < len(a):
        a, b = b, a
    return sum(v * b.get(w, 0.0) for w, v in a.items())


def _day(a: AnnotatedArticle) -> date | None:
    value = a.article.published.value
    return date.fromisoformat(value[:10]) if value else None


def _closeness(first: date | None, second: date | None) -> float:
    """1 for the same day or an unknown one, halved every `DAYS_TO_HALVE` days between."""
    if first is None or second is None:
        return 1.0
    return float(0.5 ** (abs((first - second).days) / DAYS_TO_HALVE))
