"""The catalogue's sentences: each is found by the rule that it stands for."""

from __future__ import annotations

import pytest

from recoupe.extraction.article import annotate
from recoupe.model.article import Article, Block, BlockKind, Published, PublishedBasis
from recoupe.pipeline import check_articles
from recoupe.rules.catalogue import Entry, example, speaker_example
from recoupe.rules.loader import load

ENTRIES = load("fr", "catalogue", "entry", Entry)
SPEAKERS = load("fr", "catalogue", "speaker", Entry)
BETWEEN = ("claims", "series", "conflicts", "distortions", "quotations")


def article(text: str, number: int = 1, published: str | None = None) -> Article:
    """An article of one line a block; a line that begins with # is a heading."""
    blocks, at = [], 0
    for line in text.splitlines(keepends=True):
        kind = BlockKind.HEADING if line.startswith("#") else BlockKind.BODY
        blocks.append(Block(at, at + len(line), kind, "test"))
        at += len(line)
    dated = Published(published, PublishedBasis.GIVEN if published else PublishedBasis.UNKNOWN)
    ident, path = f"{number}" * 16, f"{number}.txt"
    return Article(ident, path, None, None, None, (), "fr", text, dated, tuple(blocks))


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: e.rule)
def test_the_rule_finds_its_example(entry):
    if len(entry.example) == 1:
        found = annotate(article(entry.example[0]), language="fr")
        rules = [row.rule for row in (*found.statements, *found.quantities)]
    else:
        texts = [article(text, n, "2031-05-07") for n, text in enumerate(entry.example, 1)]
        stories = check_articles(texts).stories
        rules = [row.rule for story in stories for name in BETWEEN for row in getattr(story, name)]
    assert entry.rule in rules


@pytest.mark.parametrize("entry", SPEAKERS, ids=lambda e: e.rule)
def test_the_speaker_of_the_example_is_made_out_so(entry):
    found = annotate(article(entry.example[0]), language="fr")
    assert entry.rule in [s.speaker_rule for s in found.statements]
    unsettled = entry.rule in ("nobody", "pronoun/rivals", "pronoun/nobody")
    assert any((s.speaker is None) == unsettled for s in found.statements if s.speaker_rule == entry.rule)


def test_rules_in_files_of_their_own_have_their_example_there():
    assert example("fr", "frame/selon")[0].startswith("Selon ")
    assert "mercredi 30 octobre" in example("fr", "date/day-month")[0]
    assert example("fr", "stamp/published")
    assert example("fr", "no/such") == speaker_example("fr", "no/such") == ()


def test_one_entry_a_rule():
    for entries in (ENTRIES, SPEAKERS):
        assert len({e.rule for e in entries}) == len(entries)
