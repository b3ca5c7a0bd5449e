"""Uses of verbs of saying on which no other finder has built a row.

« Les riverains ont dénoncé devant le conseil de graves négligences »: « ont dénoncé » is one if nobody else took it.
Uses that say nothing (« pourrait annoncer », « sans préciser », « annoncera demain ») and passives are none, nor are
verbs that tell of things, thoughts or feelings as often as of words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from recoupe.extraction.statements.lexicon.cues import Takes
from recoupe.extraction.statements.lexicon.set_phrases import past_phrase
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.overlooked.lexicon import sorts
from recoupe.extraction.statements.phrases.speakers import no_report
from recoupe.extraction.statements.reported.clause_speakers import reported
from recoupe.extraction.statements.scope.uttered import uttered
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.view import View
from recoupe.model.span import Span
from recoupe.model.statement import Stance


def uses(view: View, covered: Sequence[Span]) -> Iterator[Group]:
    """The uses in the sentence whose words share nothing with the cues of `covered`, each with all that it may take."""
    table = sorts(view.language)
    for group in view.groups:
        cue, verb = group.cue, group.verb
        if (
            group.passive
            or verb.lower in words(view.language, "be")
            or not cue.reports
            or cue.mood
            or cue.thought
            or cue.negated_only
        ):
            continue
        if any(c.start < verb.end and verb.start < c.end for c in covered) or not uttered(view, group):
            continue
        if _anothers(view, group):
            continue
        free = cue.name in table
        takes = tuple(t for t in cue.takes if free or t is not Takes.NOUN)
        takes = (*takes, Takes.NOUN) if free and Takes.NOUN not in takes else takes
        nouns = () if free and Takes.NOUN in takes else cue.nouns
        yield replace(group, cue=replace(cue, takes=takes, nouns=nouns, in_marks=cue.in_marks))


def _anothers(view: View, group: Group) -> bool:
    """Whether the use is somebody else's: « nie avoir dit que … », « regrette que l'État « se défausse » sur elle », a thing's."""
    tokens, language = view.sentence.tokens, view.language
    if tokens[group.first].text in words(language, "open_quote") and reported(view, group):
        return True
    before = tokens[group.first - 1] if group.first else None
    if before is not None and past_phrase(tokens, before.i, language, "that_is") == group.last + 1:
        return True  # « garder les lits, autrement dit de rendre les postes »
    if group.kind == "present" and before is not None and no_report(group, before, language):
        return True  # « des règlements exigeant que … »
    if group.auxiliary is None or group.auxiliary.lower not in words(language, "auxiliary"):
        return False
    above = next((g for g in view.groups if g.last + 1 == group.first), None)
    return above is not None and (above.negated or above.cue.stance is Stance.DENIES)
