"""What the rules know about words and names that stand for somebody.

« Pékin » is a capital that speaks for China, « malienne » says whose ministry it is, « Aminata » is a woman's first name,
« la maire » holds a post and may come back as « l'élue », « le parquet » is a body. Reads rules/world/{countries,
institutions, outlets, first_names}.toml and rules/<language>/{titles, roles, bodies}.toml; decides nothing.
"""

from __future__ import annotations

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
class Address:
    """Forms of address that stand before a name, with the calling that they tell."""

    words: tuple[str, ...]
    gender: str
    example: str
    plural: bool = False
    role: str = ""


@dataclass(frozen=True, slots=True)
class Role:
    """A noun for one person. `wider` nouns may take a bearer up again; `post` is false for neighbours and relatives."""

    masculine: str
    feminine: str
    example: str
    wider: tuple[str, ...] = ()
    post: bool = True


@dataclass(frozen=True, slots=True)
class Body:
    """Nouns for bodies, of one gender; mp and fp for those that speak in the plural."""

    gender: str
    words: tuple[str, ...]
    example: str
    counter: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A group with a name of its own."""

    name: str
    example: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """A set of words with one use."""

    name: str
    words: tuple[str, ...]
    example: str
    counter: str = ""


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
    """Whether a known name has its capitals: « Le Quotidien » is a paper, « Le quotidien » is not."""
    words = fold_same_length(name).replace("-", " ").split()
    for spelling in _spellings().get(key(name), ()):
        usual = fold_same_length(spelling).replace("-", " ").split()
        if len(usual) == len(words) and all(
            w[0].isupper() or not u[0].isupper() for u, w in zip(usual, words, strict=True)
        ):
            return True
    return False


def known(name: str) -> Known | None:
    """What the world's names say about `name`, written with capitals; null where they don't know it."""
    return _known().get(key(name))


@cache
def _demonyms() -> dict[str, str]:
    return {form: c.name for c in reversed(countries()) for form in c.demonyms}


def demonym(word: str) -> str | None:
    """The country whose inhabitants the adjective names: « chinoises » gives Chine."""
    return _demonyms().get(word.lower())


@cache
def _first_names() -> dict[str, str]:
    return {key(n): entry.gender for entry in load("world", "first_names", "names", Names) for n in entry.names}


def first_name(word: str) -> str | None:
    """The gender (m, f, e) of a first name; null where it is none that we know."""
    table = _first_names()
    return table.get(key(word)) or table.get(key(word.split("-", maxsplit=1)[0]) if "-" in word else "")


@cache
def _roles(language: str) -> dict[str, tuple[Role, str, bool]]:
    table: dict[str, tuple[Role, str, bool]] = {}
    for role in load(language, "roles", "role", Role):
        epicene = role.masculine == role.feminine
        for form, own in ((role.masculine, "m"), (role.feminine, "f")):
            gender = "e" if epicene else own
            table.setdefault(form, (role, gender, False))
            table.setdefault(form if form[-1] in "sxz" else form + "s", (role, gender, form[-1] not in "sxz"))
    return table


def role(word: str, language: str) -> tuple[Role, str, bool] | None:
    """The post or calling that a noun names, its gender (e: either) and whether it is plural."""
    return _roles(language).get(word.lower().removeprefix("ex-"))


@cache
def _bodies(language: str) -> dict[str, str]:
    return {w: body.gender for body in load(language, "bodies", "body", Body) for w in body.words}


def body(word: str, language: str) -> str | None:
    """The gender of a noun that names a body (f, m, mp); null where it names none."""
    return _bodies(language).get(word.lower())


@cache
def _groups(language: str) -> dict[str, str]:
    return {key(n): g.name for g in load(language, "bodies", "group", Group) for n in (g.name, *g.aliases)}


def group(name: str, language: str) -> str | None:
    """The canonical name of a group with a name of its own."""
    return _groups(language).get(key(name))


@cache
def words(language: str, file: str, name: str) -> frozenset[str]:
    """The words of the list `name` in a rule file."""
    return frozenset(w for entry in load(language, file, "words", Words) if entry.name == name for w in entry.words)


@cache
def _addresses(language: str) -> dict[str, Address]:
    return {w: a for a in load(language, "titles", "address", Address) for w in a.words}


def address(word: str, language: str) -> Address | None:
    """The form of address that `word` is (« Mme »)."""
    return _addresses(language).get(fold_same_length(word).lower())
