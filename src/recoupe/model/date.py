"""A date expression. Values follow TIMEX3 (ISO-TimeML).

Dates are settled in two steps: extraction reads what the text says into a partial value and a `Reading`;
`crosscheck.dating` settles publication dates and completes the values as new rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from recoupe.model.marks import INLINE
from recoupe.model.span import Span


class DateType(StrEnum):
    """TIMEX3 type."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"


class DateBasis(StrEnum):
    """What completed the value."""

    EXPLICIT = "explicit"
    TEXT = "text"
    PUBLICATION = "publication"
    STORY = "story"
    UNKNOWN = "unknown"


class Anchor(StrEnum):
    """What an expression counts from."""

    NONE = "none"  # nothing: it names its own place in the calendar
    PUBLICATION = "publication"  # « hier », « mardi », « en octobre »
    PREVIOUS = "previous"  # the last date that the text named: « la veille », « trois jours plus tard »


class Direction(StrEnum):
    """On which side of its anchor an expression lies."""

    PAST = "past"
    FUTURE = "future"
    EITHER = "either"  # the nearer of the two


class Grain(StrEnum):
    """How fine a calendar value is; also the unit of an offset."""

    TIME = "time"  # a time of a day that other words give
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression says, with everything needed to complete it once its anchor is known.

    « mardi soir » : grain day, anchor publication, weekday 2, direction past, time "EV". « il y a 108 ans » : grain
    year, offset -108, unit year. « le lendemain » : grain day, anchor previous, offset 1, unit day.
    """

    grain: Grain
    anchor: Anchor = Anchor.PUBLICATION
    direction: Direction = Direction.EITHER
    year: int | None = None  # a decade's or century's first year
    month: int | None = None
    day: int | None = None
    weekday: int | None = None  # 1 Monday to 7 Sunday
    edge: str = ""  # "start", "end": the part of the unit that is meant, « en début de semaine »
    part: str | None = None  # part of a year: SP SU FA WI, Q1 to Q4, H1 H2, W01 to W53
    offset: int | None = None  # units from the anchor
    unit: Grain | None = None
    time: str = ""  # what follows the T: "14:30", "MO", "AF", "EV", "NI", "MI"
    this: bool = False  # « ce vendredi », « ce 3 mai » : the day of writing, in news
    strict: bool = False  # « dernier », « prochain » : not the day or month of the anchor itself
    stated: bool = False  # the direction was in the words (a tense, « prochain »), not only the default
    certain: bool = False  # no other side is likelier, however near: « depuis janvier », in November
    joined: bool = False  # month or year stand with the next date: « du 3 au 7 mai », one of several days
    sentence: tuple[int, int] | None = None  # the sentence it stands in


@dataclass(frozen=True, slots=True)
class Date:
    """A date expression found in one article. JSON inlines `span` as start, end, text."""

    id: Annotated[str, "article id, ':d', number in text order"]
    span: Annotated[Span, "without a preposition, with « ce » and weekday", INLINE]
    type: Annotated[DateType, "TIMEX3 type"]
    value: Annotated[str | None, "TIMEX3 value; null unless complete"]
    partial: Annotated[str | None, "what is known of an incomplete value (XXXX-11-01)"]
    basis: Annotated[DateBasis, "what completed the value"]
    rule: Annotated[str, "the rule that found it"]
    score: Annotated[float, "how sure that rule is, 0 to 1"]
    reading: Reading | None = None
