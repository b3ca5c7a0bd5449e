"""Quotations with the speaker behind « selon »: “Le pont tiendra”, selon l'ingénieur.

« “Une avancée” pour la ministre, “un gadget” pour l'opposition. » has two. « Le chantier (« une folie », selon
l'opposition) coûtera cher. »: only the words in marks are the opposition's. Frames of whole clauses, quoted in part or
not at all, are the business of `frames`.
"""

from __future__ import annotations

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.quoting import named
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.noun_phrases import span_of
from recoupe.extraction.statements.phrases.speaker_phrases import can_speak, phrase_end
from recoupe.extraction.statements.phrases.stretches import opens_phrase
from recoupe.extraction.statements.quotations import QuotedPassage
from recoupe.extraction.statements.quoted.scene import Scene
from recoupe.extraction.statements.verbs.whole_clauses import is_finite
from recoupe.model.span import Span
from recoupe.model.statement import Stance

_BETWEEN = frozenset({",", "–", "—", "-", ";"})


def framed_after(scene: Scene, passage: QuotedPassage, clause: bool) -> Candidate | None:
    """« “Le pont tiendra”, selon l'ingénieur. » where the passage is all that is said."""
    sentence, tokens = scene.after(passage)
    rest = [t for t in tokens if t.text not in _BETWEEN]
    if sentence is None or len(rest) < 2 or rest[0].lower not in named(scene.language, "according"):
        return None
    if not scene.alone_before(passage) and not _after_framed(scene, passage) and not scene.behind_kicker(passage):
        return None
    phrase = _phrase(sentence, rest[1], scene.language)
    if phrase is None or can_speak(sentence, phrase, scene.language) is False:
        return None
    apart = phrase[1] + 1 < len(sentence.tokens) and sentence.tokens[phrase[1] + 1].text in _BETWEEN
    behind = [
        t for t in sentence.tokens[phrase[1] + 1 :] if t.pos != "PUNCT" or t.text in words(scene.language, "open_quote")
    ]
    paired = apart and bool(behind) and behind[0].text in words(scene.language, "open_quote")
    whole = clause or not behind or paired or (apart and _described(sentence, phrase[1] + 2, scene.language))
    sure = can_speak(sentence, phrase, scene.language)
    if not whole or (not sure and (not clause or rest[0].lower in named(scene.language, "opinion"))):
        return None
    return _candidate(scene, passage, sentence, phrase, rest[0], "quote/frame", 0.9)


def _described(sentence: Sentence, i: int, language: str) -> bool:
    """« « Une honte », pour la députée, qui parle de … »: all that follows tells of the speaker."""
    tokens = sentence.tokens
    if i >= len(tokens) or tokens[i].lower not in words(language, "relative"):
        return False
    commas = [t.i for t in tokens[i:-1] if t.text in _BETWEEN]
    return not any(is_finite(sentence, c + 1, language) for c in commas)


def _phrase(sentence: Sentence, token: Token, language: str) -> Phrase | None:
    """The phrase behind the preposition, which a pronoun can be."""
    if token.pos == "PRON":
        return token.i, token.i
    if not opens_phrase(sentence, token.i, language):
        return None
    return token.i, phrase_end(sentence, token.i, len(sentence.tokens), language)


def _candidate(
    scene: Scene, passage: QuotedPassage, sentence: Sentence, phrase: Phrase, cue: Token, rule: str, score: float
) -> Candidate:
    return Candidate(
        content=(scene.span(passage.start, passage.end),),
        source=span_of(sentence, phrase, scene.text),
        cue=Span.of(scene.text, cue.start, cue.end),
        stance=Stance.ASSERTS,
        rule=rule,
        score=score,
        when=(passage.end, sentence.end),
    )


def _after_framed(scene: Scene, passage: QuotedPassage) -> bool:
    """« « Une avancée » pour la ministre, « un gadget » pour l'opposition »: the second of two that frames follow."""
    sentence, tokens = scene.before(passage)
    if sentence is None or not tokens or tokens[-1].text not in _BETWEEN | words(scene.language, "conjunction"):
        return False
    earlier = [p for p in scene.passages if sentence.start <= p.start and p.end <= tokens[-1].start]
    if not earlier or (not scene.alone_before(earlier[-1]) and not _after_framed(scene, earlier[-1])):
        return False
    between = [t for t in tokens if t.start >= earlier[-1].end]
    framed = between[0].lower in named(scene.language, "according")
    return framed and not any(is_finite(sentence, t.i, scene.language) for t in between)


def apposed(scene: Scene, passage: QuotedPassage) -> Candidate | None:
    """« Le chantier (« une folie », selon l'opposition) coûtera cher »: the marks hold all that the source says."""
    language = scene.language
    sentence, before = scene.before(passage)
    _, after = scene.after(passage)
    if sentence is None or not before or before[-1].text not in ("(", ",", "–", "—") or scene.is_clause(passage):
        return None
    held = [t for t in after if t.text != ","]
    if len(held) < 3 or held[0].lower not in named(language, "according"):
        return None
    phrase = _phrase(sentence, held[1], language)
    if phrase is None or not can_speak(sentence, phrase, language) or phrase[1] + 1 >= len(sentence.tokens):
        return None
    bracketed = sentence.tokens[phrase[1] + 1].text == ")"
    if not bracketed and not _goes_on(sentence, before, phrase[1] + 1, language):
        return None
    return _candidate(scene, passage, sentence, phrase, held[0], "quote/apposed", 0.96)


def _goes_on(sentence: Sentence, before: tuple[Token, ...], i: int, language: str) -> bool:
    """Whether the narrator's clause is still to come: its subject stands before the marks, its verb behind token `i`."""
    tokens = sentence.tokens
    if tokens[i].text not in (",", "–", "—") or len(before) < 2 or before[-2].pos not in ("NOUN", "PROPN", "ADJ"):
        return False
    if before[0].pos == "ADP" or any(is_finite(sentence, t.i, language) for t in before):
        return False
    return i + 1 < len(tokens) and tokens[i + 1].pos != "PUNCT"
