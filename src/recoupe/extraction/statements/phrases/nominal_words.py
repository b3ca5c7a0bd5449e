"""Which words make up noun phrases: nouns, names whatever the model calls them, and what stands between them.

In « Choe Son Hui » the model takes « Choe » for a pronoun: a capital within the sentence makes it part of a name. How far
a phrase reaches is `noun_phrases`' task.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto

from recoupe.extraction.parse import Token

Phrase = tuple[int, int]  # first and last token, both inclusive

NOMINAL = frozenset({"NOUN", "PROPN"})
INNER = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "X", "SYM"})


class Part(Enum):
    """What a word is to the noun phrase that is read up to it."""

    NOUN = auto()  # one of its nouns
    INSIDE = auto()  # a word of it
    PASSED = auto()  # a word of it if those behind it are
    LAST = auto()  # its last word
    END = auto()  # no word of it


def read_up_to(
    first: int,
    stop: int,
    whole: Callable[[int, int | None], int | None],
    part: Callable[[int, int | None], Part],
    *,
    opening: int | None = None,
) -> int:
    """Index of the last token of the phrase that begins at `first`, before token `stop`.

    `whole` gives the last token of what begins at a token and belongs together, `part` what a token is to the phrase; both
    are told of its last noun. `opening`: the second word, where it is known to be its noun.
    """
    last, noun, i = (first, None, first) if opening is None else (opening, opening, opening + 1)
    while i < stop:
        end = whole(i, noun)
        if end is not None:
            last, i = end, end + 1
            continue
        found = part(i, noun)
        if found is Part.END:
            break
        last = last if found is Part.PASSED else i
        if found is Part.LAST:
            break
        noun = i if found is Part.NOUN else noun
        i += 1
    return last


def name_like(token: Token) -> bool:
    """Whether the token can be part of a name whatever the model calls it: « Choe » is no pronoun."""
    return token.text[0].isupper() and token.i > 0 and token.pos not in ("DET", "ADP", "SCONJ", "AUX")


def nominal(token: Token) -> bool:
    """Whether the token is a noun or (part of) a name."""
    return token.pos in NOMINAL or name_like(token)


def inner(token: Token) -> bool:
    """Whether the token can stand inside a noun phrase."""
    return token.pos in INNER or name_like(token)
