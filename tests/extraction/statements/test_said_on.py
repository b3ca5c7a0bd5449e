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


def test_a_post_was_said_on_the_day_that_signs_it() -> None:
    text = (
        "Les étudiants occupent toujours la salle.\nLe mouvement continue, venez nombreux ! https://t.co/Iuc81\n"
        "— Nora Petit (@norapetit) March 9, 2024\nLa direction n'a pas réagi."
    )
    blocks = (Block(0, len(text), BlockKind.BODY, "test"),)
    article = Article("a", "a", None, None, None, (), "fr", text, blocks=blocks)
    done = completed(annotate(article))
    assert [s.said_on for s in done.statements if s.rule == "post/signed"] == ["2024-03-09"]
