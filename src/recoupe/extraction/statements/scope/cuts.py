"""Phrases and clauses that end a content behind a comma: « …, alors que la rue proteste », « …, même s'il craint … ».

« Le maire dit que la ville paiera, bien que les caisses soient vides » : the content ends before the concession, save
where the speaker goes on in it. Some need no comma behind a noun phrase: « rejette l'offre de peur de céder ».
Other ways in which a content ends are in `ends`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import chain

from recoupe.extraction.conjugation import is_conditional
from recoupe.extraction.parse import Token
from recoupe.extraction.statements.lexicon.frame_cues import starts_frame
from recoupe.extraction.statements.lexicon.quoting import among
from recoupe.extraction.statements.lexicon.set_phrases import every_form, past_any, starts_with
from recoupe.extraction.statements.lexicon.withholding import withholding
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.scope.joints import framed_within
from recoupe.extraction.statements.scope.openings import opening
from recoupe.extraction.statements.scope.other_voices import others_frame, others_report
from recoupe.extraction.statements.verbs.forms import VERBAL, is_finite
from recoupe.extraction.statements.verbs.objects import lead
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.view import View
from recoupe.rules.loader import load

_NEAR = 10  # tokens from « alors que » to the verb of its clause


@dataclass(frozen=True, slots=True)
class CutPhrase:
    """Phrases that end a content, after a comma or, if `close`, without one."""

    name: str
    phrases: tuple[str, ...]
    example: str
    noun: bool = False  # ends noun phrases only: « salue l'effort, même s'il craint … »
    bare: bool = False  # ends noun phrases and infinitives: « menace de partir, suite à la crue »
    verb: bool = False  # ends what a verb reports, not what a frame does: « Selon elle, il a fui, au lendemain du vol »
    close: bool = (
        False  # ends a noun phrase without a verb in it with no comma too: « rejette l'offre de peur de céder »
    )
    counter: str = ""


@cache
def cuts(language: str, noun: bool = False, framed: bool = False, bare: bool = False) -> tuple[tuple[str, ...], ...]:
    """The phrases in every form, longest first; with those that end only noun phrases, if `noun`.

    `framed`: without those that tell when a verb reports, for what a frame has. `bare`: with those that end infinitives.
    """
    entries = load(language, "scope", "phrase", CutPhrase)
    every = (
        cut.phrases
        for cut in entries
        if (noun or not (cut.noun or (cut.bare and not bare))) and not (framed and cut.verb)
    )
    return every_form(tuple(chain.from_iterable(every)), language)


@cache
def _close(language: str) -> tuple[tuple[str, ...], ...]:
    """The phrases that need no comma, in every form, longest first."""
    entries = load(language, "scope", "phrase", CutPhrase)
    return every_form(tuple(chain.from_iterable(cut.phrases for cut in entries if cut.close)), language)


def told_beside(view: View, start: int, i: int) -> bool:
    """« rejette l'offre de peur de céder », « dénoncent la taxe par des barrages »: why or how a noun phrase was said.

    With a verb in it, « des élèves traités comme s'ils volaient », the words may be the verb's.
    """
    tokens, language = view.sentence.tokens, view.language
    led = tokens[start].lower in words(language, "definite_article")  # « l'offre », a verb to the model
    if any(t.pos in VERBAL for t in tokens[start + 1 + led : i]):
        return False
    if to_no_effect(view, i):
        return True
    behind = past_any(tokens, i, _close(language))
    if behind is not None:  # not « il critique avec virulence Luc Roy », whatever the model takes the verb for
        return behind >= len(tokens) or tokens[behind].pos != "PROPN"
    by = tokens[i].lower in words(language, "agent") and i + 2 < len(tokens) and tokens[i + 1].pos == "DET"
    return by and among(tokens[i + 2], words(language, "shown_by"))


def left_untold(view: View, i: int) -> bool:
    """« …, sans se prononcer sur la date », « …, sans même le nommer »: what who speaks does not tell, at token `i`."""
    return _without(view, i, withholding(view.language, "without") | words(view.language, "left_untold"))


def to_no_effect(view: View, i: int) -> bool:
    """« annonce une aide sans parvenir à calmer la rue »: what came of what a noun or an infinitive names."""
    return _without(view, i, words(view.language, "effect"))


def _without(view: View, i: int, verbs: frozenset[str]) -> bool:
    """Whether « sans » and one of the verbs in the infinitive stand at token `i`."""
    if view.sentence.tokens[i].lower not in words(view.language, "without"):
        return False
    verb = lead(view.sentence, i + 1, view.language)
    return verb is not None and among(view.sentence.tokens[verb], verbs)


def concedes(view: View, i: int) -> bool:
    """« …, même s'il reconnaît un retard », « …, bien qu'elle craigne … »: what the speaker grants is said apart."""
    tokens, language = view.sentence.tokens, view.language
    for j in range(i + 1, min(i + 4, len(tokens) - 1)):
        if tokens[j].lower in words(language, "personal_subject"):
            return any(g.first == j + 1 and g.finite and reports(view, g) for g in view.groups)
    return False


def contrast(view: View, start: int, i: int) -> bool:
    """« …, alors qu'elle accepte sa fille », « …, tandis que le second monte »: a contrast that the speaker draws.

    « alors que » with a noun for subject is the outlet's more often, unless both clauses are in the conditional (« profiterait
    aux riches, alors que les pauvres paieraient »); so is « tandis que » before a verb of saying.
    """
    tokens, language = view.sentence.tokens, view.language
    if tokens[i].lower not in words(language, "contrast") or i + 2 >= len(tokens):
        return False
    if any(i < g.first <= i + _NEAR and g.finite and reports(view, g) for g in view.groups):
        return False
    if others_report(view, i + 2) or others_frame(view, i + 2):
        return False
    frames = (k for k in range(i + 2, len(tokens) - 1) if starts_frame(tokens, k, language))
    if any(framed_within(view, start, i, k) is not None for k in frames):
        return False  # « …, alors qu'il s'agit, selon elle, d'un jeu »
    taken_up = tokens[i + 2].lower in words(language, "personal_subject")
    if taken_up and any(t.lower in words(language, "asked") for t in tokens[i + 3 : i + 7]):
        return False  # « …, alors qu'elle était interrogée sur la dette »
    verbs = [next((t for t in held if is_finite(t)), None) for held in (tokens[start:i], tokens[i + 2 :])]
    supposed = all(verb is not None and is_conditional(verb.lower, verb.lemma, language) for verb in verbs)
    return taken_up or supposed or (tokens[i].lower in words(language, "own_contrast") and not _meanwhile(*verbs))


def _meanwhile(told: Token | None, beside: Token | None) -> bool:
    """« a dit que la digue cédera, tandis que ses amis applaudissaient »: what went on while somebody told what is or will be."""
    if told is None or beside is None or beside.morph.get("Tense") != "Imp":
        return False
    return told.morph.get("Mood") == "Ind" and told.morph.get("Tense") in ("Pres", "Fut")


def contrasted(view: View, end: int) -> int:
    """« …, alors que le groupe a touché une aide »: where the last such clause before token `end` begins, else 0."""
    tokens = view.sentence.tokens
    for i in range(end - 2, 1, -1):
        if tokens[i].text == ",":
            for phrase in cuts(view.language):
                if starts_with(tokens, i + 1, phrase) and tokens[i + len(phrase)].pos in ("SCONJ", "CCONJ"):
                    told = any(map(is_finite, tokens[i + 1 + len(phrase) : end + 1]))
                    return i + 1 + len(phrase) if told else 0
    return 0


def reports(view: View, group: Group) -> bool:
    """Whether what follows the group is something that its cue takes as content."""
    return opening(view.sentence, group, view.language) is not None
