"""Numbers as they are written, in digits or words, without what they count.

In « 1,6 milliard d'euros pour quatre-vingt-onze communes et des centaines d'élus » there are 1.6 thousand million, 91, and
at least 100. Works on folded text alone, without a parser. What only its shape keeps from being a number of things is left
out here (56e, 14h30, A380, 3-1, 20:31, [4], telephone numbers); what its neighbours tell stands in `naming`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from recoupe.extraction.quantities.lexicon import Lexicon
from recoupe.extraction.quantities.measures import is_money
from recoupe.extraction.quantities.numeral import Numeral, Writing, times
from recoupe.extraction.quantities.roundings import fractions, rounded
from recoupe.extraction.quantities.singular import is_plural, singular

_DIGITS = re.compile(
    r"(?<![\w,./:-])(?<![^\W\d_]-)([-+−–]?)"
    r"(\d{1,3}(?:,000)+(?![\d,])|\d{1,3}(?:[ .']\d{3})+(?!\d)(?:,\d+)?|\d+\.\d{1,2}(?!\d)|\d+(?:,\d+)?(?!\.\d{3}))(?![\d])"
)
_LEAST = 1000  # of what is added to a number with a scale without one of its own: « 3 millions 500 000 »
_FURTHER = 2  # times the lower end of a range in words is its upper one at most
_YEAR = 4  # figures: « les saisons 2019-2020 »
_SYMBOL = 4  # letters of the longest symbol of a measure that is written without a blank
_DIGIT = re.compile(r"\d")
_TELEPHONE = re.compile(
    r"(?<!\d)(?:(?:\+\d{2,3}[ .]?)?0?\d(?:[ .]\d{2}){4}|0(?:\d{2})?[ .]\d{3}(?:[ .]\d{2}){2,3}"  # « 021 555 53 33 »
    r"|0\d{1,3}/\d{2,3}(?:[ .]\d{2}){2}|\d{3}[ .-]\d{3}-\d{4})(?!\d)"  # « 0475/55.34.56 », « 418 555-1234 »
)
_GLUED = re.compile(r"[^\W\d_]+\d*(?!\w)", re.IGNORECASE)
_SECOND = re.compile(r"\s?[-–]\s?(\d+(?:,\d+)?)")
_METRES = re.compile(r"\s?m\s?(\d{2})(?![\w,])")
_MINUTES = r"\s?<hours>\s?([0-5]\d)(?!\w|\s?(?:<minutes>|['′:])(?!\w))"
_HOUR = 60  # minutes
_OUT = re.compile(
    r"\s?[/x×=]\s?\d|,\d|:\d|\s:\d\d(?!\d)|\s?[hH]\s?\d\d(?!\d)|\s?(?:min|mn|s)\s?\d|['\"′″]\s?\d|[-–]\d|\s[-–]\s\d"
)
_BELOW = re.compile(r"(?:^|\(\s?|[^\W\d_]['\s])([-−–]\s)$")
_OUT_BEFORE = re.compile(
    r"(?:\d\s?[/x×:]\s?|\d\s?(?:h|min|mn|s)\s?|\d['\"′″]\s?|\d\s?[-–]\s?|[=#@]\s?|\bn[°º]\s?|\d(?:['′]|e|è|ème)?\+)$",
    re.IGNORECASE,
)
_HYPHENED = re.compile(r"-[^\W\d_]{3,}")  # « un 45-tours », « un 2-pièces »
_ENUMERATED = re.compile(r"(?:^|[:;.!?]\s+)$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_GAP = re.compile(r"\s{1,2}|-")
_SHORT = re.compile(r"\s?([^\W\d_]{1,4})(?!\w)")
_COUNTS = re.compile(r"\s[a-zà-ÿ]{3,}")
_GLUED_SCALE = re.compile(r"([^\W\d_]{4,})(?!\w)")  # « 10mille », « 3millions »
_NEXT = re.compile(r"\s([^\W\d_]+)(?!\w)")


def numerals(text: str, lexicon: Lexicon) -> Iterator[Numeral]:
    """The numbers of the folded `text`, in order, none inside another."""
    found = [*fractions(text, lexicon), *rounded(text, lexicon), *_digits(text, lexicon), *_words(text, lexicon)]
    found.sort(key=lambda n: (n.start, -n.end))
    kept: list[Numeral] = []
    for numeral in found:
        if kept and numeral.start < kept[-1].end:
            continue
        if kept and _decimals(text, kept[-1], numeral, lexicon):
            places = len(f"{numeral.value:.0f}")
            kept[-1] = replace(kept[-1], end=numeral.end, value=kept[-1].value + numeral.value / 10**places)
            continue
        if (
            kept
            and (sum_ := _composed(text, kept[-1], numeral) or _added(text, kept[-1], numeral, lexicon)) is not None
        ):
            kept[-1] = sum_
            continue
        kept.append(numeral)
    yield from kept


def _decimals(text: str, one: Numeral, two: Numeral, lexicon: Lexicon) -> bool:
    """« cinq virgule deux »."""
    if one.writing is not Writing.WORDS or two.writing is not Writing.WORDS or one.noun:
        return False
    return lexicon.pattern(r"\s<point>\s").fullmatch(text, one.end, two.start) is not None


def _composed(text: str, one: Numeral, two: Numeral) -> Numeral | None:
    """« 3 millions 500 mille », « 7 mille 457 milliards »: parts of one number, its scales written out."""
    plain = (Writing.DIGITS, Writing.WORDS)
    if one.factor == 1 or one.unit or one.writing not in plain or two.writing not in plain:
        return None
    if _GAP.fullmatch(text, one.end, two.start) is None or two.value < 1:
        return None
    if two.factor == 1 and two.value < _LEAST < one.factor:
        return None  # « 3 milliards 500 » is said of 3.5
    rest = two.value / two.factor
    if two.factor > one.factor and rest < one.factor:
        value = times(one.value + rest, two.factor)
    elif two.value < one.factor:
        value = one.value + two.value
    else:
        return None
    return replace(one, end=two.end, value=value, noun=two.noun, factor=two.factor, raw=text[one.start : two.end])


def _added(text: str, one: Numeral, two: Numeral, lexicon: Lexicon) -> Numeral | None:
    """« 30 milliards et 200 millions de centimes »: parts of one number, of which only the last tells what is counted."""
    scaled = one.noun and two.noun and one.factor > two.value and two.factor > 1 and not one.unit
    if not scaled or lexicon.pattern(r"\s<and>\s").fullmatch(text, one.end, two.start) is None:
        return None
    return replace(one, end=two.end, value=one.value + two.value, factor=two.factor, raw=text[one.start : two.end])


def _digits(text: str, lexicon: Lexicon) -> Iterator[Numeral]:
    masked = _TELEPHONE.sub(lambda m: " " * len(m[0]), text) if _DIGIT.search(text) else ""
    pattern, signs = lexicon.leading
    lasted = -1  # where the last hours and minutes that something lasts end
    for match in _DIGITS.finditer(masked):
        start, end = match.span()
        post = lexicon.pattern(r"^\s?\d{1,2}\s?(?:<hours>|:)\s?\d{2}\s[-–]\s$").search(text[:start])
        if post is None and _OUT_BEFORE.search(text[max(0, start - 8) : start]):
            continue  # scores, clock times, products, not « 21h10 - 130 km/h à Brune »
        if lexicon.pattern(r"\s<ordinal>(?!\w)|\s<ordinal_word>(?!\w)").match(text, end):
            continue
        if other := _spanned(text, end, lexicon):
            yield Numeral(start, end, _plain(match[2]), Writing.DIGITS, raw=match[2], joined=True)
            yield Numeral(*other.span(1), _plain(other[1]), Writing.DIGITS, raw=other[1])
            continue
        if lasting := _lasting(text, start, end, lasted, lexicon):
            hours = round(_plain(match[2]) + int(lasting[1]) / _HOUR, 2)
            lasted = lasting.end()
            yield Numeral(start, lasted, hours, Writing.DIGITS, raw=match[2], unit=lexicon.clock_unit)
            continue
        if (
            _OUT.match(text, end)
            or _HYPHENED.match(text, end)
            or _listed(text, start, end)
            or (match[2][0] == "0" and match[2][1:2].isdigit())
        ):
            continue
        value = _plain(match[2]) * (-1.0 if match[1] in ("-", "−", "–") else 1.0)
        below = _BELOW.search(text[max(0, start - 12) : start])
        if below is not None and _signed(text, start, end, lexicon):
            value, start = -value, start - len(below[1])  # « jusqu'à - 14 °C »
        metres = _METRES.match(text, end)
        if metres is not None:
            yield Numeral(start, metres.end(), value + int(metres[1]) / 100, Writing.DIGITS, raw=match[2], unit="m")
            continue
        numeral = _scaled(text, Numeral(start, end, value, Writing.DIGITS, raw=match[2]), lexicon)
        glued = _GLUED.match(text, end) if numeral.end == end else None
        if glued is not None and glued[0].lower() in lexicon.role("glued_years"):  # « 45ans »
            yield replace(numeral, end=glued.end(), unit=singular(glued[0].lower(), lexicon))
            continue
        if glued is not None and (len(glued[0]) > _SYMBOL or lexicon.measures.at(text, end) is None):
            continue  # 56e, 3D, 20minutes
        sign = pattern.search(text[max(0, start - 6) : start])
        if sign is not None:
            numeral = replace(numeral, start=start - len(sign[0]), unit=signs[sign[1]])
        yield numeral


def _signed(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """« jusqu'à - 14 °C »; « (- 2,5 % et même - 3,5 % en 2031) » in brackets alone."""
    measure = lexicon.measures.at(text, end)
    if measure is None:
        return False
    bracketed = text.rfind("(", 0, start) > text.rfind(")", 0, start)
    return measure[0] in lexicon.signed or (measure[0] in lexicon.shares and bracketed)


