"""Who speaks for whom."""

from __future__ import annotations

import pytest

from recoupe.crosscheck.speakers import Nearness, Voices
from recoupe.model.article import Evidence
from recoupe.model.entity import Entity, EntityKind

ROLE = Evidence("a", 0, 9, "directrice générale de Céralec et proche de Paul Marchand")
PEOPLE = {
    "odile": Entity("odile", "Odile Marsan", True, EntityKind.PERSON, roles=(ROLE,)),
    "ceralec": Entity("ceralec", "Céralec", True, EntityKind.ORGANIZATION),
    "paul": Entity("paul", "Paul Marchand", True, EntityKind.PERSON),
    "one": Entity("one", "source judiciaire", False, EntityKind.OTHER),
    "two": Entity("two", "Source judiciaire", False, EntityKind.OTHER),
}


@pytest.mark.parametrize(
    ("a", "b", "near"),
    [
        ("odile", "odile", Nearness.SAME),
        ("odile", "ceralec", Nearness.NEAR),
        ("odile", "paul", Nearness.OTHER),  # a person's name in a title makes nobody that person's voice
        ("one", "two", Nearness.ROLE),
        ("odile", None, Nearness.UNKNOWN),
        ("odile", "somebody else", Nearness.OTHER),
    ],
)
def test_how_near_two_speakers_stand(a, b, near) -> None:
    voices = Voices(PEOPLE)
    assert voices.nearness(a, b) is voices.nearness(b, a) is near
