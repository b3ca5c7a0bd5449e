"""Nouns of saying without anybody beside them: « L'annonce de la fermeture a surpris », « les accusations d'avoir menti ».

Of « annonce » what « de » or « que » brings was counted each time it stood there (5 of 5), of other such nouns once in
five: the rules tell what each noun brings so (`untold`). « une annonce », « l'annonce de mardi » and « depuis
l'annonce de la fermeture », which only dates, bring nothing.
"""

from __future__ import annotations

from recoupe.extraction.parse import Token
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.noun_phrases import after, span_of
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.reported.noun_ends import said_end
from recoupe.extraction.statements.reported.speech_nouns import SpeechNoun
from recoupe.extraction.statements.scope.between import past_adverbs
from recoupe.extraction.statements.verbs.objects import lead
from recoupe.extraction.statements.view import View
from recoupe.model.span import Span


def untold(view: View, token: Token, noun: SpeechNoun, begin: int) -> Candidate | None:
    """The statement of a noun of which nobody is told to have said it."""
    start = _brought(view, token, noun, begin)
    if start is None:
        return None
    tokens = view.sentence.tokens
    content = Span.of(view.text, tokens[start].start, tokens[said_end(view, start)].end)
    cue = span_of(view.sentence, (begin, token.i), view.text)
    return Candidate((content,), None, cue, noun.stance, "noun/untold", 0.55)


def _brought(view: View, token: Token, noun: SpeechNoun, begin: int) -> int | None:
    """Where what is said begins, if the noun brings it without a speaker."""
    tokens, language = view.sentence.tokens, view.language
    i = token.i + 1
    if not noun.untold or begin == 0 or i + 2 >= len(tokens):
        return None
    before = tokens[begin - 1].lower
    known = words(language, "definite_article") | words(language, "contracted")
    dates = begin > 1 and tokens[begin - 2].lower in words(language, "counted_from")
    if dates or before not in known | words(language, "demonstrative_determiner"):
        return None
    i = past_adverbs(view.sentence, i, language)  # « L'annonce, dans la nuit de mardi, que … »
    if i + 1 >= len(tokens):
        return None
    if "that" in noun.untold and tokens[i].lower in words(language, "complementizer") and tokens[i].pos == "SCONJ":
        return i + 1
    if tokens[i].lower not in words(language, "of"):
        return None
    if lead(view.sentence, i + 1, language) is not None:
        return i + 1 if "infinitive" in noun.untold else None
    return i + 1 if "of" in noun.untold and _said(view, i + 1, noun) else None


def _said(view: View, start: int, noun: SpeechNoun) -> bool:
    """Whether « de » brings what was said: no day and no speaker; « les annonces de recrutement » are papers."""
    tokens, language = view.sentence.tokens, view.language
    first = tokens[start]
    known = first.pos == "DET" or tokens[start - 1].lower in words(language, "contracted")
    head = tokens[start + 1] if first.pos == "DET" and start + 1 < len(tokens) else first
    if not known and tokens[start - 2].morph.get("Number") == "Plur":
        return False
    times = words(language, "day") | words(language, "month") | words(language, "time_noun")
    if head.lower in times or first.lower in noun.not_of or head.pos != "NOUN":
        return False
    return not surely_speaks(view.sentence, (start, after(view.sentence, start, language=language)), language)
