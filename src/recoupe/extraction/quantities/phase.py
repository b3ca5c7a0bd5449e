"""Planned, current or done: whether the counted things are to come, are so now, or have happened.

« 80 postes seront supprimés » and « la direction prévoit de supprimer 80 postes » are planned; « 80 postes ont été
supprimés », « 12 personnes sont mortes », « un bilan de 12 morts » done; « les deux pays ont signé », « 80 postes restent
vacants » current. The counted noun and its adjectives decide first, then the verb that the figure hangs on (see
`linking` and `governing`). What only the rest of the text tells (a plan described in the present) is not seen.
"""

from __future__ import annotations

from dataclasses import replace

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.quantities.governing import (
    by_verb,
    described,
    flows,
    planned_by_word,
)
from recoupe.extraction.quantities.known import (
    Figure,
    acted_on,
    beside_known,
    bygone,
    has_acted,
    is_known,
    of_known,
    unit_phase,
)
from recoupe.extraction.quantities.lexicon import Lexicon
from recoupe.extraction.quantities.linking import Link, link
from recoupe.extraction.quantities.measures import is_money
from recoupe.extraction.quantities.mending import mended
from recoupe.extraction.quantities.moods import undergoes
from recoupe.extraction.quantities.penalties import imposed, is_term
from recoupe.extraction.quantities.people import are_people
from recoupe.extraction.quantities.relatives import after_the_fact, to_follow
from recoupe.extraction.quantities.standing import (
    according,
    at_a_rate,
    away,
    foretold,
    narrated,
    one_of_known,
    standing,
    surveyed,
)
from recoupe.extraction.quantities.tense import Tense, finite, helpers, lemma, tense
from recoupe.extraction.quantities.undergone import undergone, with_complement
from recoupe.extraction.quantities.verbless import announced, is_participle, without_verb
from recoupe.extraction.quantities.when import age, before_a_year, by_then, of_a_past_year, timed
from recoupe.model.quantity import Phase

_BACK = 6  # words before a verb in which its negation stands
_COMPLEMENT = 5  # words from a figure to the relative clause behind its complement


def phase(
    sentence: Sentence, start: int, end: int, unit: str, lexicon: Lexicon, noun: int | None = None
) -> tuple[Phase, bool]:
    """The phase of the figure at `start:end` (offsets in the article), and whether anything in the sentence tells it.

    `noun` is where the counted noun stands if it is apart (« chiffre à 900 le nombre d'emplois menacés »).
    """
    sentence = mended(sentence, lexicon)
    own = sentence.at(start, end)
    if not own:
        return Phase.CURRENT, False
    by_words = _by_words(sentence, own, unit, noun, lexicon)
    if by_words is not None:
        return by_words, True
    verb = link(sentence, own, lexicon)
    told = by_verb(sentence, own, verb, unit, lexicon)
    aged = unit in lexicon.listed("years") and age(sentence, own, lexicon)
    if told is not Phase.PLANNED and not aged and after_the_fact(sentence, own, lexicon, told):
        return Phase.DONE, True  # « les deux hommes qui ont fabriqué la bombe »
    if told in (None, Phase.CURRENT) and before_a_year(sentence, own, lexicon):
        return Phase.DONE, True  # « le nombre de vols est de 450 en 2018 »
    if not (is_money(unit) and told is Phase.DONE) and to_follow(sentence, own, lexicon):
        return Phase.PLANNED, True  # « 12 avions, qui seront livrés », not « a récolté 3 millions qui iront à Brune »
    penalty = imposed(sentence, own, verb, unit, lexicon)
    if penalty is not None:
        return penalty, True  # « condamné à deux ans de prison »
    if told is None and unit in lexicon.listed("years") and is_term(sentence, own, lexicon):
        return Phase.PLANNED, True  # « Cinq ans de prison pour l'ancien maire »
    figure = Figure(sentence, own, unit, verb, told, is_known(sentence, own[0], unit, lexicon), lexicon)
    if told is Phase.CURRENT and narrated(sentence, lexicon):
        return Phase.DONE, True  # « En 1968, huit équipes participent au tournoi »
    if told is Phase.CURRENT and foretold(sentence, lexicon) and not figure.known:
        return Phase.PLANNED, True  # « Dès l'an prochain, la taxe passe à 12 % »
    if told is Phase.DONE and unit in lexicon.listed("member") and beside_known(figure):
        return Phase.CURRENT, True  # « la gauche (62 élus) a voté contre »
    if told is Phase.PLANNED and beside_known(figure):
        return _by_unit(replace(figure, told=None, verb=None)) or Phase.CURRENT, True
    sure = _by_deed(figure) or _by_unit(figure)
    if sure is None and figure.known:
        sure = of_known(figure)
    return _by_rest(figure) if sure is None else (sure, True)


