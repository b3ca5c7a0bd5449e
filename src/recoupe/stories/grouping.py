"""Which articles report one happening.

Articles are vectors of their content words, names counting double, weighted by rarity (TF-IDF) against the articles read
so far and against how common a word is in news at large; two articles belong together when their cosine is high enough for
the days between them. Articles are taken in order of day: each joins the story that it is like enough, opens one, or,
where it is like two, merges them, if it is like them as a whole: links of two and two make no chain through an archive.
What was decided stays: a later article changes nothing of it but by a merge, and every
step leaves a trace. Only articles that share rare words are compared. Not found here: that two strikes of one week in one
town are two stories.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from recoupe.model.annotated import AnnotatedArticle
from recoupe.model.entity import EntityKind, MentionKind
from recoupe.model.span import Span
from recoupe.model.story import GroupingMove, GroupingStep
from recoupe.rules.loader import load

LANGUAGE = "fr"  # of the common words
BACKGROUND = 50  # a handful of articles tells little of how rare a word is: rarity is judged as if among so many
COMMON_WEIGHT = 0.5  # against 3.9 for a word that one article of fifty has
THEME_WEIGHT = 1.5
SURE = 0.45  # articles this like are of one story, whatever words make them so: short ones share few
LIKELY = 0.38  # enough with one such word
IN_COMMON = 2  # words that two articles of one story share besides common ones
NAMED = 2  # what a name counts

# Pairs of one story reach 0.09–0.55 on our examples, the seeds and planted near-misses; pairs of two stories stay under
# 0.15 there and among 80 news articles of one summer, and then only with one article of a story, not with several.
SAME_STORY = 0.16
LIKE = 0.12  # enough where two articles of a story are as like
DAYS_TO_HALVE = 14.0
UNDATED = 0.85  # where a day is unknown, nothing says that the two are of one time
# A story is of one happening as a whole: a new article, or another story, must be this like its articles on average. In
# stories of three and more the mean is 0.18 and more for each article; among 330 articles of one outlet's archive chains
# of links held 43 together whose means are 0.03 to 0.125.
ON_AVERAGE = 0.16
# In a story of four and more one article alone must be this like a new one; else a second one must be like it too.
ALONE = 0.25
LARGE = 4

# The index: each article is entered under its heaviest words; two are compared when they share a few of them. A word
# that very many articles have leads to the latest of them only.
KEPT = 40
SHARED = 2
ROOM = 60  # the latest articles under one word that are looked at
TOLD = 5  # words by which a step says why


def group(articles: Sequence[AnnotatedArticle]) -> tuple[tuple[str, ...], ...]:
    """The stories among `articles` as tuples of article ids, each sorted, in order of their first id.

    Time grows with the number of articles that share rare words, not with the number of pairs.
    """
    return grouping(articles).stories()


def grouping(articles: Sequence[AnnotatedArticle]) -> Grouping:
    """The stories among `articles`, taken in order of day, and how each article came to its story."""
    grown = Grouping()
    for article in sorted(articles, key=lambda a: (a.article.published.value or "9", a.article.id)):
        grown.add(article)
    return grown


@dataclass(frozen=True, slots=True)
class Common:
    """Lemmas that tell little about which story an article belongs to."""

    about: str
    words: tuple[str, ...]
    example: str


@cache
def _weights() -> Mapping[str, float]:
    """The weight of words that tell little, whatever the articles at hand."""
    themes = {w: THEME_WEIGHT for c in load(LANGUAGE, "common", "theme", Common) for w in c.words}
    return themes | {w: COMMON_WEIGHT for c in load(LANGUAGE, "common", "common", Common) for w in c.words}


@dataclass(slots=True)
class _Index:
    """Articles by their heaviest words."""

    entries: dict[str, list[int]] = field(default_factory=dict)

    def candidates(self, vector: Mapping[str, float]) -> list[int]:
        """Earlier articles that share enough heavy words."""
        shared = Counter(j for w in _heaviest(vector) for j in self._under(w))
        return sorted(j for j, n in shared.items() if n >= SHARED)

    def _under(self, word: str) -> Sequence[int]:
        """The articles under a word: of a crowded one the latest, since stories are of their days."""
        return self.entries.get(word, [])[-ROOM:]

    def add(self, i: int, vector: Mapping[str, float]) -> None:
        for word in _heaviest(vector):
            self.entries.setdefault(word, []).append(i)


@dataclass(slots=True)
class _Stories:
    """Stories as they grow, and the weak links between them."""

    home: dict[int, int] = field(default_factory=dict)
    rows: dict[int, list[int]] = field(default_factory=dict)
    sums: dict[int, dict[str, float]] = field(default_factory=dict)  # of the vectors of a story's articles
    links: Counter[tuple[int, int]] = field(default_factory=Counter)

    def add(self, i: int, vector: Mapping[str, float], near: Sequence[tuple[int, float]]) -> list[int]:
        """Let article i join, open or merge stories, given its vector and the earlier articles that it is like.

        Gives the first article of each story that thereby became one with another.
        """
        found: dict[int, list[float]] = {}
        for j, likeness in near:
            found.setdefault(self.home[j], []).append(likeness)
        likely = sorted((s for s, links in found.items() if self._enough(s, links)), key=lambda s: (-max(found[s]), s))
        fitting = [s for s in likely if self._on_average(vector, 1, s) >= ON_AVERAGE]
        home = fitting[0] if fitting else i
        self.home[i] = home
        self.rows.setdefault(home, []).append(i)
        _add_to(self.sums.setdefault(home, {}), vector)
        merged = [home] if fitting else []
        for other in fitting[1:]:
            if self._on_average(self.sums[home], len(self.rows[home]), other) >= ON_AVERAGE:
                merged.append(other)
                home = self._merge(home, other)
        for story, links in sorted(found.items()):
            home = self.home[i]
            if story == home or story not in self.rows or not self._tied(home, story, len(links)):
                continue
            if self._on_average(self.sums[home], len(self.rows[home]), story) >= ON_AVERAGE:
                merged += [n for n in (home, story) if n not in merged and n != i]
                self._merge(home, story)
        return sorted(merged)

    def _on_average(self, total: Mapping[str, float], count: int, story: int) -> float:
        """The mean likeness of `count` articles, whose vectors add up to `total`, to those of a story."""
        return _cosine(total, self.sums[story]) / (count * len(self.rows[story]))

    def _enough(self, story: int, found: Sequence[float]) -> bool:
        if len(found) > 1:
            return True
        return max(found) >= (SAME_STORY if len(self.rows[story]) < LARGE else ALONE)

    def _tied(self, a: int, b: int, links: int) -> bool:
        """Count weak links between two stories; a small one with two or more of them is part of the other."""
        pair = (min(a, b), max(a, b))
        self.links[pair] += links
        return self.links[pair] > 1 and min(len(self.rows[a]), len(self.rows[b])) < LARGE

    def _merge(self, one: int, two: int) -> int:
        home, other = sorted((one, two))
        _add_to(self.sums[home], self.sums.pop(other))
        for member in self.rows.pop(other):
            self.home[member] = home
            self.rows[home].append(member)
        for pair in [p for p in self.links if other in p]:
            third = pair[0] if pair[1] == other else pair[1]
            count = self.links.pop(pair)
            if third != home:
                self.links[(min(home, third), max(home, third))] += count
        return home

    def members(self) -> list[list[int]]:
        return list(self.rows.values())


@dataclass(slots=True)
class Grouping:
    """Stories that grow article by article; `steps` say how each article came to its story."""

    steps: list[GroupingStep] = field(default_factory=list)
    _ids: list[str] = field(default_factory=list)
    _days: list[date | None] = field(default_factory=list)
    _vectors: list[dict[str, float]] = field(default_factory=list)
    _spread: Counter[str] = field(default_factory=Counter)
    _index: _Index = field(default_factory=_Index)
    _stories: _Stories = field(default_factory=_Stories)

    def add(self, article: AnnotatedArticle) -> GroupingStep:
        """Let an article join, open or merge stories. Articles come in order of day, undated ones last."""
        i, day = len(self._ids), _day(article)
        vector = self._vector(article)
        near = [
            (j, likeness)
            for j in self._index.candidates(vector)
            if (likeness := _cosine(vector, self._vectors[j]) * _closeness(day, self._days[j])) >= LIKE
            and (likeness >= SURE or _in_common(vector, self._vectors[j]) >= (1 if likeness >= LIKELY else IN_COMMON))
        ]
        merged = self._stories.add(i, vector, near)
        self._ids.append(article.article.id)
        self._days.append(day)
        self._vectors.append(vector)
        self._index.add(i, vector)
        step = self._step(i, [n for n in near if self._stories.home[n[0]] == self._stories.home[i]], merged)
        self.steps.append(step)
        return step

    def stories(self) -> tuple[tuple[str, ...], ...]:
        """The stories so far as tuples of article ids, each sorted, in order of their first id."""
        return tuple(sorted(tuple(sorted(self._ids[i] for i in m)) for m in self._stories.members()))

    def _step(self, i: int, near: Sequence[tuple[int, float]], merged: Sequence[int]) -> GroupingStep:
        best = max(near, key=lambda n: (n[1], -n[0]), default=None)
        move = GroupingMove.MERGES if len(merged) > 1 else GroupingMove.JOINS if near else GroupingMove.OPENS
        return GroupingStep(
            article=self._ids[i],
            move=move,
            like=tuple(self._ids[j] for j, _ in near),
            words=_telling(self._vectors[i], self._vectors[best[0]]) if best else (),
            merged=tuple(self._ids[m] for m in merged) if move is GroupingMove.MERGES else (),
            rule=f"stories/{move.value}",
            score=round(min(1.0, best[1]), 3) if best else 1.0,
        )

    def _vector(self, article: AnnotatedArticle) -> dict[str, float]:
        """TF-IDF of the lemmas, of length 1, against the articles so far; a person's names are one word."""
        counts = _counts(article)
        self._spread.update(counts.keys())
        known, n = _weights(), max(len(self._ids) + 1, BACKGROUND)
        weights = {w: (1 + math.log(c)) * (known.get(w) or self._rarity(w, n)) for w, c in counts.items()}
        norm = math.sqrt(sum(v * v for v in weights.values())) or 1.0
        return {w: v / norm for w, v in weights.items()}

    def _rarity(self, word: str, n: int) -> float:
        return COMMON_WEIGHT if word.isdigit() else math.log(1 + n / self._spread[word])


