"""What the verb a figure hangs on (see `linking`), its tense and its meaning say of the counted things.

« Le groupe supprimera 80 postes », « va supprimer », « compte supprimer », « devrait supprimer 80 postes »: to come.
« a supprimé », « aurait supprimé »: done. « emploie », « peut accueillir »: so now. Nouns of acts
(« la suppression de 80 postes ») are done unless a verb puts them off.
"""

from __future__ import annotations

from itertools import pairwise

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.quantities.lexicon import Lexicon
from recoupe.extraction.quantities.linking import Link, moves
from recoupe.extraction.quantities.measures import is_money
from recoupe.extraction.quantities.moods import is_past, reflexive, says
from recoupe.extraction.quantities.numeral import is_year
from recoupe.extraction.quantities.people import are_people
from recoupe.extraction.quantities.singular import singular
from recoupe.extraction.quantities.tense import Tense, finite, helpers, lemma, tense
from recoupe.model.quantity import Phase

_BESIDE = 5  # words between a figure and the participle behind it
_DATED = 3  # words of « réalisé en 2019 » before a verb and its pronoun
_NEGATED = 3  # words around a verb in which its own « ne … pas » stands
_MEASURE = 10  # words from « des mesures » to « comme la hausse »
_NEAR = 8  # words around a verb in which « déjà » or « bientôt » belong to it


def by_verb(sentence: Sentence, own: tuple[Token, ...], verb: Link | None, unit: str, lexicon: Lexicon) -> Phase | None:
    """What the verb and the nouns between say; None where they say nothing."""
    if verb is None:
        return None
    if any(n.lemma in lexicon.plans and not sentence.children(n.i, "nummod") for n in verb.nouns):
        return Phase.PLANNED
    if _foreseen(sentence, own, verb, lexicon) or _pledged(sentence, own, verb, lexicon):
        return Phase.PLANNED
    if (told_so := _by_nouns(sentence, own, verb, unit, lexicon)) is not None:
        return told_so
    near = len(verb.nouns) <= 1
    if verb.subject and near and verb.verb.pos == "ADJ" and described(verb.verb, lexicon) is Phase.PLANNED:
        return Phase.PLANNED  # « 289 voix sont nécessaires »
    verbal = verb.verb.pos in ("VERB", "AUX") or moves(sentence, verb.verb, lexicon)
    if not verbal and not sentence.children(verb.verb.i, "aux", "cop"):
        return None
    if _of_a_plan(sentence, own, verb, lexicon) or _planned_object(sentence, own, verb, lexicon):
        return Phase.PLANNED
    if not verb.subject and is_money(unit) and lemma(verb.verb, lexicon) in lexicon.verbs_of("deciding"):
        return Phase.PLANNED
    told = says(sentence, verb.verb, verb.subject, verb.direct, lexicon)
    if told is Phase.PLANNED and _addressed(sentence, own, verb, unit, lexicon):
        return Phase.DONE if is_past(sentence, verb.verb, lexicon) else Phase.CURRENT
    if told is Phase.PLANNED and _screened(sentence, verb, unit, lexicon):
        return Phase.DONE
    if told is Phase.CURRENT and not verb.subject and _left(sentence, own, verb.verb, lexicon):
        return Phase.PLANNED
    if told is Phase.DONE and _mentioned(verb, unit, lexicon):
        return Phase.CURRENT
    if told is Phase.DONE and (
        _by_now(sentence, verb.verb, lexicon) or _reached(sentence, own, verb.verb, unit, lexicon)
    ):
        return Phase.CURRENT
    if told is not Phase.CURRENT or _climbs_to(sentence, own, verb.verb, lexicon):
        return told
    if not verb.subject and tense(verb.verb, lexicon) is Tense.PRESENT and _of_a_year(sentence, verb.verb, lexicon):
        return Phase.DONE
    if verb.subject and _among_the_dead(sentence, verb.verb, lexicon):
        return Phase.DONE
    return _in_the_news(sentence, verb, unit, lexicon) or told


