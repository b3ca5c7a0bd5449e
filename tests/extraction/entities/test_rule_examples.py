"""The examples beside the words that take somebody up: the second sentence means who the first one names."""

from __future__ import annotations

from typing import Any

import pytest
from tests.extraction.statements.test_direct import article

from recoupe.extraction.article import annotate
from recoupe.extraction.entities import find_entities
from recoupe.extraction.entities.deeds import told_by_deeds
from recoupe.extraction.parse import parse
from recoupe.model.entity import EntityKind
from recoupe.model.span import Span
from recoupe.rules.loader import table

LISTS = {
    "titles": [
        "describer", "floor", "deed", "household", "former", "demonstrative", "union", "guarded",
        "posted", "partisan", "inhabitant_ending", "own_place", "scholar", "defended", "charged", "trial", "death_noun",
        "death", "of_either", "leading", "rank_besides", "court", "resigns", "dismissed", "departure", "incoming",
        "witness", "testifies", "dweller", "aged", "arriving", "party_to_a_trial", "of_a_place", "takes_over",
        "coming_from", "installs", "capacity",
    ],
    "bodies": ["describing", "maker", "alone", "short_of"],
}  # fmt: skip
ENTRIES: list[dict[str, Any]] = [
    *(e for file, names in LISTS.items() for e in table("fr", file)["words"] if e["name"] in names),
    *(e | {"name": e["role"]} for e in table("fr", "titles")["equivalent"]),
    *table("fr", "callings")["domain"],
    *(e | {"name": e["role"]} for e in table("fr", "callings")["also"]),
    *(e | {"name": e["means"]} for e in table("fr", "callings")["studied"]),
    *table("fr", "bodies")["sort"],
    *(e | {"name": e["words"][0]} for kind in ("decade", "does", "leads") for e in table("fr", "titles")[kind]),
    *(e | {"name": e["holders"][-1]} for e in table("fr", "leaders")["office"]),
    *table("fr", "towns")["town"],
]


def taken_up(text: str) -> bool:
    """Whether the first phrase of the last sentence means what the first phrase of all means."""
    parsed = parse(article(text), "fr")
    cast = find_entities(parsed)

    def asked(start: int, spoke: list[tuple[int, str]]) -> tuple[int, str | None]:
        nominal = next(a.nominal for a in cast.appearances if a.start >= start)
        span = Span.of(parsed.text, nominal.start, nominal.end)
        return nominal.start, cast.speaker(span, before=spoke).entity

    at, first = asked(0, [])
    assert first is not None
    return asked(parsed.sentences[-1].start, [(at, first)] if "»" in text else [])[1] == first


def group(text: str) -> bool:
    """Whether the speaker of `text` is a group under its own name."""
    row = annotate(article(text))
    named = {e.id for e in row.entities if e.named and e.kind is EntityKind.GROUP}
    return any(s.speaker in named for s in row.statements)


@pytest.mark.parametrize(
    "name",
    ["crowd", "hue", "like_members", "member_beginning", "member_ending", "several", "worn"],
)
def test_groups_speak_under_their_own_name(name):
    (entry,) = (e for e in table("fr", "bodies")["words"] if e["name"] == name)
    named, unnamed = entry["example"], entry["counter"]
    if name == "like_members":  # its example says who stays without a name
        named, unnamed = unnamed, named
    assert group(named)
    assert not group(unnamed)


def named_speaker(text: str) -> str:
    """The name of whoever speaks in `text`; empty for nobody with a name."""
    row = annotate(article(text))
    named = {e.id: e.name for e in row.entities if e.named}
    return next((named[s.speaker] for s in row.statements if s.speaker in named), "")


def last_speaker(text: str) -> str:
    """The name of whoever speaks in the last statement; empty for nobody with a name."""
    row = annotate(article(text))
    named = {e.id: e.name for e in row.entities if e.named}
    return named.get(row.statements[-1].speaker or "", "")


def speaker_rules(text: str) -> list[str | None]:
    """By which rule the speaker of each statement was found."""
    return [s.speaker_rule for s in annotate(article(text)).statements]


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("titles", "our"), ("titles", "again"), ("titles", "source"), ("titles", "called"), ("bodies", "colleague"),
        ("bodies", "banded"), ("names", "attached"), ("names", "some_unknown"), ("names", "ranking"),
        ("titles", "elder"), ("titles", "takes_up_again"),
    ],
)  # fmt: skip
def test_who_speaks_last_has_a_name_by_the_word(file, name):
    (entry,) = (e for e in table("fr", file)["words"] if e["name"] == name)
    assert last_speaker(entry["example"])
    assert not last_speaker(entry.get("counter", "Rien ne bouge, dit-on."))


