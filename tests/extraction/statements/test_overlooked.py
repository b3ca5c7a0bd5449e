"""The readings of verbs that no finder of their own construction saw: the rules' examples, and sentences by reading."""

from __future__ import annotations

import pytest

from recoupe.extraction.entities import find_entities
from recoupe.extraction.parse import parse
from recoupe.extraction.statements import find_statements
from recoupe.extraction.statements.overlooked.lexicon import Reading, Sort
from recoupe.model.article import Article, Block, BlockKind
from recoupe.model.statement import Statement
from recoupe.rules.loader import load

READINGS = load("fr", "overlooked", "reading", Reading)
SORTS = load("fr", "overlooked", "sort", Sort)


def overlooked(text: str) -> list[Statement]:
    block = Block(0, len(text), BlockKind.BODY, "test")
    parsed = parse(Article("a", "a.txt", None, None, None, (), "fr", text, blocks=(block,)), "fr")
    found = find_statements(parsed, find_entities(parsed), ())
    return [s for s in found if s.rule.startswith("overlooked/")]


@pytest.mark.parametrize("reading", READINGS, ids=lambda r: r.example[:30])
def test_example_is_read_so(reading: Reading) -> None:
    rules = [s.rule.split("/")[1:] for s in overlooked(reading.example)]
    assert any(r[0] in reading.content and r[1] in reading.subject and r[2] in reading.mood for r in rules)


@pytest.mark.parametrize("reading", [r for r in READINGS if r.counter], ids=lambda r: r.counter[:30])
def test_counter_is_not(reading: Reading) -> None:
    assert not overlooked(reading.counter)


@pytest.mark.parametrize("reading", READINGS, ids=lambda r: r.example[:30])
def test_reading_is_right_at_least_half_of_the_time(reading: Reading) -> None:
    assert 2 * reading.right >= reading.seen > 0


@pytest.mark.parametrize("sort", SORTS, ids=lambda s: s.name)
def test_verbs_of_the_sort_report_in_the_example(sort: Sort) -> None:
    assert [s for s in overlooked(sort.example) if s.cue is not None]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "Le tunnel rouvrira en juin - a rappelé le quotidien viennois Der Kurier, qui cite la régie.",
            "le quotidien viennois Der Kurier",
            "Le tunnel rouvrira en juin",
        ),
        (
            "Le zoo a fermé après plusieurs plaintes selon lesquelles l'eau était froide.",
            "plusieurs plaintes",
            "l'eau était froide",
        ),
        (
            "Dimanche, une rumeur a enflé à Valmer, selon laquelle les gardes auraient vendu les clés.",
            "une rumeur",
            "les gardes auraient vendu les clés",
        ),
        ("Le bruit s'est répandu que la mine était riche.", None, "la mine était riche"),
    ],
)
def test_who_says_what(text: str, source: str | None, content: str) -> None:
    assert (source, content) in [(s.source and s.source.text, s.content[0].text) for s in overlooked(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Une seconde loi exige une étude des sols.",
        "Nora Petit pourrait annoncer dans la semaine devant la presse une hausse.",
        "Le jardinier, élu en mars, a invité devant la mairie le notaire.",
        "Le préfet dément la rumeur selon laquelle la digue aurait cédé.",
        "Le bruit des machines gêne les riverains, que la mairie a reçus.",
        "Les deux cantons ont conclu un « traité de voisinage global ».",
        "Il a annoncé avoir confié une enquête à la police.",
    ],
)
def test_nothing_is_overlooked(text: str) -> None:
    assert not overlooked(text)
