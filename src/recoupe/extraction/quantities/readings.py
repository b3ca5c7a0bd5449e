"""From numbers to figures within one sentence: modifier, range, what is counted.

« Entre 200 et 250 sinistrés, dont au moins 12 enfants » gives 200–250 sinistré and ≥ 12 enfant. Numbers that name something
(article 49, France 2, 2031) and dates give none; « un » counts only in tallies (« dont un », « un mort et trois blessés »).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from recoupe.extraction.parse import Sentence
from recoupe.extraction.quantities.counted import Counted, counted, measure
from recoupe.extraction.quantities.lexicon import Lexicon
from recoupe.extraction.quantities.numerals import Numeral, Writing, numerals
from recoupe.model.quantity import Modifier
from recoupe.rules.folding import Folded, fold

_YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d")
_BETWEEN = re.compile(r"(?<!\w)(?:entre|comprise?s?\s+entre)\s+$", re.IGNORECASE)
_FROM = re.compile(r"(?<!\w)de\s+$", re.IGNORECASE)
_AND = re.compile(r"\s+et\s+$")
_TO = re.compile(r"\s+à\s+(?:près\s+de\s+|environ\s+)?$")
_OR = re.compile(r"\s+ou\s+$")
_TALLY = re.compile(r"(?<![\w-])(?:d')?(?P<one>une?)\s+(?P<only>seule?\s+)?(?P<noun>[^\W\d_]+)", re.IGNORECASE)
_WHOLE = re.compile(r"(?<!\w)(?:dont)\s+(?P<one>une?)(?!\w)", re.IGNORECASE)
_RATIO = re.compile(r"\s+sur\s+$")
_ONE_IN = re.compile(
    r"(?<![\w'-])(?P<one>une?)\s+(?:[^\W\d_]+\s+){1,4}sur\s+(?P<many>[^\W\d_]+|\d{1,3})(?!\w)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure of a sentence; offsets count in the article's text."""

    start: int
    end: int
    number_end: int
    low: float | None
    high: float | None
    modifier: Modifier
    unit: str
    words: str
    rule: str
    score: float
    ellipsis: bool = False
    after_whole: bool = False  # « dont 8 000 »: a part of what was counted before
    of_whole: bool = False  # « sur 120 élus, 87 »: this is the whole
    change: tuple[float, float] | None = None  # « de 14 à 12 ans »


@dataclass(frozen=True, slots=True)
class _Text:
    """The folded text of a sentence and the way to the article's offsets."""

    folded: Folded
    offset: int

    def source(self, start: int, end: int) -> tuple[int, int]:
        a, b = self.folded.to_source(start, end)
        return a + self.offset, b + self.offset


def readings(sentence: Sentence, text: str, dates: Sequence[tuple[int, int]], lexicon: Lexicon) -> list[Reading]:
    """The figures of `sentence` (a sentence of the article's `text`), in order, outside the spans `dates`."""
    folded = fold(text[sentence.start : sentence.end])
    here = _Text(folded, sentence.start)
    found: list[Reading] = []
    pending: list[Numeral] = []
    shares = [m.span() for m in _ONE_IN.finditer(folded.text)]
    for numeral in numerals(folded.text, lexicon):
        start, end = here.source(numeral.start, numeral.end)
        if any(a < end and start < b for a, b in dates) or _names(folded.text, numeral, lexicon):
            continue
        if any(a <= numeral.start < b for a, b in shares):
            continue
        pending.append(numeral)
    for numeral, other in _paired(pending, folded.text):
        reading = _reading(sentence, here, numeral, other, lexicon)
        if reading is not None:
            found.extend(reading)
    found += _ones(sentence, here, found, dates, lexicon)
    return sorted(found, key=lambda r: r.start)


def _names(text: str, numeral: Numeral, lexicon: Lexicon) -> bool:
    """Whether the number names something: « article 49 », « France 2 », « en 2031 » (dates left it)."""
    if numeral.writing not in (Writing.DIGITS, Writing.WORDS):
        return False
    before = re.search(r"([^\s'(«\"]+)[\s]$", text[: numeral.start])
    word = before[1] if before else ""
    after = re.match(r"\s?([^\W\d_]+|[%€$°])", text[numeral.end :])
    if word.lower() in lexicon.skipped and not (
        after and after[1].lower() not in ("et", "à", "de", "du", "des", "sur")
    ):
        return True
    if word.lower() in ("n°", "article", "articles", "art.", "loi", "numéro", "boeing", "airbus", "route", "rn", "rd"):
        return True
    if numeral.writing is Writing.DIGITS:
        if _YEAR.fullmatch(numeral.raw) and not (after and lexicon.unit.match(text, numeral.end)):
            follows = after[1].lower() if after else ""
            return not follows or len(follows) < 4 or not follows.endswith("s")
        if word[:1].isupper() and not after and before is not None and before.start(1) > 0 and word.isalpha():
            return True
    elif word[:1].isupper() and before is not None and before.start(1) > 0 and text[numeral.start].isupper():
        return True  # « Les Sept Samouraïs »
    if numeral.raw.lower() == "neuf" and word and not after:
        return True
    return (
        numeral.writing is Writing.WORDS
        and numeral.start > 0
        and text[numeral.start].isupper()
        and bool(word)
        and word[-1].isalpha()
    )


