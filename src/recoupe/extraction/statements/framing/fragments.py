"""Frames that are a sentence of their own: « La fortune a doublé. Selon le magazine Forbes. » says the sentence before.

Frames inside a sentence are found by `frames`, names behind a headline by `signatures`.
"""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extraction.entities import Cast
from recoupe.extraction.parse import ParsedArticle, Sentence
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.frame_cues import frame_words_at
from recoupe.extraction.statements.phrases.noun_phrases import after, head_of, span_of
from recoupe.extraction.statements.verbs.clause_edges import last_word
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.model.span import Span
from recoupe.model.statement import Stance


def find_fragments(parsed: ParsedArticle, cast: Cast, language: str = "fr") -> Iterator[Candidate]:
    """Candidates of every frame that is a sentence of its own."""
    before: Sentence | None = None
    for sentence in parsed.sentences:
        if before is not None and before.paragraph == sentence.paragraph:
            yield from _framed(parsed.text, before, sentence, language)
        before = sentence


def _framed(text: str, before: Sentence, sentence: Sentence, language: str) -> Iterator[Candidate]:
    if len(sentence.tokens) < 3:
        return
    frame = frame_words_at(sentence.tokens, 0, language)
    if frame is None or frame.last + 1 >= len(sentence.tokens):
        return
    if frame.frame.person or frame.frame.owned or frame.frame.heard:
        return
    phrase = (frame.last + 1, after(sentence, frame.last + 1, language=language))
    forms = {head_of(sentence, phrase).lower, head_of(sentence, phrase).lemma.lower()}
    if phrase[1] != last_word(sentence) or forms & set(frame.frame.not_nouns):
        return
    if not any(map(is_finite, before.tokens)):
        return
    cue = Span.of(text, sentence.tokens[0].start, sentence.tokens[frame.last].end)
    content = Span.of(text, before.tokens[0].start, before.tokens[last_word(before)].end)
    yield Candidate((content,), span_of(sentence, phrase, text), cue, Stance.ASSERTS, "frame/alone", 0.7)
