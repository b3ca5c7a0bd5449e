"""What sets two alike statements apart.

« le pont rouvrira en mai » and « le pont ne rouvrira pas en mai », « … pourrait rouvrir en mai », « … rouvrira en juin »,
« … fermera en mai » share nearly all their words and say different things: polarity, certainty, date. A number, a place or
a name that each side has and the other lacks sets them apart too, and so does who did it to whom. What only one side
mentions is no contrast: a text may leave a day or a place out. Not found: contrasts that need knowledge of the world.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from recoupe.crosscheck.intervals import meet, opposed_bounds, same_number, same_unit
from recoupe.crosscheck.likeness import NAME, Content, aligned, clock, concept_of_word, is_figure
from recoupe.model.calendar import bounds
from recoupe.model.date import Date
from recoupe.model.quantity import Quantity
from recoupe.rules.concepts import LANGUAGE, opposites
from recoupe.rules.folding import key
from recoupe.rules.loader import load

ALL_ELSE = 3  # shared words of which one exchanged word stands out
WEEK = 7  # days
SAME_CLOCK = 5  # minutes: « vers 22 heures » and « à 22 h 04 »


class Contrast(StrEnum):
    """One way in which two contents differ beyond their wording."""

    POLARITY = "polarity"
    CERTAINTY = "certainty"
    NUMBER = "number"
    NAME = "name"
    DATE = "date"
    DETAIL = "detail"  # words of which a thing has one at a time: north and south, morning and evening
    PARTS = "parts"  # who does it and to whom it is done change places
    WORD = "word"  # one telling word stands for another, and all else is the same: « confirmé » / « annulé »


@dataclass(frozen=True, slots=True)
class Units:
    """A list of units, or of words that stand beside them."""

    units: tuple[str, ...]
    example: str
    counter: str


@dataclass(frozen=True, slots=True)
class Exclusive:
    """Words of which a thing has only one at a time."""

    words: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Prefix:
    """Letters that make a word's opposite: « apte », « inapte »."""

    letters: tuple[str, ...]
    example: str
    counter: str


@cache
def _prefixes(language: str) -> tuple[str, ...]:
    return tuple(p for entry in load(language, "comparison", "prefix", Prefix) for p in entry.letters)


@cache
def _exclusives(language: str) -> tuple[frozenset[str], ...]:
    entries = load(language, "comparison", "exclusive", Exclusive)
    return tuple(frozenset(concept_of_word(key(w), key(w)) for w in e.words) for e in entries)


@cache
def weak_words() -> frozenset[str]:
    """Verbs and nouns that say nothing of their own."""
    entries = load(LANGUAGE, "comparison", "weak", Units)
    return frozenset(concept_of_word(key(u), key(u)) for entry in entries for u in entry.units)


@cache
def exclusive_words() -> frozenset[str]:
    """Days, months, numbers of order and the like: two texts that share only these share nothing."""
    return frozenset().union(*_exclusives(LANGUAGE))


def contrasts(a: Content, b: Content, *, rejected: tuple[bool, bool] = (False, False)) -> frozenset[Contrast]:
    """The ways in which two contents differ; `rejected` says which of them their speakers reject."""
    found = set()
    raw, b = b, aligned(a, b)
    if _polarity(a, b, turned=rejected[0] != rejected[1]):
        found.add(Contrast.POLARITY)
    if a.reserved != b.reserved:
        found.add(Contrast.CERTAINTY)
    if numbers_differ(a.quantities, b.quantities):
        found.add(Contrast.NUMBER)
    if a.names - b.names and b.names - a.names:
        found.add(Contrast.NAME)
    if _dates_differ(a.dates, b.dates):
        found.add(Contrast.DATE)
    if any((a.concepts & x) - b.concepts and (b.concepts & x) - a.concepts for x in _exclusives(LANGUAGE)):
        found.add(Contrast.DETAIL)
    if _parts_swapped(a, b):
        found.add(Contrast.PARTS)
    if _replaced(a, raw) and _replaced(a, b):
        found.add(Contrast.WORD)
    return frozenset(found)


def doubted(a: Content, b: Content) -> bool:
    """Whether `a` has a verb in the conditional that `b` has in plain: « se trouveraient » / « se trouvent ».

    « Il a dit qu'il viendrait » is no less sure than « je viendrai ».
    """
    return bool((a.conditional & b.concepts & b.predicates) - b.conditional - b.future)


def _polarity(a: Content, b: Content, *, turned: bool) -> bool:
    """Whether one says yes and the other no; where only one of the two is rejected (`turned`), the other must say no."""
    both = a.concepts & b.concepts
    differ = bool((a.negated ^ b.negated) & both) or _opposed(a, b) or _opposed(b, a)
    if turned:
        return not differ
    return differ or _lone_negation(a, b) or _lone_negation(b, a)


