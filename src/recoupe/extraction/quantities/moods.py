"""What the form of a verb says: « supprimera », « va supprimer » to come, « a supprimé », « aurait supprimé » done, « emploie » so.

Infinitives, gerunds and participles say what the verb above them does (« pour supprimer », « après avoir perdu »). Which
verb a figure hangs on is told by `linking`; what the nouns between and the figure itself say, by `governing`.
"""

from __future__ import annotations

from recoupe.extraction.conjugation import readings_of
from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.quantities.clause import begins
from recoupe.extraction.quantities.lexicon import Lexicon
from recoupe.extraction.quantities.numeral import is_year
from recoupe.extraction.quantities.singular import singular
from recoupe.extraction.quantities.tense import Tense, finite, helpers, lemma, tense
from recoupe.model.quantity import Phase

_NEAR = 8  # words around a verb in which « déjà » or « bientôt » belong to it
_CLOSING = (")", ";")
_BEFORE = 4  # words of « si la ville »
_MARK = 2  # words of « afin de »
_DEEPEST = 4  # verbs above one another that are asked


def says(
    sentence: Sentence, verb: Token, subject: bool, direct: bool, lexicon: Lexicon, depth: int = 0
) -> Phase | None:
    """The phase that a verb and its auxiliaries give the figure, its `subject` or `direct` object; `depth` verbs below it."""
    if depth > _DEEPEST:
        return None
    bearer = finite(sentence, verb, lexicon)
    form = tense(bearer, lexicon) if bearer.pos in ("VERB", "AUX") else Tense.PRESENT
    if (form is Tense.PARTICIPLE or bearer.pos not in ("VERB", "AUX")) and any(
        tense(t, lexicon) is Tense.INFINITIVE for t in helpers(sentence, verb, lexicon)
    ):
        form = Tense.INFINITIVE  # « doit être organisé », « pourrait être de 2 % »
    if _having(sentence, verb, lexicon) or _been(sentence, verb, lexicon):
        return Phase.DONE
    if _hoped(sentence, verb, lexicon) or _plans(sentence, verb, bearer, form, subject, direct, lexicon):
        return Phase.PLANNED
    doer = next(iter(sentence.children(verb.i, "nsubj")), None)
    if doer is not None and doer.morph.get("PronType") == "Rel" and verb.dep == "acl:relcl":
        doer = sentence.tokens[verb.head]  # « un projet de loi qui réduit la taxe à 6 % »
    if doer is not None and not subject and doer.lemma in lexicon.plans and form is Tense.PRESENT:
        return Phase.PLANNED if bearer.i == verb.i else None
    if form is Tense.INFINITIVE:
        return _infinitive(sentence, verb, lexicon, depth)
    if form is Tense.FUTURE:
        ahead = any(t.lower in lexicon.listed("soon") for t in sentence.tokens)
        had = bearer.i != verb.i and bearer.lemma in lexicon.role("have")
        return Phase.DONE if had and not ahead else Phase.PLANNED
    if form is Tense.CONDITIONAL:
        return _conditional(sentence, bearer, verb, subject, direct, lexicon)
    if form is Tense.PARTICIPLE and lemma(head := sentence.tokens[verb.head], lexicon) in lexicon.verbs_of("remaining"):
        return says(sentence, head, subject, direct, lexicon, depth + 1)  # « pourrait rester fermé dix jours »
    if form is Tense.GERUND or (form is Tense.PARTICIPLE and verb.dep.split(":")[0] == "advcl"):
        return _above(sentence, verb, lexicon, depth)
    if _past(sentence, verb, bearer, form, lexicon):
        return Phase.DONE
    if form is Tense.PARTICIPLE and bearer.i == verb.i and lemma(verb, lexicon) in lexicon.verbs_of("gauging"):
        return _above(sentence, verb, lexicon, depth) or Phase.DONE  # « un coût estimé à 3 millions »
    if form is Tense.PARTICIPLE:
        lies = lemma(verb, lexicon) in lexicon.lying and not in_a_year(sentence, lexicon)
        return Phase.CURRENT if lies else Phase.DONE
    return _unfinished(sentence, verb, form, subject, lexicon)


