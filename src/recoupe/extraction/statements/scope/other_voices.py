"""Somebody else who is heard in the same sentence: « Selon A, le pont tient, mais B affirme que … », « …, tandis que pour B, … ».

What a frame frames ends before them: the frame tells whose words it has, and theirs are not. A pronoun (« mais il affirme
que … ») may stand for one whom the framed words name, and ends nothing unless they name nobody: then the frame's own
source is heard again.
"""

from __future__ import annotations

from recoupe.extraction.statements.lexicon.frame_cues import frame_words_at
from recoupe.extraction.statements.lexicon.quoting import among, named
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.nominal_words import name_like
from recoupe.extraction.statements.phrases.noun_phrases import after
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.phrases.subjects import subject
from recoupe.extraction.statements.scope.openings import opening
from recoupe.extraction.statements.verbs.forms import agree
from recoupe.extraction.statements.view import View


def contradicted(view: View, joint: int) -> bool:
    """« mais la maire, Awa Roux, affirme que … »: whether what somebody else reports follows the conjunction at `joint`."""
    return view.sentence.tokens[joint].lower in words(view.language, "contrary") and others_report(view, joint + 1)


def source_again(view: View, start: int, joint: int) -> bool:
    """« Pour le maire, la loi est injuste, mais il admet que … »: whether the pronoun behind the conjunction at `joint` reports,
    where the framed words from token `start` on tell of nobody else.
    """
    tokens, language = view.sentence.tokens, view.language
    if joint + 2 >= len(tokens) or tokens[joint + 1].lower not in words(language, "personal_subject"):
        return False
    told = next((g for g in view.groups if g.first == joint + 2 and g.finite and not g.passive), None)
    people = named(language, "person", "role")
    one = tokens[joint + 1]
    somebody = any((t.label == "PER" or among(t, people)) and agree(t, one, ("Number",)) for t in tokens[start:joint])
    return told is not None and not somebody and opening(view.sentence, told, language) is not None


def others_report(view: View, i: int) -> bool:
    """« la maire, qui dirige l'hôpital, affirme que … »: a speaker at token `i`, the subject of the next verb that reports."""
    sentence, language = view.sentence, view.language
    tokens = sentence.tokens
    if i + 2 >= len(tokens) or not (tokens[i].pos == "DET" or name_like(tokens[i])):
        return False
    finite = (g for g in view.groups if g.first > i and g.finite and not g.passive)
    told = next((g for g in finite if opening(sentence, g, language) is not None), None)
    who = None if told is None else subject(sentence, told, language)
    return who is not None and who.phrase[0] == i and surely_speaks(sentence, who.phrase, language)


def others_frame(view: View, i: int) -> bool:
    """« …, tandis que pour la maire, … », « …, alors que selon Awa Roux, … »: a frame and who speaks in it, at token `i`."""
    sentence, language = view.sentence, view.language
    frame = frame_words_at(sentence.tokens, i, language) if i + 2 < len(sentence.tokens) else None
    if frame is None or frame.last + 1 >= len(sentence.tokens):
        return False
    if sentence.tokens[frame.last + 1].lower in words(language, "stressed_pronoun"):
        return False  # « …, alors que selon lui, … »: the same source
    phrase = frame.last + 1, after(sentence, frame.last + 1, language=language, strict=True)
    behind = sentence.tokens[phrase[1] + 1 : phrase[1] + 2]
    parted = any(t.text in (",", "(") or t.lower in words(language, "relative") for t in behind)
    return parted and surely_speaks(sentence, phrase, language)
