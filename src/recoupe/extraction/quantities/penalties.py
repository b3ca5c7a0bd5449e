"""Penalties: what a court or a body imposes is to come, what has been served or was imposed long ago has happened.

« Elle a été condamnée à 18 mois de prison, dont un an ferme » and « Cinq ans de prison pour l'ancien maire »: still to be served.
« Il avait été condamné à six mois », « condamné en 2009 à cinq ans » and « il a purgé trois ans de prison » are past.
"""

from __future__ import annotations

from recoupe.extraction.conjugation import readings_of
from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.quantities.lexicon import Lexicon
from recoupe.extraction.quantities.linking import Link
from recoupe.extraction.quantities.measures import is_money
from recoupe.extraction.quantities.moods import in_a_year
from recoupe.extraction.quantities.people import are_people
from recoupe.extraction.quantities.tense import Tense, finite, lemma, tense
from recoupe.model.quantity import Phase

_BEFORE = 12  # words from the verb to the penalty


def is_term(sentence: Sentence, own: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """« cinq ans de prison », « six mois ferme », « six, dix et douze mois de prison »."""
    if own[-1].lower in lexicon.listed("penalty"):
        return True
    for token in sentence.tokens[own[-1].i + 1 :]:
        if token.lower in lexicon.listed("penalty"):
            return True
        listed = token.lower in lexicon.role("of") | lexicon.role("list") | lexicon.listed("years")
        if not listed and token.text != "," and token.pos != "NUM":
            return False
    return False


def imposed(sentence: Sentence, own: tuple[Token, ...], link: Link | None, unit: str, lexicon: Lexicon) -> Phase | None:
    """The phase of the penalty `own` by the verb that imposes it; None where none does."""
    timed = unit in lexicon.listed("years")
    if not (timed or is_money(unit)):
        return None
    verb = _sentencing(sentence, own, link, lexicon)
    if verb is None:
        return None
    bearer = next(iter(sentence.children(verb.i, "nsubj")), None)
    if verb.pos == "ADJ" and bearer is not None and not are_people(bearer.lemma, lexicon):
        return None  # « le vol est passible de deux ans »: what the law says
    ties = lexicon.role("to") | lexicon.role("of") | lexicon.role("list")
    before = sentence.tokens[own[0].i - 1] if own[0].i else None
    tied = before is not None and (before.lower in ties or lemma(before, lexicon) in lexicon.verbs_of("giving"))
    if not tied and not (timed and is_term(sentence, own, lexicon)):
        return None
    return Phase.DONE if _long_ago(sentence, verb, lexicon) else Phase.PLANNED


def _sentencing(sentence: Sentence, own: tuple[Token, ...], link: Link | None, lexicon: Lexicon) -> Token | None:
    """The verb that imposes the penalty: the one it hangs on, else the last before it in its clause."""
    verbs = lexicon.verbs_of("sentencing")
    if link is not None and lemma(link.verb, lexicon) in verbs and not link.subject:
        return link.verb
    penalty = False
    for token in reversed(sentence.tokens[max(0, own[0].i - _BEFORE) : own[0].i]):
        penalty = penalty or token.lower in lexicon.listed("punishment")
        if penalty and lemma(token, lexicon) in lexicon.verbs_of("pronouncing"):
            return token  # « a prononcé une peine de travail de 60 heures »
        if lemma(token, lexicon) in verbs or _taken_for_noun(sentence, token, lexicon):
            return token
        if lemma(token, lexicon) in lexicon.verbs_of("giving") and tense(token, lexicon) is Tense.INFINITIVE:
            continue  # « condamné à verser 3 000 euros »
        if token.pos in ("VERB", "AUX") or token.text in (";", ":", "("):
            return None
    return None


def _taken_for_noun(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """« La comptable écope de deux ans de prison »."""
    if token.pos != "NOUN" or not token.i or sentence.tokens[token.i - 1].pos in ("DET", "ADP"):
        return False
    forms = readings_of(token.lower, lexicon.verbs_of("sentencing"), lexicon.language)
    return any(form.kind == "finite" for form in forms)


def _long_ago(sentence: Sentence, verb: Token, lexicon: Lexicon) -> bool:
    """« avait été condamné », « condamné en 2009 », « déjà condamné »."""
    bearer = finite(sentence, verb, lexicon)
    if bearer.i != verb.i and tense(bearer, lexicon) is Tense.IMPERFECT:
        return True
    near = sentence.tokens[max(0, verb.i - 2) : verb.i]
    if any(t.lower in lexicon.listed("already") for t in near):
        return True
    return in_a_year(sentence, lexicon)
