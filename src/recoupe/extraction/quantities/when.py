"""What words of time around a figure say of its phase: ages, spans of years, « depuis », « après », « contre 250 la veille ».

« il y a plus d'un an » and « l'an dernier » are done, « dans quatre ans » and « dispose de trente jours pour répondre » to
come, « depuis dix ans », « âgée de 43 ans », « une obligation à dix ans » so now. The verb that the figure hangs on is asked
in `phase`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.quantities.bearers import of_the_past
from recoupe.extraction.quantities.governing import at_the_age
from recoupe.extraction.quantities.lexicon import Lexicon
from recoupe.extraction.quantities.linking import link
from recoupe.extraction.quantities.numeral import is_year
from recoupe.extraction.quantities.people import are_people
from recoupe.extraction.quantities.tense import Tense, finite, helpers, lemma, tense
from recoupe.model.quantity import Phase

_DATED = 14  # words behind « contre 12 cas » up to the year in which that was so
_CLAUSE_ENDS = (",", ";", ":", "(", ")")
_TERM = 4  # words before « six ans » in « pour une durée de six ans »
_AHEAD = 2  # words of « qui viennent », « à venir »
_IN_YEAR = 3  # words of « de 2015 ( »
_BEARER = 2  # words from « homme » to the number of « homme de 43 ans »
_ARTICLE = 2  # words of « de la », « d'une »
_SUPERLATIVE = 7  # words from « les plus » to « depuis »
_GOAL = 9  # words from a time to the infinitive for which it is left


def timed(sentence: Sentence, own: tuple[Token, ...], unit: str, lexicon: Lexicon) -> Phase | None:
    """« Contre 250 la veille » and « quinze jours après » are past, « depuis dix ans » goes on, « 95 % actuellement » is so."""
    first, last = own[0].i, own[-1].i
    before = sentence.tokens[first - 1].lower if first else ""
    behind = [t.lower for t in sentence.tokens[last + 1 : last + 5]]
    ahead = " ".join(t.lower for t in sentence.tokens[max(0, first - 3) : first])
    if before in lexicon.listed("instead") or ahead in lexicon.listed("compared"):
        if behind[:1] and behind[0] in lexicon.listed("now"):
            return Phase.CURRENT
        later = [t.lower for t in sentence.tokens[last + 1 : last + 1 + _DATED]]
        earlier = any(w in lexicon.listed("earlier") for w in behind) or any(map(is_year, later))
        return Phase.DONE if earlier else None
    if unit in lexicon.listed("years"):
        if _dies(sentence, own, lexicon):
            return Phase.DONE
        aged = _aged(sentence, first, lexicon)
        if (aged or age(sentence, own, lexicon)) and of_the_past(sentence, own, lexicon):
            return Phase.DONE
        if aged or _matures(sentence, own, lexicon) or _apposed(sentence, own) or _of_somebody(sentence, own, lexicon):
            return Phase.CURRENT
        if _until(sentence, own, lexicon):
            return Phase.PLANNED
        if any(t.lower in lexicon.listed("elapsed") for t in own):
            return Phase.DONE  # « ces deux dernières semaines »
        if _record(sentence, first, lexicon):
            return Phase.DONE
        if before in lexicon.listed("since"):
            return Phase.DONE if _was(sentence, first, lexicon) else Phase.CURRENT
        if _deadline(sentence, own, lexicon):
            return Phase.PLANNED
        coming = " ".join(behind[:_AHEAD]) in lexicon.listed("to_come")
        if coming and sentence.tokens[max(0, first - 2)].lower in lexicon.role("in_time"):
            return Phase.PLANNED  # « dans les cinq ans qui viennent »
        if before in lexicon.role("in_time") and not any(t.lower in lexicon.preposed for t in own):
            return Phase.PLANNED  # « dans quatre ans »
        if _for_as_long(sentence, own, lexicon):
            return Phase.PLANNED
        if any(f" {ahead}".endswith(f" {form}") for form in lexicon.role("back_then")):
            return Phase.DONE  # « il y a plus d'un an et demi »
        if (behind[:1] and behind[0] in lexicon.listed("ago")) or before in lexicon.listed("after"):
            return Phase.PLANNED if _to_come(sentence, own, behind, lexicon) else Phase.DONE
    elif before in lexicon.listed("after") and not _ahead(sentence, own, lexicon):
        return Phase.DONE  # « après 80 millions d'euros de dépenses »
    return None


def _dies(sentence: Sentence, own: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """« La chanteuse meurt à 80 ans », « décède à l'âge de 91 ans »: the present of a headline."""
    to = own[0].i > 0 and sentence.tokens[own[0].i - 1].lower in lexicon.role("to")
    if not to and not at_the_age(sentence, own, lexicon):
        return False
    hung = link(sentence, own, lexicon)
    verb = None if hung is None else hung.verb
    known = verb is not None and lemma(verb, lexicon) in lexicon.verbs_of("dying")
    return known and verb is not None and tense(finite(sentence, verb, lexicon), lexicon) is Tense.PRESENT


