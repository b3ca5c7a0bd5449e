"""Subjects within a relative clause: « dont le maire, Paul Roy, exige le départ », « le club, que la Ligue accuse de tricher ».

Between « dont », « que », « où » and the verb stands its subject, appositions and brackets included, and nothing
else; whatever the parse has for the subject stands before the relative word and is none.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.nominal_words import Phrase, name_like
from recoupe.extraction.statements.phrases.noun_phrases import after
from recoupe.extraction.statements.verbs.forms import is_finite

_FAR = 20  # tokens that a subject with its appositions may have


def in_relative(sentence: Sentence, verb: int, language: str) -> Phrase | None:
    """The phrase that fills the clause between its relative word and the verb at token `verb`."""
    tokens = sentence.tokens
    opener = opener_before(tokens, verb, language)
    if opener is None or opener + 1 >= verb:
        return None
    start, end = opener + 1, verb - 1
    if not (tokens[start].pos in ("DET", "PROPN") or name_like(tokens[start])):
        return None
    for last in _ends(tokens, start, end):
        if after(sentence, start, right=last, language=language) == last:
            return start, last
    return None


def opener_before(tokens: Sequence[Token], verb: int, language: str) -> int | None:
    """Where the relative word stands that opens the clause of the verb at token `verb`, with no other verb between."""
    bracketed = False
    for token in reversed(tokens[max(0, verb - _FAR) : verb]):
        bracketed = token.text == ")" or (bracketed and token.text != "(")
        if bracketed:
            continue  # « Les agents (la Feda, Que choisir) dénoncent … »
        if (
            is_finite(token)
            or token.text in (";", ":")
            or (token.pos == "SCONJ" and not _relative_que(tokens, token.i, language))
        ):
            return None
        if token.lower in words(language, "oblique_relative"):
            return token.i
    return None


def _relative_que(tokens: Sequence[Token], i: int, language: str) -> bool:
    """« le club, que la Ligue accuse »: the model has « que » for a conjunction, but a noun and a comma stand before it."""
    que = tokens[i].lower in words(language, "complementizer") and i > 1 and tokens[i - 1].text == ","
    closing = words(language, "close_quote") | {")"}
    return que and (tokens[i - 2].pos in ("NOUN", "PROPN", "ADJ") or tokens[i - 2].text in closing)


def _ends(tokens: Sequence[Token], start: int, end: int) -> list[int]:
    """Where the subject's phrase may end: at the verb, at the comma that closes its appositions, or before the first of them."""
    while end > start and tokens[end].pos == "ADV":
        end -= 1
    opening = next((t.i for t in tokens[start:end] if t.text in (",", "(")), None)
    if tokens[end].text == ")":
        return [] if opening is None else [opening - 1]
    if tokens[end].text != ",":
        return [end] if opening is None else []
    return [] if opening is None else [end - 1, opening - 1]
