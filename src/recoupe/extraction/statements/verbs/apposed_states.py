"""Participles that tell by themselves what somebody holds: « La maire, convaincue que le pont tiendra, l'a rouvert ».

Set off by a comma, or opening the sentence, such a participle stands as « estimant » does, and whose it is, is read alike.
With « être » it is the particle of a cue (`particles`).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.cues import Cue, Takes, lexicon
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.verbs.insertions import DASHES


@cache
def _states(language: str) -> Mapping[str, Cue]:
    """The cues whose particle may stand alone, by its forms."""
    cues = (cue for every in lexicon(language).values() for cue in every if cue.apposed)
    return {form[0]: cue for cue in cues for form in cue.particles}


def apposed_state(sentence: Sentence, token: Token, language: str) -> Cue | None:
    """The cue that `token` is, set off from its noun, with a clause right behind it."""
    cue = _states(language).get(token.lower)
    tokens, que = sentence.tokens, token.i + 1
    if cue is None or que + 1 >= len(tokens) or Takes.CLAUSE not in cue.takes:
        return None
    before = token.i - 1
    while before >= 0 and tokens[before].pos == "ADV":
        if tokens[before].lower in words(language, "negation_second") | words(language, "not_the_state"):
            return None
        before -= 1
    apart = before < 0 or tokens[before].text == "," or tokens[before].text in DASHES
    return cue if apart and tokens[que].lower in words(language, "complementizer") else None
