"""What « le » stands for before a verb of answering: « Combien a coûté le pont ? Le maire refuse de le dire. »

It is the question asked right before, or what was said right before: the clause before in the same sentence (« L'usine
fermerait, mais la direction n'a pas voulu le confirmer »), else the sentence before, of which what somebody says there.
"""

from __future__ import annotations

from recoupe.extraction.statements.phrases.subjects import subject
from recoupe.extraction.statements.reported.backward import told_before
from recoupe.extraction.statements.verbs.clause_edges import last_word
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.extraction.statements.verbs.verb_groups import Group, groups
from recoupe.extraction.statements.view import View
from recoupe.model.span import Span


def stood_for(view: View, group: Group) -> Span | None:
    """The words that « le » before or behind `group` takes up; None where no clause stands before."""
    tokens = view.sentence.tokens
    who = subject(view.sentence, group, view.language)
    first = group.first if who is None else min(who.phrase[0], group.first)
    while first > 0 and (tokens[first - 1].pos == "CCONJ" or tokens[first - 1].text == ","):
        first -= 1
    if any(map(is_finite, tokens[:first])):
        return view.words_of(0, first - 1)
    at = next((i for i, s in enumerate(view.parsed.sentences) if s.start == view.sentence.start), 0)
    before = view.parsed.sentences[at - 1] if at else None
    if before is None or before.paragraph != view.sentence.paragraph or not any(map(is_finite, before.tokens)):
        return None
    earlier = View(view.parsed, before, groups(before, view.language), view.passages, view.language)
    return told_before(earlier) or earlier.words_of(0, last_word(before))
