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
from recoupe.extraction.statements.settling.places import tokens_in
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.model.span import Span

_APART = frozenset({";", ":", "«", "»", '"', "“", "”"})  # what ends the description of a speaker
_INCISES = ("quote/incise", "incise/", "overlooked/incise")


def behind_incises(parsed: ParsedArticle, chosen: Sequence[Candidate], language: str = "fr") -> list[Candidate]:
    """The candidates, participles and relative clauses behind an incise with the incise's speaker for theirs."""
    incises = [c for c in chosen if c.rule.startswith(_INCISES) and c.source is not None and c.cue is not None]
    taken = (_taken_over(parsed, candidate, incises, language) for candidate in chosen)
    return [_related(parsed, candidate, incises, language) for candidate in taken]


def _related(parsed: ParsedArticle, candidate: Candidate, incises: Sequence[Candidate], language: str) -> Candidate:
    """The candidate, with the speaker of the incise right before its « qui » where the parse found another."""
    cue, own = candidate.cue, candidate.source
    if cue is None or own is None or candidate in incises:
        return candidate
    near = [i for i in incises if _follows(parsed, cue, i)]
    incise = max(near, key=_end) if near else None
    if incise is None or incise.source is None or incise.source == own:
        return candidate
    behind = tokens_in(parsed, _end(incise), cue.start)
    who = next((n for n, t in enumerate(behind) if t.lower in words(language, "who") and t.pos == "PRON"), 0)
    if not who or own.end > behind[who].start or behind[who - 1].text != ",":
        return candidate
    verb = next((t for t in [*behind[who:], *tokens_in(parsed, cue.start, cue.end)] if is_finite(t)), None)
    if not _apposed(behind[: who - 1]) or verb is None or not _agree(parsed, incise.source, verb, language):
        return candidate
    own_name = incise.source.contains(own) and "," not in parsed.text[incise.source.start : own.start]
    if own_name or _within(parsed, own, incise.source):
        return candidate
    return replace(candidate, source=incise.source, antecedent=None)


def _apposed(between: Sequence[Token]) -> bool:
    """Whether the words between a speaker and « , qui » only describe the speaker: « , 35 ans, venu de Metz »."""
    if not between:
        return True
    described = between[0].text in (",", "(") or between[0].morph.get("VerbForm") == "Part"
    return described and not any(is_finite(t) or t.text in _APART for t in between)


def _agree(parsed: ParsedArticle, source: Span, verb: Token, language: str) -> bool:
    """Whether the verb of the relative clause can be said of the speaker: both one or both several."""
    told = tokens_in(parsed, source.start, source.end)
    joined = any(t.lower in words(language, "and") for t in told)
    several = told[0].morph.get("Number") == "Plur"
    return joined or verb.morph.get("Number") == ("Plur" if several else "Sing")


def _within(parsed: ParsedArticle, own: Span, source: Span) -> bool:
    """« dit Awa Roux, reçue par le ministre, qui promet … »: whether a complement behind the speaker is told of; no place."""
    before = parsed.sentence_at(own.start)
    if own.start < source.end or before is None:
        return False
    first = before.at(own.start, own.end)[0]
    return first.i > 0 and before.tokens[first.i - 1].pos == "ADP" and first.label != "LOC"


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
    between = tokens_in(parsed, _end(incise), cue.start)
    own = candidate.source or candidate.antecedent
    if own is None:
        return candidate if any(map(is_finite, between)) else replace(candidate, source=source, carries_on=False)
    kept = own.start >= source.end and not _governed(parsed, own, language)
    return candidate if kept else replace(candidate, source=source, antecedent=None)


def _governed(parsed: ParsedArticle, own: Span, language: str) -> bool:
    """« dit Awa Roux à propos des élus, dénonçant … »: whether a preposition holds the phrase, which is then no subject."""
    sentence = parsed.sentence_at(own.start)
    held = [] if sentence is None else sentence.at(own.start, own.end)
    if sentence is None or not held or not held[0].i:
        return False
    before = sentence.tokens[held[0].i - 1]
    complement = held[0].lower in words(language, "of_the") and before.pos in ("NOUN", "PROPN", "ADJ")
    return before.pos == "ADP" or complement


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
    verb = tokens_in(parsed, cue.start, cue.end)
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
