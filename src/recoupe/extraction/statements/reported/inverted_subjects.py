"""Subjects behind their verb, as in an object relative clause: « un décompte que déplorent les syndicats ».

Such a clause may be joined to another of the same noun: « un impôt qui rapportait peu et que réclament les élus ».
"""

from __future__ import annotations

from recoupe.extraction.parse import Sentence
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.nominal_words import Phrase, nominal
from recoupe.extraction.statements.phrases.noun_phrases import after
from recoupe.extraction.statements.scope.between import past_adverbs
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.extraction.statements.verbs.verb_groups import Group


def behind_verb(sentence: Sentence, group: Group, language: str = "fr") -> Phrase | None:
    """« que déplorent (depuis mardi) les syndicats »: the phrase behind the verb, adverbs and dates passed over."""
    i = past_adverbs(sentence, group.last + 1, language)
    if i >= len(sentence.tokens) or not (sentence.tokens[i].pos == "DET" or nominal(sentence.tokens[i])):
        return None
    return i, after(sentence, i, language=language)


def inverted_subject(sentence: Sentence, group: Group, language: str = "fr") -> Phrase | None:
    """« un décompte que déplorent (depuis mardi) les syndicats »: who stands behind the verb that stands right behind « que »."""
    tokens = sentence.tokens
    que = group.first - 1
    if que < 1 or tokens[que].lower not in words(language, "complementizer"):
        return None
    joined = joined_relative(sentence, que, language)
    before = tokens[que - 2] if tokens[que - 1].text == "," and que > 1 else tokens[que - 1]
    if joined is not None:
        before = tokens[joined - 1 - (tokens[joined - 1].text == ",")]
    if not nominal(before) and before.pos != "ADJ":
        return None
    who = behind_verb(sentence, group, language)
    if who is None or any(t.text == ":" for t in tokens[who[1] + 1 : who[1] + 2]):
        return None  # « Un choix que regrette le maire : « … » »
    return who


def joined_relative(sentence: Sentence, que: int, language: str = "fr") -> int | None:
    """« un impôt qui rapporte peu et que réclament les élus »: the relative word to whose clause « et » joins that of `que`."""
    tokens = sentence.tokens
    if que < 4 or tokens[que - 1].lower not in words(language, "conjunction"):
        return None
    relative = words(language, "relative") | words(language, "complementizer")
    first = next((t.i for t in reversed(tokens[1 : que - 2]) if t.lower in relative), None)
    if first is None or any(t.text in (";", ":", ",") for t in tokens[first:que]):
        return None
    return first if sum(map(is_finite, tokens[first:que])) == 1 else None
