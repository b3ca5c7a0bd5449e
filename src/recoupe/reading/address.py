"""Prose that speaks about the page instead of the news.

« Connectez-vous sur notre site pour être informé des prochaines communications. » addresses the reader, speaks of "notre
site" and shares no word with the story. Each of these is a cue with a weight in rules/fr/furniture.toml; a sentence's
score is their sum, less what speaks for news: reported speech, past tenses, words that the article uses elsewhere.

What stands inside quotation marks is not read: people quoted say "vous" and "notre" too. Advice to readers of
service journalism (« Pensez à réserver vos billets ») stays body: it speaks of its subject, not of the page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from recoupe.reading.lines import LONG_WORD, Line, Vocabulary, long_words
from recoupe.rules.loader import load

SENTENCE = 3.0  # a sentence that reaches this is furniture by itself
PARAGRAPH = 2.2  # so is a paragraph whose sentences reach this on average, weighted by length
OVERLAP = 2.5  # taken off where all long words of the sentence stand elsewhere in the article
_QUOTED = re.compile(r"«[^»]*»?|\"[^\"]*\"?")


@dataclass(frozen=True, slots=True)
class Cue:
    """A sign that a sentence speaks about the page (or, below zero, about the news)."""

    name: str
    weight: float
    pattern: str
    example: str
    counter: str = ""


@cache
def _cues(language: str) -> tuple[tuple[Cue, re.Pattern[str]], ...]:
    return tuple((cue, re.compile(cue.pattern)) for cue in load(language, "furniture", "cue", Cue))


def cues_in(bare: str, language: str) -> tuple[Cue, ...]:
    """The cues found in a sentence (folded, without accents), outside its quotation marks."""
    lowered = bare.lower()
    outside = _QUOTED.sub(lambda m: "«»" + " " * (len(m[0]) - 2) if len(m[0]) > 1 else m[0], lowered)
    return tuple(cue for cue, pattern in _cues(language) if pattern.search(outside))


def score(sentence: str, line: Line, article: Vocabulary, language: str) -> float:
    """How much a sentence of `line` speaks about the page; the vocabulary is that of the article's lines."""
    cues = cues_in(sentence, language)
    if not any(cue.weight > 0 for cue in cues):
        return min(0.0, sum(cue.weight for cue in cues))
    words = set(LONG_WORD.findall(_QUOTED.sub(" ", sentence.lower())))
    known = article.elsewhere(words, long_words(line)) / len(words) if words else 0.0
    return sum(cue.weight for cue in cues) - OVERLAP * known


@dataclass(frozen=True, slots=True)
class Verdict:
    """What of a paragraph is furniture: all of it, or its first `leading` and last `trailing` sentences."""

    whole: bool
    leading: int = 0
    trailing: int = 0


def judge(line: Line, article: Vocabulary, language: str) -> Verdict:
    """Tell the paragraph from the prompts glued to it."""
    scores = [score(line.bare[a:b], line, article, language) for a, b in line.sentences]
    sizes = [b - a for a, b in line.sentences]
    mean = sum(s * n for s, n in zip(scores, sizes, strict=True)) / max(1, sum(sizes))
    if len(scores) == 1:
        return Verdict(whole=scores[0] >= SENTENCE)
    if mean >= PARAGRAPH and max(scores) >= SENTENCE and min(scores) > -1.0:
        return Verdict(whole=True)
    leading = _run(scores)
    trailing = _run(scores[::-1])
    if leading == len(scores):
        return Verdict(whole=True)
    return Verdict(False, leading, trailing)


def _run(scores: Sequence[float]) -> int:
    count = 0
    for value in scores:
        if value < SENTENCE:
            break
        count += 1
    return count