def _counts(article: AnnotatedArticle) -> Counter[str]:
    """How often an article has each lemma; names count double, and all the names of one person are their last one."""
    persons = {e.id for e in article.entities if e.kind is EntityKind.PERSON and e.named}
    spans = sorted((m.span for m in article.mentions if m.entity in persons and m.kind is MentionKind.NAME), key=_first)
    counts: Counter[str] = Counter()
    at = 0
    for k, term in enumerate(article.terms):
        while at < len(spans) and spans[at].end <= term.start:
            at += 1
        following = article.terms[k + 1] if k + 1 < len(article.terms) else None
        if at < len(spans) and following and spans[at].start <= term.start and following.end <= spans[at].end:
            continue  # a first name
        counts[term.lemma] += NAMED if term.pos == "PROPN" else 1
    return counts


def _first(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _in_common(a: Mapping[str, float], b: Mapping[str, float]) -> int:
    """The words that two articles share and that are neither common nor of a theme: one minister makes no story."""
    known = _weights()
    return sum(w in b and w not in known and not w.isdigit() for w in a)


def _telling(a: Mapping[str, float], b: Mapping[str, float]) -> tuple[str, ...]:
    """The words that make two articles alike, those that do most first."""
    shared = sorted((w for w in a if w in b), key=lambda w: (-a[w] * b[w], w))
    return tuple(shared[:TOLD])


def _heaviest(vector: Mapping[str, float]) -> list[str]:
    return sorted(vector, key=lambda w: (-vector[w], w))[:KEPT]


def _cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    if len(b) < len(a):
        a, b = b, a
    return sum(v * b.get(w, 0.0) for w, v in a.items())


def _add_to(total: dict[str, float], vector: Mapping[str, float]) -> None:
    for word, weight in vector.items():
        total[word] = total.get(word, 0.0) + weight


def _day(a: AnnotatedArticle) -> date | None:
    value = a.article.published.value
    return date.fromisoformat(value[:10]) if value else None


def _closeness(first: date | None, second: date | None) -> float:
    """1 for the same day, halved every `DAYS_TO_HALVE` days between; `UNDATED` where a day is unknown."""
    if first is None or second is None:
        return UNDATED
    return float(0.5 ** (abs((first - second).days) / DAYS_TO_HALVE))
