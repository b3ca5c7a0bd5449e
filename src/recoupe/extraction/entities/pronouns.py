"""Pronouns, and how well a phrase agrees with them.

« Elle a ajouté que … » takes up « la préfète », not « le maire » and not « les élus ». « on », « nous » and « certains » mean
nobody that could be named; « je » is not looked at here. How likely each phrase is `weighing` tells, whom it means `choosing`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from recoupe.extraction.entities.nominals import Head
from recoupe.extraction.entities.scene import Appearance
from recoupe.model.entity import EntityKind
from recoupe.rules.folding import key
from recoupe.rules.loader import load


@dataclass(frozen=True, slots=True)
class Pronoun:
    """Forms of one pronoun."""

    words: tuple[str, ...]
    gender: str
    example: str
    plural: bool = False
    near: bool = False
    person: bool = False  # nothing but a person
    behind: bool = False  # it stands behind its verb: « a-t-il dit »
    close: bool = False  # nobody of whom only earlier sentences than the last tell
    rank: int = 0  # « le premier » (1) and « le second » (2) of two named together


@cache
def _pronouns(language: str) -> Mapping[str, Pronoun]:
    return {w: p for p in load(language, "pronouns", "pronoun", Pronoun) for w in p.words}


def pronoun(words: str, language: str) -> Pronoun | None:
    """The pronoun that the folded words are."""
    return _pronouns(language).get(words.lower().strip())


def agrees(appearance: Appearance, asked: Pronoun) -> float:
    """How well gender and number agree: 0 not at all, 1 surely."""
    nominal, record = appearance.nominal, appearance.record
    plural = nominal.plural
    gender = nominal.gender
    told = nominal.sort is Head.BODY or (nominal.sort is Head.PRONOUN and appearance.person is None)
    if record is not None and record.gender != "e" and (gender == "e" or not told):
        gender = record.gender  # but « l'entreprise », « elle » and « le groupe » may be one
    unsure = record is not None and record.kind is EntityKind.PERSON and record.gender == "e"
    if unsure and nominal.name is not None and nominal.sort is Head.ROLE:
        gender = "e"  # « le docteur Élise Roux »: post and first name are at odds
    if nominal.name is not None and nominal.name.known is not None and nominal.name.known.capital:
        gender = "e"  # « Pékin proteste. Il … », « Elle … »
    if asked.plural and appearance.crowd:
        of_whom = nominal.last > nominal.head and gender == asked.gender  # « un collectif d'éleveurs »
        return 0.9 if of_whom else 0.7 if asked.gender != "f" or gender == "f" else 0.0
    if plural != asked.plural:
        return 0.0
    if "e" in (gender, asked.gender):
        return 0.7
    if gender == asked.gender:
        return 1.0
    return 0.5 if plural and asked.gender == "m" and gender == "e" else 0.0


def identity(seen: Appearance) -> str:
    """What tells appearances of different entities apart before all of them have one."""
    seen = seen.origin or seen
    return seen.record.id if seen.record else f"?{key(seen.nominal.text)}"
