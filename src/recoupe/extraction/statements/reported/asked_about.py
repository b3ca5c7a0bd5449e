"""What somebody was asked: « Interrogé *sur ce traité*, … », « À la question de savoir si *la digue tiendra*, … »."""

from __future__ import annotations

from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.view import View
from recoupe.model.span import Span


def asked_about(view: View, before: int) -> Span | None:
    """What the sentence's opening says that whoever stands at token `before` was asked."""
    tokens, language = view.sentence.tokens, view.language
    end = before - 1
    while end > 0 and tokens[end].text != ",":
        end -= 1
    if end < 3:
        return None
    whether = next((t.i for t in tokens[1:end] if t.lower in words(language, "whether")), None)
    if whether is not None and tokens[whether - 1].lower in words(language, "know"):
        return view.words_of(whether + 1, end - 1)
    if tokens[0].lower not in words(language, "asked"):
        return None
    about = next((t.i for t in tokens[1:end] if t.lower in words(language, "concerning")), None)
    if about is None or end - about < 2:
        return None
    return Span.of(view.text, tokens[about + 1].start, tokens[end - 1].end)
