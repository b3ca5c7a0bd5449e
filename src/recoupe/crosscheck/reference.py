"""Roughly when an undated text was written, from the dates that it names in full.

« … du 3 au 15 février 2025. Une semaine plus tôt, du 26 janvier au 1er février 2025 … depuis le début de l'année » : a reader
who is not told the day of publication still knows the year. The newest day or month that the text names with its year, and
does not place in the future, stands for it; a « lundi 30 septembre » beside « en 2023 » gives 2024, the only near year with
such a Monday. Weekdays alone, « hier » and « le mois dernier » need the very day and stay without a value. One full date
may be of something long past: it dates only what lies near it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from recoupe.model.calendar import bounds
from recoupe.model.date import Anchor, Date, Direction, Grain, Reading

_NEAR = 60  # days from a single full date
_FIRST_YEAR = 1990
_LONG = (Grain.YEAR, Grain.DECADE, Grain.CENTURY)


@dataclass(frozen=True, slots=True)
class Reference:
    """A day near that of writing; `certain` where two full dates, or a weekday that agrees, speak for its year."""

    day: date
    certain: bool

    def dates(self, reading: Reading) -> bool:
        """Whether the reading can be completed from here."""
        if reading.anchor is not Anchor.PUBLICATION or reading.grain is Grain.TIME:
            return False
        if reading.offset is not None:
            return self.certain and reading.unit in _LONG and self.day.month < 12
        if reading.grain is Grain.DAY and not (reading.month and reading.day):
            return False
        told = reading.direction is not Direction.FUTURE and not reading.strict and not reading.this
        return self.certain or told

    def reaches(self, value: str) -> bool:
        """Whether a value found from here is near enough."""
        period = bounds(value)
        if self.certain or period is None:
            return self.certain
        return (self.day - period[1]).days <= _NEAR and (period[0] - self.day).days <= _NEAR


def reference_of(rows: Sequence[Date]) -> Reference | None:
    """The reference that the explicit dates among `rows` give; None where there is none."""
    full = [
        (period[1], row)
        for row in rows
        if row.value and row.reading and row.reading.year and row.reading.direction is not Direction.FUTURE
        if row.reading.grain in (Grain.DAY, Grain.MONTH) and (period := bounds(row.value))
    ]
    if full:
        newest = max(day for day, _ in full)
        if newest.year < _FIRST_YEAR:
            return None
        return Reference(newest, len({row.value for day, row in full if day.year == newest.year}) > 1)
    return _by_weekday(rows)


def _by_weekday(rows: Sequence[Date]) -> Reference | None:
    """« lundi 30 septembre » in a year that the text names, else in the year after the newest of them."""
    years = [
        int(row.value)
        for row in rows
        if row.value
        and row.reading
        and row.reading.grain is Grain.YEAR
        and row.reading.direction is not Direction.FUTURE
    ]
    days = [
        row.reading
        for row in rows
        if row.reading and row.reading.weekday and row.reading.month and row.reading.day and not row.reading.year
    ]
    if not years or max(years) < _FIRST_YEAR or not days:
        return None
    named = [y for y in sorted(set(years)) if y >= _FIRST_YEAR]
    fitting = [y for y in named if all(_falls(r, y) for r in days)]
    if not fitting:
        fitting = [y for y in (named[-1] + 1,) if all(_falls(r, y) for r in days)]
    if len(fitting) != 1:
        return None
    newest = max(date(fitting[0], r.month or 1, r.day or 1) for r in days)
    return Reference(newest, certain=True)


def _falls(reading: Reading, year: int) -> bool:
    try:
        return date(year, reading.month or 1, reading.day or 1).isoweekday() == reading.weekday
    except ValueError:
        return False
