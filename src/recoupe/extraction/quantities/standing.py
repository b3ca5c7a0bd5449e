"""What is so whatever is done or planned: « une commune de 9 400 habitants », « selon deux témoins », « à 40 km de Brune ».

Sizes, distances, rates and those whose view is told keep their phase under a verb in the past and mostly under a plan.
"""

from __future__ import annotations

from itertools import pairwise

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.quantities.distance import is_behind, is_far
from recoupe.extraction.quantities.lexicon import Lexicon
from recoupe.extraction.quantities.numeral import is_year
from recoupe.extraction.quantities.people import are_people
from recoupe.extraction.quantities.tense import Tense, lemma, tense
from recoupe.extraction.quantities.undergone import with_complement
from recoupe.model.quantity import Phase

_MEASURED = 3  # words of « route longue de »
_NAMED = 5  # words of « à Brune et à Valmer, »
_DATED = 6  # words of « Dans la nuit de lundi dernier »
_OPENING = 4  # words from the start of a sentence to the share of those whose view it gives


def according(sentence: Sentence, own: tuple[Token, ...], unit: str, lexicon: Lexicon) -> bool:
    """« Pour 56 % des sondés, … »: whose view it is."""
    before = " ".join(t.lower for t in sentence.tokens[max(0, own[0].i - 2) : own[0].i])
    opens = any(before == w or before.endswith(f" {w}") for w in lexicon.listed("according"))
    return opens and own[0].i <= _OPENING and unit == "%"


def standing(sentence: Sentence, own: tuple[Token, ...], unit: str, lexicon: Lexicon) -> bool:
    """« une commune de 9 400 habitants », « selon deux témoins »: what is so whatever happened."""
    before = [t.lower for t in sentence.tokens[max(0, own[0].i - 2) : own[0].i]]
    if not before:
        return False
    if len(before) > 1 and _parental(sentence, own[0].i - len(before), lexicon) and before[1] in lexicon.role("of"):
        return unit in lexicon.listed("child")  # « une mère de trois enfants a été jugée »
    if surveyed(sentence, own, lexicon):
        return False
    if are_people(unit, lexicon) and any(f" {' '.join(before)}".endswith(f" {w}") for w in lexicon.listed("source")):
        return True
    if _apposed(sentence, own, unit, lexicon):
        return True
    if _measuring(sentence, own, lexicon) or _sized(sentence, own, unit, lexicon) or _made_up(sentence, own, lexicon):
        return True
    if len(before) > 1 and before[0] in lexicon.listed("ground_noun") and unit in lexicon.listed("area"):
        return before[1] in lexicon.role("of")  # « une région de 3 000 km² »
    ground = len(before) > 1 and before[0] in lexicon.listed("ground_noun") | lexicon.listed("whole_world")
    return ground and before[1] in lexicon.role("of") and lexicon.phases.get(("UNIT", unit)) is Phase.CURRENT


def _parental(sentence: Sentence, i: int, lexicon: Lexicon) -> bool:
    """« mère », « mère isolée » at word i."""
    described = sentence.tokens[i].pos in ("ADJ", "VERB") and i > 0
    return any(t.lower in lexicon.listed("parent") for t in sentence.tokens[i - described : i + 1])


def away(sentence: Sentence, own: tuple[Token, ...], unit: str, lexicon: Lexicon) -> bool:
    """« à Kibaro, à 40 km de Brune »: how far a place is, no verb right before; « à 11 km de profondeur » is none."""
    before = sentence.tokens[own[0].i - 2] if own[0].i > 1 else None
    verbless = own[0].i == 1 or (before is not None and before.pos not in ("VERB", "AUX", "ADV"))
    return verbless and (is_far(sentence, own, unit, lexicon) or is_behind(sentence, own, unit, lexicon))


