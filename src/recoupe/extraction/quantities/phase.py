"""Planned, current or done: whether the counted things are to come, are so now, or have happened.

« 80 postes seront supprimés » and « la direction prévoit de supprimer 80 postes » are planned; « 80 postes ont été
supprimés », « 12 personnes sont mortes », « un bilan de 12 morts » done; « les deux pays ont signé », « 80 postes restent
vacants » current. The counted noun and its adjectives decide first, then the verb that the figure hangs on (see
`governing`). What only the rest of the text tells (a plan described in the present) is not seen.
"""

from __future__ import annotations

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.quantities.governing import by_verb, chains, link
from recoupe.extraction.quantities.lexicon import Lexicon
from recoupe.extraction.quantities.singular import singular
from recoupe.extraction.quantities.tense import Tense, helpers, lemma, tense
from recoupe.model.quantity import Phase


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
    if any(t.lower in lexicon.listed("now") for t in own) and any(_participle(t, lexicon) for t in own):
        return Phase.CURRENT, True  # « 8 000 déjà déployés »
    verb = link(sentence, own, lexicon)
    told = by_verb(sentence, own, verb, lexicon)
    acts = verb is not None and verb.subject and not helpers(sentence, verb.verb, lexicon)
    if acts and told is not Phase.DONE and _definite(sentence, own[0]):
        return Phase.CURRENT, True  # « les deux pays doivent se parler »
    if told is Phase.PLANNED and verb is not None:
        lasts = unit in lexicon.listed("years") and lemma(verb.verb, lexicon) in lexicon.needing
        return (Phase.CURRENT if lasts and not verb.subject else told), True  # « il faut une heure »
    of_unit = lexicon.phases.get(("UNIT", unit))
    if of_unit is Phase.DONE:
        return of_unit, True
    aside = own[0].i > 0 and sentence.tokens[own[0].i - 1].text == "("
    governed = not aside and verb is not None and verb.direct and verb.verb.lemma not in lexicon.saying
    if of_unit is not None and _definite(sentence, own[0]) and unit not in lexicon.listed("years"):
        return of_unit, True  # « les deux pays ont rompu leurs relations »
    if of_unit is not None and (_age(sentence, own, lexicon) if unit in lexicon.listed("years") else not governed):
        return of_unit, True
    if _definite(sentence, own[0]):
        done = any(_participle(t, lexicon) for t in own) or (told is Phase.DONE and verb is not None and verb.subject)
        return (Phase.DONE if done else Phase.CURRENT), True
    if told is not None:
        saying = verb is not None and verb.verb.lemma in lexicon.saying
        return told, told is Phase.DONE or not saying
    return _nominal(sentence, own, lexicon)


def _described(token: Token, lexicon: Lexicon) -> Phase | None:
    """What an adjective says, whatever the model takes it for (« menacés »)."""
    known = lexicon.phases.get(("ADJ", token.lemma.lower()))
    if known is not None or token.pos not in ("ADJ", "VERB"):
        return known
    form = singular(token.lower, lexicon)
    return lexicon.phases.get(("ADJ", form.removesuffix("e") if form.endswith("ée") else form))


def _timed(sentence: Sentence, own: tuple[Token, ...], unit: str, lexicon: Lexicon) -> Phase | None:
    """« Contre 250 la veille » and « quinze jours après » are past, « depuis dix ans » goes on, « 95 % actuellement » is so."""
    first, last = own[0].i, own[-1].i
    before = sentence.tokens[first - 1].lower if first else ""
    behind = [t.lower for t in sentence.tokens[last + 1 : last + 5]]
    if before in lexicon.listed("instead"):
        if behind[:1] and behind[0] in lexicon.listed("now"):
            return Phase.CURRENT
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


def _age(sentence: Sentence, own: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """« un homme de 43 ans », « Marc, 34 ans, »; « pendant huit ans » is as its verb says."""
    before = sentence.tokens[own[0].i - 1] if own[0].i else None
    return before is None or before.pos == "PUNCT" or before.lower in lexicon.role("of")


def _nominal(sentence: Sentence, own: tuple[Token, ...], lexicon: Lexicon) -> tuple[Phase, bool]:
    """Where no verb governs: « deux militaires tués », « 17 000 places vendues en deux heures » are done."""
    top = chains(sentence, own)[0]
    below = [t for t in sentence.children(top[0].i, "acl", "amod") if t.i > top[0].i]
    if any(_participle(t, lexicon) for t in (*own, *below)):
        return Phase.DONE, True
    for token in top:
        if lexicon.phases.get(("UNIT", singular(token.lower, lexicon))) is Phase.DONE:
            return Phase.DONE, True
    return Phase.CURRENT, False


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


def _participle(token: Token, lexicon: Lexicon) -> bool:
    return token.pos == "VERB" and tense(token, lexicon) is Tense.PARTICIPLE
