"""The timeline: what is said to have happened or been said on which day.

Rows are claims whose statements carry a date of utterance; one row a claim and day, in order of day.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recoupe.crosscheck.ids import digest
from recoupe.crosscheck.likeness import Said
from recoupe.model.story import Claim, Event


def timeline(claims: Sequence[Claim], rows: Sequence[Said]) -> Iterator[Event]:
    """The dated claims of the story, by day."""
    said_on = {r.statement.id: r.statement.said_on for r in rows}
    events = []
    for claim in claims:
        days = sorted({d for e in claim.evidence if (d := said_on.get(e.statement or ""))})
        for day in days:
            carriers = tuple(dict.fromkeys(e.article for e in claim.evidence if said_on.get(e.statement or "") == day))
            events.append(Event(digest("timeline", (day, claim.id)), day, claim.text, (claim.id,), carriers))
    yield from sorted(events, key=lambda e: (e.date, e.id))
