"""Adjectives and nouns of countries: « les avertissements américains », « Moscou »."""

from __future__ import annotations

from functools import cache

from recoupe.rules.loader import table


@cache
def _demonyms() -> frozenset[str]:
    return frozenset(d.lower() for c in table("world", "countries").get("country", []) for d in c.get("demonyms", []))


def is_demonym(word: str) -> bool:
    """Whether the word is the adjective of a country."""
    return word.lower() in _demonyms()
