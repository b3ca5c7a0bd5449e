"""Whether an infinitive of saying was said, by what governs it: « a tenu à préciser », « se sent obligé de dire que ».

« songe à annoncer », « sans préciser », « est tenu de signaler », « tout laisse penser que … » tell of no words; « Et de
conclure que … » and « ils sont 62 % à estimer que … » do. Finite verbs are read by `unsaid`.
"""

from __future__ import annotations

from recoupe.extraction.parse import Token
from recoupe.extraction.statements.lexicon.cues import Negated, Takes
from recoupe.extraction.statements.lexicon.quoting import among
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.borrowed import narrated
from recoupe.extraction.statements.phrases.made_to_speak import made_by
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.noun_phrases import head_of
from recoupe.extraction.statements.scope.joining import narrated_on
from recoupe.extraction.statements.scope.moods import is_unreal, planned
from recoupe.extraction.statements.scope.openings import opening
from recoupe.extraction.statements.verbs.counts import counted_by
from recoupe.extraction.statements.verbs.forms import VERBAL, is_finite
from recoupe.extraction.statements.verbs.governors import (
    governor_before,
    joined_infinitive,
    leading_word,
    lemma_in,
    state_before,
)
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.view import View
from recoupe.model.statement import Stance


def told(view: View, group: Group) -> bool:
    """Whether what the infinitive `group` reports was said."""
    tokens, language = view.sentence.tokens, view.language
    joined = joined_infinitive(view.sentence, group, language)
    if joined is not None:
        return told(view, joined)
    before = leading_word(view.sentence, group, language)
    if before < 0 or _let_think(view, group, before) or _errand(view, group) or _too_early(view, before):
        return False
    if (
        carries_on(view, group)
        or narrated_on(view, group)
        or _counted(view, group)
        or _ranked(view, group)
        or _as_far_as(view, group)
        or _assured(view, group)
        or narrated(view.sentence, group, language) is not None
    ):
        return True
    if tokens[before].lower in words(language, "keeping_silent"):
        if tokens[before].lower not in words(language, "without"):
            return False
        return (before > 0 and tokens[before - 1].lower in words(language, "not")) or without(view, group)
    if tokens[before].lower in words(language, "in_vain"):
        return True  # « a beau répéter que … »
    state = state_before(view.sentence, group, language)
    if state is not None:
        return _in_state(view, group, state)
    made = made_by(view.sentence, group, language)
    return _made(view, group, made[0], made[1]) if made is not None else _governed(view, group, before)


def _let_think(view: View, group: Group, before: int) -> bool:
    """« tout laisse penser que … », « ce qui fait craindre aux riverains d'être chassés »: what a thing brings about."""
    governor = view.sentence.tokens[before]
    return not group.cue.reports and lemma_in(governor, "letting", view.language) is not None


def _planned_meeting(view: View, group: Group) -> bool:
    """« ont prévu de se réunir jeudi pour partager leurs analyses »: that is to come."""
    verb = next((t for t in reversed(view.sentence.tokens[: group.first]) if is_finite(t)), None)
    near = () if verb is None else view.sentence.tokens[verb.i : group.first - 1]
    shares = group.cue.lemma in words(view.language, "sharing")
    return shares and any(lemma_in(t, "planning", view.language) for t in near)


def _too_early(view: View, before: int) -> bool:
    """« Il est trop tôt pour se prononcer sur la cause », « trop lâche pour dire non »: nobody does."""
    tokens, language = view.sentence.tokens, view.language
    near = {t.lower for t in tokens[max(0, before - 2) : before]}
    return tokens[before].lower in words(language, "for") and bool(near & words(language, "excess"))


