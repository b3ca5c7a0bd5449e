"""Frames that stand within a description: « …, impropre selon elle à la baignade », « …, laissant, selon la CGT, 90 ouvriers ».

What they frame is the description alone, not the clause before it. The name of who issued the source is framed by none.
"""

from __future__ import annotations

from recoupe.extraction.parse import Token
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.nominal_words import Phrase, name_like
from recoupe.extraction.statements.verbs.clause_edges import last_word
from recoupe.extraction.statements.verbs.forms import VERBAL, is_finite
from recoupe.extraction.statements.view import View


def description_framed(view: View, begin: int, end: int, behind: int) -> int:
    """The token where the description begins that ends at token `end`, the frame's source before `behind`; else `begin`.

    « …, construit en mai et loué, selon le syndic, à des forains », « …, surtout, selon elle, des jeunes », « …, contraire
    selon elles aux usages », « … car ne reposant selon lui sur rien ».
    """
    tokens, language = view.sentence.tokens, view.language
    if end <= begin + 3 or behind + 2 >= len(tokens) or tokens[behind - 1].text == ",":
        return begin
    first, leading = end, words(language, "object_clitic")
    while first > begin and (tokens[first - 1].pos == "ADV" or tokens[first - 1].lower in leading):
        first -= 1
    told = any(map(is_finite, tokens[begin : first - 1]))
    return first if told and _described(tokens, first, end, behind, language) else begin


def _described(tokens: tuple[Token, ...], first: int, end: int, behind: int, language: str) -> bool:
    """Whether the words from `first` to `end` open a description that goes on at token `behind`, a comma apart or not."""
    word, comma = tokens[end], tokens[first - 1].text == ","
    rest = tokens[behind + (tokens[behind].text == ",")]
    if not comma and tokens[first - 1].pos != "CCONJ":
        return False
    if word.pos in VERBAL and word.lower.endswith(tuple(words(language, "gerund_ending"))):
        return comma or rest.pos == "ADP"
    if word.pos == "ADJ":  # « Le pont est vieux et dangereux selon lui pour les enfants » is one clause
        return comma and rest.pos == "ADP"
    if word.pos == "ADV":
        return rest.pos == "DET"
    return word.morph.get("VerbForm") == "Part" and rest.pos == "ADP"


def past_negation(tokens: tuple[Token, ...], i: int, language: str) -> int:
    """The verb at token `i`, or before its « pas » there: « ne doit plus selon elle fermer »."""
    return i - (i > 0 and tokens[i].lower in words(language, "negation_second"))


def goes_with(tokens: tuple[Token, ...], verb: Token, behind: int, language: str) -> bool:
    """« doit selon elle fermer », « n'a selon elle pas fermé », « a selon elle menti »: the rest of the verb."""
    while behind + 1 < len(tokens) and (
        tokens[behind].pos == "ADV" or past_negation(tokens, behind, language) < behind
    ):
        behind += 1
    form = tokens[behind].morph.get("VerbForm")
    carries = verb.lower in words(language, "have") | words(language, "be")
    return form == "Inf" or (form == "Part" and carries and tokens[behind].morph.get("Tense") == "Past")


def issuers_name(view: View, phrase: Phrase, rest: int) -> bool:
    """« …, selon l'arrêté pris par la maire (verte), Awa Roux »: a name at the end whose post stands before its comma."""
    tokens, end = view.sentence.tokens, last_word(view.sentence)
    issued = any(t.lower in words(view.language, "agent") for t in tokens[phrase[0] : rest])
    return issued and all(name_like(t) or t.pos == "PROPN" for t in tokens[rest : end + 1])
