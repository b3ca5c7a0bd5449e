"""Auxiliaries that are the verb themselves: « Le maire a un argument », « Elle n'était pas disponible ».

The tables of conjugation leave them out, so that no shape of a verb is read of them (see `verb_groups`). A verb that stands
where « être » does is read alike: « La digue reste la cible des critiques ».
"""

from __future__ import annotations

from recoupe.extraction.parse import Token
from recoupe.extraction.statements.lexicon.cues import Cue
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.verbs.verb_groups import Group


def auxiliary_alone(tokens: tuple[Token, ...], verb: Token, last: int, language: str) -> Group:
    """The group of `verb` up to token `last`, with the negation before it: « n'était pas disponible », « n'en est la cible »."""
    negation, i = words(language, "negation"), verb.i - 1
    while i > 0 and tokens[i].lower in words(language, "object_clitic") - negation:
        i -= 1
    negated = i >= 0 and tokens[i].lower in negation
    first = i if negated else verb.i
    return Group(Cue(verb.lemma, (), ""), verb, "finite", first, last, None, negated, False, None)
