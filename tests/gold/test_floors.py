"""Quality has a floor that only rises: `floors.json` holds what was reached, by gold set and figure.

The scorer is the annotators' (`score.py`, `score_story.py`), kept here so that the project's own examples are always
scored; a test compares it with the original where that is present.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gold.sets import NAMES, article_scores, gold_set, ledger_of, story_scores
from presence import require

HERE = Path(__file__).resolve().parent
FLOORS = {k: v for k, v in json.loads((HERE / "floors.json").read_text(encoding="utf-8")).items() if k != "comment"}


@pytest.mark.parametrize("name", FLOORS)
def test_no_figure_falls_below_its_floor(name, tmp_path):
    chosen = gold_set(name)
    require(*chosen.texts)
    ledger = ledger_of(chosen, tmp_path / "ledger.json")
    below = {}
    figures = article_scores(chosen, ledger)
    for figure, floor in FLOORS[name]["articles"].items():
        got = figures[figure].get("f1", figures[figure].get("acc"))
        if got is None or got < floor:
            below[figure] = (got, floor)
    if "story" in FLOORS[name]:
        story = story_scores(chosen, ledger)
        for figure, floor in FLOORS[name]["story"].items():
            worse = story[figure] > floor if figure in ("mixed", "extra") else story[figure] < floor
            if worse:
                below[figure] = (story[figure], floor)
    assert below == {}, f"{name}: figure: (got, floor)"


def test_every_gold_set_has_floors():
    assert set(FLOORS) == set(NAMES)


@pytest.mark.parametrize("file", ["score.py", "score_story.py"])
def test_the_scorer_is_the_annotators(file, shared):
    assert (HERE / file).read_bytes() == (shared / "gold" / file).read_bytes()
