"""Where quotations open and close: marks of every shape, nested, reopened, never closed, and what is no mark."""

from __future__ import annotations

import pytest
from tests.extraction.statements.test_direct import article

from recoupe.extraction.entities.scene import quoted_zones
from recoupe.extraction.pairing import passages_of
from recoupe.extraction.parse import ParsedArticle
from recoupe.extraction.statements.quotations import QuotedPassage, quoted_passages
from recoupe.rules.folding import fold


def passages(text: str) -> list[QuotedPassage]:
    lines, at = [], 0
    for line in text.split("\n"):
        lines.append((at, at + len(line)))
        at += len(line) + 1
    return sorted(passages_of(text, lines), key=lambda p: (p.start, -p.end))


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("« Oui », dit-il.", ["« Oui »"]),
        ("«Oui», dit-il.", ["«Oui»"]),
        ('"Oui", dit-il, "c\'est l\'heure".', ['"Oui"', "\"c'est l'heure\""]),
        ("“Oui”, dit-il.", ["“Oui”"]),
        ("<< Oui >>, dit-il.", ["<< Oui >>"]),
        ("''Oui'', dit-il.", ["''Oui''"]),
        ("‹ Oui ›, dit-il.", ["‹ Oui ›"]),
        ('" Oui ", dit-il. " Et non ".', ['" Oui "', '" Et non "']),
        ("l’«escalade» et d’“autres” mots", ["«escalade»", "“autres”"]),
        ("Il l'a dit 'sans rire' hier.", ["'sans rire'"]),
        ("L'été d'avant, j'suis parti, c'était l'an '98.", []),
        ('Un écran de 12" et une "tablette".', ['"tablette"']),
        ("« Il a dit : “Partez !” »", ["« Il a dit : “Partez !” »", "“Partez !”"]),
        ("« 261 cas de « vraie » fraude »", ["« 261 cas de « vraie » fraude »", "« vraie »"]),
        ("« Le texte dit « non ».", ["« Le texte dit « non »", "« non »"]),
        ('"C\'est "fou" ici"', ['"C\'est "fou" ici"', '"fou"']),
        ("« Nous irons, dit X. Il ajoute que « tout va ».", ["« Nous irons, dit X.", "« tout va »"]),
        ("« Jamais fermé.\nIl est parti.", ["« Jamais fermé."]),
        ("« Un.\n« Deux.\n« Trois. »", ["« Un.\n« Deux.\n« Trois. »"]),
        ('"Un.\n"Deux", dit X. "Trois".', ['"Un.\n"Deux"', '"Trois"']),
        ("qu'en dépit de tout « la ville\nparle.\nTrop tard », dit-il.", ["« la ville"]),
        ('"Tout va bien. "Nous irons", dit X. "Trois".', ['"Tout va bien.', '"Nous irons"', '"Trois"']),
        ('"Il dit : "Partez !" et sourit".', ['"Il dit : "Partez !" et sourit"', '"Partez !"']),
        ("« C'est long\net cela suit », dit-il. « Oui »", ["« C'est long\net cela suit »", "« Oui »"]),
        ("« Oui«, dit-il à «Jean».", ["« Oui«", "«Jean»"]),
        (
            "Jugé pour » vol « , il nie. » Je pars » , dit-il. « Oui »",
            ["» vol «", "» Je pars »", "« Oui »"],
        ),
        (
            '"Il dit +je pars+ et perd +12 points sur Canal+", dit X.',
            ['"Il dit +je pars+ et perd +12 points sur Canal+"', "+je pars+"],
        ),
        ("Une hausse de +12 % et +rien+ d'autre.", []),
        ("La plage rouvre.« Nous », dit-il.« Et vous ? »", ["« Nous »", "« Et vous ? »"]),
        ("« Jamais fermé.« Nous », dit-il. « Oui« .", ["« Jamais fermé.", "« Nous »", "« Oui«"]),
        ("»Je pars«, dit-il, »enfin« (un »oubli«).", ["»Je pars«", "»enfin«", "»oubli«"]),
        ("« La digue tient »Le maire rit.« Nous », dit-il.", ["« La digue tient »", "« Nous »"]),
        ("« Oui » dit Paul » et « non », dit Léa", ["« Oui »", "« non »"]),
        ("Un » perdu et rien d'autre.", []),
        ("« Une partie du ...\n« On tient. »", ["« Une partie du ...", "« On tient. »"]),
        ("« ...\nRien.", []),
        ("Il parle d'»urgence» et (»enfin») de «paix».", ["»urgence»", "»enfin»", "«paix»"]),
        ("Elle dit qu' » il faut partir ». « Oui »", ["» il faut partir »", "« Oui »"]),
        ("» Lire aussi : le quai est sûr. « Oui »", ["« Oui »"]),
        ('« On tient bon", dit Léa. « Oui »', ['« On tient bon"', "« Oui »"]),
        ("“ On tient bon », dit Léa. “ Oui “, dit Paul.", ["“ On tient bon »", "“ Oui “"]),
        ("‹ On tient bon », dit Léa. « Oui »", ["‹ On tient bon »", "« Oui »"]),
        ('« Il a dit "non" », dit Léa. « Oui »', ['« Il a dit "non" »', '"non"', "« Oui »"]),
        ("« « On tient bon », dit Léa. « Oui », dit Paul.", ["« « On tient bon »", "« On tient bon »", "« Oui »"]),
        (
            "Elle veut «un quai sûr et «un phare neuf», dit Léa. «Oui», dit Paul. «Non»",
            ["«un quai sûr et «un phare neuf»", "«un phare neuf»", "«Oui»", "«Non»"],
        ),
        ("Elle promet un « quai sûr. La ville paiera. « Oui », dit Paul.", ["« quai sûr.", "« Oui »"]),
        ("Elle promet un « quai sûr.La ville paiera. « Oui », dit Paul.", ["« quai sûr.", "« Oui »"]),
        ('Elle promet un "quai sûr. La ville paiera. "Oui", dit Paul.', ['"quai sûr.', '"Oui"']),
        ("Elle promet un « quai sûr.\n« Oui », dit Paul.", ["« quai sûr.", "« Oui »"]),
        ("« On dit “oui” et puis rien.\n« On attend. »", ["« On dit “oui” et puis rien.\n« On attend. »", "“oui”"]),
        ("« M. Roux tient le quai. « Oui », dit Paul.", ["« M. Roux tient le quai.", "« Oui »"]),
    ],
)
def test_passages(text: str, held: list[str]) -> None:
    assert [text[p.start : p.end] for p in passages(text)] == held


