"""The report page: self-contained, every link leads somewhere, the words stand in place."""

from __future__ import annotations

import dataclasses
import json
import re
from html import unescape

import pytest
from lxml import html as lxml_html

from recoupe.report.html import flat, render
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
    assert [f.get("title") for f in furniture] == ["abonnement"]
    assert "Abonnez-vous" in furniture[0].text_content()


def test_what_was_not_read_is_named_with_its_reason_in_the_readers_language():
    for lang, reason in (("fr", "fichier vide"), ("en", "the file is empty")):
        assert reason in lxml_html.fromstring(render(ledger(), lang)).text_content()


def test_every_side_of_a_dispute_names_who_speaks_and_tells_no_words_twice(page):
    number, denial = page.xpath("//article[contains(@class, 'dispute')]")
    sides = [" ".join(li.text_content().split()) for li in number.xpath(".//li")]
    assert sides[0].startswith("≥ 12 le préfet depeche")
    assert sides[1].startswith("9 Léa Roux (via AFP) Le Courrier")
    assert " ".join(number.text_content().split()).count("au moins 12 personnes") == 1
    assert "démenti Léa Roux (citant préfet) Le Courrier" in " ".join(denial.text_content().split())


def test_a_number_is_not_broken_at_the_end_of_a_line():
    assert flat("« 6 000 » contre 2 800 à la fin : non") == (
        "«\u00a06\u00a0000\u00a0» contre 2\u00a0800\u00a0à la fin\u00a0: non"
    )


def test_the_timeline_and_who_still_gives_which_figure_lead_to_words(page):
    event = page.xpath("//ol[@class='timeline']/li")[0]
    assert event.xpath("./time/@datetime") == ["2031-05-06"]
    statement = ledger().articles[0] if ledger().articles[0].article.text == FIRST else ledger().articles[1]
    assert event.xpath("./a/@href") == [f"#{statement.statements[0].id}"]
    revised = lxml_html.fromstring(render(_revised(), "fr")).xpath("//dl[@class='moves']")[0]
    told = " ".join(revised.text_content().split())
    assert "7 mai" in told and "9 (Léa Roux)" in told
    assert "dernier chiffre de chacun" in told
    targets = {q.id for a in ledger().articles for q in a.quantities}
    assert {h.removeprefix("#") for h in revised.xpath(".//a/@href")} <= targets


def test_a_later_figure_that_an_article_repeats_without_its_speaker_is_still_their_last():
    revised = lxml_html.fromstring(render(_revised(repeated=True), "fr")).xpath("//dl[@class='moves']")[0]
    assert " ".join(revised.text_content().split()).endswith("dernier chiffre de chacun 9 (Léa Roux)")


def _revised(*, repeated: bool = False):
    """The sample with its second figure a day later, as a series that moved and what each still holds."""
    whole = ledger()
    story = whole.stories[0]
    first, second = story.series[0].points
    later = dataclasses.replace(second, as_of="2031-05-07", speaker=None if repeated else "e2")
    first = dataclasses.replace(first, speaker="e2") if repeated else first
    held = (first,) if repeated else (first, later)
    series = dataclasses.replace(story.series[0], points=(first, later), held=held)
    return dataclasses.replace(whole, stories=(dataclasses.replace(story, series=(series,)),))


@pytest.mark.parametrize(("lang", "words"), [("fr", "dément · discours rapporté"), ("en", "denies · reported speech")])
def test_tips_are_in_the_language_of_the_page(lang, words):
    page = lxml_html.fromstring(render(ledger(), lang))
    rows = json.loads(page.get_element_by_id("rows").text)
    told = " ".join(" ".join(lines) for lines in rows.values())
    assert words in told
    assert set(rows) == {r.id for a in ledger().articles for r in (*a.statements, *a.quantities, *a.dates)}
    if lang == "fr":
        assert not re.search(r"\b(asserts|denies|mixed|done|story|publication date)\b", told)


def test_sentences_of_the_ledger_stand_on_a_page_of_its_language_only():
    told = [c.explanation for c in ledger().stories[0].conflicts] + [
        d.explanation for d in ledger().stories[0].distortions
    ]
    french, english = (
        lxml_html.fromstring(render(ledger(), lang)).text_content().replace("\u00a0", " ") for lang in ("fr", "en")
    )
    assert all(sentence in french for sentence in told)
    assert not any(sentence in english for sentence in told)


def test_dots_of_a_chart_lead_to_their_words_on_the_page():
    whole = ledger()
    days = {a.article.id: f"2031-05-0{n}" for n, a in enumerate(whole.articles, 6)}
    dated = [
        dataclasses.replace(a, quantities=tuple(dataclasses.replace(q, as_of=days[a.article.id]) for q in a.quantities))
        for a in whole.articles
    ]
    page = render(dataclasses.replace(whole, articles=tuple(dated)), "fr")
    links = re.findall(r'<a xlink:href="([^"]*)"', page)
    ids = set(lxml_html.fromstring(page).xpath("//@id"))
    assert links
    assert all(link.startswith("#") and link[1:] in ids for link in links)


def test_excerpts_leave_the_rest_of_the_text_out():
    text = unescape(render(ledger(), "fr", excerpts=True)).replace("\u00a0", " ")
    assert "Crue à Valmer\nSelon" not in text
    assert "Abonnez-vous" not in text
    assert "au moins 12 personnes ont été secourues mardi à Valmer" in text
    page = lxml_html.fromstring(text)
    targets = set(page.xpath("//@id"))
    statements = [s.id for a in ledger().articles for s in a.statements]
    assert set(statements) <= targets


def test_markup_in_names_is_text():
    whole = ledger()
    nasty = "</script><script>alert(1)</script>"
    entities = tuple(dataclasses.replace(e, name=f"{nasty}{e.id}") for e in whole.entities)
    articles = tuple(
        dataclasses.replace(a, article=dataclasses.replace(a.article, outlet=nasty, title=nasty))
        for a in whole.articles
    )
    story = dataclasses.replace(_revised().stories[0], title=nasty)
    out = render(dataclasses.replace(whole, entities=entities, articles=articles, stories=(story,)), "fr")
    assert "<script>alert" not in out
    assert nasty not in out
    assert "alert(1)" in out


def test_markup_in_an_article_is_text():
    original = ledger()
    nasty = "<script>alert(1)</script> & « <b>"
    first = original.articles[0]
    text = nasty + first.article.text[len(nasty) :]
    assert len(text) == len(first.article.text)
    changed = dataclasses.replace(first, article=dataclasses.replace(first.article, text=text))
    out = render(dataclasses.replace(original, articles=(changed, *original.articles[1:])), "fr")
    assert "<script>alert(1)" not in out
