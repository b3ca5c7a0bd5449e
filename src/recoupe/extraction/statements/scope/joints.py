"""Conjunctions behind which somebody else is heard at once: « …, puisque, rappelle la mairie, la digue a tenu ».

The words put in belong to the clause that the conjunction opens, and only to it: what was said before ends there. A
conjunction without a report right behind it (« …, puisque la digue a tenu ») is weighed by `commas`.
"""

from __future__ import annotations

from recoupe.extraction.parse import Token
from recoupe.extraction.statements.lexicon.frame_cues import frame_words_at
from recoupe.extraction.statements.lexicon.set_phrases import past_phrase, phrase_before
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.noun_phrases import after
from recoupe.extraction.statements.scope.noun_scope import clause_opens
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.extraction.statements.view import View

_NEAR = 7  # tokens from « alors que » to the frame that stands inside its clause


def joint_before(tokens: tuple[Token, ...], comma: int, language: str) -> int | None:
    """« …, parce que, dit-il, … »: the first token of the conjunction that ends right before token `comma`."""
    found = (phrase_before(tokens, comma, language, name) for name in ("clause_joint", "joint"))
    joint = next((i for i in found if i is not None), None)
    if joint is not None or comma < 2 or tokens[comma - 1].lower not in words(language, "complementizer"):
        return joint
    return comma - 2 if tokens[comma - 2].lower in words(language, "before_other_que") else None


def past_joint(tokens: tuple[Token, ...], i: int, language: str) -> int | None:
    """The token behind the conjunction that begins at token `i` and the comma that parts it from its clause."""
    found = (past_phrase(tokens, i, language, name) for name in ("clause_joint", "joint"))
    behind = next((k for k in found if k is not None), None)
    return behind + 1 if behind is not None and behind + 1 < len(tokens) and tokens[behind].text == "," else None


def framed_within(view: View, start: int, joint: int, frame: int) -> int | None:
    """« …, alors qu'il s'agit, selon elle, d'un jeu »: the first token of the clause that opens at `joint`, if a frame is in it.

    A frame between commas that what it frames goes on behind says nothing of the clause before the conjunction.
    """
    tokens, language = view.sentence.tokens, view.language
    behind = past_phrase(tokens, joint, language, "clause_joint")
    if behind is None or not behind < frame - 1 <= joint + _NEAR or tokens[frame - 1].text != ",":
        return None
    told = any(map(is_finite, tokens[start:joint])) and any(map(is_finite, tokens[behind:frame]))
    named = frame_words_at(tokens, frame, language)  # « …, même si rien n'est dit, selon le maire, Luc Roy »
    past = frame if named is None else after(view.sentence, named.last + 1, language=language, strict=True) + 1
    closing = next((t.i for t in tokens[past:] if t.text in (",", ";", ":")), None)
    goes_on = (
        closing is not None and tokens[closing].text == "," and not clause_opens(view.sentence, closing + 1, language)
    )
    return behind if told and goes_on else None
