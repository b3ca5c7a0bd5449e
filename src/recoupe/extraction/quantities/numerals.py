"""Numbers as they are written, in digits or words, without what they count.

In « 1,6 milliard d'euros pour quatre-vingt-onze communes et des centaines d'élus » there are 1.6 thousand million, 91, and
at least 100. Works on folded text alone, without a parser. What only its shape keeps from being a number of things is left
out here (56e, 14h30, A380, 3-1, 20:31, [4], telephone numbers); what its neighbours tell stands in `naming`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from recoupe.extraction.quantities.lexicon import Lexicon
from recoupe.extraction.quantities.measures import is_money
from recoupe.extraction.quantities.singular import is_plural


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


_DIGITS = re.compile(
    r"(?<![\w,./:-])(?<![^\W\d_]['’-])([-+−–]?)"
    r"(\d{1,3}(?:,000)+(?![\d,])|\d{1,3}(?:[ .']\d{3})+(?!\d)(?:,\d+)?|\d+\.\d{1,2}(?!\d)|\d+(?:,\d+)?(?!\.\d{3}))(?![\d])"
)
_SYMBOL = 4  # letters of the longest symbol of a measure that is written without a blank
_OPENING_MARKS = ("«", '"', "“")
_DIGIT = re.compile(r"\d")
_TELEPHONE = re.compile(r"(?<!\d)(?:\+\d{2,3}[ .]?)?0?\d(?:[ .]\d{2}){4}(?!\d)")
_GLUED = re.compile(r"[^\W\d_]+\d*(?!\w)", re.IGNORECASE)
_SECOND = re.compile(r"\s?[-–]\s?(\d+(?:,\d+)?)")
_METRES = re.compile(r"\s?m\s?(\d{2})(?![\w,])")
_OUT = re.compile(r"\s?[/x×=]\s?\d|,\d|:\d|\s?[hH]\s?\d\d(?!\d)|\s?(?:min|mn|s)\s?\d|['\"′″]\s?\d|[-–]\d|\s[-–]\s\d")
_OUT_BEFORE = re.compile(
    r"(?:\d\s?[/x×:]\s?|\d\s?(?:h|min|mn|s)\s?|\d['\"′″]\s?|\d\s?[-–]\s?|[=#@]\s?|\bn[°º]\s?)$", re.IGNORECASE
)
_ENUMERATED = re.compile(r"(?:^|[:;.!?]\s+)$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_GAP = re.compile(r"\s{1,2}|-")
_SHORT = re.compile(r"\s?([^\W\d_]{1,4})(?!\w)")
_COUNTS = re.compile(r"\s[a-zà-ÿ]{3,}")
_PARTS = re.compile(r"(?<![\d/,.])(\d)/(\d{1,2})(?![\d/])")
_NEXT = re.compile(r"\s([^\W\d_]+)(?!\w)")


def numerals(text: str, lexicon: Lexicon) -> Iterator[Numeral]:
    """The numbers of the folded `text`, in order, none inside another."""
    found = [*_fractions(text, lexicon), *_rounded(text, lexicon), *_digits(text, lexicon), *_words(text, lexicon)]
    found.sort(key=lambda n: (n.start, -n.end))
    kept: list[Numeral] = []
    for numeral in found:
        if kept and numeral.start < kept[-1].end:
            continue
        if kept and _decimals(text, kept[-1], numeral, lexicon):
            places = len(f"{numeral.value:.0f}")
            kept[-1] = replace(kept[-1], end=numeral.end, value=kept[-1].value + numeral.value / 10**places)
            continue
        kept.append(numeral)
    yield from kept


def _decimals(text: str, one: Numeral, two: Numeral, lexicon: Lexicon) -> bool:
    """« cinq virgule deux »."""
    if one.writing is not Writing.WORDS or two.writing is not Writing.WORDS or one.noun:
        return False
    return lexicon.pattern(r"\s<point>\s").fullmatch(text, one.end, two.start) is not None


def _digits(text: str, lexicon: Lexicon) -> Iterator[Numeral]:
    masked = _TELEPHONE.sub(lambda m: " " * len(m[0]), text) if _DIGIT.search(text) else ""
    pattern, signs = lexicon.leading
    for match in _DIGITS.finditer(masked):
        start, end = match.span()
        if _OUT_BEFORE.search(text[max(0, start - 8) : start]):
            continue  # scores, clock times, products
        if other := _spanned(text, end, lexicon):
            yield Numeral(start, end, _plain(match[2]), Writing.DIGITS, raw=match[2], joined=True)
            yield Numeral(*other.span(1), _plain(other[1]), Writing.DIGITS, raw=other[1])
            continue
        if _OUT.match(text, end) or _listed(text, start, end) or (match[2][0] == "0" and match[2][1:2].isdigit()):
            continue
        value = _plain(match[2]) * (-1.0 if match[1] in ("-", "−", "–") else 1.0)
        metres = _METRES.match(text, end)
        if metres is not None:
            yield Numeral(start, metres.end(), value + int(metres[1]) / 100, Writing.DIGITS, raw=match[2], unit="m")
            continue
        numeral = _scaled(text, Numeral(start, end, value, Writing.DIGITS, raw=match[2]), lexicon)
        glued = _GLUED.match(text, end) if numeral.end == end else None
        if glued is not None and (len(glued[0]) > _SYMBOL or lexicon.measures.at(text, end) is None):
            continue  # 56e, 3D, 20minutes
        sign = pattern.search(text[max(0, start - 6) : start])
        if sign is not None:
            numeral = replace(numeral, start=start - len(sign[0]), unit=signs[sign[1]])
        yield numeral


def _spanned(text: str, end: int, lexicon: Lexicon) -> re.Match[str] | None:
    """The number behind a dash where a measure or an age follows: « 10-15 % », « 18-25 ans »."""
    other = _SECOND.match(text, end)
    if other is None:
        return None
    word = _NEXT.match(text, other.end())
    timed = word is not None and word[1].lower() in lexicon.listed("years")
    return other if timed or lexicon.measures.at(text, other.end()) is not None else None


def _listed(text: str, start: int, end: int) -> bool:
    """A footnote « [3] », « (2) », or the number of an item: « 1. », « 2) », « 3- »."""
    around = text[start - 1 : start] + text[end : end + 1]
    if around == "[]" or (around == "()" and end - start <= 2):
        return True
    numbered = re.match(r"[.)°]+(?:\s|$)|\s?[-–—]\s?(?=[^\W\d_]{2})|/(?=[^\W\d_])", text[end:])
    return numbered is not None and end - start <= 2 and _ENUMERATED.search(text[:start]) is not None


def _plain(digits: str) -> float:
    """« 8.000 », « 8 000 », « 8'000 » and « 8,000 » are eight thousand, « 3.5 » and « 3,5 » three and a half."""
    digits = re.sub(r"(?<=\d),(?=000(?:\D|$))", "", digits) if digits.endswith(",000") else digits
    whole, _, decimals = digits.partition(",")
    if re.fullmatch(r"\d{1,3}(?:[ .']\d{3})+", whole):
        whole = re.sub(r"[ .']", "", whole)
    return float(f"{whole}.{decimals}" if decimals else whole)


