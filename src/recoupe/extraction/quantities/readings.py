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
from recoupe.extraction.quantities.counted import Counted, counted, tails
from recoupe.extraction.quantities.lexicon import Lexicon
from recoupe.extraction.quantities.measures import is_money
from recoupe.extraction.quantities.naming import idioms, names
from recoupe.extraction.quantities.numeral import Numeral, Writing, times
from recoupe.extraction.quantities.numerals import numerals
from recoupe.extraction.quantities.pairing import Bond, Pair, paired
from recoupe.extraction.quantities.people import are_people
from recoupe.extraction.quantities.singular import is_plural, singular
from recoupe.model.quantity import Modifier
from recoupe.rules.folding import Folded, fold

_BRACKET = re.compile(r"\s\([^()\d]*\)")
_CENTS = re.compile(r"\s(\d\d)(?![\w%]|[,.]\d|\s?[%€$h])")
_SCALE = re.compile(r"\s([^\W\d_]+)(?!\w)")
_GRAMS = re.compile(r"\s(\d{3})(?![\w%]|[,.]\d)")
_MINUS = r"(?:^|(?<!\w)<coldly>\s|[,(«\"]\s?)(<minus>)\s$"
_FEWEST = 2  # years of a date that counts them
_WORD_BEFORE = re.compile(r"(\w+)\s$")
_THOUSAND, _ALIKE = 1000, 5  # ends of a range in thousands are not further apart
_SUM = 1e6  # of nothing: money
_REACH = 48  # characters before a number in which its modifier is looked for; the longest has 26


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


@dataclass(frozen=True, slots=True)
class Place:
    """The folded text of a sentence and the way to the article's offsets."""

    folded: Folded
    offset: int
    numerals: tuple[Numeral, ...] = ()

    def source(self, start: int, end: int) -> tuple[int, int]:
        """Article offsets of the folded stretch `start:end`."""
        a, b = self.folded.to_source(start, end)
        return a + self.offset, b + self.offset

    def at(self, offset: int) -> int:
        """The folded place of an article offset."""
        inside = offset - self.offset
        if self.folded.offsets is None:
            return inside
        return next((i for i, o in enumerate(self.folded.offsets) if o >= inside), len(self.folded.text))


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
        if dated or any(a < numeral.end and numeral.start < b for a, b in phrases):
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
        single = _single(sentence, here, one, lexicon)
        return [single] if single else []
    if pair.bond is Bond.SCORE:
        return []
    if pair.bond is Bond.SHARE:
        number_start, end = here.source(one.start, two.end)
        lead, bound = bound_before(here.folded.text, one.start, lexicon)  # « près de sept Français sur dix »
        low, high, modifier = bounded(percentage(one.value, two.value), bound or Modifier.EXACT)
        start = here.source(lead, two.end)[0]
        words = here.folded.text[one.start : two.end]
        return [Reading(start, end, number_start, end, low, high, modifier, "%", words, "ratio", 0.8)]
    last = _single(sentence, here, two, lexicon)
    if last is None or (one.joined and (last.ellipsis or one.value >= two.value)):
        return []  # « 25-30 sans forcer »: a score
    first, second = one.value, two.value
    if two.factor > 1 and one.factor == 1 and first < 1000 and first <= second:
        first = times(first, two.factor)
    if _in_thousands(one, two):
        first = times(first, _THOUSAND)
    start, end = here.source(one.start, one.end)
    if pair.bond is Bond.MOVE:
        head = _single(sentence, here, one, lexicon)
        if head is None or not head.unit:
            head = replace(last, start=start, end=end, number_start=start, number_end=end)
        move = (first, second)
        both = (
            replace(head, low=first, high=first, modifier=Modifier.EXACT, rule="change", change=move),
            replace(last, unit=last.unit or head.unit, words=last.words or head.words, rule="change", change=move),
        )
        return list(both)
    lead, bound = bound_before(here.folded.text, pair.lead, lexicon)
    start = here.source(lead if bound is Modifier.ABOUT else pair.lead, one.end)[0]
    return [
        replace(
            last,
            start=start,
            number_start=here.source(one.start, one.end)[0],
            low=first,
            high=second,
            modifier=Modifier.RANGE,
            rule="range",
            score=0.85,
        )
    ]


def _in_thousands(one: Numeral, two: Numeral) -> bool:
    """« 25 à 30 000 marcheurs »: thousands both; « de 500 à 1 000 euros » is as it is written."""
    round_ = two.writing is Writing.DIGITS and two.value % _THOUSAND == 0
    thousands = two.value / _THOUSAND
    return round_ and one.value == int(one.value) and 1 < one.value < thousands <= _ALIKE * one.value


