"""Nouns that stand for an utterance report in their example, and not in their counter-example."""

from __future__ import annotations

import pytest
from tests.extraction.statements.test_reported import article

from recoupe.extraction.entities import find_entities
from recoupe.extraction.parse import parse
from recoupe.extraction.statements import find_statements
from recoupe.extraction.statements.reported.speech_nouns import SpeechNoun
from recoupe.rules.loader import load


def cues(text: str) -> list[str]:
    """The cues of all that is reported in `text`."""
    parsed = parse(article(text), "fr")
    return [s.cue.text.lower() for s in find_statements(parsed, find_entities(parsed), ()) if s.cue is not None]


@pytest.mark.parametrize("noun", load("fr", "speech_nouns", "noun", SpeechNoun), ids=lambda n: n.lemmas[0])
def test_example_and_counter(noun: SpeechNoun) -> None:
    told = cues(noun.example)
    assert any(lemma in cue for lemma in noun.lemmas for cue in told)
    assert not noun.counter or not cues(noun.counter)
