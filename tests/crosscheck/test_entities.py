"""Who is one across a story's articles, from their texts to the names that the ledger shows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.extraction.statements.test_direct import article

from recoupe.crosscheck.entities import join
from recoupe.extraction.article import annotate


def speakers(*texts: str) -> list[list[str]]:
    """The speakers' names, an article a list, in text order; "" for nobody and for who has no name."""
    rows, entities = join([annotate(replace(article(text), id=f"a{n}")) for n, text in enumerate(texts)])
    names = {e.id: e.name if e.named else "" for e in entities}
    by_text = {row.article.text: [names.get(s.speaker or "", "") for s in row.statements] for row in rows}
    return [by_text[text] for text in texts]


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        (
            "Le gouvernement burkinabè affirme que Djibo est reprise.",
            "Le Burkina Faso est enclavé. « Djibo est reprise », a dit Awa Kaboré.",
            [["gouvernement burkinabè"], ["Awa Kaboré"]],
        ),
        (
            "Le gouvernement burkinabè affirme que Djibo est reprise.",
            "Ouagadougou affirme que Djibo est reprise.",
            [["Burkina Faso"], ["Burkina Faso"]],
        ),
        (
            "Le gouvernement letton affirme que la taxe baissera.",
            "Le gouvernement affirme que la taxe baissera.",
            [["gouvernement letton"], ["gouvernement letton"]],
        ),
        (
            "Les autorités lettones affirment que la taxe baissera.",
            "Le gouvernement affirme que la taxe baissera.",
            [["autorités lettones"], ["gouvernement"]],
        ),
    ],
)
def test_a_government_keeps_the_name_under_which_it_speaks(one, other, wanted):
    assert speakers(one, other) == wanted


def test_the_government_is_nobodys_where_two_are_told():
    told = speakers(
        "Le gouvernement letton affirme que la taxe baissera.",
        "Le gouvernement lituanien affirme que la taxe montera.",
        "Le gouvernement affirme que la taxe baissera.",
    )
    assert told == [["gouvernement letton"], ["gouvernement lituanien"], ["gouvernement"]]


def test_a_person_has_the_fullest_name_whatever_most_articles_write():
    told = ("« L'eau baisse », a dit le maire Jean Sibra.", "« L'eau monte », a dit Sibra.", "« Rien », a dit Sibra.")
    assert speakers(*told) == [["Jean Sibra"]] * 3


def test_a_name_is_one_entity_in_every_story_and_a_post_without_a_name_is_not():
    def ident(name: str, who: str) -> str:
        (entity,) = join([annotate(replace(article(f"« L'eau baisse », a dit {who}."), id=name))])[1]
        return entity.id

    assert ident("a", "Jean Sibra") == ident("b", "Jean Sibra")
    assert ident("a", "le préfet") != ident("b", "le préfet")
