"""Two names that the text gives to one person: « Hugo Roux, alias Titi », « Hugo Roux dit « Titi » », « Zed, de son vrai nom Hugo
Roux », « Connu sous le nom de « Titi », Hugo Roux ».

Where the second name only goes on with the first (« Roux », « Hugo »), `people` tells; names at birth are not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from recoupe.extraction.entities import lexicon
from recoupe.extraction.entities.names import MARKS, Name
from recoupe.extraction.entities.nominals import Nominal
from recoupe.extraction.parse import ParsedArticle, Token

_LONGEST = 10  # words that say that somebody has another name


def bynames(
    personal: Sequence[tuple[Nominal, Name]], parsed: ParsedArticle, language: str
) -> Iterator[tuple[Nominal, Nominal]]:
    """Phrases with a person's name, each with the one that has the name under which the text tells of them."""
    for (left, first), (right, second) in pairwise(personal):
        if left.sentence != right.sentence or first.last >= second.first:
            continue
        tokens = parsed.sentences[left.sentence].tokens
        if says_so(tokens[first.last + 1 : second.first], language):
            yield right, left
        elif _apart(tokens[first.last + 1 : second.first]) and _announced(tokens, first.first, language):
            yield left, right


def says_so(between: Sequence[Token], language: str) -> bool:
    """« , alias », « dit « »: whether the words between two names say that they are one person's, not « », dit », « ) » dit »."""
    told = [t for t in between if t.pos != "PUNCT"]
    if not told or lexicon.written(told).lower() not in lexicon.words(language, "names", "also_called"):
        return False
    ahead = {t.text for t in between if t.i < told[0].i}
    closed = {",", ")", "!", "?", ".", "…"} & ahead or told[0].pos == "VERB"
    return not (closed and ahead & set(MARKS.values()))


def _announced(tokens: Sequence[Token], name: int, language: str) -> bool:
    """« Connu au village sous le nom de « Titi », »: whether what a sentence opens with says that a name follows."""
    led = [t for t in tokens[:name] if t.pos != "PUNCT"]
    return len(led) <= _LONGEST and any(says_so(led[n:], language) for n in range(len(led)))


def _apart(between: Sequence[Token]) -> bool:
    return any(t.text == "," for t in between) and all(t.pos == "PUNCT" for t in between)
