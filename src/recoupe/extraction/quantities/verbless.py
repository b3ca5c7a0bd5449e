"""The phase of figures without a verb of their own: behind a colon, in brackets, in a headline.

« Le vent a soufflé : 107 km/h à Brune » is done, as the verb before the colon; « Objectif affiché : 80 postes » is to come, as
the noun of plans says. « 80 élèves (contre 90 en 2031) » and « pendant onze ans » are past. What no word around tells is
taken to be so now.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.quantities.lexicon import Lexicon
from recoupe.extraction.quantities.linking import chains
from recoupe.extraction.quantities.moods import is_past
from recoupe.extraction.quantities.numeral import is_year
from recoupe.extraction.quantities.singular import singular
from recoupe.extraction.quantities.tense import NONFINITE, Tense, lemma, tense
from recoupe.extraction.quantities.when import last_year
from recoupe.model.quantity import Phase

_DATED = 5  # words behind a figure up to the year in which that was so
_HELPED = 5  # words from an auxiliary to its participle: « a quand même soufflé »
_TOOK = 2  # words before « ans » in « en quatre ans »


def without_verb(sentence: Sentence, own: tuple[Token, ...], lexicon: Lexicon) -> tuple[Phase, bool]:
    """The phase of the figure `own`, and whether anything tells it."""
    top = chains(sentence, own)[0]
    below = [t for word in (top[0], *own) for t in sentence.children(word.i, "acl", "amod") if t.i > word.i]
    if any(is_participle(t, lexicon) for t in (*own, *below)):
        return Phase.DONE, True
    for token in top:
        if lexicon.phases.get(("UNIT", singular(token.lower, lexicon))) is Phase.DONE:
            return Phase.DONE, True
    if _attended(sentence, own, lexicon):
        return Phase.DONE, True
    if _ahead(sentence, own, lexicon):
        return Phase.PLANNED, True
    led = announced(sentence, own, lexicon)
    if led is not None:
        return led, True
    before = sentence.tokens[own[0].i - 1].lower if own[0].i else ""
    behind = sentence.tokens[own[-1].i + 1 : own[-1].i + 1 + _DATED]
    noun = own[0].i > 1 and sentence.tokens[own[0].i - 2].pos in ("NOUN", "ADJ", "PROPN")
    noun = noun and sentence.tokens[own[0].i - 1].pos != "ADJ"  # « dure 243 jours », taken for an adjective
    lasted = noun and before in lexicon.role("lasting") and any(t.lower in lexicon.listed("years") for t in own)
    if _within(sentence, own, lexicon):
        return Phase.DONE, True
    if lasted or any(is_year(t.text) for t in behind):
        return Phase.DONE, True  # « directrice pendant onze ans », « 325 milliards d'euros en 2031 »
    ago = {t.i for t in sentence.tokens if t.i and sentence.tokens[t.i - 1].lower in lexicon.role("there")}
    if all(v.i in ago for v in _verbs(sentence.tokens, lexicon)) and _in_the_past(sentence, lexicon):
        return Phase.DONE, True  # « Premier signe il y a deux semaines avec 20 noyades »
    told = _by_the_verb_before(sentence, own, lexicon)
    return (Phase.CURRENT, False) if told is None else (told, True)


def _ahead(sentence: Sentence, own: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """« Vers une hausse de 12 % », « Bientôt 300 logements à Brune », « Une amende de 300 euros pour l'éleveur » in a title."""
    if _verbs(sentence.tokens, lexicon):
        return False
    first, led = sentence.tokens[0], sentence.tokens[max(0, own[0].i - 2)]
    soon = first.pos == "ADV" and first.lower in lexicon.listed("soon")
    fined = own[0].i > 1 and led.lower in lexicon.listed("punishment")
    return first.lower in lexicon.listed("towards") or soon or fined


