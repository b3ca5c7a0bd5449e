"""Whether a verb of saying reports words that were said, and what it does with them.

« Le maire a annoncé sa démission » does, « devrait annoncer », « annoncera demain », « sans préciser » and « n'a pas dit
que » do not; « n'a pas confirmé » declines. The narrator's future (« il expliquera plus tard ») reports.
"""

from __future__ import annotations

from recoupe.extraction.statements.lexicon.cues import Cue, Negated
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.scope.governed import told
from recoupe.extraction.statements.scope.moods import is_future, planned
from recoupe.extraction.statements.scope.unsaid import unsaid
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.view import View
from recoupe.model.statement import Stance


def stance_of(cue: Cue, negated: bool) -> Stance | None:
    """What the cue does, negated or not; None where the negated cue reports nothing."""
    if not negated:
        return None if cue.negated_only else cue.stance
    return None if cue.negated is Negated.NOTHING else Stance(cue.negated.value)


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


def uttered(view: View, group: Group) -> bool:
    """Whether the words were said: not « pourrait annoncer », « annoncera », « sans préciser », « s'il dit que »."""
    language = view.language
    if group.kind == "conditional" and group.auxiliary is None:
        return False
    if group.auxiliary is None and group.inverted is None and is_future(group, view.language) and planned(view, group):
        return False
    if group.finite and (_never(view, group) or _asked(view, group)):
        return False
    if unsaid(view, group):
        return False
    if group.auxiliary is not None and group.auxiliary.lower in words(language, "auxiliary"):
        return True
    return group.kind != "infinitive" or told(view, group)


def _never(view: View, group: Group) -> bool:
    """« sans que les médecins y voient un progrès », « afin que l'État demande un audit »: nobody says so."""
    tokens, language = view.sentence.tokens, view.language
    for i in range(group.first - 1, max(0, group.first - 10), -1):
        if tokens[i].text in (",", ";", ":") or is_finite(tokens[i]):
            return False
        if tokens[i].lower in words(language, "complementizer"):
            return tokens[i - 1].lower in words(language, "not_so")
    return False
