"""Which date expression dates an utterance.

« La Chine a déclaré vendredi que l'accord de mars tenait » was said on the Friday; March belongs to the content. A date
counts when it stands in the reporting clause, outside every content and source, and modifies the verb of saying (or the
verb it is coordinated with) rather than a noun or a relative clause.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.parse import ParsedArticle, Sentence, Token
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.noun_phrases import NOMINAL
from recoupe.extraction.statements.verb_groups import VERBAL
from recoupe.extraction.statements.words import words
from recoupe.model.date import Date, DateType
from recoupe.model.span import Span


def said_date(
    parsed: ParsedArticle, candidate: Candidate, dates: Sequence[Date], contents: Sequence[Span], language: str = "fr"
) -> Date | None:
    """The date of the utterance, if the reporting clause has one."""
    if candidate.when is None or candidate.cue is None:
        return None
    start, end = candidate.when
    held = [
        d
        for d in dates
        if start <= d.span.start and d.span.end <= end and d.type is not DateType.DURATION
        and not any(s.contains(d.span) for s in candidate.content)
        and not (candidate.source is not None and candidate.source.contains(d.span))
        and not any(s.contains(d.span) and not s.contains(candidate.cue) for s in contents)
        and _adverbial(parsed, d.span, candidate.cue, language)
    ]  # fmt: skip
    cue = candidate.cue
    return min(held, key=lambda d: (abs(d.span.start - cue.start), d.span.start), default=None)


def _adverbial(parsed: ParsedArticle, span: Span, cue: Span, language: str) -> bool:
    """Whether the date modifies the reporting verb."""
    sentence = parsed.sentence_at(span.start)
    if sentence is None:
        return False
    tokens = sentence.at(span.start, span.end)
    if not tokens or cue.start < sentence.start or cue.start >= sentence.end:
        return False
    first = tokens[0]
    before = sentence.tokens[first.i - 1] if first.i else None
    if before is not None and before.lower in words(language, "since"):
        return False
    if before is not None and before.lower in words(language, "of"):
        return False
    at = sentence.at(cue.start, cue.end)
    near = not any(_clausal(t) for t in sentence.tokens[min(first.i, at[0].i) : max(first.i, at[-1].i)] if t not in at)
    inside = {t.i for t in tokens}
    head = next((t for t in tokens if t.head not in inside), first)
    above = sentence.tokens[head.head]
    if (
        above.pos in NOMINAL
        and above.i < first.i
        and before is not None
        and before.pos not in ("NOUN", "PROPN", "ADJ", "PUNCT")
    ):
        return near and before.pos in ("VERB", "AUX", "ADV")
    verbs = [t for t in (above, *sentence.ancestors(above.i)) if t.pos in VERBAL]
    verb = verbs[0] if verbs else None
    if verb is not None and (verb in at or _joined(sentence, verb, at)):
        return True
    return near


def _clausal(token: Token) -> bool:
    return (
        (token.pos in VERBAL and token.morph.get("VerbForm") in ("Fin", "Part") and not token.dep.startswith("aux"))
        or token.lower in ("qui", "dont", "où")
    )  # fmt: skip


def _joined(sentence: Sentence, verb: Token, cue: tuple[Token, ...]) -> bool:
    """Whether `verb` is coordinated with the cue's verb, or governs it (« a convoqué lundi … pour dénoncer »)."""
    for token in cue:
        for above in sentence.ancestors(token.i):
            if above.i == verb.i:
                return True
            if above.pos in NOMINAL:
                break
    return False
