"""Relative clauses behind a figure, and what their verb says of it.

« 12 avions, qui seront livrés » are to come, « 300 marcheurs que la police a comptés » have come; « 12 écoles, dont le toit a
brûlé » are told by nothing here.
"""

from __future__ import annotations

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.quantities.lexicon import Lexicon
from recoupe.extraction.quantities.moods import is_past
from recoupe.extraction.quantities.tense import Tense, tense

_COMPLEMENT = 5  # words from a figure to the relative clause behind its complement
_RELATIVE = 9  # words of a relative clause up to its verb
_MARKS = frozenset('"»”')  # that close « les quatre "gilets jaunes" »


def to_follow(sentence: Sentence, own: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """« 12 avions, qui seront livrés »: a relative clause in the future right behind the figure."""
    behind = sentence.tokens[own[-1].i + 1 : own[-1].i + 6]
    if behind and behind[0].text == ",":
        behind = behind[1:]
    if not behind or behind[0].morph.get("PronType") != "Rel":
        return False
    verb = next((t for t in behind[1:] if t.pos in ("VERB", "AUX")), None)
    if verb is None:
        return False
    likely = (
        verb.lemma in lexicon.modal and tense(verb, lexicon) is Tense.CONDITIONAL
    )  # « qui devraient être recrutés »
    return likely or tense(verb, lexicon) is Tense.FUTURE


def after_the_fact(sentence: Sentence, own: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """« 300 marcheurs que la police a comptés », « les 7 membres du jury qui ont voté »: a relative clause in the past."""
    inside = {t.i for t in own}
    for token in sentence.tokens[own[-1].i + 1 : own[-1].i + 1 + _COMPLEMENT]:
        if token.lower in lexicon.role("part"):
            return False  # « 12 écoles, dont le toit a brûlé »
        if token.morph.get("PronType") == "Rel" or token.lower in lexicon.clause_starts:
            behind = sentence.tokens[token.i + 1 : token.i + _RELATIVE]
            verb = next((t for t in behind if t.pos in ("VERB", "AUX")), None)
            relative = token.pos != "SCONJ" or any(t.dep == "acl:relcl" and t.head in inside for t in behind)
            return verb is not None and relative and is_past(sentence, verb, lexicon)
        if token.pos not in ("ADP", "NOUN", "ADJ", "DET") and token.text not in _MARKS:
            return False
    return False
