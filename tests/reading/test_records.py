"""JSON objects as trafilatura, newspaper4k, news-please and IPTC ninjs write them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from recoupe.model.article import Article, BlockKind
from recoupe.reading import read

TITLE = "Crue à Valmer"
BODY = "La rivière a débordé mardi.\n\nLe préfet a demandé aux habitants de rester chez eux."


def _article(record: dict[str, Any]) -> Article:
    result = read(["-"], stdin=json.dumps(record).encode())
    assert result.skipped == ()
    return result.articles[0]


@pytest.mark.parametrize(("path", "day"), [("2031/03/04", "2031-03-04"), ("1312/03/04", None), ("2031/02/30", None)])
def test_an_address_gives_a_day_only_where_it_is_one(path: str, day: str | None) -> None:
    assert _article({"url": f"https://courrier.example/{path}/valmer", "text": BODY}).published.value == day


def test_a_crosshead_is_no_title() -> None:
    article = _article({"text": "<h2>Du jamais-vu</h2><p>La rivière a débordé mardi.</p>"})
    assert (article.title, article.blocks[0].kind) == (None, BlockKind.HEADING)


def test_what_markup_left_in_a_title_is_taken_out() -> None:
    article = _article(
        {"title": "L&#039;eau&nbsp;monte", "text": "<p>L'eau monte</p><p>La rivière a débordé mardi.</p>"}
    )
    assert (article.title, article.text) == ("L'eau monte", "L'eau monte\nLa rivière a débordé mardi.")


def test_a_text_with_emphasis_keeps_its_lines() -> None:
    article = _article({"text": "Le <em>pont</em> ferme.\n\nLa <em>digue</em> tient."})
    assert article.text == "Le pont ferme.\n\nLa digue tient."


RECORDS: dict[str, dict[str, Any]] = {
    "trafilatura": {
        "title": TITLE,
        "author": "Anne Lestrade; Marc Ollier",
        "hostname": "courrier.example",
        "date": "2031-03-04",
        "source-hostname": "Le Courrier du Val",
        "source": "https://courrier.example/valmer",
        "language": "fr",
        "text": BODY,
        "raw_text": "x",
    },
    "JSON Feed": {
        "id": "1",
        "url": "https://courrier.example/valmer",
        "title": TITLE,
        "summary": "Une crue.",
        "content_text": BODY,
        "date_published": "2031-03-04",
        "authors": [{"name": "Anne Lestrade"}, {"name": "Marc Ollier"}],
        "publisher": "Le Courrier du Val",
        "language": "fr",
    },
    "newspaper4k": {
        "title": TITLE,
        "authors": ["Anne Lestrade", "Marc Ollier"],
        "publish_date": "2031-03-04",
        "meta_site_name": "Le Courrier du Val",
        "url": "https://courrier.example/valmer",
        "language": "fr",
        "text": BODY,
    },
    "ninjs": {
        "uri": "https://courrier.example/valmer",
        "headlines": [{"role": "small", "value": "Crue"}, {"role": "main", "value": TITLE}],
        "byline": "Par Anne Lestrade et Marc Ollier",
        "versioncreated": "2031-03-04",
        "infosources": [{"name": "Le Courrier du Val"}],
        "language": "fr",
        "body_text": BODY,
    },
    "schema.org": {
        "@type": "NewsArticle",
        "headline": TITLE,
        "author": [{"name": "Anne Lestrade"}, {"name": "Marc Ollier"}],
        "datePublished": "2031-03-04",
        "publisher": {"@type": "Organization", "name": "Le Courrier du Val"},
        "mainEntityOfPage": {"@id": "https://courrier.example/valmer"},
        "inLanguage": "fr",
        "articleBody": BODY,
    },
    "html": {
        "title": TITLE,
        "body_html": "<p>La rivière a débordé <b>mardi</b>.</p>"
        "<p>Le préfet a demandé aux habitants de rester chez eux.</p>",
        "authors": "Anne Lestrade, Marc Ollier",
        "published": {"value": "2031-03-04"},
        "outlet": "Le Courrier du Val",
        "link": "https://courrier.example/valmer",
        "lang": "fr",
    },
}


@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS.keys())
def test_field_names(record: dict[str, Any]) -> None:
    article = _article(record)
    body = BODY.replace("\n\n", "\n") if "body_html" in record else BODY
    assert article.text == f"{TITLE}\n\n{body}"
    assert article.title == TITLE
    assert article.url == "https://courrier.example/valmer"
    assert article.outlet == "Le Courrier du Val"
    assert article.authors == ("Anne Lestrade", "Marc Ollier")
    assert article.published.value == "2031-03-04"
    assert article.language == "fr"
    assert article.blocks[0].kind is BlockKind.HEADING


def test_a_body_that_begins_with_the_title_keeps_it_once() -> None:
    assert _article({"title": TITLE, "text": f"{TITLE}\n{BODY}"}).text == f"{TITLE}\n{BODY}"


def test_source_is_an_address_or_an_outlet() -> None:
    assert _article({"text": BODY, "source": "Radio Val"}).outlet == "Radio Val"
    by_address = _article({"text": BODY, "source": "https://www.radioval.example/a"})
    assert (by_address.url, by_address.outlet) == ("https://www.radioval.example/a", "radioval.example")


def test_a_date_that_is_none_stays_as_evidence() -> None:
    published = _article({"text": BODY, "date": "au printemps"}).published
    assert published.value is None
    assert [e.value for e in published.evidence] == ["au printemps"]  # type: ignore[union-attr]


def test_headings_of_html_bodies_are_known() -> None:
    article = _article({"text": f"<p>{BODY}</p><h2>Du jamais vu, dit-il.</h2><p>{BODY}</p><script>x()</script>"})
    block = next(b for b in article.blocks if b.kind is BlockKind.HEADING)
    assert article.text[block.start : block.end].strip() == "Du jamais vu, dit-il."
    assert "x()" not in article.text


def test_stray_markup_in_prose_is_kept() -> None:
    assert _article({"text": "Le taux est < 3 %, et l’écart > 2."}).text == "Le taux est < 3 %, et l’écart > 2."
