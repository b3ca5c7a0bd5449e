"""Those who live somewhere, told before their name: « le Jurassien Eric Roux », « la jeune Vaudoise Léa Petit, 31 ans ».

Of countries they are known; of towns and regions the ending tells or a list, and the name of a person behind. « La Lyonnaise des
eaux », « Le Parisien », « la Rémoise » alone are none of these.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.entities import lexicon
from recoupe.extraction.parse import Token

_SHORT = 4  # letters that no such noun has
_LISTS = {"inhabitant": "m", "feminine_inhabitant": "f", "any_inhabitant": "e"}  # of those whose ending tells nothing


def dweller(tokens: Sequence[Token], i: int, language: str, *, person: bool = False) -> bool:
    """Whether token i is a noun for who lives somewhere, behind its article and before the name of one person; `person` tells
    that what stands behind is such a name, as else the words must show.
    """
    if i < 1 or i + 1 >= len(tokens) or not tokens[i].text[0].isupper():
        return False
    described = i > 1 and tokens[i - 1].lower in lexicon.words(language, "titles", "before")
    if tokens[i - 1 - described].pos != "DET":
        return False
    if lexicon.demonym(tokens[i].text) is not None:
        return True
    return _inhabitant(tokens[i], language) and (person or (tokens[i].label != "ORG" and _named(tokens, i + 1)))


def one_of_many(tokens: Sequence[Token], i: int, language: str) -> bool:
    """« un autre Belge », « une jeune Touarègue », « un Kabyle »: a capital behind « un » that is no given name tells of what
    people somebody is, not who; not « un certain Belmas ».
    """
    first = i - 1
    words = lexicon.words(language, "titles", "before") | lexicon.words(language, "titles", "another")
    while first > 0 and tokens[first].lower in words:
        first -= 1
    one = first >= 0 and tokens[first].lower in lexicon.words(language, "titles", "indefinite")
    return one and tokens[first].pos == "DET" and lexicon.first_name(tokens[i].text) is None


def man_from(tokens: Sequence[Token], i: int, language: str) -> bool:
    """« le Suisse »: a country's name of the other gender than its article, which tells a man from there."""
    known = lexicon.known(tokens[i].text) if i else None
    land = known is not None and known.gender == "f" and lexicon.demonym(tokens[i].text) == known.name
    return land and tokens[i - 1].lower in lexicon.words(language, "titles", "masculine_determiner")


def inhabitant_gender(word: str, language: str) -> str:
    """« Rémois », « Mulhousienne », « Breton »: a man's or a woman's, by the ending of such a noun or the noun; else empty."""
    for name, gender in _LISTS.items():
        if word in lexicon.words(language, "titles", name):
            return gender
    for gender, name in (("m", "inhabitant_ending"), ("f", "feminine_inhabitant_ending")):
        if word.endswith(tuple(lexicon.words(language, "titles", name))):
            return gender
    return ""


def _inhabitant(token: Token, language: str) -> bool:
    if not token.text[1:].islower() or len(token.text) <= _SHORT or not inhabitant_gender(token.lower, language):
        return False
    if any(token.lower in lexicon.words(language, "titles", name) for name in _LISTS):
        return True
    known = (lexicon.known(token.text), lexicon.first_name(token.text), lexicon.body(token.text, language))
    return token.morph.get("Number") != "Plur" and lexicon.role(token.lower, language) is None and not any(known)


def _named(tokens: Sequence[Token], i: int) -> bool:
    """A given name that is known, or capitals that the model has for a person's or puts beside the noun."""
    name, behind = tokens[i], tokens[i + 1 : i + 2]
    if not name.text[0].isupper() or name.text.isupper() or name.label == "ORG":
        return False
    if lexicon.first_name(name.text) is not None or name.label == "PER":
        return True
    beside = name.pos in ("PROPN", "X") and name.dep.split(":")[0] in ("appos", "flat", "nmod")
    return beside and any(t.text[0].isupper() and t.pos in ("PROPN", "X") for t in behind)
