"""Families of words: the verb and the nouns and adjectives made from it.

« maltraiter », « maltraitance » and « maltraité » have one root, found by the endings of `rules/<language>/families.toml`. Not
found: roots that change (« suspendre », « suspension »), which concepts list.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from recoupe.rules.folding import key
from recoupe.rules.loader import load, table


@dataclass(frozen=True, slots=True)
class Ending:
    """The letters that make a word of a root."""

    letters: str
    example: str


@dataclass(frozen=True, slots=True)
class Apart:
    """Words whose root is another word's by chance."""

    words: tuple[str, ...]
    example: str


@cache
def root(lemma: str, language: str) -> str | None:
    """What is left of a lemma (a key) without its ending, with « ~ » behind it; None for a word without family."""
    if " " in lemma or lemma in _apart(language):
        return None
    shortest = int(table(language, "families")["shortest"])
    for letters in _endings(language):
        if lemma.endswith(letters) and len(lemma) - len(letters) >= shortest:
            return lemma[: -len(letters)] + "~"
    return None


@cache
def _endings(language: str) -> tuple[str, ...]:
    return tuple(sorted((e.letters for e in load(language, "families", "ending", Ending)), key=lambda e: (-len(e), e)))


@cache
def _apart(language: str) -> frozenset[str]:
    return frozenset(key(w) for a in load(language, "families", "apart", Apart) for w in a.words)
