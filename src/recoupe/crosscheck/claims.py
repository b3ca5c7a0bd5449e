"""Claims: one fact, with every place that carries it.

« selon Blinken, quelque 8 000 soldats se trouvent dans la région de Koursk » and « Blinken a affirmé que près de 8 000
soldats y ont été déployés » are one claim with two evidence rows. Statements join when their words are alike enough,
their polarity, figures and dates agree; figures join when number, unit, place, phase and date do. Different words for
one thing (soldats, troupes) are not known to be the same here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from recoupe.crosscheck.intervals import coarser, meet, same_number
from recoupe.crosscheck.likeness import Said, Weights, likeness
from recoupe.model.quantity import Phase, Quantity
from recoupe.model.statement import Stance

Row = TypeVar("Row")

# On the seeds with the annotators' own statements, pairs that say the same reach 0.41–1.0 where one speaker says both
# (others stay under 0.49); with different speakers pairs that say something else reach 0.76.
SAME_SPEAKER = 0.43
OTHER_SPEAKER = 0.8


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
    """Whether two figures count the same thing with the same number."""
    return (
        same_count(a, b)
        and same_number(a, b)
        and not dates_differ(a.as_of, b.as_of)
        and (a.entity == b.entity or a.entity is None or b.entity is None or a.place == b.place)
    )


def same_count(a: Quantity, b: Quantity) -> bool:
    """Whether two figures count the same thing at the same place, in phases that agree."""
    return (
        a.unit != ""
        and a.unit == b.unit
        and a.place == b.place
        and (a.phase is Phase.PLANNED) == (b.phase is Phase.PLANNED)
    )


def dates_differ(a: str | None, b: str | None) -> bool:
    """Whether two ISO dates are known and differ at the coarser grain."""
    return a is not None and b is not None and len(set(coarser(a, b))) == 2


def numbers_differ(a: Sequence[Quantity], b: Sequence[Quantity]) -> bool:
    """Whether figures of one unit stand on both sides and none of them meet."""
    return any(q.unit == r.unit and not meet(q, r) for q in a for r in b) and not any(
        q.unit == r.unit and meet(q, r) for q in a for r in b
    )
