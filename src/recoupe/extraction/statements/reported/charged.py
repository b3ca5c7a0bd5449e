"""Charges without anybody who makes them: « L'ancien ministre est accusé de fraude », « La trésorière, soupçonnée de vol, … ».

The content is who is charged and with what, the source is left open. What may be or will be charged (« pourrait être
accusé de … ») is none, nor is a participle without comma (« trois hommes soupçonnés de vol ont été arrêtés ») or in front
(« Accusé de vol, il nie »).
"""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extraction.parse import Token
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.noun_phrases import span_of
from recoupe.extraction.statements.scope.ends import content_end
from recoupe.extraction.statements.scope.uttered import is_unreal, stance_of
from recoupe.extraction.statements.verbs.adverbials import adverbial_at
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.view import View
from recoupe.model.span import Span


def charged(view: View, group: Group, what: Phrase | None) -> Iterator[Candidate]:
    """« L'ancien ministre est accusé de fraude », « La trésorière, accusée de vol, … »: who says so is left open.

    `what` is the phrase for whoever is charged, None where the sentence names nobody before the participle.
    """
    tokens = view.sentence.tokens
    auxiliary, stance = group.auxiliary, stance_of(group.cue, group.negated)
    if stance is None:
        return
    if auxiliary is not None and (is_unreal(auxiliary.lower) or _may_be(view, group, auxiliary)):
        return
    start = _charge_at(view, group)
    if start is None:
        return
    end = content_end(view, start, group)
    charge = Span.of(view.text, tokens[start].start, tokens[end].end)
    parts = (charge,) if what is None else (span_of(view.sentence, what, view.text), charge)
    yield Candidate(parts, None, group.span(view.sentence, view.text), stance, "voice/charged", 0.6)


def _charge_at(view: View, group: Group) -> int | None:
    """The « de » behind « accusé » and adverbs, if a charge follows it: an infinitive, a bare noun, marks, « de la … »."""
    tokens, language = view.sentence.tokens, view.language
    i = group.last + 1
    while i < len(tokens):
        past = adverbial_at(tokens, i, language)
        if past is None and tokens[i].pos != "ADV" and tokens[i].lower not in words(language, "day"):
            break
        i = past or i + 1
    return i if i + 1 < len(tokens) and tokens[i].lower in words(language, "of") else None


def _may_be(view: View, group: Group, auxiliary: Token) -> bool:
    """« pourrait être accusé de fraude », « craint d'être accusé de fraude »: nobody did."""
    perfect = any(t.lower in words(view.language, "have") for t in view.sentence.tokens[group.first : auxiliary.i])
    return auxiliary.morph.get("VerbForm") == "Inf" and not perfect
