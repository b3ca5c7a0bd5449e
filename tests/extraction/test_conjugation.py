"""Moods that the form of a verb tells, with its infinitive or without."""

from __future__ import annotations

import pytest

from recoupe.extraction.conjugation import Ending, is_conditional
from recoupe.rules.loader import load


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("serait", "être"),
        ("entraîneraient", "entraîner"),
        ("étirerait", "étirer"),
        ("tiendrait", "tenir"),
        ("pourrait", "?"),
    ],
)
def test_conditional(form: str, lemma: str) -> None:
    assert is_conditional(form, lemma, "fr")


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("montraient", "montrer"), ("étirait", "étirer"), ("virait", "?"), ("serais", "être"), ("sera", "être")],
)
def test_no_conditional(form: str, lemma: str) -> None:
    assert not is_conditional(form, lemma, "fr")


@pytest.mark.parametrize("ending", load("fr", "conjugation", "ending", Ending), ids=lambda e: e.name)
def test_example_shows_an_ending(ending: Ending) -> None:
    stem = ending.example.removesuffix("aient") if ending.name.endswith("stem") else ending.example
    assert any(f" {stem}".endswith(word) for word in ending.words)
