"""Whose a participle or gerund behind an incise is: « « Les loyers baissent », note le bailleur en citant la mairie. »

The incise's, even where the parse hangs the participle on a subject within the words said (« Les loyers »), on a day, or
on nothing. A participle that the noun right before it owns (« dans un tract appelant à la grève ») and one with a subject
of its own behind the incise (« …, dit le maire, le préfet estimant que … ») keep theirs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recoupe.extraction.parse import ParsedArticle, Token
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.model.span import Span

_INCISES = ("quote/incise", "incise/", "overlooked/incise")


def behind_incises(parsed: ParsedArticle, chosen: Sequence[Candidate], language: str = "fr") -> list[Candidate]:
    """The candidates, participles behind an incise with the incise's speaker for theirs."""
    incises = [c for c in chosen if c.rule.startswith(_INCISES) and c.source is not None and c.cue is not None]
    return [_taken_over(parsed, candidate, incises, language) for candidate in chosen]


def _taken_over(parsed: ParsedArticle, candidate: Candidate, incises: Sequence[Candidate], language: str) -> Candidate:
    cue = candidate.cue
    if cue is None or not _bare_participle(parsed, cue, language):
        return candidate
    near = [i for i in incises if _follows(parsed, cue, i)]
    if not near:
        return candidate
    incise = max(near, key=_end)
    source = incise.source
    assert source is not None
    between = _tokens(parsed, _end(incise), cue.start)
    own = candidate.source or candidate.antecedent
    if own is None:
        return candidate if any(map(is_finite, between)) else replace(candidate, source=source, carries_on=False)
    return candidate if own.start >= source.end else replace(candidate, source=source, antecedent=None)


def _follows(parsed: ParsedArticle, cue: Span, incise: Candidate) -> bool:
    """Whether the cue stands in the sentence of the incise, behind it and outside what it reports."""
    source, verb = incise.source, incise.cue
    if source is None or verb is None or source.start < verb.start or not _end(incise) <= cue.start:
        return False
    same = parsed.number_at(verb.start) == parsed.number_at(cue.start)
    later = any(s.start >= _end(incise) and s.start <= cue.start for s in incise.content)
    return same and not later


def _bare_participle(parsed: ParsedArticle, cue: Span, language: str) -> bool:
    """Whether the cue is a present participle behind a comma, or a gerund."""
    verb = _tokens(parsed, cue.start, cue.end)
    if not verb or any(map(is_finite, verb)) or not verb[-1].lower.endswith(tuple(words(language, "gerund_ending"))):
        return False
    sentence = parsed.sentence_at(cue.start)
    first = verb[0].i
    if sentence is None or first == 0:
        return False
    led = words(language, "gerund_marker") | {","}
    return verb[0].lower in led or sentence.tokens[first - 1].lower in led


def _end(incise: Candidate) -> int:
    """Where the incise's verb and speaker end."""
    return max(s.end for s in (incise.source, incise.cue) if s is not None)


def _tokens(parsed: ParsedArticle, start: int, end: int) -> list[Token]:
    return [t for s in parsed.sentences_in(start, end) for t in s.tokens if start <= t.start < end]
