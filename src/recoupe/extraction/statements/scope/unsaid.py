"""Finite verbs of saying that leave open whether anything was said, or tell what was felt.

« Le maire devrait annoncer … », « annoncera demain », « Le maire a-t-il dit que … ? », « On ignore si la ville a présenté
des excuses », « Le club craignait que … »: nobody's words. Infinitives are read by `governed`.
"""

from __future__ import annotations

from recoupe.extraction.parse import Token
from recoupe.extraction.statements.lexicon.cues import Takes
from recoupe.extraction.statements.lexicon.words import clause_openers, words
from recoupe.extraction.statements.scope.moods import is_future, is_unreal, planned
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.extraction.statements.verbs.governors import lemma_in
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.view import View

_CLAUSE = 10  # words from « que » to the verb behind a need: « que l'ensemble des clubs de la ligue disent »
_JUDGED = 5  # words up to « que » in which « il est » stands: « il est plus que temps que »
_BETWEEN = 4  # words between the verb that asks and its « si »


def unsaid(view: View, group: Group) -> bool:
    """Whether the finite `group`, or the clause around it, tells that its words may never have been said."""
    return (
        _to_come(view, group)
        or _never(view, group)
        or _asked(view, group)
        or _wished(view, group)
        or _asked_whether(view, group)
        or _was_felt(view, group)
        or _appeal(view, group)
        or _either(view, group)
        or _whenever(view, group)
    )


def _to_come(view: View, group: Group) -> bool:
    """« pourrait annoncer », « annoncera demain »; the narrator's « expliquera-t-il plus tard » was said."""
    if group.auxiliary is not None:
        return False
    return group.kind == "conditional" or (
        group.inverted is None and is_future(group, view.language) and planned(view, group)
    )


def _never(view: View, group: Group) -> bool:
    """« sans que les médecins y voient un progrès », « afin que l'État demande un audit »: nobody says so."""
    tokens, language = view.sentence.tokens, view.language
    for i in range(group.first - 1, max(0, group.first - 10), -1):
        if tokens[i].text in (",", ";", ":") or is_finite(tokens[i]):
            return False
        if tokens[i].lower in words(language, "complementizer"):
            return tokens[i - 1].lower in words(language, "not_so") and not _came_about(view, i - 1)
    return False


def _came_about(view: View, conjunction: int) -> bool:
    """« Il a fallu un mort pour que la mairie reconnaisse que … », « Il suffit d'un rien pour qu'on dise que … »."""
    tokens, language = view.sentence.tokens, view.language
    for verb in (g for g in reversed(tokens[:conjunction]) if lemma_in(g, "taking", language)):
        past = verb.morph.get("VerbForm") == "Part" or verb.morph.get("Tense") in ("Imp", "Past")
        suffices = is_finite(verb) and verb.lemma not in words(language, "needing")
        return tokens[conjunction].lower in words(language, "for") and (past or suffices)
    return False


def _asked(view: View, group: Group) -> bool:
    """« Pensez-vous que la grève doit cesser ? », « Le maire a-t-il dit que … ? » outside marks: the outlet asks.

    « N'a-t-il pas dit que … ? » tells that he did, as does « Pourquoi a-t-il dit que … ? ».
    """
    tokens, language = view.sentence.tokens, view.language
    if tokens[-1].text != "?" or view.enclosing(group.verb.start, group.verb.end) is not None:
        return False
    behind = tokens[group.last + 1 : group.last + 2]
    pronoun = group.inverted or (behind[0] if behind else None)
    if pronoun is not None and pronoun.lower.strip("-") in words(language, "you"):
        return True
    if group.inverted is None or group.inverted.lower.strip("-") in words(language, "someone"):
        return False
    known = words(language, "negation") | words(language, "question_word")
    return not any(t.lower in known for t in tokens[: group.verb.i])


def _asked_whether(view: View, group: Group) -> bool:
    """« On ignore si la ville a présenté … », « une remise est prévue si elle promet de rester »: whether they did is open.

    « Si certains disent que … » at the head of its sentence, « il a dit que s'il salue ce choix, il … » and « même si la
    mairie dément … » grant it; « Si la mairie annonce un report, le club jouera » does not.
    """
    tokens, language = view.sentence.tokens, view.language
    for i in range(group.first - 1, -1, -1):
        if tokens[i].text in (";", ":", ".") or is_finite(tokens[i]):
            return False
        if tokens[i].lower in words(language, "whether") and tokens[i].pos in ("SCONJ", "ADV"):
            if i == 0 or tokens[i - 1].pos in ("PUNCT", "CCONJ"):
                return _on_condition(view, group, i)
            asked = any(lemma_in(t, "asking", language) for t in tokens[max(0, i - _BETWEEN) : i])
            granted = tokens[i - 1].lower in words(language, "granting") or _concedes(view, group, i)
            return asked or (tokens[i].pos == "SCONJ" and not granted)
        if tokens[i].lower in clause_openers(language):
            return False
    return False


