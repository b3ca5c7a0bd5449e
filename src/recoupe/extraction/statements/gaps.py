"""Verbs that are left out because the clause before has them: « Le médecin affirme que A, l'infirmière que B ».

Only gaps behind « que » and « de » are read; « la CGT réclame 5 %, la CFDT 3 % » is not.
"""

from __future__ import annotations

from recoupe.extraction.statements.noun_phrases import Phrase, name_like
from recoupe.extraction.statements.verb_groups import VERBAL, Group
from recoupe.extraction.statements.view import View
from recoupe.extraction.statements.words import words


def gap_at(view: View, comma: int, group: Group | None) -> tuple[Phrase, int] | None:
    """« X affirme que A, Y que B »: Y's phrase and where B begins, if the clause behind `comma` has no verb of its own."""
    tokens, language = view.sentence.tokens, view.language
    first = comma + 1
    if group is None or not group.finite or first + 2 >= len(tokens):
        return None
    share = tokens[first].text[0].isdigit() and tokens[first + 1].lower in words(language, "share_noun")
    if tokens[comma].text != "," and not share:
        return None  # « 32 % s'attendent à une baisse et 20 % à une hausse »
    if tokens[first].pos != "DET" and not share and not name_like(tokens[first]):
        return None
    joint = tokens[group.last + 1].lower
    kinds = next((k for k in ("complementizer", "of", "to") if joint in words(language, k)), None)
    if kinds is None or (kinds == "to" and not share):
        return None
    for i in range(first + 1, min(first + 8, len(tokens) - 1)):
        token = tokens[i]
        if token.text in (",", ";", ":") or token.pos in VERBAL or token.lower in words(language, "relative"):
            return None
        if token.lower in words(language, kinds) and (kinds == "complementizer" or tokens[i + 1].pos == "DET"):
            if kinds == "of" and any(t.pos in VERBAL for t in tokens[i:]):
                return None
            return (first, i - 1), i + 1
    return None
