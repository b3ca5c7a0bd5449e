"""The report page: self-contained, every link leads somewhere, the words stand in place."""

from __future__ import annotations

import re
from html import unescape

import pytest
from lxml import html as lxml_html

from recoupe.report.html import render
from sample import FIRST, SECOND, ledger


@pytest.fixture(scope="module")
def page() -> lxml_html.HtmlElement:
    return lxml_html.fromstring(render(ledger(), "fr"))


def test_nothing_is_fetched(page):
    text = render(ledger(), "fr")
    assert not page.xpath("//link | //script[@src] | //img | //iframe")
    assert "@import" not in text
    assert not re.search(r"url\(", text)


def test_every_link_leads_to_words_of_the_page(page):
    targets = set(page.xpath("//@id"))
    links = [h.removeprefix("#") for h in page.xpath("//a/@href") if h.startswith("#")]
    assert links
    assert [h for h in links if h not in targets] == []


def test_the_articles_words_are_all_there_in_order(page):
    texts = ["".join(a.itertext()) for a in page.xpath("//article[@class='text']")]
    for text in (FIRST, SECOND):
        wanted = " ".join(text.split())
        assert any(wanted in " ".join(t.split()) for t in texts)


def test_marked_pieces_of_a_row_make_up_its_words(page):
    for article in ledger().articles:
        for statement in article.statements:
            pieces = page.xpath(f"//span[contains(concat(' ', @data-rows, ' '), ' {statement.id} ')]")
            words = "".join("".join(p.itertext()) for p in pieces)
            for content in statement.content:
                assert content.text in words


def test_furniture_is_greyed_with_its_reason(page):
    furniture = page.xpath("//div[@class='furniture']")
    assert [f.get("title") for f in furniture] == ["paywall"]
    assert "Abonnez-vous" in furniture[0].text_content()


def test_excerpts_leave_the_rest_of_the_text_out():
    text = unescape(render(ledger(), "fr", excerpts=True))
    assert "Crue à Valmer\nSelon" not in text
    assert "Abonnez-vous" not in text
    assert "au moins 12 personnes ont été secourues mardi à Valmer" in text
    page = lxml_html.fromstring(text)
    targets = set(page.xpath("//@id"))
    statements = [s.id for a in ledger().articles for s in a.statements]
    assert set(statements) <= targets


def test_markup_in_an_article_is_text():
    import dataclasses

    original = ledger()
    nasty = "<script>alert(1)</script> & « <b>"
    first = original.articles[0]
    text = nasty + first.article.text[len(nasty) :]
    assert len(text) == len(first.article.text)
    changed = dataclasses.replace(first, article=dataclasses.replace(first.article, text=text))
    out = render(dataclasses.replace(original, articles=(changed, *original.articles[1:])), "fr")
    assert "<script>alert(1)" not in out
