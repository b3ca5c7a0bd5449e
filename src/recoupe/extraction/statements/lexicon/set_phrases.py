"""Set phrases of several words: « à l'instar de », « ce qui », « de la part des ».

A class of `rules/<language>/statement_words.toml` may hold phrases; a sentence has each elided word of them apart.
"""

from __future__ import annotations

from functools import cache

from recoupe.extraction.parse import Token
from recoupe.extraction.statements.lexicon.words import words
from recoupe.rules.phrases import phrase_words


@cache
def phrases_of(language: str, name: str) -> tuple[tuple[str, ...], ...]:
    """The phrases of class `name` as the words that a sentence has, in every form, longest first."""
    return every_form(tuple(words(language, name)), language)


@cache
def every_form(written: tuple[str, ...], language: str) -> tuple[tuple[str, ...], ...]:
    """The phrases as words, longest first, in each form of their last word.

    « en faveur de » stands for « en faveur du » as well, « face à » for « face aux », « bien que » for « bien qu' ».
    """
    found = {form for phrase in written for form in _forms(phrase_words(phrase), language)}
    return tuple(sorted(found, key=lambda form: (-len(form), form)))


def _forms(phrase: tuple[str, ...], language: str) -> tuple[tuple[str, ...], ...]:
    for bare, every in (("bare_of", "of"), ("bare_to", "to"), ("complementizer", "complementizer")):
        if phrase[-1] in words(language, bare):
            return tuple((*phrase[:-1], last) for last in words(language, every))
    return (phrase,)


def starts_with(tokens: tuple[Token, ...], i: int, phrase: tuple[str, ...]) -> bool:
    """Whether the words of `phrase` stand at token `i`."""
    if len(tokens) < i + len(phrase) or tokens[i].lower != phrase[0]:
        return False
    return all(tokens[i + k].lower == w for k, w in enumerate(phrase))


def past_phrase(tokens: tuple[Token, ...], i: int, language: str, name: str) -> int | None:
    """The token behind the phrase of class `name` that begins at token `i`, if one does; it may be past the last."""
    return past_any(tokens, i, phrases_of(language, name))


def past_any(tokens: tuple[Token, ...], i: int, phrases: tuple[tuple[str, ...], ...]) -> int | None:
    """The token behind the first of the `phrases` that begins at token `i`, if one does; it may be past the last."""
    if i >= len(tokens):
        return None
    first = tokens[i].lower
    return next((i + len(p) for p in phrases if p[0] == first and starts_with(tokens, i, p)), None)


def phrase_before(tokens: tuple[Token, ...], i: int, language: str, name: str) -> int | None:
    """The token with which the phrase of class `name` begins that ends right before token `i`, if one does."""
    held = (p for p in phrases_of(language, name) if len(p) <= i)
    return next((i - len(p) for p in held if starts_with(tokens, i - len(p), p)), None)


def within_any(tokens: tuple[Token, ...], i: int, phrases: tuple[tuple[str, ...], ...]) -> bool:
    """Whether token `i` is a word of one of the `phrases`."""
    return any(n <= i and starts_with(tokens, i - n, p) for p in phrases for n in range(len(p)))