def _scaled(text: str, numeral: Numeral, lexicon: Lexicon) -> Numeral:
    """« 1,6 milliard », « deux millions et demi », « 3 M€ »: the numeral with its scale."""
    value, end, noun, factor = numeral.value, numeral.end, numeral.noun, numeral.factor
    short = _SHORT.match(text, end)
    if short is not None and short[1] in lexicon.abbreviated:
        stop = short.end()
        money = lexicon.measures.at(text, stop)
        of = lexicon.pattern(r"\s<from>").match(text, stop) if short[1][0].isupper() else None  # « 2 M de vues »
        counts = short[0] == short[1] and short[1].islower() and _COUNTS.match(text, stop) is not None  # « 10k vues »
        if counts or of is not None or (money is not None and is_money(money[0])):
            by = lexicon.abbreviated[short[1]]
            return replace(numeral, end=stop, value=value * by, noun=not counts, factor=by)
    while match := _NEXT.match(text, end):
        scale = lexicon.scales.get(match[1].lower())
        if scale is None or (not scale.noun and value >= scale.factor) or scale.factor == 100:
            break  # « 34 cents » is money
        value *= scale.factor
        factor *= scale.factor
        end = match.end()
        noun = scale.noun
        if half := lexicon.pattern(r"\s<and>\s<half>(?!\w)").match(text, end):
            value += scale.factor / 2
            end = half.end()
    return replace(numeral, end=end, value=value, noun=noun, factor=factor)


