"""From numbers to figures within one sentence: modifier, range, what is counted.

« Entre 200 et 250 sinistrés, dont au moins 12 enfants » gives 200–250 sinistré and ≥ 12 enfant. Numbers that name something
(see `naming`), scores and dates give none; « un » counts only in tallies (see `tallies`). Where no noun follows, the unit is
left to `antecedents`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from recoupe.extraction.parse import Sentence
from recoupe.extraction.quantities.bounds import REACH, bound_before, bound_behind, bounded, written_bounds
from recoupe.extraction.quantities.counted import tails
from recoupe.extraction.quantities.lexicon import Lexicon
from recoupe.extraction.quantities.measured import Measured, measured
from recoupe.extraction.quantities.naming import idioms, names
from recoupe.extraction.quantities.numeral import Numeral, Place, Writing, times
from recoupe.extraction.quantities.numerals import numerals
from recoupe.extraction.quantities.pairing import Bond, Pair, paired
from recoupe.model.quantity import Modifier
from recoupe.rules.folding import fold

_BRACKET = re.compile(r"\s\([^()\d]*\)")
_FEW = 10  # things that nobody counts roughly
_FEWEST = 2  # years of a date that counts them
_WORD_BEFORE = re.compile(r"(\w+)\s$")
_THOUSAND, _ALIKE = 1000, 5  # ends of a range in thousands are not further apart
_SUM = 1e6  # of nothing: money


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure of a sentence; offsets count in the article's text."""

    start: int
    end: int
    number_start: int
    number_end: int
    low: float | None
    high: float | None
    modifier: Modifier
    unit: str
    words: str
    rule: str
    score: float
    ellipsis: bool = False
    plural: str = ""  # the unit to take where no earlier figure gives one
    noun: int | None = None  # where the counted noun stands if it is not behind the number
    part: bool = False  # « dont 8 000 »: a part of what was counted before
    whole: bool = False  # « sur 120 élus, 87 »: this is the whole of what follows
    over: bool = False  # « 87 élus sur 120 »: this is the whole of what stands before
    change: tuple[float, float] | None = None  # « de 14 à 12 ans »
    scale: float = 1.0  # « 58 millions »: a million

    @property
    def scaled(self) -> bool:
        """« 58 millions », which may be of money."""
        return self.scale >= _SUM


def readings(
    sentence: Sentence, text: str, dates: Sequence[tuple[int, int]], lexicon: Lexicon
) -> tuple[list[Reading], Place]:
    """The figures of `sentence` (a sentence of the article's `text`), in order, outside the spans `dates`."""
    source = fold(text[sentence.start : sentence.end])
    folded = source.text
    plain = tuple(numerals(folded, lexicon))
    here = Place(source, sentence.start, plain)
    if not plain:
        return [], here
    opening = lexicon.nominal | lexicon.preposed  # « en deux grandes parties »
    nouns = [here.at(t.start) for t in sentence.tokens if t.pos == "NOUN" or t.lower in opening]
    phrases = idioms(folded, nouns, lexicon)
    kept = []
    for numeral in plain:
        start, end = here.source(numeral.start, numeral.end)
        dated = any(a < end and start < b for a, b in dates) and not _ago(folded, numeral, lexicon)
        if dated or _cut_off(sentence, end, text) or any(a < numeral.end and numeral.start < b for a, b in phrases):
            continue
        if not names(folded, numeral, sentence, (start, end), lexicon):
            kept.append(numeral)
    found: list[Reading] = []
    for pair in paired(kept, folded, sentence, sentence.start, lexicon):
        found += [
            r
            for r in _reading(sentence, here, pair, lexicon)
            if not (found and found[-1].number_start < r.number_start < found[-1].end)  # « 18 pour cent »
        ]
    return _shared(found, text, lexicon), here


def _cut_off(sentence: Sentence, end: int, text: str) -> bool:
    """« il y a 57 minutesLa ministre »: a page's clock, with the next sentence glued to it."""
    behind = [t for t in sentence.tokens if t.start >= end]
    return len(behind) == 1 and behind[0].text.isalpha() and text[sentence.end : sentence.end + 1].isupper()


