"""Names that the whole world knows: countries with capitals and inhabitants, institutions, outlets, agencies, first names.

« Pékin » is a capital that speaks for China, « malienne » says whose ministry it is, « Le Devoir » is a newspaper and
« Aminata » a woman's first name. Reads rules/world/{countries, institutions, outlets, first_names, agencies}.toml; what
a name means in its place is not decided here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from recoupe.model.entity import EntityKind
from recoupe.rules.agencies import agencies
from recoupe.rules.folding import fold_same_length, key
from recoupe.rules.loader import load


@dataclass(frozen=True, slots=True)
class Country:
    """A country; `gender` is f, m, fp or mp. `capitals` speak for it, `cities` do not."""

    name: str
    gender: str
    demonyms: tuple[str, ...]
    example: str
    capitals: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Institution:
    """A body that the whole press knows by name."""

    name: str
    gender: str
    kind: EntityKind
    example: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outlet:
    """A newspaper, station or site; or a platform on which people publish."""

    name: str
    kind: str
    example: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Names:
    """First names of one gender: m, f, or e where both bear them."""

    gender: str
    names: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Known:
    """What a known name stands for."""

    name: str
    kind: EntityKind
    gender: str
    country: str | None = None  # the country that a capital speaks for
    capital: bool = False


@cache
def countries() -> tuple[Country, ...]:
    """All countries, in file order."""
    return load("world", "countries", "country", Country)


@cache
def country(name: str) -> Country | None:
    """The country of that canonical name."""
    return next((c for c in countries() if c.name == name), None)


@cache
def outlet_names() -> tuple[str, ...]:
    """The outlets' and platforms' names under all their spellings, in file order."""
    return tuple(
        name for outlet in load("world", "outlets", "outlet", Outlet) for name in (outlet.name, *outlet.aliases)
    )


@cache
def _known() -> dict[str, Known]:
    table: dict[str, Known] = {}
    for outlet in load("world", "outlets", "outlet", Outlet):
        for name in (outlet.name, *outlet.aliases):
            table.setdefault(key(name), Known(outlet.name, EntityKind.OUTLET, "m"))
    for agency in agencies():
        for name in (agency.name, *agency.aliases):
            if agency.bare:
                table.setdefault(key(name), Known(agency.name, EntityKind.AGENCY, "f"))
    for body in load("world", "institutions", "institution", Institution):
        for name in (body.name, *body.aliases):
            table[key(name)] = Known(body.name, body.kind, body.gender)
    for c in countries():
        for name in (*c.capitals, *c.cities):
            speaks = c.name if name in c.capitals else None
            table[key(name)] = Known(name, EntityKind.PLACE, "m", speaks, capital=True)
        for name in (c.name, *c.aliases):
            table[key(name)] = Known(c.name, EntityKind.GOVERNMENT, c.gender, c.name)
    return table


@cache
def _spellings() -> dict[str, tuple[str, ...]]:
    """For every known name under its key the ways to write it."""
    table: dict[str, list[str]] = {}
    entries = (
        *load("world", "outlets", "outlet", Outlet), *agencies(), *load("world", "institutions", "institution", Institution)
    )  # fmt: skip
    for entry in entries:
        for name in (entry.name, *entry.aliases):
            table.setdefault(key(name), []).append(name)
    for c in countries():
        for name in (c.name, *c.aliases, *c.capitals, *c.cities):
            table.setdefault(key(name), []).append(name)
    return {k: tuple(v) for k, v in table.items()}


def spelled_like(name: str) -> bool:
    """Whether a known name has its capitals: « Le Quotidien » is a paper, « Le quotidien », « L'équipe » are not."""
    words = _parts(name)
    for spelling in _spellings().get(key(name), ()):
        usual = _parts(spelling)
        if len(usual) == len(words) and all(
            w[0].isupper() or not u[0].isupper() for u, w in zip(usual, words, strict=True)
        ):
            return True
    return False


def _parts(name: str) -> list[str]:
    """The words of a name, elided articles too."""
    return fold_same_length(name).replace("-", " ").replace("'", "' ").split()


def known(name: str) -> Known | None:
    """What the world's names say about `name`, written with capitals; null where they don't know it."""
    small = any(c.islower() for c in name) and key(name) in _letters()
    return None if small else _known().get(key(name))


def outlet_behind(articles: Iterable[str], name: str) -> Known | None:
    """The outlet whose title is one of the `articles` and `name`: « Monde » behind « le » is Le Monde; null where none is."""
    for article in sorted(articles):
        title = article.capitalize() + ("" if article.endswith("'") else " ") + name
        found = known(title)
        if found is not None and found.kind is EntityKind.OUTLET and spelled_like(title):
            return found
    return None


@cache
def _letters() -> frozenset[str]:
    """Countries' letters, which are words when written small: « EAU » but « Eau claire »."""
    return frozenset(key(alias) for c in countries() for alias in c.aliases if alias.isupper())


@cache
def _demonyms() -> dict[str, str]:
    return {form: c.name for c in reversed(countries()) for form in c.demonyms}


def demonym(word: str) -> str | None:
    """The country whose inhabitants the adjective names: « chinoises » gives Chine."""
    return _demonyms().get(word.lower())


@cache
def _first_names() -> dict[str, str]:
    """By the name as it is written and by its key, which tells no gender where accents do (« Michèle », « Michele »)."""
    table: dict[str, str] = {}
    for entry in load("world", "first_names", "names", Names):
        for name in entry.names:
            folded = key(name)
            table[folded] = entry.gender if table.get(folded, entry.gender) == entry.gender else "e"
            table[name] = entry.gender
    return table


def first_name(word: str) -> str | None:
    """The gender (m, f, e) of a first name; null where it is none that we know."""
    table = _first_names()
    parts = (word, word.split("-", maxsplit=1)[0]) if "-" in word else (word,)
    return next((found for part in parts for w in (part, key(part)) if (found := table.get(w)) is not None), None)
