"""Offices told by the street or house in which they sit: « précise-t-on rue de Valois », « l'hôtel de Brienne dément ».

The addresses stand in rules/world/institutions.toml beside the office's own name; streets that stand for no office are places.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.entities import lexicon
from recoupe.extraction.parse import Token

_LONGEST = 5  # tokens of an address


def at_address(text: str, name: str) -> bool:
    """« rue de Valois » of the « ministère de la Culture »: an address in small letters that shares no capital with the name."""
    return text[0].islower() and " " in text and not {w for w in text.split() if w[0].isupper()} & set(name.split())


def address_end(tokens: Sequence[Token], i: int) -> int | None:
    """The last token of an office's address at i: « (précise-t-on) rue de Valois »."""
    longest = range(min(i + _LONGEST, len(tokens)) - 1, i, -1)
    texts = ((last, lexicon.written(tokens[i : last + 1])) for last in longest)
    found = ((last, text, lexicon.known(text)) for last, text in texts if text[0].islower())
    return next((last for last, text, office in found if office is not None and at_address(text, office.name)), None)
