"""Utterances of one occasion share its day.

« Lors d'un point presse mardi, le préfet a annoncé un renfort. Il a aussi salué les pompiers. » : both on the Tuesday.
What a speaker « a ajouté » or « a précisé » after a dated utterance was said with it; after one at a named occasion (a press
conference, an interview, a communiqué) so was whatever else the article tells of that speaker, up to the next date of
theirs. « Le préfet s'est exprimé mardi soir » opens such an occasion without saying anything. A pluperfect (« avait
promis ») looks back to another occasion, and so do an utterance inside another's and one that its sentence puts at another
time (« tout au long de la campagne »).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from recoupe.extraction.entities import Cast, Resolution
from recoupe.extraction.parse import ParsedArticle, Sentence, Token
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.model.date import Date
from recoupe.model.span import Span

_REACH = 2500  # characters that one occasion is told in
_HELD = 8  # words from « tenir » to « conférence »


@dataclass(frozen=True, slots=True)
class _Occasion:
    """A day on which somebody spoke; `named`: at a press conference, in an interview, in a communiqué."""

    date: Date
    at: int  # where its last utterance stands
    named: bool


def shared_dates(
    cast: Cast,
    candidates: Sequence[Candidate],
    speakers: Sequence[Resolution],
    own: Sequence[Date | None],
    dates: Sequence[Date],
    language: str = "fr",
) -> list[Date | None]:
    """The date of each utterance: its own one (`own`), else that of the occasion on which its speaker went on."""
    parsed = cast.parsed
    found = list(own)
    opened = list(_opened(parsed, dates, language))
    contents = [s for c in candidates for s in c.content]
    last: dict[str, _Occasion] = {}
    for n in sorted(range(len(candidates)), key=lambda n: _place(candidates[n])):
        candidate, speaker, date = candidates[n], speakers[n].entity, own[n]
        if speaker is None:
            continue
        at = _place(candidate)
        for floor, day in opened:
            since = speaker not in last or last[speaker].at < floor.start
            if floor.start < at and since and _speaks_in(cast, speakers[n], floor):
                last[speaker] = _Occasion(day, floor.start, True)
        if date is not None:
            last[speaker] = _Occasion(date, at, _named(parsed, candidate, date, language))
            continue
        before = last.get(speaker)
        if before is not None and not _inside(candidate, contents) and _same(parsed, candidate, before, language):
            found[n] = before.date
            last[speaker] = replace(before, at=at)
    return found


def _same(parsed: ParsedArticle, candidate: Candidate, before: _Occasion, language: str) -> bool:
    """Whether the utterance goes on with those before it of the same speaker."""
    cue = _tokens(parsed, candidate.cue)
    looks_back = any(t.lower in words(language, "had") for t in cue)
    goes_on = before.named or any(t.lemma.lower() in words(language, "going_on") for t in cue)
    near = _place(candidate) - before.at <= _REACH
    return near and goes_on and not looks_back and not _at_another_time(parsed, candidate, language)


def _place(candidate: Candidate) -> int:
    return candidate.cue.start if candidate.cue is not None else candidate.content[0].start


def _tokens(parsed: ParsedArticle, span: Span | None) -> tuple[Token, ...]:
    sentence = parsed.sentence_at(span.start) if span is not None else None
    return sentence.at(span.start, span.end) if sentence is not None and span is not None else ()


def _named(parsed: ParsedArticle, candidate: Candidate, date: Date, language: str) -> bool:
    """Whether the sentence of the cue names an occasion, outside of what is said up to the date."""
    sentence = parsed.sentence_at(_place(candidate))
    dated = any(s.contains(date.span) for s in candidate.content)
    return sentence is not None and any(
        t.lower in words(language, "occasion")
        and (dated or not any(s.start <= t.start < s.end for s in candidate.content))
        for t in sentence.tokens
    )


def _opened(parsed: ParsedArticle, dates: Sequence[Date], language: str) -> Iterator[tuple[Sentence, Date]]:
    """Sentences in which somebody takes the floor on a day."""
    for sentence in parsed.sentences:
        floor = next((t for t in sentence.tokens if _takes_the_floor(sentence, t, language)), None)
        inside = [d for d in dates if floor is not None and sentence.start <= d.span.start < sentence.end]
        if floor is not None and len(inside) == 1 and inside[0].span.start > floor.start:
            yield sentence, inside[0]


def _speaks_in(cast: Cast, speaker: Resolution, sentence: Sentence) -> bool:
    """Whether the sentence names the speaker, or holds the words that a pronoun stands for."""
    said = speaker.antecedent
    if said is not None and sentence.start <= said.start < sentence.end:
        return True
    return any(m.entity == speaker.entity and sentence.start <= m.span.start < sentence.end for m in cast.mentions)


def _takes_the_floor(sentence: Sentence, token: Token, language: str) -> bool:
    """« s'est exprimé », « a pris la parole », « a tenu une conférence de presse »."""
    if token.pos != "VERB" or not (token.morph.get("VerbForm") == "Part" or is_finite(token)):
        return False
    if token.lemma in words(language, "speaking_up"):
        return any(
            t.morph.get("Reflex") == "Yes" or t.lower in words(language, "reflexive")
            for t in sentence.tokens[max(0, token.i - 2) : token.i]
        )
    if token.lemma not in words(language, "holding"):
        return False
    return any(
        t.lower in words(language, "occasion") | words(language, "floor")
        for t in sentence.tokens[token.i + 1 : token.i + _HELD]
    )


def _at_another_time(parsed: ParsedArticle, candidate: Candidate, language: str) -> bool:
    """« Tout au long de la campagne, la ministre a accusé … », « …, a dit la ministre une semaine avant le sommet »."""
    sentence = parsed.sentence_at(_place(candidate))
    if sentence is None:
        return False
    held = (*candidate.content, *((candidate.source,) if candidate.source else ()))
    outside = [t for t in sentence.tokens if not any(s.start <= t.start < s.end for s in held)]
    other = words(language, "at_another_time")
    return any(one.lower in other and two.pos in ("DET", "ADP", "NOUN") for one, two in pairwise(outside))


def _inside(candidate: Candidate, contents: Sequence[Span]) -> bool:
    """Whether the utterance is told inside of another one."""
    cue = candidate.cue
    return cue is not None and any(s.contains(cue) for s in contents if s not in candidate.content)
