"""Names of those who carry what others say: agencies, outlets, platforms.

In « a rapporté l'agence Yonhap », « dans un entretien au Monde », « sur Telegram », « dans un tweet » the carriers are
Yonhap, Le Monde, Telegram and Twitter. Those that nobody knows are told by the noun before or in their name (« le
quotidien Valmer Matin », « l'agence de presse valdare Marsud », « Radio Estuaire »). How they are brought in is not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from recoupe.extraction.entities import lexicon
from recoupe.extraction.entities.lexicon import Known
from recoupe.extraction.entities.names import Name, Sort
from recoupe.extraction.parse import Sentence, Token
from recoupe.model.entity import EntityKind
from recoupe.rules.loader import load

_SITE = re.compile(r"(?:www\.)?[\w-]{2,}(?:\.[\w-]{2,})?\.(?:com|fr|be|ch|ca|org|net|info|tv|eu|sn|ci|cd|ma|dz|tn|ml)")
_ACCOUNT = re.compile(r"\(@\w+\)")
_CARRIES = frozenset({EntityKind.OUTLET, EntityKind.AGENCY})


@dataclass(frozen=True, slots=True)
class Post:
    """Nouns for what is published on one platform only."""

    words: tuple[str, ...]
    platform: str
    example: str
    counter: str = ""
    signed: bool = False  # whose posts pages carry with the account's name: « — Nora Petit (@norapetit) 14 mars 2020 »


def carriers(sentence: Sentence, names: Sequence[Name], language: str) -> Iterator[Name]:
    """The carriers that a sentence names, left to right; `names` are its proper names."""
    starts = {n.first: n for n in names}
    for token in sentence.tokens:
        name = starts.get(token.i)
        platform = _posts(language).get(token.lower)
        if name is not None and _carries(sentence, name, language):
            yield _whole(sentence, name, language)
        elif is_site(token):
            yield Name(token.i, token.i, token.text, Sort.BODY)
        elif platform is not None or _letter(sentence, token, language):
            yield Name(token.i, token.i, token.text, Sort.KNOWN, lexicon.known(platform or token.text))
        elif token.text.islower() and (known := lexicon.known(token.text)) is not None:
            acronym = known.kind is EntityKind.AGENCY and known.name.isupper()
            platform_too = len(token.text) > 1 and token.lower in lexicon.words(language, "quoting", "platform")
            own = known.kind is EntityKind.OUTLET and (lexicon.spelled_like(token.text) or platform_too)
            if own or (
                acronym and token.i and _elided(sentence, token.i, language)
            ):  # « franceinfo », « sur twitter », « à l'ats »
                yield Name(token.i, token.i, token.text, Sort.KNOWN, known)


def platform_of(account: str, language: str) -> Known | None:
    """The platform on which « (@norapetit) » signs."""
    posts = load(language, "bodies", "post", Post)
    signed = next((post.platform for post in posts if post.signed), None)
    return lexicon.known(signed) if signed is not None and _ACCOUNT.fullmatch(account) else None


def _whole(sentence: Sentence, name: Name, language: str) -> Name:
    """« Radio Estuaire » at the beginning of a sentence, where the first capital says nothing."""
    before = sentence.tokens[name.first - 1] if name.first else None
    nouns = lexicon.words(language, "statement_words", "outlet_noun")
    if before is None or name.known is not None or not before.text[0].isupper() or before.lower not in nouns:
        return name
    return replace(name, first=name.first - 1, text=f"{before.text} {name.text}", sort=Sort.BODY)


def is_site(token: Token) -> bool:
    """« ValmerNews.com »."""
    return _SITE.fullmatch(token.text) is not None


def known_carrier(name: Name) -> Known | None:
    """What the world knows of the agency or outlet that a name is."""
    return name.known if name.known is not None and name.known.kind in _CARRIES else None


def _carries(sentence: Sentence, name: Name, language: str) -> bool:
    if name.known is not None:
        return name.known.kind in _CARRIES
    nouns = lexicon.words(language, "statement_words", "outlet_noun")
    if name.last > name.first:
        tokens = sentence.tokens[name.first : name.last + 1]
        heads = nouns | lexicon.words(language, "statement_words", "outlet_head")
        tails = lexicon.words(language, "statement_words", "outlet_tail")
        paper = lexicon.paper([t.text for t in tokens], language)
        if tokens[0].lower in heads or paper or (tokens[-1].lower in tails and name.sort is not Sort.PERSON):
            return True  # « Radio Estuaire », « Le Courrier de Valmer », « Valmer Online »
        for end in range(name.last - 1, name.first - 1, -1):  # « France Bleu Valmer »
            known = lexicon.known(" ".join(t.text for t in tokens[: end - name.first + 1]))
            if known is not None:
                return known.kind is EntityKind.OUTLET and end > name.first
    if _spoken_into(sentence, name, language) or _labelled(sentence, name, language):
        return True
    description = lexicon.words(language, "statement_words", "agency_description")
    i = name.first - 1
    while i > 0 and (sentence.tokens[i].pos == "ADJ" or sentence.tokens[i].lower in description):
        i -= 1
    return i >= 0 and sentence.tokens[i].lower in nouns and name.sort is not Sort.PERSON


def of_field(sentence: Sentence, head: int, last: int, language: str) -> bool:
    """« l'agence régionale de la santé », « l'agence américaine de l'environnement »: whether the field behind its « de » has
    an article, as that of an office has; « l'agence de presse », « l'agence d'État » may be a news agency.
    """
    tokens = sentence.tokens
    genitive = lexicon.words(language, "names", "genitive")
    contracted = lexicon.words(language, "titles", "contracted")
    return any(
        t.lower in genitive and (t.lower in contracted or tokens[t.i + 1].pos == "DET") for t in tokens[head + 1 : last]
    )


def _letter(sentence: Sentence, token: Token, language: str) -> bool:
    """« sur son compte X », « sur le réseau social X »: one letter that is a platform's name behind a noun for its pages."""
    before = sentence.tokens[token.i - 1].lower if token.i else ""
    single = len(token.text) == 1 and token.text in lexicon.words(language, "bodies", "platform")
    return single and before in lexicon.words(language, "statement_words", "before_platform")