def _lasting(text: str, start: int, end: int, lasted: int, lexicon: Lexicon) -> re.Match[str] | None:
    """« pendant 1h30 », « en 3 h 20 au lieu de 4 h 10 »: no time of day behind words of how long something lasts.

    `lasted` is the end of the one before; « à 9 h 30 au lieu de 9 h » tells times of day.
    """
    ahead = text[max(0, start - 32) : start]
    lasts = lexicon.pattern(r"(?<!\w)<how_long>\s(?:<nearly>\s?)?$").search(ahead)
    if lasts is None and lasted >= 0:
        lasts = lexicon.pattern(r",?\s<rather_than>\s(?:<nearly>\s?)?").fullmatch(text, lasted, start)
    return lexicon.pattern(_MINUTES).match(text, end) if lasts is not None else None


def _spanned(text: str, end: int, lexicon: Lexicon) -> re.Match[str] | None:
    """The number behind a dash where what is counted follows: « 10-15 % », « 18-25 ans », « 25-30 manifestants »."""
    other = _SECOND.match(text, end)
    if other is None:
        return None
    word = _NEXT.match(text, other.end())
    timed = word is not None and word[1].lower() in lexicon.listed("years")
    counted = len(other[1]) < _YEAR and _counts_on(text, other.end(), lexicon)
    return other if timed or counted or lexicon.measures.at(text, other.end()) is not None else None


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
    """« 1,6 milliard », « 100 autres milliards », « deux millions et demi », « 3 M€ »: the numeral with its scale."""
    value, end, noun, factor = numeral.value, numeral.end, numeral.noun, numeral.factor
    short = _SHORT.match(text, end)
    if short is not None and short[1] in lexicon.abbreviated:
        stop = short.end()
        money = lexicon.measures.at(text, stop)
        of = lexicon.pattern(r"\s<from>").match(text, stop) if short[1][0].isupper() else None  # « 2 M de vues »
        counts = short[0] == short[1] and short[1].islower() and _COUNTS.match(text, stop) is not None  # « 10k vues »
        if counts or of is not None or (money is not None and is_money(money[0])):
            by = lexicon.abbreviated[short[1]]
            return replace(numeral, end=stop, value=times(value, by), noun=not counts, factor=by)
    while match := _NEXT.match(text, end) or (_GLUED_SCALE.match(text, end) if end == numeral.end else None):
        word = match[1].lower()
        if word in lexicon.role("other") and (scaled := _NEXT.match(text, match.end())) is not None:
            more = lexicon.scales.get(scaled[1].lower())
            match, word = (scaled, scaled[1].lower()) if more is not None and more.noun else (match, word)
        scale = lexicon.scales.get(word)
        if scale is None and word in lexicon.slips and _counts_on(text, match.end(), lexicon):
            scale = lexicon.slips[word]
        if scale is None or (not scale.noun and value >= scale.factor) or scale.factor == 100:
            break  # « 34 cents » is money
        value = times(value, scale.factor)
        factor *= scale.factor
        end = match.end()
        noun = scale.noun
        if half := lexicon.pattern(r"\s<and>\s<half>(?!\w)").match(text, end):
            value += scale.factor / 2
            end = half.end()
    return replace(numeral, end=end, value=value, noun=noun, factor=factor)


