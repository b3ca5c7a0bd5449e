"""The nouns that stand for an utterance, and where one ends in a sentence: « annonce », « mises en garde »."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from recoupe.extraction.parse import Token
from recoupe.extraction.statements.lexicon.quoting import singular
from recoupe.extraction.statements.lexicon.set_phrases import every_form, past_any
from recoupe.extraction.statements.phrases.nominal_words import NOMINAL
from recoupe.extraction.statements.view import View
from recoupe.model.statement import Stance
from recoupe.rules.loader import load
from recoupe.rules.phrases import phrase_words


@dataclass(frozen=True, slots=True)
class SpeechNoun:
    """Nouns for an utterance and what introduces its content."""

    lemmas: tuple[str, ...]
    example: str
    about: tuple[str, ...] = field(default_factory=tuple)
    of: bool = False
    of_infinitive: bool = False
    that: bool = False
    wished: bool = False  # a clause may follow it that wishes: « la demande que le procès soit renvoyé »
    listed: bool = False
    not_of: tuple[str, ...] = ()  # « proposition de loi »: words with which « de » makes another thing
    speaker_last: bool = False  # who speaks may stand behind a bare noun: « les promesses d'aide de la région »
    feminine: bool = False  # as a masculine the word is somebody: « le critique d'art »
    apposed: bool = False  # it may stand behind the comma of what was said: « le gel des loyers, promesse du maire »
    persons: bool = False  # of armies and groups that fight it is a deed: « les attaques des rebelles contre le bourg »
    untold: tuple[str, ...] = ()  # what counts though nobody is told to have said it: "of", "that", "infinitive"
    stance: Stance = Stance.ASSERTS
    counter: str = ""


@cache
def speech_nouns(language: str) -> dict[str, SpeechNoun]:
    """The nouns by singular form."""
    return {lemma: noun for noun in load(language, "speech_nouns", "noun", SpeechNoun) for lemma in noun.lemmas}


def noun_at(token: Token, language: str) -> SpeechNoun | None:
    """The noun of saying of one word that the token is."""
    if token.pos not in NOMINAL and token.pos != "ADJ":
        return None
    nouns = speech_nouns(language)
    low = token.lower
    return nouns.get(low) or nouns.get(singular(low)) or nouns.get(token.lemma.lower())


def brought(tokens: tuple[Token, ...], i: int, noun: SpeechNoun, language: str) -> int | None:
    """Where what is said begins, if a preposition that brings it stands at token `i`: « en faveur des … », « au … »."""
    return past_any(tokens[:-1], i, every_form(noun.about, language))


def noun_ending(view: View, token: Token) -> tuple[SpeechNoun, int] | None:
    """The noun of saying that ends at the token, and where it begins: « les mises en garde du maire »."""
    tokens = view.sentence.tokens
    for (head, *rest), noun in _long_nouns(view.language).get(token.lower, ()):
        first = token.i - len(rest)
        said = first >= 0 and [t.lower for t in tokens[first + 1 : token.i + 1]] == rest
        if said and singular(tokens[first].lower) == singular(head):
            return noun, first
    one = noun_at(token, view.language)
    return None if one is None else (one, token.i)


@cache
def _long_nouns(language: str) -> dict[str, tuple[tuple[tuple[str, ...], SpeechNoun], ...]]:
    """The nouns of several words, by the last of them."""
    table: dict[str, tuple[tuple[tuple[str, ...], SpeechNoun], ...]] = {}
    for lemma, noun in speech_nouns(language).items():
        parts = phrase_words(lemma)
        if len(parts) > 1:
            table[parts[-1]] = (*table.get(parts[-1], ()), (parts, noun))
    return table