def _ago(text: str, numeral: Numeral, lexicon: Lexicon) -> bool:
    """« dix jours plus tôt », « cinq mois après »: a date that counts; « il y a cinq ans », « dans cinq ans » only date."""
    if numeral.value < _FEWEST or numeral.writing not in (Writing.DIGITS, Writing.WORDS):
        return False
    word = re.match(r"\s([^\W\d_]+)", text[numeral.end :])
    if word is None or word[1].lower() not in lexicon.listed("years"):
        return False
    return lexicon.pattern(r"\s<then>(?!\w)").match(text, numeral.end + word.end()) is not None


def _reading(sentence: Sentence, here: Place, pair: Pair, lexicon: Lexicon) -> list[Reading]:
    one, two = pair.one, pair.two
    if two is None:
        return [_single(sentence, here, one, lexicon)]
    if pair.bond is Bond.SCORE:
        return []
    if pair.bond is Bond.SHARE:
        return [_ratio(here, one, two, lexicon)]
    if pair.bond is Bond.MARK:
        number_start, end = here.source(one.start, two.end)
        low, high, modifier = bounded(
            one.value, bound_before(here.folded.text, one.start, lexicon)[1] or Modifier.EXACT
        )
        words = here.folded.text[one.start : two.end]
        return [Reading(number_start, end, number_start, end, low, high, modifier, "", words, "ratio", 0.8)]
    last = _single(sentence, here, two, lexicon)
    if one.joined and (last.ellipsis or one.value >= two.value):
        return []  # « 25-30 sans forcer »: a score
    ends = (_first_end(one, two), two.value)
    if pair.bond is Bond.MOVE:
        return _change(sentence, here, one, last, ends, lexicon)
    return [_range(here, pair, last, ends, lexicon)]


def _ratio(here: Place, one: Numeral, two: Numeral, lexicon: Lexicon) -> Reading:
    """« près de sept Français sur dix »."""
    number_start, end = here.source(one.start, two.end)
    lead, bound = bound_before(here.folded.text, one.start, lexicon)
    low, high, modifier = bounded(percentage(one.value, two.value), bound or Modifier.EXACT)
    start = here.source(lead, two.end)[0]
    words = here.folded.text[one.start : two.end]
    return Reading(start, end, number_start, end, low, high, modifier, "%", words, "ratio", 0.8)


def _first_end(one: Numeral, two: Numeral) -> float:
    """The value of the first number in the scale of the second: « de 3 à 5 millions »."""
    first = one.value
    if two.factor > 1 and one.factor == 1 and first < _THOUSAND and first <= two.value:
        first = times(first, two.factor)
    return times(first, _THOUSAND) if _in_thousands(one, two) else first


def _change(
    sentence: Sentence, here: Place, one: Numeral, last: Reading, move: tuple[float, float], lexicon: Lexicon
) -> list[Reading]:
    """« passé de 10 à 12 »: both ends, the first of the second's unit where it has none."""
    head = _single(sentence, here, one, lexicon)
    if not head.unit:
        start, end = here.source(one.start, one.end)
        head = replace(last, start=start, end=end, number_start=start, number_end=end)
    return [
        replace(head, low=move[0], high=move[0], modifier=Modifier.EXACT, rule="change", change=move),
        replace(last, unit=last.unit or head.unit, words=last.words or head.words, rule="change", change=move),
    ]


def _range(here: Place, pair: Pair, last: Reading, ends: tuple[float, float], lexicon: Lexicon) -> Reading:
    """« entre 10 et 12 élus »."""
    lead, bound = bound_before(here.folded.text, pair.lead, lexicon)
    return replace(
        last,
        start=here.source(lead if bound is Modifier.ABOUT else pair.lead, pair.one.end)[0],
        number_start=here.source(pair.one.start, pair.one.end)[0],
        low=ends[0],
        high=ends[1],
        modifier=Modifier.RANGE,
        rule="range",
        score=0.85,
    )


def _in_thousands(one: Numeral, two: Numeral) -> bool:
    """« 25 à 30 000 marcheurs »: thousands both; « de 500 à 1 000 euros » is as it is written."""
    round_ = two.writing is Writing.DIGITS and two.value % _THOUSAND == 0
    thousands = two.value / _THOUSAND
    return round_ and one.value == int(one.value) and 1 < one.value < thousands <= _ALIKE * one.value


