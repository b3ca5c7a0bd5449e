"""Calendar arithmetic on TIMEX3 values.

A `Reading` without a year (« mardi soir », « le 6 novembre », « il y a trois ans ») and a day to count from give a value:
`complete(reading, date(2024, 10, 30))`. `bounds("2024-W43")` gives the first and last day of a value. Weeks are ISO
weeks; seasons are the meteorological ones, winter named by the year in which it begins.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from recoupe.model.date import Direction, Grain, Reading

_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_SATURDAY, _WEDNESDAY = 6, 3
_BEGUN = 0.25  # of a week, month or year: beyond its beginning
_FAR, _NEAR = 270, 95  # days: « le 6 novembre » is not eleven months ago when it comes in three weeks
Period = tuple[date, date]


def bounds(value: str) -> Period | None:
    """The first and last day of a TIMEX3 value; None where it is incomplete or no calendar value."""
    value = value.split("T", maxsplit=1)[0]
    if match := re.fullmatch(r"(\d{4})-W(\d\d)(?:-(WE|[1-7]))?", value):
        try:
            monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        except ValueError:
            return None
        if match[3] == "WE":
            return monday + timedelta(5), monday + timedelta(6)
        if match[3]:
            monday += timedelta(int(match[3]) - 1)
        return monday, monday + timedelta(0 if match[3] else 6)
    if match := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI|Q[1-4]|H[12])", value):
        return _part_of_year(int(match[1]), match[2])
    if match := re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", value):
        year, month, day = (int(g) if g else None for g in match.groups())
        return _stretch(year or 0, month, day)
    if re.fullmatch(r"\d{2,3}", value):  # a century or a decade
        size = 10 ** (4 - len(value))
        first = int(value) * size
        return (date(first, 1, 1), date(first + size - 1, 12, 31)) if first else None
    return None


def _stretch(year: int, month: int | None, day: int | None) -> Period | None:
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is None:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        return date(year, month, day), date(year, month, day)
    except ValueError:
        return None


def _part_of_year(year: int, part: str) -> Period | None:
    if part[0] == "W" and part != "WI":
        return bounds(f"{year:04}-{part}")
    first, months = (
        (_SEASONS[part], 3)
        if part in _SEASONS
        else ((int(part[1]) - 1) * 3 + 1, 3)
        if part[0] == "Q"
        else ((int(part[1]) - 1) * 6 + 1, 6)
    )
    start = date(year, first, 1)
    return start, add_months(start, months) - timedelta(1)


def add_months(day: date, months: int) -> date:
    """The same day of the month `months` later; the month's last day where there is none."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def shift(day: date, offset: int, unit: Grain) -> date | None:
    """`day` moved by `offset` units; None outside of the calendar."""
    try:
        if unit in (Grain.DAY, Grain.TIME):
            return day + timedelta(offset)
        if unit in (Grain.WEEK, Grain.WEEKEND):
            return day + timedelta(7 * offset)
        months = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.SEASON: 3, Grain.HALF: 6, Grain.YEAR: 12, Grain.DECADE: 120}
        return add_months(day, offset * months.get(unit, 1200))
    except (ValueError, OverflowError):
        return None


def render(day: date, grain: Grain) -> str:
    """The TIMEX3 value of the given grain that holds `day`."""
    if grain in (Grain.DAY, Grain.TIME):
        return day.isoformat()
    if grain in (Grain.WEEK, Grain.WEEKEND):
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}" + ("-WE" if grain is Grain.WEEKEND else "")
    if grain is Grain.MONTH:
        return f"{day.year:04}-{day.month:02}"
    if grain is Grain.QUARTER:
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    if grain is Grain.HALF:
        return f"{day.year:04}-H{1 if day.month < 7 else 2}"
    if grain is Grain.SEASON:
        start = add_months(day.replace(day=1), -(day.month % 3))
        return f"{start.year:04}-{next(s for s, m in _SEASONS.items() if m == start.month)}"
    return f"{day.year:04}"[: {Grain.DECADE: 3, Grain.CENTURY: 2}.get(grain, 4)]


