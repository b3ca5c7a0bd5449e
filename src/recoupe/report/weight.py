"""Whether words say something by themselves: « ce point » and « nos sollicitations » don't.

A content of fewer than three words that carry meaning is not lost: it stays in the ledger and is counted, but a brief shows
what can be read on its own first. Function words come from `rules/world/languages.toml`. Not told apart: short words that
say much (« Je démissionne »).
"""

from __future__ import annotations

import re
from functools import cache

from recoupe.rules.loader import table

FEWEST = 3  # words with a meaning

_WORD = re.compile(r"[^\W\d_]{3,}|\d+")


@cache
def _function_words(language: str) -> frozenset[str]:
    listed = (entry for entry in table("world", "languages")["language"] if entry["tag"] == language)
    return frozenset(word for entry in listed for word in entry["words"])


def says_little(text: str, language: str) -> bool:
    """Whether `text` needs its article to be understood."""
    words = {w.lower() for w in _WORD.findall(text)}
    return len(words - _function_words(language)) < FEWEST
