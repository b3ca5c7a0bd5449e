"""Sentences of many kinds of news with the dates a careful reader finds in them, the day of publication given."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from recoupe.crosscheck.completing import complete_all
from recoupe.extraction.dates import find_dates
from recoupe.extraction.parse import ParsedArticle
from recoupe.model.article import Article, Block, BlockKind
from recoupe.model.date import DateBasis
from recoupe.rules.folding import fold

ROWS = [
    pytest.param(row, id=f"{path.stem}-{n}")
    for path in sorted(Path(__file__).parent.glob("*.toml"))
    for n, row in enumerate(tomllib.loads(path.read_text("utf-8"))["sentence"], 1)
]


@pytest.mark.parametrize("row", ROWS)
def test_dates_of_a_sentence(row: dict[str, str | list[str]]) -> None:
    text = str(row["text"])
    article = Article("a", "a", None, None, None, (), "fr", text, blocks=(Block(0, len(text), BlockKind.BODY, "test"),))
    rows = find_dates(ParsedArticle(article, fold(text)))
    published = date.fromisoformat(str(row["published"]))
    done = complete_all(rows, published, DateBasis.PUBLICATION, {})
    assert [f"{d.span.text} = {d.value or '?'}" for d in done] == row["dates"]
