"""CITATIONS QUI DIFFÈRENT and PERDU EN ROUTE: wordings side by side, and one line a loss."""

from __future__ import annotations

from crosscheck.builder import Figure, article, prose, says
from recoupe.model.quantity import Modifier
from recoupe.model.statement import Mode
from recoupe.report.losses import around
from report.written import brief_of, section

QUOTED = "« La Valmérie peut renoncer au barrage de Kelm »", "« La Valmérie doit renoncer au barrage de Kelm »"


def test_the_words_that_differ_are_shown_with_their_articles():
    told = brief_of(article("a", says("Léa Roux", QUOTED[0])), article("b", says("Léa Roux", QUOTED[1])))
    variants = section(told, "CITATIONS QUI DIFFÈRENT")
    assert variants.startswith("Léa Roux : le sens change (ce qui est sûr, possible ou voulu)")
    assert "≠ « peut » (a) · « doit » (b)" in variants


def test_in_english_they_are_told_in_english():
    told = brief_of(article("a", says("Léa Roux", QUOTED[0])), article("b", says("Léa Roux", QUOTED[1])), lang="en")
    variants = section(told, "QUOTATIONS THAT DIFFER")
    assert variants.startswith("Léa Roux: the meaning changes (what is sure, possible or wanted)")
    assert "≠ “peut” (a) · “doit” (b)" in variants
    assert " ici" not in variants


def test_the_same_wording_in_two_articles_stands_once():
    three = [article(n, says("Léa Roux", QUOTED[k])) for n, k in (("a", 0), ("b", 1), ("c", 1))]
    variants = section(brief_of(*three), "CITATIONS QUI DIFFÈRENT")
    assert variants.count("doit renoncer") == 1
    assert "≠ « peut » (a) · « doit » (b, c)" in variants


def test_a_quotation_that_is_only_cut_is_no_difference():
    told = brief_of(
        article("a", says("Léa Roux", "« Nous avons perdu les archives, le matériel et trente ans de travail »")),
        article("b", says("Léa Roux", "« trente ans de travail »")),
    )
    assert section(told, "CITATIONS QUI DIFFÈRENT") == "Citées seulement en partie par un article : Léa Roux (a, b)"


def test_one_loss_that_shows_twice_is_one_line():
    whole = Figure("au moins 12 morts", 12, None, "mort", Modifier.AT_LEAST, place="Valmer")
    lesser = Figure("12 morts", 12, 12, "mort", place="Valmer")
    told = brief_of(
        article("a", says("préfecture", "la crue a fait au moins 12 morts à Valmer", whole)),
        article(
            "b",
            says("préfecture", "la crue a fait 12 morts à Valmer", lesser),
            prose("On compte 12 morts à Valmer", lesser),
        ),
    )
    assert section(told, "PERDU EN ROUTE") == "la borne « au moins 12 morts » (a) → « 12 morts » (b)"


def test_a_lost_reserve_shows_the_words_around_it():
    words = (
        "Un ouvrier de la scierie de Valmer {} emporté par la Valse dans la nuit de lundi à mardi sous les yeux de tous"
    )
    told = brief_of(
        article("a", says(None, words.format("aurait été"), mode=Mode.HEARSAY)),
        article("b", prose(words.format("a été"))),
    )
    assert section(told, "PERDU EN ROUTE").startswith("la réserve « … la scierie de Valmer aurait été emporté")


def test_a_lost_source_says_whose_words_they_were_in_the_readers_language():
    words = "a digue des Tanneurs a cédé lundi soir sous la pression des eaux"
    pair = article("a", says("préfecture", "l" + words)), article("b", prose("L" + words))
    assert section(brief_of(*pair), "PERDU EN ROUTE").endswith("eaux » : préfecture (a) → sans source (b)")
    assert section(brief_of(*pair, lang="en"), "LOST ON THE WAY").endswith("eaux”: préfecture (a) → no source (b)")


def test_wordings_that_differ_much_are_shown_from_their_beginning():
    assert around("la digue a cédé", "les secours sont sur place") == ("la digue a cédé", "les secours sont sur place")