def explicit(reading: Reading) -> str | None:
    """The value of a reading that needs no anchor; None where it needs one, or names no day of the calendar."""
    if reading.year is None or reading.offset is not None:
        return None
    if reading.grain in (Grain.DECADE, Grain.CENTURY):
        return render(date(reading.year, 1, 1), reading.grain)
    if reading.part:
        return f"{reading.year:04}-{reading.part}"
    if reading.day is None and (reading.weekday or reading.grain in (Grain.DAY, Grain.TIME)):
        return None
    period = _stretch(reading.year, reading.month, reading.day)
    return _timed(render(period[0], reading.grain), reading) if period else None


def partial(reading: Reading) -> str | None:
    """What is known of the value, X for every digit that is not."""
    known = explicit(reading)
    if known is not None:
        return None
    year = "XXXX"
    if reading.month:
        value = f"{year}-{reading.month:02}" + (f"-{reading.day:02}" if reading.day else "")
    elif reading.weekday:
        value = f"{year}-WXX-{reading.weekday}"
    elif reading.part:
        value = f"{year}-{reading.part}"
    else:
        value = {
            Grain.YEAR: year,
            Grain.MONTH: f"{year}-XX",
            Grain.WEEK: f"{year}-WXX",
            Grain.WEEKEND: f"{year}-WXX-WE",
            Grain.SEASON: f"{year}-XX",
            Grain.QUARTER: f"{year}-QX",
            Grain.HALF: f"{year}-HX",
            Grain.DECADE: "XXX",
            Grain.CENTURY: "XX",
        }.get(reading.grain, f"{year}-XX-XX")
    return _timed(value, reading)


def _timed(value: str, reading: Reading) -> str:
    return f"{value}T{reading.time}" if reading.time else value


def complete(reading: Reading, base: Period) -> str | None:
    """The value of `reading` counted from `base` (the first and last day of what it is anchored to), or None.

    « la veille » of a month has no value: an offset needs a base no longer than its unit.
    """
    known = explicit(reading)
    if known is not None:
        return known
    start, end = base
    if reading.offset is not None:
        unit = reading.unit or reading.grain
        if render(start, unit) != render(end, unit):
            return None
        offset = reading.offset
        if unit is Grain.WEEKEND and start == end and start.isoweekday() < _SATURDAY and offset > 0:
            offset -= 1  # « le week-end prochain » is the one that comes, not the one after
        if (
            unit is Grain.WEEKEND
            and start == end
            and start.isoweekday() <= _WEDNESDAY
            and not offset
            and reading.direction is Direction.PAST
        ):
            offset -= 1  # « ce week-end, elle a gagné », of a Monday
        if start == end and not offset:
            offset = _turned(reading, start, unit)
        moved = shift(start, offset, unit)
        return _refined(reading, moved, unit) if moved else None
    if start != end:
        return None
    if reading.grain is Grain.TIME:
        return _timed(start.isoformat(), reading)
    found = _occurrence(reading, start)
    return _timed(found, reading) if found else None


def _turned(reading: Reading, base: date, unit: Grain) -> int:
    """1 where the beginning of a unit is still to come although it has gone by, -1 where its end is told before it is there.

    « Elle s'exprimera en début de semaine », of a Friday, means the next one.
    """
    period = bounds(render(base, unit))
    if period is None or not reading.stated or unit in (Grain.DAY, Grain.WEEKEND):
        return 0
    gone = (base - period[0]).days / ((period[1] - period[0]).days + 1)
    if reading.edge == "start" and reading.direction is Direction.FUTURE:
        return int(gone > _BEGUN)
    if reading.edge == "end" and reading.direction is Direction.PAST:
        return -int(gone < _BEGUN)
    return 0


def _refined(reading: Reading, moved: date, unit: Grain) -> str | None:
    """« mai de l'an dernier » : the moved year, then the month in it; « mardi de la semaine prochaine » likewise."""
    if unit is Grain.WEEK and reading.weekday:
        moved += timedelta(reading.weekday - moved.isoweekday())
        return _timed(moved.isoformat(), reading)
    if unit is Grain.YEAR and (reading.month or reading.part):
        if reading.part:
            return f"{moved.year:04}-{reading.part}"
        period = _stretch(moved.year, reading.month, reading.day)
        return _timed(render(period[0], Grain.DAY if reading.day else Grain.MONTH), reading) if period else None
    if unit is Grain.MONTH and reading.day:
        period = _stretch(moved.year, moved.month, reading.day)
        return _timed(period[0].isoformat(), reading) if period else None
    if unit is Grain.DAY and not _agrees(reading, moved):
        return None  # « hier mardi » on a Friday
    return _timed(render(moved, reading.grain), reading)


