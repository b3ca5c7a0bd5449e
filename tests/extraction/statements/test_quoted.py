"""Sentences with quotation marks and everything found in them: « source | cue | mode | content »."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from recoupe.extraction.article import annotate
from recoupe.model.annotated import AnnotatedArticle
from recoupe.model.article import Article, Block, BlockKind
from recoupe.model.statement import Stance

CASES: list[dict[str, Any]] = [
    case
    for path in sorted(Path(__file__).parent.glob("quoted*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]


def annotated(text: str) -> AnnotatedArticle:
    """One paragraph a line; a line that begins with « # » is a heading (the sign is taken off)."""
    lines = text.strip("\n").split("\n")
    whole = "\n".join(line.removeprefix("# ") for line in lines)
    blocks, at = [], 0
    for line in lines:
        kind = BlockKind.HEADING if line.startswith("# ") else BlockKind.BODY
        end = min(at + len(line.removeprefix("# ")) + 1, len(whole))
        blocks.append(Block(at, end, kind, "test"))
        at = end
    return annotate(Article("t", None, None, None, None, (), "fr", whole, blocks=tuple(blocks)))


def shown(found: AnnotatedArticle) -> list[str]:
    """The statements as lines of the table; where there is no source the resolved speaker stands behind an arrow."""
    names = {e.id: e.name for e in found.entities}
    lines = []
    for s in found.statements:
        who = s.source.text if s.source else f"→ {names.get(s.speaker or '', '-')}"
        stance = "" if s.stance is Stance.ASSERTS else f"{s.stance.value} "
        content = " … ".join(c.text for c in s.content)
        lines.append(f"{who} | {s.cue.text if s.cue else '-'} | {stance}{s.mode.value} | {content}")
    return lines


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["text"].strip()[:60])
def test_everything_is_found(case: dict[str, Any]) -> None:
    assert shown(annotated(case["text"])) == case["said"]


@pytest.mark.parametrize("marks", ['""', "« »", "«»"])
def test_marks_that_hold_nothing_name_nobody(marks: str) -> None:
    found = annotated(
        f"« Le pont rouvrira », a dit, les {marks} en moins, le maire. Le bac coûte trop, a jugé Nora Petit."
    )
    assert "Nora Petit | a jugé | indirect | Le bac coûte trop" in shown(found)
