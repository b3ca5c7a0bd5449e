"""What a speaker does with the content beyond what the cue says: denies an allegation, or declines to answer.

« L'Alliance ne peut confirmer le déploiement » declines although the cue is « a indiqué que »; « je n'ai jamais touché un
euro » denies; « ne connaissent pas la situation » declines. Ordinary negations assert (« la position n'a pas changé »), and so does
who opposes a measure (« conteste la réforme »).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from recoupe.extraction.parse import ParsedArticle
from recoupe.extraction.statements.candidate import Candidate
from recoupe.model.statement import Stance
from recoupe.rules.folding import fold_same_length
from recoupe.rules.loader import load

_AROUND = ' «»"“”.,!…'
_OPENING = 5  # words of a content in which it tells what is opposed
_CHARGED = ("voice/charged", "noun/untold")  # « soupçonné de ne pas avoir payé »: the charge denies nothing


@dataclass(frozen=True, slots=True)
class ContentStance:
    """Patterns (regular expressions on folded small letters) of contents that deny or decline.

    `reply`: only where the sentence says that somebody answers, is asked or accused. `retort`: the whole first part of
    the content, marks aside: « Faux, rétorque le maire, … ».
    """

    stance: Stance
    patterns: tuple[str, ...]
    example: str
    reply: bool = False
    retort: bool = False
    counter: str = ""


@cache
def _compiled(language: str) -> tuple[tuple[ContentStance, re.Pattern[str]], ...]:
    return tuple(
        (entry, re.compile("|".join(entry.patterns))) for entry in load(language, "stances", "content", ContentStance)
    )


@cache
def _replies(language: str) -> re.Pattern[str]:
    patterns = [p for entry in load(language, "stances", "reply", Reply) for p in entry.patterns]
    return re.compile("|".join(patterns))


@dataclass(frozen=True, slots=True)
class Reply:
    """Patterns of sentences in which somebody answers a question or an accusation."""

    patterns: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Blame:
    """Patterns of contents that blame somebody: « rejette la faute sur X » denies nothing."""

    patterns: tuple[str, ...]
    example: str
    counter: str


@dataclass(frozen=True, slots=True)
class Measures:
    """Nouns of what can be opposed, but is neither true nor false; `opposing` are the beginnings of the verbs that do.

    Behind `whatever` (« rejette toute hausse ») the thing is denied; `changes` count with what is changed (« la hausse
    des taxes »), as a rise alone may be false.
    """

    words: tuple[str, ...]
    changes: tuple[str, ...]
    opposing: tuple[str, ...]
    whatever: tuple[str, ...]
    example: str
    counter: str


def content_stance(parsed: ParsedArticle, candidate: Candidate, language: str = "fr") -> Stance:
    """The candidate's stance, corrected by what its content says."""
    words = fold_same_length(" ".join(s.text for s in candidate.content)).lower()
    rejects = candidate.stance is Stance.DENIES and candidate.rejects_content
    if rejects and (_measure(candidate, language) or _blames(words, language)):
        return Stance.ASSERTS
    if candidate.stance is not Stance.ASSERTS or candidate.hearsay or candidate.rule in _CHARGED:
        return candidate.stance
    at = candidate.cue or candidate.content[0]
    sentence = parsed.sentence_at(at.start)
    around = "" if sentence is None else fold_same_length(parsed.text[sentence.start : sentence.end]).lower()
    opening = fold_same_length(candidate.content[0].text).lower().strip(_AROUND)
    for entry, pattern in _compiled(language):
        if entry.retort:
            if pattern.fullmatch(opening):
                return entry.stance
            continue
        if pattern.search(words) and (not entry.reply or _replies(language).search(around)):
            return entry.stance
    return Stance.ASSERTS


def _blames(words: str, language: str) -> bool:
    """« rejette la responsabilité du retard sur l'État »: it is said whose fault it is."""
    return any(re.search(p, words) for entry in load(language, "stances", "blame", Blame) for p in entry.patterns)


def _measure(candidate: Candidate, language: str) -> bool:
    """« conteste la réforme », « rejette l'idée d'un report »: what is opposed is nothing that could be false."""
    if candidate.cue is None or len(candidate.content) != 1:
        return False
    cue = fold_same_length(candidate.cue.text).lower().split()
    opening = re.findall(r"[\w-]+", fold_same_length(candidate.content[0].text).lower())[:_OPENING]
    return any(
        any(word.startswith(entry.opposing) for word in cue)
        and not set(opening[:2]) & set(entry.whatever)
        and bool(set(opening if set(opening[:2]) & set(entry.changes) else opening[:2]) & set(entry.words))
        for entry in load(language, "stances", "measure", Measures)
    )
