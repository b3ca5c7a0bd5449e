"""What a language's rules know about words that stand for somebody.

« la maire » holds a post and may come back as « l'élue », « le parquet » is a body, « Mme » goes before a woman's name.
Reads rules/<language>/{titles, roles, bodies, names}.toml and passes on the names of the world; decides nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from recoupe.extraction.parse import Token
from recoupe.rules.folding import key
from recoupe.rules.loader import load
from recoupe.rules.titling import Address, Role, Words, address, role, words
from recoupe.rules.world_names import Known, country, demonym, first_name, known, outlet_behind, spelled_like

__all__ = [
    "Address", "Body", "Group", "Known", "Role", "Words", "address", "body", "country", "demonym", "first_name", "group",
    "known", "outlet_behind", "role", "spelled_like", "words", "worn", "written",
]  # fmt: skip


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
    """The canonical name of a group with a name of its own; « Gilets jaunes » are « gilets jaunes »."""
    return _groups(language).get(key(name)) or (name.lower() if _worn(name.lower().split(), language) else None)


def _worn(name: Sequence[str], language: str) -> bool:
    """« gilets jaunes », « casques blancs »: what people wear, in its colour, stands for them."""
    return (
        len(name) == 2 and name[0] in words(language, "bodies", "worn") and name[1] in words(language, "bodies", "hue")
    )


def worn(tokens: Sequence[Token], language: str) -> bool:
    """Whether `tokens` begin with the name of people by what they wear."""
    return _worn([t.lower for t in tokens[:2]], language)


def paper(name: Sequence[str], language: str) -> bool:
    """« Le Courrier de Valmer », « La Voix du Port »: whether a name opens as those of newspapers do, an article before it."""
    noun = name[1:] if name and name[0].lower() in words(language, "names", "article") else name
    return len(noun) > 1 and noun[0] in words(language, "names", "paper_opening")


def written(tokens: Sequence[Token]) -> str:
    """The folded words as they stand: a blank where the text has one."""
    out = tokens[0].text
    for before, token in pairwise(tokens):
        out += (" " if token.start > before.end else "") + token.text
    return out
