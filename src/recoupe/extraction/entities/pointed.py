"""« Ce fervent partisan du tramway » behind Hugo Roux: people told by what they hold with, whom « ce » takes up if they were
told last.

Nouns for posts and callings are `descriptions`' task; here are the many others that people are told by.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.extraction.entities.lexicon import words
from recoupe.extraction.entities.pronouns import Pronoun, agrees, pronoun
from recoupe.extraction.entities.scene import Appearance
from recoupe.extraction.parse import ParsedArticle
from recoupe.model.span import Span
from recoupe.rules.loader import load


@dataclass(frozen=True, slots=True)
class Pointing:
    """Forms of « ce » before a noun for somebody, and the pronoun that means the same."""

    words: tuple[str, ...]
    meant: str
    example: str


_ADJECTIVES = 2  # before the noun: « ce tout jeune retraité »


def pointed_at(source: Span, scene: Sequence[Appearance], parsed: ParsedArticle, language: str) -> Appearance | None:
    """Whom a demonstrative and a noun for somebody at the head of a sentence mean: who was told last, if the gender fits."""
    asked = _asked(source, parsed, language)
    if asked is None:
        return None
    number = parsed.number_at(source.start)
    near = [a for a in scene if number - 1 <= a.nominal.sentence < number and a.person is not None and not a.quoted]
    last = max(near, key=lambda a: a.start, default=None)
    return last if last is not None and agrees(last, asked) else None


def _asked(source: Span, parsed: ParsedArticle, language: str) -> Pronoun | None:
    """The pronoun that stands for « Ce fervent partisan »; null for other phrases."""
    sentence = parsed.sentence_at(source.start)
    if sentence is None or source.start != sentence.start:
        return None
    tokens = sentence.at(source.start, source.end)
    which = next(
        (p for p in load(language, "pronouns", "pointing", Pointing) if tokens and tokens[0].lower in p.words), None
    )
    people = words(language, "quoting", "person") | words(language, "names", "follower")
    noun = next((t for t in tokens[1 : _ADJECTIVES + 2] if t.lower in people), None)
    between = tokens[1 : tokens.index(noun)] if noun is not None else ()
    if which is None or noun is None or any(t.pos in ("ADP", "PUNCT", "DET") for t in between):
        return None
    return pronoun(which.meant, language)
