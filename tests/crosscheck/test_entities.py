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


@pytest.mark.parametrize(
    ("longer", "usual"),
    [
        ("Samuel Roux Fils", "Samuel Roux"),
        ("Nora J. Petit", "Nora Petit"),
        ("Monsieur Hugo Sibra", "Hugo Sibra"),
    ],
)
def test_one_articles_longer_name_is_no_fuller_than_what_several_write(longer, usual):
    told = [f"« L'eau baisse », a dit {name}." for name in (longer, usual, usual)]
    assert speakers(*told) == [[usual]] * 3


def test_a_name_that_one_other_article_writes_may_still_be_fuller():
    told = ("« L'eau baisse », a dit Awa Keita Sow.", "« L'eau monte », a dit Awa Keita.")
    assert speakers(*told) == [["Awa Keita Sow"]] * 2


def test_a_given_name_alone_is_nobodys_of_another_article():
    told = ("« L'eau baisse », a dit Éric, un voisin.", "« L'eau monte », a dit Éric Sibra.")
    assert speakers(*told) == [["Éric"], ["Éric Sibra"]]


@pytest.mark.parametrize(
    ("full", "bare", "wanted"),
    [
        (
            "La préfecture de l'Aubrelle affirme que la digue tient.",
            "L'Aubrelle est sous l'eau. La préfecture affirme que la digue tient.",
            "préfecture de l'Aubrelle",
        ),
        (
            "La préfecture de l'Aubrelle affirme que la digue tient.",
            "À Corvelles, la préfecture affirme que le tunnel est fermé.",
            "préfecture",
        ),
        ("La police des polices affirme que tout est légal.", "La police affirme que le quai est fermé.", "police"),
    ],
)
def test_a_bare_body_is_another_articles_where_the_text_names_its_place(full, bare, wanted):
    assert speakers(full, bare)[1] == [wanted]


def test_authorities_of_no_country_are_those_of_the_one_that_is_told():
    told = speakers(
        "Lisbonne affirme que le port est ouvert. Les autorités portugaises affirment que tout va bien.",
        "Les autorités affirment que le port est ouvert.",
    )
    assert told == [["Portugal", "Portugal"], ["Portugal"]]


def test_two_governments_of_one_story_stay_two_where_a_third_text_says_government():
    told = speakers(
        "Le gouvernement populiste italien affirme que la taxe baissera.",
        "Paris affirme que la taxe montera. Le gouvernement français affirme que rien ne presse.",
        "Le gouvernement affirme que la taxe baissera.",
    )
    assert told[2] == ["gouvernement"]
    assert told[0] != told[1][:1]


@pytest.mark.parametrize(
    ("named", "title"),
    [
        ("le Premier ministre Hugo Sibra", "le Premier ministre"),
        ("Hugo Sibra, son Premier ministre", "le chef du gouvernement"),
        ("le président Hugo Sibra", "le chef de l'État"),
        ("le chef de l'État Hugo Sibra", "le président de la République"),
    ],
)
def test_an_office_of_state_is_whom_another_article_gives_it_to(named, title):
    assert speakers(f"« L'eau baisse », a dit {named}.", f"« L'eau monte », a dit {title}.")[1] == ["Hugo Sibra"]


@pytest.mark.parametrize(
    ("named", "title"),
    [
        ("le président du club Hugo Sibra", "le chef de l'État"),
        ("le ministre Hugo Sibra", "le Premier ministre"),
        ("le Premier ministre Hugo Sibra", "le ministre"),
    ],
)
def test_another_post_is_not_that_office(named, title):
    assert speakers(f"« L'eau baisse », a dit {named}.", f"« L'eau monte », a dit {title}.")[1] == [""]


