"""Days: accounts that give one thing two of them, and the timeline. Texts go through extraction, since dates stand in words."""

from __future__ import annotations

import pytest

from recoupe.model.story import ConflictKind, Story
from recoupe.pipeline import check_story
from stories.written import written


def story(*texts: str | tuple[str, str]) -> Story:
    """What texts of different outlets say together, each of 6 May 2031 (a Tuesday) unless a day is given."""
    articles = [(t, "2031-05-06") if isinstance(t, str) else t for t in texts]
    return check_story([written(t, day, f"journal {n}") for n, (t, day) in enumerate(articles)]).story


def dates(result: Story) -> list[str]:
    return [c.explanation for c in result.conflicts if c.kind is ConflictKind.DATE]


def test_one_thing_on_two_days_is_a_conflict():
    found = dates(
        story(
            "La digue des Forges a cédé le 4 mai à Montarel, a annoncé la préfecture de la Sarve.",
            "La préfecture de la Sarve a annoncé que la digue des Forges avait cédé le 2 mai à Montarel.",
        )
    )
    assert len(found) == 1
    assert found[0].startswith("Un même fait porte deux dates : ")
    assert "4 mai" in found[0] and "2 mai" in found[0]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # the same day in other words
        (
            "La digue des Forges a cédé le 4 mai à Montarel, a annoncé la préfecture de la Sarve.",
            "La préfecture de la Sarve a annoncé que la digue des Forges avait cédé dimanche à Montarel.",
        ),
        # another thing
        (
            "La digue des Forges a cédé le 4 mai à Montarel, a annoncé la préfecture de la Sarve.",
            "Le pont des Tanneurs a rouvert le 2 mai à Montarel, a annoncé la préfecture de la Sarve.",
        ),
        # one names no day
        (
            "La digue des Forges a cédé le 4 mai à Montarel, a annoncé la préfecture de la Sarve.",
            "La digue des Forges a cédé à Montarel, a annoncé la préfecture de la Sarve.",
        ),
        # another place
        (
            "La digue des Forges a cédé le 4 mai à Montarel, a annoncé la préfecture de la Sarve.",
            "La digue des Forges a cédé le 2 mai à Luzerche, a annoncé la préfecture de la Sarve.",
        ),
    ],
)
def test_what_may_both_hold_is_no_conflict_of_dates(first, second):
    assert dates(story(first, second)) == []


def test_what_is_put_off_later_is_no_conflict():
    result = story(
        ("Le procès d'Armand s'ouvrira le 2 juin à Brézolles, a annoncé le tribunal de Brézolles.", "2031-05-06"),
        ("Le procès d'Armand s'ouvrira le 9 juin à Brézolles, a annoncé le tribunal de Brézolles.", "2031-05-20"),
    )
    assert dates(result) == []


def test_the_timeline_joins_what_several_articles_tell_of_one_day_and_names_its_claims():
    result = story(
        "La Vézaire est sortie de son lit dimanche à Montarel. Le maire attend. « L'eau baisse », a dit lundi Jean Sibra.",
        "Dimanche, à Montarel, la Vézaire est sortie de son lit. Les écoles rouvriront le 12 mai, a indiqué la mairie.",
    )
    days = [(e.date, len(e.articles)) for e in result.timeline]
    assert days == sorted(days)
    assert ("2031-05-04", 2) in days
    reopening = next(e for e in result.timeline if e.date == "2031-05-12")
    assert any(c.id in reopening.claims and "rouvriront" in c.text for c in result.claims)


def test_a_sentence_without_a_settled_day_is_no_event():
    result = story("Le lavoir de Montarel est fermé depuis des années. Un jour, il rouvrira.")
    assert result.timeline == ()


def test_events_point_into_their_articles():
    text = "Le 12 avril, deux barques ont coulé à Senga. La ville est en deuil."
    (event,) = story(text).timeline
    assert event.date == "2031-04-12"
    assert event.text in text
    assert event.articles == (written(text, "2031-05-06", "journal 0").article.id,)
