"""Sentences of our own by construction, with everything that is reported in them: « source | cue | content | flags ».

A text that begins with « # » is a heading (the sign is taken off).

Cases marked `fails` were written with the others, before any of them was run, and are not read right yet; they are
expected to fail, so that whoever mends one notices.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from recoupe.extraction.entities import find_entities
from recoupe.extraction.parse import parse
from recoupe.extraction.statements import find_statements
from recoupe.model.article import Article, Block, BlockKind
from recoupe.model.statement import Mode, Stance, Statement

TABLES = sorted(Path(__file__).with_name("reported").glob("*.toml"))


def cases() -> list[Any]:
    """Every case with a name of its own."""
    found = []
    for table in TABLES:
        for n, case in enumerate(tomllib.loads(table.read_text(encoding="utf-8"))["case"], 1):
            marks = [pytest.mark.xfail(strict=True)] if case.get("fails") else []
            found.append(pytest.param(case, id=f"{table.stem}-{n}", marks=marks))
    return found


def shown(statement: Statement, names: dict[str, str]) -> str:
    """The statement as a line of the tables; « - » stands for a missing source or cue."""
    flags = [] if statement.stance is Stance.ASSERTS else [statement.stance.value]
    flags += ["rejects"] if statement.rejects_content else []
    flags += ["hearsay"] if statement.mode is Mode.HEARSAY else []
    flags += [f"citing {names[statement.citing]}"] if statement.citing else []
    flags += [f"via {names[statement.via]}"] if statement.via else []
    source = statement.source.text if statement.source else "-"
    cue = statement.cue.text if statement.cue else "-"
    row = [source, cue, " … ".join(c.text for c in statement.content), " ".join(flags)]
    return " | ".join(part for part in row if part)


@pytest.mark.parametrize("case", cases())
def test_everything_reported_is_found(case: dict[str, Any]) -> None:
    text = case["text"].removeprefix("# ")
    block = Block(0, len(text), BlockKind.BODY if text == case["text"] else BlockKind.HEADING, "test")
    parsed = parse(Article("a", "a.txt", None, None, None, (), "fr", text, blocks=(block,)), "fr")
    cast = find_entities(parsed)
    found = find_statements(parsed, cast, ())  # may bring in entities
    names = {e.id: e.name for e in cast.entities}
    assert sorted(shown(s, names) for s in found) == sorted(case["said"])
