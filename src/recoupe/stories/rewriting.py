"""Sentences that say the same with other words: what copy becomes when it is rewritten.

« Douze personnes ont péri dans la crue de la Valse » and « La crue de la Valse a fait douze morts » share their content words
or words that news uses for one another. Two sentences are taken for one when the rarest of their words agree; that
much agreement in sentence after sentence is copying, in one sentence alone it is not (two reporters heard the same). A text
told anew sentence by sentence shares less of each, but in the same order and throughout: two reporters of one day do not.
Not found: rewriting that leaves no rare word standing, and free retelling in another order.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from recoupe.model.annotated import AnnotatedArticle
from recoupe.model.article import BlockKind
from recoupe.model.span import Span
from recoupe.model.statement import Mode
from recoupe.model.story import Passage
from recoupe.rules.concepts import concept_of_lemma, near_concepts

ALIKE = 0.6
ENOUGH = 5  # shared concepts, names and figures included
PLAIN = 3  # of them, neither names nor figures
CROWD = 30  # sentences that may share a word and still be compared through it
HELD = 0.75  # of the shorter sentence's weight, where it went into a longer one


# A text told anew: sentences in one order, each a little alike, most of the shorter text. Our rewrites of every sentence
# reach 0.88 to 1.0 of the sentences at a mean of 0.48 to 0.54; articles of one story without a common source stay under
# 0.5 of them or under a mean of 0.35.
LINK = 0.25  # likeness of two sentences that may be one
LINKS = 4  # sentences
COVERED = 0.5  # share of the shorter text's sentences
RETOLD = 0.38  # mean likeness
RARE_SHARED = 4  # rare words that two articles share before they are compared so


@dataclass(frozen=True, slots=True)
class Worded:
    """A sentence and its concepts; `plain` are those that are neither names nor figures."""

    span: Span
    concepts: frozenset[str]
    plain: frozenset[str]


@dataclass(frozen=True, slots=True)
class Rewritten:
    """Two sentences that say the same, and how sure that is."""

    passage: Passage
    alike: float


def sentences_of(a: AnnotatedArticle) -> list[Worded]:
    """The sentences of the body that are worth comparing; direct quotations are left out."""
    body = [(b.start, b.end) for b in a.article.blocks if b.kind is BlockKind.BODY]
    quoted = [(c.start, c.end) for s in a.statements if s.mode is Mode.DIRECT for c in s.content]
    found, n = [], 0
    terms = sorted(a.terms, key=lambda t: t.start)
    for s in sorted(a.sentences, key=lambda s: s.start):
        while n < len(terms) and terms[n].start < s.start:
            n += 1
        concepts, plain = set(), set()
        while n < len(terms) and terms[n].start < s.end:
            term = terms[n]
            n += 1
            if any(x <= term.start < y for x, y in quoted):
                continue
            concept = concept_of_lemma(term.lemma)
            concepts.add(concept)
            if term.pos not in ("PROPN", "NUM"):
                plain.add(concept)
        if len(concepts) >= ENOUGH and any(x <= s.start < y for x, y in body):
            found.append(Worded(Span.of(a.article.text, s.start, s.end), frozenset(concepts), frozenset(plain)))
    return found


@dataclass(frozen=True, slots=True)
class Rarity:
    """How much each concept of the articles tells, and the sentences it stands in."""

    spread: Mapping[str, int]
    weight: Mapping[str, float]

    @classmethod
    def of(cls, articles: Sequence[Sequence[Worded]]) -> Rarity:
        """Rarity among all sentences of the articles."""
        spread = Counter(c for sentences in articles for s in sentences for c in s.concepts)
        total = max(50, sum(map(len, articles)))
        return cls(spread, {c: math.log(1 + total / n) for c, n in spread.items()})

    def of_all(self, concepts: Iterable[str]) -> float:
        """Their weights added."""
        return sum(self.weight[c] for c in sorted(concepts))

    def rare(self, concept: str) -> bool:
        """Whether sentences may be found through a concept."""
        return self.spread[concept] <= CROWD


def rewritten_sentences(articles: Sequence[Sequence[Worded]], rarity: Rarity) -> dict[tuple[int, int], list[Rewritten]]:
    """For each pair of articles (places in the sequence, the earlier first) the sentences that say the same."""
    index: dict[str, list[tuple[int, int]]] = {}
    found: dict[tuple[int, int], list[Rewritten]] = {}
    for j, sentences in enumerate(articles):
        for s in sentences:
            shared = {place for c in s.concepts if rarity.rare(c) for place in index.get(c, ())}
            best: dict[int, Rewritten] = {}
            for i, n in sorted(shared):
                other = articles[i][n]
                alike = _alike(other, s, rarity)
                if alike >= ALIKE and (i not in best or alike > best[i].alike):
                    best[i] = Rewritten(Passage(other.span, s.span), alike)
            for i, row in sorted(best.items()):
                found.setdefault((i, j), []).append(row)
        for n, s in enumerate(sentences):
            for c in s.concepts:
                if rarity.rare(c):
                    index.setdefault(c, []).append((j, n))
    return found


def _alike(a: Worded, b: Worded, rarity: Rarity) -> float:
    shared = a.concepts & b.concepts
    if len(shared) < ENOUGH or len(a.plain & b.plain) < PLAIN:
        return 0.0
    both, one, other = (rarity.of_all(side) for side in (shared, a.concepts, b.concepts))
    cosine = both / math.sqrt(one * other)
    return max(cosine, ALIKE if both >= HELD * min(one, other) else 0.0)


def retold(articles: Sequence[Sequence[Worded]], rarity: Rarity) -> dict[tuple[int, int], list[Rewritten]]:
    """For each pair of articles of which one was told anew after the other the sentences that answer one another."""
    found: dict[tuple[int, int], list[Rewritten]] = {}
    for i, j in _sharing(articles, rarity):
        rows = _chain(articles[i], articles[j], rarity)
        shorter = min(len(articles[i]), len(articles[j]))
        if len(rows) >= max(LINKS, COVERED * shorter) and sum(r.alike for r in rows) >= RETOLD * len(rows):
            found[(i, j)] = rows
    return found


def _sharing(articles: Sequence[Sequence[Worded]], rarity: Rarity) -> list[tuple[int, int]]:
    """Pairs of articles that share some rare words."""
    index: dict[str, list[int]] = {}
    for j, sentences in enumerate(articles):
        for c in {c for s in sentences for c in s.concepts if rarity.rare(c)}:
            index.setdefault(c, []).append(j)
    shared = Counter((i, j) for held in index.values() for n, j in enumerate(held) for i in held[:n])
    return sorted(pair for pair, n in shared.items() if n >= RARE_SHARED)


def _chain(one: Sequence[Worded], other: Sequence[Worded], rarity: Rarity) -> list[Rewritten]:
    """The sentences of two texts that answer one another in order: the chain whose links are most alike in all."""
    best: list[list[tuple[float, tuple[Rewritten, ...]]]] = [
        [(0.0, ())] * (len(other) + 1) for _ in range(len(one) + 1)
    ]
    for i, a in enumerate(one, 1):
        for j, b in enumerate(other, 1):
            found = max(best[i - 1][j], best[i][j - 1], key=lambda f: f[0])
            alike = _loosely(a, b, rarity)
            if alike > LINK:
                total, rows = best[i - 1][j - 1]
                if total + alike - LINK > found[0]:
                    found = (total + alike - LINK, (*rows, Rewritten(Passage(a.span, b.span), alike)))
            best[i][j] = found
    return list(best[-1][-1][1])


def _loosely(a: Worded, b: Worded, rarity: Rarity) -> float:
    """The cosine of two sentences, near words counted as shared."""
    shared = a.concepts & b.concepts
    if not shared:
        return 0.0
    weight, alone, near = rarity.of_all(shared), set(b.concepts - a.concepts), near_concepts()
    count = len(shared)
    for c in sorted(a.concepts - b.concepts):
        fitting = sorted(near.get(c, frozenset()) & alone)
        if fitting:
            alone.discard(fitting[0])
            weight += min(rarity.weight[c], rarity.weight[fitting[0]])
            count += 1
    if count < 2:
        return 0.0
    return weight / math.sqrt(rarity.of_all(a.concepts) * rarity.of_all(b.concepts))
