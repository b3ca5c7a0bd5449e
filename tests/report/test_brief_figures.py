"""CHIFFRES: columns, what moves, and who still gives which."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crosscheck.builder import Figure, article, flood, prose, says, story
from recoupe.model.quantity import Modifier, Phase
from recoupe.model.span import Span
from recoupe.report.figures import around
from report.written import brief_of, section

TOLL = [
    article("a", flood("a", "préfecture", "3 morts", 3, 3), published="2031-05-06"),
    article("b", flood("b", "préfecture", "au moins 12 morts", 12, None, Modifier.AT_LEAST), published="2031-05-07"),
    article("c", flood("c", "pompiers", "16 morts", 16, 16), published="2031-05-08"),
]


def test_a_toll_is_told_day_by_day_with_who_gives_it_and_who_still_gives_which():
    figures = section(brief_of(*TOLL), "CHIFFRES")
    assert (
        "jour par jour (Valmer) : 6 mai : 3 (préfecture) → 7 mai : ≥ 12 (préfecture) → 8 mai : 16 (pompiers)" in figures
    )
    assert "dernier chiffre de chacun : ≥ 12 (préfecture) · 16 (pompiers)" in figures


def test_an_english_brief_tells_it_in_english():
    figures = section(brief_of(*TOLL, lang="en"), "FIGURES")
    assert "day by day (Valmer): 6 May: 3 (préfecture) →" in figures
    assert "latest figure of each:" in figures


def test_a_number_that_a_title_repeats_is_still_its_speakers():
    title = prose("la crue a fait 16 morts à Valmer", Figure("16 morts", 16, 16, "mort", place="Valmer"))
    again = article("c", title, flood("c", "pompiers", "16 morts", 16, 16), published="2031-05-08")
    assert "8 mai : 16 (pompiers)" in section(brief_of(*TOLL[:2], again), "CHIFFRES")


def test_rival_figures_of_one_day_have_not_moved():
    rivals = [
        article(n, flood(n, who, f"{k} morts", k, k)) for n, who, k in (("a", "préfecture", 3), ("b", "pompiers", 5))
    ]
    assert "jour par jour" not in brief_of(*rivals)


def test_a_bound_that_is_given_again_as_a_number_has_not_moved():
    again = article("c", flood("c", "préfecture", "12 morts", 12, 12), published="2031-05-08")
    assert "jour par jour" not in brief_of(TOLL[1], again)


def test_a_figure_without_a_place_leaves_its_column_blank():
    told = brief_of(
        article("a", says("mairie", "la ville loge 212 habitants", Figure("212 habitants", 212, 212, "habitant")))
    )
    assert "sans lieu" not in told
    assert "212  6 mai  mairie" in told


def test_a_planned_figure_says_so_and_names_its_place_once():
    rows = [
        says(
            who,
            f"l'usine de Valmer supprimera {n} postes",
            Figure(f"{n} postes", n, n, "poste", place="Valmer", phase=Phase.PLANNED),
        )
        for who, n in (("direction", 40), ("syndicat", 90))
    ]
    figures = section(brief_of(article("a", *rows)), "CHIFFRES")
    assert figures.count("Valmer, prévu") == 1


@pytest.mark.parametrize(
    ("published", "shown"), [("2031-05-07", "212 6 mai mairie"), ("2032-05-07", "212 6 mai 2031 mairie")]
)
def test_a_day_of_another_year_has_its_year(published, shown):
    counted = says(
        "mairie", "la ville logeait 212 habitants", Figure("212 habitants", 212, 212, "habitant"), said_on="2031-05-06"
    )
    assert shown in section(brief_of(article("a", counted, published=published)), "CHIFFRES")


def test_a_unit_that_does_not_tell_what_it_counts_comes_with_the_words_around_it():
    share = Figure("85 %", 85, 85, "%")
    told = brief_of(article("a", says("port", "85 % du trafic est maintenu dans le détroit de Kelm", share)))
    assert "85 6 mai port : 85 % du trafic est maintenu" in section(told, "CHIFFRES")
    assert "la crue" not in section(brief_of(*TOLL), "CHIFFRES")


def test_a_ledger_of_excerpts_shows_the_words_of_the_statement():
    share = Figure("85 %", 85, 85, "%")
    whole = article("a", says("port", "85 % du trafic est maintenu dans le détroit de Kelm", share))
    told = story(whole)
    assert "85 % du trafic" in brief_of(replace(whole, article=replace(whole.article, text="")), told=told)


def test_the_words_around_a_figure_are_cut_at_words_and_at_its_paragraph():
    text = "Un titre\n" + "avant " * 20 + "12 euros" + " après" * 20 + "\nUn autre"
    start = text.index("12 euros")
    shown = around(Span(start, start + 8, "12 euros"), text)
    assert shown == "… " + "avant " * 5 + "12 euros" + " après" * 5 + "…"
    assert around(Span(0, 2, "Un"), "Un titre\nla suite") == "Un titre"
    assert around(Span(0, 2, "Un"), "") == ""
    sentences = "Le pont est fermé. On compte 12 blessés à Valmer. La route rouvre."
    assert around(Span(29, 39, "12 blessés"), sentences) == "On compte 12 blessés à Valmer."


def test_a_figure_is_shown_as_most_articles_give_it():
    about = [article(n, flood(n, "préfecture", "près de 12 morts", 12, 12, Modifier.ABOUT)) for n in ("a", "b")]
    told = brief_of(*about, article("c", flood("c", "préfecture", "12 morts", 12, 12)))
    assert "≈ 12 6 mai préfecture" in section(told, "CHIFFRES")


def test_a_symbol_stands_with_its_number_where_the_heading_is_no_unit():
    half = article("a", says("mairie", "la moitié de la somme sera versée", Figure("la moitié", 50, 50, "%")))
    half = replace(half, quantities=(replace(half.quantities[0], counted="somme"),))
    assert "somme 50 % 6 mai mairie" in section(brief_of(half), "CHIFFRES")
    children = article("a", says("mairie", "elle a douze petits-enfants", Figure("douze", 12, 12, "petit-enfant")))
    assert "12 6 mai mairie" in section(brief_of(children), "CHIFFRES")
    loss = article(
        "a", says("usine", "elle a perdu 14 millions d'euros", Figure("14 millions d'euros", 14e6, 14e6, "EUR"))
    )
    loss = replace(loss, quantities=(replace(loss.quantities[0], counted="euros"),))
    assert "EUR" not in brief_of(loss)


def test_a_month_that_holds_the_other_day_tells_no_order():
    def told(first: str) -> str:
        one = replace(flood("a", "préfecture", "3 morts", 3, 3), said_on=first)
        other = replace(flood("b", "préfecture", "12 morts", 12, 12), said_on="2031-05-06")
        return section(brief_of(article("a", one), article("b", other)), "CHIFFRES")

    assert "→" in told("2031-05-04")
    assert "→" not in told("2031-05")
