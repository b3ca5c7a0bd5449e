"""Planned, current or done: whether the counted things are to come, are so now, or have happened.

« 80 postes seront supprimés » and « la direction prévoit de supprimer 80 postes » are planned; « 80 postes ont été
supprimés », « 12 personnes sont mortes », « un bilan de 12 morts » done; « les deux pays ont signé », « 80 postes restent
vacants » current. The counted noun and its adjectives decide first, then the verb that the figure hangs on (see
`linking` and `governing`). What only the rest of the text tells (a plan described in the present) is not seen.
"""

from __future__ import annotations

from itertools import pairwise

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.quantities.governing import (
    at_the_age,
    by_verb,
    described,
    is_past,
    planned_by_word,
    undergoes,
)
from recoupe.extraction.quantities.lexicon import Lexicon
from recoupe.extraction.quantities.linking import link
from recoupe.extraction.quantities.people import are_people
from recoupe.extraction.quantities.tense import Tense, helpers, lemma, tense
from recoupe.extraction.quantities.verbless import announced, is_participle, without_verb
from recoupe.model.quantity import Phase

_PAIR = 2  # of parties, camps, countries: known whatever is done to them
_AWAY = 2  # words around a distance
_BACK = 6  # words before a verb in which its negation stands
_DATED = 14  # words behind « contre 12 cas » up to the year in which that was so
_COMPLEMENT = 5  # words from a figure to the relative clause behind its complement
_RELATIVE = 9  # words of a relative clause up to its verb
_OPENING = 4  # words from the start of a sentence to the share of those whose view it gives


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
    told_by_word = next((p for t in words if (p := described(t, lexicon))), None)
    if told_by_word is None and planned_by_word(sentence, own, own[-1].i, lexicon):
        told_by_word = Phase.PLANNED
    if told_by_word is not None:
        return told_by_word, True
    if _according(sentence, own, unit, lexicon) or _standing(sentence, own, unit, lexicon):
        return Phase.CURRENT, True
    timed = _timed(sentence, own, unit, lexicon)
    if timed is not None:
        return timed, True
    if any(t.lower in lexicon.listed("now") for t in own) and any(is_participle(t, lexicon) for t in own):
        return Phase.CURRENT, True  # « 8 000 déjà déployés »
    if _following(sentence, own, lexicon):
        return Phase.PLANNED, True  # « 12 avions, qui seront livrés »
    if _last_year(sentence, own, lexicon):
        return Phase.DONE, True
    verb = link(sentence, own, lexicon)
    told = by_verb(sentence, own, verb, unit, lexicon)
    if told is not Phase.PLANNED and _after_the_fact(sentence, own, lexicon):
        return Phase.DONE, True  # « les deux hommes qui ont fabriqué la bombe »
    if told is None and unit in lexicon.listed("years") and _sentenced(sentence, own, lexicon):
        return Phase.PLANNED, True  # « Cinq ans de prison pour l'ancien maire »
    known = _definite(sentence, own[0], lexicon)
    vague = any(t.lower in lexicon.rounded or t.lower in lexicon.scales for t in own)
    event = vague or unit in lexicon.listed("happening") or unit in lexicon.at_the_event
    acts = verb is not None and verb.subject and not undergoes(sentence, verb.verb, lexicon)
    loose = verb is None or not (verb.direct or verb.subject)
    if known and ((acts and not (event and told is Phase.DONE)) or (loose and told is Phase.PLANNED)):
        return Phase.CURRENT, True  # « les deux pays doivent se parler », « les cinq avocats ont plaidé »
    if told is Phase.DONE and verb is not None and _not_yet(sentence, verb.verb, lexicon):
        return Phase.CURRENT, True
    if told is Phase.PLANNED and verb is not None:
        needs = lemma(verb.verb, lexicon) in lexicon.needing and tense(verb.verb, lexicon) is Tense.PRESENT
        lasts = unit in lexicon.listed("years") and needs
        return (Phase.CURRENT if lasts and not verb.subject else told), True  # « il faut une heure »
    of_unit = Phase.DONE if _cast(sentence, own, unit, lexicon) else lexicon.phases.get(("UNIT", unit))
    if of_unit is Phase.DONE:
        return of_unit, True
    aside = own[0].i > 0 and sentence.tokens[own[0].i - 1].text == "("
    governed = not aside and verb is not None and verb.direct and verb.verb.lemma not in lexicon.saying
    if of_unit is not None and known and unit not in lexicon.listed("years"):
        return of_unit, True  # « les deux pays ont rompu leurs relations »
    if of_unit is not None and (_age(sentence, own, lexicon) if unit in lexicon.listed("years") else not governed):
        return of_unit, True
    if known:
        years = unit in lexicon.listed("years")
        article = sentence.tokens[own[0].i - 1]
        pair = any(lexicon.cardinals.get(t.lower) == _PAIR for t in own)
        pointed = (
            article.morph.get("PronType") == "Dem"  # « ces douze villages »
            or are_people(unit, lexicon)
            or article.lower in lexicon.role("of_the")
            or (pair and not years)
        )
        done = any(is_participle(t, lexicon) for t in own)
        done = done or (told is Phase.DONE and verb is not None and (verb.subject or (verb.direct and not pointed)))
        before = [t.lower for t in sentence.tokens[max(0, own[0].i - 2) : own[0].i]]
        lately = any(t.lower in lexicon.preposed for t in own)  # « dans les dix derniers mois »
        if years and not done and not lately and before[0] in lexicon.role("in_time"):
            return Phase.PLANNED, True  # « promet un audit dans les cent jours »
        return (Phase.DONE if done else Phase.CURRENT), True
    if unit in lexicon.attending and (verb is None or not verb.direct or verb.verb.lemma in lexicon.saying):
        return Phase.DONE, True  # « la police parle de 12 000 manifestants »
    if told is not Phase.PLANNED and _away(sentence, own, unit, lexicon):
        return Phase.CURRENT, True
    loosely = verb is None or (is_participle(verb.verb, lexicon) and not helpers(sentence, verb.verb, lexicon))
    if loosely and announced(sentence, own, lexicon) is Phase.PLANNED:
        return Phase.PLANNED, True  # « des objectifs : une croissance comprise entre 3 et 5 % »
    if told is not None:
        saying = verb is not None and verb.verb.lemma in lexicon.saying
        return told, told is Phase.DONE or not saying
    return without_verb(sentence, own, lexicon)


