"""Series: how a figure moved.

« au moins 12 morts » mardi, « 15 morts » mercredi, « 17 morts » jeudi : one series with two revisions upwards. Points
are figures with one unit, place and side of the present (planned or not), in order of date; parts of a whole are left to
the whole's row.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from recoupe.crosscheck.ids import digest
from recoupe.model.quantity import Phase, Quantity
from recoupe.model.story import Revision, Series, SeriesPoint


def series(figures: Sequence[Quantity]) -> Iterator[Series]:
    """The series with at least two points, in order of their key."""
    groups: dict[tuple[str, str, bool], list[Quantity]] = {}
    for q in figures:
        if q.unit and q.part_of is None:
            groups.setdefault((q.unit, q.place or "", q.phase is Phase.PLANNED), []).append(q)
    for (unit, place, _), members in sorted(groups.items()):
        if len(members) < 2:
            continue
        ordered = sorted(members, key=lambda q: (q.as_of is None, q.as_of or "", q.id))
        yield Series(
            id=digest("n-series", (q.id for q in ordered)),
            counted=Counter(q.counted for q in ordered).most_common(1)[0][0],
            unit=unit,
            place=place or None,
            points=tuple(SeriesPoint(q.id, q.as_of, q.entity) for q in ordered),
            revisions=tuple(_revisions([q for q in ordered if q.as_of])),
            rule="series/unit-place-phase",
            score=0.8,
        )


def _revisions(dated: Sequence[Quantity]) -> Iterator[Revision]:
    for a, b in pairwise(dated):
        before, after = _value(a), _value(b)
        yield Revision.UP if after > before else Revision.DOWN if after < before else Revision.NONE


def _value(q: Quantity) -> float:
    return q.high if q.high is not None else (q.low or 0.0)
