"""Twins have floors: how many paraphrases join, how many distorted twins show, how many unrelated pairs stay alone.

All pairs run in one process, one after the other, so that the model is loaded once. A failure names kinds and figures
only, never a pair: nobody is to look at those of `blind.toml`.
"""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from presence import SHARED, require
from twins.judge import DISTORTED, ledger, load, needs_seeds, verdict

HERE = Path(__file__).resolve().parent
FLOORS = {k: v for k, v in json.loads((HERE / "floors.json").read_text(encoding="utf-8")).items() if k != "comment"}
KINDS = {"paraphrase", "unrelated", *DISTORTED}


@cache
def shares(name: str) -> dict[str, float]:
    """The share of right pairs by kind; *distorted* is all kinds that change one thing."""
    right, total = Counter[str](), Counter[str]()
    for twin in load(HERE / f"{name}.toml"):
        good = verdict(twin, ledger(twin))
        for kind in (twin.kind, *(("distorted",) if twin.kind in DISTORTED else ())):
            total[kind] += 1
            right[kind] += good
    return {kind: right[kind] / total[kind] for kind in total}


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_no_kind_of_twins_falls_below_its_floor(name):
    if needs_seeds(HERE / f"{name}.toml"):
        require(SHARED / "seeds")
    found = shares(name)
    below = {kind: (round(found[kind], 3), floor) for kind, floor in FLOORS[name].items() if found[kind] < floor}
    assert below == {}, f"{name}: kind: (got, floor)"


@pytest.mark.parametrize("file", sorted(p.name for p in HERE.glob("*.toml")))
def test_twins_are_well_formed(file):
    if needs_seeds(HERE / file):
        require(SHARED / "seeds")
    twins = load(HERE / file)
    assert len({t.id for t in twins}) == len(twins), "ids are given once"
    assert {t.kind for t in twins} <= KINDS
    assert all(t.a and t.b and t.a != t.b for t in twins)
