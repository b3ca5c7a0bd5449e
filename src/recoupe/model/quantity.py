"""A quantity: a number that counts or measures something in the story."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from recoupe.model.marks import ADDITION, INLINE
from recoupe.model.span import Span


class Modifier(StrEnum):
    """How the number bounds the value."""

    EXACT = "exact"
    ABOUT = "about"
    AT_MOST = "at_most"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    RANGE = "range"


class Phase(StrEnum):
    """Whether the thing counted is to come, is so now, or has happened."""

    PLANNED = "planned"
    CURRENT = "current"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Change:
    """A move of a figure: « de 14 à 12 ans », « en hausse de 3 % »."""

    from_: Annotated[float | None, "value before"]
    to: Annotated[float | None, "value after"]
    by: Annotated[float | None, "size of the move, negative downwards"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure found in one article. JSON inlines `span` as start, end, text."""

    id: Annotated[str, "article id, ':q', number in text order"]
    span: Annotated[Span, "from the modifier to the end of the unit noun phrase's adjectives", INLINE]
    low: Annotated[float | None, "lower bound, null where there is none"]
    high: Annotated[float | None, "upper bound, null where there is none"]
    modifier: Annotated[Modifier, "how the number bounds the value"]
    unit: Annotated[str, "singular lemma of what is counted, symbol of a measure, or ISO 4217 code; '' if none"]
    counted: Annotated[str, "the counted thing in the text's words"]
    place: Annotated[str | None, "entity: where the counted things are said to be"]
    phase: Annotated[Phase, "planned, current or done"]
    part_of: Annotated[str | None, "quantity of which this is a part (« dont 8 000 »)"]
    change: Annotated[Change | None, "the move it takes part in"]
    statement: Annotated[str | None, "innermost statement whose content holds it"]
    entity: Annotated[str | None, "who gives the number: the statement's speaker"]
    as_of: Annotated[str | None, "ISO day, month or year at which the figure holds"]
    rule: Annotated[str, "the rule that found it"]
    score: Annotated[float, "how sure that rule is, 0 to 1"]
    date: Annotated[str | None, "id of the date expression that dates the figure", ADDITION] = None
