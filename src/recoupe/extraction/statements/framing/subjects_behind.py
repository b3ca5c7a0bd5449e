"""A name or a row behind the comma of a frame's source that is no apposition but what the clause is about.

« Aux yeux du maire, Paul Roy, ancien élu vert, « n'écoute personne » » : nothing else could be the subject of the verb. « Selon le
maire, Paul Roy, le pont tient » has one, and tells the mayor's name. Nor could anything but the row in
« Selon la ville, les élus et la préfète, Awa Roux, « sont conviés » ».
"""

from __future__ import annotations

from recoupe.extraction.entities.behind_front import lacks_subject
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.nominal_words import Phrase, name_like
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.extraction.statements.view import View


def without_subject(view: View, phrase: Phrase, *, opens: bool) -> Phrase:
    """The source of a frame that opens its sentence, up to the comma of the name or row that its verb needs."""
    tokens = view.sentence.tokens
    comma = next((t.i for t in tokens[phrase[0] : phrase[1]] if t.text == ","), None)
    if not opens or comma is None or comma == phrase[0]:
        return phrase
    behind = tokens[comma + 1 : phrase[1] + 1]
    row = behind[0].pos == "DET" and any(t.lower in words(view.language, "and") for t in behind)
    if row and _acts(view, phrase[1] + 1):
        return phrase[0], comma - 1
    named = all(name_like(t) for t in behind)
    return (phrase[0], comma - 1) if named and lacks_subject(tokens, phrase[1] + 1, view.language) else phrase


def _acts(view: View, i: int) -> bool:
    """« , « sont conviés » »: whether a verb whose subject stands before it opens behind the comma at token `i`."""
    tokens, language = view.sentence.tokens, view.language
    passed = words(language, "open_quote") | words(language, "object_clitic") | words(language, "negation")
    verb = next((t for t in tokens[i + 1 :] if t.lower not in passed), None)
    return i < len(tokens) and tokens[i].text == "," and verb is not None and is_finite(verb)
