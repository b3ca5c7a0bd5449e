"""Every verb of saying reports in its own example, and not in its counter-example."""

from __future__ import annotations

import pytest

from recoupe.extraction.entities import find_entities
from recoupe.extraction.parse import parse
from recoupe.extraction.statements import find_statements
from recoupe.extraction.statements.lexicon.cues import Cue
from recoupe.extraction.statements.view import views
from recoupe.model.article import Article, Block, BlockKind
from recoupe.model.statement import Statement
from recoupe.rules.loader import load

CUES = load("fr", "cues", "verb", Cue)


def reported(text: str, cue: Cue) -> tuple[list[Statement], list[Statement]]:
    """All statements in the text, and those that this cue makes."""
    block = Block(0, len(text), BlockKind.BODY, "test")
    parsed = parse(Article("a", "a.txt", None, None, None, (), "fr", text, blocks=(block,)), "fr")
    found = list(find_statements(parsed, find_entities(parsed), ()))
    groups = [
        (v.sentence.tokens[g.first], v.sentence.tokens[g.last]) for v in views(parsed) for g in v.groups if g.cue == cue
    ]
    own = [s for s in found if s.cue and any(a.start < s.cue.end and s.cue.start < b.end for a, b in groups)]
    return found, own


@pytest.mark.parametrize("cue", CUES, ids=lambda c: c.name[:40])
def test_example_and_counter(cue: Cue) -> None:
    assert reported(cue.example, cue)[0]
    if cue.counter:
        assert not reported(cue.counter, cue)[1]
