"""Figures as intervals: do two of them meet?

« au plus 8 000 » is (−∞, 8000], « environ 100 » is [90, 110], « plus de 20 » is (20, ∞): LEDGER's rule widens *about* by
10 %. A place or a date that is unknown on one side is not known to differ; a conflict needs more than that.
"""

from __future__ import annotations

import math
from datetime import date

from recoupe.model.quantity import Modifier, Quantity
from recoupe.rules.folding import key

ABOUT = 0.10


def interval(quantity: Quantity) -> tuple[float, float]:
    """The values the figure allows, ends included."""
    low = -math.inf if quantity.low is None else quantity.low
    high = math.inf if quantity.high is None else quantity.high
    if quantity.modifier is Modifier.ABOUT:
        low, high = low - abs(low) * ABOUT, high + abs(high) * ABOUT
    return low, high


def meet(a: Quantity, b: Quantity) -> bool:
    """Whether some value fits both; « plus de 20 » and 20 don't meet."""
    (a_low, a_high), (b_low, b_high) = interval(a), interval(b)
    if a_low > b_high or b_low > a_high:
        return False
    touching = a_low == b_high or b_low == a_high
    return not (touching and {Modifier.MORE_THAN, Modifier.LESS_THAN} & {a.modifier, b.modifier})


def same_number(a: Quantity, b: Quantity) -> bool:
    """Whether the two name one number, whatever the modifier: « jusqu'à 8 000 » and « 8 000 »."""
    return bool({a.low, a.high} & {b.low, b.high} - {None})


def opposed_bounds(a: Quantity, b: Quantity) -> bool:
    """Whether one bounds from above and the other from below: « plus de 50 » against « moins de 50 »."""
    sides = [
        (q.modifier in (Modifier.AT_LEAST, Modifier.MORE_THAN), q.modifier in (Modifier.AT_MOST, Modifier.LESS_THAN))
        for q in (a, b)
    ]
    return (sides[0][0] and sides[1][1]) or (sides[0][1] and sides[1][0])


def same_unit(a: Quantity, b: Quantity) -> bool:
    """Whether both count the same thing; spellings of one unit meet (État, Etat)."""
    return a.unit != "" and key(a.unit) == key(b.unit) and (a.unit == b.unit or key(a.unit) != "")


def days_apart(a: str | None, b: str | None) -> int | None:
    """Days between two ISO dates at the coarser grain (0 where one holds the other); None where one is unknown."""
    if a is None or b is None:
        return None
    first, second = coarser(a, b)
    if first == second:
        return 0
    filled = [date.fromisoformat((d + "-01-01")[:10]) for d in (first, second)]
    return abs((filled[0] - filled[1]).days)


def coarser(a: str, b: str) -> tuple[str, str]:
    """Two ISO dates cut to the coarser grain of the two."""
    n = min(len(a), len(b))
    return a[:n], b[:n]
