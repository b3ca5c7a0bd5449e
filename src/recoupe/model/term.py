"""Content words and sentences of an article: what comparison between articles reads, beside the text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a word is to the verb it stands with, whichever voice the verb is in."""

    NONE = "none"
    AGENT = "agent"  # who does it: « la Valmérie » in « la Torvie est attaquée par la Valmérie »
    PATIENT = "patient"  # whom or what it is done to


class Tense(StrEnum):
    """What the form of a verb says of how sure it is."""

    PLAIN = "plain"
    FUTURE = "future"  # « rouvrira »
    CONDITIONAL = "conditional"  # « rouvrirait », « aurait rouvert »


@dataclass(frozen=True, slots=True)
class Term:
    """A noun, verb, adjective, name or numeral: `lemma` without case and accents, `pos` as in Universal Dependencies."""

    start: int
    end: int
    lemma: str
    pos: str
    negated: bool = False  # stands under a negation (« n'a pas signé », « aucune alerte »)
    role: Role = Role.NONE
    tense: Tense = Tense.PLAIN


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article, and whether one of its verbs stands in the conditional (« aurait été tué »)."""

    start: int
    end: int
    conditional: bool
