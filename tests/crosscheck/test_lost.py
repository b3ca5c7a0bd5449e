"""What was lost on the way from one article to another: the bound of a figure, the reserve, the speaker."""

from __future__ import annotations

import pytest

from crosscheck.builder import article, flood, prose, says, story
from recoupe.model.quantity import Modifier
from recoupe.model.statement import Mode
from recoupe.model.story import DistortionKind

AT_MOST = Modifier.AT_MOST


def test_a_bound_that_became_a_figure_is_a_distortion():
    result = story(
        article("a", flood("a", "préfecture", "jusqu'à 12 morts", None, 12, AT_MOST)),
        article("b", flood("b", "préfecture", "12 morts", 12, 12)),
    )
    assert [d.kind for d in result.distortions] == [DistortionKind.MODIFIER_LOST]
    assert result.distortions[0].from_.text == "jusqu'à 12 morts"


def test_the_conditional_lost_in_plain_prose():
    result = story(
        article("a", says(None, "un ouvrier de la scierie aurait été emporté par la Valse", mode=Mode.HEARSAY)),
        article("b", prose("Un ouvrier de la scierie a été emporté par la Valse")),
    )
    assert [d.kind for d in result.distortions] == [DistortionKind.CERTAINTY_LOST]
    assert result.distortions[0].to.text.startswith("Un ouvrier")


def test_the_speaker_lost_in_plain_prose():
    result = story(
        article("a", says("préfecture", "la digue des Tanneurs a cédé lundi soir sous la pression des eaux")),
        article("b", prose("La digue des Tanneurs a cédé lundi soir sous la pression des eaux")),
    )
    assert [d.kind for d in result.distortions] == [DistortionKind.ATTRIBUTION_LOST]
    assert "dit par préfecture" in result.distortions[0].explanation


@pytest.mark.parametrize(
    "other",
    [
        "La digue des Tanneurs n'a pas cédé lundi soir sous la pression des eaux",
        "Un ouvrier de la scierie a reçu une médaille à Valmer",
        "La digue des Tanneurs aurait cédé lundi soir sous la pression des eaux",
    ],
)
def test_nothing_was_lost_where_the_prose_says_something_else_or_keeps_the_reserve(other):
    result = story(
        article("a", says("préfecture", "la digue des Tanneurs a cédé lundi soir sous la pression des eaux")),
        article("b", says(None, "un ouvrier de la scierie aurait été emporté", mode=Mode.HEARSAY), prose(other)),
    )
    assert result.distortions == ()


@pytest.mark.parametrize(
    ("said_day", "prose_day", "lost"),
    [("2031-05-06", "2031-05-07", 1), ("2031-05-07", "2031-05-06", 0), ("2031-05-06", None, 1)],
)
def test_nothing_is_lost_on_the_way_back(said_day, prose_day, lost):
    words = "la digue des Tanneurs a cédé lundi soir sous la pression des eaux"
    result = story(
        article("a", says("préfecture", words), published=said_day),
        article("b", prose(words[0].upper() + words[1:]), published=prose_day),
    )
    assert len(result.distortions) == lost


def test_an_article_that_names_the_speaker_elsewhere_lost_none():
    words = "la digue des Tanneurs a cédé lundi soir sous la pression des eaux"
    result = story(
        article("a", says("préfecture", words)),
        article("b", prose(words[0].upper() + words[1:]), says("préfecture", words)),
    )
    assert result.distortions == ()


def test_the_conditional_of_the_speaker_lost_by_another_outlet():
    result = story(
        article("a", says("préfecture", "douze ouvriers se trouveraient encore sous les décombres de la scierie")),
        article("b", says("préfecture", "douze ouvriers se trouvent encore sous les décombres de la scierie")),
    )
    assert [d.kind for d in result.distortions] == [DistortionKind.CERTAINTY_LOST]
    assert "trouveraient" in result.distortions[0].from_.text


def test_a_bound_is_lost_against_the_text_that_gave_it_first_and_by_the_same_voice_only():
    def bound(name: str, day: str):
        return article(name, flood(name, "préfecture", "jusqu'à 12 morts", None, 12, AT_MOST), published=day)

    lesser = article("c", flood("c", "préfecture", "12 morts", 12, 12), published="2031-05-06")
    (found,) = story(bound("b", "2031-05-06"), bound("z", "2031-05-05"), lesser).distortions
    assert (found.from_.article, found.to.article) == ("z", "c")
    other = article("c", flood("c", "pompiers", "12 morts", 12, 12), published="2031-05-06")
    assert story(bound("b", "2031-05-06"), other).distortions == ()
