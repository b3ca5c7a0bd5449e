"""A post as titles tell it: which words of two articles mean the same post, and whether it is a state's or a former one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from recoupe.crosscheck.bags import LANGUAGE, bag, words_of
from recoupe.rules.folding import fold_same_length, key
from recoupe.rules.loader import load
from recoupe.rules.titling import Equivalent


@dataclass(frozen=True, slots=True)
class Office:
    """An office of a state, with the forms that tell it without its country."""

    office: str
    forms: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Ranked:
    """A (folded) word before a post that makes it another one, under one form for both genders."""

    post: str
    forms: tuple[str, ...]
    means: str
    example: str


def post_words(title: str, letters: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The words of a title with the letters of bodies spelled out and its post under the usual noun, « le chef du gouvernement
    letton » as the « Premier ministre letton ».
    """
    held = frozenset[str]().union(*(letters.get(w, {w}) for w in bag(title)))
    said = set(key(title).split())
    held |= {
        r.means for r in load(LANGUAGE, "titles", "ranked", Ranked) if r.post in held and not said.isdisjoint(r.forms)
    }
    for same in load(LANGUAGE, "titles", "equivalent", Equivalent):
        words = {key(same.role), *same.words}
        if words <= held and (not same.state or any(w.startswith("@") for w in held - words)):
            return held - words | {key(same.means), *(f if f.startswith("@") else key(f) for f in same.fields)}
    return held


def of_state(title: str) -> str | None:
    """« le chef de l'État », « le président de la République », « son Premier ministre »: which office of a state a title
    tells without its country; « le président » alone may be anybody's.
    """
    possessive = {key(w) for w in words_of("titles", "possessive")}
    own = bag(title) - possessive
    for same in load(LANGUAGE, "titles", "equivalent", Equivalent):
        if same.state and own == {key(same.role), *same.words}:
            return key(" ".join([*(f for f in same.fields if not f.startswith("@")), same.means]))
    articles = {key(w) for w in words_of("titles", "definite")}
    plain = " ".join(w for w in key(title).split() if w not in possessive | articles)
    return next(
        (key(o.office) for o in load(LANGUAGE, "titles", "state_office", Office) if plain in map(key, o.forms)), None
    )


def former(title: str) -> bool:
    """« l'ancien ministre », who is not « le ministre » of another article."""
    return not words_of("titles", "former").isdisjoint(fold_same_length(title).replace("'", "' ").lower().split()[:2])
