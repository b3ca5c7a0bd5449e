"""Calendar arithmetic: values, bounds and completion agree with one another."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.model.calendar import add_months, bounds, complete, explicit, partial, render, shift
from recoupe.model.date import Anchor, Direction, Grain, Reading

DAYS = st.dates(date(1600, 1, 1), date(2399, 12, 31))
GRAINS = st.sampled_from([g for g in Grain if g is not Grain.TIME])
SIDES = st.sampled_from(list(Direction))


@given(DAYS, GRAINS)
def test_a_value_holds_the_day_it_was_made_from(day: date, grain: Grain) -> None:
    period = bounds(render(day, grain))
    assert period is not None
    assert grain is Grain.WEEKEND or period[0] <= day <= period[1]
    assert render(period[0], grain) == render(period[1], grain) == render(day, grain)


@given(DAYS, GRAINS)
def test_values_of_one_grain_tile_the_calendar(day: date, grain: Grain) -> None:
    if grain is Grain.WEEKEND:
        return
    period = bounds(render(day, grain))
    assert period is not None
    following = bounds(render(period[1] + timedelta(1), grain))
    assert following is not None
    assert following[0] == period[1] + timedelta(1)


@given(DAYS, st.integers(1, 7), SIDES, st.booleans(), st.booleans())
def test_a_weekday_is_that_weekday_on_its_side(
    day: date, weekday: int, side: Direction, strict: bool, this: bool
) -> None:
    reading = Reading(Grain.DAY, weekday=weekday, direction=side, strict=strict, this=this)
    found = date.fromisoformat(complete(reading, (day, day)) or "")
    assert found.isoweekday() == weekday
    assert abs((found - day).days) <= 7
    if side is Direction.PAST and (strict or not this):
        assert found < day or (found == day and not strict)
    elif this and not strict and side is not Direction.FUTURE:
        assert abs((found - day).days) <= 3  # « ce vendredi » is the nearest one, whatever the tense
    if side is Direction.FUTURE:
        assert found > day or (found == day and not strict)


@given(DAYS, st.integers(1, 12), st.integers(1, 28), SIDES)
def test_a_day_and_month_keep_their_day_and_month(day: date, month: int, number: int, side: Direction) -> None:
    reading = Reading(Grain.DAY, month=month, day=number, direction=side, stated=True)
    found = date.fromisoformat(complete(reading, (day, day)) or "")
    assert (found.month, found.day) == (month, number)
    assert abs((found - day).days) <= 366


@given(DAYS, st.integers(-200, 200), st.sampled_from([Grain.DAY, Grain.WEEK, Grain.MONTH, Grain.YEAR]))
def test_moving_there_and_back_stays_within_the_unit(day: date, offset: int, unit: Grain) -> None:
    moved = shift(day, offset, unit)
    assert moved is not None
    back = shift(moved, -offset, unit)
    assert back is not None
    assert render(back, unit) == render(day, unit)


@given(DAYS, st.integers(-600, 600))
def test_months_add_up(day: date, months: int) -> None:
    moved = add_months(day, months)
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months
    assert moved.day <= day.day


@given(DAYS, GRAINS, st.integers(-5, 5))
def test_no_reading_is_both_complete_and_partial(day: date, grain: Grain, offset: int) -> None:
    whole = Reading(Grain.DAY, Anchor.NONE, year=day.year, month=day.month, day=day.day)
    assert explicit(whole) == day.isoformat()
    assert partial(whole) is None
    moved = Reading(grain, offset=offset, unit=grain)
    assert explicit(moved) is None
    assert "X" in (partial(moved) or "")


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024-11-01", "2024-11-01", "2024-11-01"),
        ("2024-11-01TMO", "2024-11-01", "2024-11-01"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-W43", "2024-10-21", "2024-10-27"),
        ("2024-W43-WE", "2024-10-26", "2024-10-27"),
        ("2024-WI", "2024-12-01", "2025-02-28"),
        ("2024-Q4", "2024-10-01", "2024-12-31"),
        ("2024-H1", "2024-01-01", "2024-06-30"),
        ("199", "1990-01-01", "1999-12-31"),
        ("18", "1800-01-01", "1899-12-31"),
    ],
)
def test_bounds(value: str, first: str, last: str) -> None:
    assert bounds(value) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("value", ["XXXX-11-01", "2024-02-30", "2023-W53", "PRESENT_REF", ""])
def test_what_is_no_complete_value_has_no_bounds(value: str) -> None:
    assert bounds(value) is None


def test_an_offset_needs_a_base_no_longer_than_its_unit() -> None:
    year = (date(2019, 1, 1), date(2019, 12, 31))
    assert complete(Reading(Grain.DAY, Anchor.PREVIOUS, offset=-1, unit=Grain.DAY), year) is None
    assert complete(Reading(Grain.YEAR, Anchor.PREVIOUS, offset=1, unit=Grain.YEAR), year) == "2020"


def test_a_yesterday_that_is_another_weekday_has_no_value() -> None:
    friday = date(2024, 11, 1)
    reading = Reading(Grain.DAY, weekday=2, offset=-1, unit=Grain.DAY)
    assert complete(reading, (friday, friday)) is None


def test_the_weekday_helps_to_choose_the_year() -> None:
    reading = Reading(Grain.DAY, month=11, day=12, weekday=2, direction=Direction.EITHER)
    assert complete(reading, (date(2025, 5, 20), date(2025, 5, 20))) == "2024-11-12"
