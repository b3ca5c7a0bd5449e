"""Frames that stand within a description: « …, impropre selon elle à la baignade », « …, laissant, selon la CGT, 90 ouvriers ».

What they frame is the description alone, not the clause before it.
"""

from __future__ import annotations

from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.verbs.forms import VERBAL, is_finite
from recoupe.extraction.statements.view import View


def description_framed(view: View, begin: int, end: int, behind: int) -> int:
    """« …, construit en mai et loué, selon le syndic, à des forains », « …, surtout, selon elle, des jeunes »: only the trait.

    So it is in « …, contraire selon elles aux usages », « … car ne reposant selon lui sur rien ».
    """
    tokens, language = view.sentence.tokens, view.language
    if end <= begin + 3 or behind + 2 >= len(tokens) or tokens[behind - 1].text == ",":
        return begin
    if (act := _act_behind(view, begin, end, behind)) is not None:
        return act
    first = end
    while first > begin and (tokens[first - 1].pos == "ADV" or tokens[first - 1].lower in words(language, "negation")):
        first -= 1
    parted = tokens[first - 1].text == "," or tokens[first - 1].pos == "CCONJ"
    apart = tokens[behind].text == ","
    rest = tokens[behind + apart]
    participle = tokens[end].morph.get("VerbForm") == "Part"
    present = participle and tokens[end].morph.get("Tense") == "Pres"
    adjective, adverb = tokens[end].pos == "ADJ", tokens[end].pos == "ADV"
    apposed = adjective and tokens[end - 1].text == ","  # « une eau, impropre selon elle à la baignade »
    fits = ((apposed or (participle and not present)) and rest.pos == "ADP") or (adverb and rest.pos == "DET")
    if not apart and (rest.pos == "ADP" or rest.lower in words(language, "neither")):
        fits = fits or adjective or present
    return first if parted and fits and any(map(is_finite, tokens[begin:first])) else begin


def _act_behind(view: View, begin: int, end: int, behind: int) -> int | None:
    """« L'usine a fermé, laissant, selon la CGT, 90 ouvriers à la rue »: where the participle begins that the frame cuts off."""
    tokens, language = view.sentence.tokens, view.language
    parted = tokens[end + 1].text == "," and tokens[behind].text == ","
    acts = tokens[end].pos in VERBAL and tokens[end].lower.endswith(tuple(words(language, "gerund_ending")))
    first = end
    while tokens[first - 1].lower in words(language, "object_clitic") | words(language, "negation"):
        first -= 1
    told = tokens[first - 1].text == "," and any(map(is_finite, tokens[begin : first - 1]))
    return first if parted and acts and told and not is_finite(tokens[end]) else None
