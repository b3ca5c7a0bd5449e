"""Rounded and vague numbers, and parts of a whole: « une centaine », « des milliers », « la moitié », « deux tiers ».

« une dizaine d'élus » is about ten, « des dizaines d'élus » ten at least, « un tiers des élus » 33.33 per cent; « un quart
d'heure » and « le cinquième mandat » are none. Works on folded text alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from recoupe.extraction.quantities.lexicon import Lexicon
from recoupe.extraction.quantities.numeral import Numeral, Writing
from recoupe.extraction.quantities.singular import is_plural

_HALF = 2  # parts
_OPENING_MARKS = ("«", '"', "“")
_PARTS = re.compile(r"(?<![\d/,.])(\d)/(\d{1,2})(?![\d/])")


def rounded(text: str, lexicon: Lexicon) -> Iterator[Numeral]:
    """« une centaine », « des milliers », « plusieurs dizaines de milliers », « un demi-million », « une demi-douzaine »."""
    for match in lexicon.rounded_words.finditer(text):
        word = match[0].lower()
        halved, _, rest = word.partition("-")
        half = 0.5 if rest and halved in lexicon.role("half") else 1.0
        word = rest if half < 1 else word
        apart = lexicon.pattern(r"(?<!\w)<half>\s$").search(text[max(0, match.start() - 8) : match.start()])
        if half == 1 and apart is not None and (word in lexicon.scales or word in lexicon.rounded):
            half = 0.5  # « un demi million »
        scale = lexicon.scales.get(word)
        size = lexicon.rounded.get(word) or (scale.factor if scale is not None and scale.noun else None)
        before = text[: match.start() - (len(apart[0]) if apart is not None and half < 1 else 0)]
        one = lexicon.pattern(r"(?<![\w-])(?:<from>\s?)?(<one>)\s+(?:<sized>\s+)?$").search(before[-24:])
        at = max(0, len(before) - 24)
        if size is None:
            if half < 1 and one is not None and rest:
                yield Numeral(at + one.start(1), match.start() + len(halved) + 1, half, Writing.WORDS, raw=match[0])
            continue
        several = is_plural(word, lexicon)
        vague = lexicon.pattern(r"(?<!\w)<vague>\s+$").search(before[-16:])
        if word in lexicon.scales and half == 1 and not (several and (vague or _bare(before, lexicon))):
            continue
        end, value = _times(text, match.end(), size * half, lexicon)
        if one is not None and not several:
            exact = half < 1 and word in lexicon.scales
            writing = Writing.WORDS if exact else Writing.ROUNDED
            yield Numeral(at + one.start(1), end, value, writing, True, word)
        elif not several and lexicon.pattern(r"(?<![\w-])<a_share>\s$").search(before[-8:]) and scale is None:
            if lexicon.pattern(r"\s<from>").match(text, match.end()):
                yield Numeral(match.start(), end, value, Writing.ROUNDED, True, word)  # « la dizaine de pays »
        elif not several and before[-2:].rstrip()[-1:] in _OPENING_MARKS:
            yield Numeral(match.start(), end, value, Writing.ROUNDED, True, word)  # « la "dizaine" de civils »
        elif several and not (number := re.search(r"(\d+|[^\W\d_]+)\s$", before)):
            yield Numeral(match.start(), end, value, Writing.VAGUE, True, word)
        elif several:
            assert number is not None
            by = float(number[1]) if number[1].isdigit() else float(lexicon.cardinals.get(number[1].lower(), 0))
            if by > 1:  # « deux douzaines », « 3 dizaines »
                yield Numeral(number.start(1), end, by * value, Writing.ROUNDED, True, word)
            else:
                start = max(0, match.start() - 16) + vague.start() if vague else match.start()
                yield Numeral(start, end, value, Writing.VAGUE, True, word)


def _bare(before: str, lexicon: Lexicon) -> bool:
    """« dépensé en millions » is none; « les millions d'euros », « de millions » are vague."""
    return bool(lexicon.pattern(r"(?<!\w)(?:<from>|<article>)\s?$").search(before[-24:]))


def _times(text: str, end: int, value: float, lexicon: Lexicon) -> tuple[int, float]:
    """« dizaines de milliers »: the end and the product."""
    more = lexicon.pattern(r"\s<from>\s?([^\W\d_]+)(?!\w)").match(text, end)
    if more is None:
        return end, value
    inner = more[1].lower()
    factor = lexicon.rounded.get(inner) or (lexicon.scales[inner].factor if inner in lexicon.scales else None)
    return (more.end(), value * factor) if factor else (end, value)


def fractions(text: str, lexicon: Lexicon) -> Iterator[Numeral]:
    """« la moitié », « deux tiers », « 3/4 des élus »; « un quart d'heure », « le cinquième mandat » are none."""
    for match in _PARTS.finditer(text):
        few, all_of = int(match[1]), int(match[2])
        if 0 < few < all_of and lexicon.pattern(r"\s<of_the>\s").match(text, match.end()):
            yield Numeral(*match.span(), round(100 * few / all_of, 2), Writing.FRACTION, True, match[0])
    for match in lexicon.fraction_words.finditer(text):
        parts = lexicon.fractions[match[0].lower()]
        behind = text[match.end() : match.end() + 24]
        common = parts <= 4
        alone = lexicon.pattern(r"\s*(?:[,.;:!?)]|$)|\s<by_then>\s").match(
            behind
        )  # « reculé d'un cinquième en dix ans »
        shared = lexicon.pattern(r"\s<from>|\s<of_the>").match(behind)
        if not common and not shared and not alone:
            continue
        if lexicon.pattern(r"\s<from>\s?<unshared>(?!\w)|\s<unshared>(?!\w)").match(behind):
            continue
        lead = lexicon.pattern(
            r"(?<![\w-])(?:(?P<one><one>|<a_share>)|(?:<article>\s)?(?P<many>\w+))\s(?P<sized><sized>\s)?$"
        ).search(text[max(0, match.start() - 24) : match.start()])
        if lead is None or not (lead["one"] or lead["many"]):
            continue
        if lead["one"] and not shared and lexicon.pattern(r"(?<!\w)<by_whom>\s<one>\s$").search(text, 0, match.start()):
            continue  # « être écouté par un tiers »
        if common and shared and lexicon.pattern(r"<of_the>").fullmatch(lead["many"] or ""):
            if lexicon.before[0].search(text[max(0, match.start() - 24) : match.start()]):
                yield Numeral(
                    *match.span(), round(100 / parts, 2), Writing.FRACTION, True, match[0]
                )  # « près du tiers des élus »
            continue
        if parts == _HALF and alone and lexicon.pattern(r"<by_that>").fullmatch(lead["many"] or ""):
            yield Numeral(*match.span(), 50.0, Writing.FRACTION, True, match[0])  # « fondu de moitié »
            continue
        if not (common or shared) and lexicon.pattern(r"<a_share>").fullmatch(lead["one"] or ""):
            continue  # « elle a six enfants ; le septième, Paul, »
        many = 1 if lead["one"] else lexicon.cardinals.get((lead["many"] or "").lower(), 0)
        if (lead["many"] or "").isdigit():
            many = int(lead["many"])
        if 0 < many < parts or (many == 1 and lead["one"]):
            start = max(0, match.start() - 24) + lead.start()
            percent = round(100 * many / parts, 2)
            sized = lead["sized"] is not None
            raw = text[start : match.end()]
            yield Numeral(start, match.end(), percent, Writing.FRACTION, True, raw, sized=sized)
