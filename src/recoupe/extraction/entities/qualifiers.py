"""What narrows a noun for a post or a body: its field, its body, its country.

« la ministre malienne des Transports » is narrowed by « Transports » and Mali (as "@Mali", from noun or adjective), « le
président de LR » by « Républicains », as « le président des Républicains » is; « le chef d'état-major » by one word.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from recoupe.extraction.entities import lexicon
from recoupe.extraction.entities.lexicon import Known
from recoupe.extraction.entities.names import Name
from recoupe.extraction.parse import Token
from recoupe.model.entity import EntityKind
from recoupe.rules.folding import key


def narrowing(
    tokens: Sequence[Token],
    names: Mapping[int, Name],
    phrase: tuple[int, int],
    head: int,
    bearer: Name | None,
    language: str,
) -> frozenset[str]:
    """The folded words that narrow the noun at `head` in the tokens `phrase` (first and last), its `bearer` left out."""
    held: set[str] = set()
    i, end = phrase
    while i <= end:
        token, name = tokens[i], names.get(i)
        if bearer is not None and bearer.first <= i <= bearer.last:
            i += 1
            continue
        if name is not None and name.known is not None and (told := _told_by(name.known, language)):
            held |= told
            i = name.last + 1
            continue
        if i != head and _tied(tokens, i, end):
            held.add(key(lexicon.written(tokens[i : i + 3])))
            i += 3
            continue
        country = lexicon.demonym(token.text)
        if country is not None:
            held.add("@" + country)
        elif i != head and _tells(tokens, i, head, language):
            held.add(key(token.text))
        i += 1
    return frozenset(held)


def _tells(tokens: Sequence[Token], i: int, head: int, language: str) -> bool:
    """Whether the word at i says of what something is: no small word, no « ancien », but « premier » before a post."""
    token = tokens[i]
    if token.pos in ("DET", "ADP", "PUNCT", "CCONJ") or not key(token.text):
        return False
    return token.lower not in lexicon.words(language, "titles", "before") or _ranks(tokens, i, head, language)


def _told_by(known: Known, language: str) -> set[str]:
    """What a name that the world knows says of a post: a country, or the words of a body's name in full."""
    if known.country:
        return {"@" + known.country}
    small = lexicon.words(language, "names", "connector")
    words = key(known.name).split() if known.kind is EntityKind.ORGANIZATION else []
    return {w for w in words if w not in small}


def _tied(tokens: Sequence[Token], i: int, end: int) -> bool:
    """« état-major »: two small words that a hyphen makes one."""
    if i + 2 > end or tokens[i + 1].text != "-":
        return False
    first, mark, second = tokens[i : i + 3]
    return first.end == mark.start and mark.end == second.start and first.text.islower() and second.text.islower()


def _ranks(tokens: Sequence[Token], i: int, head: int, language: str) -> bool:
    """« Premier ministre », « conseiller du Premier ministre », not « directeur de la première édition »."""
    before_post = i + 1 < len(tokens) and lexicon.role(tokens[i + 1].lower, language) is not None
    return tokens[i].lower in lexicon.words(language, "titles", "rank") and (i < head or before_post)
