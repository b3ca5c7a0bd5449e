"""A post under its usual words, and the callings that it brings with it.

« le chef de l'État » is a president, « le garde des Sceaux » the minister of justice, « la chercheuse en sociologie » a
sociologist. Ranks make a post another one: « premier ministre ».
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from recoupe.extraction.entities.lexicon import Role, role, words
from recoupe.rules.folding import key
from recoupe.rules.loader import load


@dataclass(frozen=True, slots=True)
class Equivalent:
    """A post told with other words: « chef de l'État » is a president. `of` narrows it to a country's."""

    role: str
    words: tuple[str, ...]
    means: str
    example: str
    fields: tuple[str, ...] = ()
    of: str = ""
    state: bool = (
        False  # the post of a state: bearers with a field of their own (« président de la société ») are others
    )


@dataclass(frozen=True, slots=True)
class Also:
    """A calling that a post brings with it where one of the (folded) words says of what it is."""

    role: str
    words: tuple[str, ...]
    means: str
    example: str
    counter: str = ""


@dataclass(frozen=True, slots=True)
class Studied:
    """A calling that a scholar has by what he or she teaches or studies, told by one of the (folded) words."""

    words: tuple[str, ...]
    means: str
    example: str
    counter: str = ""


@cache
def _also(language: str) -> tuple[Also, ...]:
    return load(language, "callings", "also", Also)


@cache
def _studied(language: str) -> tuple[Studied, ...]:
    return load(language, "callings", "studied", Studied)


@cache
def _equivalents(language: str) -> tuple[Equivalent, ...]:
    return load(language, "titles", "equivalent", Equivalent)


@cache
def ranks(language: str) -> frozenset[str]:
    """Qualifiers that make a post another one: « premier ministre » is no « ministre »."""
    return frozenset(key(w) for w in words(language, "titles", "rank"))


def usual(post: Role, qualifiers: frozenset[str], language: str) -> tuple[Role, frozenset[str], bool]:
    """The post under its usual words, and whether it is a state's by its wording."""
    for entry in _equivalents(language):
        if (
            post.masculine == entry.role
            and set(entry.words) <= qualifiers
            and (not entry.of or "@" + entry.of in qualifiers)
        ):
            found = role(entry.means, language)
            if found is not None:
                return found[0], (qualifiers - set(entry.words)) | set(entry.fields), entry.state
    return post, qualifiers, False


def brought(held: Role, fields: frozenset[str], language: str) -> set[str]:
    """The callings (masculine forms) that a post of these fields brings with it."""
    brings = {a.means for a in _also(language) if held.masculine == a.role and fields & set(a.words)}
    if held.masculine in words(language, "titles", "scholar"):
        brings |= {s.means for s in _studied(language) if fields & set(s.words)}
    return brings


def leading_besides(language: str) -> frozenset[str]:
    """What tells nothing of the body that somebody leads: ranks, « parti », « groupe »."""
    return ranks(language) | words(language, "titles", "rank_besides")
