"""Saved pages: the article, its parts, its metadata; pages cut short."""

from __future__ import annotations

import pytest

from recoupe.errors import UnreadableError
from recoupe.model.article import Article, BlockKind, MetadataEvidence, PublishedBasis
from recoupe.reading import read
from recoupe.reading.page import draft_of_page
from recoupe.reading.whole import cut_short

HEAD = """<!doctype html><html lang="fr"><head><title>Crue à Valmer : douze secourus - Le Courrier</title>
<meta property="og:site_name" content="Le Courrier du Val">
<meta property="article:published_time" content="2031-03-04T18:12:00+01:00">
<meta property="article:modified_time" content="2031-03-06T08:00:00+01:00">
<link rel="canonical" href="https://courrier.example/valmer">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": ["NewsArticle"],
 "headline": "Crue à Valmer : douze secourus", "author": [{"@type": "Person", "name": "Anne Lestrade"}]}]}</script></head>"""
PAGE = (
    HEAD
    + """<body><nav><a href="/">Accueil</a> <a href="/p">Politique</a></nav><main><article>
<h1>Crue à Valmer : douze secourus</h1>
<p>Douze personnes ont été secourues mardi dans le centre de Valmer, selon la préfecture, après une crue soudaine.</p>
<figure><img src="a.jpg"><figcaption>La rue de la Gare, mardi</figcaption></figure>
<p>La rivière a débordé au petit matin. Le maire a demandé <b>la fermeture</b> des écoles,<br>qui rouvriront jeudi.</p>
<h2>« Du jamais-vu »</h2>
<ul><li>Deux écoles fermées</li><li>Trois routes coupées</li></ul>
<p>Le préfet a ajouté que l’eau baissait, et qu’un nouveau point serait fait mercredi dans la matinée.</p>
<p>Abonnez-vous à notre newsletter</p></article></main><footer>© 2031 Le Courrier du Val</footer></body></html>"""
)


def _article(page: str) -> Article:
    result = read(["-"], stdin=page.encode())
    assert result.skipped == ()
    return result.articles[0]


def test_title_and_content_in_page_order_one_block_a_line() -> None:
    lines = _article(PAGE).text.split("\n")
    assert lines[:2] == [
        "Crue à Valmer : douze secourus",
        "Douze personnes ont été secourues mardi dans le centre de Valmer, selon la préfecture, après une crue soudaine.",
    ]
    assert lines[2] == "La rue de la Gare, mardi"
    assert lines[3:5] == [
        "La rivière a débordé au petit matin. Le maire a demandé la fermeture des écoles,",
        "qui rouvriront jeudi.",
    ]
    assert "Accueil" not in lines


def test_kinds_come_from_the_markup() -> None:
    article = _article(PAGE)
    kinds = {article.text[b.start : b.end].strip(): b.kind for b in article.blocks}
    assert kinds["Crue à Valmer : douze secourus"] is BlockKind.HEADING
    assert kinds["La rue de la Gare, mardi"] is BlockKind.CAPTION
    assert kinds["« Du jamais-vu »"] is BlockKind.HEADING
    assert kinds["Deux écoles fermées"] is BlockKind.BODY
    assert kinds["Abonnez-vous à notre newsletter"] is BlockKind.FURNITURE


def test_teasers_that_the_markup_heads_are_not_the_article() -> None:
    cards = "".join(
        f'<section><h3><a href="/{n}">La crue de Valmer, épisode {n}</a></h3><p>Le récit de la crue de Valmer, de la nuit '
        f"où la rivière a débordé à la décrue.</p><p>0{n}.02.2031</p></section>"
        for n in (1, 2, 3)
    )
    article = _article(PAGE.replace("</article>", f"<p>Articles liés</p>{cards}</article>"))
    read = [b for b in article.blocks if b.kind in (BlockKind.BODY, BlockKind.HEADING)]
    assert "épisode" not in "".join(article.text[b.start : b.end] for b in read)
    assert article.text[read[-1].start : read[-1].end].startswith("Le préfet a ajouté")


def test_metadata() -> None:
    article = _article(PAGE)
    assert article.title == "Crue à Valmer : douze secourus"
    assert article.outlet == "Le Courrier du Val"
    assert article.authors == ("Anne Lestrade",)
    assert article.url == "https://courrier.example/valmer"
    assert article.language == "fr"
    assert article.published.value == "2031-03-04T18:12:00+01:00"
    assert article.published.basis is PublishedBasis.METADATA
    assert article.published.evidence == (
        MetadataEvidence(article.id, "article:published_time", "2031-03-04T18:12:00+01:00"),
    )


def test_the_headline_is_the_one_that_the_metadata_tell_without_the_name_of_the_site() -> None:
    page = PAGE.replace(
        '"headline": "Crue à Valmer : douze secourus"', '"headline": "Crue à Valmer : douze secourus | Val"'
    )
    assert _article(page.replace("<nav>", "<h1>Le Courrier du Val</h1><nav>")).title == "Crue à Valmer : douze secourus"


