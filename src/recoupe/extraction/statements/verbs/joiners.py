"""Forms of verbs that join a clause and report nothing: « Maintenant que le pont est clos, … », « En admettant que … »."""

from __future__ import annotations

from recoupe.extraction.parse import Token
from recoupe.extraction.statements.lexicon.set_phrases import past_phrase
from recoupe.extraction.statements.lexicon.words import words


def joins_clause(tokens: tuple[Token, ...], i: int, language: str) -> bool:
    """Whether the form at token `i` joins a clause with the « que » behind it; not « en maintenant que le compte est bon »."""
    if i + 1 >= len(tokens) or tokens[i + 1].lower not in words(language, "complementizer"):
        return False
    if tokens[i].lower in words(language, "verb_like_joiner"):
        return i == 0 or tokens[i - 1].lower not in words(language, "gerund")
    first = next((t.i for t in tokens[:i] if t.pos != "PUNCT"), i)
    return past_phrase(tokens, first, language, "for_argument") == i + 1
