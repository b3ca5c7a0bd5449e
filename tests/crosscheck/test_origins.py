"""Counting origins: who copies, relays or cites adds none, within an article and across articles."""

from __future__ import annotations

import pytest

from recoupe.crosscheck.origins import Carrier, origins
from recoupe.model.span import Span
from recoupe.model.story import LikelyOrigin, OriginKind, Passage, Reuse


def row(article: str, speaker: str | None = None, **rest) -> Carrier:
    values = {"citing": None, "via": None, "agencies": (), **rest}
    return Carrier(article, 0, 50, speaker, **values)


def copy(a: str, b: str, origin: LikelyOrigin | None = None) -> Reuse:
    words = Span(0, 50, "x" * 50)
    return Reuse(f"r-{a}{b}", (a, b), (Passage(words, words),), 0.9, origin, "test", 1.0)


AFP = LikelyOrigin(OriginKind.AGENCY, "AFP")


@pytest.mark.parametrize(
    ("rows", "reuse", "count"),
    [
        ([row("a", "préfet"), row("b", "préfet")], [], 1),
        ([row("a", "préfet"), row("b", "maire")], [], 2),
        # who cites another, here or in another article
        ([row("a", "ministre", citing="police"), row("b", "police")], [], 1),
        ([row("a", "ministre", citing="police"), row("b", "ministre")], [], 1),
        ([row("a", "ministre", citing="police"), row("b", "préfet", citing="police")], [], 1),
        ([row("a", "ministre", citing="police"), row("b", "police", citing="témoin")], [], 1),
        ([row("a", "ministre", citing="police"), row("b", "maire")], [], 2),
        ([row("a", "ministre", citing="police"), row("b", "police", citing="ministre")], [], 1),
        # agencies and outlets that carry
        ([row("a", "préfet", via="AFP"), row("b", "préfet", via="Reuters")], [], 1),
        ([row("a", "préfet"), row("b", "AFP", relays=True)], [], 1),
        ([row("a", "AFP", relays=True), row("b", "AFP", relays=True)], [], 1),
        ([row("a", "AFP", relays=True, citing="préfet"), row("b", "préfet")], [], 1),
        # nobody is named
        ([row("a"), row("b")], [], 2),
        ([row("a"), row("b")], [copy("a", "b")], 1),
        ([row("a"), row("b"), row("c")], [copy("a", "b"), copy("b", "c")], 1),
        ([row("a"), row("b"), row("c")], [copy("a", "b")], 2),
        ([row("a", agencies=("AFP",)), row("b")], [copy("a", "b", AFP)], 1),
        ([row("a", agencies=("AFP",)), row("b", agencies=("AFP",))], [], 1),
        # an outlet that gives no source beside those that do
        ([row("a", "préfet"), row("b")], [], 1),
        ([row("a", "préfet"), row("b", agencies=("AFP",))], [copy("a", "b", AFP)], 1),
        # an unnamed speaker of a copied text is one person, of two texts two
        ([row("a", "un riverain 1", named=False), row("b", "un riverain 2", named=False)], [], 2),
        ([row("a", "un riverain 1", named=False), row("b", "un riverain 2", named=False)], [copy("a", "b")], 1),
    ],
)
def test_origins_are_roots(rows, reuse, count):
    assert origins(rows, reuse)[0] == count
    assert origins(rows[::-1], reuse)[0] == count


def test_chains_run_from_the_origin_through_relay_and_agency_to_the_article():
    rows = [row("a", "ministre", citing="police", via="AFP"), row("b", "ministre", agencies=("Reuters",))]
    assert origins(rows, [])[1] == (
        ("police", "ministre", "AFP", "a"),
        ("police", "ministre", "Reuters", "b"),
    )


def test_the_chain_of_an_uncredited_copy_begins_with_the_agency_that_the_other_credits():
    rows = [row("a", agencies=("AFP",)), row("b")]
    assert origins(rows, [copy("a", "b", AFP)])[1] == (("AFP", "a"), ("AFP", "b"))


def test_a_body_and_who_speaks_for_it_are_one_origin():
    rows = [row("a", "Valmérie"), row("b", "ministre valmérienne"), row("c", "Torvie")]
    together = {"Valmérie", "ministre valmérienne"}
    assert origins(rows, [], lambda a, b: {a, b} == together)[0] == 2
