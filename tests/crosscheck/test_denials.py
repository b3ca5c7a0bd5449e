"""What a denial rejects, and the sentence that tells of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crosscheck.builder import Figure, article, claim_with, kinds, says, story
from recoupe import check_articles
from recoupe.crosscheck.explaining import sentence
from recoupe.model.article import Article, article_id
from recoupe.model.statement import Mode, Stance
from recoupe.model.story import ConflictKind, Dispute
from recoupe.reading.blocks import tile

PROFIT = Figure("3 millions d'euros", 3_000_000, 3_000_000, "EUR")


def test_a_denial_meets_what_it_denies_with_other_words():
    result = story(
        article("a", says("Nordland", "la Valmérie a livré des missiles à la Torvie")),
        article("b", says("Valmérie", "fournir des armes à la Torvie", stance=Stance.DENIES)),
    )
    assert kinds(result) == [ConflictKind.DENIAL]
    assert claim_with(result, "missiles").dispute is Dispute.DENIED
    assert claim_with(result, "fournir").dispute is Dispute.CONTESTED
    assert "Valmérie nie « fournir des armes à la Torvie », que Nordland affirme." in result.conflicts[0].explanation


def test_nobody_denies_what_they_say_themselves():
    result = story(
        article("a", says("Valmérie", "la Valmérie a livré des missiles à la Torvie")),
        article("b", says("Valmérie", "fournir des armes à la Torvie", stance=Stance.DENIES)),
    )
    assert kinds(result) == []


def test_words_that_only_point_back_deny_what_stands_before_them_and_nothing_elsewhere():
    result = story(
        article("a", says("Céraval", "« Ces calculs n'engagent que leurs auteurs »", stance=Stance.DENIES)),
        article(
            "b",
            says("Odile Marsan", "l'usine a dégagé 3 millions d'euros de bénéfices", PROFIT),
            says("Odile Marsan", "les ouvriers n'ont rien reçu"),
            says("Céraval", "ce chiffre", stance=Stance.DENIES),
        ),
    )
    (found,) = result.conflicts
    assert found.explanation == "Céraval nie « ce chiffre », qu'Odile Marsan affirme."
    assert [e.text for e in found.evidence] == ["l'usine a dégagé 3 millions d'euros de bénéfices", "ce chiffre"]


@pytest.mark.parametrize(("between", "found"), [(" ", [ConflictKind.DENIAL]), ("\n", [])])
def test_a_rumour_is_denied_by_who_answers_it_in_the_same_paragraph(between: str, found: list[ConflictKind]) -> None:
    made = article(
        "a",
        says(None, "le maire de Valmer aurait quitté la ville", mode=Mode.HEARSAY),
        says("Hugo Roux", "« J'étais à mon bureau »", stance=Stance.DENIES),
    )
    rumour, answer = made.statements
    text = made.article.text.replace("\n", between)
    read = replace(made.article, text=text)
    assert (
        kinds(story(replace(made, article=read, statements=(rumour, replace(answer, rejects_content=False))))) == found
    )


def test_verbs_agree_with_several_who_have_no_name():
    told = sentence("fr", "conflict", "denial", who_a="ses services", a="toute menace", others="Léa Roux")
    assert told == "Ses services nient « toute menace », que Léa Roux affirme."
    told = sentence("fr", "conflict", "denial", who_a="Desmond Ledoux", a="toute menace", others="les élus", many=False)
    assert told == "Desmond Ledoux nie « toute menace », que les élus affirment."


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("« Le gardien est arrivé tard », accuse Nora Petit. Hugo Roux s'en défend : « J'étais là à midi. »", True),
        ("« Rien n'est prêt », répète Nora Petit. Faux, rétorque Hugo Roux, la scène est montée.", True),
        ("« Le gardien est arrivé tard », accuse Nora Petit. Hugo Roux ajoute : « J'étais là à midi. »", False),
    ],
)
def test_a_retort_denies_what_was_said_just_before_it(text: str, denied: bool) -> None:
    read = Article(
        article_id(text, url=None, outlet=None, name="a"), "a", None, None, None, (), "fr", text, blocks=tile(text)
    )
    (result,) = check_articles([read]).stories
    found = [c for c in result.conflicts if c.kind is ConflictKind.DENIAL]
    assert [[e.text.strip("« ».") for e in c.evidence][:1] for c in found] == (
        [[text.split("»", maxsplit=1)[0].strip("« ")]] if denied else []
    )