def _plans(
    sentence: Sentence, verb: Token, bearer: Token, form: Tense, subject: bool, direct: bool, lexicon: Lexicon
) -> bool:
    """Whether the verb plans what it governs, or somebody's forecast is in it."""
    decreed = bearer.lemma not in lexicon.role("have") or lemma(verb, lexicon) in lexicon.verbs_of("decreeing")
    been = any(t.lemma in lexicon.role("be") for t in helpers(sentence, verb, lexicon))
    passive = been and decreed  # « un deuil de trois jours a été décrété », not « deux élus ont annoncé leur départ »
    planning = (
        lexicon.phases.get(("VERB", lemma(verb, lexicon))) is Phase.PLANNED and direct and (not subject or passive)
    )
    if passive and lemma(verb, lexicon) in lexicon.verbs_of("active"):
        planning = False  # « 80 sociétés sont visées par une enquête »
    threatened = passive and subject and _threatened(sentence, verb, bearer, lexicon)
    needed = lemma(verb, lexicon) in lexicon.needing and _over(sentence, verb, bearer, form, lexicon)
    if planning and not threatened and not needed:
        return True
    foreseen = any(t.lemma in lexicon.verbs_of("forecast") for t in sentence.children(verb.i, "nsubj", "obj"))
    return foreseen and not subject  # « a relevé ses prévisions à 290 000 tonnes »


def _unfinished(sentence: Sentence, verb: Token, form: Tense, subject: bool, lexicon: Lexicon) -> Phase:
    """The phase that a present or an imperfect gives, with the infinitive that it may govern."""
    governs = next(iter(sentence.children(verb.i, "xcomp")), None) is not None
    obliged = subject and governs and verb.lemma in lexicon.modal - lexicon.able
    if form is Tense.PRESENT and governs:
        if obliged or (subject and verb.lemma in lexicon.role("going")):
            return Phase.PLANNED  # « quarante témoins doivent être entendus »
        if lemma(verb, lexicon) in lexicon.verbs_of("recent"):
            return Phase.DONE  # « deux agents viennent d'être blessés »
    if form is Tense.PRESENT and _soon(sentence, verb, lexicon):
        return Phase.PLANNED  # « 300 agents sont mobilisés lundi prochain »
    if form is Tense.IMPERFECT:
        return Phase.PLANNED if obliged else _imperfect(sentence, verb, lexicon)  # « devaient être rachetées »
    return Phase.CURRENT


def _soon(sentence: Sentence, verb: Token, lexicon: Lexicon) -> bool:
    """Whether an adverb or « prochain » near a verb in the present says that it tells of what is to come."""
    near = sentence.tokens[max(0, verb.i - _NEAR) : verb.i + _NEAR]
    told = (t for t in near if t.lower in lexicon.listed("soon") and t.lower not in lexicon.listed("here"))
    told = (t for t in told if t.i and t.i + 1 < len(sentence.tokens) and sentence.tokens[t.i + 1].pos != "NUM")
    days = lexicon.listed("day") | lexicon.months
    return any(t.pos == "ADV" or sentence.tokens[t.i - 1].lower in days for t in told)


def _threatened(sentence: Sentence, verb: Token, bearer: Token, lexicon: Lexicon) -> bool:
    """« un quart des orchidées sont menacées d'extinction », « sont déjà menacés »: in what state they are, unlike « 80 postes
    sont menacés »."""
    if lemma(verb, lexicon) not in lexicon.verbs_of("threatening"):
        return False
    behind = sentence.tokens[verb.i + 1 : verb.i + 2]
    of = bool(behind) and behind[0].lower in lexicon.role("of")
    return of or any(t.lower in lexicon.listed("now") for t in sentence.tokens[bearer.i : verb.i])


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
    above = sentence.tokens[verb.head]
    if _promised(sentence, verb, lexicon):
        return True
    if verb.dep.split(":")[0] not in ("ccomp", "csubj", "xcomp"):
        return False
    if above.i >= verb.i or not any(t.lower in lexicon.clause_starts for t in sentence.tokens[above.i + 1 : verb.i]):
        return False
    if lexicon.phases.get(("VERB", lemma(above, lexicon))) is not Phase.PLANNED or above.lemma in lexicon.saying:
        return False
    return not any(
        t.lemma in lexicon.role("have") for t in helpers(sentence, verb, lexicon)
    )  # « craint que douze aient péri »


