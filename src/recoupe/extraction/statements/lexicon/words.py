"""The small grammatical words of a language, by what they do: « ne » negates, « qui » opens a relative clause."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from recoupe.rules.loader import load


@dataclass(frozen=True, slots=True)
class Words:
    """A closed class of words or phrases, in lower case and folded."""

    name: str
    words: tuple[str, ...]
    example: str


@cache
def words(language: str, name: str) -> frozenset[str]:
    """The words of class `name`; raises KeyError where the language's rules don't name it."""
    for entry in load(language, "statement_words", "words", Words):
        if entry.name == name:
            return frozenset(entry.words)
    raise KeyError(f"{language}/statement_words.toml has no words {name!r}")


@cache
def clause_openers(language: str) -> frozenset[str]:
    """What opens a relative clause or one with « que »: « qui », « dont », « que »."""
    return words(language, "relative") | words(language, "complementizer")
