"""`recoupe why`: the row's rule with its example, its place, what it read, and why nobody speaks."""

from __future__ import annotations

import dataclasses
import re

import pytest

from recoupe.errors import UnknownRowError
from recoupe.ledger.encode import dumps, loads
from recoupe.model.span import Span
from recoupe.model.statement import Mode
from recoupe.pipeline import check_articles
from recoupe.reading import read
from recoupe.report.rows import rows
from recoupe.report.why import explain
from sample import ledger


def statement_id(words: str) -> str:
    return next(s.id for a in ledger().articles for s in a.statements if s.content[0].text.startswith(words))


def changed(words: str, **values):
    """The sample with fields of one statement changed, and that statement's id."""
    ident = statement_id(words)
    articles = tuple(
        dataclasses.replace(
            a, statements=tuple(dataclasses.replace(s, **values) if s.id == ident else s for s in a.statements)
        )
        for a in ledger().articles
    )
    return dataclasses.replace(ledger(), articles=articles), ident


def test_a_statement_shows_its_words_in_the_sentence_and_its_rule():
    text = explain(ledger(), statement_id("au moins"), "fr")
    assert "⟦Selon⟧ ⟦le préfet⟧, ⟦au moins 12 personnes ont été secourues mardi à Valmer⟧." in text
    assert "trouvé par : frame/selon (sûreté 0,9)\n  un complément qui nomme la source" in text
    assert "par exemple : Selon " in text


def test_words_inside_other_words_of_the_row_are_not_marked_off_again():
    content = next(s.content[0] for a in ledger().articles for s in a.statements if s.id == statement_id("au moins"))
    whole, ident = changed("au moins", cue=Span(content.start, content.start + 8, "au moins"))
    assert "⟦au moins 12 personnes ont été secourues mardi à Valmer⟧." in explain(whole, ident, "fr")


def test_closed_values_and_fields_are_in_the_language_asked_for():
    french = explain(ledger(), statement_id("tout"), "fr")
    assert "position : dément" in french
    assert "forme : discours rapporté, en partie cité" in french
    english = explain(ledger(), statement_id("tout"), "en")
    assert "stance: denies" in english
    assert "the content is what they reject: yes" in english


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_no_name_of_a_field_or_value_is_left_as_the_ledger_writes_it(lang):
    for row in rows(ledger()):
        text = explain(ledger(), row.id, lang)
        named = re.findall(r"\b[a-z]+_[a-z_]+\b", text)
        assert named == []
        if lang == "fr":
            assert not re.search(r"^(speaker|cue|kind|text|claims|low|high|conditional)\s?:", text, re.MULTILINE)
            assert not re.search(r"\b(asserts|denies|done|person|organization|statement|unknown)\b", text)


def test_a_pronoun_shows_who_it_stands_for_and_how():
    text = explain(changed("tout", speaker_rule="pronoun")[0], statement_id("tout"), "en")
    assert "speaker known by: pronoun\n  the source is a pronoun" in text
    assert "for example: Le maire a démissionné lundi." in text
    assert "antecedent: « Léa Roux »" in text


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"source": None}, "aucune source dans le texte"),
        ({"source": None, "mode": Mode.HEARSAY}, "le texte rapporte sans dire qui parle"),
        ({"speaker_rule": "pronoun/rivals"}, "deux personnes aussi probables"),
        ({"speaker_rule": "pronoun/nobody"}, "personne de cité avant ne s'accorde"),
        ({"speaker_rule": "nobody"}, "ne désignent personne"),
        ({}, "ne désignent personne"),  # a ledger of an older version doesn't know
    ],
)
def test_a_row_without_a_speaker_says_why(values, reason):
    whole, ident = changed("au moins", speaker=None, **values)
    assert f"locuteur : personne – {reason}" in " ".join(explain(whole, ident, "fr").split()) or reason in explain(
        whole, ident, "fr"
    )
    article, _, number = ident.partition(":")
    figure = next(q for a in whole.articles for q in a.quantities if q.statement == ident)
    orphan = dataclasses.replace(figure, entity=None)
    articles = tuple(
        dataclasses.replace(a, quantities=(orphan,)) if a.article.id == article else a for a in whole.articles
    )
    assert number
    assert reason in explain(dataclasses.replace(whole, articles=articles), orphan.id, "fr")


def test_a_role_that_no_article_names_is_said_to_have_no_name():
    assert "locuteur : préfet (e1), sans nom : aucun article ne le nomme" in explain(
        ledger(), statement_id("au moins"), "fr"
    )


def test_a_figure_of_the_narrator_says_that_no_statement_holds_it():
    article = ledger().articles[0]
    figure = dataclasses.replace(article.quantities[0], statement=None, entity=None)
    whole = dataclasses.replace(ledger(), articles=(dataclasses.replace(article, quantities=(figure,)),))
    assert "who gives it: nobody – no statement holds this figure" in explain(whole, figure.id, "en")


def test_why_nobody_speaks_is_known_from_the_text():
    text = "Le match de Hugo Roux contre Paul Petit a duré trois heures. Il a déclaré que la fatigue avait tout décidé."
    found = check_articles(read(["-"], stdin=text.encode()).articles)
    ident = found.articles[0].statements[0].id
    for stored in (found, loads(dumps(found))):
        assert "reprendre deux personnes aussi probables" in explain(stored, ident, "fr")


def test_an_id_may_be_shortened():
    full = statement_id("tout")
    short = full[:4] + full[full.index(":") :]
    assert explain(ledger(), short, "fr") == explain(ledger(), full, "fr")
    assert explain(ledger(), f" [{short.upper()}]", "fr") == explain(ledger(), full, "fr")


@pytest.mark.parametrize("ident", ["c1", "k1", "n1", "d1", "g1", "r1", "t1", "e2", "s0"])
def test_every_kind_of_row_has_an_explanation(ident):
    text = explain(ledger(), ident, "fr")
    assert text.startswith(ident + " · ")
    assert len(text.splitlines()) > 2


def test_other_rows_stand_as_their_words_not_only_as_ids():
    assert "« au moins 12 personnes »" in explain(ledger(), "n1", "fr")
    assert "  « au moins 12 personnes » [c4]" in explain(ledger(), "k1", "fr")
    assert "agence AFP (e4)" in explain(ledger(), "r1", "fr")


def test_words_that_have_marks_of_their_own_get_no_others():
    assert "contenu : « Nous avons secouru 9 personnes » (" in explain(ledger(), statement_id("« Nous"), "fr")


def test_an_unknown_id_is_refused_with_those_near_it():
    with pytest.raises(UnknownRowError, match="zzz"):
        explain(ledger(), "zzz", "fr")
    with pytest.raises(UnknownRowError, match="rows begin so"):
        explain(ledger(), "c", "fr")
    article = ledger().articles[0].article.id[:4]
    with pytest.raises(UnknownRowError, match=rf"near it: {article}:s1"):
        explain(ledger(), f"{article}:s9", "fr")
    with pytest.raises(UnknownRowError, match="no row"):
        explain(ledger(), "", "fr")
    with pytest.raises(UnknownRowError, match="no row"):
        explain(ledger(), ":s1", "fr")
