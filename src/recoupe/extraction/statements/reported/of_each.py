"""Several who say the same: « les aides promises par la préfète et le maire » are two statements.

Who the several are is `conjuncts`' and `agents`' task.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.noun_phrases import span_of
from recoupe.extraction.statements.view import View


def of_each(view: View, speakers: Iterable[Phrase], said: Candidate) -> Iterator[Candidate]:
    """The candidate `said` once for each of the speakers."""
    return (replace(said, source=span_of(view.sentence, phrase, view.text)) for phrase in speakers)
