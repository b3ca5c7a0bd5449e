"""What a passive with an agent tells: the subject alone, or with what is said of it.

« La fermeture a été dénoncée par les élus », « Le plan est jugé trop timide par les élus », « est chiffré à 812 000 euros
par la région ».
"""

from __future__ import annotations

from recoupe.extraction.statements.lexicon.cues import Takes
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.noun_phrases import head_of, span_of
from recoupe.extraction.statements.reported.accused import blamed_for
from recoupe.extraction.statements.scope.contents import fits
from recoupe.extraction.statements.scope.ends import content_end
from recoupe.extraction.statements.scope.marked import judgement_end
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.view import View
from recoupe.model.span import Span


def passive_content(view: View, group: Group, what: Phrase, agent: Phrase) -> tuple[Span, ...]:
    """What is said of `what` by `agent`, with it; empty where the verb takes no such content."""
    sentence, text = view.sentence, view.text
    tokens = sentence.tokens
    takes = group.cue.takes
    own = span_of(sentence, what, text)
    if Takes.ACCUSE in takes or Takes.JUDGE in takes or Takes.URGE in takes:
        linking = words(view.language, "judged_as")
        for i in (*range(agent[1] + 1, min(agent[1] + 4, len(tokens) - 1)), *range(group.last + 1, agent[0] - 1)):
            if tokens[i].lower in linking:
                first = i - (tokens[i - 1].text in words(view.language, "open_quote"))
                behind = i > agent[1]
                end = content_end(view, first, group) if behind else agent[0] - 2
                end = judgement_end(view, first, end) if behind and Takes.JUDGE in takes else end
                if own.start == own.end:
                    return ()
                return own, Span.of(text, tokens[first].start, tokens[end].end)
        judgement = _judgement(view, group, agent) if Takes.JUDGE in takes else None
        if judgement is not None and own.start < own.end and tokens[what[0]].pos != "PRON":
            return own, judgement
        if Takes.NOUN not in takes:
            return ()
    done = group.cue.lemma in words(view.language, "done_or_planned")  # « Elle a été revendiquée par le groupe »
    if Takes.NOUN not in takes or (tokens[what[0]].pos == "PRON" and not done):
        return ()
    if tokens[what[0]].pos == "PRON":
        return (own,) if tokens[what[0]].lower in words(view.language, "personal_subject") else ()
    if not fits(head_of(sentence, what), group.cue.nouns, group.cue.not_nouns, view.language):
        return ()
    sum_told = _sum(view, group, agent)
    if sum_told is None and (reason := blamed_for(view, group, agent)) is not None:
        sum_told = view.words_of(*reason)
    if sum_told is None:
        return likened(view, group, what, agent) or (own,)
    return own, sum_told


def _sum(view: View, group: Group, agent: Phrase) -> Span | None:
    """« est chiffré à 812 000 euros par la région »: the figure between the verb and « par »."""
    tokens = view.sentence.tokens
    first, last = group.last + 1, agent[0] - 2
    if Takes.ABOUT not in group.cue.takes or last <= first or tokens[first].lower not in group.cue.prepositions:
        return None
    counted = any(t.pos == "NUM" or t.text[0].isdigit() for t in tokens[first : first + 5])
    return Span.of(view.text, tokens[first].start, tokens[last].end) if counted else None


def _judgement(view: View, group: Group, agent: Phrase) -> Span | None:
    """« est jugée trop timide par X », « est jugé « liberticide » par X »: what stands between the verb and « par »."""
    tokens, language = view.sentence.tokens, view.language
    between = tokens[group.last + 1 : agent[0] - 1]
    if not between or any(t.lower in words(language, "verdict") or t.text == "," for t in between):
        return None
    opening_word = next((t for t in between if t.pos != "ADV"), between[0])
    judged = opening_word.pos == "ADJ" or opening_word.text in words(language, "open_quote")
    return Span.of(view.text, between[0].start, between[-1].end) if judged else None


def likened(view: View, group: Group, what: Phrase, agent: Phrase) -> tuple[Span, ...]:
    """« la réforme, dénoncée comme trop chère par le club »: with what it is said to be."""
    tokens = view.sentence.tokens
    first, last = group.last + 1, agent[0] - 2
    if last <= first or tokens[first].lower not in words(view.language, "as") or is_finite(tokens[last]):
        return ()
    return span_of(view.sentence, what, view.text), Span.of(view.text, tokens[first].start, tokens[last].end)
