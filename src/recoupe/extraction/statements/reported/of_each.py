"""What a verb says, and several who say the same: « les aides promises par la préfète et le maire » are two statements.

Who the several are is `conjuncts`' and `agents`' task.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.noun_phrases import span_of
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.view import View
from recoupe.model.span import Span
from recoupe.model.statement import Stance


def of_verb(
    view: View,
    group: Group,
    content: tuple[Span, ...],
    stance: Stance,
    rule: str,
    score: float,
    when: tuple[int, int] | None = None,
) -> Candidate:
    """What the verb of `group` says, whoever does; a date between the offsets `when` dates the utterance."""
    rejects = group.cue.rejects_content and stance is Stance.DENIES
    cue = group.span(view.sentence, view.text)
    return Candidate(content, None, cue, stance, rule, score, rejects_content=rejects, when=when)


def of_each(view: View, speakers: Iterable[Phrase], said: Candidate) -> Iterator[Candidate]:
    """The candidate `said` once for each of the speakers."""
    return (replace(said, source=span_of(view.sentence, phrase, view.text)) for phrase in speakers)
