"""What the speaker says besides, behind a clause that no comma ends: « a dit que le pont tiendrait avant d'ajouter que … ».

« tout en précisant que … » and « avant d'ajouter que … » are the speaker's; « en rappelant que … » is too, unless the clause
has somebody for its subject who may say so (« a dit que le maire était parti en dénonçant un complot »).
"""

from __future__ import annotations

from recoupe.extraction.entities.lexicon import words as documents
from recoupe.extraction.statements.lexicon.cues import Takes
from recoupe.extraction.statements.lexicon.quoting import among
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.noun_phrases import head_of
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.phrases.subject_phrases import subject_of
from recoupe.extraction.statements.scope.cuts import reports
from recoupe.extraction.statements.scope.openings import opening
from recoupe.extraction.statements.scope.reporting import reporting_at
from recoupe.extraction.statements.verbs.forms import VERBAL, is_finite
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.view import View

_NEAR = 3  # words from « avant » to the infinitive it leads


def told_besides(view: View, i: int, start: int, group: Group) -> bool:
    """Whether what the speaker says at the same time begins at token `i`.

    Where the content has a verb of saying itself, that verb may go on with it.
    """
    tokens, language = view.sentence.tokens, view.language
    if i + 1 >= len(tokens) or any(start <= g.first < i and reports(view, g) for g in view.groups):
        return False
    marker = words(language, "gerund_marker")
    if tokens[i].lower in marker and tokens[i + 1].lower in marker:
        return reporting_at(view, i + 1, group) == "present"
    besides = _clause_behind(view, i)
    if besides is None:
        return False
    return besides.cue.lemma in words(language, "going_on") or not _somebody(view, start, i, group)


def _clause_behind(view: View, i: int) -> Group | None:
    """The gerund or infinitive with a que-clause that « en » or « avant de » at token `i` leads."""
    tokens, language = view.sentence.tokens, view.language
    low = tokens[i].lower
    if low in words(language, "gerund"):
        kind, near = "present", 1
    elif low in words(language, "before_act"):
        kind, near = "infinitive", _NEAR
    else:
        return None
    found = next((g for g in view.groups if i < g.first <= i + near and g.kind == kind), None)
    opened = None if found is None else opening(view.sentence, found, language)
    return found if opened is not None and opened.takes is Takes.CLAUSE else None


def _somebody(view: View, start: int, end: int, group: Group) -> bool:
    """Whether the subject of the last verb of the clause `start` to `end` is somebody who can speak."""
    sentence, language = view.sentence, view.language
    carrier = next((t for t in reversed(sentence.tokens[start:end]) if is_finite(t)), None)
    if carrier is None:
        return False
    above = sentence.tokens[carrier.head]
    verb = above if carrier.pos == "AUX" and (above.pos in VERBAL or above.i > carrier.i) else carrier
    phrase = subject_of(sentence, verb, group, language)
    if phrase is None or not start <= phrase[0] < carrier.i:
        return False
    paper = among(head_of(sentence, phrase), documents(language, "bodies", "document"))
    return not paper and surely_speaks(sentence, phrase, language)
