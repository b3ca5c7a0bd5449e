"""Figures written in a line: « au moins 12 personnes | 12.. at_least personne done »."""

from __future__ import annotations

import re
from dataclasses import dataclass

from recoupe.extraction.dates import find_dates
from recoupe.extraction.entities import find_entities
from recoupe.extraction.parse import parse
from recoupe.extraction.quantities import find_places, find_quantities
from recoupe.model.article import Article, Block, BlockKind
from recoupe.model.quantity import Quantity
from recoupe.rules.folding import fold

_LINE = re.compile(
    r"(?P<words>.+) \| (?P<low>-?[\d.]*?)\.\.(?P<high>-?[\d.]*) (?P<modifier>\w+) (?P<unit>.+?)"
    r"(?: (?P<phase>planned|current|done))?"
)


@dataclass(frozen=True)
class Figure:
    """What is expected of a figure, or was found; `phase` is "" where it does not matter."""

    words: str
    low: float | None
    high: float | None
    modifier: str
    unit: str
    phase: str = ""


def figure(line: str) -> Figure:
    """The figure that a line of a table tells."""
    match = _LINE.fullmatch(line)
    assert match, f"not a figure: {line}"
    low, high = (float(match[k]) if match[k] else None for k in ("low", "high"))
    unit = "" if match["unit"] == "-" else match["unit"]
    return Figure(match["words"], low, high, match["modifier"], unit, match["phase"] or "")


def shown(quantity: Quantity) -> Figure:
    """A quantity as a figure."""
    words = fold(quantity.span.text).text
    return Figure(words, quantity.low, quantity.high, quantity.modifier.value, quantity.unit, quantity.phase.value)


def article(text: str) -> Article:
    """An article of one body block."""
    return Article(
        "a", "a.txt", None, None, None, (), "fr", text, blocks=(Block(0, len(text), BlockKind.BODY, "test"),)
    )


def places(text: str) -> list[str]:
    """The names of the places of a text's figures, "" where one has none."""
    parsed = parse(article(text), "fr")
    cast = find_entities(parsed)
    found = find_quantities(parsed, find_dates(parsed), cast, find_places(parsed, cast))
    names = {e.id: e.name for e in cast.entities}
    return [names[q.place] if q.place else "" for q in found]


def quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text."""
    parsed = parse(article(text), "fr")
    cast = find_entities(parsed)
    return find_quantities(parsed, find_dates(parsed), cast, find_places(parsed, cast))


def figures(text: str, like: list[Figure] | None = None) -> list[Figure]:
    """The figures of a text; phases are left out where the figures of `like` leave them out."""
    found = [shown(q) for q in quantities(text)]
    if like is None or len(like) != len(found):
        return found
    return [
        f if want.phase else Figure(f.words, f.low, f.high, f.modifier, f.unit)
        for f, want in zip(found, like, strict=True)
    ]
