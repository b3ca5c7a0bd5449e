"""Whose words are that nothing beside them tells, once everybody else's are known.

« Selon la police, il aurait fui. Il aurait gagné la côte. » : hearsay that goes on with hearsay is the same source's. A
quotation without a neighbour that speaks is whoever spoke last a few sentences before. What the narrator tells in
between is not read, nor are headlines.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recoupe.extraction.entities import Resolution
from recoupe.extraction.parse import ParsedArticle
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.reported.hearsay import is_reported_conditional
from recoupe.model.article import BlockKind
from recoupe.model.span import hull

_BEFORE = 3  # sentences back in which a quotation's speaker may have spoken
_HEARSAY = 2  # the same for hearsay that goes on
_FREE = frozenset({"quote/free", "quote/woven"})


def carried_on(
    parsed: ParsedArticle, chosen: Sequence[Candidate], found: Sequence[Resolution], language: str = "fr"
) -> list[Resolution]:
    """The speakers `found` of the candidates, with those that only an earlier statement tells."""
    speakers = list(found)
    at = [_sentence(parsed, candidate) for candidate in chosen]
    body = [parsed.sentences[number].kind is BlockKind.BODY for number in at]
    for n in sorted(range(len(chosen)), key=lambda n: hull(chosen[n].content)):
        candidate = chosen[n]
        untold = speakers[n].entity is None and candidate.source is None and candidate.antecedent is None
        if not untold or not body[n] or not (candidate.hearsay or candidate.rule in _FREE):
            continue
        told = _last(at, speakers, n, _HEARSAY if candidate.hearsay else _BEFORE, body)
        if told is not None and (not candidate.hearsay or _hearsay(parsed, chosen[told], language)):
            speakers[n] = replace(speakers[told], rule="carried-on", score=0.5)
    return speakers


def _last(at: Sequence[int], speakers: Sequence[Resolution], n: int, back: int, body: Sequence[bool]) -> int | None:
    """The last statement before statement `n` whose speaker is known, at most `back` sentences back."""
    before = [
        m
        for m, who in enumerate(speakers)
        if m != n and who.entity is not None and body[m] and 0 < at[n] - at[m] <= back
    ]
    return max(before, key=lambda m: (at[m], m), default=None)


def _hearsay(parsed: ParsedArticle, candidate: Candidate, language: str) -> bool:
    return candidate.hearsay or is_reported_conditional(parsed, candidate.content, language)


def _sentence(parsed: ParsedArticle, candidate: Candidate) -> int:
    """The number of the sentence in which what is said ends."""
    end = hull(candidate.content)[1]
    return next((i for i, s in enumerate(parsed.sentences) if end <= s.end), len(parsed.sentences) - 1)
