"""Planned, current or done: whether the counted things are to come, are so now, or have happened.

« 80 postes seront supprimés » and « la direction prévoit de supprimer 80 postes » are planned; « 80 postes ont été
supprimés », « 12 personnes sont mortes », « un bilan de 12 morts » done; « les deux pays ont signé », « 80 postes restent
vacants » current. The counted noun and its adjectives decide first, then the verb right behind the figure, then the verb that
governs it. What only the rest of the text tells (a plan described in the present) is not seen.
"""

from __future__ import annotations

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.quantities.lexicon import Lexicon
from recoupe.extraction.quantities.singular import singular
from recoupe.extraction.terms import is_conditional
from recoupe.model.quantity import Phase

_DIRECT = ("obj", "nsubj", "nsubj:pass", "obl:arg", "ROOT")


def phase(
    sentence: Sentence, start: int, end: int, unit: str, lexicon: Lexicon, noun: int | None = None
) -> tuple[Phase, bool]:
    """The phase of the figure at `start:end` (offsets in the article), and whether anything in the sentence tells it.

    `noun` is where the counted noun stands if it is apart (« chiffre à 900 le nombre d'emplois menacés »).
    """
    own = sentence.at(start, end)
    if not own:
        return Phase.CURRENT, False
    apart = next((t for t in sentence.tokens if t.start == noun), None)
    words = (*own, *(sentence.subtree(apart.i)[:6] if apart is not None else ()))
    described = next((p for t in words if (p := _described(t, lexicon))), None)
    if described is not None:
        return described, True
    timed = _timed(sentence, own, unit, lexicon)
    if timed is not None:
        return timed, True
    if any(t.lower in lexicon.listed("now") for t in own) and any(t.morph.get("VerbForm") == "Part" for t in own):
        return Phase.CURRENT, True  # « 8 000 déjà déployés »
    chains = _chains(sentence, own)
    subject_of = _verb_behind(sentence, own, lexicon)
    if subject_of is not None:
        top = next((c[0] for c in chains), own[-1])
        chains = [[top, subject_of, *sentence.ancestors(subject_of.i)]]
    if any(_planned(sentence, chain, subject_of is not None, lexicon) for chain in chains):
        return Phase.PLANNED, True
    chain = chains[0]
    of_unit = lexicon.phases.get(("UNIT", unit))
    if of_unit is Phase.DONE:
        return of_unit, True
    if of_unit is not None and not _governed(chain, lexicon):
        return of_unit, True
    if _definite(sentence, own[0]):
        return (Phase.DONE if any(_participle(sentence, t) for t in own) else Phase.CURRENT), True
    for token in chain:
        verdict = _tells(sentence, token, chain, lexicon)
        if verdict is not None:
            return verdict, verdict is Phase.DONE or token.lemma not in lexicon.saying
    return Phase.CURRENT, False


def _chains(sentence: Sentence, own: tuple[Token, ...]) -> list[list[Token]]:
    """Each word of the figure that hangs on a word outside it, with all above it; the last word's first."""
    inside = {t.i for t in own}
    tops = [t for t in reversed(own) if t.head not in inside or t.head == t.i]
    return [[top, *sentence.ancestors(top.i)] for top in tops] or [[own[-1], *sentence.ancestors(own[-1].i)]]


def _timed(sentence: Sentence, own: tuple[Token, ...], unit: str, lexicon: Lexicon) -> Phase | None:
    """« Contre 250 la veille » and « quinze jours après » are past, « depuis dix ans » goes on."""
    first, last = own[0].i, own[-1].i
    before = sentence.tokens[first - 1].lower if first else ""
    behind = [t.lower for t in sentence.tokens[last + 1 : last + 5]]
    if before in lexicon.listed("instead"):
        earlier = any(w in lexicon.listed("earlier") for w in behind) or any(
            len(w) == 4 and w.isdigit() for w in behind
        )
        return Phase.DONE if earlier else None
    if unit in lexicon.listed("years"):
        if before in lexicon.listed("since"):
            return Phase.CURRENT
        if (behind[:1] and behind[0] in lexicon.listed("ago")) or before in lexicon.listed("after"):
            return Phase.DONE
    return None


def _described(token: Token, lexicon: Lexicon) -> Phase | None:
    """What an adjective says, whatever the model takes it for (« menacés »)."""
    known = lexicon.phases.get(("ADJ", token.lemma.lower()))
    if known is not None or token.pos not in ("ADJ", "VERB"):
        return known
    form = singular(token.lower, lexicon)
    return lexicon.phases.get(("ADJ", form.removesuffix("e") if form.endswith("ée") else form))


def _verb_behind(sentence: Sentence, own: tuple[Token, ...], lexicon: Lexicon) -> Token | None:
    """The verb whose subject ends right before it, whatever the model hangs the figure on."""
    behind = own[-1].i + 1
    if any(t.dep.split(":")[0] in ("obj", "obl", "case") and sentence.tokens[t.head].pos == "VERB" for t in own[:1]):
        return None
    for token in sentence.tokens[behind : behind + 4]:
        if token.pos in ("AUX", "VERB") and token.morph.get("VerbForm") == "Fin":
            head = sentence.tokens[token.head]
            helps = token.dep.split(":")[0] in ("aux", "cop") and head.i > token.i
            return head if helps else token
        if (
            token.pos not in ("ADV", "PRON")
            or token.lower in lexicon.clause_starts
            or token.morph.get("PronType") == "Rel"
        ):
            return None
    return None