def _by_words(
    sentence: Sentence, own: tuple[Token, ...], unit: str, noun: int | None, lexicon: Lexicon
) -> Phase | None:
    """What the figure's own words tell, those right behind it, and times: « 80 postes menacés », « 8 000 déjà déployés »."""
    apart = next((t for t in sentence.tokens if t.start == noun), None)
    words = (*own, *(sentence.subtree(apart.i)[:6] if apart is not None else ()))
    told = next((p for t in words if (p := described(t, lexicon))), None)
    if told is not None:
        return told
    if planned_by_word(sentence, own, own[-1].i, lexicon):
        return Phase.PLANNED
    if surveyed(sentence, own, lexicon) or _over_and_over(sentence, own, unit, lexicon):
        return Phase.DONE
    if according(sentence, own, unit, lexicon) or standing(sentence, own, unit, lexicon):
        return Phase.CURRENT
    by_time = timed(sentence, own, unit, lexicon)
    if by_time is not None:
        return by_time
    if any(t.lower in lexicon.listed("now") for t in own) and any(is_participle(t, lexicon) for t in own):
        return Phase.CURRENT
    behind = sentence.tokens[own[-1].i + 1 : own[-1].i + 3]
    if len(behind) > 1 and behind[0].lower in lexicon.listed("now") and behind[1].lower in lexicon.where:
        return Phase.CURRENT  # « rejoint les 20 communes déjà en alerte »
    if _of_forecast(sentence, own, lexicon):
        return Phase.PLANNED
    if by_then(sentence, own, lexicon) or _done_soon(sentence, own, lexicon):
        return Phase.PLANNED  # « 80 postes d'ici à 2031 »
    return Phase.DONE if of_a_past_year(sentence, own, lexicon) else None


def _over_and_over(sentence: Sentence, own: tuple[Token, ...], unit: str, lexicon: Lexicon) -> bool:
    """« Vue 3 millions de fois, la vidéo », « détenu pendant dix mois, il »: how often or how long, behind a bare participle."""
    before = own[0].i - 1
    if before > 0 and sentence.tokens[before].lower in lexicon.role("lasting") and unit in lexicon.listed("years"):
        before -= 1
    elif unit not in lexicon.listed("times_over"):
        return False
    told = sentence.tokens[max(before, 0)]
    apart = told.i == 0 or sentence.tokens[told.i - 1].text == "," or sentence.tokens[told.i - 1].pos == "ADV"
    later = any(tense(t, lexicon) is Tense.FUTURE for t in sentence.tokens if t.pos in ("VERB", "AUX"))
    done = is_participle(told, lexicon) or told.lower in lexicon.listed("viewed")
    return before >= 0 and apart and done and not helpers(sentence, told, lexicon) and not later


