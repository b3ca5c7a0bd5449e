"""Who a title without a name means.

« La ministre malienne des Transports, Awa Keita, est à Valmer. … La ministre a refusé. » : of those whose post the
article gives, the one whose post is the same or narrower and whose gender agrees. « l'élue » takes up a mayor. A title
that comes before its bearer is named counts only where it is told in full. Two possible bearers: nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.extraction.entities.lexicon import Role
from recoupe.extraction.entities.phrases import Article, Nominal
from recoupe.extraction.entities.registry import Record


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody with a post, as one place tells it."""

    record: Record
    role: Role
    qualifiers: frozenset[str]
    start: int
    sentence: int


def bearer(nominal: Nominal, holders: Sequence[Holder], last_seen: dict[str, int]) -> tuple[Record, float] | None:
    """The holder that the title means, with a score; `last_seen` gives the sentence of each person's last mention."""
    if nominal.role is None or nominal.article is Article.INDEFINITE or nominal.plural or not nominal.role.post:
        return None
    fitting = [h for h in holders if _fits(nominal, h)]
    for group, score in (
        ([h for h in fitting if h.start < nominal.start and _same(nominal, h)], 0.9),
        ([h for h in fitting if h.start < nominal.start], 0.75),
        ([h for h in fitting if h.start > nominal.start and _same(nominal, h) and nominal.qualifiers], 0.75),
    ):
        people = {h.record.id: h.record for h in group}
        if len(people) == 1:
            return next(iter(people.values())), score
        if len(people) > 1:
            exact = {h.record.id: h.record for h in group if h.qualifiers == nominal.qualifiers and h.qualifiers}
            if len(exact) == 1:
                return next(iter(exact.values())), score
            recent = sorted(people, key=lambda i: -last_seen.get(i, -1))
            gap = last_seen.get(recent[0], -1) - last_seen.get(recent[1], -1)
            return (people[recent[0]], 0.6) if gap >= 2 else None
    return None


def _fits(nominal: Nominal, holder: Holder) -> bool:
    assert nominal.role is not None
    gender = holder.record.gender
    if "e" not in (gender, nominal.gender) and gender != nominal.gender:
        return False
    if not _same(nominal, holder) and (nominal.role.masculine not in holder.role.wider or nominal.qualifiers):
        return False
    here, there = nominal.qualifiers, holder.qualifiers
    countries_here = {q for q in here if q.startswith("@")}
    countries_there = {q for q in there if q.startswith("@")}
    if countries_here and countries_there and not countries_here & countries_there:
        return False
    fields_here, fields_there = here - countries_here, there - countries_there
    return fields_here <= fields_there or (fields_there <= fields_here and bool(fields_there))


def _same(nominal: Nominal, holder: Holder) -> bool:
    return nominal.role is not None and nominal.role.masculine == holder.role.masculine
