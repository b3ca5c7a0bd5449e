"""Words that news uses for one another, as `rules/<language>/concepts.toml` lists them.

« soldat » and « troupe » are one concept, named by the first word of its set. A word that no set lists belongs to its family's
(« maltraitance » to « maltraiter »), else it is its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from recoupe.rules.families import root
from recoupe.rules.folding import key
from recoupe.rules.loader import load

LANGUAGE = "fr"  # the only language that has concepts so far


@dataclass(frozen=True, slots=True)
class Concept:
    """Lemmas that stand for one thing when two articles are compared."""

    lemmas: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Opposed:
    """Two sets of lemmas that cannot both be said of one thing; each lemma stands for its concept."""

    one: tuple[str, ...]
    other: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Near:
    """Lemmas that can stand for one another in some sentences."""

    lemmas: tuple[str, ...]
    example: str


@cache
def concept_table(language: str) -> Mapping[str, str]:
    """The concept of each listed lemma (both as keys); of two sets that list a lemma the first counts."""
    return {
        key(lemma): key(concept.lemmas[0])
        for concept in reversed(load(language, "concepts", "concept", Concept))
        for lemma in concept.lemmas
    }


@cache
def _family_table(language: str) -> Mapping[str, str]:
    """The concept of each family one of whose words is listed; families whose words are listed apart have none."""
    found: dict[str, set[str]] = {}
    for lemma, concept in concept_table(language).items():
        family = root(lemma, language)
        if family is not None:
            found.setdefault(family, set()).add(concept)
    return {family: min(concepts) for family, concepts in found.items() if len(concepts) == 1}


@cache
def concept_of_lemma(lemma: str, language: str = LANGUAGE) -> str:
    """The concept of a lemma (a key): its set's, else its family's, else the lemma itself."""
    listed = concept_table(language).get(lemma)
    if listed is not None:
        return listed
    family = root(lemma, language)
    return lemma if family is None else _family_table(language).get(family, family)


@cache
def near_concepts(language: str = LANGUAGE) -> Mapping[str, frozenset[str]]:
    """The concepts that can stand for each concept, as `rules/<language>/synonyms.toml` lists them; no chains."""
    found: dict[str, set[str]] = {}
    for entry in load(language, "synonyms", "near", Near):
        concepts = {concept_of_lemma(key(lemma), language) for lemma in entry.lemmas}
        for concept in concepts:
            found.setdefault(concept, set()).update(concepts - {concept})
    against = opposites(language)
    return {c: frozenset(others - against.get(c, frozenset())) for c, others in found.items()}


@cache
def opposites(language: str = LANGUAGE) -> Mapping[str, frozenset[str]]:
    """The concepts that cannot be said of one thing together with each concept."""
    found: dict[str, set[str]] = {}
    for pair in load(language, "concepts", "opposed", Opposed):
        one, other = ({concept_of_lemma(key(w), language) for w in side} for side in (pair.one, pair.other))
        for c in one:
            found.setdefault(c, set()).update(other - one)
        for c in other:
            found.setdefault(c, set()).update(one - other)
    return {c: frozenset(o) for c, o in found.items()}
