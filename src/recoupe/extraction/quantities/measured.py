"""What one number is of, with the words that say so: money, a measure, a share, or the noun that it counts.

« 15 euros 50 », « 3 kg 200 », « deux heures et demie », « 54 % des experts », « une magnitude de 5,8 ». Where nothing is
said (« 87 sur 120 ») the unit is left open. Bounds and ranges are not read here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from recoupe.extraction.parse import Sentence
from recoupe.extraction.quantities.counted import Counted, counted
from recoupe.extraction.quantities.lexicon import Lexicon
from recoupe.extraction.quantities.measures import is_money
from recoupe.extraction.quantities.numeral import Numeral, Place, Writing, times
from recoupe.extraction.quantities.people import are_people
from recoupe.extraction.quantities.singular import is_plural, singular

_WHOLE = 100  # per cent
_CENTS = re.compile(r"\s(\d\d)(?![\w%]|[,.]\d|\s?[%€$h])")
_SCALE = re.compile(r"\s([^\W\d_]+)(?!\w)")
_GRAMS = re.compile(r"\s(\d{3})(?![\w%]|[,.]\d)")
_MINUS = r"(?:^|(?<!\w)<coldly>\s|[,(«\"]\s?)(<minus>)\s$"
_HEAD = 24  # characters before a number in which « multiplié par », « une magnitude de » is looked for


@dataclass(frozen=True, slots=True)
class Measured:
    """A number's value with its unit; offsets count in the article's text. `plural` as in a reading."""

    start: int
    end: int
    value: float
    unit: str
    words: str = ""
    ellipsis: bool = False
    plural: str = ""
    score: float = 0.9


def measured(sentence: Sentence, here: Place, numeral: Numeral, lexicon: Lexicon) -> Measured:
    """What the number at `numeral` is of."""
    text = here.folded.text
    plain = Measured(*here.source(numeral.start, numeral.end), numeral.value, numeral.unit)
    if numeral.writing is Writing.FRACTION and (piece := _piece(here, numeral, lexicon)) is not None:
        found = piece
    elif numeral.writing is Writing.FRACTION:
        phrase = counted(sentence, plain.end, noun=True, lexicon=lexicon)
        found = replace(plain, unit="%")
        if phrase and not phrase.ellipsis:
            found = replace(found, words=phrase.words, end=max(plain.end, phrase.end))
    elif numeral.unit:
        found = replace(plain, words=text[numeral.start : numeral.end])
    elif (measure := lexicon.measures.at(text, numeral.end)) is not None:
        found = _in_measure(sentence, here, numeral, measure, lexicon)
    else:
        found = _graded(here, numeral, _of_noun(sentence, here, numeral, lexicon), lexicon)
    half = lexicon.pattern(r"\s<and>\s<half>(?!\w)").match(text, here.at(found.end)) if found.unit else None
    if half is None:
        return found
    return replace(found, value=found.value + 0.5, end=here.source(here.at(found.end), half.end())[1])


def _piece(here: Place, numeral: Numeral, lexicon: Lexicon) -> Measured | None:
    """« un quart de millimètre »: 0.25 mm, no share; « un quart des litres vendus » is one."""
    text = here.folded.text
    of = lexicon.pattern(r"\s<from>\s?").match(text, numeral.end)
    if of is None or (measure := lexicon.measures.at(text, of.end())) is None:
        return None
    if is_plural(text[of.end() : measure[1]], lexicon):
        return None
    start, end = here.source(numeral.start, measure[1])
    value = round(numeral.value / _WHOLE, 4)
    return Measured(start, end, value, measure[0], text[numeral.start : measure[1]])


def _in_measure(
    sentence: Sentence, here: Place, numeral: Numeral, measure: tuple[str, int], lexicon: Lexicon
) -> Measured:
    """« 12 kilomètres », « 440 $ millions », « moins 4 degrés »: a unit and the place of the folded text where it stops."""
    text, value, (unit, stop) = here.folded.text, numeral.value, measure
    start = here.source(numeral.start, numeral.end)[0]
    words = lexicon.pattern(r"^\s*(?:<from>\s?)?").sub("", text[numeral.end : stop])
    if (
        (is_money(unit) or unit == "m")
        and (cents := _CENTS.match(text, stop))
        and not _noun_at(sentence, here, cents.end())
    ):
        value, stop = value + int(cents[1]) / 100, cents.end()  # « 15 euros 50 », « 1 mètre 20 »
    if is_money(unit) and numeral.factor == 1 and (scaled := _SCALE.match(text, stop)):
        more = lexicon.scales.get(scaled[1].lower())  # « 440 $ millions »
        value, stop = (times(value, more.factor), scaled.end()) if more is not None and more.noun else (value, stop)
    if unit == "kg" and (grams := _GRAMS.match(text, stop)) and not _noun_at(sentence, here, grams.end()):
        value, stop = value + int(grams[1]) / 1000, grams.end()  # « 3 kg 200 »
    if unit in lexicon.signed | lexicon.shares and (minus := lexicon.pattern(_MINUS).search(text[: numeral.start])):
        value, start = -abs(value), here.source(minus.start(1), numeral.end)[0]
    end = here.source(numeral.end, stop)[1]
    if unit == "%" and (whose := counted(sentence, end, noun=True, lexicon=lexicon)) and _people(whose, lexicon):
        words = f"{words} {whose.words}"  # « 54 % des experts interrogés »: the figure ends with its unit
    return Measured(start, end, value, unit, words)


def _of_noun(sentence: Sentence, here: Place, numeral: Numeral, lexicon: Lexicon) -> Measured:
    """« 10 000 soldats », « huit des 28 millions d'élus »; without a noun behind the number the unit is left open."""
    text = here.folded.text
    start, number_end = here.source(numeral.start, numeral.end)
    found = Measured(start, number_end, numeral.value, "")
    phrase = counted(sentence, number_end, noun=numeral.noun, lexicon=lexicon)
    if numeral.noun and phrase is not None and _of_one(sentence, number_end, lexicon):
        phrase = None  # « les 45 millions de l'an dernier »
    elif numeral.noun and phrase is not None and _of_name(sentence, number_end, lexicon):
        phrase = None  # « 2 milliards d'euros de Tecsa et 900 millions de Nordac »
    if phrase is not None:
        found = replace(
            found, end=max(phrase.end, number_end), value=times(numeral.value, _share_of(numeral, here, lexicon)),
            unit=phrase.unit, words=phrase.words, ellipsis=phrase.ellipsis,
            plural="" if numeral.noun else phrase.plural,  # « 800 millions actuels »
        )  # fmt: skip
    else:
        factor = lexicon.pattern(r"(?<!\w)<times>\s(?:<nearly>\s?)?$").search(_ahead(text, numeral))
        found = replace(found, ellipsis=factor is None, score=0.7)  # « multiplié par trois » counts nothing
    unit = lexicon.measures.symbols.get(found.words.lower()) or found.unit
    if numeral.writing is Writing.ROUNDED and unit in lexicon.aged:
        unit = lexicon.aged[unit]  # « une cinquantaine d'années »
    return replace(found, unit=unit)


