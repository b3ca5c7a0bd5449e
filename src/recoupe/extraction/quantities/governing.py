"""What the verb a figure hangs on (see `linking`), its tense and its meaning say of the counted things.

« Le groupe supprimera 80 postes », « va supprimer », « compte supprimer », « devrait supprimer 80 postes »: to come.
« a supprimé », « aurait supprimé »: done. « emploie », « peut accueillir »: so now. Nouns of acts
(« la suppression de 80 postes ») are done unless a verb puts them off.
"""

from __future__ import annotations

from recoupe.extraction.conjugation import index
from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.quantities.lexicon import Lexicon
from recoupe.extraction.quantities.linking import Link, moves
from recoupe.extraction.quantities.measures import is_money
from recoupe.extraction.quantities.people import are_people
from recoupe.extraction.quantities.singular import singular
from recoupe.extraction.quantities.tense import Tense, finite, helpers, lemma, tense
from recoupe.model.quantity import Phase

_BESIDE = 5  # words between a figure and the participle behind it
_NEAR = 8  # words around a verb in which « déjà » or « bientôt » belong to it
_DEEPEST = 4  # verbs above one another that are asked


def by_verb(sentence: Sentence, own: tuple[Token, ...], verb: Link | None, unit: str, lexicon: Lexicon) -> Phase | None:
    """What the verb and the nouns between say; None where they say nothing."""
    if verb is None:
        return None
    if any(n.lemma in lexicon.plans and not sentence.children(n.i, "nummod") for n in verb.nouns):
        return Phase.PLANNED
    for noun in verb.nouns:
        if planned_by_word(sentence, (noun,), own[-1].i, lexicon):
            return Phase.PLANNED
        if noun is verb.nouns[0] and _has_come(sentence, noun, verb, lexicon):
            return Phase.DONE
        if lexicon.phases.get(("NOUN", noun.lemma)) is not None:
            above = _says(sentence, verb.verb, False, True, lexicon) if verb.verb.pos == "VERB" else None
            put_off = above is Phase.PLANNED or _put_off(sentence, lexicon)
            return Phase.PLANNED if put_off else Phase.DONE
        vague = own[0].lower in lexicon.rounded
        moved = lemma(verb.verb, lexicon) in lexicon.moving  # « baisser les impôts de 3 % »
        if not is_money(unit) and not vague and not moved and _attribute(sentence, own, noun, lexicon):
            return Phase.CURRENT
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
    told = _says(sentence, verb.verb, verb.subject, verb.direct, lexicon)
    if told is Phase.DONE and _reached(sentence, own, verb.verb, lexicon):
        return Phase.CURRENT
    if told is not Phase.CURRENT or _climbs_to(sentence, own, verb.verb, lexicon):
        return told
    return _in_the_news(sentence, verb, unit, lexicon) or told


def _has_come(sentence: Sentence, noun: Token, verb: Link, lexicon: Lexicon) -> bool:
    """« la mort de 26 personnes », « a annoncé l'interpellation de 600 personnes »: nobody announces these beforehand."""
    if noun.lemma not in lexicon.verbs_of("befalling") or _put_off(sentence, lexicon):
        return False
    if verb.verb.lemma in lexicon.saying:
        return True
    return verb.verb.pos != "VERB" or _says(sentence, verb.verb, False, True, lexicon) is not Phase.PLANNED


