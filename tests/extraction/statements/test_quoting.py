"""The examples and counter-examples of `rules/fr/quoting.toml`."""

from __future__ import annotations

import pytest
from tests.extraction.statements.test_direct import article

from recoupe.extraction.conjugation import readings_of
from recoupe.extraction.entities import find_entities
from recoupe.extraction.parse import parse
from recoupe.extraction.statements.lexicon.quoting import QuotingVerb
from recoupe.extraction.statements.lexicon.words import Words
from recoupe.extraction.statements.quoted.direct import find_direct
from recoupe.rules.folding import fold_same_length
from recoupe.rules.loader import load

VERBS = load("fr", "quoting", "verb", QuotingVerb)
WORDS = load("fr", "quoting", "words", Words)


@pytest.mark.parametrize("verb", VERBS, ids=lambda v: v.example)
def test_verbs(verb: QuotingVerb) -> None:
    parsed = parse(article(verb.example), "fr")
    assert any(c.source is not None for c in find_direct(parsed, find_entities(parsed)))
    parsed = parse(article(verb.counter), "fr")
    assert not list(find_direct(parsed, find_entities(parsed)))


@pytest.mark.parametrize("entry", WORDS, ids=lambda e: e.name)
def test_words_stand_in_their_example(entry: Words) -> None:
    text = fold_same_length(entry.example).lower()
    forms = (form for word in text.split() for form in readings_of(word, frozenset(entry.words), "fr"))
    assert any(word in text for word in entry.words) or any(forms)
    assert all(word == word.lower() == fold_same_length(word) for word in entry.words)
    assert len(set(entry.words)) == len(entry.words), "named twice"
