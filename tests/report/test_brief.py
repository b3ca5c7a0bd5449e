"""The brief: what stands in it, in which order, and how wide."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console

from recoupe.ledger.encode import dumps, loads
from recoupe.pipeline import check
from recoupe.report.brief import clip, print_brief
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
    assert "1 passage entre guillemets et 0 chiffre restent sans locuteur" in " ".join(brief().split())


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


def test_every_section_says_how_much_it_leaves_out():
    out = io.StringIO()
    examples = Path(__file__).resolve().parents[2] / "examples" / "crue-valmer"
    print_brief(check([str(examples)]), Console(file=out, width=80, highlight=False), "fr")
    section = out.getvalue().split("UNE SEULE ORIGINE · ")[1].split("\n\n")[0].splitlines()
    left = next(line for line in section if "propos de plus" in line)
    told = [line for line in section[1:] if " : " in line and line != left]
    assert int(section[0].split()[0]) == len(told) + int(left.split()[1])
