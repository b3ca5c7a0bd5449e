"""The words of a name or title that tell it from others, as they are compared across a story's articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from recoupe.rules.folding import fold_same_length, key
from recoupe.rules.loader import load
from recoupe.rules.titling import words
from recoupe.rules.world_names import country, demonym, known

LANGUAGE = "fr"


@dataclass(frozen=True, slots=True)
class _Same:
    head: str
    means: str
    fields: tuple[str, ...]
    example: str


@cache
def bag(name: str) -> frozenset[str]:
    """The words of a name that tell it from others: countries as "@Mali" from noun or adjective, no small words."""
    small = words_of("names", "connector") | words_of("titles", "definite") | words_of("titles", "before")
    tokens = fold_same_length(name).replace("'", "' ").replace("-", " - ").split()
    held: set[str] = set()
    i = 0
    while i < len(tokens):
        size, land = _land(tokens, i)
        if land is not None:
            held.add("@" + land)
        elif tokens[i].lower() not in small and key(tokens[i]):
            held.add(key(tokens[i]))
        i += size
    head = head_of(name)
    for same in load(LANGUAGE, "bodies", "same", _Same):
        if key(same.head) == head:
            held = (held - {head}) | {key(same.means), *same.fields}
    return frozenset(held)


def _land(tokens: Sequence[str], i: int) -> tuple[int, str | None]:
    """The country that tokens from i on name, and how many they are."""
    for size in (7, 5, 3, 2, 1):
        run = "".join(f" {t}" for t in tokens[i : i + size]).strip().replace(" - ", "-").replace("' ", "'")
        land = demonym(run) or (run if run[:1].isupper() and country(run) is not None else None)
        if i + size <= len(tokens) and land is not None:
            return size, land
    return 1, None


def bag_key(name: str) -> str:
    """The bag of a name as a string; the known name of a body that the world knows."""
    found = known(name)
    if found is not None:
        return key(found.name)
    return " ".join([_first(name), *sorted(bag(name))])


def _first(name: str) -> str:
    head = head_of(name)
    means = next((key(s.means) for s in load(LANGUAGE, "bodies", "same", _Same) if key(s.head) == head), head)
    return means if means in bag(name) else ""


def head_of(name: str) -> str:
    """The first word of a name or title that tells something: « parquet », « préfet »."""
    small = words_of("titles", "definite") | words_of("titles", "before") | words_of("titles", "possessive")
    held = fold_same_length(name).replace("'", "' ").split()
    return next((key(w) for w in held if w.lower() not in small and key(w)), "")


def words_of(file: str, name: str) -> frozenset[str]:
    """A list of words of a rule file."""
    return words(LANGUAGE, file, name)
