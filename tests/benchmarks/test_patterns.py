"""Sentences made by pattern: agreement, the statements expected of them, and that every family can be drawn."""

from __future__ import annotations

import random
import re
import tomllib
from pathlib import Path
from runpy import run_path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
FAMILIES = sorted((ROOT / "benchmarks" / "patterns").glob("*.toml"))
patterns = run_path(str(ROOT / "benchmarks" / "patterns.py"), run_name="patterns")
made, read, right = patterns["made"], patterns["read"], patterns["right"]

MAN = {"text": "le maire de Kelm, Paul Duval,", "name": "Paul Duval", "last": "Duval"}
WOMAN = {"text": "Ana Brun", "name": "Ana Brun", "form": "f"}
WOMEN = {"text": "deux voisines", "name": "", "form": "fp"}


def draw(text: str, **parts: Any) -> tuple[str, list[tuple[str, str | None]]]:
    """The text of a pattern, and the words and the speaker of each statement expected of it."""
    one = made(parts, {"text": text}, random.Random(1))
    return one.text, [(" … ".join(one.text[a:b] for a, b in said.pieces), said.name) for said in one.said]


@pytest.mark.parametrize(
    ("speaker", "wanted"),
    [
        (MAN, "Le maire de Kelm, Paul Duval, a dit qu'il était prêt."),
        (WOMAN, "Ana Brun a dit qu'elle était prête."),
        (WOMEN, "Deux voisines ont dit qu'elles étaient prêtes."),
    ],
)
def test_verbs_pronouns_and_adjectives_agree_with_the_speaker(speaker: dict[str, str], wanted: str) -> None:
    text = "{speaker} {verb} que [{il|elle|ils|elles} {était|étaient} prêt{|e|s|es}](speaker)."
    assert draw(text, speaker=[speaker], verb=["{a|ont} dit"])[0] == wanted


def test_what_is_drawn_for_another_slot_agrees_with_it() -> None:
    text = "{speaker} {past} et {other} {past2:other}."
    parts = {
        "speaker": [MAN],
        "other": [WOMEN],
        "past": ["{est|sont} venu{|e|s|es}"],
        "past2": ["{est|sont} parti{|e|s|es}"],
    }
    assert draw(text, **parts)[0] == "Le maire de Kelm, Paul Duval, est venu et deux voisines sont parties."


def test_each_statement_has_the_speaker_of_its_slot() -> None:
    text = "{speaker} dit que [B](speaker), {other} que [C](other). [N](-)\n[d](speaker), dit {speaker.last}, [+e](speaker)."
    text, said = draw(text, speaker=[MAN], other=[WOMAN])
    assert text == "Le maire de Kelm, Paul Duval, dit que B, Ana Brun que C. N\nD, dit Duval, e."
    assert said == [("B", "Paul Duval"), ("C", "Ana Brun"), ("N", ""), ("D … e", "Paul Duval")]


def test_brackets_stand_within_brackets() -> None:
    text, said = draw("Selon {speaker}, [{other} a dit que [B](other)](speaker).", speaker=[WOMAN], other=[MAN])
    assert text == "Selon Ana Brun, le maire de Kelm, Paul Duval, a dit que B."
    assert said == [("B", "Paul Duval"), ("le maire de Kelm, Paul Duval, a dit que B", "Ana Brun")]


def test_nothing_is_drawn_twice() -> None:
    text, _ = draw("{clause}, {clause2}, {clause3}", clause=["a", "b", "c"])
    assert sorted(text.lower().split(", ")) == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("{speaker} a affirmé que [le pont sera fermé](speaker).", [(True, True)]),
        ("{speaker} a affirmé que [le pont sera fermé](other).", [(True, False)]),
        ("{speaker} a affirmé que le [pont sera fermé](speaker).", [(False, False)]),
        ("{speaker} a affirmé que le pont sera fermé.", [(False, False)]),
        ("{speaker} dort.", [(True, True)]),
    ],
)
def test_words_and_speaker_count_apart(text: str, wanted: list[tuple[bool, bool]]) -> None:
    one = made({"speaker": [WOMAN], "other": [MAN]}, {"text": text}, random.Random(1))
    assert right(one, read(one, "La séance a duré quatre heures.")) == wanted


@pytest.mark.parametrize("path", FAMILIES, ids=lambda path: path.stem)
def test_every_pattern_can_be_drawn(path: Path) -> None:
    parts = tomllib.loads(path.read_text(encoding="utf-8"))
    names = [pattern["name"] for pattern in parts["pattern"]]
    assert len(set(names)) == len(names)
    for pattern in parts["pattern"]:
        for seed in range(40):
            one = made(parts, pattern, random.Random(seed))
            assert not re.search(r"[{}\[\]|]|  |,,|,\.| [.,]|\b[qd]e [aeiouéè]| de le[s]? ", one.text), one.text
            assert all(one.text[a:b].strip() for said in one.said for a, b in said.pieces), one.text
