"""How alike two statements are: the words they share, weighted by how rare they are in the story.

« la Corée du Nord a livré des missiles à Moscou » and « Pyongyang fournit des missiles à la Russie » share two names and
one noun: words inside a mention count as the entity they stand for, other words as their concept (a set of lemmas that
news uses for one another, `rules/fr/concepts.toml`), else as their lemma. What sets two alike statements apart (a
negation, another day, another place) is looked at by `contrasts`.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from recoupe.model.annotated import AnnotatedArticle
from recoupe.model.date import Date, Grain
from recoupe.model.entity import Entity, EntityKind, Mention, MentionKind
from recoupe.model.quantity import Quantity
from recoupe.model.span import Span
from recoupe.model.statement import Mode, Statement
from recoupe.model.term import Role, Tense, Term
from recoupe.rules.concepts import LANGUAGE, concept_of_lemma, concept_table, near_concepts
from recoupe.rules.folding import fold_same_length, key
from recoupe.rules.loader import load, table

NAME = "@"  # begins the concept of a name
FIGURE = "#"  # begins the concept of a number or clock time: « 14 » and « quatorze » are one
PREDICATES = ("VERB", "ADJ")

_CLOCK = re.compile(r"(?:T|^)(\d\d)(?::(\d\d))?$")

# « une digue aurait cédé en amont du bourg » within a longer sentence: concepts shared, and their share of the shorter.
HELD = 3
HELD_SHARE = 0.9


@dataclass(frozen=True, slots=True)
class Reserve:
    """Words that keep back certainty."""

    kind: str
    words: tuple[str, ...]
    example: str
    counter: str


@cache
def _country_of() -> Mapping[str, str]:
    """The country that each word for its people, things or seat means: « norvégienne » and « Oslo » are Norvège.

    A capital counts as its country, wherever it stands for the city: what happens at Oslo happens in Norvège.
    """
    countries = table("world", "countries")["country"]
    return {
        key(word): NAME + key(c["name"])
        for c in countries
        for word in (*c.get("demonyms", ()), *c.get("capitals", ()), *c.get("cities", ()), c["name"])
    }


@cache
def _reserves(language: str) -> re.Pattern[str]:
    words = sorted(
        {w for r in load(language, "comparison", "reserve", Reserve) for w in r.words}, key=lambda w: -len(w)
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")


@dataclass(frozen=True, slots=True)
class Content:
    """Some words of an article, ready for comparison."""

    concepts: frozenset[str]
    negated: frozenset[str]  # those of the concepts that stand under a negation
    predicates: frozenset[str]  # those that are verbs or adjectives
    names: frozenset[str]  # those that are names
    agents: frozenset[str]
    patients: frozenset[str]
    conditional: frozenset[str]  # verbs in the conditional
    future: frozenset[str]  # verbs in the future
    quantities: tuple[Quantity, ...]
    dates: tuple[Date, ...]
    reserved: bool  # « pourrait », « probablement »

    @property
    def wording(self) -> Hashable:
        """The same for two contents that cannot be told apart."""
        figures = tuple((q.low, q.high, q.modifier, q.unit) for q in self.quantities)
        dates = tuple((d.span.text, d.value, d.partial) for d in self.dates)
        parts = self.agents, self.patients, self.conditional, self.future
        return self.concepts, self.negated, parts, figures, dates, self.reserved

    @property
    def figures(self) -> frozenset[str]:
        """Those of the concepts that are numbers."""
        return frozenset(c for c in self.concepts if c.startswith(FIGURE))


@dataclass(frozen=True, slots=True)
class Said:
    """A statement and its content, ready for comparison."""

    statement: Statement
    article: AnnotatedArticle
    content: Content

    @property
    def key(self) -> tuple[str, int]:
        """Order of rows: article, then place."""
        return self.article.article.id, self.statement.content[0].start

    @property
    def concepts(self) -> frozenset[str]:
        """The concepts of its content."""
        return self.content.concepts

    @property
    def wording(self) -> Hashable:
        """The same for two statements that cannot be told apart, whichever articles print them."""
        s = self.statement
        return (s.speaker, s.said_on, s.mode, s.stance, s.rejects_content, s.conditional, self.content.wording)

    @property
    def hearsay(self) -> bool:
        """Whether the outlet keeps its distance by the conditional mood (« aurait été tué »)."""
        return self.statement.mode is Mode.HEARSAY or self.statement.conditional


def content_of(article: AnnotatedArticle, spans: Sequence[Span], entities: Mapping[str, Entity]) -> Content:
    """What `spans` of an article hold for comparison."""
    text = article.article.text
    mentions = _names_within(article, spans, entities)
    found: set[str] = set()
    negated: set[str] = set()
    predicates: set[str] = set()
    parts: dict[Role, set[str]] = {role: set() for role in Role}
    tenses: dict[Tense, set[str]] = {tense: set() for tense in Tense}
    quantities = tuple(q for q in article.quantities if any(s.contains(q.span) for s in spans))
    dates = tuple(d for d in article.dates if any(s.contains(d.span) for s in spans))
    found.update(FIGURE + value(q) for q in quantities)
    found.update(FIGURE + f"{at // 60}:{at % 60:02}" for d in dates if (at := clock(d)) is not None)
    read = [q.span for q in quantities] + [d.span for d in dates if clock(d) is not None]
    for term in (t for s in spans for t in article.terms_in(s.start, s.end) if t.end <= s.end):
        if term.pos == "NUM" and any(s.start <= term.start < s.end for s in read):
            continue
        inside = next((m for m in mentions if m.span.start <= term.start and term.end <= m.span.end), None)
        concept = concept_of_name(entities[inside.entity].name) if inside else concept_of_term(term, text)
        found.add(concept)
        parts[term.role].add(concept)
        tenses[term.tense].add(concept)
        if term.pos in PREDICATES:
            predicates.add(concept)
        if term.negated:
            negated.add(concept)
    return Content(
        concepts=frozenset(found),
        negated=frozenset(negated),
        predicates=frozenset(predicates),
        names=frozenset(c for c in found if c.startswith(NAME)),
        agents=frozenset(parts[Role.AGENT]),
        patients=frozenset(parts[Role.PATIENT]),
        conditional=frozenset(tenses[Tense.CONDITIONAL]),
        future=frozenset(tenses[Tense.FUTURE]),
        quantities=quantities,
        dates=dates,
        reserved=any(_reserves(LANGUAGE).search(fold_same_length(s.text).lower()) for s in spans),
    )


def _names_within(article: AnnotatedArticle, spans: Sequence[Span], entities: Mapping[str, Entity]) -> list[Mention]:
    """The mentions by name within `spans`, the shortest first."""
    within = [
        m
        for m in article.mentions
        if m.kind is not MentionKind.PRONOUN
        and any(s.contains(m.span) for s in spans)
        and (entity := entities.get(m.entity)) is not None
        and entity.named
        and entity.kind is not EntityKind.GROUP
    ]
    return sorted(within, key=lambda m: len(m.span))


def value(quantity: Quantity) -> str:
    """The number of a figure, its modifier left out; both ends of a range."""
    ends = dict.fromkeys(f"{n:g}" for n in (quantity.low, quantity.high) if n is not None)
    return "-".join(ends)


def clock(date: Date) -> int | None:
    """Minutes since midnight of a clock time, « vers 2 h 40 »; None for other expressions."""
    if date.reading is None or date.reading.grain is not Grain.TIME:
        return None
    found = _CLOCK.search(date.value or date.partial or date.reading.time)
    return int(found[1]) * 60 + int(found[2] or 0) if found else None


def is_figure(concept: str) -> bool:
    """Whether a concept is a number."""
    return concept.startswith(FIGURE) or concept[:1].isdigit()


def aligned(a: Content, b: Content) -> Content:
    """`b` with the words that only it has put into words near them that only `a` has: « suppression » / « fermeture »."""
    words = _near_words(a.concepts, b.concepts)
    if not words:
        return b

    def renamed(side: frozenset[str]) -> frozenset[str]:
        return frozenset(words.get(c, c) for c in side)

    return replace(
        b,
        concepts=renamed(b.concepts),
        negated=renamed(b.negated),
        predicates=renamed(b.predicates),
        names=renamed(b.names),
        agents=renamed(b.agents),
        patients=renamed(b.patients),
        conditional=renamed(b.conditional),
        future=renamed(b.future),
    )


def _near_words(a: frozenset[str], b: frozenset[str]) -> dict[str, str]:
    """For words of `b` the near words of `a` that they stand for, each used once."""
    found: dict[str, str] = {}
    near = near_concepts()
    alone = b - a
    for concept in sorted(a - b):
        fitting = sorted((near.get(concept, frozenset()) & alone) - found.keys())
        if fitting:
            found[fitting[0]] = concept
    return found


def concept_of_term(term: Term, text: str) -> str:
    """The concept of one content word of `text`: its country, the concept it is listed under, else its lemma."""
    word = key(text[term.start : term.end])
    return concept_of_word(word, term.lemma, name=term.pos == "PROPN" and text[term.start].isupper())


def concept_of_name(name: str) -> str:
    """The concept of an entity's name."""
    return _country_of().get(key(name), NAME + key(name))


