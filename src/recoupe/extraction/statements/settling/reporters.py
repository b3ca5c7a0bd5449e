"""« selon lui » within what somebody reports: « Awa Roux dénonce un plan qui va, selon elle, ruiner la vallée. »

It is whoever reports it, not whoever is told of in the words reported, if the pronoun agrees; within marks of quotation
it is somebody else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from recoupe.extraction.entities import Cast, Resolution
from recoupe.extraction.entities.pronouns import Pronoun, pronoun
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.settling.places import marks_open, tokens_in
from recoupe.model.span import Span

_FRAME = "frame/"
_INCISES = ("quote/incise", "incise/")
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
    around = [n for n, c in enumerate(chosen) if c is not candidate and _tells(cast.parsed.text, c, cue, language)]
    n = innermost(chosen, around) if around else _said_just_before(cast, candidate, cue, chosen)
    if n is None:
        return None
    teller, who = chosen[n].source, found[n]
    if teller is None or who.entity is None or not _agree(cast, teller, who.entity, meant, language):
        return None
    return Resolution(who.entity, teller, "pronoun/reporter", 0.8)


def _said_just_before(cast: Cast, candidate: Candidate, cue: Span, chosen: Sequence[Candidate]) -> int | None:
    """The incise before the cue in its sentence: « « La digue tient », dit Awa Roux face aux fissures, nombreuses selon elle »."""
    text, here = cast.parsed.text, cast.parsed.number_at(cue.start)
    before = [
        n for n, c in enumerate(chosen)
        if c is not candidate and c.rule.startswith(_INCISES) and c.source is not None and c.cue is not None
        and max(c.source.end, c.cue.end) <= cue.start and cast.parsed.number_at(c.source.start) == here
        and not any(s.start >= c.source.end for s in c.content) and not marks_open(text, c.source.end, cue.start)
    ]  # fmt: skip
    return before[-1] if before else None


def innermost(chosen: Sequence[Candidate], around: Iterable[int]) -> int:
    """The number of the candidate that says least of those with the numbers `around`, which hold each other."""
    return min(around, key=lambda m: sum(s.end - s.start for s in chosen[m].content))


def _tells(text: str, candidate: Candidate, cue: Span, language: str) -> bool:
    """Whether the candidate, a clause with a speaker before it, has the cue in what it reports, outside marks."""
    teller = candidate.source
    if teller is None or teller.end > cue.start or candidate.rule.startswith(_OTHERS):
        return False
    held = next((s for s in candidate.content if s.contains(cue)), None)
    if held is None or teller.text.lower() in words(language, "first_person") | words(language, "someone"):
        return False
    return not marks_open(text, held.start, cue.start)


def _agree(cast: Cast, teller: Span, entity: str, meant: Pronoun, language: str) -> bool:
    """Whether the pronoun can mean the speaker, who is told as one or as several."""
    told = tokens_in(cast.parsed, teller.start, teller.end)
    several = bool(told) and (
        told[0].morph.get("Number") == "Plur" or any(t.lower in words(language, "and") for t in told)
    )
    record = next((a.record for a in cast.appearances if a.record is not None and a.record.id == entity), None)
    gender = "e" if record is None else record.gender
    return several == meant.plural and {gender, meant.gender} != {"m", "f"}
