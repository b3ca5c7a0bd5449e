"""Two who speak together: « Awa Roux et Hugo Petit signent une tribune. Ils dénoncent … », « … », disent les deux élus.

A plural pronoun, « les deux élus » or « tous deux » without an entity of its own means those whom the text named side by
side just before, if they are as many and nobody else in the plural stands between. Each of them makes the statement.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from recoupe.extraction.entities import Cast, Resolution
from recoupe.extraction.entities.scene import Appearance
from recoupe.extraction.parse import ParsedArticle
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.words import words
from recoupe.model.entity import EntityKind
from recoupe.model.span import Span

_BACK = 2  # sentences back that the names may stand
_KINDS = frozenset({EntityKind.PERSON, EntityKind.ORGANIZATION})


def each_of_them(
    parsed: ParsedArticle, cast: Cast, chosen: Sequence[Candidate], found: Sequence[Resolution], language: str = "fr"
) -> tuple[list[Candidate], list[Resolution]]:
    """The candidates and their speakers, a statement of two for each of the two."""
    named = {e.id for e in cast.entities if e.named}
    candidates: list[Candidate] = []
    speakers: list[Resolution] = []
    for candidate, who in zip(chosen, found, strict=True):
        both = () if who.entity in named else _both(parsed, cast, candidate, language)
        for one in both or (None,):
            candidates.append(candidate)
            speakers.append(who if one is None else _resolved(parsed, one))
    return candidates, speakers


def _resolved(parsed: ParsedArticle, one: Appearance) -> Resolution:
    assert one.record is not None
    return Resolution(one.record.id, Span.of(parsed.text, one.start, one.nominal.end), "pronoun/both", 0.7)


def _both(parsed: ParsedArticle, cast: Cast, candidate: Candidate, language: str) -> tuple[Appearance, ...]:
    """Those whom the plural source of the candidate means, if they are two and named."""
    source = candidate.source
    told = [] if source is None else _words(parsed, source)
    pronoun = len(told) == 1 and told[0] in words(language, "they")
    if source is None or not (pronoun or _two(told, language)):
        return ()
    here = next(i for i, s in enumerate(parsed.sentences) if source.start < s.end)
    for number in range(here, max(here - _BACK, 0) - 1, -1):
        if parsed.sentences[number].paragraph < parsed.sentences[here].paragraph - 1:
            return ()
        seen = [
            a for a in cast.appearances
            if a.nominal.sentence == number and a.nominal.end <= source.start and not a.quoted and not a.nominal.inside
        ]  # fmt: skip
        if any(a.nominal.plural and (a.subject or pronoun) for a in seen):
            return ()  # « Les élus ont signé. Ils … », « Awa Roux et Hugo Petit ont reçu les élus. Ils … »
        pairs = [pair for pair in pairwise(seen) if _side_by_side(parsed, *pair, language)]
        if pairs:
            return pairs[0] if len(pairs) == 1 and pairs[0][0].subject and _two_alone(seen, pairs[0]) else ()
        if any(a.subject and a.record is not None for a in seen):
            return ()
    return ()


def _words(parsed: ParsedArticle, source: Span) -> list[str]:
    """The words of the source, « -ils » without its hyphen."""
    tokens = (t for s in parsed.sentences_in(source.start, source.end) for t in s.tokens)
    return [t.lower.lstrip("-") for t in tokens if t.start < source.end and source.start < t.end]


def _two(told: Sequence[str], language: str) -> bool:
    """« les deux élus », « tous deux »"""
    opens = bool(told) and told[0] in words(language, "the_two")
    return opens and len(told) <= 3 and any(t in words(language, "two") for t in told)


def _side_by_side(parsed: ParsedArticle, one: Appearance, other: Appearance, language: str) -> bool:
    """« Awa Roux et Hugo Petit »: two with a name and nothing but « et » between them."""
    records = (one.record, other.record)
    with_name = all(r is not None and r.named and r.kind in _KINDS for r in records)
    joined = parsed.text[one.nominal.end : other.start].strip() in words(language, "and")
    return with_name and joined and one.record is not other.record


def _two_alone(seen: Sequence[Appearance], pair: tuple[Appearance, Appearance]) -> bool:
    """Whether nobody else acts in their sentence: « Awa Roux, Ida Lorme et Hugo Petit » are three."""
    return not any(a.subject and a not in pair and a.record is not None and a.record.kind in _KINDS for a in seen)
