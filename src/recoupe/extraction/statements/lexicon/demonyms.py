"""Adjectives and nouns of countries: « les avertissements américains », « Moscou »."""

from __future__ import annotations

from functools import cache

from recoupe.rules.loader import table


@cache
def _demonyms() -> frozenset[str]:
    return frozenset(d.lower() for c in table("world", "countries").get("country", []) for d in c.get("demonyms", []))


@cache
def _countries() -> frozenset[str]:
    countries = table("world", "countries").get("country", [])
    return frozenset(n for c in countries for n in (c["name"], *c.get("capitals", []), *c.get("cities", [])))


def is_country(word: str) -> bool:
    """Whether the word, capital and all, names a country or stands for one: « Bruxelles », « Mali »."""
    return word in _countries()


def is_demonym(word: str) -> bool:
    """Whether the word is the adjective of a country."""
    return word.lower() in _demonyms()
