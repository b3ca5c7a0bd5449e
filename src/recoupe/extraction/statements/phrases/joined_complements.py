"""Two complements of one noun for which « qui » stands: « la colère du syndicat et de la mairie, qui jugent le plan flou ».

Each of the two speaks, if a comma stands before « qui » and the verb is a plural. What « et » joins inside one complement
(« le maire du port et de la ville, qui juge ») is left alone.
"""

from __future__ import annotations

from recoupe.extraction.parse import Sentence
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.noun_phrases import around
from recoupe.extraction.statements.phrases.speakers import surely_speaks


def both_of(sentence: Sentence, phrase: Phrase, language: str) -> int:
    """Where the first of the two begins if `phrase` is the second, else where `phrase` does."""
    tokens, of = sentence.tokens, words(language, "of")
    joint = phrase[0] - 1 - (tokens[phrase[0] - 1].lower in of)
    joined = joint > 2 and tokens[joint].lower in words(language, "and")
    if not joined or not {tokens[phrase[0]].lower, tokens[joint + 1].lower} & of:
        return phrase[0]
    noun = tokens[joint - 1]
    while noun.pos in ("ADJ", "PUNCT") and noun.i > 2:
        noun = tokens[noun.i - 1]
    first = around(sentence, noun.i, right=joint - 1, language=language)[0]
    governed = first > 1 and bool({tokens[first].lower, tokens[first - 1].lower} & of)
    whole = governed and surely_speaks(sentence, (first, joint - 1), language)
    return first if whole else phrase[0]
