"""Articles in other languages than that of the rules are not read with them."""

from __future__ import annotations

import pytest

from recoupe.extraction.article import annotate
from recoupe.model.article import Article, Block, BlockKind

WORDS = '"We hired 1,200 workers", the minister said on Monday.'


def article(language: str | None) -> Article:
    block = Block(0, len(WORDS), BlockKind.BODY, "default")
    return Article("a1", "a.txt", None, None, None, (), language, WORDS, blocks=(block,))


def test_an_english_article_gives_no_rows_by_french_rules():
    found = annotate(article("en"), "fr")
    assert found.quantities == found.statements == found.dates == found.loose_quotes == ()


@pytest.mark.parametrize("language", ["fr", "fr-CA", "fr_BE", "FR", None])
def test_an_article_in_french_or_in_no_known_language_is_read(language):
    assert annotate(article(language), "fr").quantities