def _errand(view: View, group: Group) -> bool:
    """« Ils ne vont pas au commissariat pour signaler un vol »: who does not do it does not say it.

    « n'a pas attendu la presse pour dénoncer » does: verbs of waiting and sparing tell how readily.
    """
    tokens, language = view.sentence.tokens, view.language
    if group.first < 3 or tokens[group.first - 1].lower not in words(language, "for"):
        return False
    verb = next((t for t in reversed(tokens[: group.first - 1]) if is_finite(t)), None)
    if verb is None or any(lemma_in(t, "sparing", language) for t in tokens[verb.i : group.first - 1]):
        return False
    return _denied(view, verb.i)


def _in_state(view: View, group: Group, state: Group) -> bool:
    """« se sent obligé de préciser que », « a été contraint d'avouer sa faute »; « ne devrait pas être forcé de dire que »."""
    if state.kind == "conditional" and state.auxiliary is None:
        return state.negated and state.cue.lemma in words(view.language, "ought")
    if _made(view, group, state):
        return True
    between = view.sentence.tokens[state.last : group.first]
    glad = any(among(t, words(view.language, "glad_to_speak")) for t in between)
    return glad and not state.negated and group.cue.says


def _made(view: View, group: Group, maker: Group, someone: Phrase | None = None) -> bool:
    """Whether `maker` brought the words about: any in the past, in the present those that a clause tells or one person says."""
    if maker.negated or is_unreal(maker.auxiliary or maker.verb, view.language):
        return False
    past = maker.auxiliary is not None or maker.verb.morph.get("Tense") in ("Imp", "Past")
    one = someone is not None and head_of(view.sentence, someone).morph.get("Number") == "Sing"
    return group.cue.reports and (past or one or _clause(view, group))


def _clause(view: View, group: Group) -> bool:
    opened = opening(view.sentence, group, view.language)
    return opened is not None and opened.takes is Takes.CLAUSE


def _governed(view: View, group: Group, before: int) -> bool:
    """« a fini par dire que », « vient de révéler », « pour dénoncer »: by the verb above, or the preposition before."""
    sentence, language = view.sentence, view.language
    tokens, low = sentence.tokens, sentence.tokens[before].lower
    if low in words(language, "heard_of"):
        return False  # « Les habitants ont entendu parler de la fusion »: others did
    governor = next((t for t in sentence.ancestors(group.verb.i) if t.pos in VERBAL and t.i < group.verb.i), None)
    if low in words(language, "for") or (
        low in words(language, "bare_of") and before > 0 and tokens[before - 1].lower in words(language, "of_purpose")
    ):
        return _aimed(view, group, before, governor)
    near = governor_before(sentence, group, language)
    if near is not None and near.passive:
        return False
    telling = words(language, "telling_governor")
    if near is not None and (governor is None or governor.lemma not in telling):
        governor = near.verb
        if near.cue.lemma not in telling:
            return near.kind != "conditional" and not near.negated  # « a cru bon d'ajouter »
    if governor is None:
        return False
    lemma = (
        near.cue.lemma
        if near is not None and near.verb == governor
        else lemma_in(governor, "telling_governor", language) or governor.lemma
    )
    if lemma not in telling or (lemma in words(language, "told_if_denied") and not _denied(view, governor.i)):
        return False
    if is_unreal(governor, language) and not _clause(view, group):
        return False  # « ne manquera pas de dénoncer la hausse »: it is to come
    if lemma in words(language, "told_of_oneself") and (near is None or not near.cue.reflexive):
        return False  # « cette fête permet de rappeler que … »: nobody does
    if lemma in words(language, "going"):
        return near is not None and _narrated_going(view, group, near)
    if governor.lemma in words(language, "able") and not _que_behind(tokens, group, language):
        return False
    if lemma not in words(language, "willing"):
        return True
    aux = sentence.children(governor.i, "aux")
    past = bool(aux) and not any(is_unreal(t, language) for t in aux)  # « auraient dû s'inquiéter »: they did not
    denied = near is not None and near.negated and near.cue.lemma in words(language, "willing")
    return not denied and (past or (near is not None and _by_wanting(view, group, near)))


