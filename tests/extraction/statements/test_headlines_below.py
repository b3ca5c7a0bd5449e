"""Whom nameless headlines mean: the speaker of the statement below that says the same."""

from __future__ import annotations

import pytest

from recoupe.extraction.article import annotate
from recoupe.model.article import Article, Block, BlockKind

CASES = [
    (
        "Le barrage est fissuré, alerte une géologue",
        "Le barrage de Cernes est fissuré sur dix mètres, a alerté jeudi Inès Cadet, géologue à l'université.",
        "Inès Cadet",
    ),
    (
        "Ce budget est « une gifle », selon un maire",
        "« Ce budget est une gifle », a lancé mardi Karim Benali, maire de Morlac.",
        "Karim Benali",
    ),
    (
        "Le tunnel rouvrira en juin, assurent des ingénieurs",
        "Le tunnel rouvrira en juin, a assuré Karim Benali, qui dirige les travaux.",
        None,
    ),
    (
        "Le tunnel rouvrira en juin, assure un ingénieur",
        "La neige a bloqué la vallée, a déclaré Karim Benali, maire de Morlac.",
        None,
    ),
    ("Benali : la digue doit être relevée", "La digue doit être relevée, a dit Karim Benali.", "Karim Benali"),
    ("Benali : le club doit réagir", "Karim Benali est blessé. Le club doit réagir, a déclaré Inès Cadet.", None),
    (
        "Cadet : « Que du travail »",
        "« Ce n'est que du travail », a dit l'entraîneur Karim Benali. Inès Cadet joue.",
        "Inès Cadet",
    ),
    ("Hollande promet un musée", "Anne Hollande a promis un musée aux habitants de Cernes.", "Anne Hollande"),
]


@pytest.mark.parametrize(("title", "lead", "speaker"), CASES, ids=lambda c: str(c)[:40])
def test_who_speaks_in_the_headline(title: str, lead: str, speaker: str | None) -> None:
    text = f"{title}\n\n{lead}"
    blocks = (
        Block(0, len(title) + 2, BlockKind.HEADING, "test"),
        Block(len(title) + 2, len(text), BlockKind.BODY, "test"),
    )
    found = annotate(Article("t", None, None, None, None, (), "fr", text, blocks=blocks))
    names = {e.id: e.name if e.named else None for e in found.entities}
    said = [names.get(s.speaker or "") for s in found.statements if s.content[0].start < len(title)]
    assert said in ([speaker], [] if speaker is None else [speaker])