def _single(sentence: Sentence, here: Place, numeral: Numeral, lexicon: Lexicon) -> Reading | None:
    text = here.folded.text
    start, number_end = here.source(numeral.start, numeral.end)
    number_start, value = start, numeral.value
    end, unit, words, ellipsis, plural, score = number_end, numeral.unit, "", False, "", 0.9
    if numeral.writing is Writing.FRACTION:
        unit = "%"
        phrase = counted(sentence, number_end, noun=True, lexicon=lexicon)
        words, end = (phrase.words, max(end, phrase.end)) if phrase and not phrase.ellipsis else ("", end)
    elif unit:
        words = text[numeral.start : numeral.end]
    elif (found := lexicon.measures.at(text, numeral.end)) is not None:
        unit, stop = found
        words = lexicon.pattern(r"^\s*(?:<from>\s?)?").sub("", text[numeral.end : stop])
        if is_money(unit) and (cents := _CENTS.match(text, stop)) and not _noun_at(sentence, here, cents.end()):
            value, stop = value + int(cents[1]) / 100, cents.end()  # « 15 euros 50 »
        if is_money(unit) and numeral.factor == 1 and (scaled := _SCALE.match(text, stop)):
            more = lexicon.scales.get(scaled[1].lower())  # « 440 $ millions »
            value, stop = (times(value, more.factor), scaled.end()) if more is not None and more.noun else (value, stop)
        if unit == "kg" and (grams := _GRAMS.match(text, stop)) and not _noun_at(sentence, here, grams.end()):
            value, stop = value + int(grams[1]) / 1000, grams.end()  # « 3 kg 200 »
        if unit in lexicon.signed and (minus := lexicon.pattern(_MINUS).search(text[: numeral.start])):
            value, start = -abs(value), here.source(minus.start(1), numeral.end)[0]
        end = here.source(numeral.end, stop)[1]
        if unit == "%" and (whose := counted(sentence, end, noun=True, lexicon=lexicon)) and _people(whose, lexicon):
            words = f"{words} {whose.words}"  # « 54 % des experts interrogés »: the figure ends with its unit
    else:
        phrase = counted(sentence, number_end, noun=numeral.noun, lexicon=lexicon)
        if numeral.noun and phrase is not None and _of_one(sentence, number_end, lexicon):
            phrase = None  # « les 45 millions de l'an dernier »
        factor = lexicon.pattern(r"(?<!\w)<times>\s$").search(text[max(0, numeral.start - 24) : numeral.start])
        if factor is not None and phrase is None:
            score = 0.7  # « multiplié par trois » counts nothing
        elif phrase is not None:
            end, unit, words = max(phrase.end, number_end), phrase.unit, phrase.words
            ellipsis, plural = phrase.ellipsis, "" if numeral.noun else phrase.plural  # « 800 millions actuels »
            value = times(value, _share_of(numeral, here, lexicon))
        else:
            ellipsis, score = True, 0.7
        unit = lexicon.measures.symbols.get(words.lower()) or unit
        if unit in lexicon.sized and _sized(here, numeral, here.at(end), lexicon):
            unit = lexicon.sized[unit]
        if numeral.writing is Writing.ROUNDED and unit in lexicon.aged:
            unit = lexicon.aged[unit]  # « une cinquantaine d'années »
        scale = lexicon.pattern(r"(?<!\w)(<graded>)\s(?:<from>\s)?$").search(
            text[max(0, numeral.start - 24) : numeral.start]
        )
        if scale is not None:  # « une magnitude de 5,8 »
            start = here.source(numeral.start - len(scale[0]), numeral.end)[0]
            end, unit, words, ellipsis, plural = number_end, scale[1].lower(), scale[1], False, ""
    if unit and (half := lexicon.pattern(r"\s<and>\s<half>(?!\w)").match(text, here.at(end))):
        value, end = value + 0.5, here.source(here.at(end), half.end())[1]
    low, high, modifier = _bounds(numeral, value)
    lead, bound = bound_before(text, numeral.start, lexicon)
    if bound is not None:
        start = here.source(lead, numeral.end)[0]
        low, high, modifier = bounded(value, bound)
    if bound in (None, Modifier.ABOUT):  # « quelque 500 personnes au maximum »
        pattern, kinds = lexicon.after
        for place in dict.fromkeys((numeral.end, *(here.at(e) for e in (end, *tails(sentence, end, lexicon))))):
            behind = pattern.match(text, place)
            if behind is not None:
                end = max(end, here.source(place, behind.end())[1])
                low, high, modifier = bounded(value, kinds[_form(behind[1])])
                break
    ahead = text[max(0, (lead if bound is not None else numeral.start) - _REACH) :][
        : min(_REACH, lead if bound is not None else numeral.start)
    ]
    return Reading(
        start=start,
        end=end,
        number_start=number_start,
        number_end=number_end,
        low=low,
        high=high,
        modifier=modifier,
        unit=unit,
        words=words,
        rule=f"number/{numeral.writing.value}",
        score=score,
        ellipsis=ellipsis,
        plural=plural,
        scale=(numeral.factor if numeral.factor > 1 else numeral.value) if numeral.noun else 1.0,
        part=lexicon.pattern(r"(?<!\w)<part>\s(?:<article>\s|[^\W\d_]+ment\s)?$").search(ahead) is not None,
        whole=lexicon.pattern(r"(?:^|[,;:(«]\s?)<whole>\s$").search(ahead) is not None,
        over=lexicon.pattern(r"\w\s\(?(?:<whole>|<out_of>)\s$").search(ahead) is not None,
    )


