"""Whose words one reads: « La ville a publié une charte. “Le bruit est interdit”, peut-on lire. » gives them to the charte.

The incise names nobody, so the last paper told before it in the same paragraph, or the sentence that ends the paragraph
before, is asked for whose it is. Not read is what the incise itself places (« peut-on lire sur un mur »).
"""

from __future__ import annotations

from dataclasses import replace

from recoupe.extraction.conjugation import readings_of
from recoupe.extraction.parse import Sentence
from recoupe.extraction.statements.lexicon.quoting import named
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.noun_phrases import after, span_of
from recoupe.extraction.statements.quoted.attributed import Attributed
from recoupe.extraction.statements.quoted.scene import Scene
from recoupe.model.span import Span

_BACK = 3  # sentences before the quotation in which the paper stands


def with_paper(scene: Scene, attributed: Attributed) -> Attributed:
    """The attribution of an incise of reading without a speaker, with the paper in which one reads."""
    candidate = attributed.candidate
    told = candidate.source is not None or candidate.antecedent is not None
    if told or candidate.cue is None or not candidate.rule.startswith("quote/incise") or attributed.anchor is None:
        return attributed
    sentence = scene.sentence_at(candidate.cue.start)
    if sentence is None or not _reads(sentence, candidate.cue, scene.language) or _placed(sentence, candidate.cue):
        return attributed
    paper = _paper_before(scene, attributed.anchor)
    return attributed if paper is None else replace(attributed, candidate=replace(candidate, antecedent=paper))


def _reads(sentence: Sentence, cue: Span, language: str) -> bool:
    """« lit-on », « peut-on lire », « est-il écrit »."""
    cues = sentence.at(cue.start, cue.end)
    read = any(readings_of(t.lower, named(language, "reading"), language) for t in cues)
    impersonal = any(t.lower.lstrip("-") in words(language, "he") for t in cues)
    written = cues[-1].morph.get("VerbForm") == "Part" and any(t.lower in words(language, "be") for t in cues)
    return read or (impersonal and written)


def _placed(sentence: Sentence, cue: Span) -> bool:
    """« peut-on lire sur un mur »: whether more than the end of the clause follows."""
    behind = next((t for t in sentence.tokens if t.start >= cue.end), None)
    return behind is not None and behind.pos != "PUNCT"


def _paper_before(scene: Scene, anchor: int) -> Span | None:
    """The last phrase for a paper in the sentences before the quotation at `anchor`, none of them in marks."""
    sentence = scene.sentence_at(anchor)
    papers = named(scene.language, "read_in")
    for _ in range(_BACK):
        if sentence is None:
            return None
        for token in reversed(sentence.tokens):
            quoted = any(p.start <= token.start < p.end for p in scene.passages)
            if token.start >= anchor or quoted or token.pos != "NOUN" or token.lower not in papers:
                continue
            first = token.i - (token.i > 0 and sentence.tokens[token.i - 1].pos == "DET")
            comma = next((t.i for t in sentence.tokens[token.i :] if t.text == ","), len(sentence.tokens))
            last = after(sentence, first, head=token.i, right=comma - 1)
            return span_of(sentence, (first, last), scene.text)
        sentence = scene.sentence_before(sentence)
    return None