def _opposed(a: Content, b: Content) -> bool:
    """Whether a word of `a` has its opposite in `b`, where neither side has both and neither or both are negated."""
    against = opposites()
    for concept in sorted(a.concepts - b.concepts):
        for other in sorted((against.get(concept, frozenset()) & b.concepts) - a.concepts):
            if (concept in a.negated) == (other in b.negated):
                return True
        if any(_prefixed(other, concept) for other in b.concepts - a.concepts):
            return True
    return False


def _prefixed(one: str, other: str) -> bool:
    """Whether one word is the other behind a negating prefix: « inapte », « apte »."""
    long, short = one.rstrip("~").rstrip("e"), other.rstrip("~").rstrip("e")
    return len(short) > 2 and any(long == p + short for p in _prefixes(LANGUAGE))


def _replaced(a: Content, b: Content) -> bool:
    """Whether the two differ in one telling word only: nobody rewords a sentence so; who does means something else.

    Names, figures, days and the like have contrasts of their own.
    """
    one, other = _telling(a.concepts - b.concepts), _telling(b.concepts - a.concepts)
    if len(one) != 1 or len(other) != 1 or len(a.concepts & b.concepts) < ALL_ELSE:
        return False
    return not opposites().get(min(one), frozenset()) & other  # « est annulé » / « n'aura pas lieu »: polarity tells


def _telling(concepts: frozenset[str]) -> frozenset[str]:
    return frozenset(
        c for c in concepts - exclusive_words() - weak_words() if not c.startswith(NAME) and not is_figure(c)
    )


def _lone_negation(a: Content, b: Content) -> bool:
    """Whether `a` negates a word that `b` lacks, while `b`, without any negation, says another word instead."""
    alone = (a.negated & a.predicates) - b.concepts
    if not alone or b.negated or alone != a.negated & a.predicates:
        return False
    against = opposites()
    if any(against.get(c, frozenset()) & b.concepts for c in a.negated - b.concepts):
        return False  # « ne fermera pas » / « restera ouvert », « n'aura pas lieu » / « est annulé »
    return bool(b.predicates - a.concepts)


def numbers_differ(a: Sequence[Quantity], b: Sequence[Quantity]) -> bool:
    """Whether each side has a figure of one unit that meets none of the other side's."""
    lone = [q for q in a if any(same_unit(q, r) for r in b) and not any(_can_be(q, r) for r in b)]
    back = [r for r in b if any(same_unit(q, r) for q in a) and not any(_can_be(q, r) for q in a)]
    return any(same_unit(q, r) for q in lone for r in back)


def _can_be(q: Quantity, r: Quantity) -> bool:
    if same_number(q, r) and opposed_bounds(q, r):
        return False  # « au moins 50 » / « au plus 50 »
    return same_unit(q, r) and (meet(q, r) or same_number(q, r))


def _dates_differ(a: Sequence[Date], b: Sequence[Date]) -> bool:
    """Whether each side has a date that fits none of the other side's."""
    return _unmatched(a, b) and _unmatched(b, a)


def _unmatched(a: Sequence[Date], b: Sequence[Date]) -> bool:
    return bool(b) and any(not any(_may_be_one(d, e) for e in b) for d in a)


def _may_be_one(d: Date, e: Date) -> bool:
    """Whether two expressions may name one time; what is not known may be anything.

    A clock time is compared with clock times only, without its day: that is taken from other words.
    """
    times = [clock(x) for x in (d, e)]
    if times[0] is not None or times[1] is not None:
        return None in times or abs((times[0] or 0) - (times[1] or 0)) <= SAME_CLOCK
    if d.value and e.value:
        first, second = bounds(d.value), bounds(e.value)
        if first is None or second is None:
            return True
        # « samedi » is the last one in one text and the next one in the other only where we read one of them amiss
        same_words = key(d.span.text) == key(e.span.text) and abs((first[0] - second[0]).days) <= WEEK
        return same_words or (first[0] <= second[1] and second[0] <= first[1])
    if d.partial and e.partial and not (d.value or e.value):
        return all(x == y or "X" in (x, y) for x, y in zip(d.partial, e.partial, strict=False))
    return True


def _parts_swapped(a: Content, b: Content) -> bool:
    """Whether two names play each other's part."""
    return _swap(a.agents, a.patients, b) and _swap(b.agents, b.patients, a)


def _swap(agents: Iterable[str], patients: Iterable[str], other: Content) -> bool:
    did = {c for c in agents if c in other.patients - other.agents and c in other.names}
    got = {c for c in patients if c in other.agents - other.patients and c in other.names}
    return bool(did - got) and bool(got - did)
