"""When two figures count the same thing, so that they can be compared at all.

« 12 personnes sont mortes » and « 5 personnes sont recherchées » count different people: behind a general unit, what is
said of it must agree. « 3 morts » in the morning and « 12 morts » in the evening are one toll that moved.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from recoupe.crosscheck.intervals import same_unit
from recoupe.crosscheck.likeness import concept_of_term
from recoupe.model.annotated import AnnotatedArticle
from recoupe.model.quantity import Phase, Quantity
from recoupe.rules.loader import load

LANGUAGE = "fr"  # of the units
REACH = 60  # characters behind a figure in which its predicate is looked for


@dataclass(frozen=True, slots=True)
class Units:
    """A list of units."""

    units: tuple[str, ...]
    example: str
    counter: str


@cache
def _units(array: str) -> frozenset[str]:
    return frozenset(u for entry in load(LANGUAGE, "comparison", array, Units) for u in entry.units)


def is_toll(quantity: Quantity) -> bool:
    """Whether the figure is one that moves within hours."""
    return quantity.unit in _units("toll")


def predicate(quantity: Quantity, article: AnnotatedArticle) -> str | None:
    """What is said of the counted things: the first verb or adjective behind the figure, before the next figure."""
    end = quantity.span.end
    stop = min((q.span.start for q in article.quantities if q.span.start >= end), default=len(article.article.text))
    line = article.article.text.find("\n", end)
    stop = min(stop, end + REACH, line if line >= 0 else stop)
    for term in article.terms:
        inside = quantity.span.start <= term.start < end
        if (inside and term.pos == "ADJ") or (end <= term.start < stop and term.pos in ("VERB", "ADJ")):
            return concept_of_term(term, article.article.text)
    return None


def same_thing(a: Quantity, in_a: AnnotatedArticle, b: Quantity, in_b: AnnotatedArticle) -> bool:
    """Whether two figures count the same thing, in phases that agree."""
    if not same_unit(a, b) or (a.phase is Phase.PLANNED) != (b.phase is Phase.PLANNED):
        return False
    if a.unit not in _units("general"):
        return True
    first, second = predicate(a, in_a), predicate(b, in_b)
    return first is not None and first == second