def _by_nouns(sentence: Sentence, own: tuple[Token, ...], verb: Link, unit: str, lexicon: Lexicon) -> Phase | None:
    """What the nouns between the figure and its verb say: « l'interdiction prochaine de trois produits »."""
    for noun in verb.nouns:
        if planned_by_word(sentence, (noun,), own[-1].i, lexicon):
            return Phase.PLANNED
        aside = (t for t in sentence.children(noun.i, "amod", "acl") if noun.i < t.i < own[0].i)
        if any(described(t, lexicon) is Phase.PLANNED for t in aside):
            return Phase.PLANNED  # « l'interdiction prochaine, décidée hier, de trois produits »
        happens = lexicon.phases.get(("NOUN", noun.lemma)) is not None
        if happens and (so := _worth_or_enabled(verb, lexicon)) is not None:
            return so
        if noun is verb.nouns[0] and _has_come(sentence, noun, verb, lexicon):
            return Phase.DONE
        if happens:
            above = says(sentence, verb.verb, False, True, lexicon) if verb.verb.pos == "VERB" else None
            decided = not verb.subject and lemma(verb.verb, lexicon) in lexicon.verbs_of("deciding")
            put_off = above is Phase.PLANNED or decided or _put_off(sentence, lexicon)
            put_off = put_off or _on_hold(sentence, noun, verb, lexicon)
            return Phase.PLANNED if put_off else Phase.DONE
        vague = own[0].lower in lexicon.rounded
        moved = lemma(verb.verb, lexicon) in lexicon.moving  # « baisser les impôts de 3 % »
        moved = moved or (unit in lexicon.shares and any(("NOUN", n.lemma) in lexicon.phases for n in verb.nouns))
        if not is_money(unit) and not vague and not moved and _attribute(sentence, own, noun, lexicon):
            return Phase.CURRENT
    return None


def _worth_or_enabled(verb: Link, lexicon: Lexicon) -> Phase | None:
    """« représente une perte de 3 millions » is so now, « une loi permettant la création de 80 postes » to come."""
    known, form = lemma(verb.verb, lexicon), tense(verb.verb, lexicon)
    if form is Tense.GERUND and known in lexicon.verbs_of("enabling"):
        return Phase.PLANNED
    worth = not verb.subject and form is Tense.PRESENT and known in lexicon.verbs_of("standing_for")
    return Phase.CURRENT if worth else None


def _on_hold(sentence: Sentence, noun: Token, verb: Link, lexicon: Lexicon) -> bool:
    """« la suppression de 80 postes est suspendue », « des mesures comme la suppression de 80 postes »: what has not been done."""
    if verb.subject and lemma(verb.verb, lexicon) in lexicon.verbs_of("withholding"):
        return True
    article = next((t for t in sentence.children(noun.i, "det") if t.i == noun.i - 1), noun)
    led = article.i > 0 and sentence.tokens[article.i - 1].lower in lexicon.listed("such_as")
    ahead = sentence.tokens[max(0, article.i - _MEASURE) : article.i]
    return led and any(t.lemma in lexicon.plans | lexicon.verbs_of("measure") for t in ahead if t.pos == "NOUN")


def _has_come(sentence: Sentence, noun: Token, verb: Link, lexicon: Lexicon) -> bool:
    """« la mort de 26 personnes », « a annoncé l'interpellation de 600 personnes »: nobody announces these beforehand."""
    if noun.lemma not in lexicon.verbs_of("befalling") or _put_off(sentence, lexicon):
        return False
    later = any(t.lower in lexicon.listed("after") for t in sentence.children(noun.i, "case"))
    if verb.verb.lemma in lexicon.saying or later:
        return True
    return verb.verb.pos != "VERB" or says(sentence, verb.verb, False, True, lexicon) is not Phase.PLANNED


