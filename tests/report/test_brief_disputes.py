"""DISPUTÉ: what is at stake, and each side with its own words and articles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crosscheck.builder import Figure, article, says, story
from recoupe.model.article import Evidence
from recoupe.model.statement import Mode, Stance
from recoupe.model.story import Conflict, ConflictKind
from report.written import brief_of, section

DENIES = Stance.DENIES


def wounded(who: str, words: str, n: int):
    return says(who, f"la manifestation a fait {words} à Valmer", Figure(words, n, n, "blessé", place="Valmer"))


def test_a_conflict_of_figures_says_what_they_count_where_and_when():
    told = brief_of(article("a", wounded("préfecture", "Sept", 7), wounded("Ligue", "quatre blessés", 4)))
    disputed = section(told, "DISPUTÉ")
    assert disputed.startswith("! blessé, Valmer, 6 mai : 4 ou 7 4 Ligue 7 préfecture")
    assert "Sept" not in disputed


def test_who_denies_and_who_asserts_stand_under_the_words_that_are_rejected():
    told = brief_of(
        article("a", says("Valmérie", "la Torvie fournit des armes lourdes aux rebelles de Kelm")),
        article("b", says("Torvie", "fournir des armes lourdes aux rebelles de Kelm", stance=DENIES)),
    )
    assert section(told, "DISPUTÉ") == (
        "! « fournir des armes lourdes aux rebelles de Kelm » affirmé Valmérie (a) :"
        " « la Torvie fournit des armes lourdes aux rebelles de Kelm » démenti Torvie (b)"
    )


def test_spellings_of_a_name_come_after_what_is_disputed():
    articles = [
        article("a", says("Valmérie", "la Torvie fournit des armes lourdes aux rebelles de Kelm")),
        article("b", says("Torvie", "fournir des armes lourdes aux rebelles de Kelm", stance=DENIES)),
    ]
    told = story(*articles)
    spelled = tuple(Evidence(a.article.id, 0, 5, name) for a, name in zip(articles, ("Kelm", "Quelme"), strict=True))
    name = Conflict("n1", ConflictKind.NAME, (), spelled, "", "conflict/name", 0.6)
    disputed = section(brief_of(*articles, told=replace(told, conflicts=(name, *told.conflicts))), "DISPUTÉ")
    assert disputed.startswith("! « fournir")
    assert "« Quelme » (b)" in disputed


def test_words_of_one_voice_are_not_given_to_the_others_of_its_side():
    told = brief_of(
        article("a", says("Valmérie", "la Torvie fournit des armes lourdes aux rebelles de Kelm")),
        article("b", says("Ostrie", "la Torvie fournit depuis mai des armes lourdes aux rebelles de Kelm")),
        article("c", says("Torvie", "fournir des armes lourdes aux rebelles de Kelm", stance=DENIES)),
    )
    disputed = section(told, "DISPUTÉ")
    assert "affirmé Valmérie (a) · Ostrie (b) Valmérie, a : « la Torvie fournit" in disputed


def test_a_denial_that_only_points_back_stands_under_what_it_points_to():
    pointing = says("usine", "ce chiffre", stance=DENIES)
    told = brief_of(
        article("a", says("Léa Roux", "la scierie a perdu deux millions", Figure("deux", 2, 2, "")), pointing)
    )
    assert section(told, "DISPUTÉ").startswith("! « la scierie a perdu deux millions » affirmé Léa Roux démenti")


@pytest.mark.parametrize("mode", [Mode.INDIRECT, Mode.HEARSAY])
def test_the_english_brief_of_a_conflict_has_no_french_but_the_texts_words(mode):
    rumour = says(
        None if mode is Mode.HEARSAY else "Valmérie", "la Torvie fournirait des armes aux rebelles", mode=mode
    )
    articles = article("a", rumour), article("b", says("Torvie", "fournir des armes aux rebelles", stance=DENIES))
    french = story(*articles).conflicts[0].explanation
    disputed = section(brief_of(*articles, lang="en"), "DISPUTED")
    assert "asserted" in disputed
    assert "denied" in disputed
    assert not any(word in disputed for word in (" nie ", "affirme", "source non nommée"))
    assert french not in disputed


def test_what_is_disputed_is_not_told_again_below():
    words = "la Torvie aurait livré des armes lourdes aux rebelles de Kelm"
    told = brief_of(
        article(
            "a", says(None, words, mode=Mode.HEARSAY), says(None, "un pont aurait été miné à Kelm", mode=Mode.HEARSAY)
        ),
        article("b", says("Torvie", "avoir livré des armes lourdes aux rebelles de Kelm", stance=DENIES)),
    )
    assert section(told, "DISPUTÉ").count(words) == 1
    assert section(told, "OUÏ-DIRE") == "· 2 propos, dont 1 ci-dessus un pont aurait été miné à Kelm a"
