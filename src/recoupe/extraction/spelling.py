"""Slips of the pen that hide a verb from the model: « a t'il dit », « s'est il félicité », « le pont est sûr, à annoncé X ».

« Nous avons perdu », a t-il dit. » is read as « a-t-il dit ». Only slips that keep every offset in place are read so, and
only those that no correct French looks like; nothing else is corrected, and the article's own text stays as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from recoupe.rules.loader import load


@dataclass(frozen=True, slots=True)
class Slip:
    """What is written (a regular expression whose group 1 is the slip) and what is meant, of the same length."""

    written: str
    meant: str
    example: str
    reading: str
    counter: str = ""


@cache
def _slips(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(slip.written), slip.meant) for slip in load(language, "tokens", "slip", Slip))


def without_slips(text: str, language: str) -> str:
    """The folded text as it was meant, letter by letter in the same places."""
    for pattern, meant in _slips(language):
        for found in pattern.finditer(text):
            text = text[: found.start(1)] + meant + text[found.end(1) :]
    return text
