"""Date expressions: every rule's example and counter-example, and what the rules do together."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

import pytest

from recoupe.crosscheck.clues import Turn
from recoupe.crosscheck.completing import complete_all
from recoupe.extraction.conjugation import conjugate
from recoupe.extraction.dates import find_dates, find_stamps
from recoupe.extraction.dates.grammar import RULES, Comparison, Event, Expression, Habit, Nowadays, Phrase
from recoupe.extraction.dates.lexicon import WORDS, Ending, Shape, Word, roman
from recoupe.extraction.dates.stamps import Stamp
from recoupe.extraction.dates.tense import TENSES, PatternPart, Tense, Tenses
from recoupe.extraction.parse import ParsedArticle
from recoupe.model.article import Article, Block, BlockKind
from recoupe.model.date import Date, DateBasis, DateType
from recoupe.rules.folding import fold
from recoupe.rules.loader import load

WEDNESDAY = date(2024, 10, 30)
SILENT = frozenset(
    {
        "function",
        "label",
        "counted",
        "clock_cue",
        "approx",
        "toward",
        "born",
        "happening",
        "event",
        "contest",
        "short_weekday",
        "yearly",
        "eventful",
        "place_named",
    }
)  # kinds that stand around expressions


def parsed(text: str, *blocks: Block) -> ParsedArticle:
    every = blocks or (Block(0, len(text), BlockKind.BODY, "test"),)
    return ParsedArticle(Article("a", "a.txt", None, None, None, (), "fr", text, blocks=every), fold(text))


def dates(text: str, published: date | None = WEDNESDAY) -> tuple[Date, ...]:
    return complete_all(find_dates(parsed(text)), published, DateBasis.PUBLICATION, {})


def values(text: str, published: date | None = WEDNESDAY) -> list[tuple[str, str | None]]:
    return [(d.span.text, d.value) for d in dates(text, published)]


@pytest.mark.parametrize("rule", load("fr", RULES, "expression", Expression), ids=lambda r: r.name)
def test_expressions(rule: Expression) -> None:
    found = dates(rule.example)
    assert [d.span.text for d in found] == list(rule.finds)
    assert [d.value for d in found] == list(rule.value)
    assert rule.silent or f"date/{rule.name}" in [d.rule for d in found]
    if rule.silent:
        assert dates(rule.counter)
    elif rule.counter:
        assert f"date/{rule.name}" not in [d.rule for d in dates(rule.counter)]


@pytest.mark.parametrize("word", load("fr", WORDS, "word", Word), ids=lambda w: f"{w.kind}-{w.texts[0]}")
def test_words(word: Word) -> None:
    lower = word.example.lower()
    assert any(text in lower for text in word.texts)
    if word.kind not in SILENT:
        assert any(text in d.span.text.lower() for d in dates(word.example) for text in word.texts)


@pytest.mark.parametrize("shape", load("fr", WORDS, "shape", Shape), ids=lambda s: s.kind)
def test_shapes(shape: Shape) -> None:
    assert all(d.value for d in dates(shape.example))
    assert dates(shape.example)


@pytest.mark.parametrize("tense", load("fr", TENSES, "tense", Tense), ids=lambda t: t.example)
def test_tenses(tense: Tense) -> None:
    def side(sentence: str) -> object:
        row, *_ = find_dates(parsed(sentence))
        return Tenses(sentence, "fr").at(row.span.start, row.span.end)

    assert side(tense.example) is tense.direction
    if tense.counter:
        assert side(tense.counter) is not tense.direction


@pytest.mark.parametrize("habit", load("fr", RULES, "habit", Habit), ids=lambda h: h.name)
def test_habits(habit: Habit) -> None:
    assert not dates(habit.example)
    assert dates(habit.counter)[0].type is DateType.TIME


@pytest.mark.parametrize("rule", load("fr", RULES, "comparison", Comparison), ids=lambda c: c.name)
def test_comparisons(rule: Comparison) -> None:
    assert not dates(rule.example)
    assert "date/units-later" in [d.rule for d in dates(rule.counter)]


@pytest.mark.parametrize("rule", load("fr", RULES, "nowadays", Nowadays), ids=lambda n: n.name)
def test_nowadays(rule: Nowadays) -> None:
    assert "date/day-word" not in [d.rule for d in dates(rule.example)]
    assert "date/day-word" in [d.rule for d in dates(rule.counter)]


@pytest.mark.parametrize(
    "rule",
    [
        *load("fr", RULES, "today", Nowadays),
        *load("fr", RULES, "happening", Nowadays),
        *load("fr", RULES, "event", Event),
    ],
    ids=lambda n: n.example,
)
def test_today(rule: Nowadays | Event) -> None:
    assert "date/day-word" in [d.rule for d in dates(rule.example)]
    assert "date/day-word" not in [d.rule for d in dates(rule.counter)]


def test_verbs_of_events_are_conjugated() -> None:
    verbs = [verb for event in load("fr", RULES, "event", Event) for verb in event.verbs]
    assert all(len(conjugate(verb, "fr")) > 1 for verb in verbs)
    assert values("Les témoins viennent aujourd'hui au tribunal.") == [("aujourd'hui", "2024-10-30")]
    assert values("Aujourd'hui, la ville célèbre ses 900 ans.") == [("Aujourd'hui", "2024-10-30")]


@pytest.mark.parametrize("stamp", load("fr", RULES, "stamp", Stamp), ids=lambda s: s.name)
def test_stamps(stamp: Stamp) -> None:
    (row,) = find_stamps(parsed(stamp.example))
    assert row.rule == f"stamp/{stamp.name}"
    assert (row.value or "").startswith("2023-05-0")
    assert not find_stamps(parsed(stamp.counter))


@pytest.mark.parametrize("turn", load("fr", RULES, "turn", Turn), ids=lambda t: t.end)
def test_turns(turn: Turn) -> None:
    assert re.search(turn.pattern, turn.example)
    assert not re.search(turn.pattern, turn.counter)


@pytest.mark.parametrize(
    "entry",
    [
        *load("fr", RULES, "phrase", Phrase),
        *load("fr", WORDS, "ending", Ending),
        *load("fr", TENSES, "tense_part", PatternPart),
    ],
)
def test_parts_of_constructions(entry: Phrase | Ending | PatternPart) -> None:
    assert dates(entry.example)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le tribunal a condamné, mardi 29 octobre, un homme de 34 ans.", [("mardi 29 octobre", "2024-10-29")]),
        ("Le match aura lieu dimanche à 20h45.", [("dimanche à 20h45", "2024-11-03T20:45")]),
        ("Le procès doit durer jusqu'au 20 décembre.", [("20 décembre", "2024-12-20")]),
        ("Le pont a cédé le 20 décembre.", [("20 décembre", "2023-12-20")]),
        ("Les prix ont baissé en septembre.", [("septembre", "2024-09")]),
        ("Le procès s'ouvrira en mars.", [("mars", "2025-03")]),
        ("Le club avait chuté au troisième trimestre 2023.", [("troisième trimestre 2023", "2023-Q3")]),
        (
            "Du 30 novembre au 2 décembre 2023, tout a fermé.",
            [("30 novembre", "2023-11-30"), ("2 décembre 2023", "2023-12-02")],
        ),
        (
            "Les 3, 4 et 5 mai 2016, il neigeait.",
            [("3", "2016-05-03"), ("4", "2016-05-04"), ("5 mai 2016", "2016-05-05")],
        ),
        ("La saison 2023-2024 a été rude.", []),  # a season's name, as a feast's
        ("Le plan 2023-2024 a été rude.", [("2023", "2023"), ("2024", "2024")]),
        ("La tempête a frappé la fin de semaine dernière.", [("la fin de semaine dernière", "2024-W43-WE")]),
        ("L'abbaye date du XIIe siècle.", [("XIIe siècle", "11")]),
        ("Ce samedi-là, il pleuvait.", [("Ce samedi-là", None)]),
        ("Il y a près de 20 ans, tout a changé.", [("Il y a près de 20 ans", "2004")]),
        ("Le vote d'hier soir a surpris.", [("hier soir", "2024-10-29TEV")]),
        ("La loi entrera en vigueur d'ici à 2030.", [("2030", "2030")]),
    ],
)
def test_sentences(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Quelque 2 000 soldats et 1500 euros ont été perdus.",
        "Elle a été élue, or sept voix ont manqué.",
        "Mars est une planète et Avril un prénom.",
        "Récemment, ces derniers mois, tout a augmenté.",
        "Le voyage a duré trois jours et 2h30.",
        "Lyon est à 8 heures de route.",
        "Le musée est fermé le lundi, tous les mardis et chaque jeudi.",
        "La commune compte 2024 habitants et 1999 logements.",
        "L'équipe l'a emporté 3 à 2 au terme d'un match de 90 minutes.",
        "La veille de Noël, les enfants dorment mal.",
        "L'article 2016 du code est abrogé.",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert values(text) == []


def test_anaphora_counts_from_the_last_date() -> None:
    text = "Il est arrivé le 3 mai 2023. Le lendemain matin, il a parlé. Trois jours plus tard, il partait."
    assert [d.value for d in dates(text, None)] == ["2023-05-03", "2023-05-04TMO", "2023-05-07"]
    assert [d.basis for d in dates(text, None)][1:] == [DateBasis.TEXT, DateBasis.TEXT]


def test_a_clock_time_belongs_to_the_day_named_before_it() -> None:
    rows = dates("L'incendie a pris mardi 22 octobre. Vers 18h30, le toit s'est effondré.")
    assert [d.value for d in rows] == ["2024-10-22", "2024-10-22T18:30"]
    assert rows[1].type is DateType.TIME


def test_a_clock_time_does_not_belong_to_a_day_to_come() -> None:
    rows = dates("Le feu a pris mercredi soir. Les recherches reprendront jeudi. Le toit a cédé vers 22 heures.")
    assert [d.value for d in rows] == ["2024-10-30TEV", "2024-10-31", "2024-10-30T22:00"]


def test_the_morning_after_a_night() -> None:
    rows = dates("L'incendie a pris dans la nuit de samedi à dimanche. Vers 3 heures, le toit s'est effondré.")
    assert [d.value for d in rows] == ["2024-10-26TNI", "2024-10-27T03:00"]


def test_the_day_before_seen_from_the_day_of_writing() -> None:
    far = "Le bilan a été revu lundi. " + "Les secours fouillent encore les décombres de la rue haute. " * 8
    rows = dates(far + "On compte 212 blessés, contre 250 la veille.")
    assert [d.value for d in rows] == ["2024-10-28", "2024-10-29"]


def test_without_a_publication_date_nothing_is_invented() -> None:
    rows = dates("Il est arrivé mardi et repartira le 6 novembre, comme en 2022.", None)
    assert [(d.value, d.partial) for d in rows] == [
        (None, "XXXX-WXX-2"),
        (None, "XXXX-11-06"),
        ("2022", None),
    ]
    assert [d.basis for d in rows] == [DateBasis.UNKNOWN, DateBasis.UNKNOWN, DateBasis.EXPLICIT]


def test_spans_count_in_the_article_whatever_its_typography() -> None:
    text = unicodedata.normalize(
        "NFD", "Arrivé le 3\u00a0août, dans la nuit de samedi à dimanche\u202f; l’été dernier."
    )
    for row in dates(text):
        assert text[row.span.start : row.span.end] == row.span.text
    found = [unicodedata.normalize("NFC", d.span.text) for d in dates(text)]
    assert found == ["3\u00a0août", "la nuit de samedi à dimanche", "l’été dernier"]


def test_furniture_is_not_read_for_dates_but_for_the_stamp_of_the_page() -> None:
    text = "Publié le 3 mai 2023 à 14h30\nLa mairie a fermé mardi.\nLe port, le 2 mai 2023.\n"
    first, second = text.index("La mairie"), text.index("Le port")
    article = parsed(
        text,
        Block(0, first, BlockKind.FURNITURE, "test"),
        Block(first, second, BlockKind.BODY, "test"),
        Block(second, len(text), BlockKind.CAPTION, "test"),
    )
    assert [d.span.text for d in find_dates(article)] == ["mardi", "2 mai 2023"]
    assert [d.value for d in find_stamps(article)] == ["2023-05-03T14:30"]


def test_ids_follow_the_text() -> None:
    assert [d.id for d in dates("Mardi et mercredi, puis en 2019.")] == ["a:d1", "a:d2", "a:d3"]


@pytest.mark.parametrize(("numeral", "number"), [("I", 1), ("IV", 4), ("IX", 9), ("XIX", 19), ("XXI", 21)])
def test_roman_numerals(numeral: str, number: int) -> None:
    assert roman(numeral) == number
