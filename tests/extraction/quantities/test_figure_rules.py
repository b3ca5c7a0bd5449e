"""Every entry of the rules for figures does what its example says, and does not do it in its counter-example."""

from __future__ import annotations

import pytest

from extraction.quantities.tables import Figure, article, figure, figures, quantities
from recoupe.extraction.parse import parse
from recoupe.extraction.quantities import entries as e
from recoupe.extraction.quantities.lexicon import lexicon
from recoupe.extraction.quantities.numeral import Writing
from recoupe.extraction.quantities.numerals import numerals
from recoupe.extraction.quantities.singular import singular
from recoupe.extraction.quantities.telling_words import VERB_KINDS, WORD_KINDS
from recoupe.extraction.quantities.tense import tense
from recoupe.model.quantity import Phase
from recoupe.rules.folding import fold
from recoupe.rules.loader import load

FR = lexicon("fr")
PLACE_VERBS = {
    "reaching",
    "hosting",
    "harming",
    "residing",
    "giving",
    "telling",
}  # they tell where, not when: tested below
PLACE_WORDS = {
    *("ground", "ground_noun", "narrow", "wide", "on_the_way", "premises", "site", "titled_site", "happening"),
    *("direction", "stage", "town", "adverbial", "beside", "source", "no_place", "whole_world", "capital", "spoken_at"),
}


def entries(file: str, array: str, kind: type) -> list:  # type: ignore[type-arg]
    """The entries of one kind, each named after its first word."""
    return [pytest.param(x, id=f"{array}-{n}") for n, x in enumerate(load("fr", file, array, kind))]


def values(text: str) -> list[float]:
    return [n.value for n in numerals(fold(text).text, FR)]


def without_phases(text: str) -> list[Figure]:
    return [Figure(f.words, f.low, f.high, f.modifier, f.unit) for f in figures(text)]


def phases(text: str) -> list[Phase]:
    return [q.phase for q in quantities(text)]


@pytest.mark.parametrize("entry", [*entries("numbers", "cardinal", e.Cardinal), *entries("numbers", "scale", e.Scale)])
def test_number_words(entry: e.Cardinal | e.Scale) -> None:
    value = values(entry.example)[0]
    if isinstance(entry, e.Scale):
        assert value == 3 * entry.factor
    else:
        assert value == entry.value or (entry.value == 1 and value == 21)
        assert entry.counter is None or not quantities(entry.counter)


@pytest.mark.parametrize("entry", entries("numbers", "rounded", e.Rounded))
def test_rounded_words(entry: e.Rounded) -> None:
    assert [(f.low, f.modifier) for f in figures(entry.example)] == [(entry.value, "about")]
    assert entry.counter is None or entry.value not in [f.low for f in figures(entry.counter)]


@pytest.mark.parametrize("entry", entries("numbers", "fraction", e.Fraction))
def test_fractions(entry: e.Fraction) -> None:
    (numeral,) = numerals(fold(entry.example).text, FR)
    assert numeral.writing is Writing.FRACTION
    assert round(numeral.value * entry.parts / 100, 2) == round(numeral.value * entry.parts / 100)
    if entry.counter:
        assert all(n.writing is not Writing.FRACTION for n in numerals(fold(entry.counter).text, FR))


@pytest.mark.parametrize("entry", entries("numbers", "abbreviated", e.Abbreviated))
def test_shortened_scales(entry: e.Abbreviated) -> None:
    (found,) = figures(entry.example)
    assert found.unit == "EUR"
    assert found.low is not None
    assert found.low >= entry.factor


@pytest.mark.parametrize("entry", entries("numbers", "ratio", e.Bases))
def test_shares(entry: e.Bases) -> None:
    assert [f.unit for f in figures(entry.example)] == ["%"]
    assert "%" not in [f.unit for f in figures(entry.counter)]


@pytest.mark.parametrize(
    "entry", [*entries("modifiers", "modifier", e.ModifierWords), *entries("figures", "role", e.Role)]
)
def test_words_around_numbers(entry: e.ModifierWords | e.Role) -> None:
    expected = [figure(line) for line in entry.finds]
    assert without_phases(entry.example) == expected
    if entry.counter:
        assert without_phases(entry.counter) != expected


@pytest.mark.parametrize("entry", entries("units", "unit", e.Unit))
def test_units(entry: e.Unit) -> None:
    assert [f.unit for f in figures(entry.example)] == [entry.symbol]


@pytest.mark.parametrize("form", sorted({(f, u.symbol) for u in load("fr", "units", "unit", e.Unit) for f in u.forms}))
def test_forms_of_units(form: tuple[str, str]) -> None:
    written, symbol = form
    assert FR.measures.at(f"3 {written}", 1) == (symbol, 2 + len(written))


@pytest.mark.parametrize("entry", [*entries("units", "shared", e.SharedMoney), *entries("units", "tender", e.Tender)])
def test_money_that_several_countries_call_so(entry: e.SharedMoney | e.Tender) -> None:
    (found,) = figures(entry.example)
    assert found.unit == entry.code
    if isinstance(entry, e.SharedMoney):
        assert entry.code not in [f.unit for f in figures(entry.counter)]


@pytest.mark.parametrize("entry", entries("units", "sum", e.Nouns))
def test_millions_of_a_sum_are_money(entry: e.Nouns) -> None:
    assert [f.unit for f in figures(entry.example)] == ["EUR", "EUR"]
    assert [f.unit for f in figures(entry.counter)] == ["EUR", "signature"]


@pytest.mark.parametrize("entry", entries("counting", "several", e.Compound))
def test_nouns_of_several_words(entry: e.Compound) -> None:
    assert [f.unit for f in figures(entry.example)] == [entry.singular]
    assert entry.singular not in [f.unit for f in figures(entry.counter)]