def _to_come(sentence: Sentence, own: tuple[Token, ...], behind: list[str], lexicon: Lexicon) -> bool:
    """« sera soumise 48 heures après son dépôt »; « il mettra deux ans avant de parler », « sera arrêté deux ans plus tard » may
    be the narrator's future."""
    beside = bool(behind) and behind[0] in lexicon.role("sooner") | lexicon.listed("after")
    if not beside or (len(behind) > 1 and behind[1] in lexicon.role("of") | lexicon.clause_starts):
        return False
    hung = link(sentence, own, lexicon)
    if hung is None:
        return False
    verbs = (hung.verb, sentence.tokens[hung.verb.head])
    words = {t.i: t for verb in verbs for t in (verb, *helpers(sentence, verb, lexicon)) if t.pos in ("VERB", "AUX")}
    forms = {(t.lemma in lexicon.modal, tense(t, lexicon)) for t in words.values() if t.i < own[0].i}
    likely = (True, Tense.CONDITIONAL) in forms
    return likely or any(form is Tense.FUTURE for _, form in forms)


def _ahead(sentence: Sentence, own: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """« s'arrêtera après douze étapes »: the verb right before « après » puts it off."""
    before = sentence.tokens[own[0].i - 2] if own[0].i > 1 else None
    verbal = before is not None and before.pos in ("VERB", "AUX")
    return before is not None and verbal and tense(before, lexicon) is not Tense.PARTICIPLE


def _matures(sentence: Sentence, own: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """« une obligation à dix ans »: how long a loan runs."""
    first = own[0].i
    to = first > 1 and sentence.tokens[first - 1].lower in lexicon.role("to")
    return to and any(t.lemma.lower() in lexicon.listed("lent") for t in sentence.tokens[max(0, first - 3) : first - 1])


def last_year(tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """« une perte de 18 millions d'euros l'an dernier », « 80 morts le mois dernier »."""
    years, past = lexicon.listed("years"), lexicon.listed("past_year")
    return any(a.lower in years and b.lower in past for a, b in pairwise(tokens))


def of_a_past_year(sentence: Sentence, own: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """« 80 morts le mois dernier », « leur record de 2015 (7,1 tonnes) »: a bracket right behind a year."""
    if last_year(sentence.tokens[own[-1].i + 1 : own[-1].i + 4], lexicon):
        return True
    if own[0].i < _IN_YEAR:
        return False
    preposition, year, opening = sentence.tokens[own[0].i - _IN_YEAR : own[0].i]
    return preposition.pos == "ADP" and is_year(year.text) and opening.text == "("


def before_a_year(sentence: Sentence, own: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """« passant de 5 100 en 2016 à 5 300 vols en 2018 »: a year right behind, and nothing before it that foresees."""
    behind = sentence.tokens[own[-1].i + 1 : own[-1].i + 3]
    if len(behind) < 2 or behind[0].lower not in lexicon.listed("within") or not is_year(behind[1].text):
        return False
    foreseen = lexicon.verbs_of("forecast")
    return not any(t.lemma.lower() in foreseen for t in sentence.tokens[: own[0].i])


def age(sentence: Sentence, own: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """« un homme de 43 ans », « Marc, 34 ans, »; « pendant huit ans », « mort à l'âge de 43 ans » are as their verb says."""
    before = sentence.tokens[own[0].i - 1] if own[0].i else None
    if at_the_age(sentence, own, lexicon):
        return False
    if before is not None and own[0].lower in lexicon.role("from"):
        # « des élèves de 8 à 10 ans »
        return before.pos == "NOUN" and before.lemma.lower() not in lexicon.listed("term")
    if before is not None and before.lower in lexicon.role("of") and own[0].i > 1:
        return sentence.tokens[own[0].i - 2].lemma.lower() not in lexicon.listed("term")  # « une peine de 30 ans »
    return before is None or before.pos == "PUNCT" or before.lower in lexicon.role("of")


def by_then(sentence: Sentence, own: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """« 80 tonnes de blé d'ici à 2031 »; « à 3 km d'ici » is where."""
    for token in sentence.tokens[own[-1].i + 1 : own[-1].i + 1 + _GOAL]:
        if token.pos in ("AUX", "PUNCT") or (token.pos == "VERB" and tense(token, lexicon) is not Tense.PARTICIPLE):
            return False
        if " ".join(t.lower for t in sentence.tokens[token.i : token.i + 2]) in lexicon.listed("till"):
            behind = sentence.tokens[token.i + 2 : token.i + 3]
            return bool(behind) and behind[0].pos != "PUNCT"
    return False


def _deadline(sentence: Sentence, own: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """« a trente jours pour répondre », « il reste deux mois », « a donné cinq jours au club pour déposer un recours »."""
    verb = link(sentence, own, lexicon)
    if verb is None or lemma(verb.verb, lexicon) not in lexicon.verbs_of("leaving"):
        return False
    if any(n.lower in lexicon.listed("respite") for n in verb.nouns):
        return True  # « un délai de deux mois a été accordé au groupe »
    if lemma(verb.verb, lexicon) in lexicon.verbs_of("remaining"):
        there = next(iter(sentence.children(verb.verb.i, "nsubj", "expl:subj")), None)
        if there is not None and there.pos != "PRON":
            return False  # « la mémoire tient jusqu'à 60 ans »
        return not verb.subject and not any(
            t.pos in ("VERB", "ADJ") for t in sentence.tokens[verb.verb.i + 1 : own[0].i]
        )
    behind = sentence.tokens[own[-1].i + 1 : own[-1].i + 1 + _GOAL]
    aim = next((t.i for t in behind if t.lower in lexicon.purpose), None)
    goal = sentence.tokens[aim + 1 : aim + 3] if aim is not None else ()
    return any(t.pos == "VERB" and tense(t, lexicon) is Tense.INFINITIVE for t in goal)


def _until(sentence: Sentence, own: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """« à deux jours du scrutin »: how long until it comes; « à deux jours de marche », « à deux heures du port » are ways."""
    before = sentence.tokens[own[0].i - 1] if own[0].i else None
    behind = sentence.tokens[own[-1].i + 1 : own[-1].i + 3]
    to = before is not None and (before.lower in lexicon.role("to") or before.text in lexicon.listed("capital_to"))
    if not to or len(behind) < _ARTICLE:
        return False
    if not any(t.lower in lexicon.listed("long") for t in own):
        return False
    return behind[0].lower in lexicon.role("of_the") or (
        behind[0].lower in lexicon.role("of") and behind[1].pos == "DET"
    )


def _for_as_long(sentence: Sentence, own: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """« élue pour six ans », « suspendu pour une durée de deux mois »; « deux heures pour dix euros » is a price."""
    before = [t.lower for t in sentence.tokens[max(0, own[0].i - _TERM) : own[0].i]]
    if len(before) > 1 and before[-1] in lexicon.role("of") and before[-2] in lexicon.listed("term"):
        ahead = reversed(sentence.tokens[: own[0].i - 2])
        led = next((t for t in ahead if t.pos not in ("DET", "ADJ", "NUM")), None)
        return led is not None and led.lower in lexicon.purpose - lexicon.role("sooner")
    behind = sentence.tokens[own[-1].i + 1 : -1][:1]
    led = sentence.tokens[own[0].i - 2] if own[0].i > 1 else None
    done = led is not None and (led.pos in ("VERB", "AUX", "ADJ") or _announced(sentence, own, lexicon))
    price = bool(behind) and behind[0].lower in lexicon.role("of") and sentence.tokens[behind[0].i + 1].pos != "DET"
    return done and before[-1] in lexicon.purpose and not price


def _announced(sentence: Sentence, own: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """« a annoncé le gel pour trois ans des loyers »."""
    verb = link(sentence, own, lexicon)
    return verb is not None and lexicon.phases.get(("VERB", lemma(verb.verb, lexicon))) is Phase.PLANNED


def _aged(sentence: Sentence, i: int, lexicon: Lexicon) -> bool:
    """« âgés de 19 et 24 ans », « enceinte de sept mois »: « âgé de » stands before word i, other ages between."""
    while i and (
        sentence.tokens[i - 1].pos in ("NUM", "ADP", "ADV", "DET")
        or sentence.tokens[i - 1].text == ","
        or sentence.tokens[i - 1].lower in lexicon.role("list") | lexicon.listed("years")
    ):
        i -= 1
    return i > 0 and sentence.tokens[i - 1].lower in lexicon.listed("old")


def _apposed(sentence: Sentence, own: tuple[Token, ...]) -> bool:
    """« Paul Duval, 35 ans, »: the age of somebody named."""
    before = sentence.tokens[max(0, own[0].i - 2) : own[0].i]
    behind = sentence.tokens[own[-1].i + 1 : own[-1].i + 2]
    named = len(before) > 1 and before[0].text[:1].isupper() and before[1].text in (",", "(")
    return named and bool(behind) and behind[0].text in (",", ")", ".")


def _of_somebody(sentence: Sentence, own: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """« un homme de 25 ans »: the age of somebody, whatever is asked for him."""
    if own[0].i < _BEARER or sentence.tokens[own[0].i - 1].lower not in lexicon.role("of"):
        return False
    return are_people(sentence.tokens[own[0].i - _BEARER].lower, lexicon)


def _record(sentence: Sentence, i: int, lexicon: Lexicon) -> bool:
    """« la première fois depuis dix ans », « les plus meurtrières depuis dix ans »: a superlative before « depuis » (before word
    i), no verb between; « au plus bas depuis dix ans » tells how things stand."""
    since = sentence.tokens[i - 1] if i else None
    if since is None or since.lower not in lexicon.listed("since") | lexicon.listed("within"):
        return False
    for token in reversed(sentence.tokens[max(0, since.i - _SUPERLATIVE) : since.i]):
        if token.pos in ("VERB", "AUX", "PUNCT") and tense(token, lexicon) is not Tense.PARTICIPLE:
            return False
        if token.lower in lexicon.listed("standing_at"):
            return False
        if token.lower in lexicon.role("more_so"):
            led, than = sentence.tokens[token.i - 1 : token.i], sentence.tokens[token.i + 1]
            return (bool(led) and led[0].pos == "DET") or than.lower in lexicon.role("than")
        if token.lower in lexicon.listed("foremost"):
            return True
    return False


def _was(sentence: Sentence, i: int, lexicon: Lexicon) -> bool:
    """« celle qui dirigeait la ville depuis six ans »: the verb before « depuis » (word i) is an imperfect."""
    ends = (t for t in reversed(sentence.tokens[:i]) if t.pos in ("VERB", "AUX") or t.text in _CLAUSE_ENDS)
    verb = next(ends, None)
    if verb is None or verb.text in _CLAUSE_ENDS:
        return False
    bearer = finite(sentence, verb, lexicon)
    return bearer.pos in ("VERB", "AUX") and tense(bearer, lexicon) is Tense.IMPERFECT