def _single(sentence: Sentence, here: Place, numeral: Numeral, lexicon: Lexicon) -> Reading:
    text = here.folded.text
    number_start, number_end = here.source(numeral.start, numeral.end)
    found = measured(sentence, here, numeral, lexicon)
    start, end = found.start, found.end
    low, high, modifier = written_bounds(numeral, found.value)
    begins = min(numeral.start, here.at(found.start))  # « jusqu'à moins 60 % »
    lead, bound = bound_before(text, begins, lexicon)
    if bound is not None and _round_about(text, lead, numeral, found, lexicon):
        lead, bound = begins, None
    if bound is not None:
        start = here.source(lead, numeral.end)[0]
        low, high, modifier = bounded(found.value, bound)
    if bound in (None, Modifier.ABOUT):  # « quelque 500 personnes au maximum »
        places = (numeral.end, *(here.at(e) for e in (end, *tails(sentence, end, lexicon))))
        if (behind := bound_behind(text, places, lexicon)) is not None:
            end = max(end, here.source(behind[0], behind[1])[1])
            low, high, modifier = bounded(found.value, behind[2])
    ahead = text[max(0, lead - REACH) : lead]
    return Reading(
        start=start,
        end=end,
        number_start=number_start,
        number_end=number_end,
        low=low,
        high=high,
        modifier=modifier,
        unit=found.unit,
        words=found.words,
        rule=f"number/{numeral.writing.value}",
        score=found.score,
        ellipsis=found.ellipsis,
        plural=found.plural,
        scale=(numeral.factor if numeral.factor > 1 else numeral.value) if numeral.noun else 1.0,
        part=lexicon.pattern(r"(?<!\w)<part>\s(?:<article>\s|[^\W\d_]+ment\s)?$").search(ahead) is not None,
        whole=lexicon.pattern(r"(?:^|[,;:(«]\s?)<whole>\s$").search(ahead) is not None,
        over=lexicon.pattern(r"\w\s\(?(?:<whole>|<out_of>)\s$").search(ahead) is not None,
    )


def _round_about(text: str, lead: int, numeral: Numeral, found: Measured, lexicon: Lexicon) -> bool:
    """« le débat tourne autour de trois thèmes »: a preposition, for so few things."""
    around = lexicon.pattern(r"<around>\s?").match(text, lead)
    few = numeral.writing is Writing.WORDS and numeral.value <= _FEW
    plain = found.unit not in lexicon.listed("years") and lexicon.measures.at(text, numeral.end) is None
    return around is not None and few and plain


def _shared(found: list[Reading], text: str, lexicon: Lexicon) -> list[Reading]:
    """« 10 et 20 kilomètres », « 17 et 19 ans »: a number without a noun before a coordinated one takes its unit.

    « 16 sur 34 communes » likewise.
    """
    shared = False
    for i in range(len(found) - 2, -1, -1):
        one, two = found[i], found[i + 1]
        between = _BRACKET.sub("", fold(text[one.number_end : two.start]).text)  # « 30 (selon lui) et 40 élus »
        joined = lexicon.pattern(r"(?:,|,?\s<list>|\s<out_of>)\s(?:(?:<from>|<article>|<of>)\s)?$").fullmatch(between)
        against = _WORD_BEFORE.search(fold(text[max(0, one.number_start - REACH) : one.number_start]).text)
        bare = one.ellipsis and one.end == one.number_end and not one.part
        bare = bare and not (against and against[1].lower() in lexicon.listed("instead"))  # « 190 voix contre 160 et »
        listed = between[:1] != "," or lexicon.pattern(r",\s<or>\s").match(between) is not None
        gives = two.unit and not two.ellipsis and not two.part and (listed or shared)
        lasts = one.scaled and two.unit in lexicon.listed("years")  # « emprunté 18 millions sur vingt ans »
        shared = bool(joined and bare and gives and not lasts)  # « 10, 20 et 30 km »: behind a comma only within a list
        if shared:
            found[i] = replace(one, unit=two.unit, words=two.words, ellipsis=False, score=0.8)
    return found


def percentage(part: float, whole: float) -> float:
    """The share in per cent, to two decimals, or two digits where it is less than one: 33.33, 0.042."""
    share = 100 * part / whole
    return float(f"{share:.2g}") if share < 1 else round(share, 2)
