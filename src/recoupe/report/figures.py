"""Figures grouped by what they count, and how they moved.

« trois morts » on Wednesday, « au moins 12 » that evening, « 17 corps » on Friday: one group, with its steps day by day and
the last figure of each who gives one. What counts one thing is told by the ledger's series; other figures go by their unit.
A series of one day has not moved: its figures are rivals, not steps.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from recoupe.crosscheck.counting import is_vague
from recoupe.model.quantity import Modifier, Phase, Quantity
from recoupe.model.span import Span
from recoupe.model.story import Claim, ClaimKind, Revision, Series, SeriesPoint
from recoupe.model.story import Dispute as DisputeState
from recoupe.report.book import Book, Voice
from recoupe.rules.folding import key

_END = re.compile(r"[.!?](?: »)? (?=[^a-z\s])")  # of a sentence, roughly
AROUND = 32  # characters shown on each side of a figure
MONTH = 7  # characters of « 2031-05 »: a year alone is too coarse to say that a figure moved


@dataclass(frozen=True, slots=True)
class Figure:
    """A claim made of quantities, as a line to read."""

    claim: Claim
    quantity: Quantity
    place: str | None
    part: bool
    voices: tuple[Voice, ...]
    as_of: str | None
    articles: tuple[str, ...]
    move: Revision | None  # against the figure before it in its series
    around: str = ""  # the words around it
    vague: bool = False  # its unit doesn't tell what it counts


@dataclass(frozen=True, slots=True)
class Given:
    """A figure with who gives it."""

    quantity: Quantity
    who: str | None


@dataclass(frozen=True, slots=True)
class Step:
    """The figures of one day."""

    day: str
    given: tuple[Given, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """How a figure moved, and who still gives which."""

    series: Series
    place: str | None
    steps: tuple[Step, ...]
    held: tuple[Given, ...]


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """Figures that count one thing."""

    counted: str
    unit: str
    figures: tuple[Figure, ...]
    moves: tuple[Move, ...] = ()


def figure_groups(book: Book) -> Iterator[FigureGroup]:
    """The groups: those that move or are disputed first, then by how much they tell."""
    unit_of = {p.quantity: s.unit for s in book.story.series for p in s.points}
    turns = {q: r for s in book.story.series for q, r in _turns(s)}
    groups: dict[str, list[Figure]] = {}
    for claim in book.story.claims:
        if claim.kind is ClaimKind.QUANTITY:
            figure = _figure(claim, book, turns)
            held = (unit_of[e.quantity] for e in claim.evidence if e.quantity in unit_of)
            groups.setdefault(next(held, figure.quantity.unit), []).append(figure)
    moves: dict[str, list[Move]] = {}
    for series in book.story.series:
        move = moved(series, book)
        if move:
            moves.setdefault(series.unit, []).append(move)
    for unit, figures in sorted(groups.items(), key=lambda g: (-_interest(g[1], g[0] in moves), g[0])):
        yield FigureGroup(_counted(unit, figures), unit, tuple(sorted(figures, key=_order)), tuple(moves.get(unit, ())))


def _counted(unit: str, figures: Sequence[Figure]) -> str:
    """What most of them count in the words of the texts; words of the unit itself before others (« morts », not « autres »)."""
    counted = Counter(f.quantity.counted or unit for f in figures)
    return max(counted, key=lambda c: (key(c)[:3] == key(unit)[:3], counted[c], c))


def _figure(claim: Claim, book: Book, turns: dict[str, Revision]) -> Figure:
    rows = [book.quantities[e.quantity] for e in claim.evidence if e.quantity]
    often = Counter(q.modifier for q, _ in rows)
    quantity = max(
        (q for q, _ in rows),
        key=lambda q: (
            often[q.modifier],
            q.modifier is not Modifier.EXACT,
            q.entity is not None,
            q.place is not None,
            q.id,
        ),
    )
    stated = [(book.statements[q.statement][0], a) for q, a in rows if q.statement in book.statements]
    return Figure(
        claim=claim,
        quantity=quantity,
        place=book.name(quantity.place) if quantity.place else None,
        part=any(q.part_of for q, _ in rows),
        voices=book.voices(stated),
        as_of=min((q.as_of for q, _ in rows if q.as_of), default=None),
        articles=book.named_articles(a.article.id for _, a in rows),
        move=next((turns[q.id] for q, _ in rows if q.id in turns), None),
        around=_words_around(quantity, book),
        vague=is_vague(quantity),
    )


def _words_around(quantity: Quantity, book: Book) -> str:
    """From the article; in a ledger of excerpts, from the statement that holds the figure."""
    text = book.quantities[quantity.id][1].article.text
    if text or quantity.statement not in book.statements:
        return around(quantity.span, text)
    content = book.statements[quantity.statement][0].content
    held = next((c for c in content if c.contains(quantity.span)), None)
    if held is None:
        return ""
    start, end = quantity.span.start - held.start, quantity.span.end - held.start
    return around(Span(start, end, quantity.span.text), held.text)


def around(span: Span, text: str) -> str:
    """The words on both sides of a figure, within its sentence; "" in a ledger without the articles' text."""
    if not text:
        return ""
    first = text.rfind("\n", 0, span.start) + 1
    last = text.find("\n", span.end)
    last = len(text) if last < 0 else last
    start, end = max(first, span.start - AROUND), min(last, span.end + AROUND)
    before, after = text[start : span.start], text[span.end : end]
    if _END.search(before):
        before = _END.split(before)[-1]
    elif start > first:
        before = "… " + before.partition(" ")[2]
    closed = _END.search(after)
    if closed:
        after = after[: closed.start() + 1]
    elif end < last:
        after = after.rpartition(" ")[0].rstrip(" ,;:")
        after += "" if after.endswith((".", "!", "?")) else "…"
    return " ".join((before + span.text + after).split())


