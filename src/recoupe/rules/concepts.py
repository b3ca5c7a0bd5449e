"""Words that news uses for one another, as `rules/<language>/concepts.toml` lists them.

« soldat » and « troupe » are one concept, named by the first word of its set; a word that no set lists is its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from recoupe.rules.folding import key
from recoupe.rules.loader import load

LANGUAGE = "fr"  # the only language that has concepts so far


@dataclass(frozen=True, slots=True)
class Concept:
    """Lemmas that stand for one thing when two articles are compared."""

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


def concept_of_lemma(lemma: str, language: str = LANGUAGE) -> str:
    """The concept of a lemma (a key), else the lemma itself."""
    return concept_table(language).get(lemma, lemma)
