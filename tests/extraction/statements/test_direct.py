"""Who utters quotations and what incises report: tables of sentences, the wrong ones among them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from recoupe.extraction.entities import find_entities
from recoupe.extraction.parse import parse
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.quoted.direct import find_direct
from recoupe.model.article import Article, Block, BlockKind

CASES: list[dict[str, Any]] = [
    case
    for path in sorted(Path(__file__).parent.glob("direct_*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]


def article(text: str) -> Article:
    """One block a line; a line that begins with « # » is a heading (the sign is taken off)."""
    lines, kinds = [], []
    for line in text.split("\n"):
        kinds.append(BlockKind.HEADING if line.startswith("# ") else BlockKind.BODY)
        lines.append(line.removeprefix("# "))
    blocks, at = [], 0
    for line, kind in zip(lines, kinds, strict=True):
        end = at + len(line) + 1
        blocks.append(Block(at, end, kind, "test"))
        at = end
    whole = "\n".join(lines)
    blocks[-1] = Block(blocks[-1].start, len(whole), blocks[-1].kind, "test")
    return Article("t", None, None, None, None, (), "fr", whole, blocks=tuple(blocks))


def found(text: str) -> list[Candidate]:
    parsed = parse(article(text), "fr")
    return sorted(find_direct(parsed, find_entities(parsed)), key=lambda c: c.content[0].start)


def shown(candidate: Candidate) -> dict[str, Any]:
    who = candidate.source.text if candidate.source else ""
    if not who and candidate.antecedent:
        who = f"({candidate.antecedent.text})"
    cue = candidate.cue.text if candidate.cue else ""
    return {"who": who, "cue": cue, "what": [s.text for s in candidate.content]}


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['construction']}: {c['text'][:50]}")
def test_says(case: dict[str, Any]) -> None:
    assert [shown(c) for c in found(case["text"])] == case["says"]
