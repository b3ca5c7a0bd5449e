"""Quality has a floor that only rises: `floors.json` holds what was reached, by gold set and figure.

The scorer is the annotators' (`score.py`, `score_story.py`), kept here so that the project's own examples are always
scored; a test compares it with the original where that is present.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from presence import SHARED, require
from recoupe.ledger.encode import dumps
from recoupe.pipeline import check
from recoupe.reading import ReadOptions

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
FLOORS = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))
WIKINEWS = SHARED / "data" / "wikinews_fr" / "txt"


def inputs(name: str) -> tuple[list[str], list[str]]:
    """The texts and the gold of a set; the test is skipped where they are absent."""
    if name == "seeds":
        texts, gold = [SHARED / "seeds"], SHARED / "gold" / "seeds"
    elif name.startswith("wikinews"):
        gold = HERE / f"{name}.json"
        files = json.loads(gold.read_text(encoding="utf-8"))["articles"]
        texts = [WIKINEWS / f for f in files]
    else:
        texts, gold = [ROOT / "examples" / name], HERE / "examples" / name
    require(*texts)
    return [str(p) for p in texts], [str(gold)]


@pytest.fixture(scope="module")
def scored(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict, dict]:
    """Name, figures by article gold, figures by story gold of one set."""
    name = request.param
    texts, gold = inputs(name)
    ledger = tmp_path_factory.mktemp(name) / "ledger.json"
    ledger.write_text(dumps(check(texts, ReadOptions())), encoding="utf-8")
    run = [sys.executable, str(HERE / "score.py"), str(ledger), *gold, "--json"]
    figures = json.loads(subprocess.run(run, check=True, capture_output=True, text=True).stdout)["scores"]
    story = {}
    if "story" in FLOORS[name]:
        run = [sys.executable, str(HERE / "score_story.py"), str(ledger), *gold]
        line = subprocess.run(run, check=True, capture_output=True, text=True).stdout
        words = line.replace("/", " ").split()
        story = {w: int(words[i + 1]) for i, w in enumerate(words) if w.isalpha()}
    return name, figures, story


@pytest.mark.parametrize("scored", [n for n in FLOORS if n != "comment"], indirect=True, ids=str)
def test_no_figure_falls_below_its_floor(scored):
    name, figures, story = scored
    below = {}
    for figure, floor in FLOORS[name]["articles"].items():
        got = figures[figure].get("f1", figures[figure].get("acc"))
        if got is None or got < floor:
            below[figure] = (got, floor)
    for figure, floor in FLOORS[name].get("story", {}).items():
        worse = story[figure] > floor if figure in ("mixed", "extra") else story[figure] < floor
        if worse:
            below[figure] = (story[figure], floor)
    assert below == {}, f"{name}: figure: (got, floor)"


@pytest.mark.parametrize("file", ["score.py", "score_story.py"])
def test_the_scorer_is_the_annotators(file, shared):
    assert (HERE / file).read_bytes() == (shared / "gold" / file).read_bytes()
