"""Places in an article's text.

Offsets count Unicode code points into `Article.text`, end exclusive. `article.text[span.start:span.end] == span.text`
holds for every span that leaves a stage.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters of an article."""

    start: Annotated[int, "first character, counted in Unicode code points"]
    end: Annotated[int, "one past the last character"]
    text: Annotated[str, "the characters themselves"]

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The span of `text` from `start` to `end`; raises ValueError where there is no such place."""
        if not 0 <= start < end <= len(text):
            raise ValueError(f"no characters {start}:{end} in a text of {len(text)}")
        return cls(start, end, text[start:end])

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether every character of `other` is one of this span's."""
        return self.start <= other.start and other.end <= self.end


def hull(spans: Iterable[Span]) -> tuple[int, int]:
    """The offsets of the shortest stretch that holds all of `spans` (at least one)."""
    every = list(spans)
    return min(s.start for s in every), max(s.end for s in every)


def covered(spans: Iterable[Span], start: int, end: int) -> bool:
    """Whether one of `spans` holds the whole of `start:end`."""
    return any(s.start <= start and end <= s.end for s in spans)
