"""What a denial rejects, and the sentence that tells of it."""

from __future__ import annotations

from crosscheck.builder import Figure, article, entities, says
from recoupe.crosscheck.explaining import sentence
from recoupe.crosscheck.story import cross_check
from recoupe.model.statement import Stance
from recoupe.model.story import Conflict
from recoupe.stories import find_reuse

PROFIT = Figure("3 millions d'euros", 3_000_000, 3_000_000, "EUR")


def conflicts(*articles) -> tuple[Conflict, ...]:
    known = entities(articles)
    return cross_check(articles, known, find_reuse(articles, known)).conflicts


def test_words_that_only_point_back_deny_what_stands_before_them_and_nothing_elsewhere():
    (found,) = conflicts(
        article("a", says("Céraval", "« Ces calculs n'engagent que leurs auteurs »", stance=Stance.DENIES)),
        article(
            "b",
            says("Odile Marsan", "l'usine a dégagé 3 millions d'euros de bénéfices", PROFIT),
            says("Céraval", "ce chiffre", stance=Stance.DENIES),
        ),
    )
    assert found.explanation == "Céraval nie « ce chiffre », qu'Odile Marsan affirme."
    assert {e.article for e in found.evidence} == {"b"}


def test_verbs_agree_with_several_who_have_no_name():
    told = sentence("fr", "conflict", "denial", who_a="ses services", a="toute menace", others="Léa Roux")
    assert told == "Ses services nient « toute menace », que Léa Roux affirme."
    told = sentence("fr", "conflict", "denial", who_a="Desmond Ledoux", a="toute menace", others="les élus", many=False)
    assert told == "Desmond Ledoux nie « toute menace », que les élus affirment."