def _words(text: str, lexicon: Lexicon) -> Iterator[Numeral]:
    """Number words in a row; a lone « un » is a number only before « ou deux », « à deux »."""
    if not lexicon.number_words.search(text):
        return
    words = list(_WORD.finditer(text))
    ands = lexicon.role("and")
    i = 0
    cardinals, scales = lexicon.cardinals, lexicon.scales
    while i < len(words):
        first = words[i][0].lower().partition("-")[0]
        if first not in cardinals and first not in scales:
            i += 1
            continue
        j = i
        parts: list[str] = []
        while j < len(words):
            word = words[j][0].lower()
            pieces = [p for p in word.split("-") if p not in ands]
            if j > i and not _GAP.fullmatch(text, words[j - 1].end(), words[j].start()):
                break
            if pieces and all(p in lexicon.cardinals or p in lexicon.scales for p in pieces):
                if j > i and not _continues(parts, pieces, lexicon):
                    break
                parts += pieces
                j += 1
            elif word in ands and parts and _and_joins(parts, words, j, text, lexicon):
                j += 1
            else:
                break
        if j == i:
            i += 1
            continue
        numeral = _spelled(text, words[i].start(), words[j - 1].end(), parts, lexicon)
        if numeral is not None:
            yield numeral
        i = j


def _spelled(text: str, start: int, end: int, parts: list[str], lexicon: Lexicon) -> Numeral | None:
    value, noun, factor = _value(parts, lexicon)
    if len(parts) == 1 and parts[0] in lexicon.role("one"):
        opens = lexicon.pattern(r"\s(?:<or>|<to>)\s+(\w+)").match(text, end)
        counted = opens is not None and (opens[1].isdigit() or opens[1].lower() in lexicon.cardinals)
        scored = lexicon.pattern(r"\s([^\W\d_]+)\s<to>\s$").search(text[max(0, start - 24) : start])
        if not counted and (scored is None or scored[1].lower() not in lexicon.scored):
            return None
    elif len(parts) == 1 and parts[0] in lexicon.scales and lexicon.scales[parts[0]].noun:
        return None  # « des millions » is vague: see `_rounded`
    numeral = Numeral(start, end, float(value), Writing.WORDS, noun, text[start:end], factor=float(factor))
    if noun and (half := lexicon.pattern(r"\s<and>\s<half>(?!\w)").match(text, end)):
        return replace(numeral, value=value + factor / 2, end=half.end())
    return numeral


def _continues(parts: list[str], pieces: list[str], lexicon: Lexicon) -> bool:
    """Whether `pieces` go on with the number `parts` begin: « trois cents », « vingt deux », not « trois quatre »."""
    first, last = pieces[0], parts[-1]
    if first in lexicon.scales and lexicon.scales[first].factor == 100 and last in lexicon.cardinals:
        return lexicon.cardinals[last] < 20 and not (
            len(parts) > 1 and parts[-2] in lexicon.cardinals
        )  # « vingt cents »
    if first in lexicon.scales or last in lexicon.scales:
        return True
    before, after = lexicon.cardinals.get(last, 0), lexicon.cardinals[first]
    if before == 4 and after == 20:
        return True
    return (before >= 20 and before % 10 == 0 and after < 20) or (before == 10 and 7 <= after <= 9)


def _and_joins(parts: list[str], words: list[re.Match[str]], j: int, text: str, lexicon: Lexicon) -> bool:
    """« vingt et un », « soixante et onze »."""
    if j + 1 >= len(words) or text[words[j].end() : words[j + 1].start()] != " ":
        return False
    tens = lexicon.cardinals.get(parts[-1], 0)
    return tens >= 20 and lexicon.cardinals.get(words[j + 1][0].lower(), 0) in (1, 11)