def _agrees(reading: Reading, day: date) -> bool:
    wanted = (reading.weekday, reading.day, reading.month)
    return all(w is None or w == g for w, g in zip(wanted, (day.isoweekday(), day.day, day.month), strict=True))


def _occurrence(reading: Reading, base: date) -> str | None:
    """The occurrence of a recurring day or period that the reading means, seen from `base`."""
    if reading.weekday and not reading.month and not reading.day:
        return _weekday(reading, base).isoformat()
    if reading.month:
        month, day = reading.month, reading.day
        found = _choose(reading, base, lambda year: _stretch(year, month, day))
        return render(found[0], _fine(reading)) if found else None
    if reading.day:
        nearest = _day_of_month(reading, base)
        return render(nearest, _fine(reading)) if nearest else None
    if reading.part:
        part = reading.part
        found = _choose(reading, base, lambda year: _part_of_year(year, part))
        if found and reading.grain is Grain.WEEK:
            return render(found[0], Grain.WEEK)  # the year of its Thursday
        return f"{found[0].year:04}-{part}" if found else None
    return None


def _fine(reading: Reading) -> Grain:
    """« la semaine du 4 novembre » is a week, « 4 novembre » a day."""
    if reading.grain is Grain.WEEK:
        return Grain.WEEK
    return Grain.DAY if reading.day else Grain.MONTH


def _day_of_month(reading: Reading, base: date) -> date | None:
    """« mardi 29 » : the nearest 29th that is a Tuesday, no more than two months off."""
    months = (add_months(base.replace(day=1), n) for n in (-2, -1, 0, 1, 2))
    stretches = (_stretch(m.year, m.month, reading.day) for m in months)
    days = [s[0] for s in stretches if s and reading.weekday in (None, s[0].isoweekday())]
    if reading.direction is not Direction.EITHER:
        past = reading.direction is Direction.PAST
        days = [d for d in days if (d <= base) is past or d == base] or days
    return min(days, key=lambda d: (abs((d - base).days), d)) if days else None


def _weekday(reading: Reading, base: date) -> date:
    back = (base.isoweekday() - (reading.weekday or 1)) % 7
    if back == 0 and not reading.strict:
        return base
    ahead = 7 - back
    back = back or 7
    if reading.this and back > ahead and not reading.strict:  # « une réponse a été promise ce vendredi », on a Tuesday
        return base + timedelta(ahead)
    if reading.direction is Direction.FUTURE or (reading.direction is Direction.EITHER and ahead < back):
        return base + timedelta(ahead)
    return base - timedelta(back)


def _choose(reading: Reading, base: date, at: Callable[[int], Period | None]) -> Period | None:
    """The year's occurrence before, after or nearest to `base`; one whose weekday agrees goes first."""
    every = list(_occurrences(base, at))
    if reading.weekday:
        near = [p for p in every if abs(p[0].year - base.year) <= 1]
        every = [p for p in near if p[0].isoweekday() == reading.weekday] or near
    if reading.strict:
        before = [p for p in every if p[1] < base]
        after = [p for p in every if p[0] > base]
    else:
        before = [p for p in every if p[0] <= base]
        after = [p for p in every if p[1] >= base]
    last, following = (before[-1] if before else None), (after[0] if after else None)
    if last is None or following is None:
        return last or following
    gone, coming = max(0, (base - last[1]).days), max(0, (following[0] - base).days)
    direction = reading.direction
    if not reading.strict and not reading.certain and gone > _FAR and coming < _NEAR:
        direction = Direction.FUTURE if not reading.stated or coming < 45 else direction
    elif not reading.strict and coming > _FAR and gone < _NEAR and not reading.stated:
        direction = Direction.PAST
    if direction is Direction.EITHER:
        direction = Direction.PAST if gone <= coming else Direction.FUTURE
    return last if direction is Direction.PAST else following


def _occurrences(base: date, at: Callable[[int], Period | None]) -> Iterator[Period]:
    for year in range(max(1, base.year - 8), min(9998, base.year + 8) + 1):
        period = at(year)
        if period:
            yield period