def _turns(series: Series) -> Iterator[tuple[str, Revision]]:
    """Each dated point of a series that follows one by the same speaker, with how it moved since."""
    dated = [p for p in series.points if p.as_of]
    for (before, after), turn in zip(pairwise(dated), series.revisions, strict=False):
        if before.speaker is not None and before.speaker == after.speaker:
            yield after.quantity, turn


def moved(series: Series, book: Book) -> Move | None:
    """The steps of a series, or None where no figure is known to have moved.

    A later day must have a number that the day before has not, at a known place or by somebody who gave another.
    """
    by_day: dict[str, list[SeriesPoint]] = {}
    for point in series.points:
        if point.as_of and len(point.as_of) >= MONTH and point.quantity in book.quantities:
            by_day.setdefault(point.as_of, []).append(point)
    if any(b.startswith(a) for a, b in pairwise(sorted(by_day))):
        return None  # « octobre » holds the 31st: which came first is not known
    steps: list[Step] = []
    for day, points in sorted(by_day.items()):
        step = Step(day, _given(points, book))
        if not steps or _new(steps[-1], step):
            steps.append(step)
    if len(steps) < 2 or not (series.place or _revised(steps)):
        return None
    return Move(series, book.name(series.place) if series.place else None, tuple(steps), _held(series, steps, book))


def _held(series: Series, steps: Sequence[Step], book: Book) -> tuple[Given, ...]:
    """The last figure of each speaker; a later one that an article repeats without them is theirs too."""
    held: list[Given] = []
    for point in (p for p in series.held if p.quantity in book.quantities):
        for own in _given([point], book):
            later = [g for s in steps if s.day > (point.as_of or "~") for g in s.given if g.who and g.who == own.who]
            held += later[-1:] or [own]
    return tuple(dict.fromkeys(held))


def _given(points: Sequence[SeriesPoint], book: Book) -> tuple[Given, ...]:
    """Each number once a speaker, the fuller words first; one that nobody gives only where nobody's is the same."""
    told_by = _told_by(book)
    who = {p.quantity: p.speaker or told_by.get(p.quantity) for p in points}
    given = [Given(book.quantities[q][0], book.name(e) if e else None) for q, e in who.items()]
    given.sort(key=lambda g: g.quantity.modifier is Modifier.EXACT)
    spoken = {numbers(g.quantity) for g in given if g.who}
    told: dict[tuple[frozenset[float], str | None], Given] = {}
    for g in given:
        if g.who or numbers(g.quantity) not in spoken:
            told.setdefault((numbers(g.quantity), g.who), g)
    return tuple(sorted(told.values(), key=lambda g: (max(numbers(g.quantity), default=0), g.who or "~")))


def _told_by(book: Book) -> dict[str, str]:
    """Who gives a figure that an article repeats without them: the only speaker of its claim."""
    claims = [c for c in book.story.claims if len(c.speakers) == 1]
    return {e.quantity: c.speakers[0] for c in claims for e in c.evidence if e.quantity}


def numbers(quantity: Quantity) -> frozenset[float]:
    """The numbers that it names, whatever the modifier."""
    return frozenset(n for n in (quantity.low, quantity.high) if n is not None)


def _new(before: Step, after: Step) -> bool:
    """Whether a day has a number that the one before has not; « 12 » after « au moins 12 » is none."""
    known = {n for g in before.given for n in numbers(g.quantity)}
    return any(not numbers(g.quantity) & known for g in after.given)


def _revised(steps: Sequence[Step]) -> bool:
    """Whether somebody gave two numbers."""
    by_voice: dict[str, list[Quantity]] = {}
    for given in (g for step in steps for g in step.given if g.who):
        by_voice.setdefault(given.who or "", []).append(given.quantity)
    return any(not numbers(a) & numbers(b) for given in by_voice.values() for a, b in pairwise(given))


def _interest(figures: Sequence[Figure], moves: bool) -> float:
    """Figures that move, are disputed or that several voices give come first; « deux pays » comes last."""
    values = {(f.quantity.low, f.quantity.high) for f in figures}
    said = sum(bool(f.voices) for f in figures)
    disputed = any(f.claim.dispute is not DisputeState.NONE for f in figures)
    largest = max((abs(f.quantity.high or f.quantity.low or 0) for f in figures), default=0)
    told = 3 * len(values) + 2 * said + sum(f.claim.outlets for f in figures) + (2 if largest > 10 else 0)
    return told + (50 if moves else 0) + (50 if disputed else 0)


def _order(figure: Figure) -> tuple[bool, str, bool, str, float, str]:
    """Rows that name no place stand first: a blank under a place would read as that place."""
    q = figure.quantity
    return (q.phase is Phase.PLANNED, figure.place or "", figure.part, figure.as_of or "~", q.high or q.low or 0, q.id)
