"""Whether two speakers may be one voice.

« les renseignements sud-coréens » and « l'agence du renseignement sud-coréen », « la Valmérie » and « la ministre valmérienne
des Affaires étrangères », « Céralec » and « le directeur général de Céralec » speak for one another, though they are two
entities. Their words count as one voice's when statements are compared, never when origins are counted.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum

from recoupe.crosscheck.likeness import concept_of_phrase
from recoupe.model.entity import Entity, EntityKind
from recoupe.rules.folding import key

SHORTEST = 4  # letters: shorter words (de, du, aux) tell nothing of whose name it is


class Nearness(IntEnum):
    """How near two speakers stand to one another."""

    OTHER = 0
    UNKNOWN = 1  # one of them is nobody
    ROLE = 2  # both are nobody but a role, and the same one: « une source judiciaire » in two articles
    NEAR = 3  # one speaks for the other
    SAME = 4


class Voices:
    """The speakers of one story; remembers how near they stand."""

    def __init__(self, entities: Mapping[str, Entity]) -> None:
        self._entities = entities
        self._known: dict[tuple[str, str], Nearness] = {}

    def nearness(self, a: str | None, b: str | None) -> Nearness:
        """How near two speakers (ids of entities, or None) stand to one another."""
        if a is None or b is None:
            return Nearness.UNKNOWN
        if a == b:
            return Nearness.SAME
        pair = (a, b) if a < b else (b, a)
        if pair not in self._known:
            first, second = (self._entities.get(i) for i in pair)
            self._known[pair] = _nearness(first, second) if first and second else Nearness.OTHER
        return self._known[pair]


def _nearness(a: Entity, b: Entity) -> Nearness:
    if not a.named and not b.named and key(a.name) == key(b.name):
        return Nearness.ROLE
    return Nearness.NEAR if _within(a, b) or _within(b, a) else Nearness.OTHER


def _within(body: Entity, other: Entity) -> bool:
    """Whether every word of a body's name stands in the other's name or in one of its titles."""
    if body.kind is EntityKind.PERSON:
        return False
    wanted = _words(body.name)
    return bool(wanted) and any(wanted <= _words(text) for text in (other.name, *(r.text for r in other.roles)))


def _words(text: str) -> frozenset[str]:
    """The telling words of a name or title, in the singular, peoples as their countries."""
    return frozenset(w.rstrip("sx") for w in concept_of_phrase(text) if len(w) >= SHORTEST)