def at_the_age(sentence: Sentence, own: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """« à l'âge de 43 ans »: when something was done."""
    ahead = " ".join(t.lower for t in sentence.tokens[max(0, own[0].i - 4) : own[0].i])
    return ahead in lexicon.role("at_the_age")


def _by_now(sentence: Sentence, verb: Token, lexicon: Lexicon) -> bool:
    """« 13 cas ont actuellement été recensés », « 94 % ont désormais entendu »: how things stand."""
    bearer = finite(sentence, verb, lexicon)
    if tense(bearer, lexicon) is not Tense.PRESENT:
        return False
    words = lexicon.listed("now") - lexicon.listed("already") - lexicon.listed("yet")
    return any(t.lower in words for t in sentence.tokens[bearer.i + 1 : verb.i])


def _mentioned(link: Link, unit: str, lexicon: Lexicon) -> bool:
    """« a cité les neuf millions de pauvres », not « a rappelé 80 licenciements »."""
    named = not link.subject and not link.nouns and lemma(link.verb, lexicon) in lexicon.verbs_of("mentioning")
    return named and ("NOUN", unit) not in lexicon.phases


def _screened(sentence: Sentence, link: Link, unit: str, lexicon: Lexicon) -> bool:
    """« deux films ont été projetés »; « un budget de 3 millions a été projeté » is to come."""
    shown = link.subject and lemma(link.verb, lexicon) in lexicon.verbs_of("screening") and not is_money(unit)
    return shown and not link.nouns and is_past(sentence, link.verb, lexicon)


def _addressed(sentence: Sentence, own: tuple[Token, ...], link: Link, unit: str, lexicon: Lexicon) -> bool:
    """« a demandé aux 240 pompiers de chercher »: those who are told to, not what they are to do."""
    if link.subject or link.nouns or not own[0].i or not are_people(unit, lexicon):
        return False
    behind = sentence.tokens[own[-1].i + 1 : own[-1].i + 1 + _BESIDE]
    of = next((t.i for t in behind if t.lower in lexicon.role("of")), None)
    told = () if of is None else sentence.tokens[of + 1 : of + 1 + _NEAR]
    to = sentence.tokens[own[0].i - 1].lower in lexicon.listed("told_to")
    return to and any(tense(t, lexicon) is Tense.INFINITIVE for t in told if t.pos in ("VERB", "AUX"))


def _left(sentence: Sentence, own: tuple[Token, ...], verb: Token, lexicon: Lexicon) -> bool:
    """« il reste neuf matchs à jouer »."""
    behind = sentence.tokens[own[-1].i + 1 : own[-1].i + 3]
    to = len(behind) > 1 and behind[0].lower in lexicon.role("to")
    return (
        to and lemma(verb, lexicon) in lexicon.verbs_of("remaining") and tense(behind[1], lexicon) is Tense.INFINITIVE
    )


def _reached(sentence: Sentence, own: tuple[Token, ...], verb: Token, unit: str, lexicon: Lexicon) -> bool:
    """« est passé de 10 à 12 »: what it is now, unless a date behind says when it was."""
    before, behind = own[0].i - 1, own[-1].i + 1
    to = before > verb.i and sentence.tokens[before].lower in lexicon.role("to")
    dated = behind < len(sentence.tokens) and sentence.tokens[behind].lower in lexicon.where
    return to and not dated and lemma(verb, lexicon) in lexicon.moving - lexicon.falling and not flows(unit, lexicon)


def flows(unit: str, lexicon: Lexicon) -> bool:
    """Whether a unit counts what happens in a time (« les ventes sont passées de 10 à 12 »), not how much there is."""
    return unit in lexicon.listed("flow") or lexicon.phases.get(("NOUN", unit)) is Phase.DONE


def _climbs_to(sentence: Sentence, own: tuple[Token, ...], verb: Token, lexicon: Lexicon) -> bool:
    """« grimpe à 3 millions »: what it is now, whereas « grimpe de 9 % » has happened."""
    to = own[0].i - 1 == verb.i + 1 and sentence.tokens[own[0].i - 1].lower in lexicon.role("to")
    return to and lemma(verb, lexicon) in lexicon.moving


def _of_a_plan(sentence: Sentence, own: tuple[Token, ...], link: Link, lexicon: Lexicon) -> bool:
    """« a annoncé l'arrivée, le 28 avril, de deux bateaux », « le projet, estimé à 30 millions »."""
    verb = link.verb
    if (
        verb.lemma in lexicon.saying
        and tense(verb, lexicon) is Tense.PARTICIPLE
        and not helpers(sentence, verb, lexicon)
    ):
        noun = next((t for t in reversed(sentence.tokens[: verb.i]) if t.pos == "NOUN"), verb)
        return noun.lemma in lexicon.plans
    before = sentence.tokens[own[0].i - 1] if own[0].i else None
    complement = before is not None and before.lower in lexicon.role("of") and not link.direct
    objects = any(t.pos == "NOUN" and t.i < own[0].i for t in sentence.children(verb.i, "obj"))
    return complement and objects and lexicon.phases.get(("VERB", lemma(verb, lexicon))) is Phase.PLANNED


def _planned_object(sentence: Sentence, own: tuple[Token, ...], link: Link, lexicon: Lexicon) -> bool:
    """« prévoit une réduction des effectifs, de 250 postes »: the figure describes the object of a verb of plans."""
    verb = link.verb
    known = own[0].i > 0 and sentence.tokens[own[0].i - 1].lower in lexicon.role("article")  # « aux 12 clubs »
    if known or lexicon.phases.get(("VERB", lemma(verb, lexicon))) is not Phase.PLANNED:
        return False
    objects = (n for n in link.nouns if n.head == verb.i and n.dep.split(":")[0] == "obj")
    return any(not are_people(n.text, lexicon) for n in objects)


def _foreseen(sentence: Sentence, own: tuple[Token, ...], link: Link, lexicon: Lexicon) -> bool:
    """« a abaissé sa prévision de croissance à 1,5 % », « un procès prévu sur trois jours »; « attendu par 80 élus » is not."""
    verb = link.verb
    if not link.subject and lemma(verb, lexicon) in lexicon.verbs_of("amounting"):
        subjects = [t.i for head in (verb.i, verb.head) for t in sentence.children(head, "nsubj")]
        told = (t for i in subjects for t in sentence.children(i, "amod", "acl"))
        if any(described(t, lexicon) is Phase.PLANNED for t in told):
            return True  # « le coût prévu s'élève à 3 millions »
    between = sentence.tokens[verb.i + 1 : own[0].i]
    if link.subject or not between:
        return False
    if not any(t.pos == "PUNCT" for t in between) and any(t.lemma in lexicon.verbs_of("forecast") for t in between):
        return True
    apart = tense(verb, lexicon) is Tense.PARTICIPLE and not helpers(sentence, verb, lexicon)
    if apart and any(t.lemma in lexicon.verbs_of("forecast") for t in _phrase(sentence, verb)):
        return True  # « une prévision de croissance ramenée à 1 % »
    return apart and described(verb, lexicon) is Phase.PLANNED and between[0].lower in lexicon.listed("spread")


def _phrase(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """The words before a participle that belong together: « une prévision de croissance [ramenée] »."""
    start = verb.i
    while start and sentence.tokens[start - 1].pos in ("NOUN", "ADJ", "ADP", "DET"):
        start -= 1
    return sentence.tokens[start : verb.i]


def _pledged(sentence: Sentence, own: tuple[Token, ...], link: Link, lexicon: Lexicon) -> bool:
    """« s'engagent sur la collecte de 80 tonnes », « s'est engagé à hauteur de 3 millions »."""
    verb = link.verb
    if link.subject or lemma(verb, lexicon) not in lexicon.verbs_of("pledging") or not reflexive(sentence, verb):
        return False
    return any(t.lower in lexicon.listed("pledged_to") for t in sentence.tokens[verb.i + 1 : own[0].i])


def planned_by_word(sentence: Sentence, nouns: tuple[Token, ...], end: int, lexicon: Lexicon) -> bool:
    """« un calendrier de cinq ans proposé par le maire »: a participle behind the figure (word `end`) that says so of `nouns`."""
    behind = [t for noun in nouns for t in sentence.children(noun.i, "acl", "amod") if end < t.i <= end + _BESIDE]
    behind += [t for t in sentence.tokens[end + 1 : end + 2] if t.pos in ("ADJ", "VERB")]
    return any(described(t, lexicon) is Phase.PLANNED for t in behind)


def described(token: Token, lexicon: Lexicon) -> Phase | None:
    """What an adjective says, whatever the model takes it for (« menacés »)."""
    known = lexicon.phases.get(("ADJ", token.lemma.lower()))
    if known is not None or token.pos not in ("ADJ", "VERB"):
        return known
    form = singular(token.lower, lexicon)
    told = lexicon.phases.get(("ADJ", token.lower)) or lexicon.phases.get(("ADJ", form))
    return told or lexicon.phases.get(("ADJ", form.removesuffix("e")))


def _in_the_news(sentence: Sentence, link: Link, unit: str, lexicon: Lexicon) -> Phase | None:
    """« la police arrête 12 fraudeurs » has happened, « le groupe supprime 80 postes » is to come; habits are so."""
    verb = link.verb
    passive = tense(finite(sentence, verb, lexicon), lexicon) is Tense.PRESENT and _suffered(sentence, link, lexicon)
    if not link.direct or (
        not passive and (tense(verb, lexicon) is not Tense.PRESENT or helpers(sentence, verb, lexicon))
    ):
        return None
    near = sentence.tokens[max(0, verb.i - _NEAR) : verb.i + 2 * _NEAR]
    denied = any(t.lower in lexicon.role("not") for t in sentence.tokens[max(0, verb.i - _NEGATED) : verb.i + _NEGATED])
    if denied or any(t.lower in lexicon.listed("habit") for t in near):
        return None
    known = lemma(verb, lexicon)
    gathers = (
        not link.nouns
        and known in lexicon.verbs_of("gathering")
        and (unit in lexicon.attending or unit in lexicon.at_the_event)
    )
    acts = link.subject and known in lexicon.verbs_of("acting") and unit not in lexicon.shares
    # « se retrouvent avec deux rues » is no find
    sudden = known in lexicon.verbs_of("punctual") and not reflexive(sentence, verb)
    if _suffered(sentence, link, lexicon):
        return Phase.DONE  # « trente personnes sont arrêtées »
    if known in lexicon.verbs_of("shifting") and not link.subject and unit in lexicon.shifted:
        return Phase.DONE  # « l'indice gagne 2 % »
    if gathers or acts or (sudden and not link.subject):
        return Phase.DONE
    return Phase.PLANNED if known in lexicon.verbs_of("launching") and not link.subject else None


def _suffered(sentence: Sentence, link: Link, lexicon: Lexicon) -> bool:
    """« deux agents sont frappés », « trente personnes sont arrêtées »: a passive of what is done at once."""
    known = lemma(link.verb, lexicon)
    sudden = known in lexicon.verbs_of("punctual") | lexicon.verbs_of("killing") | lexicon.verbs_of("befalling_them")
    return link.subject and sudden and any(t.lemma in lexicon.role("be") for t in helpers(sentence, link.verb, lexicon))


def _among_the_dead(sentence: Sentence, verb: Token, lexicon: Lexicon) -> bool:
    """« deux agents figurent parmi les victimes »."""
    for noun in sentence.children(verb.i, "obl:arg", "obl:mod", "obl"):
        ahead = " ".join(t.lower for t in sentence.tokens[max(0, noun.i - 2) : noun.i])
        told = lexicon.phases.get(("UNIT", singular(noun.lower, lexicon)))
        if told is Phase.DONE and ahead in lexicon.role("among"):
            return True
    return False


def _of_a_year(sentence: Sentence, verb: Token, lexicon: Lexicon) -> bool:
    """« le chiffre d'affaires réalisé en 2019 s'élève à 40 millions »: right before the verb."""
    before = [t for t in sentence.tokens[max(0, verb.i - _DATED - 1) : verb.i] if t.pos != "PRON"][-_DATED:]
    if len(before) < _DATED or before[0].pos not in ("VERB", "ADJ") or not is_year(before[2].text):
        return False
    return before[1].lower in lexicon.listed("wide") and tense(before[0], lexicon) is Tense.PARTICIPLE


def _put_off(sentence: Sentence, lexicon: Lexicon) -> bool:
    """« la suppression de 80 postes d'ici à 2031 », « à l'horizon 2040, une hausse de 12 % »."""
    till = (" ".join((a.lower, b.lower)) for a, b in pairwise(sentence.tokens))
    return any(t.lower in lexicon.listed("soon") for t in sentence.tokens) or any(
        pair in lexicon.listed("till") for pair in till
    )


def _attribute(sentence: Sentence, own: tuple[Token, ...], noun: Token, lexicon: Lexicon) -> bool:
    """« les entreprises de plus de 20 salariés »: what a known thing is like."""
    if noun.lower in lexicon.listed("alongside") or lexicon.phases.get(("UNIT", noun.lemma)) is Phase.DONE:
        return False  # « aux côtés de 70 ministres », « les corps de cinq marins »
    lasting = any(t.lower in lexicon.listed("years") for t in own) and not are_people(noun.text, lexicon)
    if lasting or at_the_age(sentence, own, lexicon):
        return False  # « la suspension de trois mois »
    near = own[0].i - noun.i <= 3 and sentence.tokens[own[0].i - 1].lower in lexicon.role("of")
    articles = (t for t in sentence.children(noun.i, "det", "case") if t.morph.get("Definite") == "Def")
    peopled = noun.lemma.lower() in lexicon.listed("ground_noun") | lexicon.listed("premises")
    # « l'école de douze élèves », not « la location de 72 points »
    return near and any(peopled or t.morph.get("Number") == "Plur" for t in articles)
