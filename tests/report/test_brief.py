"""The brief: what stands in it, in which order, and how wide."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from crosscheck.builder import article, prose, says
from recoupe.crosscheck.wordings import MeaningWords
from recoupe.ledger.encode import dumps, loads
from recoupe.model.statement import Stance
from recoupe.pipeline import check
from recoupe.report.brief import print_brief
from recoupe.report.labels import labels
from recoupe.report.terminal.lines import clip
from recoupe.rules.loader import load, table
from report.written import brief_of, ledger_of, printed, section
from sample import ledger


def brief(lang: str = "fr", *, full: bool = False, **terminal) -> str:
    out = io.StringIO()
    print_brief(ledger(), Console(file=out, width=80, highlight=False, **terminal), lang, full=full)
    return out.getvalue()


def test_disputes_stand_before_figures_and_figures_before_sayings():
    text = brief()
    order = [text.index(s) for s in ("DISPUTÉ", "CHIFFRES", "QUI DIT QUOI", "COPIES", "COUVERTURE")]
    assert order == sorted(order)


def test_every_side_is_named_with_its_article():
    text = brief()
    assert "démenti       Léa Roux (Le Courrier" in text
    assert "au moins 12 personnes ont été secourues" in text


def test_coverage_counts_what_has_no_speaker():
    assert "sans locuteur : 1 passage entre guillemets (par exemple : recoupe why" in " ".join(brief().split())


def test_what_could_not_be_read_is_named():
    assert "vide.txt : fichier vide" in brief()
    assert "vide.txt: the file is empty" in brief("en")


def test_what_was_set_aside_is_named_in_the_readers_language():
    assert "% du texte : abonnement" in brief()
    assert "subscription" in brief("en")


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_no_line_is_wider_than_80_columns(lang):
    assert max(map(len, brief(lang, full=True).splitlines())) <= 80


def test_english_labels():
    text = brief("en")
    assert "WHO SAYS WHAT" in text
    assert "QUI DIT QUOI" not in text


def test_colour_only_on_a_terminal():
    assert "\x1b[" not in brief()
    assert "\x1b[" in brief(force_terminal=True, color_system="standard")


def test_the_same_brief_from_a_stored_ledger():
    out = io.StringIO()
    print_brief(loads(dumps(ledger())), Console(file=out, width=80, highlight=False), "fr")
    assert out.getvalue() == brief()


def test_clip_cuts_at_a_word():
    assert clip("un deux trois quatre", 12) == "un deux…"
    assert clip("court", 12) == "court"


def test_a_mark_that_nothing_opened_is_not_shown():
    assert clip("la satisfaction de leurs attentes »") == "la satisfaction de leurs attentes"
    assert clip("« Le pont est fermé »") == "« Le pont est fermé »"
    assert clip('une "belle" idée"') == 'une "belle" idée"'
    assert clip('fermé"') == "fermé"


def test_every_section_says_how_much_it_leaves_out():
    out = io.StringIO()
    examples = Path(__file__).resolve().parents[2] / "examples" / "crue-valmer"
    print_brief(check([str(examples)]), Console(file=out, width=80, highlight=False), "fr")
    section = out.getvalue().split("UNE SEULE ORIGINE · ")[1].split("\n\n")[0].splitlines()
    left = next(line for line in section if "propos de plus" in line)
    told = [line for line in section[1:] if " : " in line and line != left]
    single, above = (int(word) for word in section[0].split() if word.isdigit())
    assert single == above + len(told) + int(left.split()[1])
    assert not any(line.strip() in out.getvalue().split("UNE SEULE ORIGINE")[0] for line in told)


def test_whoever_takes_no_position_is_not_shown_as_saying_it():
    many = [says(f"Paul Roy{'e' * n}", f"le chantier {n} de la gare sera rouvert à la circulation") for n in range(16)]
    last = says("Léa Roux", "la fermeture du pont de Valmer avant l'hiver", stance=Stance.DECLINES)
    told = brief_of(article("a", *many, last), article("b", prose("La gare est vide")))
    assert "Léa Roux [ne se prononce pas] : la fermeture" in section(told, "UNE SEULE ORIGINE")


def test_contents_that_say_nothing_by_themselves_come_last():
    told = brief_of(
        article("a", says("Léa Roux", "ce point"), says("Léa Roux", "le pont de Valmer restera fermé jusqu'à jeudi"))
    )
    sayings = section(told, "QUI DIT QUOI")
    assert 0 < sayings.index("le pont de Valmer") < sayings.index("ce point")


def test_one_speaker_does_not_fill_the_section():
    told = (
        "le pont a cédé", "l'école a brûlé", "la gare a fermé", "le marché a rouvert", "le musée déménage",
        "la caserne recrute", "l'usine embauche", "le stade s'agrandit", "le théâtre répète une pièce", "la piscine gèle",
        "l'hôpital attend des lits", "la scierie livre du bois", "le moulin tourne", "la mairie vend un terrain",
        "le ministre viendra demain", "les taxis manifestent",
    )  # fmt: skip
    last = says("préfecture", "la digue de Valmer tiendra jusqu'à demain matin")
    shown = section(brief_of(article("a", *(says("Léa Roux", words) for words in told), last)), "QUI DIT QUOI")
    assert shown.startswith(f"· {len(told) + 1} propos")
    assert "préfecture" in shown


def test_an_undated_article_is_counted_in_words():
    two = article("a", says("Léa Roux", "le pont est fermé")), article("b", prose("Rien"), published=None)
    told = " ".join(brief_of(*two).split())
    assert "6 mai 2031, 1 article sans date" in told
    assert "?" not in told


def test_a_story_over_two_years_gives_both():
    two = article("a", prose("Un"), published="2031-12-30"), article("b", prose("Deux"), published="2032-01-02")
    assert "30 déc. 2031 → 2 janv. 2032" in " ".join(brief_of(*two).split())


def test_the_locales_have_the_same_words():
    keys = [
        {(s, k) for s, words in labels(lang).table.items() if isinstance(words, dict) for k in words}
        for lang in ("fr", "en")
    ]
    assert keys[0] == keys[1]


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_what_a_difference_touches_has_a_label(lang):
    named = {m.touches for m in load("fr", "meaning", "meaning", MeaningWords)}
    named.add(table("fr", "explanations")["quotation"]["number"])
    assert sorted(named - set(labels(lang).table["touches"])) == []


def test_a_story_of_one_article_names_it_once():
    told = brief_of(article("depeche", says("Léa Roux", "le pont de Valmer restera fermé jusqu'à jeudi")))
    assert " ".join(told.split()).count("depeche") == 1
    assert "1 article : depeche" in told


def test_stories_of_one_size_come_as_their_files_are_named():
    named = [article(f"site{n}", prose(f"La digue {n} a cédé")) for n in (10, 9)]
    both = ledger_of(named[0]), ledger_of(named[1])
    told = printed(replace(both[0], articles=tuple(named), stories=(both[0].stories[0], both[1].stories[0])))
    assert told.index("La digue 9") < told.index("La digue 10")
    assert told.startswith("2 articles · 2 affaires")


def test_stories_of_several_articles_come_before_those_of_one():
    alone, pair = ledger_of(article("a", prose("Le pont a cédé"))), ledger_of(*(article(n, prose(n)) for n in "yz"))
    told = printed(replace(alone, articles=alone.articles + pair.articles, stories=alone.stories + pair.stories))
    assert told.index("2 articles · titres") < told.index("1 article : a")


def test_many_stories_of_one_article_are_told_in_a_line_each():
    told = [
        article(f"site{n:02}", prose(f"La digue {n} a cédé"), says("Léa Roux", f"le pont {n} de Valmer restera fermé"))
        for n in range(20)
    ]
    ledgers = [ledger_of(one) for one in told]
    pile = replace(ledgers[0], articles=tuple(told), stories=tuple(one.stories[0] for one in ledgers))
    folded = section(printed(pile), "ARTICLES ISOLÉS")
    assert folded.startswith("· 20 articles")
    assert all(f"site{n:02} : " in folded for n in range(20))
    assert folded.count("1 propos") == 20
    assert "QUI DIT QUOI" not in printed(pile)
    assert printed(pile, full=True).count("QUI DIT QUOI") == 20
