"""The timeline: what is said to have happened, or was said, on which day.

« Le 19 juin, les deux pays ont signé un traité » in two articles is one event of that day; « il a déclaré vendredi que … » is
what was said on Friday. Rows are the claims whose statements carry a date of utterance, and the sentences that name a
settled day or month, those of several articles that say the same joined; one row each, in order of day. Not found:
happenings whose day only the sentence before names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from recoupe.crosscheck.claims import clusters
from recoupe.crosscheck.contrasts import contrasts
from recoupe.crosscheck.ids import digest
from recoupe.crosscheck.likeness import Content, Said, Weights, aligned, content_of, likeness
from recoupe.model.annotated import AnnotatedArticle
from recoupe.model.article import BlockKind
from recoupe.model.calendar import bounds
from recoupe.model.entity import Entity
from recoupe.model.span import Span, hull
from recoupe.model.story import Claim, Event

ALIKE = 0.5  # likeness of two sentences that tell of one happening on one day
LONGEST = 300  # characters of a sentence worth a row


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence with a day in it."""

    article: AnnotatedArticle
    span: Span
    day: str
    content: Content


def timeline(
    claims: Sequence[Claim],
    rows: Sequence[Said],
    articles: Sequence[AnnotatedArticle],
    entities: Mapping[str, Entity],
    weights: Weights,
) -> Iterator[Event]:
    """What was said and what happened, by day."""
    events = [*_said(claims, rows), *_happened(claims, articles, entities, weights)]
    yield from sorted(events, key=lambda e: (e.date, e.id))


def _said(claims: Sequence[Claim], rows: Sequence[Said]) -> Iterator[Event]:
    said_on = {r.statement.id: r.statement.said_on for r in rows}
    for claim in claims:
        for day in sorted({d for e in claim.evidence if (d := said_on.get(e.statement or ""))}):
            carriers = dict.fromkeys(e.article for e in claim.evidence if said_on.get(e.statement or "") == day)
            yield Event(digest("timeline", (day, claim.id)), day, claim.text, (claim.id,), tuple(carriers))


def _happened(
    claims: Sequence[Claim], articles: Sequence[AnnotatedArticle], entities: Mapping[str, Entity], weights: Weights
) -> Iterator[Event]:
    told = [t for a in articles for t in _sentences(a, entities)]

    def one(a: _Told, b: _Told) -> bool:
        if a.day != b.day or a.article is b.article or contrasts(a.content, b.content):
            return False
        return likeness(a.content.concepts, aligned(a.content, b.content).concepts, weights) >= ALIKE

    places: dict[str, list[tuple[int, int, str]]] = {}
    for claim in claims:
        for e in claim.evidence:
            places.setdefault(e.article, []).append((e.start, e.end, claim.id))
    groups = clusters(
        told, one, wording=lambda t: (t.day, t.content.wording), concepts=lambda t: {*t.content.concepts, "=" + t.day}
    )
    for group in groups:
        best = min(group, key=lambda t: (len(t.span), t.article.article.id, t.span.start))
        held = (
            claim
            for t in group
            for start, end, claim in places.get(t.article.article.id, ())
            if start < t.span.end and t.span.start < end
        )
        yield Event(
            id=digest("timeline-event", (f"{t.article.article.id}:{t.span.start}" for t in group)),
            date=best.day,
            text=best.span.text,
            claims=tuple(dict.fromkeys(held)),
            articles=tuple(dict.fromkeys(t.article.article.id for t in group)),
        )


def _sentences(article: AnnotatedArticle, entities: Mapping[str, Entity]) -> Iterator[_Told]:
    """The sentences of the body that name one settled day or month, but those that only say when something was said."""
    body = [(b.start, b.end) for b in article.article.blocks if b.kind is BlockKind.BODY]
    contents = [(hull(s.content), s.said_on) for s in article.statements]
    for s in article.sentences:
        if not any(a <= s.start < b for a, b in body) or s.end - s.start > LONGEST:
            continue
        days = set()
        for d in article.dates:
            day = _day(d.value) if s.start <= d.span.start < s.end else None
            inside = any(a <= d.span.start < b for (a, b), _ in contents)
            saying = any(a < s.end and s.start < b and day == said for (a, b), said in contents)
            if day is not None and (inside or not saying):
                days.add(day)
        if len(days) == 1:
            span = Span.of(article.article.text, s.start, s.end)
            yield _Told(article, span, days.pop(), content_of(article, (span,), entities))


def _day(value: str | None) -> str | None:
    """A TIMEX3 value as an ISO day or month; None for years, weeks, seasons and what is not settled."""
    period = bounds(value) if value else None
    if value is None or period is None:
        return None
    if period[0] == period[1]:
        return period[0].isoformat()
    return value if len(value) == 7 and value[5:].isdigit() else None
