"""Whose a banner is: « « Assez », clame une banderole. » is said by those who march.

Who marches is told by the banner's complement (« les pancartes des grévistes ») or is the group of demonstrators told
last; where the text tells of none, and behind « des banderoles », nobody.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.entities import lexicon
from recoupe.extraction.entities.nominals import Head
from recoupe.extraction.entities.scene import Appearance
from recoupe.extraction.parse import ParsedArticle, Token
from recoupe.model.span import Span

_REACH = 12  # narrative sentences back


def bearers(source: Span, appearances: Sequence[Appearance], parsed: ParsedArticle, language: str) -> Appearance | None:
    """Those who hold up the banner that the source is; null where it is none or nobody is told to march."""
    sentence = parsed.sentence_at(source.start)
    held = () if sentence is None else sentence.at(source.start, source.end)
    noun = next((t for t in held if t.pos in ("NOUN", "PROPN")), None)
    if sentence is None or noun is None or noun.lower not in lexicon.words(language, "bodies", "banner"):
        return None
    here = parsed.number_at(source.start)
    inside = [a for a in appearances if noun.end <= a.start and a.nominal.end <= source.end]
    near = [a for a in appearances if a.nominal.end <= source.start and here - a.nominal.sentence <= _REACH]
    own = next((a for a in inside if a.nominal.plural and a.nominal.sort in (Head.ROLE, Head.BODY)), None)
    if own is not None or _somebodys(sentence.tokens[noun.i + 1 : noun.i + 3], language):
        return own
    if held[0].lower in lexicon.words(language, "titles", "contracted"):
        return None  # « des pancartes », of some who march
    return next((a for a in reversed(near) if _marches(a, parsed, language)), None)


def _somebodys(behind: Sequence[Token], language: str) -> bool:
    """« le slogan de la campagne », not « une banderole de tête »"""
    if not behind or behind[0].lower not in lexicon.words(language, "names", "genitive"):
        return False
    return behind[0].lower in lexicon.words(language, "titles", "contracted") or behind[-1].pos in ("DET", "PROPN")


def _marches(seen: Appearance, parsed: ParsedArticle, language: str) -> bool:
    """« les manifestants », « des gilets jaunes », « le collectif », but nobody who is only quoted."""
    nominal = seen.nominal
    if seen.quoted or not nominal.plural:
        return False
    if nominal.sort is Head.ROLE:
        role = nominal.role
        return role is not None and role.masculine in lexicon.words(language, "bodies", "demonstrator")
    return lexicon.worn(parsed.sentences[nominal.sentence].tokens[nominal.head :], language)
