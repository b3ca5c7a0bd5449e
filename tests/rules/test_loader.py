"""The rule loader refuses what is wrong and says where."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from recoupe.errors import RulesError
from recoupe.extraction.sentences import Abbreviation
from recoupe.rules import loader

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Unit:
    name: str
    factor: float
    forms: tuple[str, ...] = ()
    metric: bool = True
    rank: int = 0


@pytest.fixture
def write(monkeypatch):
    """Make `loader.table` give these tables."""

    def tables(data: dict) -> None:
        monkeypatch.setattr(loader, "table", lambda language, name: data)
        loader.load.cache_clear()

    yield tables
    loader.load.cache_clear()


def test_entries_become_values(write):
    write({"unit": [{"name": "km", "factor": 1000, "forms": ["kilomètre", "km"]}]})
    assert loader.load("fr", "units", "unit", Unit) == (Unit("km", 1000.0, ("kilomètre", "km")),)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ({"name": "km"}, "factor is missing"),
        ({"name": "km", "factor": "1000"}, "factor: float is needed"),
        ({"name": "km", "factor": 1, "form": []}, "unknown form"),
        ({"name": "km", "factor": 1, "forms": "km"}, "a list is needed"),
        ({"name": "km", "factor": True}, "factor: float is needed"),
        ({"name": "km", "factor": 1, "rank": True}, "rank: int is needed"),
    ],
)
def test_a_wrong_entry_is_refused_with_its_place(write, entry, message):
    write({"unit": [{"name": "m", "factor": 1}, entry]})
    with pytest.raises(RulesError, match=message) as caught:
        loader.load("fr", "units", "unit", Unit)
    assert "fr/units.toml [[unit]] 2" in str(caught.value)


def test_a_language_without_rules_is_said_so():
    with pytest.raises(RulesError, match="is the language supported"):
        loader.load("xx", "abbreviations", "abbreviation", Abbreviation)


def test_every_class_of_words_is_listed_once():
    for file in Path(loader.__file__).parent.glob("fr/*.toml"):
        names = [entry["name"] for entry in loader.table("fr", file.stem).get("words", ()) if "name" in entry]
        assert (file.name, sorted(names)) == (file.name, sorted(set(names)))


def test_every_class_of_words_is_asked_for_somewhere():
    code = "".join(
        p.read_text(encoding="utf-8") for root in ("src", "benchmarks") for p in ROOT.glob(f"{root}/**/*.py")
    )
    files = sorted(Path(loader.__file__).parent.glob("fr/*.toml"))
    listed = [(f.name, e["name"]) for f in files for e in loader.table("fr", f.stem).get("words", ()) if "name" in e]
    assert len(listed) > 300
    assert [(file, name) for file, name in listed if f'"{name}"' not in code] == []


def test_the_digest_changes_with_a_rules_words_and_with_its_file(monkeypatch, tmp_path):
    def digest(name: str, words: str) -> str:
        folder = tmp_path / name / words
        (folder / "fr").mkdir(parents=True)
        (folder / "fr" / f"{name}.toml").write_text(words, encoding="utf-8")
        monkeypatch.setattr(loader.resources, "files", lambda _: folder)
        return loader.digest.__wrapped__()

    assert len({digest("cues", "a"), digest("cues", "b"), digest("units", "a")}) == 3
