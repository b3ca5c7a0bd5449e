"""Whether a verb of saying reports words that were said, and what it does with them.

« Le maire a annoncé sa démission » does, « devrait annoncer », « annoncera demain », « sans préciser » and « n'a pas dit
que » do not; « n'a pas confirmé » declines. The narrator's future (« il expliquera plus tard ») reports. Finite verbs are
asked in `unsaid`, infinitives in `governed`.
"""

from __future__ import annotations

from recoupe.extraction.statements.lexicon.cues import Cue, Negated, Takes
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.scope.governed import told
from recoupe.extraction.statements.scope.unsaid import unsaid
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.view import View
from recoupe.model.statement import Stance


def stance_of(cue: Cue, negated: bool) -> Stance | None:
    """What the cue does, negated or not; None where the negated cue reports nothing."""
    if not negated:
        return None if cue.negated_only else cue.stance
    return None if cue.negated is Negated.NOTHING else Stance(cue.negated.value)


def withheld(group: Group, takes: Takes, language: str) -> bool:
    """« n'a pas dit quand la digue serait finie »: a question left without an answer; « n'a pas dit que » tells nothing."""
    return group.negated and takes is Takes.QUESTION and group.cue.lemma in words(language, "leaving_unanswered")


def uttered(view: View, group: Group) -> bool:
    """Whether the words were said: not « pourrait annoncer », « annoncera », « sans préciser », « s'il dit que »."""
    if group.finite and unsaid(view, group):
        return False
    done = group.auxiliary is not None and group.auxiliary.lower in words(view.language, "auxiliary")
    return done or group.kind != "infinitive" or told(view, group)
