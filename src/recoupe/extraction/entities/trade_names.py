"""Firms called after where they are and what they deal in: « l'Algérienne des Eaux », « la Française des jeux ».

The adjective alone is somebody from there (« l'Algérienne a gagné »); so is one behind which a time stands (« la Française
des années 1990 »), several of them, or one behind whom somebody is told.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.entities.lexicon import role, words
from recoupe.extraction.parse import Token


def is_trade_name(tokens: Sequence[Token], i: int, language: str) -> bool:
    """Whether the name of a firm begins with the inhabitant's name at token `i`; it ends with the noun behind « des »."""
    if not 0 < i < len(tokens) - 2:
        return False
    of, trade = tokens[i + 1], tokens[i + 2]
    plural = words(language, "titles", "plural_article")
    if of.lower not in plural or tokens[i - 1].lower in plural or tokens[i].morph.get("Gender") != "Fem":
        return False
    dealt_in = trade.pos == "NOUN" and trade.morph.get("Number") == "Plur" and role(trade.lower, language) is None
    return dealt_in and trade.lower not in words(language, "statement_words", "time_noun")
