"""When an article was published, from its own words.

« ce mercredi 30 octobre » in a text that also speaks of « le 24 octobre 2024 » : a Wednesday 30 October not long after
that day is in 2024. Clues are collected, each with the days it allows; a day is taken only where the clues leave one.
A past date bounds it from below, a coming one from above. A weekday alone settles nothing here (see `happenings`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from recoupe.crosscheck.clues import BULLETIN, Clue, clues_of, today
from recoupe.model.annotated import AnnotatedArticle
from recoupe.model.article import BlockKind, Evidence, MetadataEvidence, Published, PublishedBasis
from recoupe.model.calendar import bounds
from recoupe.model.date import Anchor, Date, Direction, Grain, Reading

FIRST_YEAR, LAST_YEAR = 1985, 2100  # a year found by agreement alone: « bâti en 1911 » must not date a text of today
_LAST_YEAR_DAYS, _LAST_WEEKS_DAYS = 400, 75
_SOON_YEARS, _SOON_DAYS = 2, 62
_PLANS = 5
_OFTEN = 3
_URL_DAY = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<sep>[/_.-]?)(?P<month>0[1-9]|1[0-2])(?P=sep)(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"
)
_LONG_PAST = 300  # days: « le 6 novembre » without a year is no further back
_WEEK = 7
_YEAR_BY_NAME = "date/the-year"  # « l'année 2012 »


@dataclass(frozen=True, slots=True)
class Named:
    """A date that the text names in full and does not place in the future."""

    start: date
    fine: bool  # a day or a month, not only a year
    title: bool  # in a heading
    row: Date


@dataclass(frozen=True, slots=True)
class Window:
    """What the dates that a text names in full say: not before `earliest`, not after `latest`."""

    earliest: date | None = None
    latest: date | None = None
    named: tuple[Named, ...] = ()
    coming: Date | None = None  # the first of those still to come

    def allows(self, day: date) -> bool:
        """Whether a day of publication lies inside."""
        return (self.earliest is None or self.earliest <= day) and (self.latest is None or day <= self.latest)

    def supports(self, day: date, pinned: bool) -> Date | None:
        """The row that makes the year of `day` likely: a text speaks of the months before it is written.

        `pinned`: weekday and day of the month agree, which they do only every five or six years. Else a closer date
        is needed: any year would do.
        """
        reach = _LAST_YEAR_DAYS if pinned else _LAST_WEEKS_DAYS
        fine = [n for n in self.named if n.fine and 0 <= (day - n.start).days <= reach]
        if fine:
            return max(fine, key=lambda n: (n.start, -n.row.span.start)).row
        years = (day.year, day.year - 1) if pinned else (day.year,)
        coarse = [n for n in self.named if not n.fine and n.start.year in years]
        coming = self.latest is not None and self.latest.year - day.year <= _SOON_YEARS
        enough = len(coarse) > 1 or any(n.title for n in coarse) or (pinned and bool(coarse) and coming)
        if enough:
            return coarse[0].row
        next_year = [n for n in self.named if not n.fine and n.start.year == day.year + 1]
        if pinned and len(next_year) >= _OFTEN and len(next_year) == len(self.named):
            return next_year[0].row  # « la campagne de 2025 », time and again and no other date
        return self.coming if pinned and (self._year_ends(day) or self._soon(day)) else None

    def _soon(self, day: date) -> bool:
        """« les vols du lundi 19 mai 2031, a dit la direction ce dimanche 18 mai »: a day named in full that is near."""
        reading = None if self.coming is None else self.coming.reading
        named = reading is not None and reading.grain is Grain.DAY and self.latest is not None
        return named and self.latest is not None and 0 <= (self.latest - day).days <= _SOON_DAYS

    def _year_ends(self, day: date) -> bool:
        """« avant la fin de l'année 2012 » in a text of 2012; « d'ici 2028 » may be said in any, 2030 is a year of plans."""
        if self.latest is None or self.coming is None or self.coming.rule != _YEAR_BY_NAME:
            return False
        return self.latest.year == day.year and day.year % _PLANS != 0


def window_of(article: AnnotatedArticle) -> Window:
    """The bounds that the text's complete dates set: what has happened by then, what is still to come."""
    earliest = latest = coming = None
    named = []
    for row in article.dates:
        period = bounds(row.value) if row.value else None
        if period is None or row.reading is None:
            continue
        kind = next((b.kind for b in article.article.blocks if b.start <= row.span.start < b.end), BlockKind.BODY)
        # a picture was taken before it was printed
        side = Direction.PAST if kind is BlockKind.CAPTION else row.reading.direction
        fine = row.reading.grain in (Grain.DAY, Grain.MONTH)
        if side is Direction.FUTURE:
            if latest is None or period[1] < latest:
                latest, coming = period[1], row
            continue
        if side is Direction.PAST and fine:
            earliest = max(earliest or period[0], period[0])
        named.append(Named(period[0], fine, kind is BlockKind.HEADING, row))
    return Window(earliest, latest, tuple(named), coming)


