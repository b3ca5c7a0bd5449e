"""Sentences of our own with everything that an article made of them reports: « entity | cue | stance mode | content »."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from recoupe.extraction.article import annotate
from recoupe.model.annotated import AnnotatedArticle
from recoupe.model.article import Article, Block, BlockKind

CASES: list[dict[str, Any]] = [
    case
    for name in ("whole.toml", "whole_carriers.toml", "whole_marks.toml")
    for case in tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))["case"]
]


def annotated(text: str) -> AnnotatedArticle:
    """The annotation of an article of one paragraph."""
    block = Block(0, len(text), BlockKind.BODY, "test")
    return annotate(Article("t", None, None, None, None, (), "fr", text, blocks=(block,)))


def shown(found: AnnotatedArticle) -> list[str]:
    """The statements as lines of the table; entities without a name stand in brackets, missing parts as « - »."""
    names = {e.id: e.name if e.named else f"({e.name})" for e in found.entities}
    lines = []
    for s in found.statements:
        line = (
            f"{names.get(s.speaker or '', '-')} | {s.cue.text if s.cue else '-'} | {s.stance.value} {s.mode.value} | "
        )
        line += " … ".join(c.text for c in s.content)
        line += f" | citing {names[s.citing]}" if s.citing else ""
        lines.append(line + (f" | via {names[s.via]}" if s.via else ""))
    return lines


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["text"][:60])
def test_everything_is_found(case: dict[str, Any]) -> None:
    assert shown(annotated(case["text"])) == case["said"]