def at_the_age(sentence: Sentence, own: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """« à l'âge de 43 ans »: when something was done."""
    ahead = " ".join(t.lower for t in sentence.tokens[max(0, own[0].i - 4) : own[0].i])
    return ahead in lexicon.role("at_the_age")


def _reached(sentence: Sentence, own: tuple[Token, ...], verb: Token, lexicon: Lexicon) -> bool:
    """« est passé de 10 à 12 »: what it is now, unless a date behind says when it was."""
    before, behind = own[0].i - 1, own[-1].i + 1
    to = before > verb.i and sentence.tokens[before].lower in lexicon.role("to")
    dated = behind < len(sentence.tokens) and sentence.tokens[behind].lower in lexicon.where
    return to and not dated and lemma(verb, lexicon) in lexicon.moving - lexicon.falling


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
    if not link.direct or tense(verb, lexicon) is not Tense.PRESENT or helpers(sentence, verb, lexicon):
        return None
    near = sentence.tokens[max(0, verb.i - _NEAR) : verb.i + 2 * _NEAR]
    if any(t.lower in lexicon.listed("habit") | lexicon.role("not") for t in near):
        return None
    known = lemma(verb, lexicon)
    gathers = known in lexicon.verbs_of("gathering") and (unit in lexicon.attending or unit in lexicon.at_the_event)
    acts = link.subject and known in lexicon.verbs_of("acting")
    if gathers or acts or (known in lexicon.verbs_of("punctual") and not link.subject):
        return Phase.DONE
    return Phase.PLANNED if known in lexicon.verbs_of("launching") and not link.subject else None


def _put_off(sentence: Sentence, lexicon: Lexicon) -> bool:
    """« la suppression de 80 postes d'ici à 2031 »."""
    return any(t.lower in lexicon.listed("soon") for t in sentence.tokens)


def _attribute(sentence: Sentence, own: tuple[Token, ...], noun: Token, lexicon: Lexicon) -> bool:
    """« les entreprises de plus de 20 salariés »: what a known thing is like."""
    if at_the_age(sentence, own, lexicon):
        return False
    near = own[0].i - noun.i <= 3 and sentence.tokens[own[0].i - 1].lower in lexicon.role("of")
    articles = (t for t in sentence.children(noun.i, "det", "case") if t.morph.get("Definite") == "Def")
    plural = (t.pos == "DET" or t.morph.get("Number") == "Plur" for t in articles)  # « aux camions », not « au lieu »
    return near and any(plural)


def _says(
    sentence: Sentence, verb: Token, subject: bool, direct: bool, lexicon: Lexicon, depth: int = 0
) -> Phase | None:
    if depth > _DEEPEST:
        return None
    bearer = finite(sentence, verb, lexicon)
    form = tense(bearer, lexicon) if bearer.pos in ("VERB", "AUX") else Tense.PRESENT
    if form is Tense.PARTICIPLE and any(
        tense(t, lexicon) is Tense.INFINITIVE for t in helpers(sentence, verb, lexicon)
    ):
        form = Tense.INFINITIVE  # « doit être organisé »
    if _having(sentence, verb, lexicon) or _been(sentence, verb, lexicon):
        return Phase.DONE
    being = bearer.lemma not in lexicon.role("have") or lemma(verb, lexicon) in lexicon.verbs_of("decreeing")
    passive = bearer.i != verb.i and being  # « un deuil de trois jours a été décrété »
    if _hoped(sentence, verb, lexicon):
        return Phase.PLANNED
    planning = (
        lexicon.phases.get(("VERB", lemma(verb, lexicon))) is Phase.PLANNED and direct and (not subject or passive)
    )
    if passive and lemma(verb, lexicon) in lexicon.verbs_of("active"):
        planning = False  # « 80 sociétés sont visées par une enquête »
    if planning and not (lemma(verb, lexicon) in lexicon.needing and _over(sentence, verb, bearer, form, lexicon)):
        return Phase.PLANNED
    foreseen = (t for t in sentence.children(verb.i, "nsubj", "obj") if t.lemma in lexicon.verbs_of("forecast"))
    if next(foreseen, None) is not None and not subject:
        return Phase.PLANNED  # « a relevé ses prévisions à 290 000 tonnes »
    doer = next(iter(sentence.children(verb.i, "nsubj")), None)
    if doer is not None and not subject and doer.lemma in lexicon.plans and form is Tense.PRESENT:
        return Phase.PLANNED if bearer.i == verb.i else None
    if form is Tense.INFINITIVE:
        return _infinitive(sentence, verb, lexicon, depth)
    if form is Tense.FUTURE:
        ahead = any(t.lower in lexicon.listed("soon") for t in sentence.tokens)
        return (
            Phase.DONE if bearer.i != verb.i and bearer.lemma in lexicon.role("have") and not ahead else Phase.PLANNED
        )
    if form is Tense.CONDITIONAL:
        return _conditional(sentence, bearer, verb, subject, direct, lexicon)
    if form is Tense.GERUND or (form is Tense.PARTICIPLE and verb.dep.split(":")[0] == "advcl"):
        return _above(sentence, verb, lexicon, depth)
    if _past(sentence, verb, bearer, form, lexicon):
        return Phase.DONE
    if form is Tense.PARTICIPLE:
        return Phase.CURRENT if lemma(verb, lexicon) in lexicon.lying else Phase.DONE
    governed = next(iter(sentence.children(verb.i, "xcomp")), None)
    if subject and form is Tense.PRESENT and governed is not None and verb.lemma in lexicon.modal - lexicon.able:
        return Phase.PLANNED  # « quarante témoins doivent être entendus »
    if subject and form is Tense.PRESENT and governed is not None and verb.lemma in lexicon.role("going"):
        return Phase.PLANNED
    if form is Tense.IMPERFECT and subject and governed is not None and verb.lemma in lexicon.modal - lexicon.able:
        return Phase.PLANNED  # « quatorze maisons devaient être rachetées »
    if form is Tense.IMPERFECT:
        return _imperfect(sentence, verb, lexicon)
    return Phase.CURRENT


def _having(sentence: Sentence, verb: Token, lexicon: Lexicon) -> bool:
    """« dit avoir marché quatre nuits », whatever the model takes the participle for."""
    return verb.pos not in ("VERB", "AUX") and _perfect(sentence, verb, lexicon)


def _been(sentence: Sentence, verb: Token, lexicon: Lexicon) -> bool:
    """« deux l'ont été »."""
    after = sentence.tokens[verb.i + 1] if verb.i + 1 < len(sentence.tokens) else None
    been = after is not None and after.lemma in lexicon.role("be") and tense(after, lexicon) is Tense.PARTICIPLE
    return been and verb.lemma in lexicon.role("have")


def _hoped(sentence: Sentence, verb: Token, lexicon: Lexicon) -> bool:
    """« elles espéraient que 60 % du prix serait versé », « il est prévu que la barge mouille à 2 km »."""
    if verb.dep.split(":")[0] not in ("ccomp", "csubj", "xcomp"):
        return False
    above = sentence.tokens[verb.head]
    if above.i >= verb.i or not any(t.lower in lexicon.clause_starts for t in sentence.tokens[above.i + 1 : verb.i]):
        return False
    if lexicon.phases.get(("VERB", lemma(above, lexicon))) is not Phase.PLANNED or above.lemma in lexicon.saying:
        return False
    return not any(
        t.lemma in lexicon.role("have") for t in helpers(sentence, verb, lexicon)
    )  # « craint que douze aient péri »


def _over(sentence: Sentence, verb: Token, bearer: Token, form: Tense, lexicon: Lexicon) -> bool:
    """« il a fallu », « il aura fallu », « après avoir attendu »."""
    ahead = form is Tense.FUTURE and bearer.lemma in lexicon.role("have")
    return ahead or _past(sentence, verb, bearer, form, lexicon) or _perfect(sentence, verb, lexicon)


def _perfect(sentence: Sentence, verb: Token, lexicon: Lexicon) -> bool:
    """« avoir attendu »: whether the verb is an infinitive of the past."""
    return any(
        t.lemma in lexicon.role("have") and tense(t, lexicon) is Tense.INFINITIVE
        for t in helpers(sentence, verb, lexicon)
    )


def _past(sentence: Sentence, verb: Token, bearer: Token, form: Tense, lexicon: Lexicon) -> bool:
    """« a perdu », « sont morts », « se sont noyées », « fut »."""
    if form is Tense.PAST:
        return True
    if bearer.i == verb.i or form not in (Tense.PRESENT, Tense.IMPERFECT):
        return False
    noun = verb.pos == "NOUN" and tense(verb, lexicon) is not Tense.PARTICIPLE  # « n'ont pas accès »
    being = not noun and any(t.lemma in lexicon.role("have") for t in helpers(sentence, verb, lexicon))
    return being or verb.lemma in lexicon.compound or _dead(verb, lexicon) or _reflexive(sentence, verb)


def is_past(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """Whether a verb, or the verb whose auxiliary `token` is, tells what has happened."""
    head = sentence.tokens[token.head]
    verb = head if token.dep.split(":")[0] in ("aux", "cop") and head.i > token.i else token
    bearer = finite(sentence, verb, lexicon)
    return _past(sentence, verb, bearer, tense(bearer, lexicon), lexicon)


def undergoes(sentence: Sentence, verb: Token, lexicon: Lexicon) -> bool:
    """« ont été arrêtés », « sont mortes », « ont péri »: what happens to the subject, not what it does."""
    if any(t.lemma in lexicon.role("be") for t in helpers(sentence, verb, lexicon)) or _dead(verb, lexicon):
        return True
    return lemma(verb, lexicon) in lexicon.verbs_of("suffering") or _reflexive(sentence, verb)


def _dead(verb: Token, lexicon: Lexicon) -> bool:
    """« sont morts », which the model takes for a noun."""
    return verb.pos in ("NOUN", "ADJ") and lexicon.phases.get(("UNIT", verb.lemma.lower())) is Phase.DONE


def _infinitive(sentence: Sentence, verb: Token, lexicon: Lexicon, depth: int) -> Phase | None:
    """« va, doit, prévoit de supprimer », « pour supprimer » to come; « a réussi à évacuer », « après avoir perdu » done."""
    if any(t.lemma in lexicon.role("have") for t in helpers(sentence, verb, lexicon)):
        return Phase.DONE
    if _aimed(sentence, verb, lexicon):
        return Phase.PLANNED
    above = sentence.tokens[verb.head]
    causing = (above, *sentence.children(verb.i, "dep", "aux"))  # « est soupçonné d'avoir fait verser »
    if any(_perfect(sentence, t, lexicon) for t in causing if t.pos in ("VERB", "AUX") and t.i < verb.i):
        return Phase.DONE
    marks = [t.lower for t in sentence.children(verb.i, "mark", "case")]
    if any(m in lexicon.role("sooner") for m in marks):
        return _above(sentence, verb, lexicon, depth) or Phase.PLANNED
    if any(m in lexicon.purpose for m in marks):
        came = lemma(verb, lexicon) in lexicon.verbs_of("resulting") and above.i < verb.i
        past = came and _past(sentence, above, b := finite(sentence, above, lexicon), tense(b, lexicon), lexicon)
        return Phase.DONE if past else Phase.PLANNED
    if above.i == verb.i:
        return None
    if _seen(sentence, verb, lexicon):
        return Phase.DONE
    if above.pos == "NOUN" and _wanted(sentence, above, lexicon):
        return Phase.PLANNED
    if above.pos == "NOUN":
        soon = above.lower in lexicon.listed("verge")
        return Phase.PLANNED if soon or above.lemma in lexicon.plans else _above(sentence, verb, lexicon, depth)
    if above.pos not in ("VERB", "AUX", "ADJ"):
        return None
    bearer = finite(sentence, above, lexicon)
    form = tense(bearer, lexicon)
    gone = form is Tense.CONDITIONAL and bearer.i != above.i  # « aurait dû être promulguée »
    if (gone or _past(sentence, above, bearer, form, lexicon)) and above.lemma in lexicon.modal:
        return Phase.DONE
    if above.lemma in lexicon.able and form in (Tense.PRESENT, Tense.IMPERFECT):
        return Phase.CURRENT
    planning = lexicon.phases.get(("VERB", lemma(above, lexicon))) is Phase.PLANNED
    if lemma(above, lexicon) in lexicon.verbs_of("recent") and form is Tense.PRESENT:
        return Phase.DONE
    aiming = lemma(above, lexicon) in lexicon.verbs_of("aiming")
    if above.lemma in lexicon.role("going") or above.lemma in lexicon.modal or planning or aiming:
        return Phase.PLANNED
    return _says(sentence, above, False, False, lexicon, depth + 1)


def _wanted(sentence: Sentence, noun: Token, lexicon: Lexicon) -> bool:
    """« a demandé aux compagnies de réduire »: the infinitive is what is asked of somebody."""
    verb = sentence.tokens[noun.head]
    return (
        verb.pos == "VERB"
        and noun.dep.startswith("obl")
        and lexicon.phases.get(("VERB", lemma(verb, lexicon))) is Phase.PLANNED
    )


def _seen(sentence: Sentence, verb: Token, lexicon: Lexicon) -> bool:
    """« le groupe voit son bénéfice bondir de 23 % »."""
    if lemma(verb, lexicon) not in lexicon.verbs_of("punctual"):
        return False
    above = next((t for t in sentence.ancestors(verb.i) if t.pos in ("VERB", "AUX")), None)
    return above is not None and above.lemma in lexicon.verbs_of("seeing") and above.i < verb.i


def _aimed(sentence: Sentence, verb: Token, lexicon: Lexicon) -> bool:
    """« la ville compte planter »: a form of such a verb right before, which the model takes for a noun."""
    before = sentence.tokens[verb.i - 1] if verb.i else None
    if before is None or before.pos != "NOUN" or sentence.children(before.i, "det"):
        return False
    verbs = tuple(sorted(lexicon.verbs_of("aiming")))
    return any(r.lemma in verbs for r in index(verbs, lexicon.language).get(before.lower, ()))


def _above(sentence: Sentence, verb: Token, lexicon: Lexicon, depth: int) -> Phase | None:
    """What the next verb above says: « a explosé, tuant 12 personnes »."""
    for token in sentence.ancestors(verb.i):
        if token.pos == "NOUN" and token.lemma in lexicon.plans:
            return Phase.PLANNED
        if token.pos in ("VERB", "AUX") and token.lemma not in lexicon.saying:
            return _says(sentence, token, False, False, lexicon, depth + 1)
    return None


def _conditional(
    sentence: Sentence, bearer: Token, verb: Token, subject: bool, direct: bool, lexicon: Lexicon
) -> Phase | None:
    """« aurait fait », « se seraient noyées » has happened; « serait fermée », « coûterait » is to come; « attendraient » is so."""
    words = {t.lower for t in sentence.tokens[max(0, verb.i - _NEAR) : verb.i + _NEAR]}
    gone = verb.lemma in lexicon.compound or _dead(verb, lexicon)  # « seraient morts »
    gone = gone or bearer.lemma in lexicon.role("have") or _reflexive(sentence, verb)
    if bearer.i != verb.i and gone:
        return Phase.DONE  # « se seraient déjà désistées »
    if words & lexicon.listed("now"):
        return Phase.CURRENT
    soon = bool(words & lexicon.listed("soon"))
    governs = next(iter(sentence.children(verb.i, "xcomp")), None)
    if bearer.i == verb.i:
        ahead = soon or (direct and not subject) or (verb.lemma in lexicon.modal and governs is not None)
        return Phase.PLANNED if ahead else Phase.CURRENT
    return Phase.PLANNED if soon or tense(verb, lexicon) is Tense.PARTICIPLE else Phase.CURRENT


def _imperfect(sentence: Sentence, verb: Token, lexicon: Lexicon) -> Phase:
    """What was so is done, but in what is reported (« a dit que 80 agents étaient sur place ») it is so."""
    children = (singular(t.lower, lexicon) for t in sentence.children(verb.i))
    if any(lexicon.phases.get(("UNIT", c)) is Phase.CURRENT for c in children):
        return Phase.CURRENT  # « étaient portées disparues »
    reported = verb.dep.split(":")[0] == "ccomp" or any(t.lower in lexicon.listed("now") for t in sentence.tokens)
    return Phase.CURRENT if reported else Phase.DONE


def _reflexive(sentence: Sentence, token: Token) -> bool:
    return any(t.morph.get("Reflex") == "Yes" for t in sentence.children(token.i))