def test_the_address_is_the_canonical_one_else_that_of_open_graph() -> None:
    told = PAGE.replace("</head>", '<meta property="og:url" content="https://courrier.example/og"></head>')
    assert _article(told).url == "https://courrier.example/valmer"
    assert _article(told.replace('rel="canonical"', 'rel="x"')).url == "https://courrier.example/og"


def test_a_bare_page_is_all_article() -> None:
    assert (
        _article("<html><body>Le maire a parlé lundi de la crue.</body></html>").text
        == "Le maire a parlé lundi de la crue."
    )


def test_a_date_of_change_is_no_publication_date() -> None:
    page = PAGE.replace("article:published_time", "x").replace("modified_time", "modified")
    assert _article(page).published.value is None


def test_damaged_json_ld_costs_only_itself() -> None:
    assert _article(PAGE.replace('{"@context"', '{"@context')).outlet == "Le Courrier du Val"


@pytest.mark.parametrize(
    "page",
    [
        PAGE[: PAGE.index("<figure>")],
        PAGE[: PAGE.index("og:site_name")],
        PAGE[: PAGE.index("Trois routes")],
        "<html><body><p>Le préfet a <b>dit",
        "<html><head><title>Crue",
        "<html><body><!-- note",
        "<html><body><div>Gérer mes choix</div>\n<",
    ],
)
def test_a_page_cut_short_is_not_read(page: str) -> None:
    result = read(["-"], stdin=page.encode())
    assert result.articles == ()
    assert "cut short" in result.skipped[0].reason


AFTER = PAGE.split("</article>")[0] + "</article>"


@pytest.mark.parametrize(
    "rest",
    [
        "</main><footer>© 2031 Le Courri",
        '</main><footer><a href="/mentio',
        f"<aside><p>{'Un autre article raconte la crue. ' * 30}</p></aside></main><footer><div class='foot",
        "<section><article><p>La crue en images</p></article></section></main><div><script>var a = 1;",
        "<div><p>© 2031 Le Courrier du Val, tous droits réservés.</p>",
    ],
    ids=["foot", "inside a tag", "aside", "teaser", "small print"],
)
def test_a_page_cut_behind_its_article_is_read_to_the_articles_end(rest: str) -> None:
    whole, cut = _article(PAGE), _article(AFTER + rest)
    assert cut.text.startswith(whole.text)
    assert "© 2031" not in cut.text
    assert (cut.title, cut.published.value, cut.outlet) == (whole.title, whole.published.value, whole.outlet)


def test_wherever_a_page_is_cut_it_is_read_in_full_or_not_at_all() -> None:
    whole = _article(PAGE).text
    read_at = []
    for end in range(PAGE.index("<body>"), len(PAGE), 11):
        found = read(["-"], stdin=PAGE[:end].encode())
        assert [a.text for a in found.articles] in ([], [whole]), PAGE[:end][-40:]
        read_at += [end] * len(found.articles)
    assert PAGE.index("</article>") < min(read_at) < PAGE.index("</body>")


LONG = "La rivière a débordé au petit matin et la préfecture a demandé la fermeture de toutes les écoles de Valmer. "


@pytest.mark.parametrize(
    "page",
    [
        f"<html><body><article><h2>La crue</h2><p>{LONG}</p></article><div><h1>Crue à Valmer</h1><p>{LONG}",
        AFTER + f"<div><p>{LONG * 3}</p><p>Le préfet a",
        AFTER + f"<article><p>{LONG}",
        "<html><body><div>" + f"<article><p>{LONG * 4}</p></article>" * 3 + "<footer",
        AFTER + "</main><div><h1>Le récit complet</h1><p>Le pré",
    ],
    ids=["teaser", "goes on outside", "second one open", "posts of a live page", "its title below"],
)
def test_a_page_of_which_the_article_may_go_on_behind_the_cut_is_not_read(page: str) -> None:
    assert "cut short" in read(["-"], stdin=page.encode()).skipped[0].reason


@pytest.mark.parametrize(
    "page",
    [
        "<p>Un paragraphe<p>Un autre",
        "<!doctype html><title>x</title><p>Le texte.",
        "<div><p>a</p></div>\n",
        "<p>1 < 2</p>",
    ],
)
def test_end_tags_that_may_be_left_out_are_no_damage(page: str) -> None:
    assert cut_short(page) is None


@pytest.mark.parametrize(
    "page",
    ["<html><body></body></html>", "<html><body><script>1</script></body></html>", "<div>" * 5000 + "</body></html>"],
)
def test_a_page_without_an_article_is_named(page: str) -> None:
    with pytest.raises(UnreadableError):
        draft_of_page(page, "x.html", "x.html")
