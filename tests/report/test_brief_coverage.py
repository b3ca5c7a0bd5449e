"""COUVERTURE: what was not analysed and why, and how to look at what has no speaker."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crosscheck.builder import article, prose, says
from recoupe.model.article import Block, BlockKind
from recoupe.model.span import Span
from recoupe.report.why import explain
from report.written import brief_of, in_language, ledger_of, section


def test_an_article_in_another_language_is_not_said_to_be_covered():
    english = in_language(article("a", prose("The dam broke on Monday")), "en-GB")
    told = brief_of(english)
    assert section(told, "COUVERTURE") == "a n'est pas analysé : texte en anglais, seul le français l'est"
    assert "Aucun propos" not in told
    assert (
        section(brief_of(english, lang="en"), "COVERAGE")
        == "a is not analysed: its text is in English, only French is read"
    )


def test_the_articles_that_were_analysed_are_still_counted():
    both = (
        in_language(article("a", prose("El dique")), "es"),
        article("b", says("Léa Roux", "le pont de Valmer est fermé")),
    )
    told = section(brief_of(*both), "COUVERTURE")
    assert told == (
        "a n'est pas analysé : texte en espagnol, seul le français l'est"
        " tout passage entre guillemets et tout chiffre a son locuteur"
    )


def test_a_page_without_an_article_says_so():
    empty = article("a", prose("Abonnez-vous"))
    text = empty.article.text
    empty = replace(
        empty, article=replace(empty.article, blocks=(Block(0, len(text), BlockKind.FURNITURE, "paywall"),))
    )
    assert section(brief_of(empty), "COUVERTURE") == "a n'est pas analysé : aucun texte d'article reconnu"


def test_an_article_in_which_nothing_is_said_is_not_fully_attributed():
    assert section(brief_of(article("a", prose("Le pont est fermé"))), "COUVERTURE") == (
        "ni passage entre guillemets ni chiffre"
    )


@pytest.mark.parametrize(
    ("lang", "title", "hint"), [("fr", "COUVERTURE", "recoupe why a"), ("en", "COVERAGE", "recoupe why a")]
)
def test_quotations_without_a_speaker_alone_come_with_a_hint_that_leads_to_them(lang, title, hint):
    loose = article("a", prose("On parle d'un « beau geste » à Valmer"))
    start = loose.article.text.index("« beau")
    loose = replace(loose, loose_quotes=(Span.of(loose.article.text, start, start + len("« beau geste »")),))
    told = section(brief_of(loose, lang=lang), title)
    assert hint in told
    assert "« beau geste »" in explain(ledger_of(loose), told.split("recoupe why ")[1].rstrip(")"), lang)
