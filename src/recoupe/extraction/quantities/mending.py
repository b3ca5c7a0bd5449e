"""Forms that the model takes for something else, mended before the phase of a figure is read.

« le taux atteint 44 % »: a present, which the model takes for a participle; « le taux atteint en mai » is left as it is.
« 80 % sont partis »: a participle, which it takes for a noun.
"""

from __future__ import annotations

from dataclasses import replace

from recoupe.extraction.conjugation import readings_of
from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.quantities.lexicon import Lexicon
from recoupe.extraction.quantities.tense import Tense, helpers, tense

_PRESENT = {"Mood": "Ind", "Tense": "Pres", "VerbForm": "Fin"}
_PARTICIPLE = {"Tense": "Past", "VerbForm": "Part"}
_BEFORE = 3  # words from the verb to its number: « atteint désormais les 44 % »


def mended(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """The sentence with verbs of amounts before a number in the present."""
    tokens = tuple(_mended(sentence, t, lexicon) for t in sentence.tokens)
    return sentence if tokens == sentence.tokens else replace(sentence, tokens=tokens)


def _mended(sentence: Sentence, token: Token, lexicon: Lexicon) -> Token:
    """The word, or what it is: a present (« atteint 44 % »), a participle (« sont parties »)."""
    if token.pos == "VERB" and _amounts(sentence, token, lexicon):
        return replace(token, morph=_PRESENT)
    gone = _gone(sentence, token, lexicon) if token.pos == "NOUN" else None
    return replace(token, pos="VERB", lemma=gone, morph=_PARTICIPLE) if gone else token


def _gone(sentence: Sentence, noun: Token, lexicon: Lexicon) -> str | None:
    """« 80 % sont partis »: the verb whose participle the model takes for a noun right behind « être »."""
    before = sentence.tokens[noun.i - 1] if noun.i else None
    if before is None or before.lemma not in lexicon.role("be") or sentence.children(noun.i, "det", "case"):
        return None
    found = readings_of(noun.lower, lexicon.compound, lexicon.language)
    return next((r.lemma for r in found if r.kind == "past"), None)


def _amounts(sentence: Sentence, verb: Token, lexicon: Lexicon) -> bool:
    """« atteint 44 % », « atteint désormais les 44 % »; « atteint deux ans plus tôt » tells when."""
    if verb.lemma not in lexicon.verbs_of("amounting") or tense(verb, lexicon) is not Tense.PARTICIPLE:
        return False
    before = sentence.tokens[verb.i - 1] if verb.i else None
    if before is None or before.pos == "AUX" or helpers(sentence, verb, lexicon):
        return False
    if not any(r.kind == "finite" for r in readings_of(verb.lower, frozenset({verb.lemma}), lexicon.language)):
        return False
    for token in sentence.tokens[verb.i + 1 : verb.i + 1 + _BEFORE]:
        if token.pos == "NUM" or token.text[:1].isdigit():
            behind = sentence.tokens[token.i + 1 : token.i + 2]
            return not (behind and behind[0].lower in lexicon.listed("years"))
        if token.pos not in ("ADV", "DET"):
            return False
    return False
