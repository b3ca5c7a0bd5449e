"""`recoupe why`: the row's rule, its place and what it read."""

from __future__ import annotations

import pytest

from recoupe.errors import UnknownRowError
from recoupe.report.why import explain
from sample import ledger


def statement_id(words: str) -> str:
    return next(s.id for a in ledger().articles for s in a.statements if s.content[0].text.startswith(words))


def test_a_statement_shows_its_words_in_the_sentence_and_its_rule():
    text = explain(ledger(), statement_id("au moins"), "fr")
    assert "⟦Selon⟧ ⟦le préfet⟧, ⟦au moins 12 personnes ont été secourues mardi à Valmer⟧." in text
    assert "règle: frame/selon" in text


def test_a_pronoun_shows_who_it_stands_for():
    text = explain(ledger(), statement_id("tout"), "en")
    assert "rule of the speaker: pronoun/last-speaker" in text
    assert "antecedent: « Léa Roux »" in text


def test_an_id_may_be_shortened():
    full = statement_id("tout")
    short = full[:4] + full[full.index(":") :]
    assert explain(ledger(), short, "fr") == explain(ledger(), full, "fr")


@pytest.mark.parametrize("ident", ["c1", "k1", "n1", "d1", "g1", "r1", "t1", "e2", "s0"])
def test_every_kind_of_row_has_an_explanation(ident):
    text = explain(ledger(), ident, "fr")
    assert text.startswith(ident + "  (")
    assert len(text.splitlines()) > 2


def test_an_unknown_id_is_refused():
    with pytest.raises(UnknownRowError, match="zzz"):
        explain(ledger(), "zzz", "fr")
    with pytest.raises(UnknownRowError, match="rows begin so"):
        explain(ledger(), "c", "fr")