def _counts_on(text: str, end: int, lexicon: Lexicon) -> bool:
    """Whether a word that may be a counted noun follows: « 92 milles panneaux », not « 12 milles nautiques »."""
    word = _NEXT.match(text, end)
    return (
        word is not None
        and is_plural(word[1], lexicon)
        and word[1].lower() not in lexicon.role("of") | lexicon.role("at_sea") | lexicon.where
    )


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
        if ends := _spanned_words(words[i], lexicon):
            yield from ends
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
        ordinal = lexicon.pattern(r"\s<ordinal_word>(?!\w)").match(text, words[j - 1].end())
        if numeral is not None and ordinal is None:
            yield numeral
        i = j


def _spanned_words(word: re.Match[str], lexicon: Lexicon) -> tuple[Numeral, ...]:
    """« deux-trois ans »: both ends of a range; « quatre-vingt » and « dix-sept » are one number."""
    few, _, more = word[0].lower().partition("-")
    low, high = lexicon.cardinals.get(few, 0), lexicon.cardinals.get(more, 0)
    if not low < high <= _FURTHER * low:
        return ()
    dash = word.start() + len(few)
    return (
        Numeral(word.start(), dash, float(low), Writing.WORDS, raw=few, joined=True),
        Numeral(dash + 1, word.end(), float(high), Writing.WORDS, raw=more),
    )


def _spelled(text: str, start: int, end: int, parts: list[str], lexicon: Lexicon) -> Numeral | None:
    value, noun, factor = _value(parts, lexicon)
    if len(parts) == 1 and parts[0] in lexicon.role("one"):
        opens = lexicon.pattern(r"\s(?:<or>|<to>)\s+(\w+)").match(text, end)
        if lexicon.pattern(r"(?<!\w)<between>\s$").search(text[max(0, start - 12) : start]):
            opens = lexicon.pattern(r"\s<and>\s+(\w+)").match(text, end)  # « entre un et deux mois »
        counted = opens is not None and (opens[1].isdigit() or opens[1].lower() in lexicon.cardinals)
        scored = lexicon.pattern(r"\s([^\W\d_]+)\s<to>\s$").search(text[max(0, start - 24) : start])
        if not counted and (scored is None or scored[1].lower() not in lexicon.scored):
            return None
    elif len(parts) == 1 and parts[0] in lexicon.scales and lexicon.scales[parts[0]].noun:
        return None  # « des millions » is vague: see `roundings`
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