def concept_of_phrase(phrase: str) -> list[str]:
    """The words of a phrase as keys, in order, peoples, capitals and countries as their country's concept."""
    land, words = _country_of(), key(phrase).split()
    found: list[str] = []
    while words:
        size = next((n for n in (4, 3, 2, 1) if " ".join(words[:n]) in land), 0)
        found.append(land[" ".join(words[:size])] if size else words[0])
        words = words[max(size, 1) :]
    return found


def concept_of_word(word: str, lemma: str, *, name: bool = False) -> str:
    """The concept of a word and its lemma, both as keys; a `name` that no set lists stands for itself."""
    land = _country_of()
    found = land.get(word) or land.get(lemma)
    if found is None and name:
        found = concept_table(LANGUAGE).get(lemma, NAME + word)
    return found or concept_of_lemma(lemma)


def said(articles: Sequence[AnnotatedArticle], entities: Mapping[str, Entity]) -> list[Said]:
    """Every statement of `articles`, ready for comparison, in order of article and place."""
    rows = [Said(s, a, content_of(a, s.content, entities)) for a in articles for s in a.statements]
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


def likeness(a: frozenset[str], b: frozenset[str], weights: Weights, least: int = 2) -> float:
    """0 to 1: the weight of the shared concepts over the geometric mean of both sides' weights.

    At least two concepts must be shared (`least`), or all where a side has only one.
    """
    shared = weights.total(a & b)
    if not shared or len(a & b) < min(least, len(a), len(b)):
        return 0.0
    return shared / math.sqrt(weights.total(a) * weights.total(b))


def holds(a: frozenset[str], b: frozenset[str], weights: Weights, least: int = HELD) -> bool:
    """Whether one says all that the other does, and more: at least `least` concepts, not all of them names."""
    shared = a & b
    if len(shared) < least or not any(not c.startswith(NAME) for c in shared):
        return False
    return weights.total(shared) >= HELD_SHARE * min(weights.total(a), weights.total(b))