def _promised(sentence: Sentence, verb: Token, lexicon: Lexicon) -> bool:
    """« s'est engagé à ce que les familles paient 30 euros »."""
    that = next((t for t in sentence.children(verb.i, "mark") if t.lower in lexicon.clause_starts), None)
    if that is None or " ".join(t.lower for t in sentence.tokens[max(0, that.i - 2) : that.i]) not in lexicon.role(
        "to_it"
    ):
        return False
    above = next((t for t in reversed(sentence.tokens[: that.i]) if t.pos in ("VERB", "AUX")), None)
    return above is not None and lemma(above, lexicon) in lexicon.verbs_of("aiming") | lexicon.verbs_of("obliging")


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
    noun = noun or verb.lower in lexicon.listed("had")  # « ont droit à un repas »
    noun = noun and not any(
        t.lemma in lexicon.role("be") and tense(t, lexicon) is Tense.PARTICIPLE
        for t in helpers(sentence, verb, lexicon)
    )  # « a été de 3 millions »
    being = not noun and any(t.lemma in lexicon.role("have") for t in helpers(sentence, verb, lexicon))
    return being or verb.lemma in lexicon.compound or _dead(verb, lexicon) or reflexive(sentence, verb)


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
    return lemma(verb, lexicon) in lexicon.verbs_of("suffering") or reflexive(sentence, verb)


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
    marks += [t.lower for t in sentence.tokens[max(0, verb.i - _MARK) : verb.i - 1]]  # « afin de recueillir »
    if any(m in lexicon.role("sooner") for m in marks):
        return _above(sentence, verb, lexicon, depth) or Phase.PLANNED
    if any(m in lexicon.purpose for m in marks):
        return _purposed(sentence, verb, above, lexicon, depth)
    if above.i == verb.i:
        return None
    if _seen(sentence, verb, lexicon):
        return Phase.DONE
    if above.pos == "NOUN" and _wanted(sentence, above, lexicon):
        return Phase.PLANNED
    if above.pos == "NOUN":
        soon = above.lower in lexicon.listed("verge")
        return Phase.PLANNED if soon or above.lemma in lexicon.plans else _above(sentence, verb, lexicon, depth)
    return _governed(sentence, above, lexicon, depth) if above.pos in ("VERB", "AUX", "ADJ") else None


def _purposed(sentence: Sentence, verb: Token, above: Token, lexicon: Lexicon, depth: int) -> Phase:
    """« pour financer 3 postes » to come; « est venue pour disperser 300 éleveurs », « a mis dix heures pour adopter » done."""
    if above.i >= verb.i:
        return Phase.PLANNED
    known, past = lemma(verb, lexicon), is_past(sentence, above, lexicon)
    handled = known in lexicon.verbs_of("handling")
    if past and (handled or known in lexicon.verbs_of("resulting")):
        return Phase.DONE
    usual = any(t.lower in lexicon.listed("habit") for t in sentence.tokens[: above.i])
    if (handled or usual) and tense(finite(sentence, above, lexicon), lexicon) is Tense.PRESENT:
        return (
            Phase.CURRENT
        )  # « les gendarmes interviennent pour disperser 300 éleveurs », « parfois, ils luttent pour … »
    took = lemma(above, lexicon) in lexicon.verbs_of("taking")
    return (
        Phase.DONE if took and says(sentence, above, False, False, lexicon, depth + 1) is Phase.DONE else Phase.PLANNED
    )