@pytest.mark.parametrize("form", [f for s in load("fr", "numbers", "scale", e.Scale) for f in s.slips])
def test_slips_of_scales_count_only_before_a_plural(form: str) -> None:
    assert values(f"92 {form} élus") == [92 * FR.slips[form].factor]
    assert values(f"92 {form} de la côte") == [92]


def test_full_names_of_currencies_are_those_of_the_cldr() -> None:
    assert FR.measures.at("3 000 dinars jordaniens", 5) == ("JOD", 23)
    assert FR.measures.at("un florin arubais", 2) == ("AWG", 17)
    assert FR.measures.at("300 dinars", 3) is None


@pytest.mark.parametrize(
    "entry",
    [
        *entries("counting", "skipped", e.Skipped),
        *entries("counting", "scored", e.Nouns),
        *entries("figures", "idiom", e.Idiom),
        *entries("figures", "address", e.Listed),
        *entries("figures", "clock", e.Clock),
    ],
)
def test_numbers_that_count_nothing(entry: e.Skipped | e.Nouns | e.Idiom | e.Listed | e.Clock) -> None:
    assert not quantities(entry.example)
    assert quantities(entry.counter)


@pytest.mark.parametrize("entry", entries("counting", "tally", e.Nouns))
def test_heads_of_a_tally(entry: e.Nouns) -> None:
    assert [f.low for f in figures(entry.example)] == [1, 3]
    assert not quantities(entry.counter)


@pytest.mark.parametrize("entry", entries("counting", "people", e.Nouns))
def test_one_more_of_the_people_just_counted(entry: e.Nouns) -> None:
    assert [f.low for f in figures(entry.example)] == [19, 1]
    assert [f.low for f in figures(entry.counter)] == [19]


@pytest.mark.parametrize(
    "entry",
    [
        *entries("counting", "nominal", e.Forms),
        *entries("counting", "preposed", e.Forms),
        *entries("counting", "invariable", e.Words),
        *entries("counting", "plural", e.Plural),
        *entries("counting", "elliptic", e.Forms),
        *entries("counting", "classing", e.Forms),
    ],
)
def test_counted_words(entry: e.Forms | e.Words | e.Plural) -> None:
    found = figures(entry.example)
    assert found
    assert all(f.unit for f in found)


@pytest.mark.parametrize("entry", entries("counting", "aged", e.Aged))
def test_units_behind_rounded_numbers(entry: e.Aged) -> None:
    assert [f.unit for f in figures(entry.example)] == [entry.unit]


@pytest.mark.parametrize("entry", entries("counting", "irregular", e.Irregular))
def test_irregular_plurals(entry: e.Irregular) -> None:
    assert singular(entry.plural, FR) == entry.singular
    assert entry.plural in entry.example


@pytest.mark.parametrize("entry", entries("counting", "phase", e.PhaseWords))
def test_words_of_phases(entry: e.PhaseWords) -> None:
    assert phases(entry.example) == [entry.phase]
    assert entry.phase not in phases(entry.counter)


@pytest.mark.parametrize(
    "entry",
    [
        *(p for kind in VERB_KINDS if kind not in PLACE_VERBS for p in entries("counting", kind, e.Lemmas)),
        *(
            p
            for kind in WORD_KINDS
            if kind not in PLACE_WORDS and kind != "badly"
            for p in entries("counting", kind, e.Listed)
        ),
        *entries("counting", "attending", e.Units),
    ],
)
def test_words_that_tell_example_and_counter_apart(entry: e.Lemmas | e.Listed | e.Units) -> None:
    def shape(text: str) -> list[tuple[str, str, str]]:
        return [(q.modifier.value, q.unit, q.phase.value) for q in quantities(text)]

    assert shape(entry.example)
    assert shape(entry.example) != shape(entry.counter)


@pytest.mark.parametrize(
    "entry",
    [
        *entries("counting", "reaching", e.Lemmas),
        *entries("counting", "where", e.Where),
        *entries("counting", "hosting", e.Lemmas),
        *entries("counting", "clause", e.ClauseWords),
        *entries("counting", "unplaced", e.Units),
        *entries("counting", "distance", e.Units),
        *entries("counting", "at_the_event", e.Units),
        *entries("counting", "harming", e.Lemmas),
        *entries("counting", "residing", e.Lemmas),
        *entries("counting", "share", e.Units),
        *entries("counting", "giving", e.Lemmas),
        *(p for kind in sorted(PLACE_WORDS) for p in entries("counting", kind, e.Listed)),
    ],
)
def test_words_of_places(entry: e.Lemmas | e.Where | e.Listed | e.ClauseWords | e.Units) -> None:
    places = [[q.place for q in quantities(text)] for text in (entry.example, entry.counter)]
    assert places[0]
    assert (places[0][-1] is None) != (places[1][-1] is None) or places[0][-1] != places[1][-1]


@pytest.mark.parametrize("entry", entries("counting", "badly", e.Listed))
def test_how_badly_people_are_hurt(entry: e.Listed) -> None:
    assert figures(entry.example)[-1].words.split()[-1] in entry.words
    assert figures(entry.counter)[-1].words == "12"


@pytest.mark.parametrize("entry", entries("counting", "ending", e.Ending))
def test_endings_of_verbs(entry: e.Ending) -> None:
    def found(text: str) -> set[str]:
        sentence = parse(article(text), "fr").sentences[0]
        return {tense(t, FR).value for t in sentence.tokens if t.pos in ("VERB", "AUX")}

    assert entry.tense in found(entry.example)
    assert entry.tense not in found(entry.counter)
