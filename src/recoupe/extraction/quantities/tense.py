"""The tense of a verb, by its ending where that tells more than the model does.

« accueille » is a present although the model takes it for a future; « desservira » a future although it takes it for a
participle; « dressé » behind « a procédé et » a participle although it takes it for a present. What no ending tells
(« réunit » is a present or a past) is left to the model.
"""

from __future__ import annotations

from enum import StrEnum

from recoupe.extraction.conjugation import is_conditional, readings_of
from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.quantities.lexicon import Lexicon

_NEAR = 8  # words from a helper to a form that is finite by itself


class Tense(StrEnum):
    """What the form of a verb is."""

    PRESENT = "present"
    IMPERFECT = "imperfect"
    PAST = "past"
    FUTURE = "future"
    CONDITIONAL = "conditional"
    INFINITIVE = "infinitive"
    PARTICIPLE = "participle"  # of the past
    GERUND = "gerund"  # participle of the present


NONFINITE = (Tense.INFINITIVE, Tense.PARTICIPLE, Tense.GERUND)


def tense(token: Token, lexicon: Lexicon) -> Tense:
    """The tense of a verb or auxiliary."""
    form, lemma = token.lower, token.lemma.lower()
    ending = lexicon.verb_ending(form, lemma, token.morph.get("Gender", ""))
    if is_conditional(form, lemma, lexicon.language):
        return Tense.CONDITIONAL
    if ending is not None:
        return Tense(ending)
    told = _told(token)
    return told if lexicon.may_be(form, told) else Tense.PRESENT


def _told(token: Token) -> Tense:
    """What the model takes the form for."""
    mood, kind = token.morph.get("VerbForm"), token.morph.get("Tense")
    if mood == "Inf":
        return Tense.INFINITIVE
    if mood == "Part":
        return Tense.GERUND if kind == "Pres" else Tense.PARTICIPLE
    return {"Imp": Tense.IMPERFECT, "Past": Tense.PAST}.get(kind or "", Tense.PRESENT)


def lemma(token: Token, lexicon: Lexicon) -> str:
    """The infinitive of a verb; of those in the word lists also where the model misses it (« risque » → risquer)."""
    known = token.lemma.lower()
    if known in lexicon.verbs or token.pos not in ("VERB", "AUX", "ADJ"):
        return known
    found = readings_of(token.lower, lexicon.verbs, lexicon.language)
    return found[0].lemma if found else known


def helpers(sentence: Sentence, token: Token, lexicon: Lexicon) -> tuple[Token, ...]:
    """The auxiliaries and copulas of a verb, those that it shares with the verb before it among them (« a saisi et dressé »)."""
    own = sentence.children(token.i, "aux", "cop") or _apart(sentence, token, lexicon)
    if own and token.pos == "VERB" and tense(token, lexicon) is Tense.PRESENT:
        own = tuple(t for t in own if token.i - t.i <= _NEAR)  # « Le résultat est que … les lamas se déplacent »
    if (
        own
        or token.dep != "conj"
        or tense(token, lexicon) is not Tense.PARTICIPLE
        or sentence.children(token.i, "nsubj")
    ):
        return own
    head = sentence.tokens[token.head]
    return sentence.children(head.i, "aux", "cop") if head.i < token.i else ()


def _apart(sentence: Sentence, token: Token, lexicon: Lexicon) -> tuple[Token, ...]:
    """« vous avez quand même perçu »: the auxiliary that the model takes for a verb of its own, adverbs between."""
    head = sentence.tokens[token.head]
    if token.pos != "VERB" or head.pos != "VERB" or head.i >= token.i or head.lemma not in lexicon.role("have"):
        return ()
    between = sentence.tokens[head.i + 1 : token.i]
    adverbs = bool(between) and all(t.pos == "ADV" for t in between)
    return (head,) if adverbs and tense(token, lexicon) is Tense.PARTICIPLE else ()


def finite(sentence: Sentence, token: Token, lexicon: Lexicon) -> Token:
    """The word of the verb `token` that carries its tense: its auxiliary or itself."""
    return next((h for h in helpers(sentence, token, lexicon) if tense(h, lexicon) not in NONFINITE), token)
