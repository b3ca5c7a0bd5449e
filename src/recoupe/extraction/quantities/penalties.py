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
from recoupe.extraction.quantities.numeral import is_year
from recoupe.extraction.quantities.people import are_people
from recoupe.extraction.quantities.tense import Tense, finite, helpers, lemma, tense
from recoupe.model.quantity import Phase

_NEAR = 4  # words from « peine » to how long it is: « une peine de prison de »
_BEFORE = 16  # words from the verb to the penalty


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
    if link is not None and link.subject and _pronounced(sentence, own, link.verb, lexicon):
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


def _pronounced(sentence: Sentence, own: tuple[Token, ...], verb: Token, lexicon: Lexicon) -> bool:
    """« Une peine de cinq ans de prison a été prononcée »: the penalty itself is imposed, or asked for."""
    passive = any(t.lemma in lexicon.role("be") for t in helpers(sentence, verb, lexicon))
    kinds = lexicon.verbs_of("pronouncing") | lexicon.verbs_of("decreeing")
    near = sentence.tokens[max(0, own[0].i - _NEAR) : own[0].i]
    told = any(t.lower in lexicon.listed("punishment") for t in near)
    return passive and told and lemma(verb, lexicon) in kinds


def _taken_for_noun(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """« La comptable écope de deux ans de prison »."""
    if token.pos != "NOUN" or not token.i or sentence.tokens[token.i - 1].pos in ("DET", "ADP"):
        return False
    forms = readings_of(token.lower, lexicon.verbs_of("sentencing"), lexicon.language)
    return any(form.kind == "finite" for form in forms)


def _long_ago(sentence: Sentence, verb: Token, lexicon: Lexicon) -> bool:
    """« avait été condamné », « condamné en 2009 », « déjà condamné »."""
    bearer = finite(sentence, verb, lexicon)
    if verb.pos != "ADJ" and bearer.i != verb.i and tense(bearer, lexicon) is Tense.IMPERFECT:
        return True  # « était passible de cinq ans » is still to be imposed
    near = sentence.tokens[max(0, verb.i - 2) : verb.i]
    if any(t.lower in lexicon.listed("already") for t in near):
        return True
    years = [t for t in sentence.tokens if is_year(t.text) and _when(sentence, t, lexicon)]
    return any(_of_the_verb(sentence, t, verb, bearer) for t in years)


def _when(sentence: Sentence, year: Token, lexicon: Lexicon) -> bool:
    """« en 2014 », « en mars 2014 », « le 3 mars 2014 »."""
    before = sentence.tokens[year.i - 1].lower if year.i else ""
    return before in lexicon.listed("wide") or before in lexicon.months


def _of_the_verb(sentence: Sentence, year: Token, verb: Token, bearer: Token) -> bool:
    """Whether no other verb stands before a year to which it may belong: « qui avait blessé un élu en 2013, a été condamné »."""
    ahead = (
        t for t in reversed(sentence.tokens[: year.i]) if t.pos in ("VERB", "AUX") and t.i not in (verb.i, bearer.i)
    )
    other = next(ahead, None)
    return other is None or other.i < bearer.i < year.i or (verb.i < year.i and other.i < verb.i)
