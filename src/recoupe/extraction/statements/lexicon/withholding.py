"""The words with which an answer is withheld: « refuser », « botter en touche », « en mesure de », « commentaire »."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from recoupe.rules.loader import load


@dataclass(frozen=True, slots=True)
class Withholding:
    """Verbs that withhold.

    `negated`: with a negation only; `not_to`: before « ne pas » only; `silent`: alone too (« n'avait pas réagi »);
    `nouns`: what they may have as object; `answers`: verbs of answering behind these alone.
    """

    lemmas: tuple[str, ...]
    example: str
    negated: bool = False
    not_to: bool = False
    silent: bool = False
    nouns: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    counter: str = ""


@dataclass(frozen=True, slots=True)
class States:
    """Adjectives and phrases of two words that withhold an answer behind a negated « être » (« en mesure de »).

    `unable`: behind « être » that is not negated (« incapable de »).
    """

    words: tuple[str, ...]
    example: str
    unable: bool = False
    counter: str = ""


@dataclass(frozen=True, slots=True)
class CommentNouns:
    """Nouns for an answer that is refused; `whole`: with « tout » they are content themselves; `talk`: granted to others."""

    words: tuple[str, ...]
    example: str
    whole: bool = False
    talk: bool = False


@cache
def withholding(language: str, array: str) -> frozenset[str]:
    """The verbs of one of the tables of `refusals.toml`."""
    return frozenset(lemma for entry in load(language, "refusals", array, Withholding) for lemma in entry.lemmas)