def _spoken_into(sentence: Sentence, name: Name, language: str) -> bool:
    """« au micro de Ligue 1+ », « dans les colonnes de La Prospérité », « dans un entretien à Al-Watwan »."""
    tokens, i = sentence.tokens, name.first - 1
    if i >= 0 and tokens[i].text in lexicon.words(language, "statement_words", "open_quote"):
        i -= 1  # « dans une tribune au « Monde » »
    if i >= 0 and tokens[i].pos == "DET":
        i -= 1
    if i < 1 or name.sort is Sort.PERSON:
        return False
    before, preposition = tokens[i - 1].lower, tokens[i].lower
    if i > 1 and tokens[i - 2].lower in lexicon.words(language, "names", "genitive"):
        return False  # « sur l'une des colonnes de l'Arche »
    into = preposition in lexicon.words(language, "statement_words", "of_singular")
    told = preposition in lexicon.words(language, "statement_words", "to")
    return (into and before in lexicon.words(language, "statement_words", "spoken_into")) or (
        told and before in lexicon.words(language, "statement_words", "given_to")
    )


def _labelled(sentence: Sentence, name: Name, language: str) -> bool:
    """« dans Estuaire magazine », « sur Valmer radio »: the noun in small letters behind a name without article."""
    tokens = sentence.tokens
    if not name.first or name.last + 1 >= len(tokens) or name.sort is Sort.PERSON:
        return False
    behind, before = tokens[name.last + 1], tokens[name.first - 1]
    nouns = lexicon.words(language, "statement_words", "outlet_noun")
    through = lexicon.words(language, "statement_words", "carrying_preposition")
    return behind.text.islower() and behind.lower in nouns and before.pos == "ADP" and before.lower in through


def _elided(sentence: Sentence, i: int, language: str) -> bool:
    return sentence.tokens[i - 1].lower in lexicon.words(language, "statement_words", "elided_article")


@cache
def _posts(language: str) -> dict[str, str]:
    return {w: post.platform for post in load(language, "bodies", "post", Post) for w in post.words}