def _according(sentence: Sentence, own: tuple[Token, ...], unit: str, lexicon: Lexicon) -> bool:
    """« Pour 56 % des sondés, … »: whose view it is."""
    before = " ".join(t.lower for t in sentence.tokens[max(0, own[0].i - 2) : own[0].i])
    opens = any(before == w or before.endswith(f" {w}") for w in lexicon.listed("according"))
    return opens and own[0].i <= _OPENING and unit == "%"


def _cast(sentence: Sentence, own: tuple[Token, ...], unit: str, lexicon: Lexicon) -> bool:
    """« 54 % des suffrages »."""
    near = (*own, *sentence.tokens[own[-1].i + 1 : own[-1].i + 3])
    return unit == "%" and any(t.lower in lexicon.listed("ballot") for t in near)


def _standing(sentence: Sentence, own: tuple[Token, ...], unit: str, lexicon: Lexicon) -> bool:
    """« une commune de 9 400 habitants », « selon deux témoins »: what is so whatever happened."""
    before = [t.lower for t in sentence.tokens[max(0, own[0].i - 2) : own[0].i]]
    if not before:
        return False
    if are_people(unit, lexicon) and any(f" {' '.join(before)}".endswith(f" {w}") for w in lexicon.listed("source")):
        return True
    ground = len(before) > 1 and before[0] in lexicon.listed("ground_noun") | lexicon.listed("whole_world")
    return ground and before[1] in lexicon.role("of") and lexicon.phases.get(("UNIT", unit)) is Phase.CURRENT


