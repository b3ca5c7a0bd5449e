"""« Le garde dit que la grille était close, une version contestée par les voisins »: a noun that takes up what was told.

What the participle behind such a noun tells is the clause before the comma: the words of the verb of saying in it, or the
clause whole. « une version du texte contestée par X » is a thing of its own.
"""

from __future__ import annotations

from recoupe.extraction.statements.lexicon.quoting import among
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.scope.openings import opening
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.view import View
from recoupe.model.span import Span

_SHORT = 3  # words of such a noun with its article and an adjective


def claim_told(view: View, group: Group, what: Phrase) -> Span | None:
    """The words that the noun phrase `what` takes up, said of which the participle of `group` is; None for other nouns."""
    tokens, language = view.sentence.tokens, view.language
    first = what[0]
    if first < 2 or what[1] - first >= _SHORT or what[1] != group.first - 1 or tokens[first - 1].text != ",":
        return None
    one = tokens[first].lower in words(language, "indefinite")
    if not one or not any(among(t, words(language, "taken_up_claim")) for t in tokens[first + 1 : what[1] + 1]):
        return None
    last = first - 2
    for other in reversed(view.groups):
        opened = opening(view.sentence, other, language) if other.last < last else None
        if opened is not None and not opened.noun and opened.start <= last:
            return view.words_of(opened.start, last)
    parts = [t.i + 1 for t in tokens[:last] if t.text in (";", ":")]
    begin = parts[-1] if parts else 0
    return view.words_of(begin, last) if any(map(is_finite, tokens[begin:last])) else None
