"""The quantities of an article: figures of its sentences, with unit, whole, place, phase and date filled in.

« Sur 120 élus, 87 ont voté pour » : 120 élu and 87 élu, the second a part of the first. « 10 000 soldats, dont 8 000 à
Koursk » likewise. Victims whose sentence names no place are where the
event is; for anything else no place is guessed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from recoupe.extraction.entities import Cast
from recoupe.extraction.parse import ParsedArticle, Sentence
from recoupe.extraction.quantities.lexicon import Lexicon, lexicon
from recoupe.extraction.quantities.phase import phase
from recoupe.extraction.quantities.places import event_place, place_of
from recoupe.extraction.quantities.readings import Reading, readings
from recoupe.model.date import Date
from recoupe.model.quantity import Change, Quantity
from recoupe.model.span import Span

MEMORY = 4  # figures back, whose unit an elliptic number may take over


def find_quantities(
    parsed: ParsedArticle, dates: Sequence[Date], cast: Cast, language: str = "fr"
) -> tuple[Quantity, ...]:
    """The quantities of the article, in text order; `statement`, `entity` and `as_of` are filled later."""
    lex = lexicon(language)
    spans = [(d.span.start, d.span.end) for d in dates]
    rows: list[tuple[Sentence, Reading, int | None]] = []
    earlier: list[Reading] = []
    for sentence in parsed.sentences:
        here = readings(sentence, parsed.text, spans, lex)
        for i, reading in enumerate(here):
            before = [*earlier, *here[:i]]
            whole = _whole(reading, here[:i], len(rows) - i)
            rows.append((sentence, _with_unit(reading, before, lex), whole))
        earlier = [*earlier, *here][-MEMORY:]
    ident = parsed.article.id
    scene = event_place(parsed.sentences, cast, lex)
    return tuple(
        _row(
            f"{ident}:q{n}",
            parsed,
            sentence,
            reading,
            None if whole is None else f"{ident}:q{whole + 1}",
            dates,
            cast,
            lex,
            scene,
        )
        for n, (sentence, reading, whole) in enumerate(rows, 1)
    )


def _whole(reading: Reading, here: Sequence[Reading], offset: int) -> int | None:
    """Index of the figure of the same sentence that this one is a part of."""
    if reading.after_whole and here:
        return offset + len(here) - 1
    wholes = [i for i, r in enumerate(here) if r.of_whole]
    return offset + wholes[-1] if wholes and not reading.of_whole else None


def _with_unit(reading: Reading, before: Sequence[Reading], lex: Lexicon) -> Reading:
    """An elliptic figure with the unit of the nearest earlier one that counts things."""
    if reading.unit or not reading.ellipsis:
        return reading
    for other in reversed(before):
        if other.unit and (other.unit not in lex.unplaced or reading.after_whole):
            return replace(reading, unit=other.unit, words=reading.words or other.words)
    return reading


def _row(
    ident: str,
    parsed: ParsedArticle,
    sentence: Sentence,
    reading: Reading,
    whole: str | None,
    dates: Sequence[Date],
    cast: Cast,
    lex: Lexicon,
    scene: str | None,
) -> Quantity:
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
        place=place_of(sentence, reading, cast, lex) or (scene if reading.unit in lex.at_the_event else None),
        phase=phase(sentence, reading.start, reading.end, reading.unit, lex),
        part_of=whole,
        change=change,
        statement=None,
        entity=None,
        as_of=None,
        rule=reading.rule,
        score=reading.score,
        date=next(_dated(sentence, dates), None),
    )


def _dated(sentence: Sentence, dates: Sequence[Date]) -> Iterator[str]:
    """The date of the sentence where it has only one."""
    inside = [d for d in dates if sentence.start <= d.span.start < sentence.end]
    if len(inside) == 1:
        yield inside[0].id
