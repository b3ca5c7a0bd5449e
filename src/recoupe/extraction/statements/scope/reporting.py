"""What reports behind a comma, a dash or « et »: « …, a rapporté l'agence », « …, estimant que … », « …, citant un proche ».

Whether a content ends there is for `commas` and `ends` to say.
"""

from __future__ import annotations

from recoupe.extraction.parse import Token
from recoupe.extraction.statements.lexicon.quoting import readings
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.nominal_words import name_like
from recoupe.extraction.statements.scope.cuts import reports
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.view import View


def reporting_at(view: View, i: int, group: Group | None) -> str | None:
    """What kind of cue begins at token `i`: "finite" for an incise (« , a rapporté l'agence »), "present" for a participle."""
    tokens = view.sentence.tokens
    while i < len(tokens) and (tokens[i].pos == "ADV" or tokens[i].lower in words(view.language, "cue_opening")):
        i += 1
    for other in view.groups:
        if other.first != i or other is group:
            continue
        if other.finite and not other.passive:
            return "finite"
        if other.kind == "present" and reports(view, other):
            return "present"
    if beside_quotations(tokens, i, view.language):
        return "finite"
    return "present" if i < len(tokens) and tokens[i].lower in words(view.language, "citing") else None


def beside_quotations(tokens: tuple[Token, ...], i: int, language: str) -> bool:
    """« …, commente Éric Roy »: a verb that reports as an incise only, and a name right behind it."""
    if not 0 < i < len(tokens) - 1 or tokens[i - 1].text != ",":
        return False
    return name_like(tokens[i + 1]) and any(form.kind == "finite" for form in readings(tokens[i].lower, language))
