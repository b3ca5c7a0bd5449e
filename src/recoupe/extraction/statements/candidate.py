"""What the finders of statements hand to `assemble`: an attribution relation before its speaker is resolved.

Every finder (quotations, clauses, frames, nouns, hearsay, …) reads the parsed article and gives candidates; `assemble`
drops doubles, nests, resolves speakers, dates and carriers, and numbers what remains in text order.
"""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.model.span import Span
from recoupe.model.statement import Stance


@dataclass(frozen=True, slots=True)
class Candidate:
    """One attribution relation. Spans count in the article's text; mode follows from the quotation marks in `content`."""

    content: tuple[Span, ...]
    source: Span | None
    cue: Span | None
    stance: Stance
    rule: str  # "clause/que", "frame/selon", "quote/incise", …
    score: float
    rejects_content: bool = False
    hearsay: bool = False
    citing: Span | None = None  # the words for whom the speaker cites
    via: Span | None = None  # the words for who relayed it
    antecedent: Span | None = (
        None  # who speaks, where there is no source span (free quotations, infinitives, participles)
    )
    by_marks: bool = False  # the verb reports what it has in marks only for the marks: « porte « des cagoules » »
    carries_on: bool = False  # « Et de conclure que … »: whoever spoke last goes on
    when: tuple[int, int] | None = None  # stretch in which a date dates the utterance (the cue's own clause)
