"""Complete the values of date expressions once the day of publication is known, or where another expression is enough.

Published on 30 October 2024, « mardi » is 2024-10-29 and « la semaine passée » 2024-W43. « le lendemain » counts from the
last day that the text named. What needs a publication date that nothing settles stays without a value.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from recoupe.crosscheck.reference import Reference, reference_of
from recoupe.model.annotated import AnnotatedArticle
from recoupe.model.article import PublishedBasis
from recoupe.model.calendar import Period, bounds, complete, explicit
from recoupe.model.date import Anchor, Date, DateBasis, Direction, Grain, Reading
from recoupe.model.statement import Statement

_BASIS = {
    PublishedBasis.GIVEN: DateBasis.PUBLICATION,
    PublishedBasis.METADATA: DateBasis.PUBLICATION,
    PublishedBasis.TEXT: DateBasis.TEXT,
    PublishedBasis.STORY: DateBasis.STORY,
}
_REACH = 400  # characters within which « la veille » counts from the date before it
_LATELY = 21  # days around publication within which a day without its year is this year's
_LATE, _MIDNIGHT = "18:00", "25:00"  # hours of a night that are of the day on which it begins
_NEXT = 250  # characters within which a clock time belongs to a day named in the sentence before


def day_of(published: str | None) -> date | None:
    """The calendar day of an ISO date or date-time; None where it is no whole day."""
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def completed(
    article: AnnotatedArticle, known: Mapping[str, str] | None = None, *, undated: bool = False
) -> AnnotatedArticle:
    """The article with every date value that its publication day or its own words settle.

    `known` gives values of single expressions (by id) that the other articles of the story settle. `undated`: nothing
    will settle its day any more, so that its full dates must do (`reference`).
    """
    published = article.article.published
    dates = complete_all(
        article.dates,
        day_of(published.value),
        _BASIS.get(published.basis, DateBasis.UNKNOWN),
        known or {},
        reference_of(article.dates) if undated else None,
    )
    statements = tuple(_said(s, {d.id: d for d in dates}, published.value) for s in article.statements)
    said = {s.id: s.said_on for s in statements}
    by_id = {d.id: d for d in dates}
    quantities = tuple(
        replace(
            q,
            as_of=q.as_of
            or _calendar(by_id.get(q.date or ""))
            or said.get(q.statement or "")
            or (published.value[:10] if published.value else None),
        )
        for q in article.quantities
    )
    return replace(article, dates=dates, statements=statements, quantities=quantities)


def complete_all(
    dates: Sequence[Date],
    published: date | None,
    basis: DateBasis,
    known: Mapping[str, str],
    reference: Reference | None = None,
) -> tuple[Date, ...]:
    """The rows with the values that `published`, else `reference`, and their order settle."""
    today: Period | None = (published, published) if published else None
    near: Period | None = (reference.day, reference.day) if reference and not published else None
    days: list[Date] = []
    for row in dates:
        reading = row.reading
        if row.value is not None or reading is None or reading.grain is Grain.TIME:
            days.append(row)
        elif row.id in known:
            days.append(replace(row, value=_with_time(known[row.id], reading), partial=None, basis=DateBasis.STORY))
        else:
            done = _valued(row, reading, *_base(reading, row, days, today, basis))
            if done.value is None and near and reference and reference.dates(reading):
                found = _valued(row, reading, near, DateBasis.TEXT)
                done = found if found.value and reference.reaches(found.value) else done
            days.append(done)
    days = _ranges(days)
    every = []
    for at, row in enumerate(days):  # clock times last: their day may stand after them in the sentence
        if row.value is None and row.reading and row.reading.grain is Grain.TIME:
            every.append(_valued(row, row.reading, *_base_of_time(row, row.reading, days, at, today, basis)))
        else:
            every.append(row)
    return tuple(every)


def _ranges(days: Sequence[Date]) -> list[Date]:
    """« de novembre à mars », « du 28 juin au 2 juillet » : the first end lies before the second, less than a year off."""
    done: list[Date] = []
    for row in reversed(days):
        after = done[-1] if done else None
        value = _first_end(row.reading, after.value) if row.reading and after and after.value else None
        done.append(replace(row, value=value, partial=None, basis=_from(after)) if value and after else row)
    return done[::-1]


def _first_end(reading: Reading, last: str) -> str | None:
    end = bounds(last)
    if end is None or not reading.joined or not reading.month or reading.year or reading.offset:
        return None
    earlier = (reading.month, reading.day or 1) > (end[1].month, end[1].day)
    return explicit(replace(reading, year=end[1].year - earlier, anchor=Anchor.NONE))


def _valued(row: Date, reading: Reading, base: Period | None, source: DateBasis) -> Date:
    value = complete(reading, base) if base else None
    return replace(row, value=value, partial=None, basis=source) if value else row


def _base_of_time(
    row: Date, reading: Reading, days: Sequence[Date], at: int, today: Period | None, basis: DateBasis
) -> tuple[Period | None, DateBasis]:
    """The day of a clock time; none in « du 3 au 7 mai, de 9 à 18 heures », which is on each of them."""
    if reading.anchor is Anchor.PUBLICATION and today:
        return today, basis  # a post of a live page
    named = _day_of_time(row, days[:at], days[at + 1 :])
    if named is None:
        return today, basis
    if _one_of_several(named, days):
        return None, basis
    return _day_or_morning_after(named, reading), _from(named)


def _base(
    reading: Reading, row: Date, before: Sequence[Date], today: Period | None, basis: DateBasis
) -> tuple[Period | None, DateBasis]:
    """What the expression counts from, and on what its value will rest."""
    if reading.anchor is not Anchor.PREVIOUS:
        return _same_day(reading, before, today, basis) or (today, basis)
    last = _previous(reading, before, today)
    if last is not None and row.span.start - last.span.end <= _REACH:
        return (bounds(last.value) if last.value else None), _from(last)
    if last is None and not before and reading.offset and not reading.strict:
        return (today if reading.offset < 0 else None), basis  # « un an plus tôt », not « un an plus tard »
    if reading.strict and reading.unit is not None:
        return None, basis  # « huit mois après » : after something that is no date
    told = reading.direction is Direction.PAST and reading.stated
    if told or reading.unit is not Grain.DAY:
        return (bounds(last.value) if last and last.value else None), _from(last) if last else basis
    return today, basis  # « 212 habitants restent hébergés, contre 250 la veille » : seen from the day of writing


def _same_day(
    reading: Reading, before: Sequence[Date], today: Period | None, basis: DateBasis
) -> tuple[Period, DateBasis] | None:
    """« signé le 5 août 2016 … depuis le 5 août » : the day that the text gave with its year, unless one is just past."""
    if not (reading.month and reading.day) or reading.this or reading.strict or reading.direction is Direction.FUTURE:
        return None
    for other in reversed(before):
        r = other.reading
        if r is None or not r.year or (r.month, r.day) != (reading.month, reading.day):
            continue
        period = bounds(other.value) if other.value else None
        if period is None or (reading.weekday and reading.weekday != period[0].isoweekday()):
            return None
        usual = bounds(complete(reading, today) or "") if today else None
        if usual and today and abs((today[0] - usual[0]).days) <= _LATELY:
            return None
        return period, DateBasis.TEXT
    return None


def _day_or_morning_after(named: Date, reading: Reading) -> Period | None:
    """The day of `named`; after a night, all but the hours before midnight are of the next day."""
    period = bounds(named.value) if named.value else None
    if (
        period
        and named.reading
        and named.reading.time == "NI"
        and not _LATE <= reading.time < _MIDNIGHT
        and reading.time != "NI"
    ):
        return period[0] + timedelta(1), period[1] + timedelta(1)
    return period


def _from(row: Date) -> DateBasis:
    return DateBasis.TEXT if row.basis is DateBasis.EXPLICIT else row.basis


def _previous(reading: Reading, before: Sequence[Date], today: Period | None) -> Date | None:
    """The expression that an anaphoric one counts from: the last one fine enough, with a value or without.

    The day of publication written out in full is a dateline, which nothing counts from.
    """
    longest = {Grain.DAY: 0, Grain.WEEK: 6, Grain.WEEKEND: 6, Grain.MONTH: 30}.get(reading.unit or Grain.DAY, 365)
    told = reading.direction is Direction.PAST and reading.stated
    for other in reversed(before):
        if other.reading and other.reading.grain is Grain.TIME:
            continue  # a clock time names no day
        if other.reading and other.reading.anchor is Anchor.PREVIOUS and (other.reading.offset or 0) < 0:
            continue  # « la veille » looks back; the story goes on from where it stood
        period = bounds(other.value) if other.value else None
        if period == today is not None and other.reading and other.reading.year:
            continue
        if period and today and told and period[0] > today[1]:
            continue  # « le mouvement, lancé avant le 11 décembre, a été peu suivi ce jour-là »
        if period is None:
            if longest == 0 and other.reading and other.reading.grain is Grain.DAY:
                return other  # a day that nobody knows stands between
            continue
        if (period[1] - period[0]).days <= longest or (
            other.reading and other.reading.sentence == reading.sentence is not None
        ):
            return other
    return None


def _day_of_time(row: Date, before: Sequence[Date], after: Sequence[Date]) -> Date | None:
    """The day that a clock time belongs to: one named in its sentence, else just before, else the first that is past.

    A text that opens with « mercredi soir » and goes on « vers 2 heures » tells of that Wednesday; a day to come
    (« jeudi à l'aube ») is none that a past time belongs to.
    """
    days = [d for d in before if d.reading and d.reading.grain is Grain.DAY]
    here = row.reading.sentence if row.reading else None
    for other in (*reversed(days), *(d for d in after if d.reading and d.reading.grain is Grain.DAY)):
        if other.reading and other.reading.sentence == here is not None:
            return other
    side = row.reading.direction if row.reading else Direction.EITHER
    fitting = [d for d in days if d.reading and (d.reading.direction is Direction.FUTURE) == (side is Direction.FUTURE)]
    if fitting and row.span.start - fitting[-1].span.end <= _NEXT:
        return fitting[-1]
    first = next((d for d in fitting if d.reading and d.reading.anchor is Anchor.PUBLICATION), None)
    coming = [
        d
        for d in after
        if d.reading
        and d.reading.grain is Grain.DAY
        and d.span.start - row.span.end <= _NEXT
        and (d.reading.direction is Direction.FUTURE) == (side is Direction.FUTURE)
    ]
    return first or next(iter(coming), None)


def _one_of_several(named: Date, before: Sequence[Date]) -> bool:
    at = before.index(named)
    earlier = before[at - 1].reading if at else None
    return earlier is not None and earlier.joined and named.reading is not None and not named.reading.joined


def _with_time(day: str, reading: Reading) -> str:
    return f"{day}T{reading.time}" if reading.time and len(day) == 10 else day


def _calendar(row: Date | None) -> str | None:
    """The ISO day, month or year of a row; a part of a day counts as its day, other values as none."""
    if row is None or row.value is None:
        return None
    day = row.value.split("T", maxsplit=1)[0]
    plain = day.replace("-", "")
    return day if plain.isdigit() and len(plain) in (4, 6, 8) else None


def _said(statement: Statement, dates: Mapping[str, Date], published: str | None) -> Statement:
    """With the day of the utterance; none that comes after the day of publication."""
    if statement.said_on or not statement.said_date:
        return statement
    day = _calendar(dates.get(statement.said_date))
    return replace(statement, said_on=None if day and published and day > published[: len(day)] else day)
