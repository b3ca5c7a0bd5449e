"""A row of speakers around a source, and what is none."""

from __future__ import annotations

import pytest
from tests.extraction.statements.test_direct import article

from recoupe.crosscheck.entities import join
from recoupe.extraction.article import annotate

ROWS = [
    ("Tant Luc Perrin que la CGT réclament un moratoire.", "un moratoire", {"Luc Perrin", "CGT"}),
    (
        "« Le quai cédera », ont prévenu Luc Perrin, patron pêcheur, mais aussi la CGT.",
        "Le quai",
        {"Luc Perrin", "CGT"},
    ),
    (
        "Le gel a été réclamé par Luc Perrin (LR, Sarve), Awa Roux (PCF) et la CGT.",
        "Le gel",
        {"Luc Perrin", "Awa Roux", "CGT"},
    ),
    ("Luc Perrin comme Awa Roux assurent que le quai cédera.", "le quai", {"Luc Perrin", "Awa Roux"}),
    ("Le quai cédera, estiment Luc Perrin ainsi que l'Unicef.", "Le quai", {"Luc Perrin", "Unicef"}),
    ("Greenpeace ou encore l'Unicef saluent un accord historique.", "un accord", {"Greenpeace", "Unicef"}),
    ("Awa Roux, 43 ans, maire de Valmer, et Luc Perrin saluent un accord.", "un accord", {"Awa Roux", "Luc Perrin"}),
    ("Selon Luc Perrin, mais aussi la CGT, le quai cédera.", "le quai cédera", {"Luc Perrin", "CGT"}),
    ("Selon Luc Perrin, Awa Roux et l'Unicef, le quai cédera.", "le quai cédera", {"Luc Perrin", "Awa Roux", "Unicef"}),
    (
        "L'Unicef, Awa Roux, maire de Valmer, et la CGT ont annoncé : « Le quai cédera. »",
        "Le quai cédera",
        {"Unicef", "Awa Roux", "CGT"},
    ),
    (
        "Ida Vidal, infirmière au centre de soins de Valmer, tout comme Luc Perrin, affirment que le quai cédera.",
        "le quai cédera",
        {"Ida Vidal", "Luc Perrin"},
    ),
    ("La CGT et l'Unicef saluent un geste.", "un geste", {"CGT", "Unicef"}),
    ("Les Vertes et la CGT dénoncent un cadeau.", "un cadeau", {"Vertes", "CGT"}),
    ("Le quai cède et la CGT dénonce un oubli.", "un oubli", {"CGT"}),
    # Who is compared, met or told of.
    ("Luc Perrin, comme Awa Roux, assure que le quai cédera.", "le quai cédera", {"Luc Perrin"}),
    ("Comme Luc Perrin, Awa Roux assure que le quai cédera.", "le quai cédera", {"Awa Roux"}),
    ("Selon Luc Perrin, la CGT comme l'Unicef refusent l'accord.", "la CGT comme l'Unicef refusent", {"Luc Perrin"}),
    ("Selon Luc Perrin, Awa Roux et Ida Vidal, la sœur du maire, ont menti.", "ont menti", {"Luc Perrin"}),
    (
        "Depuis la mort de Luc Perrin, Awa Roux et Ida Vidal dénoncent un accord.",
        "un accord",
        {"Awa Roux", "Ida Vidal"},
    ),
    (
        "Pour Luc Perrin, le chef du secteur Transport à la CGT, cette hausse est une erreur.",
        "cette hausse",
        {"Luc Perrin"},
    ),
]


@pytest.mark.parametrize(("text", "words", "wanted"), ROWS)
def test_each_member_of_a_row_speaks(text, words, wanted):
    (row,), entities = join([annotate(article(text))])
    names = {e.id: e.name for e in entities}
    said = [s for s in row.statements if any(words in c.text for c in s.content)]
    assert {names.get(s.speaker or "") for s in said} == wanted
    assert len(said) == len(wanted)
