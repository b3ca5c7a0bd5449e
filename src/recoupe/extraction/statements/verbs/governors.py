"""The verb that governs an infinitive of saying, by the words: « a tout de même tenu à préciser », « a cru bon d'ajouter ».

The parse often loses it behind a set phrase (« a quant à lui tenu à rappeler »). Verbs that say nothing of whether the
words were uttered (« songe à annoncer ») are none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from recoupe.extraction.conjugation import readings_of
from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.cues import Cue
from recoupe.extraction.statements.lexicon.quoting import among
from recoupe.extraction.statements.lexicon.set_phrases import phrase_before
from recoupe.extraction.statements.lexicon.words import clause_openers, words
from recoupe.extraction.statements.verbs.adverbials import before_adverbials
from recoupe.extraction.statements.verbs.forms import VERBAL, is_finite
from recoupe.extraction.statements.verbs.insertions import opening_comma
from recoupe.extraction.statements.verbs.verb_groups import Group, shape_of

_RELATED = 3  # words from « que » to the verb of its clause


def governor_before(sentence: Sentence, group: Group, language: str) -> Group | None:
    """The group of the verb before the infinitive of `group` that tells that it was said, its preposition between them.

    A passive one (« est tenu de conseiller ») is given too: it tells that nothing was.
    """
    tokens = sentence.tokens
    i = group.first - 1
    if group.kind != "infinitive" or i < 1:
        return None
    if (habit := _having(sentence, group, language)) is not None:
        return habit
    i = before_adverbials(tokens, i - (tokens[i].lower in words(language, "before_told_infinitive")), language)
    i = _before_insertion(tokens, i)
    if tokens[i].lower in words(language, "cease") and i > 1:
        never = _never_ceasing(sentence, i, language)
        if never is not None:
            return never
    verbs = "telling_governor"
    if tokens[i].lower in words(language, "fit") and i > 0:
        i, verbs = i - 1, "finding_fit"
    found = form_of(sentence, i, verbs, language)
    if found is None:
        return None
    return replace(found, passive=False) if found.cue.lemma in words(language, "perfect_with_be") else found


def _having(sentence: Sentence, group: Group, language: str) -> Group | None:
    """« a coutume de dire », « avait à cœur de préciser »: the verb « avoir » with its set phrase."""
    held = phrase_before(sentence.tokens, group.first, language, "telling_phrase")
    at = before_adverbials(sentence.tokens, held - 1, language) if held else 0
    verb = sentence.tokens[at]
    if not held or verb.lower not in words(language, "have") or not is_finite(verb):
        return None
    return Group(Cue(verb.lemma, (), ""), verb, "finite", at, group.first - 1, None, False, False, None)


def form_of(sentence: Sentence, i: int, verbs: str, language: str) -> Group | None:
    """The finite group whose verb is token `i`, if that is one of the class `verbs`."""
    for form in readings_of(sentence.tokens[i].lower, words(language, verbs), language):
        found = shape_of(sentence, sentence.tokens[i], form.lemma, language)
        if found is not None and found.finite:
            return found
    return None


def lemma_in(token: Token, verbs: str, language: str) -> str | None:
    """The verb of the class `verbs` that the token is a form of, be it no verb to the model (« se borne », « tout laisse »)."""
    if token.lemma in words(language, verbs):
        return token.lemma
    return next((form.lemma for form in readings_of(token.lower, words(language, verbs), language)), None)


def undergoing(sentence: Sentence, group: Group, language: str) -> Group | None:
    """« se voit reprocher », « s'est fait traiter de », « s'entend dire »: the verb of whoever is told, before the infinitive."""
    i = group.first - 1
    if group.kind != "infinitive" or i < 2:
        return None
    found = form_of(sentence, before_adverbials(sentence.tokens, i, language), "undergoing", language)
    reflexive = words(language, "reflexive")
    if found is None or not any(t.lower in reflexive for t in sentence.tokens[found.first : found.verb.i]):
        return None
    return found


def leading_word(sentence: Sentence, group: Group, language: str) -> int:
    """The word that brings the infinitive, past adverbs and what commas set off: « pour, elle aussi, réclamer »."""
    tokens, i = sentence.tokens, group.first - 1
    while i >= 0 and (tokens[i].pos == "ADV" or tokens[i].lower in words(language, "negation_second")):
        i -= 1
    opening = opening_comma(tokens, i)
    led = words(language, "for") | words(language, "bare_of")
    return opening - 1 if opening is not None and tokens[opening - 1].lower in led else i


def joined_infinitive(sentence: Sentence, group: Group, language: str) -> Group | None:
    """« pour saluer l'équipe et annoncer une prime »: the use, read as standing where the first infinitive of the row does.

    « de » and « à » are mostly told again before each (« tenu à saluer l'équipe et à annoncer »), « pour » is not: an infinitive
    without any goes with « pour » first. « veut voir le maire et dénoncer la hausse » reads as « veut dénoncer la hausse ».
    """
    tokens, i = sentence.tokens, leading_word(sentence, group, language)
    again = tokens[i].lower if i > 1 and tokens[i].lower in _leads(language) else None
    joint = i if again is None else i - 1
    if group.kind != "infinitive" or joint < 2 or not _joins(sentence, joint, group, language):
        return None
    rows = list(_infinitives_before(sentence, joint, language))
    of = words(language, "bare_of")
    if again is None:
        aims = words(language, "for")
        fitting = [first for first, led in rows if led in aims] or [first for first, _ in rows]
    else:
        fitting = [first for first, led in rows if led == again or (led in of and again in of)]
    first = fitting[0] if fitting else _narrative(sentence, language) if again in of else None
    if first is None or first >= joint:
        return None
    verb = next(t for t in tokens[first:joint] if t.morph.get("VerbForm") == "Inf")
    return replace(group, verb=verb, first=first)


def _narrative(sentence: Sentence, language: str) -> int | None:
    """« Et de préciser que le gué rouvre et d'inviter les élus … »: where the infinitive that opens the sentence begins."""
    tokens = sentence.tokens
    opens = tokens[0].lower in words(language, "carrying_on") and any(
        t.lower in words(language, "bare_of") for t in tokens[1:2]
    )
    return 2 if opens and _infinitive_near(sentence, 2, language) else None


def _joins(sentence: Sentence, joint: int, group: Group, language: str) -> bool:
    """Whether « et » stands at the token, or a comma of a row that « et » closes: « dénoncer A, réclamer B et proposer C »."""
    tokens, also = sentence.tokens, words(language, "and")
    if tokens[joint].text != ",":
        return tokens[joint].lower in also
    behind = (t.i for t in tokens[group.last + 1 : -1] if t.lower in also)
    return any(_infinitive_near(sentence, i + 1, language) for i in behind)


def _infinitive_near(sentence: Sentence, i: int, language: str) -> bool:
    """Whether an infinitive begins at the token, behind its preposition and clitics."""
    held = _leads(language) | words(language, "object_clitic")
    verb = next((t for t in sentence.tokens[i : i + 4] if t.lower not in held), None)
    return verb is not None and verb.morph.get("VerbForm") == "Inf"


def _leads(language: str) -> frozenset[str]:
    return words(language, "before_told_infinitive") | words(language, "for")


def _infinitives_before(sentence: Sentence, joint: int, language: str) -> Iterator[tuple[int, str]]:
    """Where each infinitive led by a preposition or a verb of wanting begins before the token, and that word."""
    tokens = sentence.tokens
    below = clause_openers(language)
    for token in reversed(tokens[:joint]):
        related = is_finite(token) and any(t.lower in below for t in tokens[max(0, token.i - _RELATED) : token.i])
        if (is_finite(token) and not related) or token.text in (";", ":"):
            return  # but « dire les mots qu'il avait évités et admettre que … »
        if token.pos in VERBAL and token.morph.get("VerbForm") == "Inf":
            first = token.i
            while first > 1 and tokens[first - 1].lower in words(language, "object_clitic"):
                first -= 1
            wanting = tokens[first - 1]
            wanted = is_finite(wanting) and lemma_in(wanting, "wanting", language) is not None
            if wanted or tokens[first - 1].lower in _leads(language):
                yield first, tokens[first - 1].lower


def _before_insertion(tokens: tuple[Token, ...], i: int) -> int:
    """« voulait, à travers dix affiches, alerter »: the token before what commas set off, if token `i` closes it."""
    opening = opening_comma(tokens, i)
    return i if opening is None or any(map(is_finite, tokens[opening:i])) else opening - 1


def state_before(sentence: Sentence, group: Group, language: str) -> Group | None:
    """« La maire se sent obligée de rappeler que … », « est fière d'annoncer … »: the verb of who is in such a state."""
    tokens = sentence.tokens
    i = group.first - 1
    if group.kind != "infinitive" or i < 2 or tokens[i].lower not in words(language, "before_told_infinitive"):
        return None
    i = before_adverbials(tokens, i - 1, language)
    if tokens[i].lower in words(language, "auxiliary"):  # « ne devrait pas avoir à dire que »
        return form_of(sentence, before_adverbials(tokens, i - 1, language), "ought", language)
    states = words(language, "made_to_speak") | words(language, "glad_to_speak")
    if i < 1 or not among(tokens[i], states):
        return None
    carrier = before_adverbials(tokens, i - 1, language)
    if tokens[carrier].morph.get("VerbForm") == "Inf" and carrier:
        carrier = before_adverbials(tokens, carrier - 1, language)  # « ne devrait pas être forcé de »
        return form_of(sentence, carrier, "ought", language)
    return form_of(sentence, carrier, "being_so", language)


def _never_ceasing(sentence: Sentence, i: int, language: str) -> Group | None:
    """« n'a eu de cesse de dénoncer »: « avoir » before the noun at token `i`, read as the verb « cesser »."""
    tokens, carrier = sentence.tokens, sentence.tokens[i - 2]
    never = any(t.lower in words(language, "negation") for t in tokens[max(0, i - 5) : i - 1])
    if not never or carrier.lemma not in words(language, "auxiliary"):
        return None
    cue = Cue(min(words(language, "ceasing")), (), "")
    return Group(cue, carrier, "finite", carrier.i, carrier.i, None, True, False, None)
