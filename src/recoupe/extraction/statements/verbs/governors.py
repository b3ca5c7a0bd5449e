"""The verb that governs an infinitive of saying, by the words: « a tout de même tenu à préciser », « a cru bon d'ajouter ».

The parse often loses it behind a set phrase (« a quant à lui tenu à rappeler »). Verbs that say nothing of whether the
words were uttered (« songe à annoncer ») are none.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from recoupe.extraction.conjugation import index
from recoupe.extraction.parse import Sentence
from recoupe.extraction.statements.lexicon.cues import Cue
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.verbs.adverbials import before_adverbials
from recoupe.extraction.statements.verbs.verb_groups import Group, shape_of


@cache
def _lemmas(language: str, name: str) -> tuple[str, ...]:
    return tuple(sorted(words(language, name)))


def governor_before(sentence: Sentence, group: Group, language: str) -> Group | None:
    """The group of the verb before the infinitive of `group` that tells that it was said, its preposition between them.

    A passive one (« est tenu de conseiller ») is given too: it tells that nothing was.
    """
    tokens = sentence.tokens
    i = group.first - 1
    if group.kind != "infinitive" or i < 1:
        return None
    if tokens[i].lower in words(language, "before_told_infinitive"):
        i = before_adverbials(tokens, i - 1, language)
    if tokens[i].lower in words(language, "cease") and i > 1:
        never = _never_ceasing(sentence, i, language)
        if never is not None:
            return never
    lemmas = _lemmas(language, "telling_governor")
    if tokens[i].lower in words(language, "fit") and i > 0:
        i, lemmas = i - 1, _lemmas(language, "finding_fit")
    for form in index(lemmas, language).get(tokens[i].lower, ()):
        found = shape_of(sentence, tokens[i], form.lemma, language)
        if found is not None and found.finite:
            moves = form.lemma in words(language, "perfect_with_be")
            return replace(found, passive=False) if moves else found
    return None


def _never_ceasing(sentence: Sentence, i: int, language: str) -> Group | None:
    """« n'a eu de cesse de dénoncer »: « avoir » before the noun at token `i`, read as the verb « cesser »."""
    tokens, carrier = sentence.tokens, sentence.tokens[i - 2]
    never = any(t.lower in words(language, "negation") for t in tokens[max(0, i - 5) : i - 1])
    if not never or carrier.lemma not in words(language, "auxiliary"):
        return None
    cue = Cue(min(words(language, "ceasing")), (), "")
    return Group(cue, carrier, "finite", carrier.i, carrier.i, None, True, False, None)
