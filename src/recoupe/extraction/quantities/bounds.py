"""Between which bounds a figure lies: « au moins 12 élus », « une dizaine », « quelque 500 personnes au maximum ».

The modifier stands before the number, or behind it or what it counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from recoupe.extraction.quantities.lexicon import Lexicon
from recoupe.extraction.quantities.numeral import Numeral, Writing
from recoupe.model.quantity import Modifier

_WORDS = re.compile(r"[^\W_]+")
_OPENED = re.compile(r"(?<=\s)[«\"“]\s?$")  # « environ « 10 milliards d'euros » »
_PHRASE = 3  # words from a number to the time that it measures: « trois longues heures »
_FAR = 80  # characters before a number in which « dépasse dans certaines zones les » is looked for
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
    mark = _OPENED.search(near)
    stops = [len(near), article.start() if article is not None else len(near), mark.start() if mark else len(near)]
    for stop in stops:
        match = pattern.search(near[:stop])
        if match is None or _besides(text, start, near[:stop], lexicon):
            continue
        kind = kinds[_form(match[1])]
        if kind is Modifier.MORE_THAN and lexicon.pattern(r"(?<!\w)<not_at_all>\s$").search(near[: match.start()]):
            kind = Modifier.AT_MOST  # « ne devra pas dépasser 3 % »
        return at + match.start(), kind
    return start, _passed(text[max(0, start - _FAR) : start], lexicon)


def _passed(near: str, lexicon: Lexicon) -> Modifier | None:
    """« dépasse aujourd'hui les 500 000 », « n'excède toujours pas les 9 m² »: what tells when or where stands between."""
    when = r"(?:\s(?:<meanwhile>|<on_occasion>\s[^\W\d_]+|[^\W\d_]+<adverb_ending>)){1,2}"
    between = lexicon.pattern(rf"{when}\s<article>\s$").search(near)
    if between is None:
        return None
    pattern, kinds = lexicon.before
    verb = pattern.search(near[: between.start() + 1])
    if verb is None or kinds[_form(verb[1])] is not Modifier.MORE_THAN:
        return None
    denied = lexicon.pattern(r"(?<!\w)<not_at_all>(?!\w)").search(between[0])
    return Modifier.AT_MOST if denied else Modifier.MORE_THAN


def _besides(text: str, start: int, near: str, lexicon: Lexicon) -> bool:
    """« huit morts en plus de douze blessés »: added to them; « en plus de douze heures » is how long that took."""
    if lexicon.pattern(r"(?<!\w)<besides>(?:\s|(?<='))$").search(near) is None:
        return False
    words = _WORDS.findall(text, start)[:_PHRASE]
    return not any(word.lower() in lexicon.listed("years") for word in words)


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
