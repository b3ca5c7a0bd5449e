"""When two figures meet, and when two days are one."""

from __future__ import annotations

import pytest

from crosscheck.builder import Figure, article, says
from recoupe.crosscheck.intervals import days_apart, meet, opposed_bounds
from recoupe.model.quantity import Modifier, Quantity


def quantity(low: float | None, high: float | None, modifier: Modifier) -> Quantity:
    return article("a", says(None, "12 morts", Figure("12 morts", low, high, "mort", modifier))).quantities[0]


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ((20, 20, Modifier.EXACT), (20, 20, Modifier.EXACT), True),
        ((20, 20, Modifier.EXACT), (21, 21, Modifier.EXACT), False),
        ((20, None, Modifier.AT_LEAST), (20, 20, Modifier.EXACT), True),
        ((20, None, Modifier.MORE_THAN), (20, 20, Modifier.EXACT), False),
        ((None, 20, Modifier.LESS_THAN), (20, 20, Modifier.EXACT), False),
        ((20, None, Modifier.MORE_THAN), (21, 21, Modifier.EXACT), True),
        ((100, 100, Modifier.ABOUT), (91, 91, Modifier.EXACT), True),
        ((100, 100, Modifier.ABOUT), (89, 89, Modifier.EXACT), False),
    ],
)
def test_figures_meet_where_one_value_fits_both(one, other, both) -> None:
    a, b = quantity(*one), quantity(*other)
    assert meet(a, b) is meet(b, a) is both


def test_bounds_of_two_sides_are_opposed() -> None:
    above, below = quantity(50, None, Modifier.MORE_THAN), quantity(None, 50, Modifier.AT_MOST)
    assert opposed_bounds(above, below)
    assert opposed_bounds(below, above)
    assert not opposed_bounds(above, quantity(50, None, Modifier.AT_LEAST))


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [("2031-05-06", "2031-05-09", 3), ("2031-05", "2031-05-09", 0), ("2031-05-06", None, None)],
)
def test_days_apart_at_the_coarser_grain(one, other, days) -> None:
    assert days_apart(one, other) == days
