"""The words that must follow a verb to make it one of saying: « fait savoir », « tire la sonnette d'alarme ».

A particle of the lexicon is a run of words. Where its noun is written « ~conclusion », it comes with any article and any
adjectives: « tire la conclusion », « en arrivent à une autre conclusion étrange ».
"""

from __future__ import annotations

from functools import cache

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.cues import Cue, lexicon
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.verbs.forms import describes

LOOSE = "~"
_NEAR = 6  # words behind the verb within which its particle begins
_QUALIFIED = 4  # articles and adjectives before a loose noun

Forms = tuple[tuple[str, ...], ...]


def can_follow(sentence: Sentence, token: Token, forms: Forms) -> bool:
    """Whether one of `forms` may begin close behind the verb: « est » is mostly no cue."""
    near = {t.lower for t in sentence.tokens[token.i + 1 : token.i + _NEAR]}
    return any(form[0].removeprefix(LOOSE) in near for form in forms)


@cache
def first_words(language: str) -> frozenset[str]:
    """The words with which the particles of the lexicon begin, loose nouns aside."""
    forms = (form for cues in lexicon(language).values() for c in cues for form in c.particles)
    return frozenset(form[0] for form in forms if not form[0].startswith(LOOSE))


def particle_end(sentence: Sentence, token: Token, cue: Cue, language: str) -> int | None:
    """Index of the particle's last word; the verb's own where there is no particle; None where it is missing."""
    if not cue.particles:
        return token.i
    tokens = sentence.tokens
    for start in range(token.i + 1, min(token.i + 5, len(tokens))):
        for wanted in cue.particles:
            last = _end(tokens, start, wanted)
            if last is not None and not _quoted(tokens, start, language):
                return last
        passed = words(language, "object_clitic") | words(language, "day")  # « a lancé lundi un cri d'alarme »
        if tokens[start].pos not in ("ADV", "PRON", "PUNCT") and tokens[start].lower not in passed:
            return None
    return None


def _quoted(tokens: tuple[Token, ...], start: int, language: str) -> bool:
    """« lance « un cri d'alarme » »: an article right behind the mark, so that the words are quoted as what was said."""
    return tokens[start].lower in words(language, "indefinite") and tokens[start - 1].text in words(
        language, "open_quote"
    )


def _end(tokens: tuple[Token, ...], start: int, wanted: tuple[str, ...]) -> int | None:
    """The last word of `wanted` where it stands at `start`."""
    i = start
    for word in wanted:
        if word.startswith(LOOSE):
            noun = _loose(tokens, i, word.removeprefix(LOOSE))
            if noun is None:
                return None
            i = noun + 1
        elif i < len(tokens) and tokens[i].lower == word:
            i += 1
        else:
            return None
    return i - 1


def _loose(tokens: tuple[Token, ...], i: int, noun: str) -> int | None:
    """The last of the noun and the adjectives behind it, any article and adjectives before; None where it is another."""
    for token in tokens[i : i + _QUALIFIED]:
        if token.lower == noun:
            last = token.i
            while last + 1 < len(tokens) and describes(tokens[last + 1]):
                last += 1
            return last if token.i > i else None
        if token.pos not in ("DET", "ADJ", "NUM", "ADV"):
            return None
    return None
