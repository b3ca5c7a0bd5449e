"""Several who speak and are no subject of the sentence: « la colère du syndicat et de la mairie, qui jugent le plan flou ».

Each of the two speaks, if a comma stands before « qui » and the verb is a plural. What « et » joins inside one complement
(« le maire du port et de la ville, qui juge ») is left alone. What is theirs is no single person's to say: « La maire laisse les
marins défiler pour dire leur colère ».
"""

from __future__ import annotations

from recoupe.extraction.parse import Sentence
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.noun_phrases import around, head_of
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.verbs.verb_groups import Group


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
    outer = first - 1 - (tokens[first].lower not in of)  # « réunit des citoyennes et des citoyens, qui » has none
    governed = outer > 0 and tokens[outer + 1].lower in of and tokens[outer].pos in ("NOUN", "ADJ")
    whole = governed and surely_speaks(sentence, (first, joint - 1), language)
    return first if whole else phrase[0]


def owners(sentence: Sentence, speaker: Phrase, group: Group, language: str) -> Phrase:
    """The plural between the `speaker` and an infinitive that has « leur » behind it, if the speaker is one person or body."""
    tokens, behind = sentence.tokens, sentence.tokens[group.last + 1 : group.last + 2]
    theirs = bool(behind) and behind[0].lower in words(language, "their")
    one = head_of(sentence, speaker).morph.get("Number") == "Sing"
    if group.kind != "infinitive" or not theirs or not one or speaker[1] >= group.first:
        return speaker
    for token in reversed(tokens[speaker[1] + 1 : group.first]):
        if token.pos == "NOUN" and token.morph.get("Number") == "Plur":
            phrase = around(sentence, token.i, left=speaker[1] + 1, right=group.first - 1, language=language)
            if surely_speaks(sentence, phrase, language):
                return phrase
    return speaker
