"""Quotation marks around a verb of saying: « La direction « dément catégoriquement » les accusations ».

The outlet quotes the speaker's verb; who speaks and what is said stand outside the marks. The marks count as part of the
cue, so that subject and content are looked for beyond them. Marks that hold anything else are a quotation.
"""

from __future__ import annotations

from recoupe.extraction.parse import Token
from recoupe.extraction.statements.lexicon.words import words


def with_marks(tokens: tuple[Token, ...], first: int, verb: int, last: int, language: str) -> tuple[int, int]:
    """`first` and `last` of a verb's words, widened to the marks that hold the verb and nothing but its words and adverbs."""
    opening = next((t.i for t in reversed(tokens[max(0, first - 1) : verb]) if t.text in _open(language)), None)
    if opening is None:
        return first, last
    end = last + 1
    while end < len(tokens) and (tokens[end].pos == "ADV" or tokens[end].lower in words(language, "negation_second")):
        end += 1
    inside = tokens[opening + 1 : first]
    closed = end < len(tokens) - 1 and tokens[end].text in words(language, "close_quote")
    return (min(first, opening), end) if closed and not inside else (first, last)


def within_marks(tokens: tuple[Token, ...], begin: int, end: int, language: str) -> set[int]:
    """« Le club « n'a plus le choix », selon Luc Roy : « … » »: of the tokens `begin` to `end` those that marks hold."""
    inside: set[int] = set()
    opened = None
    for i in range(begin, end):
        if opened is not None and tokens[i].text in words(language, "close_quote"):
            inside.update(range(opened, i))
            opened = None
        elif opened is None and tokens[i].text in _open(language):
            opened = i
    return inside


def _open(language: str) -> frozenset[str]:
    return words(language, "open_quote")
