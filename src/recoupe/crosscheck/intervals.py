"""Figures as intervals: do two of them meet?

« au plus 8 000 » is (−∞, 8000], « environ 100 » is [90, 110], « plus de 20 » is (20, ∞): LEDGER's rule widens *about* by
10 %. A place or a date that is unknown on one side is not known to differ; a conflict needs more than that.
"""

from __future__ import annotations

import math

from recoupe.model.quantity import Modifier, Quantity

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
    strict = {Modifier.MORE_THAN, Modifier.LESS_THAN} & {a.modifier, b.modifier}
    return not (touching and strict and a_low != b_low)


def same_number(a: Quantity, b: Quantity) -> bool:
    """Whether the two name one number, whatever the modifier: « jusqu'à 8 000 » and « 8 000 »."""
    return bool({a.low, a.high} & {b.low, b.high} - {None})


def coarser(a: str, b: str) -> tuple[str, str]:
    """Two ISO dates cut to the coarser grain of the two."""
    n = min(len(a), len(b))
    return a[:n], b[:n]
