"""The values that noun phrases are read into: what heads them, what stands before them, whom they name.

« La ministre malienne des Transports, Awa Keita » is a `Nominal` headed by a role, definite, with a name for its bearer.
They are found by `phrases` and joined to names by `appositions`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from recoupe.extraction.entities.lexicon import Role
from recoupe.extraction.entities.names import Name


class Article(StrEnum):
    """What stands before the noun."""

    DEFINITE = "definite"
    POSSESSIVE = "possessive"
    INDEFINITE = "indefinite"
    BARE = "bare"


class Head(StrEnum):
    """What the phrase is headed by."""

    NAME = "name"
    ROLE = "role"
    BODY = "body"
    DOCUMENT = "document"
    DEMONYM = "demonym"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Nominal:
    """A noun phrase: tokens `first` to `last` (inclusive) of sentence number `sentence`, its head word at `head`."""

    sentence: int
    first: int
    last: int
    head: int
    start: int
    end: int
    sort: Head
    article: Article
    gender: str  # m, f, e
    plural: bool
    text: str  # without determiner
    role: Role | None = None
    qualifiers: frozenset[str] = frozenset()
    name: Name | None = None  # the name that heads it, or its bearer
    inside: bool = False  # in the complement of another phrase
    former: bool = False  # « l'ancien ministre », « son prédécesseur »
    towns: frozenset[str] = frozenset()  # of the qualifiers those that an adjective tells: « le maire brestois »
    beside: int | None = None  # « son homologue », « son successeur »: where the phrase starts whose post another has
