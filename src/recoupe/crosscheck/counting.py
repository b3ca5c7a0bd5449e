"""When two figures count the same thing, so that they can be compared at all.

« 12 personnes sont mortes » and « 5 personnes sont recherchées » count different people: behind a general unit, what is
said of it must agree. « 12 personnes sont mortes » and « 12 morts », « 650 emplois » and « 650 postes » count the same.
« 3 morts » in the morning and « 12 morts » in the evening are one toll that moved. Not seen: that the men of « 12 hommes »
are those of « 12 soldats ».
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from recoupe.crosscheck.intervals import same_unit
from recoupe.crosscheck.likeness import concept_of_term, concept_of_word
from recoupe.model.annotated import AnnotatedArticle
from recoupe.model.quantity import Phase, Quantity
from recoupe.rules.concepts import LANGUAGE, near_concepts
from recoupe.rules.folding import key
from recoupe.rules.loader import load

REACH = 60  # characters behind a figure in which its predicates are looked for
COMPLEMENT = 4  # characters between a figure and the noun that says what it measures
BEFORE = 30  # characters before it: « l'évacuation de 12 personnes », « a tué 12 personnes »


@dataclass(frozen=True, slots=True)
class Units:
    """A list of units."""

    units: tuple[str, ...]
    example: str
    counter: str


@cache
def _units(array: str) -> frozenset[str]:
    return frozenset(u for entry in load(LANGUAGE, "comparison", array, Units) for u in entry.units)


@cache
def _weak() -> frozenset[str]:
    """Verbs that say nothing of what is counted: « 5 personnes sont portées disparues »."""
    return frozenset(key(u) for u in _units("weak"))


def is_toll(quantity: Quantity) -> bool:
    """Whether the figure is one that moves within hours."""
    return quantity.unit in _units("toll")


def is_vague(quantity: Quantity) -> bool:
    """Whether the unit doesn't tell what is counted: 85 %, 3 millions d'euros, 12 personnes."""
    return not quantity.unit or quantity.unit in _units("general") | _units("measure")


def predicates(quantity: Quantity, article: AnnotatedArticle) -> frozenset[str]:
    """What is said of the counted things: verbs and adjectives in and behind the figure, and the word that governs it.

    Other figures and the ends of the sentence stop the search.
    """
    start, end, text = quantity.span.start, quantity.span.end, article.article.text
    held = next((s for s in article.sentences if s.start <= start < s.end), None)
    others = [q.span for q in article.quantities if q.id != quantity.id]
    stop = min((o.start for o in others if o.start >= end), default=len(text))
    stop = min(stop, end + REACH, held.end if held else stop)
    back = max((o.end for o in others if o.end <= start), default=0)
    back = max(back, start - BEFORE, held.start if held else 0)
    found, before = set(), None
    for term in article.terms_in(min(back, start), stop):
        if start <= term.start < end:
            if term.pos == "ADJ":
                found.add(concept_of_term(term, text))
        elif end <= term.start < stop:
            complement = term.pos == "NOUN" and term.start - end <= COMPLEMENT  # « 30 centimètres de neige »
            if complement or term.pos in ("VERB", "ADJ"):
                found.add(concept_of_term(term, text))
        elif back <= term.start < start and term.pos in ("VERB", "NOUN"):
            before = term
    if before is not None:
        found.add(concept_of_term(before, text))
    return frozenset(found - _weak())


def same_thing(a: Quantity, in_a: AnnotatedArticle, b: Quantity, in_b: AnnotatedArticle) -> bool:
    """Whether two figures count the same thing, in phases that agree."""
    if not a.unit or not b.unit or (a.phase is Phase.PLANNED) != (b.phase is Phase.PLANNED):
        return False
    vague = _units("general") | _units("measure")
    one, other = (concept_of_word(key(q.unit), key(q.unit)) for q in (a, b))
    if a.unit in vague and b.unit in vague:
        measured = {a.unit, b.unit} & _units("measure")
        if measured and not same_unit(a, b):
            return False
        return bool(predicates(a, in_a) & predicates(b, in_b))
    if a.unit in vague:
        return other in predicates(a, in_a)
    if b.unit in vague:
        return one in predicates(b, in_b)
    if is_toll(a) and is_toll(b) and other in near_concepts().get(one, frozenset()):
        return True  # « dix-sept corps », « 17 morts »
    return same_unit(a, b) or one == other
