"""The examples and counter-examples of what ends or carries on a content, and of the nouns that verbs of saying take."""

from __future__ import annotations

import pytest
from tests.extraction.statements.test_reported import article

from recoupe.extraction.entities import find_entities
from recoupe.extraction.parse import parse
from recoupe.extraction.statements import find_statements
from recoupe.extraction.statements.lexicon.noun_classes import NounClass
from recoupe.extraction.statements.lexicon.settings import Setting
from recoupe.extraction.statements.scope.cuts import CutPhrase
from recoupe.extraction.statements.scope.going_on import Complement
from recoupe.rules.loader import load


def contents(text: str) -> list[str]:
    """What is said in `text`."""
    parsed = parse(article(text), "fr")
    return [span.text for s in find_statements(parsed, find_entities(parsed), ()) for span in s.content]


def told_to_the_end(text: str) -> bool:
    """Whether a content reaches the last word of `text`."""
    return any(text.rstrip(".").endswith(content) for content in contents(text))


@pytest.mark.parametrize("complement", load("fr", "scope", "complement", Complement), ids=lambda c: c.name)
def test_the_content_goes_on(complement: Complement) -> None:
    assert told_to_the_end(complement.example)
    assert not complement.counter or not told_to_the_end(complement.counter)


@pytest.mark.parametrize("phrase", load("fr", "scope", "phrase", CutPhrase), ids=lambda p: p.name)
def test_the_phrase_ends_the_content(phrase: CutPhrase) -> None:
    assert contents(phrase.example)
    assert not told_to_the_end(phrase.example)
    assert not phrase.counter or told_to_the_end(phrase.counter)


@pytest.mark.parametrize("setting", load("fr", "scope", "setting", Setting), ids=lambda s: s.example)
def test_where_it_was_said_is_not_said(setting: Setting) -> None:
    def told(text: str) -> bool:
        return any(p in content and n in content for content in contents(text) for p, n in setting_words)

    setting_words = [(p, n) for p in setting.prepositions for n in setting.nouns]
    assert contents(setting.example)
    assert not told(setting.example)
    assert not setting.counter or told_to_the_end(setting.counter)


@pytest.mark.parametrize("kind", load("fr", "noun_classes", "class", NounClass), ids=lambda k: k.name)
def test_nouns_of_the_class_are_said(kind: NounClass) -> None:
    assert told_to_the_end(kind.example)
    assert not kind.counter or not contents(kind.counter)
