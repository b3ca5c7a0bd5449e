"""Articles for tests of stories and copy, written down as text and day, and annotated once."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from recoupe.extraction.article import annotate
from recoupe.model.annotated import AnnotatedArticle
from recoupe.model.article import Article, Block, BlockKind, Published, PublishedBasis, article_id

HERE = Path(__file__).resolve().parent


@cache
def written(text: str, day: str | None = "2031-05-06", outlet: str = "Le Quotidien") -> AnnotatedArticle:
    """An annotated article of one block."""
    ident = article_id(text, url=None, outlet=outlet, name=None)
    block = Block(0, len(text), BlockKind.BODY, "test")
    basis = PublishedBasis.GIVEN if day else PublishedBasis.UNKNOWN
    article = Article(
        ident, f"{outlet}.txt", None, outlet, None, (), "fr", text, Published(day, basis), (block,) if text else ()
    )
    return annotate(article, language="fr")


@cache
def near_misses() -> tuple[tuple[str, AnnotatedArticle], ...]:
    """The articles of `near_misses.toml` with the story each belongs to, in order of day."""
    rows = tomllib.loads((HERE / "near_misses.toml").read_text(encoding="utf-8"))["article"]
    found = [(r["story"], written(r["text"], r["day"], f"journal {n}")) for n, r in enumerate(rows)]
    return tuple(sorted(found, key=lambda f: (f[1].article.published.value or "", f[1].article.id)))
