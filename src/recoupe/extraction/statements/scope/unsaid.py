"""Verbs of saying in clauses that leave open whether anything was said, or tell what was felt.

« On ignore si la ville a présenté des excuses », « tout laisse penser que … », « ils ne vont pas au commissariat pour
signaler un vol », « Le club craignait que … »: nobody's words.
"""

from __future__ import annotations

from functools import cache

from recoupe.extraction.conjugation import index
from recoupe.extraction.parse import Token
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.view import View

_FELT = 0.75  # weight up to which a verb tells more often what is felt than what is said
_BETWEEN = 4  # words between the verb that asks and its « si »


def unsaid(view: View, group: Group) -> bool:
    """Whether the clause around `group` tells that its words may never have been said."""
    if group.finite:
        return (
            _wished(view, group)
            or _asked_whether(view, group)
            or _was_felt(group, view.language)
            or _appeal(view, group)
        )
    return group.kind == "infinitive" and (_let_think(view, group) or _errand(view, group))


def _asked_whether(view: View, group: Group) -> bool:
    """« On ignore si la ville a présenté … », « une remise est prévue si elle promet de rester »: whether they did is open.

    « Si certains disent que … » at the head of its sentence and « même si la mairie dément … » grant it.
    """
    tokens, language = view.sentence.tokens, view.language
    for i in range(group.first - 1, 0, -1):
        if tokens[i].text in (";", ":", ".") or is_finite(tokens[i]):
            return False
        if tokens[i].lower in words(language, "whether") and tokens[i].pos in ("SCONJ", "ADV"):
            asked = any(_is_form(t, "asking", language) for t in tokens[max(0, i - _BETWEEN) : i])
            granted = tokens[i - 1].pos == "PUNCT" or tokens[i - 1].lower in words(language, "granting")
            return asked or (tokens[i].pos == "SCONJ" and not granted)
        if tokens[i].lower in words(language, "relative") | words(language, "complementizer"):
            return False
    return False


def _wished(view: View, group: Group) -> bool:
    """« pour que le maire soit convaincu que … »: a state that is to come about."""
    be = group.verb.lower in words(view.language, "be")
    return be and group.auxiliary is None and group.verb.morph.get("Mood") == "Sub"


def _was_felt(group: Group, language: str) -> bool:
    """« Le club craignait que la pelouse gèle »: the past of a fear tells why somebody acted."""
    past = group.verb.morph.get("Tense") == "Imp" or group.verb.lower.endswith(
        tuple(words(language, "imperfect_ending"))
    )
    return group.cue.mood and group.auxiliary is None and group.kind == "finite" and past


def _appeal(view: View, group: Group) -> bool:
    """« …, disons que le maire est distrait »: an imperative outside marks is the writer's."""
    language = view.language
    first = view.sentence.tokens[group.first - 1] if group.first else None
    alone = first is None or first.pos in ("PUNCT", "CCONJ", "ADV")
    own = group.verb.lower.endswith(tuple(words(language, "own_ending"))) and group.inverted is None
    bare = group.kind == "finite" and group.auxiliary is None and group.first == group.verb.i
    return bare and own and alone and view.enclosing(group.verb.start, group.verb.end) is None


def _let_think(view: View, group: Group) -> bool:
    """« tout laisse penser que … », « ce qui fait craindre aux riverains d'être chassés »: what a thing brings about."""
    tokens, language = view.sentence.tokens, view.language
    before = group.first - 1
    while before > 0 and tokens[before].pos == "ADV":
        before -= 1
    return before >= 0 and group.cue.weight <= _FELT and _is_form(tokens[before], "letting", language)


def _errand(view: View, group: Group) -> bool:
    """« Ils ne vont pas au commissariat pour signaler un vol »: who does not do it does not say it.

    « n'a pas attendu la presse pour dénoncer » does: verbs of waiting and sparing tell how readily.
    """
    tokens, language = view.sentence.tokens, view.language
    if group.first < 3 or tokens[group.first - 1].lower not in words(language, "for"):
        return False
    verb = next((t for t in reversed(tokens[: group.first - 1]) if is_finite(t)), None)
    if verb is None or any(_is_form(t, "sparing", language) for t in tokens[verb.i : group.first - 1]):
        return False
    return any(t.lower in words(language, "negation") for t in tokens[max(0, verb.i - 3) : verb.i])


def _is_form(token: Token, name: str, language: str) -> bool:
    return token.lemma in words(language, name) or bool(index(_lemmas(language, name), language).get(token.lower))


@cache
def _lemmas(language: str, name: str) -> tuple[str, ...]:
    return tuple(sorted(words(language, name)))
