"""How many say something: « Ils sont 62 % à estimer que A et 16 % à craindre B », « Ils sont aussi nombreux (76 %) à … ».

The verb is « être », for every count of the row. Whether the infinitive tells of words is not asked here.
"""

from __future__ import annotations

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.extraction.statements.verbs.governors import form_of
from recoupe.extraction.statements.verbs.verb_groups import Group

_PHRASE = 9  # words of a count (« sont en effet près de deux sur trois (64 %) à »)


def counted_by(sentence: Sentence, group: Group, language: str) -> Group | None:
    """The group of « être » whose count the infinitive of `group` stands behind."""
    tokens, to = sentence.tokens, group.first - 1
    if group.kind != "infinitive" or to < 2 or tokens[to].lower not in words(language, "bare_to"):
        return None
    first = _count_before(tokens, to, language)
    if first is None:
        return None
    be = next((t for t in reversed(tokens[max(0, first - _PHRASE) : first]) if _is_be(t, language)), None)
    if be is None or any(map(is_finite, tokens[be.i + 1 : first])):
        joint = first - 1 if tokens[first - 1].pos != "ADV" else first - 2
        if joint < 1 or (tokens[joint].text != "," and tokens[joint].lower not in words(language, "conjunction")):
            return None
        be = next((t for t in reversed(tokens[:joint]) if _is_be(t, language) and _counts(tokens, t.i, language)), None)
    return None if be is None else form_of(sentence, be.i, "being_so", language)


def count_at(tokens: tuple[Token, ...], i: int, language: str) -> bool:
    """Whether another count begins at token `i`: « et seulement 16 % à craindre une hausse »."""
    while i < len(tokens) and tokens[i].pos == "ADV":
        i += 1
    if i >= len(tokens) or not _number(tokens[i]):
        return False
    to = next((t.i for t in tokens[i + 1 : i + 5] if t.lower in words(language, "bare_to")), None)
    if to is None or to + 1 >= len(tokens) or any(t.pos in ("PUNCT", "VERB") for t in tokens[i:to]):
        return False
    behind = tokens[to + 1]
    return behind.morph.get("VerbForm") == "Inf" or behind.lower in words(language, "reflexive")


def _number(token: Token) -> bool:
    return token.pos == "NUM" or token.text[0].isdigit()


def _is_be(token: Token, language: str) -> bool:
    return token.lower in words(language, "be") and is_finite(token)


def _count_before(tokens: tuple[Token, ...], to: int, language: str) -> int | None:
    """The first number of the count that ends before token `to`."""
    first = None
    for i in range(to - 1, max(0, to - _PHRASE), -1):
        token = tokens[i]
        if _number(token):
            first = i
        elif is_finite(token) or token.text in (",", ";", ":") or token.lower in words(language, "conjunction"):
            break
    return first


def _counts(tokens: tuple[Token, ...], be: int, language: str) -> bool:
    """Whether a count follows « être » at token `be`, up to its « à »."""
    to = next((t.i for t in tokens[be + 1 : be + 12] if t.lower in words(language, "bare_to")), None)
    return to is not None and any(map(_number, tokens[be:to])) and not any(map(is_finite, tokens[be + 1 : to]))
