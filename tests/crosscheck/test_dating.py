"""Publication days settled from a text's own words and from its story; never guessed. All stories are invented."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from recoupe.crosscheck.dating import settle
from recoupe.extraction.dates import find_dates, find_stamps
from recoupe.extraction.parse import ParsedArticle
from recoupe.model.annotated import AnnotatedArticle
from recoupe.model.article import Article, Block, BlockKind, Evidence, Published, PublishedBasis
from recoupe.model.date import DateBasis
from recoupe.model.quantity import Modifier, Phase, Quantity
from recoupe.model.span import Span
from recoupe.model.statement import Mode, Stance, Statement
from recoupe.model.term import Term
from recoupe.rules.folding import fold, key

STAMP_LINES = Path(__file__).with_name("stamp_lines.toml")
# words that are no content, for the rough terms below
SMALL = (
    " a au aux avec ce cet cette dans de des du elle en entre est et ete il la le les leur leurs l d n "
    "ne on ont par pas plus pour qu que qui s sa se ses son sont sous sur un une vers "
)


def article(name: str, text: str, *, published: str | None = None, url: str | None = None) -> AnnotatedArticle:
    """An article with its dates and rough content words, without the parser."""
    when = Published(published, PublishedBasis.GIVEN) if published else Published()
    blocks = (Block(0, len(text), BlockKind.BODY, "test"),)
    value = Article(name, name, url, None, None, (), "fr", text, when, blocks)
    parsed = ParsedArticle(value, fold(text))
    terms, start = [], 0
    for piece in text.replace("'", " ").split(" "):
        word = key(piece)
        if word and f" {word} " not in SMALL and "\n" not in piece:
            at = text.index(piece, start)
            inside = at > 0 and text[at - 2 : at - 1] not in (".", "\n", "")
            terms.append(Term(at, at + len(piece), word, "PROPN" if piece[0].isupper() and inside else "NOUN"))
            start = at + len(piece)
    return AnnotatedArticle(value, dates=find_dates(parsed), terms=tuple(terms), stamps=find_stamps(parsed))


def settled(*articles: AnnotatedArticle) -> dict[str, str | None]:
    return {a.article.id: a.article.published.value for a in settle(articles)}


def alone(text: str, **known: str) -> Published:
    return settle([article("a", text, **known)])[0].article.published


# ------------------------------------------------------------------------------------------------ one text alone


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("VALMER, 3 mai 2023 (Agence) - Le pont a cédé.", "2023-05-03"),
        ("Publié le 3 mai 2023 à 14h30\nLe pont a cédé.", "2023-05-03"),
        ("Le maire a démissionné ce mercredi 3 mai 2023.", "2023-05-03"),
        ("Le maire a démissionné hier, mardi 2 mai 2023.", "2023-05-03"),
        ("Élu en mars 2023, le maire a démissionné ce mercredi 3 mai.", "2023-05-03"),
        ("Le pont de Valmer, le 28 avril 2023. Il a cédé ce mercredi 3 mai.", "2023-05-03"),
        ("Construit en 2022 et vendu en 2023, le pont a cédé hier, mardi 2 mai.", "2023-05-03"),
        ("Le pont a cédé hier (2 mai), selon l'agence (voir notre article du 2/5/2023).", "2023-05-03"),
        ("Le salon, ouvert du 3 au 7 mai 2023, a débuté aujourd'hui à Valmer.", "2023-05-03"),
        ("Le salon, ouvert du 3 au 7 mai 2023, a commencé hier à Valmer.", "2023-05-04"),
        ("Le salon, qui durait du 3 au 7 mai 2023, s'est achevé ce dimanche à Valmer.", "2023-05-07"),
        ("Le pont a cédé ce mercredi 3 mai. Il doit être rebâti avant la fin de l'année 2023.", "2023-05-03"),
        ("Le salon, fermé en octobre 2022, ouvrira samedi 21 janvier. Le maire en a parlé ce jeudi.", "2023-01-19"),
        ("Le pont, ouvert en mars 2022, fermera mardi 14 février. Le maire invite à venir dès ce lundi.", "2023-02-13"),
        ("Depuis 2022, le pont menaçait. Il a cédé ce mercredi 3 mai et sera rebâti en 2025.", "2023-05-03"),
        (
            "Les compagnies devront annuler 15 % des vols du lundi 19 mai 2031, a dit la direction ce dimanche 18 mai.",
            "2031-05-18",
        ),
    ],
)
def test_a_text_that_settles_its_own_date(text: str, day: str) -> None:
    found = alone(text)
    assert (found.value, found.basis) == (day, PublishedBasis.TEXT)
    assert found.evidence
    for piece in found.evidence:
        assert isinstance(piece, Evidence)
        assert text[piece.start : piece.end] == piece.text


@pytest.mark.parametrize(
    "text",
    [
        "Le maire a démissionné vendredi.",
        "Le maire a démissionné ce vendredi.",
        "Le salon ouvrira samedi 21 janvier. Le maire en a parlé ce jeudi.",  # of which year?
        "Fermé en mars 2022, le pont rouvrira ce vendredi. Le tunnel fermera mardi 14 février.",  # written before Friday
        "Le salon, fermé en octobre 2022, avait ouvert samedi 21 janvier. Le maire en a parlé ce jeudi.",
        "Le maire a démissionné ce mercredi 3 mai.",  # which year?
        "Le pont a cédé le 3 mai 2023.",  # the day of the event, not of the article
        "Le pont, bâti en 1911, a cédé ce mercredi 3 mai.",  # it was a Wednesday in 1911 as well
        "Le pont, bâti en 2006, a cédé ce mercredi 3 mai.",  # and in 2006
        "Le salon, qui se tient du 3 au 7 mai 2023, a été annulé aujourd'hui.",
        "Le pont a cédé ce mercredi 3 mai. Un autre sera bâti d'ici 2028.",  # a Wednesday in 2028 as well
        "Le pont a cédé ce mercredi 3 mai. Un autre sera bâti avant la fin de l'année 2045.",  # a plan
        "Le maire présentera son budget ce mercredi 3 mai 2023.",  # still to come
        "Le procès du maire, arrêté le vendredi 2 juin 2017, s'est ouvert lundi.",
        "Le musée rouvrira le 19 novembre 2036, a dit la direction ce dimanche 18 mai.",  # too far off
    ],
)
def test_a_text_that_does_not(text: str) -> None:
    assert alone(text) == Published()


def test_what_is_given_is_kept() -> None:
    found = alone("Le maire a démissionné ce mercredi 3 mai 2023.", published="2023-05-04")
    assert (found.value, found.basis) == ("2023-05-04", PublishedBasis.GIVEN)


def test_the_address_of_the_page_dates_it() -> None:
    assert alone("Le pont a cédé.", url="https://journal.example/2023/05/03/pont.html").value == "2023-05-03"
    assert alone("Le pont a cédé.", url="https://journal.example/article-20231.html").value is None


def test_a_day_in_the_title_with_its_weekday_in_the_text() -> None:
    title, text = "Météo du 3 mai 2023\n", "De fortes pluies sont tombées ce mercredi sur Valmer."
    whole = article("a", title + text)
    blocks = (Block(0, len(title), BlockKind.HEADING, "t"), Block(len(title), len(title + text), BlockKind.BODY, "t"))
    headed = replace(whole, article=replace(whole.article, blocks=blocks))
    assert settle([headed])[0].article.published.value == "2023-05-03"
    assert settle([whole])[0].article.published.value is None  # in running text it may be the day of anything


def test_two_days_that_each_claim_to_be_today_settle_nothing() -> None:
    assert alone("Ce mercredi 3 mai 2023, le pont a cédé. Il a été fermé ce vendredi 5 mai 2023.").value is None


@pytest.mark.parametrize("line", tomllib.loads(STAMP_LINES.read_text("utf-8"))["line"], ids=lambda r: r["text"])
def test_lines_that_say_when_a_page_was_published(line: dict[str, str]) -> None:
    text = (
        f"La piscine de Valmer va fermer\n{line['text']}\nLe conseil municipal l'a voté mardi. Elle rouvrira en mars.\n"
    )
    assert (alone(text).value or "")[:10] == line["day"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("420 cas ont été recensés du 3 au 15 février 2025, et 101 entre le 2 et le 8 février.",
         ["2025-02-03", "2025-02-15", "2025-02-02", "2025-02-08"]),
        ("Du 26 janvier au 1er février 2025, puis le 8 février 2025, on a compté 300 cas depuis le début de l'année.",
         ["2025-01-26", "2025-02-01", "2025-02-08", "2025"]),
        ("Le prix a été relevé lundi 30 septembre, contre 1 000 francs en 2023. En avril dernier, il avait doublé.",
         ["2024-09-30", "2023", "2024-04"]),
        ("La hausse a été annoncée mardi 3 juillet. Le déficit de 2012 a surpris ; il sera effacé en 2017.",
         ["2012-07-03", "2012", "2017"]),
        # nothing is invented
        ("Il est né le 3 mai 2015 à Lyon et sera jugé le 12 septembre.", ["2015-05-03", None]),
        ("Le pont a cédé le 3 mai 2023, a dit la mairie lundi.", ["2023-05-03", None]),
        ("Le 3 mai 2023 et le 8 mai 2023, hier et le mois dernier, il a plu.", ["2023-05-03", "2023-05-08", None, None]),
        ("Fondé en 1911, le club a gagné lundi 30 septembre.", ["1911", None]),
        (
            "Tournoi de Valmer 2031 : les qualifications ont lieu du lundi 19 au vendredi 23 mai.",
            ["2031", "2031-05-19", "2031-05-23"],
        ),
    ],
)  # fmt: skip
def test_full_dates_stand_for_the_day_of_writing_where_nothing_settles_it(text: str, values: list[str | None]) -> None:
    done = settle([article("a", text)])[0]
    assert done.article.published.value is None
    assert [d.value for d in done.dates] == values


# ------------------------------------------------------------------------------------------------------- a story

BRIDGE = article(
    "a",
    "Le pont Marchand de Valmer s'est effondré ce mercredi 3 mai 2023 sous le poids d'un convoi de bois. "
    "Le préfet Albert Roux a ouvert une enquête.",
)


def test_the_year_that_a_text_leaves_open_comes_from_the_story() -> None:
    late = article("b", "Deux jours après, ce vendredi 5 mai, le préfet Albert Roux a suspendu les travaux du pont.")
    assert settled(BRIDGE, late) == {"a": "2023-05-03", "b": "2023-05-05"}


def test_a_weekday_and_a_day_of_the_same_week_leave_one_day() -> None:
    late = article("b", "Ce jeudi, le préfet a suspendu les travaux. Le pont s'est effondré le 3 mai.")
    found = settle([BRIDGE, late])[1]
    assert (found.article.published.value, found.article.published.basis) == ("2023-05-04", PublishedBasis.STORY)
    assert [d.value for d in found.dates] == ["2023-05-04", "2023-05-03"]
    assert {d.basis for d in found.dates} == {DateBasis.STORY}


def test_the_same_happening_dates_a_bare_weekday() -> None:
    same = article(
        "b", "Le pont Marchand de Valmer a cédé mercredi sous le poids d'un convoi de bois, a indiqué le préfet Roux."
    )
    found = settle([BRIDGE, same])[1]
    assert found.article.published.value == "2023-05-03"
    assert {e.article for e in found.article.published.evidence if isinstance(e, Evidence)} == {"a", "b"}


def test_another_happening_on_the_same_weekday_does_not() -> None:
    other = article("b", "Les syndicats de Valmer ont défilé mercredi contre la fermeture de la maternité du pont.")
    assert settled(BRIDGE, other) == {"a": "2023-05-03", "b": None}
    assert [d.value for d in settle([BRIDGE, other])[1].dates] == [None]


def test_a_text_without_a_shared_day_stays_undated_in_its_story() -> None:
    earlier = article("b", "Le convoi de bois avait été signalé lundi. Interrogé vendredi, le préfet Roux s'est tu.")
    assert settled(BRIDGE, earlier)["b"] is None


def test_a_fresher_weekday_leaves_the_day_open_but_the_happening_keeps_its_own() -> None:
    later = article(
        "b",
        "Le pont Marchand de Valmer a cédé mercredi sous le poids d'un convoi de bois. Samedi, une veillée a eu lieu.",
    )
    found = settle([BRIDGE, later])[1]
    assert found.article.published.value is None
    assert [d.value for d in found.dates] == ["2023-05-03", None]
    assert found.dates[0].basis is DateBasis.STORY


def test_one_quotation_in_two_renderings_is_one_happening() -> None:
    first = article(
        "a",
        "Ce mercredi 3 mai 2023, le ministre a réagi. « Nous ne céderons jamais devant la violence des casseurs venus "
        "de Castelmont », a-t-il lancé.",
    )
    second = article(
        "b",
        "Interrogé mercredi, Jean Duval a été ferme. « Nous ne céderons pas devant la violence des casseurs venus de "
        "Castelmont », a-t-il dit.",
    )
    assert settled(first, second)["b"] == "2023-05-03"


def test_a_date_found_by_the_story_helps_the_next_article() -> None:
    second = article(
        "b", "Ce jeudi, la maire Odile Petit a saisi le tribunal de Castelmont. Le pont avait cédé le 3 mai."
    )
    third = article("c", "La maire Odile Petit a saisi jeudi le tribunal de Castelmont, selon ses avocats.")
    assert settled(BRIDGE, second, third)["c"] == "2023-05-04"


def test_no_dated_article_no_date() -> None:
    first = article("a", "Le pont Marchand de Valmer a cédé ce mercredi sous le poids d'un convoi de bois.")
    second = article("b", "Le pont Marchand de Valmer a cédé mercredi sous le poids d'un convoi de bois.")
    assert settled(first, second) == {"a": None, "b": None}


def test_the_order_of_articles_changes_nothing() -> None:
    second = article("b", "Ce jeudi, le préfet a suspendu les travaux. Le pont s'est effondré le 3 mai.")
    assert settle([BRIDGE, second]) == settle([second, BRIDGE])[::-1]


# --------------------------------------------------------------------------------------------- statements, figures


def test_statements_and_figures_take_their_days() -> None:
    text = "Le préfet a compté mardi 12 blessés. Il y avait 3 morts le 1er mai, et 20 maisons sont détruites."
    base = article("a", text, published="2023-05-03")

    def span(words: str) -> Span:
        return Span.of(text, text.index(words), text.index(words) + len(words))

    said = Statement(
        "a:s1", span("Le préfet"), None, span("a compté"), (span("12 blessés"),), Mode.INDIRECT, Stance.ASSERTS,
        False, False, None, None, None, "test", 1.0, said_date="a:d1",
    )  # fmt: skip

    def figure(n: int, words: str, statement: str | None, date: str | None) -> Quantity:
        return Quantity(
            f"a:q{n}", span(words), 1, 1, Modifier.EXACT, "", "", None, Phase.DONE, None, None, statement, None, None,
            "test", 1.0, date=date,
        )  # fmt: skip

    rows = (
        figure(1, "12 blessés", "a:s1", None),
        figure(2, "3 morts", None, "a:d2"),
        figure(3, "20 maisons", None, None),
    )
    found = settle([replace(base, statements=(said,), quantities=rows)])[0]
    assert found.statements[0].said_on == "2023-05-02"
    assert [q.as_of for q in found.quantities] == ["2023-05-02", "2023-05-01", "2023-05-03"]


def test_a_part_of_a_day_counts_as_its_day_and_a_week_as_none() -> None:
    text = "Le préfet a parlé lundi soir. La semaine passée, 3 ponts ont cédé."
    base = article("a", text, published="2023-05-03")
    at = text.index("3 ponts")
    row = Quantity(
        "a:q1", Span.of(text, at, at + 7), 3, 3, Modifier.EXACT, "pont", "ponts", None, Phase.DONE, None, None, None,
        None, None, "test", 1.0, date="a:d2",
    )  # fmt: skip
    found = settle([replace(base, quantities=(row,))])[0]
    assert [d.value for d in found.dates] == ["2023-05-01TEV", "2023-W17"]
    assert found.quantities[0].as_of == "2023-05-03"
