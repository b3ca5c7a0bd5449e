"""Whom an age tells: « Hugo Roux, 78 ans, … assure le septuagénaire » means him and nobody of 40.

Ages are read beside a name (« , 78 ans », « (78 ans) », « âgé de 78 ans », « À 101 ans, Awa Roux ») and in a noun (« la
trentenaire », « l'homme de 45 ans »). What follows from a year of birth is not worked out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from recoupe.extraction.entities.lexicon import words
from recoupe.extraction.entities.nominals import Nominal
from recoupe.extraction.entities.registry import Record
from recoupe.extraction.entities.scene import Appearance
from recoupe.extraction.parse import ParsedArticle, Token
from recoupe.model.entity import EntityKind
from recoupe.rules.loader import load

_BESIDE = 4  # tokens behind a name within which its bearer's age stands: « , âgé de 78 ans »
_YOUNG = (10, 35)  # ages of « la jeune femme »
_OPENING = 4  # tokens of « À 101 ans, » before the name


@dataclass(frozen=True, slots=True)
class Decade:
    """Nouns for somebody of an age from `low` to `high`."""

    words: tuple[str, ...]
    low: int
    high: int
    example: str
    counter: str


@cache
def _decades(language: str) -> Mapping[str, tuple[int, int]]:
    return {w: (d.low, d.high) for d in load(language, "titles", "decade", Decade) for w in d.words}


def told_ages(appearances: Iterable[Appearance], parsed: ParsedArticle, language: str) -> dict[str, int]:
    """The age of each person beside whose name the text gives it."""
    ages: dict[str, int] = {}
    for seen in appearances:
        name, record = seen.nominal.name, seen.record
        if name is None or record is None or record.kind is not EntityKind.PERSON or record.id in ages:
            continue
        tokens = parsed.sentences[seen.nominal.sentence].tokens
        age = _behind(tokens[name.last + 1 :], language)
        if age is None and seen.nominal.first == _OPENING and tokens[_OPENING - 1].text == ",":
            age = _number(tokens[1:3], language)  # « À 101 ans, Awa Roux »
        if age is not None:
            ages[record.id] = age
    return ages


def _behind(tokens: Sequence[Token], language: str) -> int | None:
    """« , 78 ans », « (78 ans) », « , âgé de 78 ans »"""
    if not tokens or tokens[0].text not in (",", "(", "."):
        return None
    if tokens[0].text == ".":  # « Bilal K., 19 ans »
        tokens = tokens[1:]
    begin = next((n for n, t in enumerate(tokens[:_BESIDE]) if t.text.isdigit()), None)
    aged = begin is not None and all(
        t.text in (",", "(") or t.lower in words(language, "titles", "aged") for t in tokens[:begin]
    )
    return _number(tokens[begin : begin + 2], language) if begin is not None and aged else None


def _number(tokens: Sequence[Token], language: str) -> int | None:
    years = (
        len(tokens) == 2
        and tokens[0].text.isdigit()
        and tokens[1].lower in words(language, "statement_words", "year_of_age")
    )
    return int(tokens[0].text) if years else None


def _span(nominal: Nominal, tokens: Sequence[Token], language: str) -> tuple[int, int] | None:
    """The ages that a noun tells: « le septuagénaire », « l'homme de 45 ans »."""
    if nominal.name is not None or nominal.plural:
        return None
    for i in range(nominal.head + 1, min(nominal.last + 3, len(tokens) - 1)):
        of = tokens[i - 1].lower in words(language, "names", "genitive")
        if of and (age := _number(tokens[i : i + 2], language)) is not None:
            return age, age
    young = {t.lower for t in tokens[nominal.first : nominal.head]} & words(language, "titles", "young")
    return _YOUNG if young else _decades(language).get(tokens[nominal.head].lower)


def of_other_age(
    nominal: Nominal, who: Record | None, ages: Mapping[str, int], parsed: ParsedArticle, language: str
) -> bool:
    """Whether somebody's age is told and not the one that the noun tells."""
    told = None if who is None else ages.get(who.id)
    span = None if told is None else _span(nominal, parsed.sentences[nominal.sentence].tokens, language)
    return told is not None and span is not None and not span[0] <= told <= span[1]


def of_that_age(
    nominal: Nominal, appearances: Iterable[Appearance], ages: Mapping[str, int], parsed: ParsedArticle, language: str
) -> Record | None:
    """The one person named before of whom the text tells the age that the noun tells."""
    span = _span(nominal, parsed.sentences[nominal.sentence].tokens, language)
    if span is None:
        return None
    people = {
        a.record.id: a.record for a in appearances
        if a.record is not None and a.start < nominal.start and span[0] <= ages.get(a.record.id, -1) <= span[1]
        and {a.record.gender, nominal.gender} != {"m", "f"}
    }  # fmt: skip
    return next(iter(people.values())) if len(people) == 1 else None
