"""What the people of towns are called: « rémois » of Reims, and « brestois », made of Brest.

The towns whose people are called by another stem than the town's name stand in `towns.toml`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from recoupe.extraction.entities import lexicon
from recoupe.rules.folding import key
from recoupe.rules.loader import load

_STEM = 3  # letters that a town and the adjective share at least
_REST = 3  # and how many more the town may have


@dataclass(frozen=True, slots=True)
class Town:
    """A town or region and what its people are called, a man and a woman."""

    name: str
    people: tuple[str, ...]
    example: str


@cache
def _irregular(language: str) -> dict[str, frozenset[str]]:
    """The town's name as qualifiers may have it, whole or its last word, by what its people are called."""
    return {
        key(form): frozenset((key(town.name), key(town.name).split()[-1]))
        for town in load(language, "towns", "town", Town)
        for word in town.people
        for form in (word, word + "s")
    }


def is_of(people: str, town: str, language: str) -> bool:
    """Whether an adjective or noun for people is made of a town's name, both as `folding.key` has them."""
    told = _irregular(language).get(people)
    return town in told if told is not None else any(_shared(stem, town) for stem in _stems(people, language))


def is_listed(word: str, language: str) -> bool:
    """Whether the word is what the people of a listed town are called, in whatever number and gender."""
    return key(word) in _irregular(language)


def _shared(stem: str, town: str) -> bool:
    return len(stem) >= _STEM and town.startswith(stem) and len(town) - len(stem) <= _REST


@cache
def _stems(people: str, language: str) -> tuple[str, ...]:
    """« brestois » without its ending, « lyonnais » with one n, « strasbourgeois » without the e."""
    lists = ("inhabitant_ending", "feminine_inhabitant_ending")
    endings = {key(w) for name in lists for w in lexicon.words(language, "titles", name)}
    word = people.removesuffix("s") if people[-2:] == "es" or people[-2:-1] == "n" else people
    ending = max((e for e in endings if word.endswith(e)), key=len, default=None)
    if ending is None:
        return ()
    stem = word.removesuffix(ending)
    short = stem[:-1] if stem[-1:] == "e" or stem[-2:-1] == stem[-1:] else stem
    return tuple(dict.fromkeys((stem, short)))