@pytest.mark.parametrize(
    ("others", "short", "wanted"),
    [
        (["le président du club Paul Sibra"], "Mme Sibra", "Sibra"),
        (["Paul Sibra", "Claire Sibra"], "Mme Sibra", "Claire Sibra"),
        (["Paul Sibra", "Claire Sibra"], "M. Sibra", "Paul Sibra"),
        (["Paul Sibra", "Claire Sibra"], "Sibra", "Sibra"),
        (["Dominique Sibra"], "Mme Sibra", "Dominique Sibra"),
        (["la procureure Zoïma Sibra"], "M. Sibra", "Sibra"),
        (["Paul Sibra"], "M. Sibra", "Paul Sibra"),
    ],
)
def test_madame_of_one_article_is_no_man_of_another(others, short, wanted):
    told = [f"« L'eau baisse », a dit {name}." for name in (*others, short)]
    assert speakers(*told)[-1] == [wanted]


def test_a_doctor_and_his_wife_under_one_surname_are_left_open():
    told = speakers(
        "« L'eau baisse », a dit Paul Sibra.",
        "« L'eau monte », a dit Claire Sibra.",
        "Le Dr Sibra soigne. « L'eau dort », a dit Mme Sibra.",
    )
    assert told[2] == ["Sibra"]


@pytest.mark.parametrize(
    ("named", "title", "wanted"),
    [
        ("le ministre de la Santé Hugo Sibra", "l'ancien ministre de la Santé", ""),
        ("l'ancien ministre de la Santé Hugo Sibra", "le ministre de la Santé", ""),
        ("l'ancien ministre de la Santé Hugo Sibra", "l'ancien ministre de la Santé", "Hugo Sibra"),
        ("le ministre de la Santé Hugo Sibra", "la ministre de la Santé", ""),
        ("le ministre letton de la Santé Hugo Sibra", "le ministre letton de la Santé", "Hugo Sibra"),
        ("le ministre de la Justice Hugo Sibra", "le garde des Sceaux", "Hugo Sibra"),
        ("le Premier ministre letton Hugo Sibra", "le chef du gouvernement letton", "Hugo Sibra"),
        ("le Premier ministre letton Hugo Sibra", "le chef du gouvernement lituanien", ""),
        ("le Premier ministre letton Hugo Sibra", "le ministre letton", ""),
    ],
)
def test_a_post_is_its_bearers_of_that_time_gender_and_country(named, title, wanted):
    assert speakers(f"« L'eau baisse », a dit {named}.", f"« L'eau monte », a dit {title}.")[1] == [wanted]


def test_a_former_and_a_present_post_without_a_name_are_two():
    rows, _ = join(
        [
            annotate(replace(article(text), id=f"a{n}"))
            for n, text in enumerate(
                (
                    "Le ministre de la Santé affirme que l'eau baisse.",
                    "L'ancien ministre de la Santé affirme que l'eau monte.",
                )
            )
        ]
    )
    assert len({s.speaker for row in rows for s in row.statements}) == 2


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        ("L'Aubrelle est sous l'eau. « La digue tient », a dit le préfet, Hugo Sibra.", "Hugo Sibra"),
        ("Corvelles est sous l'eau. « La digue tient », a dit le préfet, Hugo Sibra.", ""),
    ],
)
def test_a_prefect_told_without_his_place_is_that_places_where_the_article_names_it(told, wanted):
    assert speakers(told, "« L'eau monte », a dit le préfet de l'Aubrelle.")[1] == [wanted]


def test_letters_that_the_story_spells_out_are_spelled_out_in_posts():
    told = speakers(
        "L'Association des riverains de Corvelles (ARC) se réunit. L'ARC demande une digue.",
        "« L'eau baisse », a dit Awa Sibra, présidente de l'ARC.",
        "« L'eau monte », a dit la présidente de l'Association des riverains de Corvelles.",
    )
    assert told[2] == ["Awa Sibra"]


def test_who_serves_a_minister_is_not_that_minister():
    told = ("« L'eau baisse », a dit le secrétaire d'État auprès du ministre des Ports Hugo Sibra.",)
    assert speakers(*told, "« L'eau monte », a dit le ministre de l'Intérieur.")[1] == [""]
