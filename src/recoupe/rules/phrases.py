"""Phrases of the rules as the words that a text is cut into: « à l'issue d' » is « à », « l' », « issue », « d' ».

Only written phrases are read here; where they stand in a sentence is asked by whoever has its words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

_Row = TypeVar("_Row")


def phrase_words(phrase: str) -> tuple[str, ...]:
    """The words of a phrase, each elided one apart with its apostrophe."""
    return tuple(phrase.replace("'", "' ").split())


def by_first_word(
    rows: Iterable[tuple[tuple[str, ...], _Row]],
) -> Mapping[str, tuple[tuple[tuple[str, ...], _Row], ...]]:
    """The phrases, as words, each with its row, by the first of their words; in the given order."""
    table: dict[str, list[tuple[tuple[str, ...], _Row]]] = {}
    for phrase, row in rows:
        table.setdefault(phrase[0], []).append((phrase, row))
    return {word: tuple(held) for word, held in table.items()}
