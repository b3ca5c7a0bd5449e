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
from recoupe.rules.titling import Equivalent


@dataclass(frozen=True, slots=True)
class Brought:
    """A calling that a post brings with it where one of the (folded) words says of what it is.

    The post is `role`; of a calling that scholars have by what they teach or study, any of theirs.
    """

    words: tuple[str, ...]
    means: str
    example: str
    counter: str = ""
    role: str = ""


@cache
def ranks(language: str) -> frozenset[str]:
    """Qualifiers that make a post another one: « premier ministre » is no « ministre »."""
    return frozenset(key(w) for w in words(language, "titles", "rank"))


def usual(post: Role, qualifiers: frozenset[str], language: str) -> tuple[Role, frozenset[str], bool]:
    """The post under its usual words, and whether it is a state's by its wording."""
    for entry in load(language, "titles", "equivalent", Equivalent):
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
    entries = [e for e in load(language, "callings", "also", Brought) if e.role == held.masculine]
    if held.masculine in words(language, "titles", "scholar"):
        entries += load(language, "callings", "studied", Brought)
    return {e.means for e in entries if fields & set(e.words)}


def leading_besides(language: str) -> frozenset[str]:
    """What tells nothing of the body that somebody leads: ranks, « parti », « groupe »."""
    return ranks(language) | words(language, "titles", "rank_besides")
