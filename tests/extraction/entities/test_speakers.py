"""Who the speakers of short passages are: the tables beside this file, through the whole reading of an article.

A line « words → name » holds; one that opens with « ? » tells what is right and not found yet.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from tests.extraction.statements.test_direct import article

from recoupe.crosscheck.entities import join
from recoupe.extraction.article import annotate
from recoupe.model.entity import EntityKind
from recoupe.rules.folding import key

HERE = Path(__file__).parent
TABLES = sorted(HERE.glob("*.toml"))


def passages(path: Path) -> list[dict[str, Any]]:
    return tomllib.loads(path.read_text(encoding="utf-8"))["passage"]


def spoken(passage: dict[str, Any]) -> list[tuple[str, str, str | None]]:
    """For every expectation its words, the names that will do, and the name found (null where nothing was found said).

    The words keep the « ? » before them.
    """
    (row,), entities = join([annotate(article(passage["text"]))])
    names = {e.id: e.name if e.named else "" for e in entities}
    found = []
    for line in passage["who"]:
        words, _, wanted = (part.strip() for part in line.partition("→"))
        plain = words.removeprefix("? ")
        start = row.article.text.index(plain)
        end = start + len(plain)
        saying = [s for s in row.statements if any(c.start <= start + 2 and end - 2 <= c.end for c in s.content)]
        inner = min(saying, key=lambda s: sum(len(c.text) for c in s.content), default=None)
        found.append((words, wanted, None if inner is None else names.get(inner.speaker or "", "")))
    return found


@pytest.mark.parametrize("path", TABLES, ids=lambda p: p.stem)
def test_most_speakers_are_right_and_few_are_wrong(path):
    asked = [row for passage in passages(path) for row in spoken(passage)]
    sure = [r for r in asked if not r[0].startswith("? ")]
    assert [r for r in sure if r[2] is None or key(r[2]) not in [key(w) for w in r[1].split("|")]] == []
    told = [(words, wanted, name) for words, wanted, name in asked if name is not None]
    wrong = [r for r in told if r[2] and key(r[2]) not in [key(w) for w in r[1].split("|")]]
    silent = [r for r in told if not r[2] and r[1]]
    assert len(told) >= 0.9 * len(asked)
    assert len(wrong) <= 0.03 * len(told), wrong
    assert len(wrong) + len(silent) <= 0.08 * len(told), silent


def test_those_around_somebody_are_one_group():
    text = (
        "Luc Verdier se tait. Ses proches sont venus mardi. Ils dénoncent une fuite. Selon ses proches, il dormait mal."
    )
    around = [(e.name, e.kind) for e in annotate(article(text)).entities if e.name != "Luc Verdier"]
    assert around == [("proches de Luc Verdier", EntityKind.GROUP)]
