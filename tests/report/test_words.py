"""The words of both languages: every field, closed value, rule and part of a page that a ledger may hold has its own."""

from __future__ import annotations

import ast
import dataclasses
import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest

from recoupe.ledger.shape import flat_fields, item, members
from recoupe.model.ledger import Ledger
from recoupe.report.labels import labels
from recoupe.report.rows import rows
from recoupe.rules.catalogue import Entry
from recoupe.rules.loader import load, table
from sample import ledger

LANGUAGES = ("fr", "en")
SOURCE = Path(__file__).resolve().parents[2] / "src" / "recoupe"
FAMILIES = {
    "clause", "quote", "incise", "frame", "hearsay", "voice", "noun", "interview", "number", "tally", "date", "stamp",
    "claim", "series", "conflict", "distortion", "quotation", "reuse", "stories",
}  # fmt: skip
SPEAKER_FAMILIES = {"pronoun", "title", "group", "document"}


def kinds() -> list[type]:
    """Every dataclass and closed list of values that a ledger is made of."""
    found: list[type] = [Ledger]
    for kind in found:  # grows while it is read
        for field in flat_fields(kind) if dataclasses.is_dataclass(kind) else ():
            found.extend(k for k in _types(field.type) if k not in found)
    return found


def _types(hint: Any) -> Iterator[type]:
    for kind in members(hint)[0]:
        element = item(kind)
        if element is not None:
            yield from _types(element)
        elif dataclasses.is_dataclass(kind) or issubclass(kind, StrEnum):
            yield kind


def keys(value: Any, path: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from keys(inner, f"{path}.{name}")
    else:
        yield path


def rules_in_code(families: set[str]) -> set[str]:
    """Every literal that names a rule of the `families`, « quote/incise », in what finds and compares."""
    found = set()
    for folder in ("extraction", "crosscheck", "stories"):
        for file in (SOURCE / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    name = node.value
                    if re.fullmatch(r"[a-z]+/[a-z][a-z-]*", name) and name.split("/")[0] in families:
                        found.add(name)
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_field_and_every_closed_value_has_a_word(lang):
    words = labels(lang)
    for kind in kinds():
        if issubclass(kind, StrEnum):
            for value in kind:
                assert words.value(value)
        else:
            for field in flat_fields(kind):
                assert words.field(field.name), f"{kind.__name__}.{field.name}"
    for row in rows(ledger()):
        assert words(f"row.{type(row.value).__name__.removeprefix('Annotated').lower()}")


def test_both_languages_have_the_same_words():
    assert sorted(keys(labels("fr").table)) == sorted(keys(labels("en").table))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_rule_says_what_it_does(lang):
    words = labels(lang)
    named = rules_in_code(FAMILIES) | {e.rule for e in load("fr", "catalogue", "entry", Entry)}
    named |= {f"date/{e['name']}" for e in table("fr", "dates")["expression"]}
    named |= {f"frame/{f['words'][0]}" for f in table("fr", "frames")["frame"]}
    assert len(named) > 100
    assert [n for n in sorted(named) if not words.rule(n)] == []
    speakers = rules_in_code(SPEAKER_FAMILIES) | {e.rule for e in load("fr", "catalogue", "speaker", Entry)}
    assert [n for n in sorted(speakers) if not words.speaker_rule(n)] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_part_of_a_page_that_is_no_furniture_has_a_name(lang):
    lines = [line for source in ("fr", "en") for line in table(source, "furniture")["line"]]
    seen = {line["name"] for line in lines if line["kind"] != "furniture"}
    seen |= {"author", "above-credit", "title", "crosshead", "heading-element", "figcaption", "prose", "list-item"}
    assert sorted(seen ^ set(labels(lang).table["block"])) == []