def _aimed(view: View, group: Group, before: int, governor: Token | None) -> bool:
    """« pour dénoncer la taxe », « afin de rappeler que », « avant d'annoncer »: whether it came about with the verb above."""
    language, tokens, low = view.language, view.sentence.tokens, view.sentence.tokens[before].lower
    if tokens[before - 1].lower in words(language, "before_act") and _clause(view, group):
        saying = [g for g in view.groups if g.finite and g.last < before and g.cue.reports]
        if saying:  # « a estimé que tout dépendrait du juge, avant de rappeler que … »
            # « « Rien », dira le maire, avant d'assurer que … »: told, not to come
            ahead = tokens[: saying[0].first][-2:]
            told = any(t.text in words(language, "close_quote") for t in ahead)
            return told or not is_unreal(saying[0].auxiliary or saying[0].verb, language)
    if governor is not None and is_unreal(governor, language):
        return False
    if low in words(language, "for"):
        return not (_planned_meeting(view, group) or _brought_about(view, group))
    if tokens[before - 1].lower in words(language, "before_act"):
        return governor is None or governor.lemma not in words(language, "told_if_denied")  # « a hésité avant de »
    return not _brought_about(view, group)


def _as_far_as(view: View, group: Group) -> bool:
    """« est allé jusqu'à accuser … », « a même été jusqu'à demander … »: they did, whatever the verb before."""
    tokens, language = view.sentence.tokens, view.language
    to = group.first - 1
    if to < 2 or tokens[to].lower not in words(language, "bare_to"):
        return False
    if not tokens[to - 1].lower.startswith(tuple(words(language, "as_far_as"))):
        return False
    verb = next((t for t in reversed(tokens[max(0, to - 7) : to]) if is_finite(t)), None)
    going = tokens[to - 2].morph.get("VerbForm") == "Part" and tokens[to - 2].morph.get("Tense") == "Pres"
    if going and lemma_in(tokens[to - 2], "going", language) is not None:
        return True  # « …, allant jusqu'à accuser … »
    return verb is not None and not is_unreal(verb, language) and not _denied(view, verb.i)


def _assured(view: View, group: Group) -> bool:
    """« Je peux vous assurer que le pont tient »: who can tell others does, on one's own account."""
    tokens, able = view.sentence.tokens, group.first - 1
    language = view.language
    if able < 1 or group.cue.lemma not in words(language, "assuring") or not is_finite(tokens[able]):
        return False
    told = any(t.lower in words(language, "to_someone_else") for t in tokens[group.first : group.verb.i])
    can = lemma_in(tokens[able], "able", language) is not None and not is_unreal(tokens[able], language)
    first = tokens[able - 1].lower in words(language, "first_person") | words(language, "someone")
    return told and can and first and _clause(view, group)


def _narrated_going(view: View, group: Group, going: Group) -> bool:
    """« va ensuite nier toute faute », « va expliquer que … »: nobody plans to; « va annoncer une aide » is to come."""
    real = not going.negated and going.kind == "finite" and going.auxiliary is None
    said = group.cue.stance is Stance.DENIES or _clause(view, group)
    return real and said and not planned(view, group)


def _by_wanting(view: View, group: Group, wanting: Group) -> bool:
    """« tente d'expliquer que le stock est épuisé », « entend rappeler ses craintes »: the wish itself says it."""
    if wanting.kind == "conditional":
        return False
    tokens, language = view.sentence.tokens, view.language
    means = group.cue.lemma in words(language, "saying")  # « cela veut dire que »
    persuades = any(
        t.pos == "DET" for t in tokens[group.last + 1 : group.last + 2]
    )  # « tente de convaincre les élus que »
    if wanting.cue.lemma in words(language, "trying") and not means and not persuades and _clause(view, group):
        return True
    return wanting.cue.lemma in words(language, "wanting") and group.cue.lemma in words(language, "said_by_wanting")