def own_day(article: AnnotatedArticle) -> Published | None:
    """The day of publication that the article itself settles, with its evidence; None where it does not."""
    from_address = _address(article)
    clues = clues_of(article)
    whole = [c for c in clues if c.day is not None]  # surer than the tenses that bound the window
    if whole:
        days = {c.day for c in whole}
        best = whole[0].day
        if len(days) == 1 or whole[0].row.rule.startswith("stamp/"):
            return published(article, best, PublishedBasis.TEXT, [whole[0].row])
        return None
    dated = [c for c in clues if c.month is not None]
    if from_address is not None and all(c.allows(from_address[0]) for c in dated):
        return Published(from_address[0].isoformat(), PublishedBasis.TEXT, (from_address[1],))
    if dated:
        agreed = _year_settled(dated, [c for c in clues if c.month is None], window_of(article))
        if agreed is not None:
            return published(article, agreed[0], PublishedBasis.TEXT, [dated[0].row, agreed[1]])
    titled = _title_agrees(article, clues, window_of(article)) or _before_a_coming_day(article, clues)
    return published(article, *titled) if titled else None


def _before_a_coming_day(
    article: AnnotatedArticle, clues: Sequence[Clue]
) -> tuple[date, PublishedBasis, list[Date]] | None:
    """« La grève commencera mardi 12 février. Le maire en a parlé ce lundi » in a text that names the months before.

    What is still to come (« dès ce lundi ») must be the day before: « ce vendredi » may be days off.
    """
    window = window_of(article)
    read = [(row, row.reading) for row in article.dates if row.reading]
    coming = [(row, r) for row, r in read if r.direction is Direction.FUTURE and _pinned(r)]
    theirs = {r.weekday for _, r in coming}  # « ce mardi » is the 12 itself
    this = [row for row, r in read if r.this and r.weekday and not r.month and r.weekday not in theirs]
    weekday = {row.reading.weekday for row in this if row.reading}
    if any(c.row not in this for c in clues) or len(weekday) != 1 or not coming:
        return None
    row, named = coming[0]
    first = Clue(row, month=named.month, day_of_month=named.day, weekday=named.weekday)
    days = [(d, by) for d in first.days(range(FIRST_YEAR, LAST_YEAR)) if (by := window.supports(d, pinned=True))]
    if len(days) != 1:
        return None
    day, support = days[0]
    told = any(row.reading and row.reading.direction is not Direction.FUTURE for row in this)
    before = [day - timedelta(n) for n in range(1, _WEEK if told else 2)]
    written = next((d for d in before if d.isoweekday() in weekday and window.allows(d)), None)
    return (written, PublishedBasis.TEXT, [support, this[0]]) if written else None


def _pinned(reading: Reading) -> bool:
    """« mardi 12 février », without its year."""
    return bool(reading.weekday and reading.day and reading.month and not reading.year and not reading.this)


