"""Who speaks in an infinitive because another verb has them do so: « La panne a contraint la gérante à avouer que … ».

« La guide a passé la matinée à expliquer que … » is read here too: there the verb's own subject speaks. So is whom others
hear: « Des témoins ont entendu la gérante dire que … ».
"""

from __future__ import annotations

from recoupe.extraction.parse import Sentence
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.noun_phrases import after
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.extraction.statements.verbs.governors import form_of
from recoupe.extraction.statements.verbs.insertions import opening_comma
from recoupe.extraction.statements.verbs.verb_groups import Group

_OBJECT = 12  # words from the verb to the infinitive (« a conduit la directrice du port de Valmer à … »)


def made_by(sentence: Sentence, group: Group, language: str) -> tuple[Group, Phrase | None] | None:
    """The verb before the object of which the infinitive of `group` tells, and that object if it is who speaks."""
    tokens = sentence.tokens
    to = group.first - 1
    if group.kind == "infinitive" and (said := _made_to_say(sentence, group, language)) is not None:
        return said
    if group.kind == "infinitive" and (heard := _heard(sentence, group, language)) is not None:
        return heard
    if group.kind != "infinitive" or to < 2 or tokens[to].lower not in words(language, "bare_to"):
        return None
    for i in range(to - 2, max(0, to - _OBJECT), -1):
        making = form_of(sentence, i, "making_speak", language)
        verb = making or form_of(sentence, i, "giving_time", language)
        if verb is None:
            continue
        end = None if verb.passive else _object_end(sentence, i + 1, to - 1, language)
        return None if end is None else (verb, (i + 1, end) if making else None)
    return None


def _object_end(sentence: Sentence, first: int, last: int, language: str) -> int | None:
    """Where the phrase from token `first` ends that fills the words up to `last`, save for what a comma there closes: « trente
    journaux, dont Le Phare, », « la gérante, Awa Roux, », « les marins, réunis mardi, ».
    """
    tokens = sentence.tokens
    if tokens[last].text != ",":
        return last if after(sentence, first, right=last, language=language) == last else None
    opening = opening_comma(tokens, last)
    if opening is None or opening <= first or any(map(is_finite, tokens[opening:last])):
        return None
    ends = {after(sentence, first, right=right, language=language) for right in (last - 1, opening - 1)}
    return max(ends & {last - 1, opening - 1}, default=None)


def _heard(sentence: Sentence, group: Group, language: str) -> tuple[Group, Phrase] | None:
    """« On a entendu le ministre dire que … »: the verb of hearing, and the phrase between it and the infinitive."""
    end = group.first - 1
    for i in range(end - 1, max(0, end - _OBJECT), -1):
        verb = form_of(sentence, i, "perceiving", language)
        if verb is None:
            continue
        whole = after(sentence, verb.last + 1, right=end, language=language) == end
        return (verb, (verb.last + 1, end)) if whole and not (verb.passive or verb.cue.reflexive) else None
    return None


def _made_to_say(sentence: Sentence, group: Group, language: str) -> tuple[Group, Phrase] | None:
    """« Ce qui a fait dire à la guide que … », « … lui fait dire que … »: the verb before, and who says so."""
    tokens, behind = sentence.tokens, group.last + 1
    verb = form_of(sentence, group.first - 1, "making_say", language) if group.first else None
    if verb is None:
        return None
    before = (t.i for t in reversed(tokens[verb.first : group.first]))
    told = next((i for i in before if tokens[i].lower in words(language, "to_someone")), None)
    if told is not None:
        return verb, (told, told)  # « … leur fait réclamer un vote »
    if group.cue.lemma not in words(language, "made_to_say"):
        return None
    if behind + 1 < len(tokens) and tokens[behind].lower in words(language, "to"):
        return verb, (behind + 1, after(sentence, behind + 1, language=language))
    return None
