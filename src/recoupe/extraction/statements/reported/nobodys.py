"""« il » that is nobody: « Il se murmure que le site fermera », « Il convient de rester prudent »."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.cues import Takes
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.scope.ends import content_end
from recoupe.extraction.statements.scope.openings import opening
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.view import View
from recoupe.model.statement import Stance


def rumours(view: View, group: Group) -> Iterator[Candidate]:
    """« Il se murmure que le site fermera »: nobody is told to say so."""
    if group.first == 0 or not rumoured(view, group, (group.first - 1, group.first - 1)):
        return
    clause = replace(group.cue, takes=(Takes.CLAUSE,))  # of somebody « se dire que » tells a thought
    opened = opening(view.sentence, replace(group, cue=clause), view.language)
    if opened is not None and opened.takes is Takes.CLAUSE:
        content = view.words_of(opened.start, content_end(view, opened.start, group))
        cue = group.span(view.sentence, view.text)
        yield Candidate((content,), None, cue, Stance.ASSERTS, "voice/impersonal", 0.6, hearsay=True)


def rumoured(view: View, group: Group, told: Phrase) -> bool:
    """« Il se dit que … »"""
    clitics = view.sentence.tokens[group.first : group.verb.i]
    reflexive = any(t.lower in words(view.language, "reflexive") for t in clitics)
    return reflexive and group.cue.lemma in words(view.language, "rumoured") and _he(view, told)


def fitting(view: View, group: Group, start: int, told: Phrase) -> bool:
    """« Il convient toutefois de ne rien oublier »: an infinitive begins at token `start`."""
    infinitive = any(t.morph.get("VerbForm") == "Inf" for t in view.sentence.tokens[start : start + 4])
    return infinitive and group.cue.lemma in words(view.language, "fitting") and _he(view, told)


def _he(view: View, told: Phrase) -> bool:
    return told[0] == told[1] and view.sentence.tokens[told[0]].lower in words(view.language, "he")
