"""Speakers behind a verb whose name stands in quotation marks: « …, écrit « Libération » », « …, juge « La mer en colère » ».

Outlets may have their article before the marks (« le « Figaro » »). Any other name opens with a capital or a number, holds
no clause and ends where the incise ends. « les « blouses blanches » » are people by what they wear: `speaker_phrases`.
"""

from __future__ import annotations

from recoupe.extraction.entities.lexicon import written
from recoupe.extraction.parse import Sentence
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.model.entity import EntityKind
from recoupe.rules.world_names import known as known_name
from recoupe.rules.world_names import outlet_behind

_NAME = 6  # words of a name in marks


def speaker_in_marks(sentence: Sentence, i: int, language: str = "fr", *, known: bool = True) -> Phrase | None:
    """The phrase that begins at token `i` with a name in marks; where the verb is not `known` to quote, an outlet's only."""
    tokens = sentence.tokens
    article = i < len(tokens) and tokens[i].lower in words(language, "definite_article")
    first = i + article + 1
    if first >= len(tokens) or tokens[first - 1].text not in words(language, "open_quote"):
        return None
    close = _closing(sentence, first, language)
    if close is None:
        return None
    name = written(tokens[first:close])
    found = outlet_behind({tokens[i].lower} if article else (), name) or known_name(name)
    if found is not None and found.kind is EntityKind.OUTLET:
        return i, close
    return (i, close) if known and not article and named_in_marks(sentence, (i, close), language) else None


def named_in_marks(sentence: Sentence, phrase: Phrase, language: str = "fr") -> bool:
    """Whether the phrase is nothing but a name in marks, behind which nothing but a comma, a full stop or a place follows."""
    tokens, (first, last) = sentence.tokens, phrase
    if tokens[first].text not in words(language, "open_quote") or _closing(sentence, first + 1, language) != last:
        return False
    inside = tokens[first + 1 : last]
    if not inside or not (inside[0].text[0].isupper() or inside[0].text[0].isdigit()):
        return False
    behind = tokens[last + 1 : last + 2]
    ends = not behind or behind[0].pos in ("PUNCT", "ADP") or behind[0].lower in words(language, "relative")
    return ends and not any(is_finite(t) or (t.pos == "PUNCT" and t.text != "-") for t in inside)


def _closing(sentence: Sentence, first: int, language: str) -> int | None:
    held = sentence.tokens[first + 1 : first + 1 + _NAME]
    return next((t.i for t in held if t.text in words(language, "close_quote")), None)