def _governed(sentence: Sentence, above: Token, lexicon: Lexicon, depth: int) -> Phase | None:
    """What the verb `above` says of the infinitive that it governs: « doit », « a tenté de », « vient de »."""
    verb = lemma(above, lexicon)
    bearer = finite(sentence, above, lexicon)
    form = tense(bearer, lexicon)
    gone = form is Tense.CONDITIONAL and bearer.i != above.i  # « aurait dû être promulguée »
    if form is Tense.CONDITIONAL and not gone and above.lemma not in lexicon.modal:
        return Phase.PLANNED  # « permettrait d'économiser 3 millions »
    if verb in lexicon.verbs_of("attempting") and _past(sentence, above, bearer, form, lexicon):
        return Phase.DONE  # « a tenté de faire entrer deux kilos »
    past = gone or _past(sentence, above, bearer, form, lexicon)
    if verb in lexicon.verbs_of("obliging") and not past:
        return Phase.PLANNED  # « les communes sont tenues de dégager 40 millions »
    if past and above.lemma in lexicon.modal:
        return Phase.DONE
    if above.lemma in lexicon.able and form in (Tense.PRESENT, Tense.IMPERFECT):
        return Phase.CURRENT
    if verb in lexicon.verbs_of("recent") and form is Tense.PRESENT:
        return Phase.DONE
    plans = verb in lexicon.verbs_of("aiming") or lexicon.phases.get(("VERB", verb)) is Phase.PLANNED
    if plans or above.lemma in lexicon.role("going") or above.lemma in lexicon.modal:
        return Phase.PLANNED
    return says(sentence, above, False, False, lexicon, depth + 1)


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
    """« la ville compte planter », « le groupe menace de fermer »: a form of such a verb before, which the model takes for a
    noun or hangs on the subject as a participle."""
    apart = verb.i > 1 and sentence.tokens[verb.i - 1].lower in lexicon.role("from")
    before = sentence.tokens[verb.i - 1 - apart] if verb.i > apart else None
    if before is None or sentence.children(before.i, "det"):
        return False
    if before.pos not in ("NOUN", "VERB") and before.dep not in ("amod", "acl"):
        return False
    if apart and (not before.i or sentence.tokens[before.i - 1].pos not in ("NOUN", "PROPN", "ADJ", "PRON")):
        return False  # « sous la menace de perdre »
    found = readings_of(before.lower, lexicon.verbs_of("aiming") | lexicon.planning, lexicon.language)
    return any(r.kind == "finite" for r in found)


def _above(sentence: Sentence, verb: Token, lexicon: Lexicon, depth: int) -> Phase | None:
    """What the next verb above says: « a explosé, tuant 12 personnes »."""
    for token in sentence.ancestors(verb.i):
        if token.pos == "NOUN" and token.lemma in lexicon.plans:
            return Phase.PLANNED
        if token.pos in ("VERB", "AUX") and token.lemma not in lexicon.saying:
            return says(sentence, token, False, False, lexicon, depth + 1)
    return None


def _conditional(
    sentence: Sentence, bearer: Token, verb: Token, subject: bool, direct: bool, lexicon: Lexicon
) -> Phase | None:
    """« aurait fait », « se seraient noyées » has happened; « serait fermée », « coûterait » is to come; « attendraient » is so."""
    words = {t.lower for t in sentence.tokens[max(0, verb.i - _NEAR) : verb.i + _NEAR]}
    gone = verb.lemma in lexicon.compound or _dead(verb, lexicon)  # « seraient morts »
    has = bearer.lemma in lexicon.role("have") and verb.lower not in lexicon.listed("had")
    gone = gone or has or reflexive(sentence, verb)
    if bearer.i != verb.i and gone:
        return Phase.DONE  # « se seraient déjà désistées »
    governs = next(iter(sentence.children(verb.i, "xcomp")), None)
    if governs is not None and bearer.i == verb.i and verb.lemma in lexicon.modal - lexicon.able:
        return Phase.PLANNED  # « devraient encore être évacués »
    if words & lexicon.listed("now"):
        return Phase.CURRENT
    soon = bool(words & lexicon.listed("soon"))
    if bearer.i == verb.i:
        holds = lemma(verb, lexicon) in lexicon.verbs_of("holding")  # « posséderait 80 tours »
        ahead = soon or (direct and not subject and not holds) or (verb.lemma in lexicon.modal and governs is not None)
        return Phase.PLANNED if ahead else Phase.CURRENT
    return Phase.PLANNED if soon or tense(verb, lexicon) is Tense.PARTICIPLE else Phase.CURRENT


