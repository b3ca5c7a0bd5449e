"""Reported speech on sentences of our own: what is said, by whom, with which words."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from recoupe.extraction.entities import find_entities
from recoupe.extraction.parse import parse
from recoupe.extraction.statements import find_statements
from recoupe.model.article import Article, Block, BlockKind

HERE = Path(__file__).parent
TABLES = ("clauses", "frames", "voices", "hearsay")
CASES = [
    pytest.param(case, id=f"{name}-{n}")
    for name in TABLES
    for n, case in enumerate(tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))["case"], 1)
]


def article(text: str) -> Article:
    block = Block(0, len(text), BlockKind.BODY, "test")
    return Article("a", "a.txt", None, None, None, (), "fr", text, blocks=(block,))


@pytest.mark.parametrize("case", CASES)
def test_sentence(case: dict) -> None:
    parsed = parse(article(case["text"]), "fr")
    found = find_statements(parsed, find_entities(parsed), ())
    rows = sorted(
        (
            s.source.text if s.source else "",
            s.cue.text if s.cue else "",
            [c.text for c in s.content],
            s.stance.value,
            s.mode.value if "mode" in (case["said"][0] if case["said"] else {}) else None,
        )
        for s in found
    )
    wanted = sorted(
        (s["source"], s["cue"], s["content"], s.get("stance", "asserts"), s.get("mode")) for s in case["said"]
    )
    assert rows == wanted
