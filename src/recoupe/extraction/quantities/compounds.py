"""Nouns that the model takes apart, or that a mark is glued to: « deux nouveaux-nés », « trois chefs-d'œuvre », « générations»- ».

What counts as one word here is what stands without a blank: parts joined by a hyphen, and what an apostrophe joins to a word
that has one. A word behind a figure whose closing mark the tokenizer left on it ends before the mark.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from recoupe.extraction.parse import Token
from recoupe.extraction.quantities.lexicon import Lexicon

_HYPHEN = "-"
_MARKED = re.compile(r"([a-zà-öø-ÿœ][a-zà-öø-ÿœ'-]+[a-zà-öø-ÿœ])[»\"”.,;:!?)](?![a-zà-öø-ÿœ]).*")  # not « boutique.fr »


def whole_words(tokens: Sequence[Token], lexicon: Lexicon) -> list[Token]:
    """The tokens, those of one compound joined, marks behind a word cut off."""
    words: list[Token] = []
    i = 0
    while i < len(tokens):
        j = i + 1
        while (reach := _joined(tokens, i, j, lexicon)) > j:
            j = reach
        words.append(_compound(tokens[i:j]) if j - i > 1 else _bared(tokens[i], lexicon))
        i = j
    return words


def _joined(tokens: Sequence[Token], first: int, end: int, lexicon: Lexicon) -> int:
    """How far the compound that `tokens[first:end]` begin goes on."""
    behind = tokens[end : end + 2]
    if not behind or behind[0].start != tokens[end - 1].end:
        return end
    if behind[0].text == _HYPHEN:
        glued = len(behind) > 1 and behind[1].start == behind[0].end and behind[1].text[0].isalpha()
        return end + 2 if glued and behind[1].lower not in lexicon.role("pointing") else end  # « ces 40 maires-ci »
    elided = tokens[end - 1].text.endswith("'") and _HYPHEN in (t.text for t in tokens[first:end])
    return end + 1 if elided and behind[0].text[0].isalpha() else end


def _compound(parts: Sequence[Token]) -> Token:
    """One token of several, a noun unless it is a name."""
    named = parts[0].pos == "PROPN" and parts[0].text[0].isupper()
    return replace(parts[0], end=parts[-1].end, text="".join(t.text for t in parts), pos="PROPN" if named else "NOUN")


def _bared(token: Token, lexicon: Lexicon) -> Token:
    """« générations»- », « hommes-là » without what is glued to the noun."""
    word, _, behind = token.text.rpartition(_HYPHEN)
    if word and behind.lower() in lexicon.role("pointing"):
        return replace(token, end=token.start + len(word), text=word)
    if word and token.text.partition(_HYPHEN)[0].lower() in lexicon.role("prefix"):
        return replace(token, pos="NOUN")  # « dix sans-abri »
    marked = _MARKED.fullmatch(token.text)
    return token if marked is None else replace(token, end=token.start + len(marked[1]), text=marked[1], pos="NOUN")
