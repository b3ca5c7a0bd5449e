"""The mood and tense in which a verb of saying stands: « annoncera demain », « il expliquera que … », « serait »."""

from __future__ import annotations

from recoupe.extraction import terms
from recoupe.extraction.conjugation import is_conditional
from recoupe.extraction.parse import Token
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.scope.between import past_adverbs
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.view import View


def is_future(group: Group, language: str) -> bool:
    """« annoncera sa décision »: nothing has been said yet."""
    return group.kind == "finite" and terms.is_future(group.verb.lower, group.cue.lemma, language)


def planned(view: View, group: Group) -> bool:
    """Whether a cue in the future is still to come: « annoncera demain », not the narrator's « il expliquera que … »."""
    tokens, language = view.sentence.tokens, view.language
    behind = past_adverbs(view.sentence, group.last + 1, language)
    if behind < len(tokens) and tokens[behind].lower in words(language, "whether"):
        return True  # « une enquête dira s'il y a eu faute »
    que = behind < len(tokens) and tokens[behind].lower in words(language, "complementizer")
    que = que and tokens[behind - 1].lower not in words(language, "comparative")  # « demandera plus qu'un mandat »
    if group.cue.lemma in words(language, "planned_saying") and not que:
        return True
    opens = (
        t.i
        for t in tokens[group.last + 1 :]
        if t.lower in words(language, "complementizer") or t.morph.get("VerbForm") == "Inf"
    )
    times = words(language, "day") | words(language, "to_come")
    begin, end = _clause_start(tokens, group.first), next(opens, len(tokens))
    return any(t.lower in times for t in tokens[begin:end])  # not those of what is said


def _clause_start(tokens: tuple[Token, ...], verb: int) -> int:
    """« Le bac, qui rouvrira bientôt, est neuf, et la maire se dira ravie »: behind the comma after another clause."""
    comma = next((t.i for t in reversed(tokens[:verb]) if t.text in (",", ";") or is_finite(t)), 0)
    apart = tokens[comma].text in (",", ";") and any(map(is_finite, tokens[:comma]))
    return comma + 1 if apart else 0


def came_to_pass(group: Group, language: str) -> bool:
    """« Une liste a annoncé sa venue »: in the perfect a verb of saying tells of an utterance, whoever its subject is."""
    auxiliary = group.auxiliary
    done = auxiliary is not None and auxiliary.lower in words(language, "have") and is_finite(auxiliary)
    return done and (group.cue.says or group.cue.lemma in words(language, "putting_forward"))


def is_unreal(verb: Token, language: str) -> bool:
    """Whether a finite verb is in the conditional or the future: « aurait », « sera »."""
    form = verb.lower, verb.lemma, language
    return is_conditional(*form) or terms.is_future(*form)
