"""Relative clauses behind a figure, and what their verb says of it.

« 12 avions, qui seront livrés » are to come, « 300 marcheurs que la police a comptés » have come; « 12 écoles, dont le toit a
brûlé » are told by nothing here.
"""

from __future__ import annotations

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.quantities.lexicon import Lexicon
from recoupe.extraction.quantities.moods import is_past
from recoupe.extraction.quantities.tense import Tense, finite, tense
from recoupe.model.quantity import Phase

_COMPLEMENT = 5  # words from a figure to the relative clause behind its complement
_RELATIVE = 9  # words of a relative clause up to its verb
_GOVERNED = 3  # words from « devait » to its infinitive
_MARKS = frozenset('"»”')  # that close « les quatre "gilets jaunes" »


def to_follow(sentence: Sentence, own: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """« 12 avions, qui seront livrés », « les 5 millions que devait coûter le pont »: a relative clause that puts them off."""
    verb = _verb_of_relative(sentence, own, lexicon, comma=True)
    if verb is None:
        return False
    bearer = finite(sentence, verb, lexicon)
    form = tense(bearer, lexicon)
    if bearer.lemma in lexicon.modal - lexicon.able and form in (Tense.IMPERFECT, Tense.CONDITIONAL):
        behind = sentence.tokens[verb.i + 1 : verb.i + 1 + _GOVERNED]
        return any(tense(t, lexicon) is Tense.INFINITIVE for t in behind if t.pos in ("VERB", "AUX"))
    likely = bearer.lemma in lexicon.modal and form is Tense.CONDITIONAL  # « qui pourraient être recrutés »
    return likely or form is Tense.FUTURE


def after_the_fact(sentence: Sentence, own: tuple[Token, ...], lexicon: Lexicon, told: Phase | None) -> bool:
    """« 300 marcheurs que la police a comptés », « les 7 membres du jury qui ont voté »: a relative clause in the past, under a
    past (`told`) also in the imperfect: « les quatre élus qui occupaient la mairie l'ont quittée »."""
    if _having_done(sentence, own, lexicon):
        return True
    verb = _verb_of_relative(sentence, own, lexicon, comma=False)
    if verb is None:
        return False
    was = told is Phase.DONE and tense(finite(sentence, verb, lexicon), lexicon) is Tense.IMPERFECT
    return was or is_past(sentence, verb, lexicon)


def _having_done(sentence: Sentence, own: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """« les 75 000 marcheurs ayant défilé »: a participle of « avoir » or « être » and another's right behind."""
    behind = sentence.tokens[own[-1].i + 1 : own[-1].i + 1 + _COMPLEMENT]
    first = next((t for t in behind if t.pos not in ("ADP", "NOUN", "ADJ", "DET", "PROPN")), None)
    if first is None or first.lemma not in lexicon.role("have") | lexicon.role("be"):
        return False
    held = sentence.tokens[first.i + 1 : first.i + 1 + _GOVERNED]
    done = next((t for t in held if t.pos != "ADV"), None)
    return tense(first, lexicon) is Tense.GERUND and done is not None and tense(done, lexicon) is Tense.PARTICIPLE


def so_now(sentence: Sentence, own: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """« les neuf millions de pauvres que compte le pays »: a relative clause in the present."""
    verb = _verb_of_relative(sentence, own, lexicon, comma=False)
    if verb is None:
        return False
    bearer = finite(sentence, verb, lexicon)
    return tense(bearer, lexicon) is Tense.PRESENT and not is_past(sentence, verb, lexicon)


def _verb_of_relative(sentence: Sentence, own: tuple[Token, ...], lexicon: Lexicon, comma: bool) -> Token | None:
    """The first verb of the relative clause behind a figure and its complement, behind a `comma` or not."""
    inside = {t.i for t in own}
    for token in sentence.tokens[own[-1].i + 1 : own[-1].i + 1 + _COMPLEMENT]:
        if token.lower in lexicon.role("part"):
            return None  # « 12 écoles, dont le toit a brûlé »
        if token.morph.get("PronType") == "Rel" or token.lower in lexicon.clause_starts:
            behind = sentence.tokens[token.i + 1 : token.i + _RELATIVE]
            verb = next((t for t in behind if t.pos in ("VERB", "AUX")), None)
            relative = token.pos != "SCONJ" or any(t.dep == "acl:relcl" and t.head in inside for t in behind)
            return verb if relative else None
        passed = token.text in _MARKS or (comma and token.text == "," and token.i == own[-1].i + 1)
        if token.pos not in ("ADP", "NOUN", "ADJ", "DET") and not passed:
            return None
    return None
