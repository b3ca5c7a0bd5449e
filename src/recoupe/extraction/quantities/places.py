"""Where the counted things are said to be: the place named after the figure in its clause, else before it.

« 12 personnes ont été secourues mardi à Valmer » : Valmer. Money, shares, ages and durations are nowhere unless a place
follows at once.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from recoupe.extraction.entities import Cast
from recoupe.extraction.parse import Sentence
from recoupe.extraction.quantities.readings import Reading

_NEAR = 25  # characters: « 30 % en Estalie »


def place_of(sentence: Sentence, reading: Reading, cast: Cast, nowhere: AbstractSet[str]) -> str | None:
    """The entity of the place, or None where the sentence names none."""
    stop = _clause_end(sentence, reading.end)
    if reading.unit in nowhere or re.fullmatch(r"[A-Z]{3}|dollar", reading.unit):
        return cast.place(reading.end, min(stop, reading.end + _NEAR)) if stop > reading.end else None
    found = cast.place(reading.end, stop) if stop > reading.end else None
    if found is None and sentence.start < reading.start:
        found = cast.place(_clause_start(sentence, reading.start), reading.start)
    return found


def _clause_end(sentence: Sentence, start: int) -> int:
    """Up to a semicolon, a « tandis que », or the next finite clause's mark."""
    for token in sentence.tokens:
        if token.start >= start and (token.text in (";", ":") or token.lower in ("tandis", "alors", "contre", "dont")):
            return token.start
    return sentence.end


def _clause_start(sentence: Sentence, end: int) -> int:
    begin = sentence.start
    for token in sentence.tokens:
        if token.end <= end and token.text in (";", ":"):
            begin = token.end
    return begin
