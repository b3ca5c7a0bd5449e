"""The house that speaks as « on »: « À la mairie, on indique que … », « Du côté du tribunal, on refuse de s'exprimer ».

The span of the house is found, as the antecedent of the pronoun; « on » inside a quotation is anybody.
"""

from __future__ import annotations

from recoupe.extraction.parse import Token
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.subject_phrases import Subject
from recoupe.extraction.statements.verbs.forms import VERBAL
from recoupe.extraction.statements.view import View
from recoupe.model.span import Span


def at_place(view: View, who: Subject) -> Span | None:
    """« À la mairie, on indique que … », « du côté de Trévise, où l'on répond » : the house that speaks as « on »."""
    tokens, language = view.sentence.tokens, view.language
    i = who.phrase[0]
    if who.phrase[0] != who.phrase[1] or tokens[i].lower not in words(language, "someone"):
        return None
    if view.enclosing(tokens[i].start, tokens[i].end) is not None:
        return None
    j = i - 1
    while j >= 0 and (tokens[j].text == "," or tokens[j].lower in words(language, "elided_where")):
        j -= 1
    if j < 0 or j == i - 1:
        return None
    j = _before_insertion(tokens, j, language)
    start = 0
    for k in range(j, -1, -1):
        if tokens[k].lower in words(language, "place_preposition"):
            start = k + 1
            break
    else:
        euphonic = tokens[i - 1].lower in words(language, "elided_article")  # « La cellule (CUP), l'on relève que … »
        if any(t.pos in VERBAL for t in tokens[:i]) or (euphonic and tokens[i - 2].text == ","):
            return None
    start = _outermost(tokens, start, language)
    if start > j or any(t.pos in VERBAL for t in tokens[start : j + 1]) or not _leads(tokens, start, language):
        return None
    return Span.of(view.text, tokens[start].start, tokens[j].end)


def _leads(tokens: tuple[Token, ...], start: int, language: str) -> bool:
    """Whether the preposition before token `start` opens a clause or is of « du côté de »; « selon le bilan de la caisse, l'on
    relève » has it behind a noun.
    """
    if start < 2:
        return True
    before = tokens[start - 2]
    sided = any(t.lower in words(language, "side") | words(language, "day") for t in tokens[: start - 1])
    return sided or before.pos not in ("NOUN", "PROPN", "ADJ")


def _outermost(tokens: tuple[Token, ...], start: int, language: str) -> int:
    """« Au cabinet de la ministre, on rétorque »: the cabinet; « du côté de la ministre, on rétorque »: hers; « du côté du
    cabinet de la ministre, on rétorque »: the cabinet's.
    """
    of = words(language, "of")
    if not start or tokens[start - 1].lower not in of:
        return start
    sided = next((t.i for t in tokens[: start - 1] if t.lower in words(language, "side")), None)
    if sided is not None and sided < 2 and tokens[sided + 1].lower in of:
        return sided + 2
    for k in range(start - 2, -1, -1):
        if tokens[k].pos in VERBAL or tokens[k].pos == "PUNCT":
            return start
        if tokens[k].lower in words(language, "place_preposition") - of:
            side = tokens[k + 1 : start - 1]
            return start if any(t.lower in words(language, "side") for t in side) else k + 1
    return start


def _before_insertion(tokens: tuple[Token, ...], last: int, language: str) -> int:
    """Where « À la Région » ends of « À la Région, favorable au projet, on vante … »: before what describes it."""
    comma = next((t.i for t in tokens[:last] if t.text == ","), None)
    if comma is None or comma == 0 or tokens[0].lower not in words(language, "place_preposition"):
        return last
    described = tokens[comma + 1].pos in ("ADJ", "NOUN") or tokens[comma + 1].morph.get("VerbForm") == "Part"
    return comma - 1 if described else last