def _imperfect(sentence: Sentence, verb: Token, lexicon: Lexicon) -> Phase:
    """What was so is done, but in what is reported (« a dit que 80 agents étaient sur place ») it is so."""
    below = (t for t in sentence.children(verb.i) if t.pos in ("ADJ", "VERB") and t.i > verb.i)
    children = (singular(t.lower, lexicon) for t in below)
    if any(lexicon.phases.get(("UNIT", c)) is Phase.CURRENT for c in children):
        return Phase.CURRENT  # « étaient portées disparues »
    if _now(sentence, verb, lexicon) or _supposed(sentence, verb, lexicon):
        return Phase.CURRENT
    above = sentence.tokens[verb.head]
    told = verb.dep.split(":")[0] == "ccomp" and above.i < verb.i  # not « la moitié votait, explique-t-il »
    reported = told and tense(finite(sentence, above, lexicon), lexicon) is not Tense.IMPERFECT
    if reported and lemma(above, lexicon) in lexicon.verbs_of("noticing") and is_past(sentence, above, lexicon):
        return Phase.DONE  # « ont constaté que deux ouvriers gisaient au sol »
    return Phase.CURRENT if reported and not in_a_year(sentence, lexicon) else Phase.DONE


def _now(sentence: Sentence, verb: Token, lexicon: Lexicon) -> bool:
    """« douze agents étaient toujours là »: in its clause, not « l'impôt touche aujourd'hui …, alors que l'ancien touchait »."""
    start = begins(sentence, verb.start, lexicon)
    behind = sentence.tokens[verb.i :]
    ends = (t.start for t in behind if t.lower in lexicon.clause_starts or t.text in _CLOSING or _joins(sentence, t))
    end = next(ends, sentence.end)
    words = lexicon.listed("now") - lexicon.listed("already")  # « quatre familles habitaient déjà là » had done so
    here = (t for t in sentence.tokens if start <= t.start < end and t.lower in words)
    whose = (sentence.tokens[t.i + 1 : t.i + 2] for t in here)  # « toujours selon la police » tells no time
    return any(not behind or behind[0].lower not in lexicon.listed("according") for behind in whose)


def _supposed(sentence: Sentence, verb: Token, lexicon: Lexicon) -> bool:
    """« si l'on fermait les douze écoles, le village mourrait »: nobody has, under a conditional."""
    if not any(t.lower in lexicon.listed("supposing") for t in sentence.tokens[max(0, verb.i - _BEFORE) : verb.i]):
        return False
    verbs = (t for t in sentence.tokens if t.pos in ("VERB", "AUX") and t.i != verb.i)
    return any(tense(t, lexicon) is Tense.CONDITIONAL for t in verbs)


def _joins(sentence: Sentence, token: Token) -> bool:
    """« , mais elle est désormais … »: a word that joins another clause behind a comma."""
    return token.pos == "CCONJ" and token.i > 0 and sentence.tokens[token.i - 1].text == ","


def in_a_year(sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether the sentence tells of a year: « rappelle qu'en 2016, 42 % des baux étaient courts »."""
    return any(
        is_year(t.text) and t.i and sentence.tokens[t.i - 1].lower in lexicon.listed("wide") for t in sentence.tokens
    )


def reflexive(sentence: Sentence, token: Token) -> bool:
    """« se sont noyées »."""
    return any(t.morph.get("Reflex") == "Yes" for t in sentence.children(token.i))
