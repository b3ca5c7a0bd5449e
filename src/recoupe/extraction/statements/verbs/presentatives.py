"""The presentative « c'est », which tells no doing but points: « c'est Paul Roy », « ce n'était pas l'avis du maire ».

Clefts are made with it (« c'est le maire qui … »). « Il est » and « voilà » are none here, nor what comes with a modal
(« ce doit être »).
"""

from __future__ import annotations

from recoupe.extraction.parse import Token
from recoupe.extraction.statements.lexicon.words import words


def presentative(tokens: tuple[Token, ...], i: int, language: str) -> int | None:
    """The token of « est » where « c'est », « cela serait » or « ce n'est » begins at token `i`."""
    if tokens[i].lower not in words(language, "this_is") | words(language, "this_thing"):
        return None
    verb = i + 1 + (i + 1 < len(tokens) and tokens[i + 1].lower in words(language, "negation"))
    return verb if verb < len(tokens) and tokens[verb].lower in words(language, "be") else None