def _paired(numerals_: Sequence[Numeral], text: str) -> Iterator[tuple[Numeral, Numeral | None]]:
    """Each number, with the one that ends its range or ratio where there is one."""
    i = 0
    while i < len(numerals_):
        one = numerals_[i]
        two = numerals_[i + 1] if i + 1 < len(numerals_) else None
        if two is not None:
            between = text[one.end : two.start]
            bare = re.sub(r"^\s?(?:%|°C?|euros|millions?|milliards?)", "", between)
            joins = (_AND.fullmatch(bare) and _BETWEEN.search(text[: one.start])) or _TO.fullmatch(bare)
            close = _OR.fullmatch(between) and two.value > one.value
            ratio = _RATIO.search(between) and len(between) < 30 and two.value <= 100 and "," not in between
            if joins or close or (ratio and one.writing is Writing.WORDS and two.writing is Writing.WORDS):
                yield one, two
                i += 2
                continue
        yield one, None
        i += 1


def _reading(
    sentence: Sentence, here: _Text, one: Numeral, two: Numeral | None, lexicon: Lexicon
) -> list[Reading] | None:
    text = here.folded.text
    if two is None:
        single = _single(sentence, here, one, lexicon)
        return [single] if single else None
    if _RATIO.search(text[one.end : two.start]):
        start, end = here.source(one.start, two.end)
        percent = round(100 * one.value / two.value, 1)
        return [
            Reading(start, end, end, percent, percent, Modifier.EXACT, "%", text[one.start : two.end], "ratio", 0.8)
        ]
    last = _single(sentence, here, two, lexicon)
    if last is None:
        return None
    first = one.value
    scale = last.high or last.low or two.value
    if two.noun and not one.noun and first < 1000 <= scale:
        first *= scale / two.value if two.value < 1000 else _factor(text[two.start : two.end], two.value)
    change = bool(_TO.search(text[one.end : two.start])) and (
        first > scale or _moves(sentence, here.source(one.start, one.end)[0])
    )
    start = here.source(one.start, one.end)[0]
    if change:
        head = replace(last, start=start, end=here.source(one.start, one.end)[1], low=first, high=first, rule="change")
        pair = (first, scale)
        return [replace(head, change=pair, modifier=Modifier.EXACT), replace(last, rule="change", change=pair)]
    opening = _BETWEEN.search(text[: one.start]) or _FROM.search(text[: one.start])
    if opening:
        start = here.source(opening.start() + len(opening[0]) - len(opening[0].lstrip()), one.end)[0]
    return [replace(last, start=start, low=first, high=scale, modifier=Modifier.RANGE, rule="range", score=0.85)]


def _factor(words: str, value: float) -> float:
    """The scale in « 45 à 50 millions »: what the second number was multiplied by."""
    digits = re.match(r"[\d ,.]+", words)
    plain = float(digits[0].replace(" ", "").replace(",", ".")) if digits else 1.0
    return value / plain if plain else 1.0


def _moves(sentence: Sentence, start: int) -> bool:
    """Whether a verb of passing from one value to another stands just before: « est passé de 10 à 12 »."""
    before = [t for t in sentence.tokens if t.end <= start][-4:]
    return any(t.lemma in ("passer", "porter", "ramener", "monter", "tomber", "grimper", "chuter") for t in before)


def _single(sentence: Sentence, here: _Text, numeral: Numeral, lexicon: Lexicon) -> Reading | None:
    text = here.folded.text
    start, number_end = here.source(numeral.start, numeral.end)
    end, unit, words, ellipsis = number_end, "", "", False
    score = 0.9
    if numeral.writing is Writing.FRACTION:
        unit = "%"
        phrase = counted(sentence, number_end, noun=True, lexicon=lexicon)
        words, end = (phrase.words, phrase.end) if phrase and not phrase.ellipsis else ("", end)
    elif (found := measure(text, numeral.end, lexicon)) is not None:
        unit, stop = found
        end = here.source(numeral.end, stop)[1]
        words = re.sub(r"^\s*(?:d'|de\s)\s*", "", text[numeral.end : stop]).strip()
    else:
        phrase = counted(sentence, number_end, noun=numeral.noun, lexicon=lexicon)
        if phrase is not None:
            end, unit, words, ellipsis = _phrase_end(phrase, number_end), phrase.unit, phrase.words, phrase.ellipsis
        elif _after_name(text, numeral) or _idiom(text, numeral, lexicon):
            return None
        else:
            ellipsis, score = True, 0.7
        measured = lexicon.symbols.get(words.lower())
        unit = measured or unit
    low, high, modifier = _bounds(numeral)
    lead, bound = _before(text, numeral.start, lexicon)
    if bound is not None:
        start = here.source(lead, numeral.end)[0]
        low, high, modifier = _bounded(numeral.value, bound)
    else:
        for place in dict.fromkeys((numeral.end, _folded_end(here, end))):
            behind = next(((m, k) for p, k in lexicon.after if (m := p.match(text, place))), None)
            if behind is not None:
                end = max(end, here.source(place, behind[0].end())[1])
                low, high, modifier = _bounded(numeral.value, behind[1])
                break
    return Reading(
        start=start,
        end=end,
        number_end=number_end,
        low=low,
        high=high,
        modifier=modifier,
        unit=unit,
        words=words,
        rule=f"number/{numeral.writing.value}",
        score=score,
        ellipsis=ellipsis,
        after_whole=bool(re.search(r"(?<!\w)dont\s+(?:\S+\s+){0,3}$", text[: numeral.start])),
        of_whole=bool(re.search(r"(?<!\w)sur\s+(?:les\s+|un\s+total\s+de\s+)?$", text[: numeral.start], re.IGNORECASE)),
    )