def _last_year(sentence: Sentence, own: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """« une perte de 18 millions d'euros l'an dernier », « 80 morts le mois dernier »."""
    behind = [t.lower for t in sentence.tokens[own[-1].i + 1 : own[-1].i + 4]]
    return any(a in lexicon.listed("years") and b in lexicon.listed("past_year") for a, b in pairwise(behind))


def _away(sentence: Sentence, own: tuple[Token, ...], unit: str, lexicon: Lexicon) -> bool:
    """« à Kibaro, à 40 km de Brune »: how far a place is, no verb right before; « à 11 km de profondeur » is none."""
    first, last = own[0].i, own[-1].i
    if unit not in lexicon.distances or first < _AWAY or sentence.tokens[first - 1].lower not in lexicon.role("to"):
        return False
    behind = sentence.tokens[last + 1 : last + _AWAY + 1]
    deep = " ".join(t.lower for t in behind).replace("' ", "'") in lexicon.role("dimension")
    leads = bool(behind) and behind[0].lower in lexicon.role("of") | lexicon.where
    return leads and not deep and sentence.tokens[first - 2].pos not in ("VERB", "AUX", "ADV")


def _timed(sentence: Sentence, own: tuple[Token, ...], unit: str, lexicon: Lexicon) -> Phase | None:
    """« Contre 250 la veille » and « quinze jours après » are past, « depuis dix ans » goes on, « 95 % actuellement » is so."""
    first, last = own[0].i, own[-1].i
    before = sentence.tokens[first - 1].lower if first else ""
    behind = [t.lower for t in sentence.tokens[last + 1 : last + 5]]
    if before in lexicon.listed("instead"):
        if behind[:1] and behind[0] in lexicon.listed("now"):
            return Phase.CURRENT
        later = [t.lower for t in sentence.tokens[last + 1 : last + 1 + _DATED]]
        earlier = any(w in lexicon.listed("earlier") for w in behind) or any(len(w) == 4 and w.isdigit() for w in later)
        return Phase.DONE if earlier else None
    if unit in lexicon.listed("years"):
        if _aged(sentence, first, lexicon):
            return Phase.CURRENT
        if before in lexicon.listed("since"):
            return Phase.DONE if _was(sentence, first, lexicon) else Phase.CURRENT
        ahead = " ".join(t.lower for t in sentence.tokens[max(0, first - 3) : first])
        if _deadline(sentence, own, lexicon):
            return Phase.PLANNED
        if before in lexicon.role("in_time") and not any(t.lower in lexicon.preposed for t in own):
            return Phase.PLANNED  # « dans quatre ans »
        if any(f" {ahead}".endswith(f" {form}") for form in lexicon.role("back_then")):
            return Phase.DONE  # « il y a plus d'un an et demi »
        if (behind[:1] and behind[0] in lexicon.listed("ago")) or before in lexicon.listed("after"):
            return Phase.DONE
    return None


def _deadline(sentence: Sentence, own: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """« dispose de trente jours pour répondre », « a donné cinq jours à l'opposition pour déposer un recours »."""
    verb = link(sentence, own, lexicon)
    if verb is None or lemma(verb.verb, lexicon) not in lexicon.verbs_of("leaving"):
        return False
    behind = sentence.tokens[own[-1].i + 1 : own[-1].i + 1 + _RELATIVE]
    aim = next((t.i for t in behind if t.lower in lexicon.purpose), None)
    goal = sentence.tokens[aim + 1 : aim + 3] if aim is not None else ()
    return any(t.pos == "VERB" and tense(t, lexicon) is Tense.INFINITIVE for t in goal)


def _aged(sentence: Sentence, i: int, lexicon: Lexicon) -> bool:
    """« âgés de 19 et 24 ans », « enceinte de sept mois »: « âgé de » stands before word i, other ages between."""
    while i and (
        sentence.tokens[i - 1].pos in ("NUM", "ADP", "ADV", "DET")
        or sentence.tokens[i - 1].text == ","
        or sentence.tokens[i - 1].lower in lexicon.role("list") | lexicon.listed("years")
    ):
        i -= 1
    return i > 0 and sentence.tokens[i - 1].lower in lexicon.listed("old")


def _was(sentence: Sentence, i: int, lexicon: Lexicon) -> bool:
    """« celle qui dirigeait la ville depuis six ans »: the verb before « depuis » (word i) is an imperfect."""
    verb = next((t for t in reversed(sentence.tokens[:i]) if t.pos in ("VERB", "AUX", "PUNCT")), None)
    if verb is None or verb.pos == "PUNCT":
        return False
    helping = sentence.tokens[verb.i - 1] if verb.i and tense(verb, lexicon) is Tense.PARTICIPLE else verb
    return helping.pos in ("VERB", "AUX") and tense(helping, lexicon) is Tense.IMPERFECT


def _age(sentence: Sentence, own: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """« un homme de 43 ans », « Marc, 34 ans, »; « pendant huit ans », « mort à l'âge de 43 ans » are as their verb says."""
    before = sentence.tokens[own[0].i - 1] if own[0].i else None
    if at_the_age(sentence, own, lexicon):
        return False
    if before is not None and before.lower in lexicon.role("of") and own[0].i > 1:
        return sentence.tokens[own[0].i - 2].lemma.lower() not in lexicon.listed("term")  # « une peine de 30 ans »
    return before is None or before.pos == "PUNCT" or before.lower in lexicon.role("of")


def _definite(sentence: Sentence, first: Token, lexicon: Lexicon) -> bool:
    """« les deux pays », « ses quatre enfants », « un des neuf moteurs »: what is known already."""
    before = sentence.tokens[first.i - 1] if first.i else None
    if before is None:
        return False
    if before.lower in lexicon.role("of_the") and first.i > 1:
        return sentence.tokens[first.i - 2].lower in lexicon.role("one")
    return before.pos == "DET" and (
        before.morph.get("Definite") == "Def"
        or before.morph.get("Poss") == "Yes"
        or before.morph.get("PronType") == "Dem"
    )


def _not_yet(sentence: Sentence, verb: Token, lexicon: Lexicon) -> bool:
    """« n'ont pas encore pu être joints »: what is not done yet is so now."""
    words = {t.lower for t in sentence.tokens[max(0, verb.i - _BACK) : verb.i]}
    return bool(words & lexicon.listed("yet")) and bool(words & lexicon.role("not"))


def _following(sentence: Sentence, own: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """« 12 avions, qui seront livrés »: a relative clause in the future right behind the figure."""
    behind = sentence.tokens[own[-1].i + 1 : own[-1].i + 6]
    if behind and behind[0].text == ",":
        behind = behind[1:]
    if not behind or behind[0].morph.get("PronType") != "Rel":
        return False
    verb = next((t for t in behind[1:] if t.pos in ("VERB", "AUX")), None)
    return verb is not None and tense(verb, lexicon) is Tense.FUTURE


def _after_the_fact(sentence: Sentence, own: tuple[Token, ...], lexicon: Lexicon) -> bool:
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
        if token.pos not in ("ADP", "NOUN", "ADJ", "DET"):
            return False
    return False


def _sentenced(sentence: Sentence, own: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """« cinq ans de prison », « six mois ferme », « six, dix et douze mois de prison »."""
    for token in sentence.tokens[own[-1].i + 1 :]:
        if token.lower in lexicon.listed("penalty"):
            return True
        listed = token.lower in lexicon.role("of") | lexicon.role("list") | lexicon.listed("years")
        if not listed and token.text != "," and token.pos != "NUM":
            return False
    return False