def _brought_about(view: View, group: Group) -> bool:
    """« sera créée pour garantir que … », « sont sortis pour saluer l'équipe »: an aim that needs no words.

    « a pris la parole pour saluer l'équipe » is told in words.
    """
    tokens, language = view.sentence.tokens, view.language
    if group.cue.lemma in words(language, "ensuring"):
        return True
    if group.cue.lemma not in words(language, "wordless_aim") or _que_behind(tokens, group, language):
        return False
    before = tokens[max(0, group.first - 12) : group.first]
    return not any(among(t, words(language, "being_heard")) for t in before)


def without(view: View, group: Group) -> bool:
    """« sans exclure un report », « sans confirmer le chiffre »: negated, of a verb that says something even so."""
    tokens, language = view.sentence.tokens, view.language
    before = group.first - 1
    while before > 0 and tokens[before].pos == "ADV":
        before -= 1
    if group.kind != "infinitive" or before < 0 or tokens[before].lower not in words(language, "without"):
        return False
    double = before > 0 and tokens[before - 1].lower in words(language, "not")
    says = group.cue.negated is Negated.ASSERTS or group.cue.lemma in words(language, "confirming")
    return says and not double and not group.negated


def _que_behind(tokens: tuple[Token, ...], group: Group, language: str) -> bool:
    behind = tokens[group.last + 1 : group.last + 2]
    return any(t.lower in words(language, "complementizer") for t in behind)


def _denied(view: View, verb: int) -> bool:
    """Whether « ne » stands close before the verb."""
    tokens = view.sentence.tokens[max(0, verb - 5) : verb]
    return any(t.lower in words(view.language, "negation") for t in tokens)


def _counted(view: View, group: Group) -> bool:
    """« Ils sont 62 % à estimer que … », « à se dire « inquiets » »: how many say so; « à rejeter le texte »: they voted."""
    tokens = view.sentence.tokens
    if counted_by(view.sentence, group, view.language) is None:
        return False
    behind = tokens[group.last + 1].text if group.last + 1 < len(tokens) else ""
    opened = opening(view.sentence, group, view.language)
    told = opened is not None and opened.takes in (Takes.CLAUSE, Takes.QUESTION, Takes.STATE)
    return told or behind == ":" or behind in words(view.language, "open_quote")


def _ranked(view: View, group: Group) -> bool:
    """« Il n'est pas le seul à demander … », « Ils sont nombreux à dénoncer … », « fut l'un des premiers à … »: they did."""
    tokens, language = view.sentence.tokens, view.language
    i = group.first - 1
    if i < 2 or tokens[i].lower not in words(language, "bare_to"):
        return False
    rank = next((t.i for t in reversed(tokens[max(0, i - 7) : i]) if t.lower in words(language, "rank")), None)
    if rank is None or any(map(is_finite, tokens[rank:i])):
        return False
    be, been = words(language, "be"), words(language, "been")
    return any((t.lower in be and is_finite(t)) or t.lower in been for t in tokens[max(0, rank - 9) : rank])


def carries_on(view: View, group: Group) -> bool:
    """« Et de conclure que … », « Et le maire d'ajouter que … »: an infinitive that opens a sentence behind « et »."""
    tokens, language = view.sentence.tokens, view.language
    joined = joined_infinitive(view.sentence, group, language)
    i = (group if joined is None else joined).first - 1
    return (
        group.kind == "infinitive"
        and i > 0
        and tokens[i].lower in words(language, "bare_of")
        and (tokens[0].lower in words(language, "carrying_on") or _only_before(view, group))
        and not any(map(is_finite, tokens[:i]))
    )


def _only_before(view: View, group: Group) -> bool:
    """« Avant de l'inviter à revenir. »: a sentence of its own, in which nobody else does anything."""
    tokens, language = view.sentence.tokens, view.language
    return tokens[0].lower in words(language, "before_of") and all(t.text != "," for t in tokens[group.last + 1 :])
