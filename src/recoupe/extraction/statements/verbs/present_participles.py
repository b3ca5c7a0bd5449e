"""Present participles of saying that the model has for a noun or an adjective: « …, se réjouissant de ce vote ».

« en convenant que », « …, menaçant de partir », « …, montant au créneau contre la loi »: what stands right before and right
behind is no noun's. Forms that the model has for verbs are not asked here.
"""

from __future__ import annotations

from functools import cache

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.cues import lexicon
from recoupe.extraction.statements.lexicon.set_phrases import starts_with
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.verbs.clitics import told_in_passing


def is_participle(sentence: Sentence, token: Token, first: int, language: str) -> bool:
    """Whether the form is a participle here; its words, with the clitics before it, begin at token `first`."""
    tokens = sentence.tokens
    if told_in_passing(sentence, token, language) or any(
        t.lower in words(language, "reflexive") for t in tokens[first : token.i]
    ):
        return True
    before = tokens[first - 1] if first else None
    if before is None:
        return False
    behind = tokens[token.i + 1 : token.i + 2]
    que = any(t.lower in words(language, "complementizer") for t in behind)
    if que or before.lower in words(language, "gerund_marker"):
        return True
    if before.text != "," or first != token.i:
        return False
    led = any(t.lower in words(language, "bare_of") for t in behind)
    acts = any(t.morph.get("VerbForm") == "Inf" for t in tokens[token.i + 2 : token.i + 4])
    return (led and acts) or any(starts_with(tokens, token.i + 1, p) for p in _long_particles(language))


@cache
def _long_particles(language: str) -> tuple[tuple[str, ...], ...]:
    """The particles of several words: « au créneau », « la sonnette d'alarme »."""
    return tuple(p for cues in lexicon(language).values() for c in cues for p in c.particles if len(p) > 1)
