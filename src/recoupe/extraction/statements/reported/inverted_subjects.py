"""Subjects behind the verb of an object relative clause: « un décompte que déplorent les syndicats ».

The clause may be joined to another of the same noun: « un impôt qui rapportait peu et que réclament les élus ».
"""

from __future__ import annotations

from recoupe.extraction.parse import Sentence
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.nominal_words import Phrase, nominal
from recoupe.extraction.statements.phrases.noun_phrases import after
from recoupe.extraction.statements.scope.between import past_adverbs
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.extraction.statements.verbs.verb_groups import Group


def inverted_subject(sentence: Sentence, group: Group, language: str = "fr") -> Phrase | None:
    """« un décompte que déplorent (depuis mardi) les syndicats »: who stands behind the verb that stands right behind « que »."""
    tokens = sentence.tokens
    i, que = past_adverbs(sentence, group.last + 1, language), group.first - 1
    if que < 1 or i >= len(tokens) or tokens[que].lower not in words(language, "complementizer"):
        return None
    joined = joined_relative(sentence, que, language)
    before = tokens[que - 2] if tokens[que - 1].text == "," and que > 1 else tokens[que - 1]
    if joined is not None:
        before = tokens[joined - 1 - (tokens[joined - 1].text == ",")]
    if not nominal(before) and before.pos != "ADJ":
        return None
    if tokens[i].pos != "DET" and not nominal(tokens[i]):
        return None
    end = after(sentence, i, language=language)
    introduces = end + 1 < len(tokens) and tokens[end + 1].text == ":"  # « Un choix que regrette le maire : « … » »
    return None if introduces else (i, end)


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
