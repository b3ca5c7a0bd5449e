"""Subjects that a verb shares with one before it in the sentence.

« La société reconnaît que trois cars roulaient et promet … »: to the company, not to the cars.
"""

from __future__ import annotations

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.phrases.joined_verbs import host_subject, subordinate
from recoupe.extraction.statements.phrases.subject_phrases import CLAUSAL, Subject, finite, subject_of
from recoupe.extraction.statements.verbs.forms import agree
from recoupe.extraction.statements.verbs.verb_groups import Group

_VERBS_OWN = ("Number", "Person")


def subject_of_verb_before(sentence: Sentence, group: Group, before: int, language: str) -> Subject | None:
    """The subject of the nearest verb before token `before` that agrees with the group's, of main clauses first."""
    fitting = host_subject(sentence, group, before, language)
    if fitting is not None:
        return fitting
    tokens = sentence.tokens
    own = group.auxiliary or group.verb
    earlier = [
        t
        for t in tokens[:before]
        if t.pos in CLAUSAL and finite(t) and agree(t, own, _VERBS_OWN) and not _relative(sentence, t)
    ]
    same = [t for t in earlier if t.morph.get("Tense") == own.morph.get("Tense") and t.pos == own.pos]
    main = [t for t in same or earlier if not subordinate(sentence, t, language)]
    for verb in (*reversed(main), *reversed(same)):
        carrier = tokens[verb.head] if verb.dep.split(":")[0] in ("aux", "cop") else verb
        found = subject_of(sentence, carrier, group, language)
        if found is not None and found[1] < verb.i:
            return Subject(found, "shared")
    return None


def _relative(sentence: Sentence, verb: Token) -> bool:
    return any(t.dep == "acl:relcl" for t in (verb, sentence.tokens[verb.head]) if t.pos in CLAUSAL)
