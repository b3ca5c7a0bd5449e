"""From articles to ledger: what fails is a row and costs nothing else, what two stories share is one row."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from recoupe import check, check_articles, pipeline
from recoupe.model.article import Article, article_id
from recoupe.reading.blocks import tile

FLOOD = "La Vézaire est sortie de son lit jeudi à Montarel. « L'eau baisse », a dit la ministre Anne Cauchy."
TRIAL = "Le procès du notaire Lucien Armand s'est ouvert lundi. La ministre Anne Cauchy a salué le travail des juges."


def article(name: str, text: str) -> Article:
    ident = article_id(text, url=None, outlet=None, name=name)
    return Article(ident, name, None, None, None, (), "fr", text, blocks=tile(text))


ARTICLES = (article("crue", FLOOD), article("proces", TRIAL))


@pytest.mark.parametrize(
    ("step", "reason"),
    [
        ("annotate", "extraction failed: ValueError: no rule"),
        ("check_story", "cross-check failed: ValueError: no rule"),
    ],
)
def test_an_article_on_which_a_step_fails_is_named_and_the_rest_goes_on(monkeypatch, step, reason) -> None:
    does = getattr(pipeline, step)

    def failing(item: Any, **rest: Any) -> Any:
        if "Armand" in repr(item):
            raise ValueError("no rule")
        return does(item, **rest)

    monkeypatch.setattr(pipeline, step, failing)
    ledger = check_articles(ARTICLES)
    assert [(row.path, row.reason) for row in ledger.skipped] == [("proces", reason)]
    assert [a.article.path for a in ledger.articles] == ["crue"]
    assert [s.articles for s in ledger.stories] == [(ARTICLES[0].id,)]


@pytest.mark.parametrize("more", [0, 1])
def test_who_stands_in_two_stories_is_one_entity_with_the_names_and_titles_of_both(more: int) -> None:
    texts = [FLOOD, TRIAL]
    texts[more] += " « Il était temps », a ajouté Mme Cauchy."
    articles = [article(str(n), text) for n, text in enumerate(texts)]
    ledger = check_articles(articles)
    assert len(ledger.stories) == 2
    (minister,) = (e for e in ledger.entities if "Cauchy" in e.name)
    assert minister.aliases == ("Cauchy",)
    assert {role.article for role in minister.roles} == {a.id for a in articles}


def test_what_nothing_reads_is_a_warning(tmp_path: Path) -> None:
    (tmp_path / "crue.txt").write_text(FLOOD, encoding="utf-8")
    (tmp_path / "bilan.pdf").write_bytes(b"%PDF-")
    with pytest.warns(UserWarning, match=r"not read: 1 \.pdf"):
        ledger = check([str(tmp_path)])
    assert [a.article.path for a in ledger.articles] == ["crue.txt"]
