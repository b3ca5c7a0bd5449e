"""Whose words are that nothing beside them tells, once everybody else's are known.

« Selon la police, il aurait fui. Il aurait gagné la côte. » : hearsay that goes on with hearsay is the same source's. A
quotation without a neighbour that speaks is whoever spoke last a few sentences before. What the narrator tells in
between is not read, nor are headlines. In an article that gives one voice (« Le rapport pointe … », and then ten
passages in marks) all that is left in marks is that voice's, headlines included, and so is what stands behind a sentence
about a body or a group that says nothing itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from recoupe.extraction.entities import Cast, Resolution
from recoupe.extraction.parse import ParsedArticle
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.quoting import readings
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.reported.hearsay import is_reported_conditional
from recoupe.model.article import BlockKind
from recoupe.model.entity import EntityKind
from recoupe.model.span import hull

_BEFORE = 3  # sentences back in which a quotation's speaker may have spoken
_HEARSAY = 2  # the same for hearsay that goes on
_FREE = frozenset({"quote/free", "quote/woven"})
_MAIN = 4  # statements from which somebody may be the voice of an article
_SHARE = 0.5  # of those with a speaker that must be the voice's
_TELLS = 0.8  # score from which the sentence before a quotation without a cue has somebody speak


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


def main_voice(
    parsed: ParsedArticle, cast: Cast, chosen: Sequence[Candidate], found: Sequence[Resolution], language: str = "fr"
) -> list[Resolution]:
    """The speakers `found`, with whoever has most of what those with a name say for quotations that nobody is found for."""
    with_name = {e.id for e in cast.entities if e.named and e.kind is not EntityKind.GOVERNMENT}  # no state has a voice
    said = Counter(who.entity for who in found if who.entity in with_name)
    voice, times = next(iter(said.most_common(1)), (None, 0))
    if voice is None or times < _MAIN or times < _SHARE * said.total():
        return list(found)
    known = next(who for who in found if who.entity == voice)
    heard = {who.entity for c, who in zip(chosen, found, strict=True) if c.cue is not None or c.score >= _TELLS}
    people = {e.id for e in cast.entities if e.kind is EntityKind.PERSON}
    silent = {e.id for e in cast.entities if e.id not in (heard | (people & with_name))} if voice in people else set()
    return [
        replace(known, rule="main-voice", score=0.5)
        if (
            _uncued(candidate)
            and (who.entity is None or (who.entity in silent and not _brought_in(candidate, language)))
            and not _others(parsed, candidate, language)
        )
        else who
        for candidate, who in zip(chosen, found, strict=True)
    ]


def _brought_in(candidate: Candidate, language: str) -> bool:
    """« Une voisine sort. « … » »: whether the sentence before brings in somebody new, or a heading's own words tell who."""
    told = candidate.antecedent
    if told is None or not candidate.rule.startswith("quote/free-after"):
        return True
    return told.text.split()[0].lower() in words(language, "indefinite")


def _uncued(candidate: Candidate) -> bool:
    """Whether words in marks have neither a verb that reports them nor a source."""
    free = candidate.rule in _FREE or candidate.rule.startswith(("quote/free", "quote/heading"))
    return free and candidate.cue is None and candidate.source is None


def _others(parsed: ParsedArticle, candidate: Candidate, language: str) -> bool:
    """« « Fermez tout », suggère « Brise-glace » de Brune »: a verb behind the comma, whose subject was not read."""
    end = hull(candidate.content)[1]
    behind = [t for s in parsed.sentences_in(end, end + 1) for t in s.tokens if t.start >= end][:2]
    quotes = len(behind) > 1 and any(f.kind == "finite" for f in readings(behind[1].lower, language))
    return quotes and behind[0].text == ","


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
    return parsed.number_at(hull(candidate.content)[1] - 1)
