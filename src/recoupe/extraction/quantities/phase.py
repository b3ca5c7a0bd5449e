"""Planned, current or done: whether the counted things are to come, are so now, or have happened.

« 80 postes seront supprimés » and « la direction prévoit de supprimer 80 postes » are planned; « 80 postes ont été
supprimés », « 12 personnes sont mortes », « un bilan de 12 morts » done; « les deux pays ont signé », « 80 postes restent
vacants » current. The counted noun and its adjectives decide first, then the verb that governs them. What only the rest
of the text tells (a plan described in the present) is not seen.
"""

from __future__ import annotations

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.quantities.lexicon import Lexicon
from recoupe.extraction.quantities.singular import singular
from recoupe.extraction.terms import is_conditional
from recoupe.model.quantity import Phase


def phase(sentence: Sentence, start: int, end: int, unit: str, lexicon: Lexicon) -> Phase:
    """The phase of the figure at `start:end` (offsets in the article)."""
    own = sentence.at(start, end)
    if not own:
        return Phase.CURRENT
    described = next(
        (p for t in own if (p := lexicon.phases.get(("ADJ", t.lemma.lower())) or _by_form(t, lexicon))), None
    )
    if described is not None:
        return described
    inside = {t.i for t in own}
    top = next((t for t in reversed(own) if t.head not in inside), own[-1])
    chain = [top, *sentence.ancestors(top.i)]
    if _planned(sentence, chain, lexicon):
        return Phase.PLANNED
    of_unit = lexicon.phases.get(("UNIT", unit))
    if of_unit is not None:
        return of_unit
    if _definite(sentence, own[0]):
        return Phase.DONE if any(_participle(sentence, t) for t in own) else Phase.CURRENT
    for token in chain:
        verdict = _tells(sentence, token, lexicon)
        if verdict is not None:
            return verdict
    return Phase.CURRENT


def _by_form(token: Token, lexicon: Lexicon) -> Phase | None:
    """« menacés », whatever the model takes it for."""
    singular = token.lower.removesuffix("s").removesuffix("e")
    return lexicon.phases.get(("ADJ", singular)) if token.pos in ("ADJ", "VERB") else None


def _planned(sentence: Sentence, chain: list[Token], lexicon: Lexicon) -> bool:
    """Whether the nearest verb stands in the future or is governed by one of plans."""
    for depth, token in enumerate(chain):
        if token.pos not in ("VERB", "AUX"):
            if depth and lexicon.phases.get(("NOUN", token.lemma)) is not None:
                above = next((t for t in chain[depth + 1 :] if t.pos == "VERB"), None)
                return above is not None and lexicon.phases.get(("VERB", above.lemma)) is Phase.PLANNED
            continue
        finite = _finite(sentence, token)
        if finite.morph.get("Tense") == "Fut":
            return True
        if token.morph.get("VerbForm") == "Inf" and not sentence.children(token.i, "aux"):
            above = sentence.tokens[token.head]
            if above.i == token.i:
                return False
            return above.lemma == "aller" or lexicon.phases.get(("VERB", above.lemma)) is Phase.PLANNED
        return depth > 0 and lexicon.phases.get(("VERB", token.lemma)) is Phase.PLANNED and _object(chain, depth)
    return False


def _object(chain: list[Token], depth: int) -> bool:
    """Whether the figure is what the verb governs, not who acts."""
    return chain[depth - 1].dep.split(":")[0] in ("obj", "iobj", "obl", "xcomp", "ccomp")


def _tells(sentence: Sentence, token: Token, lexicon: Lexicon) -> Phase | None:
    if token.pos == "NOUN":
        noun = lexicon.phases.get(("NOUN", token.lemma))
        cop = sentence.children(token.i, "cop")
        return noun or (_tense(sentence, cop[0], token, lexicon) if cop else None)
    if token.pos in ("VERB", "AUX"):
        if token.morph.get("VerbForm") == "Part" and not sentence.children(token.i, "aux"):
            return Phase.DONE if _participle(sentence, token) else None
        return (
            None if token.morph.get("VerbForm") == "Inf" else _tense(sentence, _finite(sentence, token), token, lexicon)
        )
    if lexicon.phases.get(("UNIT", singular(token.lower, lexicon))) is Phase.DONE:
        return Phase.DONE  # « sont mortes », which the model takes for an adjective
    cop = sentence.children(token.i, "cop", "aux")
    return _tense(sentence, cop[0], token, lexicon) if cop else None


def _finite(sentence: Sentence, token: Token) -> Token:
    helpers = sentence.children(token.i, "aux", "cop")
    return next((h for h in helpers if h.morph.get("VerbForm") == "Fin"), token)


def _tense(sentence: Sentence, finite: Token, token: Token, lexicon: Lexicon) -> Phase:
    if is_conditional(finite.lower, finite.lemma, lexicon.language):
        return _conditional(sentence, finite, token, lexicon)
    if finite.i != token.i and (
        finite.lemma == "avoir" or token.lemma in lexicon.compound or _reflexive(sentence, token)
    ):
        return Phase.DONE
    if finite.morph.get("Tense") == "Past":
        return Phase.DONE
    return Phase.CURRENT


def _conditional(sentence: Sentence, finite: Token, token: Token, lexicon: Lexicon) -> Phase:
    """« aurait fait », « se seraient noyées » has happened, « serait fermée » is to come, « attendraient » is so."""
    if finite.i == token.i:
        soon = any(t.lower in lexicon.soon for t in sentence.tokens)
        return Phase.PLANNED if soon else Phase.CURRENT
    if finite.lemma == "avoir" or token.lemma in lexicon.compound or _reflexive(sentence, token):
        return Phase.DONE
    participle = token.morph.get("VerbForm") == "Part"
    return Phase.PLANNED if participle or any(t.lower in lexicon.soon for t in sentence.tokens) else Phase.CURRENT


def _reflexive(sentence: Sentence, token: Token) -> bool:
    return any(t.morph.get("Reflex") == "Yes" for t in sentence.children(token.i))


def _definite(sentence: Sentence, first: Token) -> bool:
    """« les deux pays », « ses quatre enfants »: what is known already."""
    before = sentence.tokens[first.i - 1] if first.i else None
    return (
        before is not None
        and before.pos == "DET"
        and (
            before.morph.get("Definite") == "Def"
            or before.morph.get("Poss") == "Yes"
            or before.morph.get("PronType") == "Dem"
        )
    )


def _participle(sentence: Sentence, token: Token) -> bool:
    past = token.morph.get("VerbForm") == "Part" and token.morph.get("Tense") == "Past"
    return past and token.dep.split(":")[0] in ("acl", "amod") and not sentence.children(token.i, "aux")
