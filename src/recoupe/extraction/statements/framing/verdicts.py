"""Judgements without a verb: « Selon elle, impossible de partir », « Impensable, selon lui, de fermer ».

An adjective or « question » and behind it « de » with an infinitive are a whole clause, of which only « c'est » or « il est »
was left out. « Selon la maire, désireuse de partir, … » tells of the mayor, for the clause comes behind.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.parse import Token
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.verbs.forms import is_finite

_WORDS = 4  # of what is judged so: « hors de question »


def verdict_opens(tokens: Sequence[Token], first: int, language: str) -> bool:
    """Whether a judgement begins at token `first` and is all that its clause has: « inutile d'espérer un miracle »."""
    for token in tokens[first : first + _WORDS]:
        judged = token.pos == "ADJ" or token.lower in words(language, "at_issue")
        if judged and infinitive_behind(tokens, token.i + 1, language):
            return not any(t.text == "," or is_finite(t) for t in tokens[token.i + 1 :])
        if token.pos == "PUNCT" or token.pos in ("DET", "PRON", "VERB", "AUX"):
            return False
    return False


def infinitive_behind(tokens: Sequence[Token], i: int, language: str) -> bool:
    """Whether « de » at token `i` governs an infinitive: « de maintenir », « d'y croire »."""
    if i >= len(tokens) or tokens[i].lower not in words(language, "bare_of"):
        return False
    behind = next((t for t in tokens[i + 1 : i + 4] if t.pos not in ("PRON", "ADV")), None)
    return behind is not None and behind.morph.get("VerbForm") == "Inf"
