"""The quantities of an article: figures of its sentences, with unit, whole, place, phase and date filled in.

« Sur 120 élus, 87 ont voté pour » : 120 élu and 87 élu, the second a part of the first. « 10 000 soldats, dont 8 000 à
Koursk » likewise. Victims whose sentence names no place are where the event is; for anything else no place is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from recoupe.extraction.entities import Cast
from recoupe.extraction.parse import ParsedArticle, Sentence
from recoupe.extraction.quantities.antecedents import whole_of, with_unit
from recoupe.extraction.quantities.lexicon import Lexicon, lexicon
from recoupe.extraction.quantities.localities import Places
from recoupe.extraction.quantities.measures import is_money
from recoupe.extraction.quantities.phase import phase
from recoupe.extraction.quantities.places import nowhere
from recoupe.extraction.quantities.placing import Ground
from recoupe.extraction.quantities.ranks import ranks
from recoupe.extraction.quantities.readings import Reading, readings
from recoupe.extraction.quantities.tallies import ones
from recoupe.extraction.quantities.tender import in_money
from recoupe.model.date import Date
from recoupe.model.quantity import Change, Phase, Quantity
from recoupe.model.span import Span
from recoupe.rules.folding import fold

_AGAINST = 6  # words between « 54 % » and « 45 % »
_LED = 2  # words between « soit » and the figure
_VERBLESS, _ALIKE = 2, 6  # sentences back in which a figure of the same kind tells the phase

_SIGNS = "+-\u2212\u2013"  # before a change: plus, hyphen, minus, dash


@dataclass(slots=True)
class _Figure:
    """A figure on its way: `giver` is the figure whose unit it took, `whole` the one that it is a part of (indices)."""

    number: int  # of the sentence
    reading: Reading
    giver: int | None
    whole: int | None
    place: str | None = None
    phase: Phase = Phase.CURRENT
    told: bool = False  # whether its own sentence tells the phase


def find_quantities(
    parsed: ParsedArticle, dates: Sequence[Date], cast: Cast, places: Places, language: str = "fr"
) -> tuple[Quantity, ...]:
    """The quantities of the article, in text order; `places` are those of its sentences (`find_places`).

    `statement`, `entity` and `as_of` are filled later.
    """
    lex = lexicon(language)
    figures = _figures(parsed, [(d.span.start, d.span.end) for d in dates], lex)
    money = in_money([f.reading for f in figures], [e.name for e in cast.entities], parsed.sentences, lex)
    for figure, reading in zip(figures, money, strict=True):
        figure.reading = reading
    ground = Ground.of(parsed.sentences, dates, cast, places, lex)
    for i, figure in enumerate(figures):
        giver = figures[figure.giver] if figure.giver is not None else None
        whole = figures[figure.whole] if figure.whole is not None and figure.reading.part else None
        before = figures[i - 1] if i and figures[i - 1].number == figure.number else None
        _set_phase(parsed.sentences[figure.number], figure, giver or before, lex)
        _set_by_others(parsed.sentences, figures, i, whole, lex)
        _set_against(parsed.text, figures, i, lex)
        restated = i > 0 and _restated(parsed, figures[i - 1], figure, lex)
        if restated:
            figure.phase, figure.told = figures[i - 1].phase, figures[i - 1].told
        other = whole or giver
        figure.place = ground.place(figure.number, figure.reading, figure.phase, other.place if other else None)
        if restated or (i and _same_sum(parsed.text, figures[i - 1], figure)):
            figure.place = figure.place or figures[i - 1].place
    _listed(parsed.text, figures, lex)
    ident = parsed.article.id
    return tuple(
        _row(f"{ident}:q{n}", parsed, figure, None if figure.whole is None else f"{ident}:q{figure.whole + 1}", dates)
        for n, figure in enumerate(figures, 1)
    )


def _figures(parsed: ParsedArticle, spans: Sequence[tuple[int, int]], lex: Lexicon) -> list[_Figure]:
    """The figures of all sentences, in text order, units settled."""
    figures: list[_Figure] = []
    listed = ranks(parsed.text)
    for number, sentence in enumerate(parsed.sentences):
        found, here = readings(sentence, parsed.text, spans, lex)
        tally, shares = ones(sentence, here, found, spans, lex)
        found = [r for r in found if not any(a <= r.number_start < b for a, b in shares)]
        found = sorted((r for r in (*found, *tally) if r.number_start not in listed), key=lambda r: r.start)
        first = len(figures)
        for reading in found:
            before = [(f.number, f.reading) for f in figures]
            settled, giver = with_unit(reading, number, before, parsed.sentences, lex)
            figures.append(_Figure(number, settled, giver, None))
        for position, reading in enumerate(found):
            whole = whole_of(reading, found, position)
            figures[first + position].whole = None if whole is None else first + whole
    return figures


def _set_phase(sentence: Sentence, figure: _Figure, other: _Figure | None, lex: Lexicon) -> None:
    """The figure's own phase; where its words tell none, that of the figure whose unit it shares."""
    reading = figure.reading
    figure.phase, figure.told = phase(sentence, reading.start, reading.end, reading.unit, lex, reading.noun)
    if reading.part and reading.unit in lex.listed("years") and figure.phase is not Phase.PLANNED:
        figure.phase = Phase.DONE  # « 52 ans, dont vingt-huit aux fours »
    elif (
        other is not None
        and other.told
        and not figure.told
        and other.reading.unit == reading.unit
        and (reading.ellipsis or _joined(sentence, other.reading, reading, lex))
    ):
        figure.phase, figure.told = other.phase, True
    if figure.phase is Phase.CURRENT and reading.unit in lex.shares and _changed(sentence, reading):
        figure.phase = Phase.DONE


