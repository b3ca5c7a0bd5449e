"""The language of a text, told by its function words, for files whose metadata says nothing.

« Le maire a été entendu par les gendarmes. » is French. A text of a few words, or one that several languages fit, has no
language told here.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from recoupe.rules.loader import load

_SAMPLE = 20_000  # characters
_FEWEST = 4  # function words that must be found
_LEAD = 1.5  # times as many as the next language has


@dataclass(frozen=True, slots=True)
class Language:
    """A language's BCP 47 tag and its most frequent words."""

    tag: str
    words: tuple[str, ...]
    example: str


def tell(text: str) -> str | None:
    """The BCP 47 tag of the language of `text`, or null."""
    words = Counter(re.findall(r"[^\W\d_]+", text[:_SAMPLE].lower()))
    scores = sorted(
        (
            (sum(words[w] for w in language.words), language.tag)
            for language in load("world", "languages", "language", Language)
        ),
        reverse=True,
    )
    (best, tag), (second, _) = scores[0], scores[1]
    return tag if best >= _FEWEST and best >= _LEAD * second else None
