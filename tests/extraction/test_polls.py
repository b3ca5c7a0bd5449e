"""Shares of people asked are the institute's that asked them."""

from __future__ import annotations

import pytest

from extraction.quantities.tables import article
from recoupe.extraction.article import annotate
from recoupe.extraction.entities.lexicon import Words
from recoupe.rules.loader import load
from recoupe.rules.pollsters import Pollster

POLLSTERS = load("world", "pollsters", "pollster", Pollster)


def givers(text: str) -> list[str]:
    """Who gives each figure, "" where nobody does."""
    found = annotate(article(text))
    names = {x.id: x.name for x in found.entities}
    return [names[q.entity] if q.entity else "" for q in found.quantities]


@pytest.mark.parametrize("pollster", POLLSTERS, ids=lambda p: p.names[0])
def test_every_institute_gives_the_shares_of_those_it_asked(pollster: Pollster) -> None:
    assert any(name in pollster.example for name in pollster.names)
    (giver,) = givers(f"{pollster.example} Parmi les lecteurs interrogés, 62 % aiment les romans.")
    assert giver in pollster.names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le baromètre Elabe est paru. 41 % des sondés lisent le soir.", ["Elabe"]),
        ("Le baromètre Elabe est paru. La ville compte 41 % de forêts.", [""]),
        ("Elabe et Odoxa publient deux études. 41 % des sondés lisent le soir.", ["", ""]),
        ("Selon Odoxa, la tour plaît. Près de 80 % des sondés l'ont vue.", ["Odoxa"]),
        ("Selon Odoxa, la tour plaît. Près de 80 % des vaches l'ont vue.", [""]),
        ("Une étude est parue. 41 % des sondés lisent le soir.", [""]),
        ("Le baromètre Elabe est paru. Le maire a dit que 12 % des sondés lisaient le soir.", ["maire"]),
        (
            "Odoxa publie son étude. 41 % des sondés lisent le soir. Les hommes interrogés lisent peu. Les sondés "
            "préfèrent les polars. Chez les jeunes, 12 % en lisent.",
            ["Odoxa", "Odoxa"],
        ),
        ("Odoxa publie son étude. Les sondés lisent 12 romans.", [""]),
        ("Le sondage Elabe est paru. 64 % jugent la tour laide, selon ce sondage.", ["Elabe"]),
        ("Le sondage Elabe est paru. Ce sondage plaît. Les élus sont 48 % à douter.", ["Elabe"]),
        ("Le sondage Elabe est paru. Ce sondage plaît. Les usines ont perdu 48 % de leur valeur.", [""]),
        (
            "Le sondage Elabe est paru. La liste bleue recueille 26 % d'intentions de vote, devant la liste verte (14 %).",
            ["Elabe", "Elabe"],
        ),
        ("Le sondage Elabe est paru. La liste bleue recueille 21 % d'eau, devant la liste verte (14 %).", ["", ""]),
        ("Une majorité de Belges (55 %) aime la neige, dit le baromètre Ifop.", ["Ifop"]),
        ("Le sondage Ifop est paru. Ce sondage plaît. Pour 37 % (+6) des Belges, l'hiver est beau.", ["Ifop"]),
        (
            "Un sondage Ifop est paru : 30 % des Belges lisent. Un sondage Elabe l'a suivi. Depuis, 40 % des Belges lisent.",
            ["Ifop", "Elabe"],
        ),
        (
            "Le sondage Elabe est paru. Ce sondage plaît. 30 % des Belges lisent, 20 % écrivent et 10 % dessinent. "
            "Les maires aussi. Les élus "
            "aussi. Rien ne change chez les enfants (12 %).",
            ["Elabe", "Elabe", "Elabe", "Elabe"],
        ),
        ("L'usine a vendu 40 % de pneus. Ifop a publié une étude sur la neige.", [""]),
        (
            "Le sondage Elabe est paru. Ce sondage plaît. La liste bleue recueille 26 % d'intentions de vote. Le parti vert "
            "ne décroche que 12 % des sièges. L'Union des bergers stagne à 4 %.",
            ["Elabe", "Elabe", "Elabe"],
        ),
        (
            "Le sondage Elabe est paru. Ce sondage plaît. La liste bleue recueille 26 % d'intentions de vote. "
            "La forêt brûle à 12 %.",
            ["Elabe", ""],
        ),
        (
            "Le sondage Elabe est paru. Ce sondage plaît. 64 % des Belges lisent. Ils n'étaient que 54 % en 2029.",
            ["Elabe", "Elabe"],
        ),
        (
            "Le sondage Elabe est paru. Ce sondage plaît. La liste bleue recueille 26 % d'intentions de vote. Les maires "
            "aussi. Les Verts restent cloués à 4 %. En 2031, la liste verte avait recueilli 12 %.",
            ["Elabe", "Elabe", ""],
        ),
        ("La liste bleue est jaugée par ces sondages entre 7 % (BVA) et 8 % (Ifop).", ["BVA", "Ifop"]),
        ("Selon un sondage Odoxa mené auprès de 1 003 Belges, 77 % lisent le soir.", ["Odoxa", "Odoxa"]),
        ("Le sondage Odoxa est paru. L'association travaille auprès de 300 bergers.", [""]),
        ("Le sondage Odoxa a été mené auprès de lecteurs en 12 jours.", [""]),
        ("Le sondage Odoxa est paru. Le maire dit que le sondage a été mené auprès de 900 Belges.", ["maire"]),
        ("Le sondage Elabe est paru. Les Belges interrogés disent que 41 % d'entre eux lisent.", ["Elabe"]),
        ("Le sondage Elabe est paru. Ce sondage plaît. Les Belges disent que 41 % d'entre eux lisent.", ["Elabe"]),
        (
            "Le sondage Elabe est paru. Ce sondage plaît. Suisse Airval dit que 41 % des Belges lisent.",
            ["Suisse Airval"],
        ),
        (
            "Le sondage Elabe est paru. Ce sondage plaît. La liste bleue recueille 26 % d'intentions de vote. En 2031, la "
            "liste verte a obtenu 12 % des voix.",
            ["Elabe", ""],
        ),
        (
            "Le sondage Elabe est paru. Ce sondage plaît. La liste bleue recueille 26 % d'intentions de vote. Le prix stagne, "
            "puis perd 12 %.",
            ["Elabe", ""],
        ),
        (
            "Le sondage Elabe est paru. Ce sondage plaît. La liste bleue recueille 26 % d'intentions de vote. Pour la "
            "récolte, 12 %.",
            ["Elabe", ""],
        ),
        (
            "Le sondage Elabe est paru. Ce sondage plaît. La liste bleue recueille 26 % d'intentions de vote. Les maires "
            "aussi. Les élus dorment. Le prix du lait stagne à 12 %.",
            ["Elabe", ""],
        ),
    ],
)
def test_who_gives_the_shares(text: str, expected: list[str]) -> None:
    assert givers(text) == expected