def _changed(sentence: Sentence, reading: Reading) -> bool:
    """« La population augmente à Valmer (+1,2 %) »: a change with its sign has been measured."""
    first = next(iter(sentence.at(reading.start, reading.end)), None)
    return first is not None and first.text[0] in _SIGNS


def _joined(sentence: Sentence, one: Reading, other: Reading, lex: Lexicon) -> bool:
    """« de 2 à 5 cm sont attendus ici, et de 1 à 3 cm, voire 5 cm, là »: a figure in a row, of no verb of its own."""
    before = [t for t in sentence.at(one.end, other.start) if t.pos not in ("ADP", "ADV", "DET")]
    after = sentence.tokens[sentence.at(other.start, other.end)[-1].i + 1 :]
    own = next((t for t in after if t.pos in ("VERB", "AUX", "PUNCT")), None)
    listed = bool(before) and (before[-1].text == "," or before[-1].lower in lex.role("list"))
    return listed and (own is None or own.pos == "PUNCT")


def _set_against(text: str, figures: Sequence[_Figure], i: int, lex: Lexicon) -> None:
    """« 54 % des voix, contre 45 % », « 34 dollars (30 euros) »: one told beside another that has happened, or the same sum."""
    if not i or figures[i - 1].number != figures[i].number:
        return
    one, two = figures[i - 1], figures[i]
    between = fold(text[one.reading.end : two.reading.start]).text
    same = _same_sum(text, one, two) or _same_share(text, one, two)
    words = between.lower().replace("(", " ").split()
    against = 0 < len(words) <= _AGAINST and words[-1] in lex.listed("instead")
    if same and (one.told or not two.told):
        two.phase, two.told = one.phase, one.told
    elif same:
        one.phase, one.told = two.phase, two.told
    elif against and one.phase is Phase.DONE and two.phase is Phase.CURRENT:
        two.phase, two.told = Phase.DONE, True


def _same_sum(text: str, one: _Figure, two: _Figure) -> bool:
    """« 34 dollars (30 euros) »."""
    money = is_money(one.reading.unit) and is_money(two.reading.unit)
    return money and re.fullmatch(r"\s?\(", fold(text[one.reading.end : two.reading.start]).text) is not None


def _same_share(text: str, one: _Figure, two: _Figure) -> bool:
    """« près de huit Belges sur dix (78 %) »."""
    shares = one.reading.unit == two.reading.unit == "%"
    return shares and re.fullmatch(r"\s?\(", fold(text[one.reading.end : two.reading.start]).text) is not None


def _restated(parsed: ParsedArticle, one: _Figure, two: _Figure, lex: Lexicon) -> bool:
    """« 12 % des salariés, soit plus de 300 personnes, »: the same things in another measure."""
    if one.number != two.number:
        return False
    between = parsed.sentences[one.number].at(one.reading.end, two.reading.start)
    words = [t.lower for t in between]
    last = max((i for i, w in enumerate(words) if w in lex.listed("restating")), default=None)
    if last is None or len(words) - 1 - last > _LED or not one.told or set(words[last:]) & lex.listed("now"):
        return False  # « le parc a grandi de 12 caméras (soit aujourd'hui 40) »
    return not any(t.morph.get("VerbForm") == "Fin" for t in between[:last])


def _bracketed(sentence: Sentence, figure: _Figure) -> bool:
    """Whether the figure opens a bracket."""
    return any(t.text == "(" and 0 <= figure.reading.start - t.end <= 1 for t in sentence.tokens)


