"""A name behind the comma of a frame's source that is no apposition but what the clause is about.

« Aux yeux du maire, Paul Roy, ancien élu vert, « n'écoute personne » » : nothing else could be the subject of the verb. « Selon le
maire, Paul Roy, le pont tient » has one, and tells the mayor's name.
"""

from __future__ import annotations

from recoupe.extraction.entities.behind_front import lacks_subject
from recoupe.extraction.statements.phrases.nominal_words import Phrase, name_like
from recoupe.extraction.statements.view import View


def without_subject(view: View, phrase: Phrase, *, opens: bool) -> Phrase:
    """The source of a frame that opens its sentence, up to the comma of the name that its verb needs."""
    tokens = view.sentence.tokens
    comma = next((t.i for t in tokens[phrase[0] : phrase[1]] if t.text == ","), None)
    if not opens or comma is None or comma == phrase[0]:
        return phrase
    named = all(name_like(t) for t in tokens[comma + 1 : phrase[1] + 1])
    return (phrase[0], comma - 1) if named and lacks_subject(tokens, phrase[1] + 1, view.language) else phrase
