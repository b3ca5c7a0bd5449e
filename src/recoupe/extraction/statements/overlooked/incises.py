"""A clause with a verb of saying and its subject behind it, where the finders of incises saw none.

« Le tunnel rouvrira en juin, a signalé Nora Petit », « Le tunnel rouvrira en juin a signalé Nora Petit. », without the
comma: the subject stands right behind the verb and ends its clause; what is said is the clause or the quotation before.
"""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.extraction.statements.lexicon.quoting import named
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.overlooked.contents import Content
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.speaker_phrases import can_speak, speaker_after
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.quoted.clause_incise import second_verb
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.verbs.whole_clauses import complete
from recoupe.extraction.statements.view import View
from recoupe.model.span import Span


@dataclass(frozen=True, slots=True)
class Behind:
    """Who speaks behind the verb, and what was said before it."""

    speaker: Phrase
    content: Content


def behind(view: View, group: Group) -> Behind | None:
    """The reading of `group` as an incise."""
    tokens, language = view.sentence.tokens, view.language
    if not group.finite or group.negated or group.carried or _has_subject(view, group.first - 1):
        return None
    speaker = speaker_after(view.sentence, group.last + 1, len(tokens), language)
    if speaker is None or not can_speak(view.sentence, speaker, language):
        return None
    runs_on = _runs_on(view, group, speaker)
    following = tokens[speaker[1] + 1 :]
    if following and following[0].pos != "PUNCT" and not (runs_on or _trails(view, speaker[1] + 1)):
        return None
    if group.auxiliary is not None and group.auxiliary.lower in words(language, "auxiliary"):
        return None  # « a annoncé avoir confié une enquête »
    if second_verb(view.sentence, group.first, group.auxiliary is not None, speaker, language):
        return None
    content = _before(view, group.first, runs_on)
    marks = view.enclosing(group.verb.start, group.verb.end)
    if content is not None and marks is not None and content.span.start < marks.start:
        return None  # « ces bandes qui « pillent, menacent de petits commerçants » »
    named = any(t.pos == "PROPN" or t.label in ("PER", "ORG") for t in tokens[speaker[0] : speaker[1] + 1])
    if content is None or not (named or complete(view.sentence, content.first, group.first, language)):
        return None
    return Behind(speaker, content)


def _has_subject(view: View, i: int) -> bool:
    """Whether « qui » stands before the verb, marks left out: « la mairie, qui « invite tous les élus au calme » »."""
    tokens = view.sentence.tokens
    while i > 0 and tokens[i].text in words(view.language, "open_quote"):
        i -= 1
    if i > 0 and tokens[i].text == ",":  # « une psychologue qui, au lendemain du drame, décide de partir »
        opened = next((t.i for t in reversed(tokens[:i]) if t.text == "," or is_finite(t)), 0)
        i = opened - 1 if tokens[opened].text == "," else i
    return i >= 0 and tokens[i].lower in words(view.language, "subject_relative")


def _trails(view: View, i: int) -> bool:
    """Whether what follows the speaker is no clause: « a dit le maire dans un communiqué. »"""
    return not any(is_finite(t) for t in view.sentence.tokens[i:]) and view.sentence.tokens[i].pos in ("ADP", "ADV")


def _runs_on(view: View, group: Group, speaker: Phrase) -> bool:
    """« Le stade fermera lundi a annoncé le maire »: behind a whole clause a verb that only tells words, and who speaks."""
    sentence, language = view.sentence, view.language
    if group.cue.lemma not in named(language, "says_only") or not surely_speaks(sentence, speaker, language):
        return False
    opening = sentence.tokens[speaker[0]]
    if opening.lower in words(language, "indefinite") | words(language, "of"):
        return False  # « Aux chants répondaient des cris »
    before = sentence.tokens[group.first - 1] if group.first else group.verb
    joined = before.pos in ("PUNCT", "CCONJ", "SCONJ", "PRON", "ADP") or before.lower in words(language, "any_relative")
    return not joined and complete(sentence, 0, group.first, language)


def _before(view: View, first: int, runs_on: bool) -> Content | None:
    tokens, text = view.sentence.tokens, view.text
    last = first - 1
    while last >= 0 and tokens[last].text in (",", "-", "–", "—"):
        last -= 1
    if last < 0 or tokens[first - 1].pos == "CCONJ" or tokens[last].lower in words(view.language, "as"):
        return None
    passage = next((p for p in view.passages if tokens[last].start < p.end <= tokens[last].end), None)
    if passage is not None:
        return Content(Span.of(text, passage.start, passage.end), "incise", 0, last)
    start = next((t.i + 1 for t in reversed(tokens[:last]) if t.text == ";"), 0)
    runs_on |= tokens[last].morph.get("VerbForm") == "Part" and complete(view.sentence, start, first, view.language)
    if not any(is_finite(t) for t in tokens[start : last + 1]) or not (tokens[first - 1].pos == "PUNCT" or runs_on):
        return None
    return Content(view.words_of(start, last), "incise", start, last)