def _value(parts: list[str], lexicon: Lexicon) -> tuple[int, bool, int]:
    """The number that the words say, whether it ends in a noun, and its last scale."""
    total = current = 0
    noun, factor = False, 1
    for i, part in enumerate(parts):
        scale = lexicon.scales.get(part)
        if scale is None:
            value = lexicon.cardinals[part]
            four = value == 20 and i > 0 and lexicon.cardinals.get(parts[i - 1]) == 4
            current += 76 if four else value  # quatre-vingts: the four is counted already
            noun = False
        elif scale.factor == 100:
            current = current - current % 100 + max(current % 100, 1) * 100
            noun = False
        else:
            total += max(current, 1) * scale.factor
            current = 0
            noun, factor = scale.noun, scale.factor
    return total + current, noun, factor


def _rounded(text: str, lexicon: Lexicon) -> Iterator[Numeral]:
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
        rounded = lexicon.rounded.get(word) or (scale.factor if scale is not None and scale.noun else None)
        before = text[: match.start() - (len(apart[0]) if apart is not None and half < 1 else 0)]
        one = lexicon.pattern(r"(?<![\w-])(?:<from>\s?)?(<one>)\s+(?:<sized>\s+)?$").search(before[-24:])
        at = max(0, len(before) - 24)
        if rounded is None:
            if half < 1 and one is not None and rest:
                yield Numeral(at + one.start(1), match.start() + len(halved) + 1, half, Writing.WORDS, raw=match[0])
            continue
        several = is_plural(word, lexicon)
        vague = lexicon.pattern(r"(?<!\w)<vague>\s+$").search(before[-16:])
        if word in lexicon.scales and half == 1 and not (several and (vague or _bare(before, lexicon))):
            continue
        end, value = _times(text, match.end(), rounded * half, lexicon)
        if one is not None and not several:
            exact = half < 1 and word in lexicon.scales
            writing = Writing.WORDS if exact else Writing.ROUNDED
            yield Numeral(at + one.start(1), end, value, writing, True, word)
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


def _fractions(text: str, lexicon: Lexicon) -> Iterator[Numeral]:
    """« la moitié », « deux tiers », « 3/4 des élus »; « un quart d'heure », « le cinquième mandat » are none."""
    for match in _PARTS.finditer(text):
        few, all_of = int(match[1]), int(match[2])
        if 0 < few < all_of and lexicon.pattern(r"\s<of_the>\s").match(text, match.end()):
            yield Numeral(*match.span(), round(100 * few / all_of, 1), Writing.FRACTION, True, match[0])
    for match in lexicon.fraction_words.finditer(text):
        parts = lexicon.fractions[match[0].lower()]
        behind = text[match.end() : match.end() + 24]
        common = parts <= 4
        alone = lexicon.pattern(r"\s*(?:[,.;:!?)]|$)|\s<by_then>\s").match(
            behind
        )  # « reculé d'un cinquième en dix ans »
        if not common and not lexicon.pattern(r"\s<from>|\s<of_the>").match(behind) and not alone:
            continue
        if lexicon.pattern(r"\s<from>\s?<unshared>(?!\w)|\s<unshared>(?!\w)").match(behind):
            continue
        lead = lexicon.pattern(
            r"(?<![\w-])(?:(?P<one><one>|<a_share>)|(?:<article>\s)?(?P<many>\w+))\s(?P<sized><sized>\s)?$"
        ).search(text[max(0, match.start() - 24) : match.start()])
        if lead is None:
            continue
        many = 1 if lead["one"] else lexicon.cardinals.get((lead["many"] or "").lower(), 0)
        if (lead["many"] or "").isdigit():
            many = int(lead["many"])
        if 0 < many < parts or (many == 1 and lead["one"]):
            start = max(0, match.start() - 24) + lead.start()
            percent = round(100 * many / parts, 1)
            sized = lead["sized"] is not None
            raw = text[start : match.end()]
            yield Numeral(start, match.end(), percent, Writing.FRACTION, True, raw, sized=sized)