def _graded(here: Place, numeral: Numeral, found: Measured, lexicon: Lexicon) -> Measured:
    """« une magnitude de 5,8 »: the scale that stands before the number, whatever stands behind it."""
    scale = lexicon.pattern(r"(?<!\w)(<graded>)\s(?:<from>\s)?$").search(_ahead(here.folded.text, numeral))
    if scale is None:
        return found
    start, end = here.source(numeral.start - len(scale[0]), numeral.end)
    return Measured(start, end, found.value, scale[1].lower(), scale[1], score=found.score)


def _ahead(text: str, numeral: Numeral) -> str:
    return text[max(0, numeral.start - _HEAD) : numeral.start]


def _share_of(numeral: Numeral, here: Place, lexicon: Lexicon) -> float:
    """« huit des 28 millions d'élus »: the scale that the number shares with the one behind « des »."""
    following = next((n for n in here.numerals if n.start > numeral.end), None)
    if (
        following is None
        or numeral.factor > 1
        or following.factor == 1
        or numeral.value >= following.value / following.factor
    ):
        return 1.0
    joined = lexicon.pattern(r"\s<of_the>\s").fullmatch(here.folded.text, numeral.end, following.start)
    return following.factor if joined is not None else 1.0


def _people(phrase: Counted, lexicon: Lexicon) -> bool:
    """Whether a counted phrase is of several people."""
    head = next((w for w in phrase.words.split() if singular(w, lexicon) == phrase.unit), "")
    return is_plural(head, lexicon) and are_people(head, lexicon)


def _of_one(sentence: Sentence, end: int, lexicon: Lexicon) -> bool:
    """Whether « de » and an article in the singular stand behind `end`."""
    behind = [t for t in sentence.tokens if t.start >= end][:2]
    single = len(behind) > 1 and behind[1].pos == "DET" and behind[1].morph.get("Number") == "Sing"
    return single and behind[0].lower in lexicon.role("of") and behind[1].morph.get("Definite") == "Def"


def _of_name(sentence: Sentence, end: int, lexicon: Lexicon) -> bool:
    """Whether « de » and the name of somebody stand behind `end`; « un million de Brunois » are people."""
    behind = [t for t in sentence.tokens if t.start >= end][:2]
    if len(behind) < 2 or behind[0].lower not in lexicon.role("from"):
        return False
    name = behind[1]
    return name.pos == "PROPN" and name.text[:1].isupper() and not is_plural(name.text, lexicon)


def _noun_at(sentence: Sentence, here: Place, end: int) -> bool:
    """Whether a noun stands behind `end` of the folded text."""
    at = here.source(end - 1, end)[1]
    behind = next((t for t in sentence.tokens if t.start >= at), None)
    return behind is not None and behind.start - at <= 1 and behind.pos in ("NOUN", "NUM", "ADJ")
