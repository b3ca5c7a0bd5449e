"""Names of those who carry what others say: agencies, outlets, platforms.

In « a rapporté l'agence Yonhap », « dans un entretien au Monde », « sur Telegram » the carriers are Yonhap, Le Monde and
Telegram. A name that is also a word (« La Croix ») counts with its capital only. Unknown outlets are told by the noun
before them (« le quotidien Valmer Matin »).
"""

from __future__ import annotations

from functools import cache

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.noun_phrases import Phrase, name_like
from recoupe.extraction.statements.words import words
from recoupe.rules.agencies import agencies
from recoupe.rules.loader import table

_LONGEST = 6


@cache
def _names() -> frozenset[tuple[str, ...]]:
    """Names of agencies and outlets as folded words."""
    held = [name for agency in agencies() for name in (agency.name, *agency.aliases)]
    held += [n for o in table("world", "outlets").get("outlet", []) for n in (o["name"], *o.get("aliases", []))]
    return frozenset(map(_split, held))


@cache
def _acronyms() -> frozenset[str]:
    """Agencies' acronyms, which some outlets write small behind an article: « à l'ats »."""
    names = (name for agency in agencies() if agency.bare for name in (agency.name, *agency.aliases))
    return frozenset(name.lower() for name in names if name.isupper())


def _split(name: str) -> tuple[str, ...]:
    return tuple(name.replace("’", "'").replace("'", "' ").split())


def carriers(sentence: Sentence, language: str = "fr") -> tuple[Phrase, ...]:
    """Every carrier named in the sentence, left to right, without articles and descriptions."""
    found: list[Phrase] = []
    i = 0
    while i < len(sentence.tokens):
        phrase = _at(sentence.tokens, i, language)
        if phrase is None:
            i += 1
        else:
            found.append(phrase)
            i = phrase[1] + 1
    return tuple(found)


def _at(tokens: tuple[Token, ...], i: int, language: str) -> Phrase | None:
    names = _names()
    for length in range(min(_LONGEST, len(tokens) - i), 0, -1):
        held = tuple(t.text for t in tokens[i : i + length])
        if held in names and (length > 1 or held[0][0].isupper()):
            return i, i + length - 1
        if length == 1 and i and held[0] in _acronyms() and tokens[i - 1].text in words(language, "elided_article"):
            return i, i
        articles = words(language, "definite_article")
        after_article = length > 1 and held[0].lower() in articles | words(language, "contracted")
        if after_article and held[1][0].isupper() and any((a.capitalize(), *held[1:]) in names for a in articles):
            return i + 1, i + length - 1
    if tokens[i].lower in words(language, "outlet_noun"):
        j = i + 1
        while j < len(tokens) and (
            (tokens[j].pos == "ADJ" and not name_like(tokens[j]))
            or tokens[j].lower in words(language, "agency_description")
        ):
            j += 1
        last = j
        while last < len(tokens) and name_like(tokens[last]) and tokens[last].pos != "PUNCT":
            last += 1
        if last > j:
            return j, last - 1
    return None


def is_carrier(sentence: Sentence, phrase: Phrase, language: str = "fr") -> bool:
    """Whether a speaker's phrase names an agency or outlet and no person."""
    inside = sentence.tokens[phrase[0] : phrase[1] + 1]
    if any(t.lower in words(language, "outlet_noun") | words(language, "press_body") for t in inside[:2]):
        return True
    return any(phrase[0] <= a <= phrase[0] + 1 and b >= phrase[1] - 1 for a, b in carriers(sentence, language))