def _after_name(text: str, numeral: Numeral) -> bool:
    """« France 2 », « Apollo 11 »: a number without a noun right behind a word with a capital."""
    word = re.search(r"([^\W\d_][^\W_]*)\s$", text[: numeral.start])
    return numeral.writing is Writing.DIGITS and word is not None and word[1][0].isupper() and len(word[1]) > 1


def _idiom(text: str, numeral: Numeral, lexicon: Lexicon) -> bool:
    """« coupé en deux », « à deux »: a number word without a noun behind a bare preposition."""
    before = re.search(r"(?<!\w)([^\W\d_]+)\s$", text[: numeral.start])
    return numeral.writing is Writing.WORDS and before is not None and before[1].lower() in lexicon.idiom


def _phrase_end(phrase: Counted, number_end: int) -> int:
    return max(phrase.end, number_end)


def _folded_end(here: _Text, end: int) -> int:
    """The folded place of an article offset."""
    offset = end - here.offset
    if here.folded.offsets is None:
        return offset
    return next((i for i, o in enumerate(here.folded.offsets) if o >= offset), len(here.folded.text))


def _bounds(numeral: Numeral) -> tuple[float | None, float | None, Modifier]:
    if numeral.writing is Writing.ROUNDED:
        return numeral.value, numeral.value, Modifier.ABOUT
    if numeral.writing is Writing.VAGUE:
        return numeral.value, None, Modifier.AT_LEAST
    return numeral.value, numeral.value, Modifier.EXACT


def _bounded(value: float, modifier: Modifier) -> tuple[float | None, float | None, Modifier]:
    if modifier in (Modifier.AT_MOST, Modifier.LESS_THAN):
        return None, value, modifier
    if modifier in (Modifier.AT_LEAST, Modifier.MORE_THAN):
        return value, None, modifier
    return value, value, modifier


def _before(text: str, start: int, lexicon: Lexicon) -> tuple[int, Modifier | None]:
    """The modifier that ends where the number begins, and where its words start; articles between are passed over."""
    lead = re.sub(r"(?:les|ces|ses|leurs|nos|aux|un total de|une|un)\s+$", "", text[:start], flags=re.IGNORECASE)
    for place in dict.fromkeys((start, len(lead))):
        for pattern, kind in lexicon.before:
            match = pattern.search(text[:place])
            if match is not None:
                return match.start(), kind
    return start, None


def _ones(
    sentence: Sentence, here: _Text, found: Sequence[Reading], dates: Sequence[tuple[int, int]], lexicon: Lexicon
) -> Iterator[Reading]:
    """« un » where it counts: « un seul suspect », « dont un », beside other heads of a tally."""
    text = here.folded.text
    taken = [(r.start, r.end) for r in found if r.rule != "ratio"] + list(dates)
    for match in _ONE_IN.finditer(text):
        many = match["many"].lower()
        value = float(many) if many.isdigit() else float(lexicon.cardinals.get(many, 0))
        if value >= 2:
            start, end = here.source(match.start("one"), match.end())
            percent = round(100 / value, 1)
            words = text[match.start() : match.end()]
            yield Reading(start, end, end, percent, percent, Modifier.EXACT, "%", words, "ratio", 0.8)
    for match in _WHOLE.finditer(text):
        start, end = here.source(match.start("one"), match.end("one"))
        if not any(a < end and start < b for a, b in taken):
            yield Reading(
                start, end, end, 1.0, 1.0, Modifier.EXACT, "", "", "tally/dont", 0.7, ellipsis=True, after_whole=True
            )
    for match in _TALLY.finditer(text):
        start, end = here.source(match.start("one"), match.end("noun"))
        if any(a < end and start < b for a, b in taken):
            continue
        noun = match["noun"].lower()
        listed = noun in lexicon.tally and bool(
            re.match(r"[^.;:]{0,25}(?:,|\set)\s(?:\d|" + "|".join(lexicon.cardinals) + r")", text[match.end() :])
            or (
                re.search(r"(?:,|\set)\s+$", text[: match.start()])
                and any(r.end <= start and start - r.end < 12 for r in found)
            )
        )
        if match["only"] or listed:
            yield Reading(start, end, end, 1.0, 1.0, Modifier.EXACT, noun, match["noun"], "tally/one", 0.75)
