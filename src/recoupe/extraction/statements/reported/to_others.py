"""What one tells others by one's own account: « « Nous l'avons vu pour lui dire que c'est non », dit la maire ».

« Je dis que … » and « nous pensons que … » do what they tell of there and then; a gerund, an aim with whom one tells it to
and « je peux vous assurer que » report words. « On me reproche d'être parti » reports those of others.
"""

from __future__ import annotations

from recoupe.extraction.statements.lexicon.cues import Takes
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.subject_phrases import Subject
from recoupe.extraction.statements.scope.contents import Opening
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.view import View

_TOLD = frozenset({Takes.CLAUSE, Takes.URGE, Takes.OF_INFINITIVE, Takes.TO_INFINITIVE, Takes.QUESTION, Takes.NOUN})


def told_to_others(view: View, who: Subject, group: Group, opened: Opening) -> bool:
    """Whether the first person or « on » that is the subject tells of words, in a quotation."""
    tokens, language = view.sentence.tokens, view.language
    pronoun = tokens[who.phrase[0]].lower
    if who.phrase[0] != who.phrase[1] or view.enclosing(group.verb.start, group.verb.end) is None:
        return False
    if pronoun in words(language, "someone") and _blamed(view, group, opened):
        return True
    one = words(language, "first_person") | words(language, "someone")
    if pronoun not in one or not group.cue.reports or group.negated or opened.takes not in _TOLD:
        return False
    before = tokens[group.first - 1].lower if group.first else ""
    heard = any(t.lower in words(language, "to_someone_else") for t in tokens[group.first : group.verb.i])
    if group.kind == "present":
        return before in words(language, "gerund") and opened.takes is not Takes.NOUN
    return group.kind == "infinitive" and heard


def _blamed(view: View, group: Group, opened: Opening) -> bool:
    """« On me reproche d'avoir quitté le poste »: somebody does."""
    said = view.sentence.tokens[group.first : group.verb.i]
    return opened.takes is Takes.ACCUSE and any(t.lower in words(view.language, "to_us") for t in said)
