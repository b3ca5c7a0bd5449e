"""Shares of people asked are the figures of the institute that asked them: « Ifop : 62 % des sondés approuvent ».

Only where nobody else gives the figure and the article names one institute. In an article that tells of a poll (people are asked in
several sentences) every share is of that poll; else those beside « sondés » or « interrogés ». Whoever ordered the poll gives none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from recoupe.extraction.entities import Cast
from recoupe.extraction.entities.lexicon import words
from recoupe.extraction.parse import ParsedArticle, Sentence
from recoupe.extraction.quantities.lexicon import lexicon
from recoupe.model.quantity import Quantity
from recoupe.model.span import Span
from recoupe.rules.loader import load

_DEVOTED = 3  # sentences in which people are asked, in an article about a poll


@dataclass(frozen=True, slots=True)
class Pollster:
    """An institute that asks people, under all its names."""

    names: tuple[str, ...]
    example: str


def by_pollster(
    parsed: ParsedArticle, quantities: Sequence[Quantity], cast: Cast, language: str
) -> tuple[Quantity, ...]:
    """The quantities with `entity` filled where they are shares of people whom the article's one institute asked."""
    asking = [s for s in parsed.sentences if _asks(s, language)]
    institute = _institute(parsed, cast) if asking else None
    if institute is None:
        return tuple(quantities)
    devoted = len(asking) >= _DEVOTED
    units = lexicon(language).shares

    def polled(quantity: Quantity) -> bool:
        beside = any(s.start <= quantity.span.start < s.end for s in asking)
        return quantity.entity is None and quantity.unit in units and (devoted or beside)

    return tuple(replace(q, entity=institute) if polled(q) else q for q in quantities)


def _asks(sentence: Sentence, language: str) -> bool:
    """« 62 % des sondés », « les Français interrogés »."""
    return any(t.lower in words(language, "bodies", "polled") for t in sentence.tokens)


def _institute(parsed: ParsedArticle, cast: Cast) -> str | None:
    """The entity of the institute that the article names, null where it names none or several."""
    found: dict[int, re.Match[str]] = {}
    for match in _names().finditer(parsed.text):
        number = next(i for i, p in enumerate(_pollsters()) if match[0] in p.names)
        found.setdefault(number, match)
    if len(found) != 1:
        return None
    ((number, match),) = found.items()
    named = cast.named(Span.of(parsed.text, match.start(), match.end()))
    return named or cast.organization(_pollsters()[number].names[0])


def _pollsters() -> tuple[Pollster, ...]:
    return load("world", "pollsters", "pollster", Pollster)


@cache
def _names() -> re.Pattern[str]:
    names = sorted((n for p in _pollsters() for n in p.names), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")