def _by_the_verb_before(sentence: Sentence, own: tuple[Token, ...], lexicon: Lexicon) -> Phase | None:
    """« Les prix ont flambé - avec une hausse de 12 % à Brune -, dans le nord surtout (9 %) »: as the last verb before it."""
    verbs = _verbs(sentence.tokens[: own[0].i], lexicon)
    main = next((v for v in reversed(verbs) if not _relative(sentence, v)), None)
    if main is None or main.lemma in lexicon.saying:
        return None
    if tense(main, lexicon) is Tense.FUTURE:
        return Phase.PLANNED
    return Phase.DONE if is_past(sentence, main, lexicon) else None


def _in_the_past(sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether the sentence says that it tells of what is over: « hier », « il y a deux ans », « le mois dernier »."""
    told = f" {' '.join(t.lower for t in sentence.tokens)} "
    return last_year(sentence.tokens, lexicon) or any(
        f" {form} " in told for form in lexicon.role("back_then") | lexicon.listed("bygone")
    )


def _attended(sentence: Sentence, own: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """« 50 000 personnes au cortège pour les haies »."""
    people = singular(own[-1].lower, lexicon) in lexicon.attending | lexicon.at_the_event
    behind = sentence.tokens[own[-1].i + 1 : own[-1].i + 4]
    there = bool(behind) and behind[0].lower in lexicon.where
    return people and there and any(t.lower in lexicon.listed("happening") for t in behind)


def _within(sentence: Sentence, own: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """« six médailles en quatre ans »: both, what came about and the time that it took."""
    before = sentence.tokens[own[0].i - 1].lower if own[0].i else ""
    if before in lexicon.listed("within") and any(t.lower in lexicon.listed("years") for t in own):
        return True
    behind = sentence.tokens[own[-1].i + 1 : own[-1].i + 4]
    took = len(behind) > _TOOK and behind[0].lower in lexicon.listed("within") and behind[1].pos == "NUM"
    return took and behind[2].lower in lexicon.listed("years")


def announced(sentence: Sentence, own: tuple[Token, ...], lexicon: Lexicon) -> Phase | None:
    """What stands before a colon says of the figures of the list behind it; None where it says nothing."""
    colon = next((t.i for t in reversed(sentence.tokens[: own[0].i]) if t.text == ":"), None)
    if colon is None or _verbs(sentence.tokens[colon + 1 : own[0].i], lexicon):
        return None
    ahead = sentence.tokens[:colon]
    if any(t.lower in lexicon.listed("toll") for t in ahead):
        return Phase.DONE  # « Bilan de la nuit : deux agents à terre »
    plans = any(t.pos == "NOUN" and t.lemma in lexicon.plans for t in ahead)
    verbs = _verbs(ahead, lexicon)
    if not verbs:
        return Phase.PLANNED if plans else None
    main = next((v for v in reversed(verbs) if not _relative(sentence, v)), verbs[-1])
    carried = next((t for t in ahead[main.i + 1 : main.i + _HELPED] if is_participle(t, lexicon)), main)
    verb = lemma(carried, lexicon)
    planning = lexicon.phases.get(("VERB", verb)) is Phase.PLANNED and verb not in lexicon.needing
    if plans or planning or tense(main, lexicon) is Tense.FUTURE:
        return Phase.PLANNED
    helped = carried.i != main.i and main.lemma in lexicon.role("have")  # « a quand même soufflé »
    return Phase.DONE if helped or is_past(sentence, main, lexicon) or is_past(sentence, carried, lexicon) else None


def is_participle(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word is a participle of the past."""
    return token.pos == "VERB" and tense(token, lexicon) is Tense.PARTICIPLE


def _relative(sentence: Sentence, verb: Token) -> bool:
    """« une carrière qui parle fort : 80 buts »: the verb of a relative clause, or its auxiliary."""
    return verb.dep == "acl:relcl" or sentence.tokens[verb.head].dep == "acl:relcl"


def _verbs(tokens: Sequence[Token], lexicon: Lexicon) -> list[Token]:
    return [t for t in tokens if t.pos in ("VERB", "AUX") and tense(t, lexicon) not in NONFINITE]
