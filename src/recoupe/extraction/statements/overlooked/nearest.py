"""Who speaks where neither the parse nor the surface shows the verb's subject.

« Les syndicats, « amers », déploraient toujours … »: the nearest phrase before the verb that can speak and agrees with it.
A phrase behind a preposition is no subject, nor is one in another sentence.
"""

from __future__ import annotations

from recoupe.extraction.statements.phrases.nominal_words import Phrase, name_like
from recoupe.extraction.statements.phrases.noun_phrases import after, head_of
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.view import View

_BEFORE = ("PUNCT", "CCONJ", "SCONJ", "PRON", "ADV")  # what a clause's subject stands behind


def before_verb(view: View, group: Group) -> Phrase | None:
    """The nearest such phrase before `group`."""
    tokens = view.sentence.tokens
    number = (group.auxiliary or group.verb).morph.get("Number") if group.finite else None
    brackets = 0
    for i in range(group.first - 1, -1, -1):
        if tokens[i].text in (";", ":"):
            return None
        brackets += (tokens[i].text == ")") - (tokens[i].text == "(")
        opens = tokens[i].pos in ("DET", "PROPN") or name_like(tokens[i])
        if brackets or not opens or tokens[i].pos == "PRON" or (i > 0 and tokens[i - 1].pos not in _BEFORE):
            continue
        phrase = i, after(view.sentence, i, right=group.first - 1, language=view.language)
        head = head_of(view.sentence, phrase)
        agrees = number is None or head.morph.get("Number", number) == number
        inside = view.enclosing(tokens[i].start, tokens[i].end) == view.enclosing(group.verb.start, group.verb.end)
        if agrees and inside and surely_speaks(view.sentence, phrase, view.language):
            return phrase
    return None
