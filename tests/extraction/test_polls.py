"""Shares of people asked are the institute's that asked them."""

from __future__ import annotations

import pytest

from extraction.quantities.tables import article
from recoupe.extraction.article import annotate
from recoupe.extraction.polls import Pollster
from recoupe.rules.loader import load

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
    ],
)
def test_who_gives_the_shares(text: str, expected: list[str]) -> None:
    assert givers(text) == expected
