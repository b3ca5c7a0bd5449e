"""Who speaks for a side of a trial or of a council: « Pour la défense, Me Awa Roux, le dossier est vide ».

The name between two commas is the side's voice, if a clause of its own follows. « Pour la défense, Me Awa Roux a plaidé … » has
no second comma: there the name acts.
"""

from __future__ import annotations

from recoupe.extraction.entities.lexicon import address
from recoupe.extraction.statements.lexicon.quoting import among
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.noun_phrases import head_of
from recoupe.extraction.statements.scope.noun_scope import clause_opens
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.extraction.statements.view import View

_NAME = 9  # tokens of « l'avocat général Jean-Paul Favre »


def with_voice(view: View, phrase: Phrase) -> Phrase:
    """Whoever is named as the voice of a side behind its comma, else the phrase."""
    tokens, language = view.sentence.tokens, view.language
    first = phrase[1] + 2
    side = any(t.lower in words(language, "trial_side") for t in tokens[phrase[0] : phrase[1] + 1])
    bare = not among(head_of(view.sentence, phrase), words(language, "defender"))
    if not (side and bare) or first >= len(tokens) or tokens[first - 1].text != ",":
        return phrase
    closing = next((t.i for t in tokens[first : first + _NAME] if t.text == ","), None)
    if closing is None or closing + 1 >= len(tokens) or any(map(is_finite, tokens[first:closing])):
        return phrase
    titled = address(tokens[first].lower, language) is not None
    person = titled or any(t.label == "PER" and t.text[0].isupper() for t in tokens[first:closing])
    listed = any(t.pos in ("CCONJ", "ADP") for t in tokens[first:closing])
    opens = clause_opens(view.sentence, closing + 1, language) or tokens[closing + 1].text in words(
        language, "open_quote"
    )
    return (first, closing - 1) if person and opens and not listed else phrase
