"""Clauses whose content begins with an adjective before « que »: « juge troublant que les cales soient vides »."""

from __future__ import annotations

from recoupe.extraction.parse import Sentence
from recoupe.extraction.statements.lexicon.cues import Takes
from recoupe.extraction.statements.lexicon.set_phrases import past_phrase
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.scope.between import past_adverbs
from recoupe.extraction.statements.scope.contents import Opening
from recoupe.extraction.statements.verbs.verb_groups import Group


def adjective_before(sentence: Sentence, group: Group, que: int, language: str) -> Opening | None:
    """« trouve normal que … », « juge pour sa part « troublant » que … », « se dit heureux que … »: from the adjective on."""
    every = {*group.cue.takes, *group.cue.in_marks, *group.cue.in_past}
    kind = next((k for k in (Takes.STATE, Takes.JUDGE) if k in every), None)
    start = past_adverbs(sentence, group.last + 1, language)
    marks = words(language, "open_quote") | words(language, "close_quote")
    held = [t for t in sentence.tokens[start:que] if t.text not in marks and t.pos != "ADV"]
    return Opening(kind, start) if kind and held and all(t.pos == "ADJ" for t in held) else None


def degree_at(sentence: Sentence, group: Group, i: int, language: str) -> int | None:
    """« se disent un peu plus satisfaits », « de plus en plus mal informés »: where the words of degree before a state begin."""
    tokens = sentence.tokens
    for start in range(group.last + 1, i + 1):
        state = past_phrase(tokens, start, language, "state_degree")
        while state is not None and state < len(tokens) and tokens[state].pos == "ADV":
            state += 1
        if state is not None and state < len(tokens) and state >= i and tokens[state].pos in ("ADJ", "VERB"):
            return start
    return None
