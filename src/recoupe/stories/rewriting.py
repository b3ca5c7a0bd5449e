"""Sentences that say the same with other words: what copy becomes when it is rewritten.

« Douze personnes ont péri dans la crue de la Valse » and « La crue de la Valse a fait douze morts » share their content words
or words that news uses for one another. Two sentences are taken for one when the rarest of their words agree; that
much agreement in sentence after sentence is copying, in one sentence alone it is not (two reporters heard the same). Not
found: rewriting that leaves no rare word standing.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.model.annotated import AnnotatedArticle
from recoupe.model.article import BlockKind
from recoupe.model.span import Span
from recoupe.model.statement import Mode
from recoupe.model.story import Passage
from recoupe.rules.concepts import concept_of_lemma

ALIKE = 0.6
ENOUGH = 5  # shared concepts, names and figures included
PLAIN = 3  # of them, neither names nor figures
CROWD = 30  # sentences that may share a word and still be compared through it
HELD = 0.75  # of the shorter sentence's weight, where it went into a longer one


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


def rewritten_sentences(articles: Sequence[Sequence[Worded]]) -> dict[tuple[int, int], list[Rewritten]]:
    """For each pair of articles (places in the sequence, the earlier first) the sentences that say the same."""
    spread = Counter(c for sentences in articles for s in sentences for c in s.concepts)
    total = max(50, sum(map(len, articles)))
    weight = {c: math.log(1 + total / n) for c, n in spread.items()}
    index: dict[str, list[tuple[int, int]]] = {}
    found: dict[tuple[int, int], list[Rewritten]] = {}
    for j, sentences in enumerate(articles):
        for s in sentences:
            shared = Counter(
                place for c in s.concepts if spread[c] <= CROWD for place in index.get(c, ()) if place[0] != j
            )
            best: dict[int, Rewritten] = {}
            for (i, n), _ in sorted(shared.items()):
                other = articles[i][n]
                alike = _alike(other, s, weight)
                if alike >= ALIKE and (i not in best or alike > best[i].alike):
                    best[i] = Rewritten(Passage(other.span, s.span), alike)
            for i, row in sorted(best.items()):
                found.setdefault((i, j), []).append(row)
        for n, s in enumerate(sentences):
            for c in s.concepts:
                if spread[c] <= CROWD:
                    index.setdefault(c, []).append((j, n))
    return found


def _alike(a: Worded, b: Worded, weight: dict[str, float]) -> float:
    shared = a.concepts & b.concepts
    if len(shared) < ENOUGH or len(a.plain & b.plain) < PLAIN:
        return 0.0
    both, one, other = (sum(weight[c] for c in sorted(side)) for side in (shared, a.concepts, b.concepts))
    cosine = both / math.sqrt(one * other)
    return max(cosine, ALIKE if both >= HELD * min(one, other) else 0.0)
