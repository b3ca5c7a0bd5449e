"""Claims: one fact, with every place that carries it.

« selon Blinken, quelque 8 000 soldats se trouvent dans la région de Koursk » and « Blinken a affirmé que près de 8 000
soldats y ont été déployés » are one claim with two evidence rows. Statements join when their words are alike enough,
their polarity, figures and dates agree; figures join when number, unit, place, phase and date do. Different words for
one thing (soldats, troupes) are not known to be the same here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from recoupe.crosscheck.intervals import coarser, days_apart, meet, same_number, same_unit
from recoupe.crosscheck.likeness import Said, Weights, likeness
from recoupe.model.quantity import Phase, Quantity
from recoupe.model.statement import Stance

Row = TypeVar("Row")

# On the seeds with the annotators' own statements, pairs that say the same reach 0.41–1.0 where one speaker says both
# (others stay under 0.49); with different speakers pairs that say something else reach 0.76.
SAME_SPEAKER = 0.43
OTHER_SPEAKER = 0.8

# A figure said on Thursday and repeated on Saturday is one figure; a toll that stands still for a week is said anew.
SAME_TIME = 3  # days


def clusters(rows: Sequence[Row], same: Callable[[Row, Row], bool]) -> list[list[Row]]:
    """Groups of rows all of whose members are `same` as the group's first, and none of which differs from a member.

    Rows join in order, each the first group that takes it: no chain of small steps joins what is not alike.
    """
    groups: list[list[Row]] = []
    for row in rows:
        home = next((g for g in groups if all(same(row, other) for other in g)), None)
        if home is None:
            groups.append([row])
        else:
            home.append(row)
    return groups


def same_fact(a: Said, b: Said, weights: Weights) -> bool:
    """Whether two statements say the same thing."""
    if (a.statement.stance is Stance.DENIES) != (b.statement.stance is Stance.DENIES):
        return False
    if a.statement.rejects_content != b.statement.rejects_content:
        return False
    if dates_differ(a.statement.said_on, b.statement.said_on) or numbers_differ(a.quantities, b.quantities):
        return False
    if (a.negated ^ b.negated) & a.concepts & b.concepts:
        return False
    known = a.statement.speaker is not None and a.statement.speaker == b.statement.speaker
    return likeness(a.concepts, b.concepts, weights) >= (SAME_SPEAKER if known else OTHER_SPEAKER)


def same_figure(a: Quantity, b: Quantity) -> bool:
    """Whether two figures give the same number of the same thing, about the same time."""
    apart = days_apart(a.as_of, b.as_of)
    if not same_unit(a, b) or not same_number(a, b) or (apart is not None and apart > SAME_TIME):
        return False
    if (a.phase is Phase.PLANNED) != (b.phase is Phase.PLANNED):
        return False
    known = a.entity is not None and a.entity == b.entity
    return a.place == b.place or (
        (a.place is None or b.place is None) and (known or a.entity is None or b.entity is None)
    )


def dates_differ(a: str | None, b: str | None) -> bool:
    """Whether two ISO dates are known and differ at the coarser grain."""
    return a is not None and b is not None and len(set(coarser(a, b))) == 2


def numbers_differ(a: Sequence[Quantity], b: Sequence[Quantity]) -> bool:
    """Whether figures of one unit stand on both sides and none of them meet."""
    return any(same_unit(q, r) and not meet(q, r) for q in a for r in b) and not any(
        same_unit(q, r) and meet(q, r) for q in a for r in b
    )
