"""How alike two statements are: the words they share, weighted by how rare they are in the story.

« la Corée du Nord a livré des missiles à Moscou » and « Pyongyang fournit des missiles à la Russie » share two names and
one noun: words inside a mention count as the entity they stand for, other words as their concept (a set of lemmas that
news uses for one another, `rules/fr/concepts.toml`), else as their lemma. What the shared words mean together (who does
what to whom) is not compared here.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from recoupe.model.annotated import AnnotatedArticle
from recoupe.model.entity import Entity, EntityKind, MentionKind
from recoupe.model.quantity import Quantity
from recoupe.model.span import Span
from recoupe.model.statement import Statement
from recoupe.model.term import Term
from recoupe.rules.folding import key
from recoupe.rules.loader import load, table

NAME = "@"  # begins the concept of a name
LANGUAGE = "fr"  # of the articles: the only one that has concepts so far


@dataclass(frozen=True, slots=True)
class Concept:
    """Lemmas that stand for one thing when two articles are compared."""

    lemmas: tuple[str, ...]
    example: str


@cache
def _concept_of(language: str) -> Mapping[str, str]:
    """The concept of each listed lemma, named by its set's first lemma."""
    return {
        key(lemma): key(concept.lemmas[0])
        for concept in reversed(load(language, "concepts", "concept", Concept))
        for lemma in concept.lemmas
    }


@cache
def _country_of() -> Mapping[str, str]:
    """The country that each word for its people or things means: « norvégienne » is Norvège."""
    countries = table("world", "countries")["country"]
    return {key(word): NAME + key(c["name"]) for c in countries for word in (*c.get("demonyms", ()), c["name"])}


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with what comparison needs: its words as concepts, its figures, its polarity."""

    statement: Statement
    article: AnnotatedArticle
    concepts: frozenset[str]
    negated: frozenset[str]
    quantities: tuple[Quantity, ...]

    @property
    def key(self) -> tuple[str, int]:
        """Order of rows: article, then place."""
        return self.article.article.id, self.statement.content[0].start


def concepts_of(
    article: AnnotatedArticle, spans: Sequence[Span], entities: Mapping[str, Entity]
) -> tuple[frozenset[str], frozenset[str]]:
    """The concepts in `spans`, and those of them that stand under a negation."""
    mentions = [
        m
        for m in article.mentions
        if m.kind is not MentionKind.PRONOUN
        and any(s.contains(m.span) for s in spans)
        and (entity := entities.get(m.entity)) is not None
        and entity.named
        and entity.kind is not EntityKind.GROUP
    ]
    mentions.sort(key=lambda m: len(m.span))
    found, negated = set(), set()
    for term in article.terms:
        if not any(s.start <= term.start and term.end <= s.end for s in spans):
            continue
        inside = next((m for m in mentions if m.span.start <= term.start and term.end <= m.span.end), None)
        name = None if inside is None else NAME + key(entities[inside.entity].name)
        concept = name or concept_of_term(term, article.article.text)
        found.add(concept)
        if term.negated:
            negated.add(concept)
    return frozenset(found), frozenset(negated)


def concept_of_term(term: Term, text: str) -> str:
    """The concept of one content word of `text`: its country, the concept it is listed under, else its lemma."""
    land, same = _country_of(), _concept_of(LANGUAGE)
    word = key(text[term.start : term.end])
    return land.get(word) or land.get(term.lemma) or same.get(term.lemma, term.lemma)


def said(articles: Sequence[AnnotatedArticle], entities: Mapping[str, Entity]) -> list[Said]:
    """Every statement of `articles`, ready for comparison, in order of article and place."""
    rows = []
    for article in articles:
        for statement in article.statements:
            concepts, negated = concepts_of(article, statement.content, entities)
            inside = tuple(q for q in article.quantities if any(s.contains(q.span) for s in statement.content))
            rows.append(Said(statement, article, concepts, negated, inside))
    return sorted(rows, key=lambda s: (*s.key, s.statement.id))


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each concept of a story tells: rare ones more."""

    table: Mapping[str, float]
    unseen: float  # of a concept that no statement has

    @classmethod
    def of(cls, rows: Sequence[Said]) -> Weights:
        """Weights from the statements of a story: log(1 + n / number of statements with the concept)."""
        spread = Counter(c for row in rows for c in row.concepts)
        return cls({c: math.log(1 + len(rows) / n) for c, n in spread.items()}, math.log(2 + len(rows)))

    def total(self, concepts: frozenset[str]) -> float:
        """Their weights added."""
        return sum(self.table.get(c, self.unseen) for c in sorted(concepts))


def likeness(a: frozenset[str], b: frozenset[str], weights: Weights) -> float:
    """0 to 1: the weight of the shared concepts over the geometric mean of both sides' weights.

    At least two concepts must be shared, or all where a side has only one.
    """
    shared = weights.total(a & b)
    if not shared or len(a & b) < min(2, len(a), len(b)):
        return 0.0
    return shared / math.sqrt(weights.total(a) * weights.total(b))
