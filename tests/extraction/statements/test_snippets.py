"""Quotations in whole snippets of articles: how many are found, and how many with the right speaker."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from tests.extraction.statements.test_direct import article

from recoupe.extraction.entities import find_entities
from recoupe.extraction.parse import parse
from recoupe.extraction.statements.quoted.direct import find_direct

SNIPPETS: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("snippets.toml").read_text(encoding="utf-8"))[
    "snippet"
]


def letters(text: str, start: int, end: int) -> set[int]:
    return {i for i in range(start, end) if text[i].isalnum()}


def expected(snippet: dict[str, Any], text: str) -> list[tuple[list[str], set[int]]]:
    """The speakers that will do and the characters of every annotated content; recurring words are taken in turn."""
    rows, at = [], dict[str, int]()
    for row in snippet["says"]:
        start = text.index(row["first"], at.get(row["first"], 0))
        at[row["first"]] = start + 1
        end = text.index(row["last"], start) + len(row["last"])
        rows.append((row["who"], letters(text, start, end)))
    return rows


def counts(snippet: dict[str, Any]) -> tuple[int, int, int, int]:
    """Annotated, found, matched (half of the letters in common), matched with the right speaker."""
    parsed = parse(article(snippet["text"]), "fr")
    found = list(find_direct(parsed, find_entities(parsed)))
    left = list(found)
    matched = right = 0
    gold = expected(snippet, parsed.text)
    for who, wanted in gold:
        best: tuple[float, bool, int] | None = None
        for i, candidate in enumerate(left):
            held = letters(parsed.text, candidate.content[0].start, candidate.content[-1].end)
            named = candidate.source or candidate.antecedent
            ranked = (len(held & wanted) / len(held | wanted), (named.text if named else "") in who, i)
            best = ranked if best is None or ranked[:2] > best[:2] else best
        if best is not None and best[0] >= 0.5:
            matched += 1
            right += best[1]
            del left[best[2]]
    return len(gold), len(found), matched, right


def test_detection_and_speakers() -> None:
    gold, found, matched, right = map(sum, zip(*map(counts, SNIPPETS), strict=True))
    assert matched / gold >= 0.97
    assert matched / found >= 0.97
    assert right / gold >= 0.95
