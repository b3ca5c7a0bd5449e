"""Seats of power of which a text goes on to speak by the office: « L'Élysée se tait. La présidence a confirmé la visite. »

Only behind the seat's name, and where the text names no second seat of that office; who holds the office is not looked at.
Of offices that many places have, which place a sentence opens with (« À Paris … selon la préfecture »).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.extraction.entities.nominals import Article, Nominal
from recoupe.extraction.entities.registry import Record
from recoupe.extraction.entities.scene import Appearance
from recoupe.rules.folding import key
from recoupe.rules.loader import load

_OPENING = 2  # tokens up to the place with which a sentence opens


@dataclass(frozen=True, slots=True)
class Seat:
    """A noun for an office, and the seat (a canonical name) for which it stands in a country."""

    noun: str
    name: str
    country: str
    example: str
    counter: str = ""
    bare: bool = True  # whether the noun alone may mean it, without the adjective of its country


def seat_of(nominal: Nominal, noun: str, appearances: Sequence[Appearance], language: str) -> Record | None:
    """The one seat told before that the phrase headed by `noun` may mean."""
    lands = {q[1:] for q in nominal.qualifiers if q.startswith("@")}
    seats = {
        s.name for s in load(language, "bodies", "seat", Seat) if s.noun == noun and lands <= {s.country} and (s.bare or lands)
    }  # fmt: skip
    if not seats or nominal.article is not Article.DEFINITE or len(lands) < len(nominal.qualifiers):
        return None
    told = {
        a.record.id: a.record for a in appearances
        if a.record is not None and a.nominal.name is not None and a.nominal.name.known is not None
        and a.nominal.name.known.name in seats and a.nominal.end <= nominal.start
    }  # fmt: skip
    return next(iter(told.values())) if len(told) == 1 else None


def set_elsewhere(nominal: Nominal, seen: Appearance, appearances: Sequence[Appearance]) -> bool:
    """« À Paris, 7 000 selon la préfecture. À Valmer, 200 selon la préfecture de l'Aubrelle »: whether the sentences of two
    offices open with two places.
    """
    here, there = (_setting(number, appearances) for number in (nominal.sentence, seen.nominal.sentence))
    return bool(here and there) and not here & there


def _setting(sentence: int, appearances: Sequence[Appearance]) -> set[str]:
    """The place with which a sentence opens."""
    return {
        key(a.nominal.name.text) for a in appearances
        if a.nominal.sentence == sentence and a.located and a.nominal.name is not None and a.nominal.first <= _OPENING
    }  # fmt: skip
