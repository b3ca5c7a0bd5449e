"""Quotations in large letters, with the place of speech in a line of its own: who speaks, and by whom it was carried."""

from __future__ import annotations

import pytest

from extraction.statements.test_quoted import annotated

CASES = [
    (  # who spoke before is mostly somebody else
        "# La digue de Valmer divise\n"
        "Le maire, Paul Roy, défend le chantier. « Nous n'avons plus le choix », répète-t-il.\n"
        '"On nous a menti pendant dix ans, et la mer monte toujours."\n'
        "à franceinfo\n"
        "Les riverains ont déposé un recours. La préfecture attend l'avis du tribunal.",
        [
            ("Paul Roy", None, "« Nous n'avons plus le choix »"),
            (None, "Franceinfo", '"On nous a menti pendant dix ans, et la mer monte toujours."'),
        ],
    ),
    (  # a line names who speaks
        "# La digue de Valmer divise\n"
        "Le maire, Paul Roy, défend le chantier. « Nous n'avons plus le choix », répète-t-il.\n"
        '"On nous a menti pendant dix ans, et la mer monte toujours."\n'
        "Nora Petit, pêcheuse à Valmer\n"
        "à l'AFP, en 2021\n"
        "Les riverains ont déposé un recours. La préfecture attend l'avis du tribunal.",
        [
            ("Paul Roy", None, "« Nous n'avons plus le choix »"),
            ("Nora Petit", "AFP", '"On nous a menti pendant dix ans, et la mer monte toujours."'),
        ],
    ),
    (  # the same words stand in the article
        "# La digue de Valmer divise\n"
        "La géologue Nora Petit s'inquiète. « La mer monte de huit millimètres par an, et nous regardons », a-t-elle dit mardi.\n"
        "Le maire, Paul Roy, défend le chantier. « Nous n'avons plus le choix », répète-t-il.\n"
        '"La mer monte de huit millimètres par an, et nous regardons."\n'
        "au Monde\n"
        "Les riverains ont déposé un recours.",
        [
            ("Nora Petit", None, "« La mer monte de huit millimètres par an, et nous regardons »"),
            ("Paul Roy", None, "« Nous n'avons plus le choix »"),
            ("Nora Petit", "Le Monde", '"La mer monte de huit millimètres par an, et nous regardons."'),
        ],
    ),
    (  # what follows goes on with who spoke before the large letters
        "# La digue de Valmer divise\n"
        "Le maire, Paul Roy, défend le chantier. « Nous n'avons plus le choix », répète-t-il.\n"
        '"On nous a menti pendant dix ans, et la mer monte toujours."\n'
        "à franceinfo\n"
        "« Il faut finir avant l'hiver. »",
        [
            ("Paul Roy", None, "« Nous n'avons plus le choix »"),
            (None, "Franceinfo", '"On nous a menti pendant dix ans, et la mer monte toujours."'),
            ("Paul Roy", None, "« Il faut finir avant l'hiver. »"),
        ],
    ),
    (  # no line of place
        "# La digue de Valmer divise\n"
        "Le maire, Paul Roy, défend le chantier. « Nous n'avons plus le choix. »\n"
        "« Il faut finir avant l'hiver. »\n"
        "Au conseil, mardi, la séance a été houleuse.",
        [
            ("Paul Roy", None, "« Nous n'avons plus le choix. »"),
            ("Paul Roy", None, "« Il faut finir avant l'hiver. »"),
        ],
    ),
    (  # a name alone
        "# La digue de Valmer divise\n"
        "Le maire, Paul Roy, défend le chantier.\n"
        '"On nous a menti pendant dix ans, et la mer monte toujours."\n'
        "Nora Petit\n"
        "à Radio Brume\n"
        "Les riverains ont déposé un recours.",
        [
            ("Nora Petit", "Radio Brume", '"On nous a menti pendant dix ans, et la mer monte toujours."'),
        ],
    ),
    (  # several voices
        "# La digue de Valmer divise\n"
        "La géologue Nora Petit s'inquiète. « Tout peut céder cet hiver », a-t-elle dit mardi.\n"
        "Le maire, Paul Roy, défend le chantier. « Nous n'avons plus le choix », répète-t-il.\n"
        '"On nous a menti pendant dix ans, et la mer monte toujours."\n'
        "à franceinfo\n"
        "Les riverains ont déposé un recours. « La mairie savait », accuse leur avocate, Awa Diop.",
        [
            ("Nora Petit", None, "« Tout peut céder cet hiver »"),
            ("Paul Roy", None, "« Nous n'avons plus le choix »"),
            (None, "Franceinfo", '"On nous a menti pendant dix ans, et la mer monte toujours."'),
            ("Awa Diop", None, "« La mairie savait »"),
        ],
    ),
    (  # the same speaks before and behind
        "# La digue de Valmer divise\n"
        "La géologue Nora Petit s'inquiète. « Tout peut céder cet hiver », a-t-elle dit mardi.\n"
        "« Nous n'avons plus le choix », répète le maire, Paul Roy.\n"
        '"La mer monte de huit millimètres par an, et nous regardons."\n'
        "sur RTL\n"
        "« Il faut agir », poursuit Paul Roy, qui a réuni les élus mardi.",
        [
            ("Nora Petit", None, "« Tout peut céder cet hiver »"),
            ("Paul Roy", None, "« Nous n'avons plus le choix »"),
            ("Paul Roy", "RTL", '"La mer monte de huit millimètres par an, et nous regardons."'),
            ("Paul Roy", None, "« Il faut agir »"),
        ],
    ),
    (  # a name between; the article goes on as if nothing stood there
        "# La digue de Valmer divise\n"
        "La géologue Nora Petit s'inquiète. « Tout peut céder cet hiver », a-t-elle dit mardi.\n"
        "« Nous n'avons plus le choix », répète le maire, Paul Roy.\n"
        '"On nous a menti pendant dix ans, et la mer monte toujours."\n'
        "Awa Diop, avocate des riverains\n"
        "à franceinfo\n"
        "« Il faut finir avant l'hiver. »",
        [
            ("Nora Petit", None, "« Tout peut céder cet hiver »"),
            ("Paul Roy", None, "« Nous n'avons plus le choix »"),
            ("Awa Diop", "Franceinfo", '"On nous a menti pendant dix ans, et la mer monte toujours."'),
            ("Paul Roy", None, "« Il faut finir avant l'hiver. »"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "said"), CASES, ids=lambda c: str(c)[-40:])
def test_who_speaks_in_large_letters(text: str, said: list[tuple[str | None, str | None, str]]) -> None:
    found = annotated(text)
    names = {e.id: e.name for e in found.entities}
    told = [(names.get(s.speaker or ""), names.get(s.via or ""), s.content[0].text) for s in found.statements]
    assert told == said