@pytest.mark.parametrize("name", ["polling", "favour", "sampled", "answering", "ballots", "scoring"])
def test_words_of_polls_give_the_last_figure_to_the_institute(name: str) -> None:
    (entry,) = (e for e in load("fr", "bodies", "words", Words) if e.name == name)
    assert givers(entry.example)[-1] == "Ifop"
    assert not entry.counter or givers(entry.counter)[-1] != "Ifop"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Plus de 300 cas ont été dénombrés par le ministère de la Santé.", ["ministère de la Santé"]),
        ("La police évoquait encore quelque 900 marcheurs à midi.", ["police"]),
    ],
)
def test_the_modifier_before_a_content_belongs_to_its_figure(text: str, expected: list[str]) -> None:
    assert givers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le sondage Elabe est paru. 59 % des sondés n'ont pas été séduits par la tour.", ["current"]),
        ("Le sondage Elabe est paru. 58 % des sondés l'ont trouvée laide, 54 % trop haute.", ["current", "current"]),
        ("Le sondage Elabe est paru. 52 % des sondés comptent y monter dimanche.", ["current"]),
        ("Le sondage Elabe est paru. 32 % des sondés ont déjà dormi dehors.", ["done"]),
        ("Le sondage Elabe est paru. 21 % des sondés l'avaient alors trouvée belle.", ["done"]),
        ("Le sondage Elabe est paru. Les usines ont perdu 48 % de leur valeur.", ["done"]),
    ],
)
def test_what_people_answer_is_so_when_they_are_asked(text: str, expected: list[str]) -> None:
    assert [q.phase for q in annotate(article(text)).quantities] == expected
