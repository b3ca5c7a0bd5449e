"""Who is first named right behind a post that the text tells without a name.

« On l'a appris du procureur de Valmer. « Le choc a été violent », a expliqué Hugo Roux. …, a précisé le procureur » : the post
is the bearer's, whom nothing else introduces; it is no rival of theirs.
"""

from __future__ import annotations

from recoupe.extraction.entities.fits import Candidate, Stage
from recoupe.extraction.entities.lexicon import words
from recoupe.extraction.entities.nominals import Nominal
from recoupe.extraction.entities.scene import Appearance

_SOON = 2  # narrative sentences behind a post in which its bearer may be named


def named_since(told: Appearance, title: Nominal, person: Candidate, scene: Stage, last: str | None) -> bool:
    """Whether the person may be whom `told` means, for a bare `title` of the same noun behind both.

    Of a local office only who goes on there (« a précisé le procureur »): many a witness is named behind « le procureur ».
    """
    first = person.seen[0]
    if title.qualifiers or person.record.id not in scene.untold or first.start < told.nominal.end:
        return False
    if not 0 < scene.layout.apart(told.nominal.sentence, first.nominal.sentence) <= _SOON:
        return False
    if not (last == person.record.id or (first.subject and not first.undergoes)):
        return False
    before = scene.parsed.sentences[title.sentence].tokens[: title.first]
    on = bool(before) and before[-1].lemma in words(scene.language, "titles", "goes_on")
    post = "" if title.role is None else title.role.masculine
    local = words(scene.language, "titles", "local_office") - words(scene.language, "titles", "well_known")
    return on or post not in local
