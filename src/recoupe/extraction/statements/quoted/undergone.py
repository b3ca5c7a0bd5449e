"""Verbs before a colon whose subject does not speak: « Elle est aussitôt reprise par Paul Roy : “Non, le double.” ».

Who stands behind « par » speaks, not who is interrupted, contradicted or reassured; « il est précisé » names nobody. « On
lit dans le rapport : “…” » is the report's, « ce qui fait dire à Paul Roy : “…” » is Paul Roy's. A state that somebody
is in (« Elle est bouleversée : “…” ») is left to `intro`.
"""

from __future__ import annotations

from recoupe.extraction.parse import Sentence
from recoupe.extraction.statements.lexicon.quoting import among, named, quoting_verbs, readings
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.agents import agent_of
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.noun_phrases import span_of
from recoupe.extraction.statements.phrases.speaker_phrases import can_speak, phrase_end
from recoupe.extraction.statements.phrases.stretches import opens_phrase
from recoupe.extraction.statements.quoted.labels import Introduction
from recoupe.extraction.statements.verbs.governors import undergoing
from recoupe.extraction.statements.verbs.verb_groups import Group

_FAR = 4  # tokens that may stand between the participle and « par »


def undergone(sentence: Sentence, group: Group, colon: int, text: str, language: str = "fr") -> Introduction | None:
    """What the passive `group` tells about the speaker of the words behind the token `colon`."""
    told = _read_there(sentence, group, colon, language) or _made_to_say(sentence, group, colon, language)
    if told is not None:
        return Introduction(span_of(sentence, told, text), group.span(sentence, text), "quote/introduced", 0.9)
    governor = undergoing(sentence, group, language)
    if governor is not None:  # « Elle s'est fait répondre par le guichet : “Revenez demain.” »
        agent = _agent(sentence, group, colon, language)
        cue = span_of(sentence, (governor.first, group.last), text)
        if agent is None:
            return Introduction(None, cue, "quote/introduced-nobody", 0.9)
        return Introduction(span_of(sentence, agent, text), cue, "quote/introduced", 0.9)
    if not _passive(sentence, group, language):
        return None
    lemma = group.cue.lemma
    agent = _agent(sentence, group, colon, language)
    if agent is not None and lemma in quoting_verbs(language)[False] | named(language, "spoken_at"):
        return Introduction(span_of(sentence, agent, text), group.span(sentence, text), "quote/introduced", 0.9)
    before = sentence.tokens[group.first - 1].lower if group.first else ""
    if agent is None and before in words(language, "he") and lemma in named(language, "written"):
        return Introduction(None, group.span(sentence, text), "quote/written", 0.9)
    return None


def _read_there(sentence: Sentence, group: Group, colon: int, language: str) -> Phrase | None:
    """« On peut lire dans un rapport de la Cour : “…” »: where « on » reads it."""
    tokens = sentence.tokens
    who = tokens[group.first - 1].lower if group.first else ""
    if who not in words(language, "someone") or group.cue.lemma not in named(language, "reading"):
        return None
    i = group.last + 1
    while i < colon - 1 and tokens[i].pos == "ADV":
        i += 1
    if tokens[i].lower not in words(language, "within") or not opens_phrase(sentence, i + 1, language):
        return None
    phrase = i + 1, phrase_end(sentence, i + 1, colon, language)
    return phrase if phrase[1] + 1 == colon else None


def _made_to_say(sentence: Sentence, group: Group, colon: int, language: str) -> Phrase | None:
    """« Le chantier traîne, ce qui fait dire à Paul Roy : “…” »: who is made to say it stands behind « à »."""
    tokens, to = sentence.tokens, group.last + 1
    made = any(among(t, named(language, "doing")) for t in tokens[max(0, group.first - 1) : group.last])
    if not made or tokens[to].lower not in words(language, "to") or to + 1 >= colon:
        return None
    first = to + 1 if tokens[to].lower not in words(language, "contracted") else to
    if not opens_phrase(sentence, to + 1, language) and first != to:
        return None
    phrase = to + 1, phrase_end(sentence, to + 1, colon, language)
    return phrase if can_speak(sentence, phrase, language) else None


def _passive(sentence: Sentence, group: Group, language: str) -> bool:
    held = [t.lower for t in sentence.tokens[group.first : group.verb.i]]
    past = any(f.kind == "past" for f in readings(group.verb.lower, language))
    be = any(low in words(language, "be") for low in held)
    reflexive = any(low in words(language, "reflexive") for low in held)
    return past and be and not reflexive and group.cue.lemma not in words(language, "perfect_with_be")


def _agent(sentence: Sentence, group: Group, colon: int, language: str) -> Phrase | None:
    """The phrase behind « par », unless its own « que » tells what is said (« prévenue par un ami que … : “Quoi ?” »)."""
    agent = agent_of(sentence, group, language)
    if agent is None or not agent[0] < min(colon, group.last + 2 + _FAR):
        return None
    phrase = agent[0], phrase_end(sentence, agent[0], colon, language)
    clause = sentence.tokens[phrase[1] + 1].lower in words(language, "complementizer")
    return phrase if can_speak(sentence, phrase, language) and not clause else None
