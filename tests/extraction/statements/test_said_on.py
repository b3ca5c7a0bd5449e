"""The day on which something was said, as a text gives it."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from recoupe.crosscheck.completing import completed
from recoupe.extraction.article import annotate
from recoupe.model.article import Article, Block, BlockKind, Published, PublishedBasis

ROWS = tomllib.loads(Path(__file__).with_name("said_on.toml").read_text("utf-8"))["text"]


@pytest.mark.parametrize("row", ROWS, ids=lambda r: r["text"][:50])
def test_when_it_was_said(row: dict) -> None:
    text = row["text"]
    day = date.fromisoformat(row["published"]).isoformat()
    blocks = (Block(0, len(text), BlockKind.BODY, "test"),)
    article = Article("a", "a", None, None, None, (), "fr", text, Published(day, PublishedBasis.GIVEN), blocks=blocks)
    done = completed(annotate(article))
    assert [f"{s.cue.text} = {s.said_on or '-'}" for s in done.statements if s.cue] == row["said"]
