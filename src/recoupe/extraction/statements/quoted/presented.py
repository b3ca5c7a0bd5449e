"""Quotations that the narrator presents afterwards: « “On tient bon” : c'est ce que répète le maire. »

« “La dette n'est pas un tabou” : c'est ce qu'a déclaré la gouverneure. », « “On tient bon.” C'est par ces mots que le
maire a conclu. », « “On ne lâche rien”, tel est le mot d'ordre des lycéens. »: the clause with « c'est » or « tel est »
names the speaker with a verb of saying or with a noun of speech. What comes before the marks is `intro`'s business.
"""

from __future__ import annotations

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.quoting import among, named
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.noun_phrases import span_of
from recoupe.extraction.statements.phrases.speaker_phrases import can_speak, phrase_end
from recoupe.extraction.statements.phrases.stretches import opens_phrase
from recoupe.extraction.statements.phrases.subjects import subject
from recoupe.extraction.statements.quotations import QuotedPassage
from recoupe.extraction.statements.quoted.incise import incise_after_quotation
from recoupe.extraction.statements.quoted.scene import Scene
from recoupe.extraction.statements.verbs.verb_groups import groups
from recoupe.extraction.statements.verbs.whole_clauses import is_finite
from recoupe.model.article import BlockKind
from recoupe.model.span import Span
from recoupe.model.statement import Stance

_SUBJECT = 12  # tokens between « que » and the verb of saying: the subject
_NEAR = 3  # tokens between « c'est » and the noun of speech or the « que » behind it


def presented(scene: Scene, passage: QuotedPassage) -> Candidate | None:
    """The statement of a passage that « c'est », « voilà » or « tel est » presents after it."""
    if not scene.alone_before(passage):
        return None
    sentence, tokens = scene.after(passage)
    if sentence is not None and all(t.pos == "PUNCT" for t in tokens):
        following = scene.sentence_after(sentence)
        own_paragraph = len(passage.parts) > 1 or scene.paragraph_is(passage)
        if following is None or (following.paragraph != sentence.paragraph and not own_paragraph):
            return None
        sentence, tokens = following, following.tokens
    held = [t for t in tokens if t.pos != "PUNCT"]
    if sentence is None or not held or sentence.kind is BlockKind.HEADING or tokens[0].text == "(":
        return None
    said_to_be = tokens[0].lower in words(scene.language, "be") and len(held) > 1 and held[1].pos == "DET"
    if said_to_be:  # « « Où est ma part ? » est le cri des pêcheurs »
        return _by_noun(scene, passage, sentence, held)
    if held[0].lower in named(scene.language, "naming_so"):
        return _so_speaks(scene, passage, sentence, held[0].i + 1)
    if held[0].lower in named(scene.language, "presenting"):
        return _by_verb(scene, passage, sentence, held) or _by_noun(scene, passage, sentence, held)
    return _pointed_at(scene, passage, sentence, held)


def _so_speaks(scene: Scene, passage: QuotedPassage, sentence: Sentence, i: int) -> Candidate | None:
    """« Ainsi parle la doyenne du village, Nora Petit. »: who stands behind the verb."""
    incise = incise_after_quotation(sentence, i, clause=True, language=scene.language)
    if incise is None or incise.phrase is None or can_speak(sentence, incise.phrase, scene.language) is not True:
        return None
    return _candidate(scene, passage, sentence, incise.source(scene.text), incise.cue(scene.text), None)


def _by_verb(scene: Scene, passage: QuotedPassage, sentence: Sentence, held: list[Token]) -> Candidate | None:
    """« c'est ce qu'a déclaré hier la gouverneure », « voilà ce que répète Paul Roy »."""
    first = held[0].i
    that = next(
        (
            t.i
            for t in sentence.tokens[first + 1 : first + 5]
            if t.lower in words(scene.language, "complementizer")
            and sentence.tokens[t.i - 1].lower
            in named(scene.language, "presenting", "naming_so") | words(scene.language, "this")
        ),
        None,
    )
    if that is None or that + 1 >= len(sentence.tokens):
        return None
    incise = incise_after_quotation(sentence, that + 1, clause=True, language=scene.language)
    if incise is None or not incise.saying.known or incise.phrase is None:
        return _by_group(scene, passage, sentence, that)
    return _candidate(scene, passage, sentence, incise.source(scene.text), incise.cue(scene.text), None)


def _by_group(scene: Scene, passage: QuotedPassage, sentence: Sentence, that: int) -> Candidate | None:
    """« « Un choc », c'est ainsi qu'il a qualifié ces révélations »: the subject stands before its verb."""
    for group in groups(sentence, scene.language):
        if not that < group.first <= that + _SUBJECT or not group.finite or group.negated:
            continue
        told = subject(sentence, group, scene.language)
        if (
            told is None
            or not that < told.phrase[0] < group.first
            or not can_speak(sentence, told.phrase, scene.language)
        ):
            return None
        source, cue = span_of(sentence, told.phrase, scene.text), group.span(sentence, scene.text)
        return _candidate(scene, passage, sentence, source, cue, None)
    return None


