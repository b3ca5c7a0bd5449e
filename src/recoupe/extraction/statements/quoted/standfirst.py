"""Whose words fill a title, told by the lines right below it.

« « La mer monte plus vite » » above « La chercheuse Nora Petit montre que les digues cèdent. », « Un entretien avec Nora
Petit » or « Nora Petit a dirigé le port. Elle revient sur … » is Nora Petit's: papers head interviews and guest columns
so, and the title's words seldom recur in them. Only a person with a name counts, and only in the first paragraph.
"""

from __future__ import annotations

from recoupe.extraction.parse import Sentence
from recoupe.extraction.statements.lexicon.quoting import named
from recoupe.extraction.statements.phrases.noun_phrases import span_of
from recoupe.extraction.statements.phrases.speaker_phrases import phrase_end
from recoupe.extraction.statements.phrases.stretches import opens_phrase
from recoupe.extraction.statements.quotations import QuotedPassage
from recoupe.extraction.statements.quoted.scene import Scene
from recoupe.extraction.statements.quoted.speaking import floor
from recoupe.extraction.statements.verbs.whole_clauses import is_finite
from recoupe.model.article import BlockKind
from recoupe.model.span import Span


def told_in_standfirst(scene: Scene, title: QuotedPassage) -> Span | None:
    """The person whom the first paragraph lets speak, where the passage is all of the article's title."""
    sentences = scene.parsed.sentences
    if not sentences or not scene.paragraph_is(title) or scene.opening(title) is not sentences[0]:
        return None
    first = next((s for s in sentences if s.kind is BlockKind.BODY), None)
    if first is None:
        return None
    lines = [s for s in sentences if s.paragraph == first.paragraph]
    for line in lines:
        held = floor(scene, line)
        if held is not None and held.says and not held.pronoun:
            return held.span if _person(line, held.span) else None
        if (span := _talked_with(scene, line)) is not None:
            return span
    held = floor(scene, first) if any(is_finite(first, t.i, scene.language) for t in first.tokens) else None
    about = held is not None and held.span.start == first.start and _person(first, held.span)
    return held.span if held is not None and about else None


def _talked_with(scene: Scene, line: Sentence) -> Span | None:
    """« Analyse d'un métier avec la sociologue Nora Petit »: a line that no verb opens and with whom it was written."""
    for token in line.tokens[:-1]:
        i = token.i + 1
        if is_finite(line, token.i, scene.language):
            return None
        if token.lower not in named(scene.language, "beside") or not opens_phrase(line, i, scene.language):
            continue
        span = span_of(line, (i, phrase_end(line, i, len(line.tokens), scene.language)), scene.text)
        if _person(line, span):
            return span
    return None


def _person(line: Sentence, span: Span) -> bool:
    return any(t.label == "PER" for t in line.at(span.start, span.end))
