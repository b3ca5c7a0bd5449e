"""Who carried a statement to the reader: agencies, outlets and platforms (`via`), and whom a speaker cites (`citing`).

« L'accord est mort, a dit la ministre sur Telegram, citant un diplomate » has the minister for speaker, Telegram for
carrier, and she cites a diplomat. « X a annoncé que …, a rapporté Yonhap » is one statement carried by Yonhap, not a
second one of Yonhap's. An outlet that reports a bare fact is its speaker.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recoupe.extraction.parse import ParsedArticle, Sentence
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.carriers import carriers, is_carrier
from recoupe.extraction.statements.choosing import letters
from recoupe.extraction.statements.noun_phrases import after
from recoupe.extraction.statements.words import words
from recoupe.model.span import Span

_OWN = 0.4  # share of a carrier's content that nobody else says, above which it is the carrier's own report


def relayed(parsed: ParsedArticle, candidates: Sequence[Candidate], language: str = "fr") -> tuple[Candidate, ...]:
    """The candidates with `via` and `citing` filled, carriers' own candidates left out."""
    via: dict[int, Span] = {}
    dropped: set[int] = set()
    for n, candidate in enumerate(candidates):
        inside = _carried(parsed, candidates, n, language)
        if inside and candidate.source is not None:
            dropped.add(n)
            name = _carrier_name(parsed, candidate.source, language)
            via.update({m: name for m in inside if m not in via})
    kept = []
    for n, candidate in enumerate(candidates):
        if n in dropped:
            continue
        carrier = candidate.via or via.get(n) or _beside(parsed, candidate, candidates, language)
        carried = candidate if carrier is None else replace(candidate, via=carrier)
        citing = carried.citing or _citing(parsed, carried, language)
        kept.append(carried if citing is None else replace(carried, citing=citing))
    return tuple(kept)


def _carried(parsed: ParsedArticle, candidates: Sequence[Candidate], n: int, language: str) -> list[int]:
    """The candidates that candidate `n`, an agency or outlet, only carries."""
    carrier = candidates[n]
    if carrier.source is None or carrier.cue is None:
        return []
    sentence = parsed.sentence_at(carrier.source.start)
    if sentence is None:
        return []
    held = sentence.at(carrier.source.start, carrier.source.end)
    if not held or not is_carrier(sentence, (held[0].i, held[-1].i), language):
        return []
    whole = letters(parsed.text, carrier.content)
    inside = []
    said: set[int] = set()
    for m, other in enumerate(candidates):
        if m == n or other.cue is None or other.hearsay:
            continue
        own = letters(parsed.text, other.content)
        if letters(parsed.text, [other.cue]) <= whole and own <= whole:
            inside.append(m)
            said |= (
                own | letters(parsed.text, [other.cue]) | letters(parsed.text, [other.source] if other.source else [])
            )
    return inside if len(whole - said) <= _OWN * len(whole) else []


def _carrier_name(parsed: ParsedArticle, source: Span, language: str) -> Span:
    sentence = parsed.sentence_at(source.start)
    if sentence is not None:
        for a, b in carriers(sentence, language):
            span = Span.of(parsed.text, sentence.tokens[a].start, sentence.tokens[b].end)
            if source.contains(span):
                return span
    return source


def _beside(parsed: ParsedArticle, candidate: Candidate, candidates: Sequence[Candidate], language: str) -> Span | None:
    """The carrier named in the reporting clause: « sur Telegram », « à l'AFP », « interrogé par Le Monde »."""
    at = candidate.cue or candidate.source
    sentence = None if at is None else parsed.sentence_at(at.start)
    if sentence is None or at is None:
        return None
    taken = [s for c in candidates for s in (*c.content, *((c.source,) if c.source else ())) if not s.contains(at)]
    found = []
    for a, b in carriers(sentence, language):
        span = Span.of(parsed.text, sentence.tokens[a].start, sentence.tokens[b].end)
        if any(s.overlaps(span) for s in taken) or not _governed(sentence, a, language):
            continue
        found.append(span)
    return min(found, key=lambda s: (abs(s.start - at.start), s.start), default=None)


def _governed(sentence: Sentence, i: int, language: str) -> bool:
    """Whether a preposition brings the carrier in, articles and descriptions between."""
    allowed = words(language, "carrying_preposition")
    for token in reversed(sentence.tokens[max(0, i - 6) : i]):
        if token.lower in allowed and token.lower not in words(language, "singular_definite"):
            return token.lower not in words(language, "of_singular") or _utterance_noun(sentence, token.i)
        if token.pos in ("VERB", "AUX", "PUNCT"):
            return False
    return False


def _utterance_noun(sentence: Sentence, i: int) -> bool:
    """« au micro de RTL », « l'invité de France Info », « dans les colonnes du Monde »."""
    return i > 0 and sentence.tokens[i - 1].lower in words("fr", "carrying_noun")


def _citing(parsed: ParsedArticle, candidate: Candidate, language: str) -> Span | None:
    at = candidate.source or candidate.cue
    sentence = None if at is None else parsed.sentence_at(at.start)
    if sentence is None or at is None:
        return None
    for token in sentence.tokens:
        if token.lower in words(language, "citing") and token.start > at.start and token.i + 1 < len(sentence.tokens):
            if any(s.start <= token.start < s.end for s in candidate.content):
                continue
            first = sentence.tokens[token.i + 1]
            if first.pos in ("DET", "NOUN", "PROPN", "NUM", "ADJ"):
                last = after(sentence, first.i, language=language)
                return Span.of(parsed.text, first.start, sentence.tokens[last].end)
    return None
