"""Copy between articles: what is recognised, what is not, where it stands, and who wrote it first."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from crosscheck.builder import article, entities, entity_id, prose, says
from recoupe.crosscheck.entities import join
from recoupe.model.entity import Entity, EntityKind
from recoupe.model.story import LikelyOrigin, OriginKind, Reuse
from recoupe.stories import find_reuse
from recoupe.stories.rewriting import sentences_of
from stories.written import written

DATA = tomllib.loads((Path(__file__).resolve().parent / "rewrites.toml").read_text(encoding="utf-8"))
SOURCES = {s["id"]: " ".join(s["sentences"]) for s in DATA["source"]}
FLOOD = "Les eaux de la Valse ont envahi dans la nuit le quartier des Tanneurs et emporté deux passerelles de bois"
COLD = "Le froid a fendu les conduites du lavoir et la commune a promis de les remplacer avant le printemps prochain"


def reuse(*texts: str) -> tuple[Reuse, ...]:
    """The copy between texts of different outlets."""
    articles, known = join([written(t, "2031-05-06", f"journal {n}") for n, t in enumerate(texts)])
    return find_reuse(articles, known)


def found(*articles, named: dict[str, EntityKind] | None = None) -> tuple[Reuse, ...]:
    """The copy between articles of the builder; `named` gives entities a kind."""
    known = [
        replace(e, kind=(named or {}).get(e.name, e.kind)) if isinstance(e, Entity) else e for e in entities(articles)
    ]
    return find_reuse(articles, known)


@pytest.mark.parametrize("strength", [1, 2, 3, 4])
@pytest.mark.parametrize("source", sorted(SOURCES))
def test_a_rewrite_is_recognised(source, strength):
    (row,) = (r for r in DATA["rewrite"] if (r["source"], r["strength"]) == (source, strength))
    rows = reuse(SOURCES[source], " ".join(s["text"] for s in row["sentences"]))
    assert len(rows) == 1
    assert rows[0].share > 0.15


@pytest.mark.parametrize("account", DATA["account"], ids=lambda a: a["source"])
def test_another_reporter_s_account_of_the_same_day_is_no_copy(account):
    assert reuse(SOURCES[account["source"]], " ".join(account["sentences"])) == ()


def test_rewrites_of_one_text_are_no_copies_of_another():
    texts = [" ".join(s["text"] for s in r["sentences"]) for r in DATA["rewrite"] if r["source"] != "crue"]
    assert all(reuse(SOURCES["crue"], text) == () for text in texts)


def test_passages_are_aligned_to_characters():
    a, b = f"Montarel. {FLOOD}. Le maire attend.", f"{FLOOD}, selon nos informations. Une messe sera dite."
    (row,) = reuse(a, b)
    for passage in row.passages:
        texts = {
            written(a, "2031-05-06", "journal 0").article.id: a,
            written(b, "2031-05-06", "journal 1").article.id: b,
        }
        for ident, span in zip(row.articles, (passage.a, passage.b), strict=True):
            assert texts[ident][span.start : span.end] == span.text
    assert any(FLOOD in (p.a.text, p.b.text) for p in row.passages)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # names and titles alone
        (
            "Le ministre des Affaires étrangères de la Torvie, Ilmar Drovik, est arrivé. Il pleuvait.",
            "On a vu le ministre des Affaires étrangères de la Torvie, Ilmar Drovik, au marché hier.",
        ),
        # what both heard the same speaker say
        (
            "« Nous ne céderons jamais devant la menace de ce barrage », a dit Léa Roux en ouvrant la séance.",
            "Applaudie, Léa Roux a lancé : « Nous ne céderons jamais devant la menace de ce barrage. »",
        ),
        ("La piscine rouvrira mardi après six mois de travaux.", "Un renard a été vu près de la gare de Senga."),
    ],
)
def test_names_titles_and_quotations_are_no_copies(first, second):
    assert reuse(first, second) == ()


def many(ending: str) -> list[str]:
    """Fifty texts that share nothing but their ending."""
    return [" ".join(f"lavoir{n}x{k}" for k in range(30)) + f". {ending}" for n in range(50)]


def test_a_phrase_that_very_many_articles_print_is_a_stock_phrase():
    assert reuse(*many("Suivez toute notre actualité locale sur notre site et dans notre édition.")) == ()


def test_a_dispatch_that_very_many_articles_print_is_copy_and_connects_them_all():
    dispatch = ". ".join(
        (FLOOD, COLD, "Une troisième digue a été renforcée par des volontaires venus de toute la vallée")
    )
    rows = reuse(*many(dispatch))
    linked = {i for r in rows for i in r.articles}
    assert len(linked) == 50
    assert len(rows) < 50 * 5


# who wrote it first


def test_the_agency_that_both_credit_stands_behind_both():
    rows = found(article("a", prose(FLOOD), agencies=["AFP"]), article("b", prose(FLOOD), agencies=["AFP"]))
    assert [r.likely_origin for r in rows] == [LikelyOrigin(OriginKind.AGENCY, entity_id("AFP"))]


def test_the_agency_that_only_one_credits_stands_behind_both():
    rows = found(article("a", prose(FLOOD), agencies=["AFP"]), article("b", prose(FLOOD)))
    assert [r.likely_origin for r in rows] == [LikelyOrigin(OriginKind.AGENCY, entity_id("AFP"))]


def test_two_agencies_leave_a_doubt():
    rows = found(article("a", prose(FLOOD), agencies=["AFP"]), article("b", prose(FLOOD), agencies=["Reuters"]))
    assert [r.likely_origin for r in rows] == [None]


def test_an_agency_that_carries_the_shared_words_stands_behind_them():
    words = FLOOD[0].lower() + FLOOD[1:]
    rows = found(
        article("a", says(None, words, via="Norpress")),
        article("b", prose(FLOOD)),
        named={"Norpress": EntityKind.AGENCY},
    )
    assert [r.likely_origin for r in rows] == [LikelyOrigin(OriginKind.AGENCY, entity_id("Norpress"))]


def test_the_outlet_that_the_other_names_wrote_it_first_whatever_the_day():
    words = FLOOD[0].lower() + FLOOD[1:]
    first = article("b", prose(FLOOD), published="2031-05-07")
    first = replace(first, article=replace(first.article, outlet="L'Écho"))
    rows = found(
        article("a", says("L'Écho", words), published="2031-05-06"), first, named={"L'Écho": EntityKind.OUTLET}
    )
    assert [r.likely_origin for r in rows] == [LikelyOrigin(OriginKind.ARTICLE, "b")]


@pytest.mark.parametrize(
    ("day_a", "day_b", "origin"),
    [
        ("2031-05-06", "2031-05-07", "a"),
        ("2031-05-08", "2031-05-07", "b"),
        ("2031-05-06T20:15", "2031-05-06T18:02", "b"),
        ("2031-05-06", "2031-05-06T18:02", None),
        ("2031-05-06", "2031-05-06", None),
        ("2031-05-06", None, None),
    ],
)
def test_of_a_whole_copy_the_earlier_article_came_first_where_days_tell(day_a, day_b, origin):
    rows = found(article("a", prose(FLOOD), published=day_a), article("b", prose(FLOOD), published=day_b))
    wanted = None if origin is None else LikelyOrigin(OriginKind.ARTICLE, origin)
    assert [r.likely_origin for r in rows] == [wanted]


def test_a_shared_sentence_in_two_long_texts_tells_no_direction():
    own = [f"{COLD}, dit la rumeur numéro {n}" for n in range(4)]
    other = [f"Une messe a été dite pour les pêcheurs du canal de Lusace en l'an {n}" for n in range(4)]
    rows = found(
        article("a", prose(FLOOD), *map(prose, own), published="2031-05-06"),
        article("b", prose(FLOOD), *map(prose, other), published="2031-05-07"),
    )
    assert [r.likely_origin for r in rows] == [None]


def test_the_order_of_articles_changes_nothing():
    a, b = article("a", prose(FLOOD), prose(COLD)), article("b", prose(FLOOD), agencies=["AFP"])
    assert found(a, b) == found(b, a)


def test_what_is_quoted_is_not_compared_as_the_reporters_own_sentence():
    words = "La digue des Tanneurs a cédé cette nuit sous la pression des eaux"
    quoting, telling = article("a", says("Léa Roux", f"« {words} »")), article("b", prose(words))
    assert sentences_of(quoting) == []
    assert [s.span.text for s in sentences_of(telling)] == [f"{words}."]
