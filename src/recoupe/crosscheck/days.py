"""Accounts that give one thing two days.

« la digue a cédé mardi soir » against « la digue a cédé lundi soir », in articles of about one day: a conflict of dates. Both days
must be settled and everything else said alike. What is planned and then put off is none, nor is a day that only one of them
names. Not found: two days behind wholly other words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from recoupe.crosscheck.claims import distinct
from recoupe.crosscheck.contrasts import Contrast, contrasts, exclusive_words
from recoupe.crosscheck.denials import statement_evidence
from recoupe.crosscheck.explaining import sentence
from recoupe.crosscheck.ids import digest
from recoupe.crosscheck.index import Index
from recoupe.crosscheck.likeness import Said, Weights, aligned, is_figure, likeness
from recoupe.crosscheck.speakers import Nearness, Voices
from recoupe.model.calendar import bounds
from recoupe.model.date import Date
from recoupe.model.statement import Stance
from recoupe.model.story import Claim, Conflict, ConflictKind
from recoupe.rules.concepts import LANGUAGE

ALIKE = 0.75  # likeness of what is said, its day apart
APART = 1  # days between the articles: what was told on Monday may be put off on Thursday
SHARED = 3  # concepts
_DATED = frozenset({Contrast.DATE, Contrast.DETAIL})  # « mardi », « lundi » are details too


def date_conflicts(
    rows: Sequence[Said], claims: Sequence[Claim], weights: Weights, voices: Voices
) -> Iterator[Conflict]:
    """Statements that are alike but for a day that both name."""
    of_row: Mapping[str, str] = {e.statement: c.id for c in claims for e in c.evidence if e.statement}
    asserted = distinct([r for r in rows if r.statement.stance is Stance.ASSERTS and r.content.dates])
    index = Index()
    seen: set[tuple[str, str]] = set()
    for n, row in enumerate(asserted):
        for k in index.sharing(row.concepts, least=SHARED):
            days = _rival(asserted[k], row, weights, voices)
            pair = (of_row[asserted[k].statement.id], of_row[row.statement.id])
            if days is None or pair in seen or pair[0] == pair[1]:
                continue
            seen.add(pair)
            evidence = (statement_evidence(asserted[k]), statement_evidence(row))
            yield Conflict(
                id=digest("conflict-date", (f"{e.article}:{e.start}:{e.end}" for e in evidence)),
                kind=ConflictKind.DATE,
                claims=pair,
                evidence=evidence,
                explanation=sentence(LANGUAGE, "conflict", "date", a=days[0].span.text, b=days[1].span.text),
                rule="conflict/date",
                score=0.7,
            )
        index.add(n, row.concepts)


def _rival(a: Said, b: Said, weights: Weights, voices: Voices) -> tuple[Date, Date] | None:
    """The two days, where nothing else sets two statements of different articles apart."""
    if (
        a.article is b.article
        or _too_far(a, b)
        or voices.nearness(a.statement.speaker, b.statement.speaker) < Nearness.UNKNOWN
    ):
        return None
    days = _days(a, b)
    if days is None:
        return None
    differ = contrasts(a.content, b.content)
    if Contrast.DATE not in differ or differ - _DATED:
        return None
    said = [
        frozenset(c for c in x - exclusive_words() if not is_figure(c))
        for x in (a.concepts, aligned(a.content, b.content).concepts)
    ]
    if len(said[0] & said[1]) < SHARED or likeness(said[0], said[1], weights) < ALIKE:
        return None
    return days


def _too_far(a: Said, b: Said) -> bool:
    """Whether the articles are known to be of different days."""
    first, second = (r.article.article.published.value for r in (a, b))
    if first is None or second is None:
        return True
    return abs((date.fromisoformat(first[:10]) - date.fromisoformat(second[:10])).days) > APART


def _days(a: Said, b: Said) -> tuple[Date, Date] | None:
    """The one settled date of each, where they don't meet."""
    one, other = ([d for d in r.content.dates if d.value] for r in (a, b))
    if len(one) != 1 or len(other) != 1:
        return None
    first, second = bounds(one[0].value or ""), bounds(other[0].value or "")
    if first is None or second is None or (first[0] <= second[1] and second[0] <= first[1]):
        return None
    return one[0], other[0]