def _of_forecast(sentence: Sentence, own: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """« a porté de 3,1 % à 3,4 % la prévision de pêche »: what is moved stands behind the figures."""
    ends = lexicon.role("to") | lexicon.shares
    behind = [t for t in sentence.tokens[own[-1].i + 1 :] if t.pos != "NUM" and t.lower not in ends][:2]
    moved = len(behind) > 1 and behind[0].pos == "DET" and behind[1].lemma in lexicon.verbs_of("forecast")
    return moved and any(t.lemma in lexicon.moving for t in sentence.tokens[: own[0].i])


def _done_soon(sentence: Sentence, own: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """« 80 logements attribués prochainement »."""
    behind = sentence.tokens[own[-1].i + 1 : own[-1].i + 3]
    last = own[-1]
    if behind and is_participle(behind[0], lexicon):
        last, behind = behind[0], behind[1:]
    soon = bool(behind) and behind[0].pos == "ADV" and behind[0].lower in lexicon.listed("soon")
    return soon and is_participle(last, lexicon) and not helpers(sentence, last, lexicon)


def _by_deed(figure: Figure) -> Phase | None:
    """What the verb tells of things that are known already, do something themselves, or are given by a verb of saying."""
    own, verb, told, lexicon = figure.own, figure.verb, figure.told, figure.lexicon
    if figure.known and undergone(figure.sentence, own, lexicon):
        return Phase.DONE  # « les quatre élèves exclus ont quitté le lycée »
    if figure.known and told is Phase.DONE and acted_on(figure):
        return Phase.DONE  # « a libéré les deux otages »
    if told is Phase.PLANNED and one_of_known(figure.sentence, own, lexicon):
        return Phase.CURRENT  # « devait s'arrêter sur une des 43 aires »
    vague = any(t.lower in lexicon.rounded or t.lower in lexicon.scales for t in own)
    happens = figure.unit in lexicon.listed("happening")
    event = vague or figure.unit in lexicon.listed("happening") or figure.unit in lexicon.at_the_event
    acts = verb is not None and verb.subject and not undergoes(figure.sentence, verb.verb, lexicon)
    loose = verb is None or not (verb.direct or verb.subject)
    coming = happens and told is Phase.PLANNED  # « les deux défilés partiront à midi »
    over = told is Phase.DONE and (event or has_acted(figure))
    if figure.known and ((acts and not over and not coming) or (loose and told is Phase.PLANNED)):
        return Phase.CURRENT  # « les deux pays doivent se parler »
    if verb is None:
        return None
    if told is Phase.DONE and _not_yet(figure.sentence, verb.verb, lexicon):
        return Phase.CURRENT
    if told is Phase.CURRENT and verb.subject and _still(figure.sentence, verb.verb, lexicon):
        return Phase.CURRENT
    if told is not Phase.PLANNED:
        return None
    return _put_off(figure, verb)


def _put_off(figure: Figure, verb: Link) -> Phase:
    """What a verb that puts off leaves to come: not victims, nor people known already, nor what they say they will vote."""
    own, lexicon = figure.own, figure.lexicon
    befallen = unit_phase(figure) is Phase.DONE
    seems = tense(finite(figure.sentence, verb.verb, lexicon), lexicon) is Tense.CONDITIONAL
    known = bool(own[0].i) and figure.sentence.tokens[own[0].i - 1].lower in lexicon.role("article")
    known = (known or figure.known) and are_people(figure.unit, lexicon)
    if befallen and (_gives(verb.verb, lexicon) or known or (seems and figure.unit in lexicon.at_the_event)):
        return Phase.DONE  # « il y aurait huit blessés », « rendra hommage aux 17 victimes »
    handled = tense(verb.verb, lexicon) is Tense.INFINITIVE and lemma(verb.verb, lexicon) not in lexicon.verbs_of(
        "launching"
    )
    aimed = lemma(verb.verb, lexicon) in lexicon.verbs_of("active") | lexicon.verbs_of("threatening")
    if figure.known and are_people(figure.unit, lexicon) and (handled or (aimed and not verb.nouns)) and verb.direct:
        return Phase.CURRENT  # « pour entendre les 1 700 détenus », « vise les 300 millions de lecteurs »
    if befallen and figure.unit in lexicon.at_the_event and _of_an_event(figure, verb):
        return Phase.DONE  # « l'attentat qui fera 12 morts »
    if figure.unit == "%" and any(
        t.lower in lexicon.listed("intended") for t in figure.sentence.tokens[own[-1].i : own[-1].i + _COMPLEMENT]
    ):
        return Phase.CURRENT  # « obtiendrait 21 % des intentions de vote »
    needs = lemma(verb.verb, lexicon) in lexicon.needing and tense(verb.verb, lexicon) is Tense.PRESENT
    return Phase.CURRENT if figure.lasts and needs and not verb.subject else Phase.PLANNED  # « il faut une heure »


def _of_an_event(figure: Figure, verb: Link) -> bool:
    """Whether the verb is a future in a relative clause: a narrator's."""
    future = tense(finite(figure.sentence, verb.verb, figure.lexicon), figure.lexicon) is Tense.FUTURE
    return future and verb.verb.dep == "acl:relcl"


def _by_unit(figure: Figure) -> Phase | None:
    """The phase of the counted noun, unless a verb governs it: « les deux pays ont rompu leurs relations »."""
    of_unit, own, verb = unit_phase(figure), figure.own, figure.verb
    if of_unit is None or of_unit is Phase.DONE:
        return of_unit
    if figure.lasts:
        return of_unit if age(figure.sentence, own, figure.lexicon) else None
    if not figure.known and figure.told is Phase.DONE and _was(figure):
        return None  # « la ville comptait 12 000 habitants »
    aside = own[0].i > 0 and figure.sentence.tokens[own[0].i - 1].text == "("
    governed = not aside and verb is not None and verb.direct and not figure.given
    return of_unit if figure.known or not governed else None


def _by_rest(figure: Figure) -> tuple[Phase, bool]:
    """What the verb tells of things named for the first time, else what stands without one."""
    sentence, own, verb, told, lexicon = figure.sentence, figure.own, figure.verb, figure.told, figure.lexicon
    if figure.unit in lexicon.attending and (verb is None or not verb.direct or figure.given):
        return Phase.DONE, True  # « la police parle de 12 000 manifestants »
    if told is not Phase.PLANNED and away(sentence, own, figure.unit, lexicon):
        return Phase.CURRENT, True
    loosely = verb is None or (is_participle(verb.verb, lexicon) and not helpers(sentence, verb.verb, lexicon))
    if loosely and announced(sentence, own, lexicon) is Phase.PLANNED:
        return Phase.PLANNED, True  # « des objectifs : une croissance comprise entre 3 et 5 % »
    loose = verb is None or not (verb.direct or verb.subject)
    if told is not Phase.PLANNED and loose and at_a_rate(sentence, own, lexicon):
        return Phase.CURRENT, True
    if told is Phase.CURRENT and loose and flows(figure.unit, lexicon):
        return Phase.DONE, True  # « la grippe recule, suivie de la gale avec 154 cas »
    if figure.unit == "%" and verb is not None and _by_them(figure, verb.verb):
        return Phase.CURRENT, True
    if told is None and figure.unit != "%" and undergone(sentence, own, lexicon):
        return Phase.DONE, True  # « Bilan : deux agents légèrement blessés »
    if told is None:
        alone = without_verb(sentence, own, lexicon)
        if not alone[1] and flows(figure.unit, lexicon):
            return Phase.DONE, True  # « suivi du cancer du côlon avec 154 cas »
        added = any(t.lower in lexicon.listed("added") for t in with_complement(sentence, own))
        return (Phase.PLANNED, True) if added and not alone[1] else alone  # « 300 lits supplémentaires pour l'hôpital »
    seized = figure.unit != "%" and undergone(sentence, own, lexicon)
    if told is Phase.CURRENT and seized and verb is not None and (figure.given or loose):
        return Phase.DONE, True  # « évoque une vingtaine de sites touchés »
    put_off = verb is not None and not verb.subject and described(verb.verb, lexicon) is Phase.PLANNED
    if told is Phase.CURRENT and figure.given and verb is not None and _of_a_toll(sentence, verb.verb, lexicon):
        return Phase.DONE, True
    return told, told is Phase.DONE or not (
        (figure.given and not _stands(figure)) or put_off
    )  # « 2 à 5 cm sont attendus, 7 à 10 cm à Brune »


def _by_them(figure: Figure, verb: Token) -> bool:
    """« une prime perçue par 27 % des salariés », « soutenus par 73 % des Belges »: whose state a bare participle tells."""
    before = figure.sentence.tokens[figure.own[0].i - 1] if figure.own[0].i else None
    agents = before is not None and before.lower in figure.lexicon.role("by_whom")
    return agents and is_participle(verb, figure.lexicon) and not helpers(figure.sentence, verb, figure.lexicon)


def _stands(figure: Figure) -> bool:
    """« un tiers comptent y aller », « ils sont 64 % à douter »: what the figure's people do or are, no number that is given."""
    if figure.verb is None or figure.unit != "%":
        return False
    pronoun = figure.sentence.tokens[figure.verb.verb.i - 1] if figure.verb.verb.i else None
    are = figure.verb.verb.lemma in figure.lexicon.role("be") and pronoun is not None
    return figure.verb.subject or (are and pronoun is not None and pronoun.lower in figure.lexicon.role("they"))


def _of_a_toll(sentence: Sentence, verb: Token, lexicon: Lexicon) -> bool:
    """« le bilan fait état de 2 000 palmiers »."""
    return any(t.lemma in lexicon.listed("toll") for t in sentence.children(verb.i, "nsubj"))


def _gives(verb: Token, lexicon: Lexicon) -> bool:
    """« annoncent deux blessés », « a annoncé douze morts »: by which verb somebody gives a figure, not in the future."""
    return verb.lemma in lexicon.saying and tense(verb, lexicon) in (Tense.PRESENT, Tense.PARTICIPLE, Tense.PAST)


def _was(figure: Figure) -> bool:
    """Whether an imperfect governs the figure."""
    return figure.verb is not None and figure.verb.direct and bygone(figure)


def _not_yet(sentence: Sentence, verb: Token, lexicon: Lexicon) -> bool:
    """« n'ont pas encore pu être joints »: what is not done yet is so now."""
    words = {t.lower for t in sentence.tokens[max(0, verb.i - _BACK) : verb.i]}
    return bool(words & lexicon.listed("yet")) and bool(words & lexicon.role("not"))


def _still(sentence: Sentence, verb: Token, lexicon: Lexicon) -> bool:
    """« deux blessés sont toujours hospitalisés », « restent hospitalisés »."""
    bearer = finite(sentence, verb, lexicon)
    words = {t.lower for t in sentence.tokens[bearer.i : verb.i + 2]}
    return bool(words & lexicon.listed("yet")) or bearer.lemma in lexicon.verbs_of("remaining")