def _on_condition(view: View, group: Group, whether: int) -> bool:
    """« Si la mairie annonce un report, le club jouera »: a main clause that is still to come, or not real.

    One that stands before is what the condition is for: « Elle peut partir, si elle prévient le club de son choix ».
    """
    tokens, language = view.sentence.tokens, view.language
    if group.auxiliary is not None:
        return False
    comma = next((t.i for t in tokens[group.last + 1 :] if t.text == ","), len(tokens))
    verb = next((t for t in tokens[comma:] if is_finite(t)), None)
    if verb is None and whether > 1 and tokens[whether - 1].text == ",":
        return any(map(is_finite, tokens[: whether - 1]))
    return verb is not None and is_unreal(verb, language)


def _concedes(view: View, group: Group, whether: int) -> bool:
    """« …, a dit que s'il salue le plan, il en critique le prix »: what one feels about it, within what one says."""
    tokens, language = view.sentence.tokens, view.language
    clause = tokens[whether - 1].lower in words(language, "complementizer")
    judges = group.cue.lemma in words(language, "granting_verb")
    verb = next((t for t in tokens[group.last + 1 :] if is_finite(t)), None)
    return clause and judges and verb is not None and verb.morph.get("Tense") == "Pres"


def _wished(view: View, group: Group) -> bool:
    """« pour que le maire soit convaincu que … », « il est temps que le maire dise … »: what is to come about."""
    if group.auxiliary is not None:
        return False
    be = group.verb.lower in words(view.language, "be") and group.verb.morph.get("Mood") == "Sub"
    return be or _needed(view, group) or _bidden(view, group)


def _bidden(view: View, group: Group) -> bool:
    """« Que les élus demandent un audit ! », « Qu'ils appellent à voter »: a « que » that opens its sentence bids."""
    tokens, language = view.sentence.tokens, view.language
    opening = next((t for t in tokens if t.text not in words(language, "open_quote") and t.pos != "PUNCT"), None)
    if opening is None or opening.lower not in words(language, "complementizer"):
        return False
    between = tokens[opening.i + 1 : group.first]
    return 0 < len(between) < _CLAUSE and not any(is_finite(t) or t.text in (",", ";", ":") for t in between)


def _needed(view: View, group: Group) -> bool:
    """« Il faut que le maire explique … », « Elle souhaite que les clubs annoncent … »: a « que » behind a need or a wish."""
    tokens, language = view.sentence.tokens, view.language
    for i in range(group.first - 1, max(1, group.first - _CLAUSE), -1):
        related = any(t.lower in words(language, "who") for t in tokens[max(1, i - 3) : i])
        if tokens[i].text in (",", ";", ":") or (is_finite(tokens[i]) and not related):
            return False  # « Il faut que ceux qui partiront disent pourquoi »: the relative's verb is passed
        if tokens[i].lower in words(language, "complementizer"):
            above = tokens[i - 1]
            if is_finite(above):
                return any(lemma_in(above, verbs, language) for verbs in ("needing", "wishing"))
            needed = above.lower in words(language, "needed")
            return needed and any(t.lower in words(language, "be") for t in tokens[max(0, i - _JUDGED) : i - 1])
    return False


def _was_felt(view: View, group: Group) -> bool:
    """« Le club craignait que la pelouse gèle »: the past of a fear tells why somebody acted; words in marks were said."""
    language, behind = view.language, view.sentence.tokens[group.last + 1 : group.last + 2]
    if any(t.text in words(language, "open_quote") for t in behind):
        return False
    past = group.verb.morph.get("Tense") == "Imp" or group.verb.lower.endswith(
        tuple(words(language, "imperfect_ending"))
    )
    promised = Takes.TO_INFINITIVE in group.cue.takes  # « s'y engageait »
    return group.cue.mood and not promised and group.auxiliary is None and group.kind == "finite" and past


def _appeal(view: View, group: Group) -> bool:
    """« …, disons que le maire est distrait »: an imperative outside marks is the writer's."""
    language = view.language
    first = view.sentence.tokens[group.first - 1] if group.first else None
    alone = first is None or first.pos in ("PUNCT", "CCONJ", "ADV")
    own = group.verb.lower.endswith(tuple(words(language, "own_ending"))) and group.inverted is None
    bare = group.kind == "finite" and group.auxiliary is None and group.first == group.verb.i
    return bare and own and alone and view.enclosing(group.verb.start, group.verb.end) is None


def _either(view: View, group: Group) -> bool:
    """« Soit elle demande son départ, soit elle se tait »: one of two ways out."""
    either = _led_by(view, group, "either", _BETWEEN)
    return group.auxiliary is None and either is not None and either.pos != "VERB"


def _whenever(view: View, group: Group) -> bool:
    """« Il parlera quand il le jugera bon »: a verb in the future behind « quand » has not been said."""
    if group.auxiliary is not None or not is_future(group, view.language):
        return False
    return _led_by(view, group, "when", _CLAUSE) is not None


def _led_by(view: View, group: Group, name: str, far: int) -> Token | None:
    """The nearest of the words `name` among the `far` ones before the group, if no verb or mark stands between."""
    for token in reversed(view.sentence.tokens[max(0, group.first - far) : group.first]):
        if token.lower in words(view.language, name):
            return token
        if token.pos == "PUNCT" or is_finite(token):
            return None
    return None