def at_a_rate(sentence: Sentence, own: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """« avec huit millions de visiteurs par an, le parc a … »: what is so year by year."""
    behind = sentence.tokens[with_complement(sentence, own)[-1].i + 1 :][:1]
    near = (*with_complement(sentence, own)[len(own) :], *behind)
    return any(
        t.lower in lexicon.listed("each")
        and sentence.tokens[t.i + 1].lower in lexicon.listed("years") | lexicon.listed("head")
        for t in near
        if t.i + 1 < len(sentence.tokens)
    )


def one_of_known(sentence: Sentence, own: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """« une des 43 aires de la région »: one is meant, all are there."""
    ahead = [t.lower for t in sentence.tokens[max(0, own[0].i - 2) : own[0].i]]
    return len(ahead) > 1 and ahead[1] in lexicon.role("of_the") and ahead[0] in lexicon.role("one")


def _measuring(sentence: Sentence, own: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """« cette route longue de 6 km »: a measure of what is known already."""
    ahead = sentence.tokens[max(0, own[0].i - _MEASURED) : own[0].i]
    if len(ahead) < _MEASURED or " ".join(t.lower for t in ahead[1:]) not in lexicon.role("measuring"):
        return False
    article = sentence.children(ahead[0].i, "det")
    return any(t.morph.get("Definite") == "Def" or t.morph.get("PronType") == "Dem" for t in article)


def _apposed(sentence: Sentence, own: tuple[Token, ...], unit: str, lexicon: Lexicon) -> bool:
    """« Brune et Valmer, deux grands ports du nord, ont … »: what several named ones are."""
    if own[0].i < _NAMED or sentence.tokens[own[0].i - 1].text != "," or not all(t.text.islower() for t in own):
        return False
    named = sentence.tokens[own[0].i - _NAMED : own[0].i - 1]
    joined = any(t.lower in lexicon.role("and") for t in named) and named[-1].pos == "PROPN"
    behind = sentence.tokens[own[-1].i + 1 : own[-1].i + 2]
    goes_on = bool(behind) and behind[0].pos not in ("ADP", "PUNCT", "ADJ")
    counted = lexicon.phases.get(("UNIT", unit)) is not Phase.DONE and unit not in lexicon.listed("years")
    killed = any(lemma(t, lexicon) in lexicon.verbs_of("killing") for t in sentence.tokens if t.pos == "VERB")
    return joined and counted and not goes_on and not killed


def _sized(sentence: Sentence, own: tuple[Token, ...], unit: str, lexicon: Lexicon) -> bool:
    """« le gazoduc de 20 pouces », « son étude de 52 pages », « une tour de 30 mètres a brûlé »: how large a thing is; not how
    much is done or falls (« une marche de 12 kilomètres »)."""
    if unit not in lexicon.sizes or own[0].i < 2 or sentence.tokens[own[0].i - 1].lower not in lexicon.role("from"):
        return False
    noun = sentence.tokens[own[0].i - 2]
    if noun.pos != "NOUN" or noun.lemma in lexicon.verbs_of("unsized") or ("NOUN", noun.lemma) in lexicon.phases:
        return False
    article = next(iter(sentence.children(noun.i, "det", "case")), None)
    known = article is not None and (article.morph.get("Definite") == "Def" or article.morph.get("Poss") == "Yes")
    known = known or (article is not None and article.morph.get("PronType") == "Dem")
    ahead = sentence.tokens[: noun.i]
    return known or not any(
        t.pos in ("VERB", "AUX") for t in (*ahead, *sentence.tokens[own[-1].i :]) if _later(t, lexicon)
    )


def _later(token: Token, lexicon: Lexicon) -> bool:
    """Whether a verb puts off what it governs: « une tour de 30 mètres sera construite »."""
    coming = (Tense.FUTURE, Tense.CONDITIONAL, Tense.INFINITIVE)
    return tense(token, lexicon) in coming or token.lemma in lexicon.planning


def _made_up(sentence: Sentence, own: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """« une association faite d'une quinzaine de voisins », « un collectif de cinq avocats », « fort de 300 membres »."""
    if own[0].i < 2 or sentence.tokens[own[0].i - 1].lower not in lexicon.role("from"):
        return False
    before = sentence.tokens[own[0].i - 2]
    if any(t.lower in lexicon.listed("years") for t in own):
        return False
    if before.lower in lexicon.listed("consisting"):
        body = sentence.tokens[before.i - 1].lower if before.i else ""
        return body in lexicon.listed("made_up") | lexicon.listed("ground_noun") | lexicon.listed("premises")
    return before.lower in lexicon.listed("made_up")


def surveyed(sentence: Sentence, own: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """« un sondage réalisé auprès de 1 200 personnes »: who was asked for it."""
    before = [t.lower for t in sentence.tokens[max(0, own[0].i - 2) : own[0].i]]
    asked = sentence.tokens[max(0, own[0].i - _MEASURED - 2) : max(0, own[0].i - 2)]
    if len(before) > 1 and before[0] in lexicon.listed("sample") and before[1] in lexicon.role("from"):
        return True
    among = len(before) > 1 and " ".join(before) in lexicon.listed("asked_of")
    return among and any(t.lemma in lexicon.verbs_of("surveying") for t in asked)


def narrated(sentence: Sentence, lexicon: Lexicon) -> bool:
    """« En 1968, huit équipes participent », « Ce jour-là, dix bergers attendent »: the time that opens a sentence is past."""
    first = sentence.tokens[: _MEASURED + 1]
    if len(first) > _MEASURED and first[0].lower in lexicon.listed("wide") and first[2].text == ",":
        return is_year(first[1].text)
    setting = _setting(sentence)
    if any(a.lower in lexicon.months and is_year(b.text) for a, b in pairwise(setting)):
        return True  # « Le 3 mars 2014, »
    told = f" {' '.join(t.lower for t in setting)} "
    words = lexicon.listed("past_year") | lexicon.listed("bygone")
    if setting and setting[0].lower not in lexicon.listed("since") and any(f" {w} " in told for w in words):
        return True  # « Le 24 avril dernier, », « Hier soir, »
    opening = "".join(t.lower for t in sentence.tokens[:_OPENING])
    return any(opening.startswith(form.replace(" ", "")) for form in lexicon.listed("that_day"))


def foretold(sentence: Sentence, lexicon: Lexicon) -> bool:
    """« Demain, 300 agents sont mobilisés », « Dès l'an prochain, la taxe passe à 12 % », « Dans deux ans, »: the time that opens
    a sentence is to come."""
    setting = _setting(sentence)
    ahead = " ".join(t.lower for t in setting[:2]) in lexicon.listed("till")
    soon = lexicon.listed("soon") - lexicon.listed("here")
    within = len(setting) > 1 and setting[0].lower in lexicon.role("in_time") and setting[1].pos == "NUM"
    return ahead or any(t.lower in soon for t in setting) or (within and setting[-1].lower in lexicon.listed("years"))


def _setting(sentence: Sentence) -> tuple[Token, ...]:
    """The words before a comma near the start of the sentence."""
    comma = next((t.i for t in sentence.tokens[: _DATED + 1] if t.text == ","), 0)
    return sentence.tokens[:comma]
