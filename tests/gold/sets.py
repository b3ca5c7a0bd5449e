"""The gold sets by name: the texts, their annotations, and how the annotators' scorer judges a ledger of them."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from presence import SHARED
from recoupe.ledger.encode import dumps
from recoupe.pipeline import check
from recoupe.reading import ReadOptions

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
NAMES = (
    "seeds",
    *sorted(p.name for p in (HERE / "examples").iterdir()),
    *sorted(p.stem for p in HERE.glob("wikinews-*.json")),
)


@dataclass(frozen=True, slots=True)
class GoldSet:
    """Texts and where their annotations stand: a folder of TOML files, or one stand-off JSON file."""

    name: str
    texts: tuple[Path, ...]
    gold: Path


def gold_set(name: str) -> GoldSet:
    """The set of this name; its texts may be absent."""
    if name == "seeds":
        return GoldSet(name, (SHARED / "seeds",), SHARED / "gold" / "seeds")
    if name.startswith("wikinews"):
        gold = HERE / f"{name}.json"
        folder = SHARED / "data" / "wikinews_fr" / "txt"
        files = json.loads(gold.read_text(encoding="utf-8"))["articles"]
        return GoldSet(name, tuple(folder / f for f in files), gold)
    return GoldSet(name, (ROOT / "examples" / name,), HERE / "examples" / name)


def ledger_of(chosen: GoldSet, target: Path) -> Path:
    """Check the set's texts and write their ledger to `target`."""
    target.write_text(dumps(check([str(p) for p in chosen.texts], ReadOptions())), encoding="utf-8")
    return target


def article_scores(chosen: GoldSet, ledger: Path) -> dict[str, dict[str, float]]:
    """Figure by figure what `score.py` finds."""
    return scores(ledger, chosen.gold)


def scores(ledger: Path, *gold: Path) -> dict[str, dict[str, float]]:
    """Figure by figure what `score.py` finds in a ledger, by all of `gold` together."""
    run = [sys.executable, str(HERE / "score.py"), str(ledger), *map(str, gold), "--json"]
    found: dict[str, dict[str, float]] = json.loads(_output(run))["scores"]
    return found


def story_scores(chosen: GoldSet, ledger: Path) -> dict[str, int]:
    """Figure by figure what `score_story.py` finds."""
    run = [sys.executable, str(HERE / "score_story.py"), str(ledger), str(chosen.gold)]
    words = _output(run).replace("/", " ").split()
    return {w: int(words[i + 1]) for i, w in enumerate(words) if w.isalpha()}


def _output(run: list[str]) -> str:
    return subprocess.run(run, check=True, capture_output=True, text=True).stdout
