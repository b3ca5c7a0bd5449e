"""« ne » that denies nothing: « dix ans avant que la banque ne réclame son argent », « plus tôt que le maire ne l'annonçait »."""

from __future__ import annotations

from recoupe.extraction.parse import Token
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.verbs.forms import is_finite, is_past_participle

_SUBJECT = 9  # words between « que » and « ne »
_COMPARED = 4  # words between « plus » and « que »


def expletive(tokens: tuple[Token, ...], ne: int, language: str) -> bool:
    """Whether the « ne » at token `ne`, which nothing completes, stands behind « avant que » or a comparison of what was."""
    for i in range(ne - 1, max(0, ne - _SUBJECT), -1):
        if is_finite(tokens[i]) or tokens[i].text in (";", ":"):
            return False
        if tokens[i].lower in words(language, "complementizer"):
            compared = {t.lower for t in tokens[max(0, i - _COMPARED) : i]} & words(language, "comparative")
            before = tokens[i - 1].lower in words(language, "ere")
            return bool(compared or before) and any(_past(t) for t in tokens[:i])
    return False


def _past(token: Token) -> bool:
    return is_past_participle(token) or (is_finite(token) and token.morph.get("Tense") in ("Imp", "Past"))