def _title_agrees(
    article: AnnotatedArticle, clues: Sequence[Clue], window: Window
) -> tuple[date, PublishedBasis, list[Date]] | None:
    """« Violences du 19 août 2012 » over a text that says « ce dimanche » : the title's day is the day of writing.

    For « Météo du 19 août 2012 » « cet après-midi » is enough.
    """
    days = {n.start: n.row for n in window.named if n.title and n.row.reading and n.row.reading.grain is Grain.DAY}
    weekdays = [c for c in clues if c.weekday is not None]
    bulletins = {row.span for row in article.stamps if row.rule == BULLETIN and row.value}
    support = [c.row for c in weekdays] or [
        row for row in article.dates if today(row) == 0 and any(r.span in bulletins for r in days.values())
    ]
    if len(days) != 1 or not support:
        return None
    day, row = next(iter(days.items()))
    newest = max(n.start for n in window.named)
    if newest > day or not window.allows(day) or not all(c.allows(day) for c in weekdays):
        return None
    return day, PublishedBasis.TEXT, [row, support[0]]


def _year_settled(dated: Sequence[Clue], weekdays: Sequence[Clue], window: Window) -> tuple[date, Date] | None:
    """The one day that fits « ce mercredi 30 octobre » and that the dates named in full make likely, with such a date."""
    days = [d for d in dated[0].days(range(FIRST_YEAR, LAST_YEAR)) if window.allows(d)]
    days = [d for d in days if all(c.allows(d) for c in dated[1:])]
    agreeing = [d for d in days if all(c.allows(d) for c in weekdays)]
    pinned = any(c.weekday for c in dated) or (bool(weekdays) and bool(agreeing))
    supported = [(d, row) for d in agreeing or days if (row := window.supports(d, pinned))]
    return supported[0] if len(supported) == 1 else None


def _address(article: AnnotatedArticle) -> tuple[date, MetadataEvidence] | None:
    """The day in the page's address (« /2024/11/01/ »)."""
    url = article.article.url or ""
    match = _URL_DAY.search(url)
    if match is None:
        return None
    try:
        day = date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
    return day, MetadataEvidence(article.article.id, "url", url)


def published(article: AnnotatedArticle, day: date | None, basis: PublishedBasis, rows: Iterable[Date]) -> Published:
    """A settled date with the words that settle it."""
    evidence = tuple(Evidence(article.article.id, r.span.start, r.span.end, r.span.text) for r in dict.fromkeys(rows))
    return Published(day.isoformat() if day else None, basis, evidence)


def in_story(article: AnnotatedArticle, others: Sequence[date]) -> tuple[date, list[Date]] | None:
    """The one day near the story's dated articles that the text's own clues leave.

    Either « ce vendredi 1er novembre » lacks only its year; or « ce vendredi » stands in a text that tells, as past, of a
    « 1er novembre » of the same week.
    """
    if not others:
        return None
    clues, window = clues_of(article), window_of(article)
    dated = [c for c in clues if c.month is not None]
    if dated:
        years = sorted({d.year + n for d in others for n in (-1, 0, 1)})
        days = [
            d
            for d in dated[0].days(years)
            if window.allows(d) and all(c.allows(d) for c in clues) and any(abs((d - o).days) <= 60 for o in others)
        ]
        return (days[0], [dated[0].row]) if len(days) == 1 else None
    weekdays = [c for c in clues if c.weekday is not None]
    told = [r for r in article.dates if _recent(r)]
    if not weekdays or not told:
        return None
    near = sorted({o + timedelta(n) for o in others for n in range(-_WEEK, _WEEK + 1)})
    days = [d for d in near if window.allows(d) and all(c.allows(d) for c in weekdays) and _follows(told, d)]
    return (days[0], [weekdays[0].row, told[0]]) if len(days) == 1 else None


def _recent(row: Date) -> bool:
    """« le 1er novembre », told as past and without its year."""
    r = row.reading
    return bool(
        r and r.anchor is Anchor.PUBLICATION and r.month and r.day and not r.year and r.direction is Direction.PAST
    )


def _follows(told: Sequence[Date], published_on: date) -> bool:
    """Whether every day told as past is one of the last months, and one at least of the last seven days."""
    gaps = [gap for row in told if row.reading and (gap := _gap(row.reading, published_on)) is not None]
    return bool(gaps) and all(g <= _LONG_PAST for g in gaps) and min(gaps) < _WEEK


def _gap(reading: Reading, day: date) -> int | None:
    for year in (day.year, day.year - 1):
        try:
            told = date(year, reading.month or 1, reading.day or 1)
        except ValueError:
            continue
        if told <= day:
            return (day - told).days
    return None
