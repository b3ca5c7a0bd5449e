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