def _governed(chain: list[Token], lexicon: Lexicon) -> bool:
    """Whether a verb other than « avoir » and « être » governs the figure directly."""
    top = chain[0]
    if len(chain) < 2:
        return False
    verb = chain[1]
    direct = top.dep in _DIRECT or verb.i != top.head
    return direct and verb.pos == "VERB" and verb.lemma not in lexicon.saying


def _planned(sentence: Sentence, chain: list[Token], subject: bool, lexicon: Lexicon) -> bool:
    """Whether the nearest verb stands in the future or is governed by one of plans."""
    for depth, token in enumerate(chain):
        if token.pos not in ("VERB", "AUX"):
            if depth and token.pos == "NOUN" and token.lemma in lexicon.plans:
                return True
            if depth and lexicon.phases.get(("NOUN", token.lemma)) is not None:
                above = next((t for t in chain[depth + 1 :] if t.pos == "VERB"), None)
                return above is not None and lexicon.phases.get(("VERB", above.lemma)) is Phase.PLANNED
            cop = sentence.children(token.i, "cop")
            if cop and cop[0].morph.get("Tense") == "Fut":
                return True
            continue
        finite = _finite(sentence, token)
        doer = next(iter(sentence.children(token.i, "nsubj")), None)
        if depth and doer is not None and doer.lemma in lexicon.plans and finite.morph.get("Tense") == "Pres":
            return finite.i == token.i
        if finite.morph.get("Tense") == "Fut":
            return not (subject and finite.i == token.i and finite.lemma == "avoir")
        if is_conditional(finite.lower, finite.lemma, lexicon.language) and finite.i == token.i and not subject:
            return not any(t.lower in lexicon.listed("now") for t in sentence.tokens)
        if token.morph.get("VerbForm") == "Inf" and not sentence.children(token.i, "aux"):
            above = sentence.tokens[token.head]
            if above.i == token.i:
                return False
            if above.lemma in lexicon.modal:
                high = _finite(sentence, above)
                return is_conditional(high.lower, high.lemma, lexicon.language) or high.morph.get("Tense") != "Past"
            governed = above.lemma == "aller" or lexicon.phases.get(("VERB", above.lemma)) is Phase.PLANNED
            return governed or (above.pos == "VERB" and _planned(sentence, chain[depth + 1 :], False, lexicon))
        return (
            depth > 0 and lexicon.phases.get(("VERB", token.lemma)) is Phase.PLANNED and _object(chain, depth, subject)
        )
    return False


def _object(chain: list[Token], depth: int, subject: bool) -> bool:
    """Whether the figure is what the verb governs, not who acts."""
    return not subject and chain[depth - 1].dep.split(":")[0] in ("obj", "iobj", "obl", "xcomp", "ccomp")


def _tells(sentence: Sentence, token: Token, chain: list[Token], lexicon: Lexicon) -> Phase | None:
    if token.pos == "NOUN":
        noun = lexicon.phases.get(("NOUN", token.lemma))
        cop = sentence.children(token.i, "cop")
        return noun or (_state(sentence, cop[0], token, lexicon) if cop else None)
    if token.pos in ("VERB", "AUX"):
        if token.morph.get("VerbForm") == "Part" and not sentence.children(token.i, "aux"):
            return Phase.DONE if _participle(sentence, token) else None
        if token.morph.get("VerbForm") == "Inf":
            return Phase.DONE if sentence.children(token.i, "aux") else None
        if token.morph.get("Tense") == "Imp" and token.pos == "AUX" and chain[0].pos in ("NUM", "PRON"):
            return Phase.DONE  # « ils étaient 2 800 »
        return _tense(sentence, _finite(sentence, token), token, lexicon)
    if lexicon.phases.get(("UNIT", singular(token.lower, lexicon))) is Phase.DONE:
        return Phase.DONE  # « sont mortes », which the model takes for an adjective
    cop = sentence.children(token.i, "cop", "aux")
    return _state(sentence, cop[0], token, lexicon) if cop else None


def _state(sentence: Sentence, copula: Token, token: Token, lexicon: Lexicon) -> Phase:
    """« Ils étaient 2 800 »: what a number said of somebody in the past is over."""
    if copula.morph.get("Tense") == "Imp" and token.pos in ("NUM", "PRON", "NOUN") and copula.i < token.i:
        return Phase.DONE
    return _tense(sentence, copula, token, lexicon)


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
    soon = any(t.lower in lexicon.listed("soon") for t in sentence.tokens)
    if finite.i == token.i:
        return Phase.PLANNED if soon else Phase.CURRENT
    if finite.lemma == "avoir" or token.lemma in lexicon.compound or _reflexive(sentence, token):
        return Phase.DONE
    participle = token.morph.get("VerbForm") == "Part"
    return Phase.PLANNED if participle or soon else Phase.CURRENT


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
