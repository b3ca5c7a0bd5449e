"""Words that stand for a person or tell one: posts, forms of address, and lists of words with one use.

Read by what finds the entities of an article and by what joins them across a story.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from recoupe.rules.folding import fold_same_length
from recoupe.rules.loader import load


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
    """A noun for one person. `wider` nouns may take a bearer up again; `post` is false for neighbours and relatives.

    `only_with` are words of which one must follow for the noun to mean somebody (« le garde des Sceaux »); `plural` is
    the masculine's where it does not end in s (« généraux »).
    """

    masculine: str
    feminine: str
    example: str
    wider: tuple[str, ...] = ()
    post: bool = True
    only_with: tuple[str, ...] = ()
    plural: str = ""


@dataclass(frozen=True, slots=True)
class Feminine:
    """A second feminine that every noun with such a masculine may have: « la contrôleure » beside « la contrôleuse »."""

    masculine: str
    feminine: str
    example: str


@dataclass(frozen=True, slots=True)
class Equivalent:
    """A post told with other words: « chef de l'État » is a president. `of` narrows it to a country's."""

    role: str
    words: tuple[str, ...]
    means: str
    example: str
    fields: tuple[str, ...] = ()
    of: str = ""
    state: bool = False  # a state's: bearers with a field of their own (« président de la société ») are others


@dataclass(frozen=True, slots=True)
class Words:
    """A set of words with one use."""

    name: str
    words: tuple[str, ...]
    example: str
    counter: str = ""


@cache
def _roles(language: str) -> dict[str, tuple[Role, str, bool]]:
    table: dict[str, tuple[Role, str, bool]] = {}
    endings = load(language, "roles", "feminine", Feminine)
    for role in load(language, "roles", "role", Role):
        epicene = role.masculine == role.feminine
        also = [
            (role.masculine.removesuffix(e.masculine) + e.feminine, "f")
            for e in endings if role.masculine.endswith(e.masculine) and not epicene
        ]  # fmt: skip
        for form, own in ((role.masculine, "m"), (role.feminine, "f"), *also):
            gender = "e" if epicene else own
            table.setdefault(form, (role, gender, False))
            table.setdefault(form if form[-1] in "sxz" else form + "s", (role, gender, form[-1] not in "sxz"))
        if role.plural:
            table.setdefault(role.plural, (role, "m", True))
    return table


def role(word: str, language: str) -> tuple[Role, str, bool] | None:
    """The post or calling that a noun names, its gender (e: either) and whether it is plural."""
    form = word.lower().removeprefix("ex-")
    return _roles(language).get(form) or (_roles(language).get(form + ".") if "." in form else None)


@cache
def words(language: str, file: str, name: str) -> frozenset[str]:
    """The words of the list `name` in a rule file."""
    return frozenset(w for entry in load(language, file, "words", Words) if entry.name == name for w in entry.words)


@cache
def _addresses(language: str) -> dict[str, Address]:
    return {w: a for a in load(language, "titles", "address", Address) for w in a.words}


def address(word: str, language: str) -> Address | None:
    """The form of address that `word` is (« Mme »); in capitals alone (« le MR », « la banque ING ») it is a name."""
    if len(word) > 1 and word.isalpha() and word.isupper():
        return None
    return _addresses(language).get(fold_same_length(word).lower())
