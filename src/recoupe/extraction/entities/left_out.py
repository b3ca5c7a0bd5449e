"""Subjects that the parse leaves out, behind an apposition or between commas.

« Un député du parti, l'ex-maire Luc Roy, a voté contre » may be read as if nobody had voted: whoever stands last before the
comma ahead of a finite verb that has no subject is it, if nothing governs them. « Selon Luc Roy, ont voté contre … » has none,
nor has the second verb of « Luc Roy est venu, a parlé ».
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.entities.lexicon import words
from recoupe.extraction.entities.nominals import Nominal
from recoupe.extraction.parse import Sentence, Token

_INSET = 14  # tokens of « , d'après la police, » or « , qui a fui, » between a phrase and its verb


def left_out(sentence: Sentence, nominal: Nominal, language: str) -> bool:
    """Whether a name or a group of people must be the subject of the verb behind it, which the parse leaves without one."""
    tokens = sentence.tokens
    if nominal.inside or not (nominal.name is not None or nominal.plural) or not _free(tokens, nominal, language):
        return False
    comma = max(nominal.last, nominal.name.last if nominal.name is not None else 0) + 1
    if comma < len(tokens) and tokens[comma].text in words(language, "statement_words", "close_quote"):
        comma += 1
    if comma + 1 >= len(tokens) or tokens[comma].text != ",":
        return False
    verb = _verb_at(tokens, comma + 1, language)
    inset = tokens[comma + 1]
    if verb is None and (inset.pos == "ADP" or inset.lower in words(language, "statement_words", "relative")):
        closing = next((t.i for t in tokens[comma + 1 : comma + _INSET] if t.text == ","), len(tokens))
        verb = _verb_at(tokens, closing + 1, language)
    return verb is not None and _without_subject(tokens, verb, nominal)


def _free(tokens: Sequence[Token], nominal: Nominal, language: str) -> bool:
    """Whether the phrase opens the sentence or stands behind a comma, and no verb before it acts."""
    i = nominal.first - 1
    opening = words(language, "statement_words", "open_quote")
    while i >= 0 and (tokens[i].pos in ("NOUN", "ADJ", "NUM", "DET", "PROPN") or tokens[i].text in opening):
        i -= 1
    alone = i < 0 or tokens[i].text == ","
    return alone and not any(t.morph.get("VerbForm") == "Fin" for t in tokens[: max(i, 0)])


def _verb_at(tokens: Sequence[Token], i: int, language: str) -> Token | None:
    """The finite verb at token i, past « ne », « se » and adverbs; the auxiliary of a compound one."""
    clitics = words(language, "statement_words", "object_clitic") | words(language, "statement_words", "negation")
    while i < len(tokens) and (tokens[i].lower in clitics or tokens[i].pos == "ADV"):
        i += 1
    return tokens[i] if i < len(tokens) and tokens[i].morph.get("VerbForm") == "Fin" else None


def _without_subject(tokens: Sequence[Token], finite: Token, nominal: Nominal) -> bool:
    """Whether nothing is the subject of the verb, which agrees with the phrase in number and person."""
    verb = tokens[finite.head] if finite.pos == "AUX" and finite.dep.split(":")[0] in ("aux", "cop") else finite
    acted = any(t.head in (verb.i, finite.i) and t.dep.split(":")[0] in ("nsubj", "csubj") for t in tokens)
    several = finite.morph.get("Number") == "Plur"
    third = finite.morph.get("Person", "3") == "3"
    return not acted and third and several == nominal.plural and verb.dep != "conj"
