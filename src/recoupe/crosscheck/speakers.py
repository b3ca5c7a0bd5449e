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

SHORTEST = 4  # letters: shorter words (de, du, aux) tell nothing of whose name it is


class Nearness(IntEnum):
    """How near two speakers stand to one another."""

    OTHER = 0
    UNKNOWN = 1  # one of them is nobody
    NEAR = 2  # one speaks for the other
    SAME = 3


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
            near = first is not None and second is not None and (_within(first, second) or _within(second, first))
            self._known[pair] = Nearness.NEAR if near else Nearness.OTHER
        return self._known[pair]


def _within(body: Entity, other: Entity) -> bool:
    """Whether every word of a body's name stands in the other's name or in one of its titles."""
    if body.kind is EntityKind.PERSON:
        return False
    wanted = _words(body.name)
    return bool(wanted) and any(wanted <= _words(text) for text in (other.name, *(r.text for r in other.roles)))


def _words(text: str) -> frozenset[str]:
    """The telling words of a name or title, in the singular, peoples as their countries."""
    return frozenset(w.rstrip("sx") for w in concept_of_phrase(text) if len(w) >= SHORTEST)
