"""Happenings that two articles of a story tell of, and what their days say of each other.

« Vendredi, à Moscou, les deux ministres ont entamé une rencontre » and, in an article whose dates are settled, « le
ministre a accueilli son homologue le 1er novembre à Moscou » : the same happening on a Friday, so that Friday is the 1st
of November. Two sentences tell of one happening where the rarer words of the story stand in both, names above all, or
where the same quotation stands in or right after them. A weekday whose happening no settled article tells of says
nothing.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from recoupe.crosscheck.completing import day_of
from recoupe.model.annotated import AnnotatedArticle
from recoupe.model.calendar import bounds
from recoupe.model.date import Anchor, Date, Direction, Grain
from recoupe.rules.folding import fold_same_length

THRESHOLD = 0.35  # likeness at which two sentences of the same weekday tell of one happening
_SHARED = 4  # words that must stand in both
_SAME_QUOTATION = 0.6  # likeness of quoted passages that are one utterance, if in two renderings
_QUOTED_WORDS = 5  # content words of a passage long enough to be known again
_AFTER = 300  # characters after a sentence in which a quotation still belongs to its day
_NAME = 2.0  # a name tells more than another word as rare
_FRESH = 2  # days: « jeudi » beside a fresh « vendredi » is the day before, or the one before that


_QUOTED = re.compile(r'«[^«»\n]{20,}»|"[^"\n]{20,}"')


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with a day in it: the row that names the day, and the words of the sentence."""

    article: str
    row: Date
    words: frozenset[str]
    quotations: tuple[frozenset[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """Two sentences that tell of one happening: `row` of an undated article falls on `day`, as `witness` shows."""

    row: Date
    day: date
    witness_article: str
    witness: Date
    score: float


class Rarity:
    """How much a word tells within one story: the rarer, the more."""

    def __init__(self, articles: Sequence[AnnotatedArticle]) -> None:
        counts = Counter(t.lemma for a in articles for t in a.terms)
        names = Counter(t.lemma for a in articles for t in a.terms if t.pos == "PROPN")
        total = sum(counts.values()) or 1
        self._weights = {
            lemma: math.log(total / n) ** 2 * (_NAME if names[lemma] * 2 > n else 1.0) for lemma, n in counts.items()
        }

    def of(self, words: frozenset[str]) -> float:
        """The weights of `words` added."""
        return sum(self._weights.get(w, 0.0) for w in sorted(words))


def told_in(article: AnnotatedArticle) -> list[Told]:
    """The sentences of an article that name a day, each with its content words but those of dates, and its quotations."""
    rows = [r for r in article.dates if r.reading and r.reading.sentence and r.reading.grain is Grain.DAY]
    quoted = [m.span() for m in _QUOTED.finditer(fold_same_length(article.article.text))] if rows else []
    told = []
    for n, row in enumerate(rows):
        assert row.reading is not None and row.reading.sentence is not None
        start, end = row.reading.sentence
        reach = min([end + _AFTER, *(r.span.start for r in rows[n + 1 :] if r.span.start >= end)])
        quotations = [_words(article, a, b) for a, b in quoted if b > start and a < reach]
        told.append(
            Told(
                article.article.id,
                row,
                _words(article, start, end),
                tuple(q for q in quotations if len(q) >= _QUOTED_WORDS),
            )
        )
    return told


def _words(article: AnnotatedArticle, start: int, end: int) -> frozenset[str]:
    dates = [r.span for r in article.dates if r.span.start < end and start < r.span.end]
    return frozenset(
        t.lemma
        for t in article.terms_in(start, end)
        if t.end <= end and not any(s.start <= t.start < s.end for s in dates)
    )


def likeness(a: Told, b: Told, rarity: Rarity) -> float:
    """0 to 1: how sure it is that two sentences tell of one happening."""
    spoken = max((_dice(p, q, rarity) for p in a.quotations for q in b.quotations), default=0.0)
    if spoken >= _SAME_QUOTATION:
        return spoken
    shared = a.words & b.words
    first, second = rarity.of(a.words), rarity.of(b.words)
    if len(shared) < _SHARED or not first or not second:
        return 0.0
    return 0.5 * rarity.of(shared) / min(first, second) + 0.5 * _dice(a.words, b.words, rarity)


def _dice(a: frozenset[str], b: frozenset[str], rarity: Rarity) -> float:
    total = rarity.of(a) + rarity.of(b)
    return 2 * rarity.of(a & b) / total if total else 0.0


def links(article: AnnotatedArticle, settled: Sequence[AnnotatedArticle], rarity: Rarity) -> list[Link]:
    """For each weekday or day and month of `article`, the best happening of a settled article on such a day."""
    witnesses = [(t, day) for a in settled for t in told_in(a) if (day := _day(t.row)) is not None]
    found = []
    for told in told_in(article):
        if told.row.value is not None:
            continue
        rated = [
            (likeness(told, w, rarity), w.article, w.row.span.start, w, day)
            for w, day in witnesses
            if _may_be(told.row, day)
        ]
        best = max(rated, key=lambda r: (r[0], r[1], -r[2]), default=None)
        if best is not None and best[0] >= THRESHOLD:
            found.append(Link(told.row, best[4], best[1], best[3].row, best[0]))
    return found


def _day(row: Date) -> date | None:
    period = bounds(row.value) if row.value else None
    return period[0] if period and period[0] == period[1] else None


def _may_be(row: Date, day: date) -> bool:
    """Whether a row without a value can name `day`, by its weekday or its day and month."""
    r = row.reading
    if r is None or r.anchor is not Anchor.PUBLICATION or r.offset is not None or r.strict:
        return False
    if r.month and r.day:
        return (r.month, r.day) == (day.month, day.day)
    return r.weekday == day.isoweekday() and not r.day


def published_by(
    article: AnnotatedArticle, found: Sequence[Link], allowed: Sequence[int]
) -> tuple[date, list[Link]] | None:
    """The day of publication that the links settle; None where they leave a doubt.

    « ce vendredi » is the day itself. A bare « vendredi » told as past is the day of publication only where nothing in
    the text is fresher: no other weekday but those just before it. `allowed`: weekdays that the text's own clues allow.
    """
    past = [link for link in found if link.row.reading and link.row.reading.direction is not Direction.FUTURE]
    if not past or len({link.day for link in past if link.row.reading and link.row.reading.this}) > 1:
        return None
    pointed = [link for link in past if link.row.reading and link.row.reading.this]
    day = pointed[0].day if pointed else max(link.day for link in past)
    if allowed and day.isoweekday() not in allowed:
        following = [day + timedelta(n) for n in range(7) if (day + timedelta(n)).isoweekday() in allowed]
        day = following[0] if len(set(allowed)) == 1 else day
        if not following or len(set(allowed)) > 1:
            return None
    elif not pointed and not allowed and not _freshest(article, day):
        return None
    if any(link.day > day or (day - link.day).days > 6 for link in past):
        return None
    return day, past


def _freshest(article: AnnotatedArticle, day: date) -> bool:
    """Whether no weekday of the text told as past can be later than `day`, taken as the day of publication."""
    for row in article.dates:
        r = row.reading
        if r is None or not r.weekday or r.month or r.day or r.direction is Direction.FUTURE or row.value:
            continue
        back = (day.isoweekday() - r.weekday) % 7
        if back > _FRESH:
            return False
    return True


def known_days(found: Sequence[Link]) -> Mapping[str, str]:
    """The values that the links give to single expressions, by row id."""
    return {link.row.id: link.day.isoformat() for link in found}


def latest_day(articles: Sequence[AnnotatedArticle]) -> list[date]:
    """The settled days of publication, in order."""
    days = (day_of(a.article.published.value) for a in articles)
    return sorted(d for d in days if d is not None)
