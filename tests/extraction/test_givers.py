"""Figures that no statement holds are of the body that counted them."""

from __future__ import annotations

import pytest

from extraction.quantities.tables import article
from recoupe.extraction.article import annotate


def givers(text: str) -> list[str]:
    """Who gives each figure, "" where nobody does."""
    found = annotate(article(text))
    names = {x.id: x.name for x in found.entities}
    return [names[q.entity] if q.entity else "" for q in found.quantities]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Les 2 000 marcheurs comptés par la préfecture sont repartis.", ["préfecture"]),
        ("Les 2 000 marcheurs blessés par la foudre sont repartis.", [""]),
        ("Un record de 10 000 marcheurs a été enregistré par la police.", ["police"]),
        ("À Brune, la préfecture a dénombré dans la ville 2 000 marcheurs.", ["préfecture"]),
        ("Des cas ont été vus, et l'institut a enregistré à Brune 24 cas, contre 13 lundi.", ["institut", "institut"]),
        ("La ville de Brune compte 300 puits.", [""]),
        ("Le groupe Airval a enregistré une perte de 3 millions d'euros.", [""]),
        ("À Valmer, 5 200 marcheurs (selon la police) ont défilé.", ["police"]),
        ("À Valmer, 5 200 marcheurs (selon la météo du jour) ont défilé.", [""]),
        ("Le cortège était plus maigre (5 200, selon la mairie).", ["mairie"]),
        ("Les 80 postes annoncés par la direction plaisent.", ["direction"]),
        ("Les 80 postes occupés par la direction plaisent.", [""]),
        ("Brune a fêté 24 mariages, contre 13 lundi.", ["", ""]),
    ],
)
def test_who_counted_gives_the_figure(text: str, expected: list[str]) -> None:
    assert givers(text) == expected
