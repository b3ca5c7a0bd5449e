"""What a text says of the day on which it was written: clues for `publication`.

« ce mercredi 30 octobre », « hier (9 février) », « Publié le 3 mai 2023 », « le festival, qui dure du 3 au 7 mai, a débuté
aujourd'hui » : each gives the days on which the article can have been published. A date that points from nothing
(« le 3 mai, le pont a cédé ») is no clue.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from recoupe.crosscheck.completing import day_of
from recoupe.model.annotated import AnnotatedArticle
from recoupe.model.date import Anchor, Date, Direction, Grain, Reading
from recoupe.rules.folding import fold_same_length
from recoupe.rules.loader import load

BULLETIN = "stamp/bulletin"  # « Météo du 3 mai » : the day that it is about


@dataclass(frozen=True, slots=True)
class Turn:
    """Words that put the day of writing on the `first` or `last` of several days."""

    end: str
    pattern: str
    example: str
    counter: str


@cache
def _turns(language: str = "fr") -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((t.end, re.compile(t.pattern)) for t in load(language, "dates", "turn", Turn))


@dataclass(frozen=True, slots=True)
class Clue:
    """Words that tell something about the day of publication.

    `day` where they give it whole; else a `month` and `day_of_month` (and `weekday`) or a `weekday` alone, after taking
    off the `offset` (« hier mardi » : published on a Wednesday).
    """

    row: Date
    day: date | None = None
    month: int | None = None
    day_of_month: int | None = None
    weekday: int | None = None
    offset: int = 0
    score: float = 0.9

    def allows(self, published: date) -> bool:
        """Whether the article can have been published on that day, as far as this clue goes."""
        if self.day is not None:
            return published == self.day
        try:
            named = published + timedelta(self.offset)
        except OverflowError:
            return False
        if self.month is not None and (named.month, named.day) != (self.month, self.day_of_month):
            return False
        return self.weekday is None or named.isoweekday() == self.weekday

    def days(self, years: Iterable[int]) -> list[date]:
        """The days that the clue allows in `years`; only for clues with a month."""
        found = []
        for year in years:
            try:
                named = date(year, self.month or 1, self.day_of_month or 1) - timedelta(self.offset)
            except (ValueError, OverflowError):
                continue
            if self.allows(named):
                found.append(named)
        return found


def clues_of(article: AnnotatedArticle) -> list[Clue]:
    """Everything in the text that tells of the day of publication, stamps first, the surest before the others."""
    stamps = sorted(article.stamps, key=lambda row: -row.score)
    found = [clue for row in stamps if row.rule != BULLETIN and (clue := _stamped(row))]
    found += [clue for row in article.dates if (clue := _pointed(row))]
    found += [clue for row, other in pairwise(article.dates) if (clue := _glossed(article, row, other))]
    return found + _turning(article)


def _glossed(article: AnnotatedArticle, row: Date, gloss: Date) -> Clue | None:
    """« hier (9 février) » : the day named in brackets."""
    back = today(row)
    if back is None or article.article.text[row.span.end : gloss.span.start].strip() not in ("(", ","):
        return None
    return _of_day(row, gloss.reading, back)


def today(row: Date) -> int | None:
    """How many days before (-1) the day of writing an expression lies that points from it; None for any other."""
    r = row.reading
    if r is None or r.grain is not Grain.DAY or r.anchor is Anchor.PREVIOUS or r.direction is Direction.FUTURE:
        return None
    return r.offset if r.unit is Grain.DAY else 0 if r.this else None


def _turning(article: AnnotatedArticle) -> list[Clue]:
    """« du 22 au 24 juin 2012 … a débuté aujourd'hui » : the first day is the day of writing."""
    found = []
    for first, last in pairwise(article.dates):
        if not (first.reading and first.reading.joined and last.reading and first.reading.sentence):
            continue
        start, end = first.reading.sentence
        pointers = [
            (row, back)
            for row in article.dates
            if row.reading and row.reading.sentence == (start, end) and (back := today(row)) is not None
        ]
        if len(pointers) != 1 or pointers[0][0] in (first, last):
            continue
        words = fold_same_length(article.article.text[start:end])
        ends = {which for which, pattern in _turns() if pattern.search(words)}
        if len(ends) == 1:
            (row, back), meant = pointers[0], first if ends == {"first"} else last
            clue = _of_day(row, meant.reading, back)
            found += [clue] if clue else []
    return found


def _of_day(row: Date, named: Reading | None, back: int) -> Clue | None:
    if named is None or not (named.month and named.day):
        return None
    if not named.year:
        weekday = row.reading.weekday if row.reading else None
        return Clue(row, month=named.month, day_of_month=named.day, weekday=weekday, offset=back, score=0.8)
    try:
        return Clue(row, day=date(named.year, named.month, named.day) - timedelta(back), score=0.8)
    except (ValueError, OverflowError):
        return None


def _stamped(row: Date) -> Clue | None:
    reading = row.reading
    if row.value:
        return Clue(row, day=day_of(row.value), score=0.95)
    if reading is None or not reading.month or not reading.day:
        return None
    return Clue(row, month=reading.month, day_of_month=reading.day, weekday=reading.weekday, score=0.9)


def _pointed(row: Date) -> Clue | None:
    """« ce mercredi 30 octobre », « hier mardi », « ce vendredi » : words that point from the day of writing."""
    reading = row.reading
    if reading is None or reading.anchor is Anchor.PREVIOUS or reading.grain is not Grain.DAY:
        return None
    moved = reading.offset if reading.unit is Grain.DAY else None
    if moved is None and (not reading.this or reading.direction is Direction.FUTURE):
        return None
    offset = moved or 0
    if reading.year and reading.month and reading.day:
        try:
            named = date(reading.year, reading.month, reading.day)
        except ValueError:
            return None
        return Clue(row, day=named - timedelta(offset), score=0.95)
    if reading.month and reading.day:
        return Clue(row, month=reading.month, day_of_month=reading.day, weekday=reading.weekday, offset=offset)
    if reading.weekday:
        return Clue(row, weekday=reading.weekday, offset=offset, score=0.85)
    return None
