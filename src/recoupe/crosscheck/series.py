"""Series: how a figure moved.

« au moins 12 morts » mardi, « 15 personnes ont péri » mercredi, « 17 morts » jeudi : one series with two revisions upwards.
Points are figures that count one thing at one place on one side of the present (planned or not), in order of date: what is
counted decides, so that the dead and the missing of « 12 personnes sont mortes, 20 personnes sont recherchées » are two
series. Parts of a whole are left to the whole's row. Not found: a figure whose thing only the context names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from recoupe.crosscheck.claims import Figure, clusters
from recoupe.crosscheck.counting import predicates, same_thing
from recoupe.crosscheck.ids import digest
from recoupe.crosscheck.intervals import interval
from recoupe.model.quantity import Phase, Quantity
from recoupe.model.story import Revision, Series, SeriesPoint


def series(figures: Sequence[Figure]) -> Iterator[Series]:
    """The series with at least two points, in order of unit and place."""
    whole = [f for f in figures if f.quantity.unit and f.quantity.part_of is None]
    found = [_series(group) for group in clusters(whole, _one_series, wording=_slot) if len(group) > 1]
    yield from sorted(found, key=lambda s: (s.unit, s.place or "", s.id))


def _slot(figure: Figure) -> tuple[object, ...]:
    """The same for two figures that count one thing for sure."""
    q = figure.quantity
    return q.unit, q.place, q.phase is Phase.PLANNED, predicates(q, figure.article)


def _one_series(a: Figure, b: Figure) -> bool:
    return a.quantity.place == b.quantity.place and same_thing(a.quantity, a.article, b.quantity, b.article)


def _series(members: Sequence[Figure]) -> Series:
    ordered = [f.quantity for f in sorted(members, key=_when)]
    dated = [q for q in ordered if q.as_of]
    now = _held(ordered)
    ends = [interval(q) for q in now]
    low, high = min(e[0] for e in ends), max(e[1] for e in ends)
    return Series(
        id=digest("n-series", (q.id for q in ordered)),
        counted=Counter(q.counted for q in ordered).most_common(1)[0][0],
        unit=Counter(q.unit for q in ordered).most_common(1)[0][0],
        place=ordered[0].place,
        points=tuple(_point(q) for q in ordered),
        revisions=tuple(_revisions(dated)),
        rule="series/thing-place-phase",
        score=0.8,
        first_quantity=dated[0].id if dated else None,
        last_quantity=dated[-1].id if dated else None,
        low=None if low == float("-inf") else low,
        high=None if high == float("inf") else high,
        held=tuple(_point(q) for q in now),
    )


def _when(figure: Figure) -> tuple[bool, str, str, str]:
    """Order in time: by the day at which it holds, within a day by when the article appeared; undated ones last."""
    q = figure.quantity
    return q.as_of is None, q.as_of or "", figure.article.article.published.value or "", q.id


def _held(ordered: Sequence[Quantity]) -> list[Quantity]:
    """The last figure of each speaker; one that nobody gives counts where no speaker's is as late."""
    last = {q.entity: q for q in ordered if q.as_of} or {q.entity: q for q in ordered}
    spoken = [q for who, q in last.items() if who is not None]
    nobody = last.get(None)
    if nobody is not None and all((q.as_of or "") < (nobody.as_of or "") for q in spoken):
        spoken.append(nobody)
    return spoken


def _point(q: Quantity) -> SeriesPoint:
    return SeriesPoint(q.id, q.as_of, q.entity)


def _revisions(dated: Sequence[Quantity]) -> Iterator[Revision]:
    for a, b in pairwise(dated):
        yield Revision.UP if _over(b, a) else Revision.DOWN if _under(b, a) else Revision.NONE


def _over(later: Quantity, earlier: Quantity) -> bool:
    """Whether the later figure must be the greater; « au moins 12 », then 17: what was certain has grown."""
    bound = earlier.high if earlier.high is not None else earlier.low
    return later.low is not None and bound is not None and later.low > bound


def _under(later: Quantity, earlier: Quantity) -> bool:
    """Whether the later figure must be the smaller: « des milliers » after 10 000 is not."""
    bound = earlier.low if earlier.low is not None else earlier.high
    return later.high is not None and bound is not None and later.high < bound
