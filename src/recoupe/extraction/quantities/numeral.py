"""A number as it stands in the text: where, how much, and how it is written.

« 1,6 milliard d'euros »: 1.6 thousand million in digits, which takes « de » before what is counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from recoupe.rules.folding import Folded

_YEAR = 4  # figures


class Writing(StrEnum):
    """How a number is written."""

    DIGITS = "digits"
    WORDS = "words"
    ROUNDED = "rounded"  # « une dizaine »
    VAGUE = "vague"  # « des dizaines »
    FRACTION = "fraction"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in the text; offsets count in the folded text."""

    start: int
    end: int
    value: float
    writing: Writing
    noun: bool = False  # it ends in a noun that takes « de » before what is counted (un million d'élus)
    raw: str = ""
    unit: str = ""  # money that stands before it, or a measure that its shape tells
    factor: float = 1.0  # what its first number was multiplied by (« 50 millions »)
    sized: bool = False  # « une bonne moitié »
    joined: bool = False  # a dash joins it to the next, as the two ends of a range (« 10-15 % »)


@dataclass(frozen=True, slots=True)
class Place:
    """The folded text of a sentence and the way to the article's offsets."""

    folded: Folded
    offset: int
    numerals: tuple[Numeral, ...] = ()

    def source(self, start: int, end: int) -> tuple[int, int]:
        """Article offsets of the folded stretch `start:end`."""
        a, b = self.folded.to_source(start, end)
        return a + self.offset, b + self.offset

    def at(self, offset: int) -> int:
        """The folded place of an article offset."""
        inside = offset - self.offset
        if self.folded.offsets is None:
            return inside
        return next((i for i, o in enumerate(self.folded.offsets) if o >= inside), len(self.folded.text))


def is_year(word: str) -> bool:
    """« 2031 »: four figures, as the years of news have."""
    return len(word) == _YEAR and word.isdigit()


def times(value: float, factor: float) -> float:
    """The product as it is written, without the error of binary fractions: 4.1 × 10⁹ is 4100000000."""
    return float(f"{value * factor:.15g}")
