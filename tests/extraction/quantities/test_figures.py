"""Sentences of many kinds of news with the figures a careful reader finds in them: words, value, modifier, unit, phase."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from extraction.quantities.tables import figure, figures, places, quantities

CASES = [
    pytest.param(case, id=f"{path.stem}-{n}")
    for path in sorted(Path(__file__).parent.glob("figures*.toml"))
    for n, case in enumerate(tomllib.loads(path.read_text("utf-8"))["case"], 1)
]


@pytest.mark.parametrize("case", CASES)
def test_figures_of_a_sentence(case: dict[str, str | list[str]]) -> None:
    expected = [figure(line) for line in case["figures"]]
    assert figures(str(case["text"]), expected) == expected


@pytest.mark.parametrize(
    "case",
    tomllib.loads(Path(__file__).with_name("places.toml").read_text("utf-8"))["case"],
    ids=lambda c: c["text"][:40],
)
def test_places_of_figures(case: dict[str, str | list[str]]) -> None:
    assert places(str(case["text"])) == case["places"]


@pytest.mark.parametrize(
    "case",
    tomllib.loads(Path(__file__).with_name("phases.toml").read_text("utf-8"))["case"],
    ids=lambda c: c["text"][:40],
)
def test_phases_of_first_figures(case: dict[str, str]) -> None:
    expected = case["phase"].split()
    assert [q.phase.value for q in quantities(case["text"])[: len(expected)]] == expected
