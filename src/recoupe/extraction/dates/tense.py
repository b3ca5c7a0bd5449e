"""Which side of the day of writing a sentence speaks of, from its words.

« Le tribunal rendra sa décision mardi » speaks of a Tuesday to come, « a rendu » of one gone by. The nearest word of
tense that stands in the date's own clause decides; nothing is concluded where there is none. Only the surface is read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from recoupe.model.date import Direction
from recoupe.rules.loader import load

TENSES = "date_tenses"
_BOUNDARY = re.compile(r"[,;:()«»\"–—]| - | et | mais ")
_CROSSING = 40  # characters: what crossing a clause boundary costs
_REACH = 160
_OPENING = r"^[^\w]*"


@dataclass(frozen=True, slots=True)
class Tense:
    """Words that tell the side, as a regular expression over the folded sentence.

    `opening`: only as the first words of the sentence. `ahead`: only of a date that stands before them
    (« le match de samedi est reporté »). `weight`: characters of distance that are added, for words that a tense outdoes
    (« a duré jusqu'au 3 mai »). `behind`: only of a date that stands behind them. `near`: no farther than that, 0: anywhere.
    """

    direction: Direction
    pattern: str
    example: str
    counter: str = ""
    ahead: bool = False
    opening: bool = False
    weight: int = 0
    behind: bool = False
    near: int = 0
    holding: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PatternPart:
    """A part that several patterns share: `{name}` in them."""

    name: str
    pattern: str
    example: str


def filled(pattern: str, parts: Sequence[PatternPart]) -> str:
    """The pattern with each `{name}` replaced by the pattern of that part."""
    named = {part.name: part.pattern for part in parts}
    return re.sub(r"\{([a-z_]+)\}", lambda m: named[m[1]], pattern)


@cache
def _cues(language: str) -> tuple[tuple[re.Pattern[str], Tense], ...]:
    parts = load(language, TENSES, "tense_part", PatternPart)
    cues = []
    for tense in load(language, TENSES, "tense", Tense):
        pattern = filled(tense.pattern, parts)
        cues.append((re.compile(rf"{_OPENING if tense.opening else ''}\b(?:{pattern})"), tense))
    return tuple(cues)


class Tenses:
    """The words of tense of one sentence."""

    def __init__(self, sentence: str, language: str) -> None:
        opens = next((i for i, c in enumerate(sentence) if c.isalpha()), 0)
        sentence = sentence[:opens] + sentence[opens : opens + 1].lower() + sentence[opens + 1 :]
        self._sentence = sentence
        self._found = [
            (m.start(), m.end(), tense)
            for pattern, tense in _cues(language)
            if not tense.holding or any(h in sentence for h in tense.holding)
            for m in pattern.finditer(sentence)
        ]

    def at(self, start: int, end: int) -> Direction | None:
        """The side that the words near `start:end` (offsets in the sentence) speak of; None where nothing tells."""
        best: tuple[int, int, int] | None = None
        side = None
        for order, (a, b, tense) in enumerate(self._found):
            if (tense.ahead and a < end) or (tense.behind and b > start):
                continue
            if a < end and start < b and not (a < start or b > end):
                continue  # a word of the date itself
            between = self._sentence[b:start] if b <= start else self._sentence[end:a]
            cost = (
                tense.weight
                + max(0, len(between))
                + _CROSSING * len(_BOUNDARY.findall(between))
                + (5 if b > start else 0)
            )
            if cost - tense.weight <= (tense.near or _REACH) and (best is None or (cost, order, a) < best):
                best, side = (cost, order, a), tense.direction
        return side
