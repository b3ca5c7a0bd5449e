"""Utterances of one occasion share its day.

« Lors d'un point presse mardi, le préfet a annoncé un renfort. Il a aussi salué les pompiers. » : both on the Tuesday.
What a speaker « a ajouté » or « a précisé » after a dated utterance was said with it; after one at a named occasion (a press
conference, an interview, a communiqué) so was whatever else the article tells of that speaker, up to the next date of
theirs. A pluperfect (« avait promis ») looks back to another occasion, and so does an utterance inside another's.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.parse import ParsedArticle, Token
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.words import words
from recoupe.model.date import Date
from recoupe.model.span import Span

_REACH = 2500  # characters that one occasion is told in


def shared_dates(
    parsed: ParsedArticle,
    candidates: Sequence[Candidate],
    speakers: Sequence[str | None],
    own: Sequence[Date | None],
    language: str = "fr",
) -> list[Date | None]:
    """The date of each utterance: its own one (`own`), else that of the occasion on which its speaker went on."""
    found = list(own)
    contents = [s for c in candidates for s in c.content]
    last: dict[
        str, tuple[Date, int, bool]
    ] = {}  # speaker: date, where the last utterance stood, whether at an occasion
    for n in sorted(range(len(candidates)), key=lambda n: _place(candidates[n])):
        candidate, speaker, date = candidates[n], speakers[n], own[n]
        if speaker is None:
            continue
        at = _place(candidate)
        cue = _tokens(parsed, candidate.cue)
        if date is not None:
            last[speaker] = date, at, _occasion(parsed, candidate, date, language)
            continue
        if speaker not in last or _inside(candidate, contents):
            continue
        before, place, occasion = last[speaker]
        looks_back = any(t.lower in words(language, "had") for t in cue)
        goes_on = occasion or any(t.lemma.lower() in words(language, "going_on") for t in cue)
        if at - place > _REACH or looks_back or not goes_on:
            continue
        found[n] = before
        last[speaker] = before, at, occasion
    return found


def _place(candidate: Candidate) -> int:
    return candidate.cue.start if candidate.cue is not None else candidate.content[0].start


def _tokens(parsed: ParsedArticle, span: Span | None) -> tuple[Token, ...]:
    sentence = parsed.sentence_at(span.start) if span is not None else None
    return sentence.at(span.start, span.end) if sentence is not None and span is not None else ()


def _occasion(parsed: ParsedArticle, candidate: Candidate, date: Date, language: str) -> bool:
    """Whether the sentence of the cue names an occasion, outside of what is said up to the date."""
    sentence = parsed.sentence_at(_place(candidate))
    dated = any(s.contains(date.span) for s in candidate.content)
    return sentence is not None and any(
        t.lower in words(language, "occasion")
        and (dated or not any(s.start <= t.start < s.end for s in candidate.content))
        for t in sentence.tokens
    )


def _inside(candidate: Candidate, contents: Sequence[Span]) -> bool:
    """Whether the utterance is told inside of another one."""
    cue = candidate.cue
    return cue is not None and any(s.contains(cue) for s in contents if s not in candidate.content)
