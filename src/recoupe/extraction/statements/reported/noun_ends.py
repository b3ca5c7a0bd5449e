"""Where what a noun of saying brings ends: « L'appel du maire à la prudence | a été entendu »."""

from __future__ import annotations

from recoupe.extraction.statements.lexicon.words import clause_openers, words
from recoupe.extraction.statements.scope.ends import content_end
from recoupe.extraction.statements.scope.main_clauses import compares
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.extraction.statements.view import View


def said_end(view: View, start: int) -> int:
    """The content's last token, where a clause may open behind « que » or « selon lesquels » right before `start`."""
    tokens, language = view.sentence.tokens, view.language
    below = clause_openers(language)
    clause = tokens[start - 1].lower in below
    end = content_end(view, start, None, noun=not clause)
    for token in tokens[start : end - 1]:  # « la promesse de X de rouvrir la gare, et le refus de Y »
        if token.text == "," and tokens[token.i + 1].pos == "CCONJ" and tokens[token.i + 2].pos == "DET":
            end = token.i - 1
            break
    return _before_verb(view, start, min(end, _fronted(view, start, end)), clause)


def _fronted(view: View, start: int, end: int) -> int:
    """« Après ses propos sur la digue, le maire a reculé »: a phrase before the main clause ends at its comma."""
    tokens = view.sentence.tokens
    if tokens[0].pos not in ("ADP", "NUM") or any(is_finite(t) or t.text == "," for t in tokens[:start]):
        return end
    comma = next((t.i for t in tokens[start : end + 1] if t.text == ","), None)
    if comma is None or any(is_finite(t) for t in tokens[start:comma]):
        return end
    opens = tokens[comma + 1].pos in ("DET", "PROPN", "PRON") and any(is_finite(t) for t in tokens[comma:])
    return comma - 1 if opens else end


def _before_verb(view: View, start: int, end: int, clause: bool) -> int:
    """« L'appel du maire à la prudence a été entendu » : the content ends before the verb of which all this is the subject."""
    tokens = view.sentence.tokens
    relative = clause_openers(view.language)
    depth = 1 if clause else 0
    for token in tokens[start : end + 1]:
        if token.lower in relative and not compares(tokens, token.i, view.language):
            depth += 1
        if is_finite(token):
            if depth == 0:
                first = token.i
                while (
                    first > start + 1
                    and tokens[first - 1].lower in words(view.language, "object_clitic")
                    and tokens[first - 1].pos in ("PRON", "ADV", "PART")
                ):
                    first -= 1
                return max(start, first - 1 - (tokens[first - 1].text == ","))
            depth -= 1
    return end
