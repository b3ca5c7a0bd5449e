"""« selon lui » within what somebody reports: « Awa Roux dénonce un plan qui va, selon elle, ruiner la vallée. »

It is whoever reports it, not whoever is told of in the words reported, if the pronoun agrees; within marks of quotation
it is somebody else.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.entities import Cast, Resolution
from recoupe.extraction.entities.pronouns import Pronoun, pronoun
from recoupe.extraction.parse import ParsedArticle
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.words import words
from recoupe.model.span import Span

_FRAME = "frame/"
_OTHERS = (_FRAME, "quote/", "incise/", "post/")


def whoever_reports(
    cast: Cast, candidate: Candidate, chosen: Sequence[Candidate], found: Sequence[Resolution], language: str
) -> Resolution | None:
    """Who reports the words in which the candidate's « selon lui » stands, by the innermost statement around it."""
    source, cue = candidate.source, candidate.cue
    if source is None or cue is None or not candidate.rule.startswith(_FRAME):
        return None
    meant = pronoun(source.text, language)
    if meant is None or source.text.lower() not in words(language, "stressed_pronoun"):
        return None
    around = [n for n, c in enumerate(chosen) if c is not candidate and _tells(cast.parsed, c, cue, language)]
    if not around:
        return None
    n = min(around, key=lambda m: sum(s.end - s.start for s in chosen[m].content))
    teller, who = chosen[n].source, found[n]
    if teller is None or who.entity is None or not _agree(cast, teller, who.entity, meant, language):
        return None
    return Resolution(who.entity, teller, "pronoun/reporter", 0.8)


def _tells(parsed: ParsedArticle, candidate: Candidate, cue: Span, language: str) -> bool:
    """Whether the candidate, a clause with a speaker before it, has the cue in what it reports, outside marks."""
    teller = candidate.source
    if teller is None or teller.end > cue.start or candidate.rule.startswith(_OTHERS):
        return False
    held = next((s for s in candidate.content if s.contains(cue)), None)
    if held is None or teller.text.lower() in words(language, "first_person") | words(language, "someone"):
        return False
    before = [t for s in parsed.sentences_in(held.start, cue.start) for t in s.tokens]
    told = [t.text for t in before if held.start <= t.start < cue.start]
    opened = sum(t in words(language, "open_quote") for t in told if t != '"')
    closed = sum(t in words(language, "close_quote") for t in told if t != '"')
    return opened <= closed and told.count('"') % 2 == 0


def _agree(cast: Cast, teller: Span, entity: str, meant: Pronoun, language: str) -> bool:
    """Whether the pronoun can mean the speaker, who is told as one or as several."""
    told = [t for s in cast.parsed.sentences_in(teller.start, teller.end) for t in s.tokens if t.start < teller.end]
    told = [t for t in told if teller.start <= t.start]
    several = bool(told) and (
        told[0].morph.get("Number") == "Plur" or any(t.lower in words(language, "and") for t in told)
    )
    record = next((a.record for a in cast.appearances if a.record is not None and a.record.id == entity), None)
    gender = "e" if record is None else record.gender
    return several == meant.plural and {gender, meant.gender} != {"m", "f"}
