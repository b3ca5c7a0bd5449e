"""Stories: what is grouped, what is kept apart, and that a story grows article by article."""

from __future__ import annotations

import random
from itertools import combinations, pairwise

import pytest

from recoupe.model.story import GroupingMove
from recoupe.stories import Grouping, group, grouping
from stories.written import near_misses, written

FLOOD = "La Vézaire est sortie de son lit jeudi à Montarel, où 300 habitants ont été évacués. Jean Sibra est sur place."
DECLINE = "À Montarel, la décrue de la Vézaire est amorcée. Les 300 habitants évacués attendent, a dit Jean Sibra."
TRIAL = "Le procès du notaire Lucien Armand s'est ouvert lundi à Brézolles. Il aurait détourné trois millions d'euros."


def together(stories) -> set[tuple[str, str]]:
    """The pairs of articles that are in one story."""
    return {pair for members in stories for pair in combinations(sorted(members), 2)}


def test_articles_of_one_happening_are_one_story_whatever_the_day():
    for label in {label for label, _ in near_misses()}:
        articles = [a for name, a in near_misses() if name == label]
        assert len(group(articles)) == 1, label


def test_happenings_on_one_theme_are_kept_apart():
    """Two strikes, two floods, two trials, two fires of one town; only two matches of one club are mistaken for one."""
    home = {i: n for n, ids in enumerate(group([a for _, a in near_misses()])) for i in ids}
    mixed = {
        tuple(sorted((one, other)))
        for (one, a), (other, b) in combinations(near_misses(), 2)
        if one != other and home[a.article.id] == home[b.article.id]
    }
    assert mixed <= {("Marnac bat Cordelles", "Marnac tenu en échec par Lorme")}


def test_an_article_of_no_known_day_joins_the_story_that_it_is_like():
    days = ("2031-05-06", None)
    assert len(group([written(text, day, day or "x") for text, day in zip((FLOOD, DECLINE), days, strict=True)])) == 1


def test_the_order_in_which_articles_are_given_changes_nothing():
    articles = [a for _, a in near_misses()]
    expected = group(articles)
    for seed in range(3):
        random.Random(seed).shuffle(articles)
        assert group(articles) == expected


def test_what_was_grouped_stays_when_later_articles_come_unless_a_step_says_that_it_merged():
    grown, before = Grouping(), set[tuple[str, str]]()
    for _, article in near_misses():
        seen = {i for members in grown.stories() for i in members}
        step = grown.add(article)
        now = together(grown.stories())
        assert before <= now
        new = {pair for pair in now - before if set(pair) <= seen}
        assert not new or step.move is GroupingMove.MERGES
        assert step.article == article.article.id
        before = now


def test_a_new_article_opens_a_story_or_joins_one_and_says_why():
    grown = Grouping()
    flood, trial, decline = (
        grown.add(written(text, day))
        for text, day in ((FLOOD, "2031-10-02"), (TRIAL, "2031-10-03"), (DECLINE, "2031-10-04"))
    )
    assert (flood.move, trial.move, decline.move) == (GroupingMove.OPENS, GroupingMove.OPENS, GroupingMove.JOINS)
    assert decline.like == (flood.article,)
    assert {"montarel", "vezaire"} & set(decline.words)
    assert 0 < decline.score <= 1


def test_an_article_that_is_like_two_stories_merges_them_and_leaves_a_trace():
    first = written(
        "Un séisme a secoué la vallée de Tarnak. Le barrage de Senga est fissuré, selon l'ingénieur Omar Ziani.",
        "2031-02-01",
    )
    second = written(
        "Le gouverneur Paul Mabika a fait évacuer Kolda, où la rivière Lompo déborde du canal des Forges.", "2031-02-02"
    )
    both = written(
        "Le séisme de Tarnak a fissuré le barrage de Senga, dit Omar Ziani. À Kolda, évacuée par Paul Mabika, le Lompo "
        "déborde du canal des Forges.",
        "2031-02-03",
    )
    placed = grouping([first, second, both])
    assert len(placed.stories()) == 1
    step = placed.steps[-1]
    assert step.move is GroupingMove.MERGES
    assert set(step.merged) == {first.article.id, second.article.id}


def test_far_days_keep_alike_articles_apart():
    assert len(group([written(FLOOD, "2031-10-02"), written(DECLINE, "2031-10-04")])) == 1
    assert len(group([written(FLOOD, "2029-10-02"), written(DECLINE, "2031-10-04")])) == 2


@pytest.mark.parametrize("texts", [(), ("",), ("", " ")])
def test_articles_without_words_are_stories_of_their_own(texts):
    articles = [written(text, None, f"vide {n}") for n, text in enumerate(texts)]
    assert len(group(articles)) == len(texts)


TOPICS = (
    "Le barrage de Corvenne fuit, les turbines sont arrêtées et les ingénieurs sondent le béton.",
    "Les vignerons de Talmery arrachent des ceps malades et réclament des greffons résistants.",
    "Le musée de Pradiel restitue douze masques rituels à un royaume voisin.",
    "L'équipage du voilier Argusier a démâté au large et dérive vers un archipel.",
    "La chorale de Bressac enregistre des motets oubliés dans une abbaye restaurée.",
    "Un essaim de frelons a vidé les ruches de Sauvagnac malgré les pièges des apiculteurs.",
    "Le tramway de Lormont déraille sur un aiguillage gelé devant la patinoire.",
    "Des spéléologues cartographient un gouffre immergé sous le plateau de Verlaine.",
    "La fonderie de Maucourt coule une cloche fêlée pour le beffroi rénové.",
)


def test_links_of_two_and_two_make_no_chain_through_an_archive():
    """Each article tells of two things, one of which the next one tells too: the first and the last share nothing."""
    chain = [written(f"{one} {two}", f"2031-05-{n:02}") for n, (one, two) in enumerate(pairwise(TOPICS), 1)]
    stories = group(chain)
    assert max(map(len, stories)) < len(chain) / 2
    assert max(map(len, stories)) > 1  # neighbours are of one story