def _sized(here: Place, numeral: Numeral, end: int, lexicon: Lexicon) -> bool:
    """« 12 pieds de haut », « haut de 12 pieds », « 3,7 m (12 pieds) »: whether a dimension is told."""
    text = here.folded.text
    if lexicon.pattern(r"\s<dimension>(?!\w)").match(text, end):
        return True
    if lexicon.pattern(r"(?<!\w)<measuring>\s(?:<nearly>\s)?$").search(
        text[max(0, numeral.start - _REACH) : numeral.start]
    ):
        return True
    other = next((n for n in reversed(here.numerals) if n.end < numeral.start), None)
    measure = lexicon.measures.at(text, other.end) if other is not None else None
    return measure is not None and re.fullmatch(r"\s?\(\D{0,12}", text[measure[1] : numeral.start]) is not None


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


def _noun_at(sentence: Sentence, here: Place, end: int) -> bool:
    """Whether a noun stands behind `end` of the folded text."""
    at = here.source(end - 1, end)[1]
    behind = next((t for t in sentence.tokens if t.start >= at), None)
    return behind is not None and behind.start - at <= 1 and behind.pos in ("NOUN", "NUM", "ADJ")


def _shared(found: list[Reading], text: str, lexicon: Lexicon) -> list[Reading]:
    """« 10 et 20 kilomètres », « 17 et 19 ans »: a number without a noun before a coordinated one takes its unit.

    « 16 sur 34 communes » likewise.
    """
    shared = False
    for i in range(len(found) - 2, -1, -1):
        one, two = found[i], found[i + 1]
        between = _BRACKET.sub("", fold(text[one.number_end : two.start]).text)  # « 30 (selon lui) et 40 élus »
        joined = lexicon.pattern(r"(?:,|,?\s<list>|\s<out_of>)\s(?:(?:<from>|<article>|<of>)\s)?$").fullmatch(between)
        against = _WORD_BEFORE.search(fold(text[max(0, one.number_start - _REACH) : one.number_start]).text)
        bare = one.ellipsis and one.end == one.number_end and not one.part
        bare = bare and not (against and against[1].lower() in lexicon.listed("instead"))  # « 190 voix contre 160 et »
        listed = between[:1] != "," or lexicon.pattern(r",\s<or>\s").match(between) is not None
        gives = two.unit and not two.ellipsis and not two.part and (listed or shared)
        shared = bool(joined and bare and gives)  # « 10, 20 et 30 km »: behind a comma only within a list
        if shared:
            found[i] = replace(one, unit=two.unit, words=two.words, ellipsis=False, score=0.8)
    return found


def percentage(part: float, whole: float) -> float:
    """The share in per cent, to two decimals, or two digits where it is less than one: 33.33, 0.042."""
    share = 100 * part / whole
    return float(f"{share:.2g}") if share < 1 else round(share, 2)


def _bounds(numeral: Numeral, value: float) -> tuple[float | None, float | None, Modifier]:
    if numeral.writing is Writing.ROUNDED or numeral.sized:
        return value, value, Modifier.ABOUT
    if numeral.writing is Writing.VAGUE:
        return value, None, Modifier.AT_LEAST
    return value, value, Modifier.EXACT


def bounded(value: float, modifier: Modifier) -> tuple[float | None, float | None, Modifier]:
    if modifier in (Modifier.AT_MOST, Modifier.LESS_THAN):
        return None, value, modifier
    if modifier in (Modifier.AT_LEAST, Modifier.MORE_THAN):
        return value, None, modifier
    return value, value, modifier


def _form(words: str) -> str:
    return re.sub(r"\s+", " ", words.lower())


def bound_before(text: str, start: int, lexicon: Lexicon) -> tuple[int, Modifier | None]:
    """The modifier that ends where the number begins, and where its words start; articles between are passed over."""
    at = max(0, start - _REACH)
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
