"""Numbers as they are written, in digits or words, without what they count.

In « 1,6 milliard d'euros pour quatre-vingt-onze communes et des centaines d'élus » there are 1.6 thousand million, 91, and
at least 100. Works on folded text alone. Ordinals, years, clock times and names with numbers are not told apart here
except by their shape (56e, 14h30, A380).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from recoupe.extraction.quantities.lexicon import Lexicon


class Writing(StrEnum):
    """How a number is written."""

    DIGITS = "digits"
    WORDS = "words"
    ROUNDED = "rounded"  # « une dizaine »
    VAGUE = "vague"  # « des dizaines »
    FRACTION = "fraction"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in the text. `noun`: it ends in a noun that takes « de » before what is counted (un million d'élus)."""

    start: int
    end: int
    value: float
    writing: Writing
    noun: bool = False
    raw: str = ""


_DIGITS = re.compile(
    r"(?<![\w,.-])(?<![^\W\d_][-'])([-+−]?)(\d{1,3}(?:[ .]\d{3})+(?:,\d+)?|\d+(?:,\d+)?|\d+\.\d{1,2}(?!\d))(?![\d])"
)
_TELEPHONE = re.compile(r"(?<!\d)(?:\+\d{2}[ .]?)?0?\d(?:[ .]\d{2}){4}(?!\d)")
_GLUED = re.compile(r"(?:er|re|ère|e|ème|es|èmes|nd|nde|h\d{0,2}|h ?\d{2}|[a-z])(?!\w)", re.IGNORECASE)
_UNIT_LETTERS = re.compile(
    r"(?:km|kg|m|cm|mm|ha|g|t|l|mw|gw|kw|kwh|mwh|twh|m²|m2|m³|km²|km2|km/h)(?![\w])", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_VAGUE = re.compile(r"(?:(?<!\w)(des|plusieurs|quelques|les)\s+)$", re.IGNORECASE)
_ONE = re.compile(r"(?<!\w)(?P<one>une|un|d'une|d'un)\s+(?:bonne\s+|petite\s+|grosse\s+|bon\s+)?$", re.IGNORECASE)


def numerals(text: str, lexicon: Lexicon) -> Iterator[Numeral]:
    """The numbers of the folded `text`, in order, none inside another."""
    found = [*_fractions(text, lexicon), *_rounded(text, lexicon), *_digits(text, lexicon), *_words(text, lexicon)]
    found.sort(key=lambda n: (n.start, -n.end))
    end = -1
    for numeral in found:
        if numeral.start >= end:
            yield numeral
            end = numeral.end


def _digits(text: str, lexicon: Lexicon) -> Iterator[Numeral]:
    masked = _TELEPHONE.sub(lambda m: " " * len(m[0]), text)
    for match in _DIGITS.finditer(masked):
        end = match.end()
        rest = text[end:]
        if _GLUED.match(rest) and not _UNIT_LETTERS.match(rest):
            continue  # 56e, 14h30, 3D
        if re.match(r":\d", rest) or re.search(r"\d:$", masked[: match.start()]):
            continue  # 20:31
        if re.match(r"\s?[-–]\s?\d", rest) or re.search(r"\d\s?[-–/]$", text[: match.start()]) or rest[:1] == "/":
            continue  # scores, dates, 24/7
        value = float(match[2].replace(" ", "").replace(",", ".") if "," in match[2] else _plain(match[2]))
        sign = -1.0 if match[1] in ("-", "−") else 1.0
        scaled, stop, noun = _scaled(text, end, value, lexicon)
        yield Numeral(match.start(), stop, sign * scaled, Writing.DIGITS, noun, match[2])


def _plain(digits: str) -> str:
    """« 8.000 » and « 8 000 » are eight thousand, « 3.5 » three and a half."""
    if re.fullmatch(r"\d{1,3}(?:[ .]\d{3})+", digits):
        return re.sub(r"[ .]", "", digits)
    return digits


def _scaled(text: str, end: int, value: float, lexicon: Lexicon) -> tuple[float, int, bool]:
    """« 1,6 milliard », « deux millions et demi »: the value with its scale, where it ends, and whether by a noun."""
    noun = False
    while match := re.match(r"\s([^\W\d_]+)(?!\w)", text[end:]):
        scale = lexicon.scales.get(match[1].lower())
        if scale is None or (not scale.noun and value >= scale.factor):
            break
        value *= scale.factor
        end += match.end()
        noun = scale.noun
        if half := re.match(r"\set\sdemie?(?!\w)", text[end:]):
            value += scale.factor / 2
            end += half.end()
    return value, end, noun


def _words(text: str, lexicon: Lexicon) -> Iterator[Numeral]:
    """Number words in a row; a lone « un » is no number here."""
    words = list(_WORD.finditer(text))
    i = 0
    while i < len(words):
        j = i
        parts: list[str] = []
        while j < len(words):
            word = words[j][0].lower()
            pieces = [p for p in word.split("-") if p != "et"]
            adjacent = j == i or re.fullmatch(r"[\s-]", text[words[j - 1].end() : words[j].start()])
            if not adjacent:
                break
            if all(p in lexicon.cardinals or p in lexicon.scales for p in pieces) and pieces:
                if j > i and not _continues(parts, pieces, lexicon):
                    break
                parts += pieces
                j += 1
            elif word == "et" and parts and _et_joins(parts, words, j, text, lexicon):
                j += 1
            else:
                break
        if j == i:
            i += 1
            continue
        whole, noun = _value(parts, lexicon)
        value = float(whole)
        end = words[j - 1].end()
        lone = parts in (["un"], ["une"])
        half = re.match(r"\set\sdemie?(?!\w)", text[end:])
        if half is not None and noun:
            value += lexicon.scales[parts[-1]].factor / 2
            end += half.end()
        if not lone:
            yield Numeral(words[i].start(), end, value, Writing.WORDS, noun, text[words[i].start() : end])
        i = j


def _continues(parts: list[str], pieces: list[str], lexicon: Lexicon) -> bool:
    """Whether `pieces` go on with the number `parts` begin: « trois cents », « vingt deux », not « trois quatre »."""
    first = pieces[0]
    if first in lexicon.scales:
        return True
    last = parts[-1]
    if last in lexicon.scales:
        return True
    before, after = lexicon.cardinals.get(last, 0), lexicon.cardinals[first]
    if before == 4 and after == 20:
        return True
    return before >= 20 and before % 10 == 0 and after < 20


def _et_joins(parts: list[str], words: list[re.Match[str]], j: int, text: str, lexicon: Lexicon) -> bool:
    """« vingt et un », « soixante et onze »."""
    if j + 1 >= len(words) or text[words[j].end() : words[j + 1].start()] != " ":
        return False
    tens = lexicon.cardinals.get(parts[-1], 0)
    return tens >= 20 and words[j + 1][0].lower() in ("un", "une", "onze")


def _value(parts: list[str], lexicon: Lexicon) -> tuple[int, bool]:
    total = current = 0
    noun = False
    for i, part in enumerate(parts):
        scale = lexicon.scales.get(part)
        if scale is None:
            value = lexicon.cardinals[part]
            if value == 20 and i and parts[i - 1] == "quatre":
                current += 76  # quatre-vingts: the four is counted already
            else:
                current += value
            noun = False
        elif scale.factor == 100:
            current = max(current, 1) * 100
            noun = False
        else:
            total += max(current, 1) * scale.factor
            current = 0
            noun = scale.noun
    return total + current, noun


def _rounded(text: str, lexicon: Lexicon) -> Iterator[Numeral]:
    """« une centaine », « des milliers », « plusieurs dizaines de milliers »."""
    for match in _WORD.finditer(text):
        word = match[0].lower()
        value = lexicon.rounded.get(word)
        scale = lexicon.scales.get(word)
        if value is None and scale is not None and scale.noun and word.endswith("s"):
            if not _VAGUE.search(text[: match.start()]):
                continue
            value = scale.factor
        if value is None:
            continue
        before = text[: match.start()]
        one = _ONE.search(before)
        end = match.end()
        if more := re.match(r"\s(?:de|d')\s?([^\W\d_]+)(?!\w)", text[end:]):
            inner = more[1].lower()
            factor = lexicon.rounded.get(inner) or (lexicon.scales[inner].factor if inner in lexicon.scales else None)
            if factor:
                value *= factor
                end += more.end()
        if one is not None:
            start = one.start("one") + (2 if one["one"].lower().startswith("d'") else 0)
            yield Numeral(start, end, float(value), Writing.ROUNDED, True, word)
        elif word.endswith("s"):
            vague = _VAGUE.search(before)
            start = vague.start(1) if vague and vague[1].lower() != "les" else match.start()
            yield Numeral(start, end, float(value), Writing.VAGUE, True, word)


def _fractions(text: str, lexicon: Lexicon) -> Iterator[Numeral]:
    """« la moitié », « deux tiers »; « un quart d'heure » and « un quart de finale » are none."""
    for fraction in lexicon.fractions:
        for form in fraction.forms:
            for before in fraction.before:
                sized = r"(?:bonne\s|petite\s|gros\s|petit\s|bon\s)?"
                other = r"(?!\s(?:d'heure|de\sfinale|temps))"
                pattern = rf"(?<![\w-]){before}\s{sized}{form}(?![\w-]){other}"
                for match in re.finditer(pattern, text, re.IGNORECASE):
                    yield Numeral(match.start(), match.end(), fraction.percent, Writing.FRACTION, True, match[0])
