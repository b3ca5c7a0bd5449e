"""What a person belongs to, behind a comma and « de »: « Paul Roy, d'Avalon Conseil », « Anna Petit, de la banque Hervin ».

« …, estime Luc Morel, du cabinet Morel. » names the speaker with the house; no verb may stand in it and a mark closes it.
« les adieux de Paul Roy, de Luc Morel » joins two persons, and is left alone.
"""

from __future__ import annotations

from recoupe.extraction.parse import Token
from recoupe.extraction.statements.lexicon.quoting import named
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.nominal_words import NOMINAL

_LONGEST = 10  # words of a house with its kind: « de la firme de recherche économique Economy.com »
_CLOSING = (",", ".", ";", ":", ")", "»", '"', "!", "?")


def with_house(tokens: tuple[Token, ...], last: int, right: int, language: str) -> int:
    """Index of the last word of the house behind the name that ends at `last`, within `right` (inclusive); else `last`."""
    of = words(language, "of")
    if last + 3 > right or tokens[last].label != "PER" or tokens[last + 1].text != ",":
        return last
    if tokens[last + 2].lower not in of or _governed(tokens, last, language):
        return last
    first = last + 3 + (tokens[last + 3].pos == "DET" or tokens[last + 3].lower in named(language, "article"))
    end = next((t.i for t in tokens[first : right + 1] if not _within(t, language)), right + 1) - 1
    while end > first and tokens[end].pos == "PUNCT":
        end -= 1
    held = tokens[first : end + 1]
    if not held or len(held) > _LONGEST or held[0].lower in named(language, "set_phrase"):
        return last
    closed = end + 1 >= len(tokens) or tokens[end + 1].text in _CLOSING
    house = held[0].text[0].isupper() or held[0].pos == "NOUN"
    return end if closed and house and any(t.text[0].isupper() for t in held) else last


def _within(token: Token, language: str) -> bool:
    """Whether a word can stand in the name of a house."""
    joint = token.lower in words(language, "of") | words(language, "and") or token.text in ("-", "&", "/", "'")
    return joint or token.pos in (*NOMINAL, "ADJ", "DET", "NUM", "X") or token.text[0].isupper()


def _governed(tokens: tuple[Token, ...], last: int, language: str) -> bool:
    """« les adieux de Paul Roy, de Luc Morel »: « de » stands before the name as well."""
    first = last
    while first > 0 and tokens[first - 1].label == "PER":
        first -= 1
    return first > 0 and tokens[first - 1].lower in words(language, "of")
