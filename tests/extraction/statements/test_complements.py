"""What opens a complement carries the content on to the end of its example, and not of its counter-example."""

from __future__ import annotations

import pytest

from recoupe.extraction.entities import find_entities
from recoupe.extraction.parse import parse
from recoupe.extraction.statements import find_statements
from recoupe.extraction.statements.scope.going_on import Complement
from recoupe.model.article import Article, Block, BlockKind
from recoupe.rules.loader import load

COMPLEMENTS = load("fr", "scope", "complement", Complement)


def told_to_the_end(text: str) -> bool:
    """Whether a content reaches the last word of `text`."""
    block = Block(0, len(text), BlockKind.BODY, "test")
    parsed = parse(Article("a", "a.txt", None, None, None, (), "fr", text, blocks=(block,)), "fr")
    found = find_statements(parsed, find_entities(parsed), ())
    return any(span.end >= len(text.rstrip(".")) for statement in found for span in statement.content)


@pytest.mark.parametrize("complement", COMPLEMENTS, ids=lambda c: c.name)
def test_the_content_goes_on(complement: Complement) -> None:
    assert told_to_the_end(complement.example)
    assert not complement.counter or not told_to_the_end(complement.counter)
