"""Between which bounds a figure lies: « au moins 12 élus », « une dizaine », « quelque 500 personnes au maximum ».

The modifier stands before the number, or behind it or what it counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from recoupe.extraction.quantities.lexicon import Lexicon
from recoupe.extraction.quantities.numeral import Numeral, Writing
from recoupe.model.quantity import Modifier

REACH = 48  # characters before a number in which its modifier is looked for; the longest has 26

Bounds = tuple[float | None, float | None, Modifier]


def written_bounds(numeral: Numeral, value: float) -> Bounds:
    """The bounds that the number itself tells: « une dizaine », « des dizaines »."""
    if numeral.writing is Writing.ROUNDED or numeral.sized:
        return value, value, Modifier.ABOUT
    if numeral.writing is Writing.VAGUE:
        return value, None, Modifier.AT_LEAST
    return value, value, Modifier.EXACT


def bounded(value: float, modifier: Modifier) -> Bounds:
    """The bounds of a figure of that value with that modifier."""
    if modifier in (Modifier.AT_MOST, Modifier.LESS_THAN):
        return None, value, modifier
    if modifier in (Modifier.AT_LEAST, Modifier.MORE_THAN):
        return value, None, modifier
    return value, value, modifier


def bound_before(text: str, start: int, lexicon: Lexicon) -> tuple[int, Modifier | None]:
    """The modifier that ends where the number begins, and where its words start; articles between are passed over."""
    at = max(0, start - REACH)
    near = text[at:start]
    article = lexicon.pattern(r"(?<![\w'])<article>\s+$").search(near)
    pattern, kinds = lexicon.before
    for stop in (len(near), article.start() if article is not None else len(near)):
        match = pattern.search(near[:stop])
        if match is None or lexicon.pattern(r"(?<!\w)<besides>\s$").search(near[:stop]):
            continue
        kind = kinds[_form(match[1])]
        if kind is Modifier.MORE_THAN and lexicon.pattern(r"(?<!\w)<not_at_all>\s$").search(near[: match.start()]):
            kind = Modifier.AT_MOST  # « ne devra pas dépasser 3 % »
        return at + match.start(), kind
    return start, None


def bound_behind(text: str, places: Iterable[int], lexicon: Lexicon) -> tuple[int, int, Modifier] | None:
    """The first modifier that begins at one of the places: where it begins and ends, and which it is."""
    pattern, kinds = lexicon.after
    for place in dict.fromkeys(places):
        behind = pattern.match(text, place)
        if behind is not None:
            return place, behind.end(), kinds[_form(behind[1])]
    return None


def _form(words: str) -> str:
    return re.sub(r"\s+", " ", words.lower())