def test_documents_come_from_somebody_and_bodies_speak_through_somebody():
    lists = {e["name"]: e for e in table("fr", "bodies")["words"]}
    assert named_speaker(lists["coming_from"]["example"]) == "mairie"
    assert named_speaker(lists["coming_from"]["counter"]) == ""
    assert named_speaker(lists["mouth"]["example"]) == "Hugo Roux"
    assert all(speaker_rules(e["example"])[-1] == "document/again" for e in table("fr", "bodies")["kin"])
    assert speaker_rules(lists["contained_in"]["example"])[-1] == "document/again"
    assert speaker_rules(lists["speaking_document"]["example"])[-1] == "pronoun/document"
    assert speaker_rules(lists["speaking_document"]["counter"])[-1] != "pronoun/document"


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("share", "group/share"), ("half", "group/share"), ("polled", "group/share"), ("banner", "group/banner"),
        ("demonstrator", "group/banner"), ("researcher", "document/team"), ("written_up", "document/team"),
        ("cabinet", "group"), ("signed", "document/issued"), ("charge", "document/told"),
        ("shown_on", "document/issued"), ("handed_on", "document/issued"), ("spoken", "document/issued"),
        ("written_site", "document/name"), ("circle", "group"),
    ],
)  # fmt: skip
def test_shares_banners_and_studies_are_somebodys(name, rule):
    (entry,) = (e for e in table("fr", "bodies")["words"] if e["name"] == name)
    assert rule in speaker_rules(entry["example"])
    assert rule not in speaker_rules(entry["counter"])


def test_a_share_of_persons_is_nobodys():
    (entry,) = (e for e in table("fr", "bodies")["words"] if e["name"] == "anyone")
    assert "group/share" not in speaker_rules(entry["example"])
    assert "group/share" in speaker_rules(entry["counter"])


@pytest.mark.parametrize("entry", table("fr", "bodies")["drawn_up"], ids=lambda e: e["documents"][0])
def test_what_only_a_court_draws_up_is_its_own(entry):
    assert "document/told" in speaker_rules(entry["example"])
    assert "document/told" not in speaker_rules(entry["counter"])


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: e["name"])
def test_example_and_counter(entry):
    if entry["name"] == "alone":  # its example says what is not taken up
        assert not taken_up(entry["example"])
        return
    assert taken_up(entry["example"])
    if ". " in entry.get("counter", ""):
        assert not taken_up(entry["counter"])


@pytest.mark.parametrize("entry", table("fr", "bodies")["post"], ids=lambda e: e["platform"])
def test_what_is_published_on_one_platform_is_carried_by_it(entry):
    def platforms(text: str) -> set[str]:
        row = annotate(article(text))
        names = {e.id: e.name for e in row.entities}
        return {names[s.via] for s in row.statements if s.via}

    assert platforms(entry["example"]) == {entry["platform"]}
    assert not platforms(entry["counter"])


@pytest.mark.parametrize("entry", table("fr", "bodies")["people"], ids=lambda e: e["name"])
def test_a_group_is_taken_up_by_nouns_of_its_kind(entry):
    assert taken_up(entry["example"])
    assert not taken_up(entry["counter"])


@pytest.mark.parametrize("name", ["official_field"])
def test_officials_are_not_told_by_what_they_do(name):
    (entry,) = (e for e in table("fr", "bodies")["words"] if e["name"] == name)
    assert taken_up(entry["example"])
    assert not taken_up(entry["counter"])


@pytest.mark.parametrize("name", ["only_of_body"])
def test_some_nouns_are_bodies_with_another_behind_them(name):
    (entry,) = (e for e in table("fr", "bodies")["words"] if e["name"] == name)
    assert named_speaker(entry["example"])
    assert not named_speaker(entry["counter"])


def test_who_has_lost_a_post_has_it_no_more():
    (entry,) = (e for e in table("fr", "titles")["words"] if e["name"] == "unseats")
    for text, held in ((entry["example"], False), (entry["counter"], True)):
        parsed = parse(article(text), "fr")
        assert bool(told_by_deeds(find_entities(parsed).appearances, parsed, "fr")) is held
