"""« les mesures que le ministre a annoncées »: a relative clause whose verb says the noun that stands before « que »."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.cues import Takes
from recoupe.extraction.statements.lexicon.quoting import among
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.conjuncts import conjuncts
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.noun_phrases import head_of, span_of
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.phrases.subject_phrases import inverted_subject
from recoupe.extraction.statements.phrases.subjects import subject
from recoupe.extraction.statements.reported.hosts import phrase_ending
from recoupe.extraction.statements.reported.speech_nouns import noun_at
from recoupe.extraction.statements.scope.contents import fits
from recoupe.extraction.statements.scope.ends import content_end
from recoupe.extraction.statements.scope.moods import is_future, planned
from recoupe.extraction.statements.scope.openings import opening
from recoupe.extraction.statements.scope.uttered import stance_of
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.view import View
from recoupe.model.span import Span
from recoupe.model.statement import Stance

_LIKELY = 0.7  # weight from which a relative clause reports: « le calendrier que la ville remet en cause »


def object_relative(view: View, group: Group) -> Iterator[Candidate]:
    """« les mesures que le ministre a annoncées », « le procureur, qu'il accuse d'avoir menti »: the noun before « que »."""
    sentence, language = view.sentence, view.language
    tokens = sentence.tokens
    stance = stance_of(group.cue, group.negated)
    accuses = Takes.ACCUSE in group.cue.takes
    sure = group.cue.weight >= _LIKELY or bool(group.cue.nouns)
    if stance is None or not (accuses or Takes.NOUN in group.cue.takes) or not sure:
        return
    if group.auxiliary is None and is_future(group, view.language) and planned(view, group):
        return
    told = subject(sentence, group, language)
    who = None if told is None else told.phrase
    que = None if who is None else who[0] - 1
    if (inverted := inverted_subject(sentence, group, language)) is not None:
        who, que = inverted, group.first - 1
    elif who is None or not 0 < who[0] < group.first:
        return
    if who is None or que is None or not surely_speaks(sentence, who, language):
        return
    if tokens[que].lower not in words(language, "complementizer") or tokens[que].lower == tokens[que - 1].lower:
        return
    end = que - 1 - (tokens[que - 1].text == ",")
    what = phrase_ending(view, end)
    if what is None or tokens[end].pos == "ADV":
        return
    charge: tuple[Span, ...] = ()
    behind = group.last + 1 if inverted is None else who[1] + 1
    after_verb = tokens[behind] if behind < len(tokens) else tokens[que]
    if accuses:
        if after_verb.lower not in words(language, "of"):
            return
        last = content_end(view, after_verb.i, group)
        charge = (Span.of(view.text, after_verb.start, tokens[last].end),)
    else:
        own = opening(sentence, group, language) if inverted is None else None
        goes_on = after_verb.pos in ("DET", "SCONJ") or after_verb.lower in words(language, "complementizer")
        if own is not None or goes_on or is_somebody(view, what):
            return
        if not fits(head_of(sentence, what), group.cue.nouns, group.cue.not_nouns, view.language):
            return
        if is_shell(view, group, what):
            return
    for part in conjuncts(sentence, who, language):
        yield Candidate(
            (span_of(sentence, what, view.text), *charge),
            span_of(sentence, part, view.text),
            group.span(sentence, view.text),
            stance,
            "voice/relative",
            0.8 if accuses else 0.6,
            rejects_content=group.cue.rejects_content and stance is Stance.DENIES,
            when=(tokens[que].start, tokens[group.last].end),
        )


def is_shell(view: View, group: Group, what: Phrase) -> bool:
    """« l'appel lancé par X », « les raisons invoquées par X »: which words they were is told elsewhere, if at all."""
    head = head_of(view.sentence, what)
    made = among(group.verb, words(view.language, "made") | words(view.language, "put_forward"))
    bare = all(t.pos != "ADP" for t in view.sentence.tokens[what[0] : what[1] + 1])
    return made and bare and noun_at(head, view.language) is not None


def is_somebody(view: View, what: Phrase) -> bool:
    """Whether the phrase is who speaks rather than what is said: « des accusations » and « ces propos » are words."""
    said = words(view.language, "claim") | words(view.language, "words_of")
    return surely_speaks(view.sentence, what, view.language) and not among(head_of(view.sentence, what), said)
