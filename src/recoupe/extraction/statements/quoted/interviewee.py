"""Who answers in an interview whose answers carry no names: « Entretien avec Nora Petit », « Paul Roy répond à nos questions ».

The beginning announces one person, or names one only. « Cinq questions sur la réforme de Paul Roy » announces nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.quoting import among, named
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.noun_phrases import around, span_of
from recoupe.extraction.statements.phrases.speaker_phrases import phrase_end
from recoupe.extraction.statements.phrases.stretches import opens_phrase
from recoupe.extraction.statements.quoted.interview_lines import Paragraph
from recoupe.extraction.statements.quoted.scene import Scene
from recoupe.model.article import BlockKind
from recoupe.model.span import Span

_OPENING = 6  # paragraphs in which the one who answers is named


def interviewee(scene: Scene, lines: tuple[Paragraph, ...], *, credited: bool = False) -> Span | None:
    """Whom the beginning of the article announces as the one who answers; `credited`: the title names nobody else."""
    for line in lines[:_OPENING]:
        for sentence in () if taken_down(scene, line) else line.sentences:
            found = _announced(scene, sentence)
            if found is not None:
                return found
    return _only_named(scene, lines) if credited or _headed(scene, lines) else None


def taken_down(scene: Scene, line: Paragraph | None = None) -> bool:
    """« Propos recueillis par Paul Roy »: whether the article, or one paragraph, says who asked."""
    text = scene.plain if line is None else scene.plain[line.start : line.end]
    return any(said in text.casefold() for said in named(scene.language, "taken_down"))


def talked_to(scene: Scene, lines: tuple[Paragraph, ...], answer: Paragraph) -> Span | None:
    """Whom the beginning announces, or else the one person whom what stands before the first question names."""
    announced = interviewee(scene, lines)
    if announced is not None:
        return announced
    before = [p for p in lines[: lines.index(answer)] if not scene.plain[p.start : p.end].rstrip().endswith("?")]
    people: dict[str, Span] = {}
    for line in before[:_OPENING]:
        held = [t for s in line.sentences for t in s.tokens]
        signs = any(t.i == 0 and t.lower in named(scene.language, "byline") for t in held)
        byline = signs or all(t.label == "PER" for t in held)  # « Paul Roy » alone wrote the article
        for sentence in () if byline else line.sentences:
            for token in sentence.tokens:
                inner = token.i + 1 < len(sentence.tokens) and sentence.tokens[token.i + 1].label == "PER"
                if token.label == "PER" and token.text[0].isupper() and not inner:
                    phrase = around(sentence, token.i, language=scene.language)
                    people.setdefault(token.lower, span_of(sentence, phrase, scene.text))
    return next(iter(people.values())) if len(people) == 1 else None


def announces(scene: Scene, lines: tuple[Paragraph, ...]) -> bool:
    """Whether the beginning says that it is an interview: « Rencontre avec Nora Petit », « INTERVIEW. »."""
    if _headed(scene, lines):
        return True
    for line in lines[:_OPENING]:
        for sentence in line.sentences:
            told = _interview_with(scene, sentence)
            if told is not None and _announced(scene, sentence) is not None:
                return True
    return False


def _headed(scene: Scene, lines: tuple[Paragraph, ...]) -> bool:
    """« INTERVIEW. » before a title, « Entretien. » behind a standfirst: a sentence of nothing but that word."""
    kinds = named(scene.language, "interview") - named(scene.language, "questions")
    return any(
        len(held) in (1, 2) and among(held[-1], kinds)
        for line in lines[:_OPENING]
        for sentence in line.sentences
        if (held := [t for t in sentence.tokens if t.text[0].isalnum()])
    )


def _only_named(scene: Scene, lines: tuple[Paragraph, ...]) -> Span | None:
    """« « Tout manque », regrette la sociologue Nora Petit »: the one person whom the title names."""
    for line in [p for p in lines[:_OPENING] if not taken_down(scene, p)][:1]:
        names = [
            (s, t)
            for s in line.sentences
            for t in s.tokens
            if _of_person(t) and (t.i == 0 or not _of_person(s.tokens[t.i - 1]))
        ]
        if len(names) == 1:
            sentence, first = names[0]
            return span_of(sentence, around(sentence, first.i, language=scene.language), scene.text)
    return None


def _interview_with(scene: Scene, sentence: Sentence) -> Token | None:
    """« Entretien avec », « Trois questions à », but not « cinq questions sur »: the word right before whom one talks with."""
    tokens, language = sentence.tokens, scene.language
    for token in tokens[:-2]:
        joins = tokens[token.i + 1].lower in named(language, "with")
        person = any(t.label == "PER" for t in tokens[token.i + 2 :])
        yours = token.i > 0 and tokens[token.i - 1].lower in named(language, "you")  # « posez vos questions à X »
        if joins and person and not yours and among(token, named(language, "interview")):
            return tokens[token.i + 1]
    return None


def _announced(scene: Scene, sentence: Sentence) -> Span | None:
    """« Entretien avec Nora Petit », « Paul Roy répond à nos questions », « Nora Petit : « … » » in a title."""
    tokens = sentence.tokens
    heading = sentence.kind is BlockKind.HEADING
    answering = any(among(t, named(scene.language, "answering_us")) for t in tokens)
    interview = [t for t in tokens if among(t, named(scene.language, "interview"))]
    many = all(among(t, named(scene.language, "questions")) for t in interview)
    before = _interview_with(scene, sentence)
    if many and not answering and before is None:
        interview = []  # « Cinq questions sur la réforme »
    if not interview and not heading and not answering:
        return None
    starts = [] if before is None else [before.i + 1]
    starts += [t.i for t in tokens if _of_person(t) and t not in interview]
    for i in starts:
        if i >= len(tokens) or not opens_phrase(sentence, i, scene.language):
            continue
        phrase = (i, phrase_end(sentence, i, len(tokens), scene.language))
        held = tokens[phrase[0] : phrase[1] + 1]
        person = any(_of_person(t) or (t.pos == "PROPN" and t.label != "LOC") for t in held)
        behind = tokens[phrase[1] + 1 : phrase[1] + 3]
        quoting = bool(behind) and behind[0].text == ":" and any(scene.in_marks(t.start) for t in behind)
        if person and (interview or answering or quoting):
            several = _with_another((*held, *behind), scene.language)
            return None if several else span_of(sentence, phrase, scene.text)
    return None


def _of_person(token: Token) -> bool:
    """Whether the token is part of a person's name, and no noun that the model has for one (« Budget : « … » »)."""
    return token.label == "PER" and token.pos != "NOUN"


def _with_another(tokens: Sequence[Token], language: str) -> bool:
    """« Luc Roy et Nora Petit »: whether another person is named beside the first."""
    joints = words(language, "conjunction")
    return any(t.lower in joints and following.label == "PER" for t, following in pairwise(tokens))