def test_a_passage_never_closed_in_a_long_line_ends_with_its_sentence() -> None:
    told = "La digue a été bâtie par les gens du port. " * 40
    text = f"« On tient bon. {told}« Oui », dit Paul."
    assert [text[p.start : p.end] for p in passages(text)] == ["« On tient bon.", "« Oui »"]


def test_parts_inner_and_depth() -> None:
    outer, inner = passages("« Un “deux” »")
    assert (outer.depth, inner.depth) == (0, 1)
    assert (outer.inner_start, outer.inner_end) == (2, 11)
    (long,) = passages("« Un.\n« Deux. »")
    assert long.parts == ((0, 5), (6, 15))
    assert long.closed
    assert not passages("« Un.")[0].closed


@pytest.mark.parametrize(
    ("text", "depths"),
    [
        ("Il a dit : « Un “deux” » et « trois ».", [0, 1, 0]),
        ('"Nous irons, dit Awa Keita. Elle ajoute : « La route sera ouverte lundi ».', [0, 0]),
        ("« Un “deux ‹ trois › quatre” cinq »", [0, 1, 2]),
    ],
)
def test_depth_counts_the_passages_around(text: str, depths: list[int]) -> None:
    assert [p.depth for p in quoted_passages(ParsedArticle(article(text), fold(text)))] == depths


def test_a_lost_mark_does_not_turn_the_rest_inside_out_for_names() -> None:
    text = 'Elle promet un "quai sûr. La ville paiera. "On attend", dit Paul. Il a dit : «Non «merci»». "Oui", dit Léa.'
    zones = quoted_zones(ParsedArticle(article(text), fold(text)))
    assert [text[a:b] for a, b in zones] == ['"quai sûr.', '"On attend"', "«Non «merci»»", '"Oui"']