def _set_by_others(
    sentences: Sequence[Sentence], figures: Sequence[_Figure], i: int, whole: _Figure | None, lex: Lexicon
) -> None:
    """What a figure's own words don't tell of its phase: the whole it is a part of, or what was counted alike before."""
    figure = figures[i]
    unit, timed = figure.reading.unit, figure.reading.unit in lex.listed("years")
    if whole is not None and whole.told and not timed and (not figure.told or whole.reading.unit in lex.tally):
        figure.phase, figure.told = whole.phase, True  # « quatre morts, dont deux agents »
    parted = whole is not None and figure.reading.ellipsis and not timed and whole.told and whole.reading.unit == unit
    if (
        parted
        and whole is not None
        and figure.phase is Phase.CURRENT
        and not _told_apart(sentences[figure.number], figure, lex)
    ):
        figure.phase = whole.phase  # « 300 habitants ont été évacués, dont 40 par bateau »
    if whole is not None and timed and whole.phase is Phase.PLANNED and whole.reading.unit == unit:
        figure.phase, figure.told = Phase.PLANNED, True  # « deux ans de prison, dont un avec sursis »
    before = figures[i - 1] if i and figures[i - 1].number == figure.number else None
    apart = before is not None and before.told and before.reading.unit == unit and not timed
    if not figure.told and before is not None and apart and not _bracketed(sentences[figure.number], figure):
        figure.phase, figure.told = before.phase, True  # « demande 42 ha à Brune ; 178 ha à Valmer »
    if figure.told or not (timed or unit in lex.at_the_event):
        return
    if timed and any(t.morph.get("VerbForm") == "Fin" for t in sentences[figure.number].tokens):
        return
    for other in reversed(figures[:i]):
        if figure.number - other.number > (_VERBLESS if timed else _ALIKE):
            break
        alike = other.reading.unit == unit if timed else other.reading.unit in lex.attending
        if alike and other.told:  # « Le procureur a requis un an de prison. Six mois pour les deux autres. »
            figure.phase, figure.told = other.phase, True
            break


def _told_apart(sentence: Sentence, figure: _Figure, lex: Lexicon) -> bool:
    """« 300 habitants évacués, dont 40 sont à Brune », « dont 12 toujours à Brune », « dont 8 000 déjà déployés »: a verb or adverb
    right behind a part, or what tells within it that it is so now.
    """
    behind = [t for t in sentence.tokens if t.start >= figure.reading.end][:1]
    own = [t for t in sentence.tokens if figure.reading.start <= t.start < figure.reading.end]
    now = any(t.lower in lex.listed("now") for t in own)
    return now or any(t.pos in ("VERB", "AUX", "ADV", "ADJ") for t in behind)


def _listed(text: str, figures: Sequence[_Figure], lex: Lexicon) -> None:
    """« 91 pompiers et 77 véhicules ont été engagés à Brune »: what tells phase or place of one tells that of the other."""
    for one, two in reversed(list(pairwise(figures))):
        if one.number != two.number:
            continue
        between = fold(text[one.reading.end : two.reading.start]).text
        if not lex.pattern(r"(?:\s<of>\s?[^\W\d_]+(?:\s[^\W\d_]+)?)?(?:,|,?\s<list>)\s").fullmatch(between):
            continue
        if one.told != two.told:
            one.phase = two.phase = (one if one.told else two).phase
            one.told = two.told = True
        elif two.reading.unit in lex.tally and one.reading.unit in lex.at_the_event and one.phase is Phase.CURRENT:
            one.phase = two.phase  # « 101 cas et quatre décès »
        if two.place is not None and not (nowhere(one.reading.unit, lex) or nowhere(two.reading.unit, lex)):
            one.place = two.place


def _row(ident: str, parsed: ParsedArticle, figure: _Figure, whole: str | None, dates: Sequence[Date]) -> Quantity:
    reading = figure.reading
    change = None
    if reading.change is not None:
        before, after = reading.change
        change = Change(before, after, after - before)
    return Quantity(
        id=ident,
        span=Span.of(parsed.text, reading.start, reading.end),
        low=reading.low,
        high=reading.high,
        modifier=reading.modifier,
        unit=reading.unit,
        counted=reading.words,
        place=figure.place,
        phase=figure.phase,
        part_of=whole,
        change=change,
        statement=None,
        entity=None,
        as_of=None,
        rule=reading.rule,
        score=reading.score,
        date=next(_dated(parsed.sentences[figure.number], dates), None),
    )


def _dated(sentence: Sentence, dates: Sequence[Date]) -> Iterator[str]:
    """The date of the sentence where it has only one."""
    inside = [d for d in dates if sentence.start <= d.span.start < sentence.end]
    if len(inside) == 1:
        yield inside[0].id