def _by_noun(scene: Scene, passage: QuotedPassage, sentence: Sentence, held: list[Token]) -> Candidate | None:
    """« c'est par ces mots que le maire a conclu », « tel est le mot d'ordre des lycéens », « c'est l'avis de Paul Roy »."""
    language = scene.language
    noun = next((t for t in held[1 : 2 + _NEAR] if among(t, named(language, "speech_noun", "words_noun"))), None)
    if noun is None:
        return None
    for i in range(noun.i + 1, min(noun.i + 2 + _NEAR, len(sentence.tokens) - 1)):
        low = sentence.tokens[i].lower
        clause = low in words(language, "complementizer")
        done = any(t.morph.get("VerbForm") == "Part" for t in sentence.tokens[noun.i + 1 : i])
        agent = low in words(language, "agent") and done
        if not clause and not agent and low not in words(language, "of"):
            continue
        start = i if low in words(language, "plural_of") else i + 1
        phrase = _speaker(sentence, start, language)
        if phrase is None and clause:  # « c'est le message qu'a voulu faire passer la gouverneure »
            phrase = _inverted(sentence, i + 1, language)
            who = None if phrase is None else span_of(sentence, phrase, scene.text)
            return None if who is None else _candidate(scene, passage, sentence, None, None, who)
        if phrase is None:
            continue
        if clause and not any(is_finite(sentence, k, language) for k in range(phrase[1], len(sentence.tokens))):
            continue
        return _candidate(scene, passage, sentence, None, None, span_of(sentence, phrase, scene.text))
    return None


def _inverted(sentence: Sentence, first: int, language: str) -> Phrase | None:
    """The first phrase under no preposition behind the verb that begins at token `first`, if it can speak."""
    for k in range(first + 1, min(first + 9, len(sentence.tokens))):
        if sentence.tokens[k - 1].pos != "ADP" and opens_phrase(sentence, k, language):
            return _speaker(sentence, k, language)
    return None


def _pointed_at(scene: Scene, passage: QuotedPassage, sentence: Sentence, held: list[Token]) -> Candidate | None:
    """« Ces mots sont de Paul Roy », « La phrase est signée Nora Petit », « Ces mots, le juge les a répétés »."""
    language = scene.language
    this = held[0].lower in words(language, "demonstrative_determiner")
    noun = next((t for t in held[1 : 2 + _NEAR] if among(t, named(language, "speech_noun", "words_noun"))), None)
    if noun is None or not (held[0].pos == "DET" or this) or noun.i > held[0].i + 2:
        return None
    tokens = sentence.tokens
    if noun.i + 2 < len(tokens) and tokens[noun.i + 1].text == ",":
        phrase = _speaker(sentence, noun.i + 2, language) if this else None
        if phrase is not None and any(is_finite(sentence, k, language) for k in range(phrase[1], len(tokens))):
            return _candidate(scene, passage, sentence, None, None, span_of(sentence, phrase, scene.text))
        return None
    for i in range(noun.i + 1, min(noun.i + 6 + _NEAR, len(tokens) - 1)):
        low = tokens[i].lower
        links = low in words(language, "of") or low in words(language, "agent") or low in named(language, "signed")
        account = any(among(t, named(language, "account")) for t in tokens[max(noun.i, i - 2) : i])
        own = account or tokens[i - 1].lower in words(language, "be")
        if low in words(language, "of") and tokens[i - 1].pos in ("NOUN", "VERB") and i > noun.i + 1 and not own:
            return None  # « ces mots venus de Paris »: somebody else's complement
        if not links:
            continue
        phrase = _speaker(sentence, i if low in words(language, "plural_of") else i + 1, language)
        if phrase is not None:
            return _candidate(scene, passage, sentence, None, None, span_of(sentence, phrase, scene.text))
    return None


def _speaker(sentence: Sentence, start: int, language: str) -> Phrase | None:
    if not opens_phrase(sentence, start, language):
        return None
    phrase = (start, phrase_end(sentence, start, len(sentence.tokens), language))
    return phrase if can_speak(sentence, phrase, language) else None


def _candidate(
    scene: Scene, passage: QuotedPassage, sentence: Sentence, source: Span | None, cue: Span | None, who: Span | None
) -> Candidate:
    return Candidate(
        content=(scene.span(passage.start, passage.end),),
        source=source,
        cue=cue,
        stance=Stance.ASSERTS,
        rule="quote/presented",
        score=0.85,
        antecedent=who,
        when=(passage.end, sentence.end),
    )
