"""Dates that are the article's own: datelines and lines that say when the page was published.

« CASTELMONT, 3 mai 2023 (Agence) – Deux ouvriers… » and « Publié le 3 mai 2023 à 14h30 » date the article, not what it
tells. All blocks are read, furniture too. Such a row says nothing new to the ledger: it is kept beside the dates, for
`crosscheck.dating`. A date in the running text is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from recoupe.extraction.dates.find import PARAGRAPH, Found, find_in, language_of, rows, to_folded
from recoupe.extraction.dates.grammar import RULES, grammar
from recoupe.extraction.parse import ParsedArticle
from recoupe.model.article import BlockKind
from recoupe.model.date import Date, Grain
from recoupe.rules.loader import load

_DIGIT = re.compile(r"\d")
_FAR = 1_000_000
_WHOLE, _OPENING, _CLOSING = 400, 160, 60  # characters of a line that is read whole, else of its start and its end


@dataclass(frozen=True, slots=True)
class Stamp:
    """What stands around the article's own date on its line. `within`: among the first lines (0: anywhere).

    `score`: how sure it is that the day is that of publication; the best of a page decides.
    """

    name: str
    before: str
    after: str
    example: str
    counter: str = ""
    within: int = 0
    longest: int = 100000
    score: float = 0.9


@cache
def _stamps(language: str) -> tuple[tuple[Stamp, re.Pattern[str], re.Pattern[str]], ...]:
    every = load(language, RULES, "stamp", Stamp)
    return tuple((s, re.compile(s.before), re.compile(s.after)) for s in every)


def find_stamps(parsed: ParsedArticle) -> tuple[Date, ...]:
    """The dates that the article gives as its own, in text order; `rule` tells which kind of line each stands in."""
    article, language = parsed.article, language_of(parsed.article)
    found: list[Found] = []
    used: list[Stamp] = []
    blocks = [(*to_folded(parsed.folded, b.start, b.end), b.kind) for b in article.blocks if b.start < b.end]
    for number, start, end in _lines(
        parsed.folded.text, [(a, b) for a, b, kind in blocks if kind is BlockKind.FURNITURE]
    ):
        if any(a <= start < b for a, b, kind in blocks if kind is BlockKind.CAPTION):
            continue  # a caption's date is the picture's
        for item, stamp in _in_line(parsed.folded.text, number, start, end, language):
            found.append(item)
            used.append(stamp)
    every = rows(article, parsed.folded, found, mark="p")
    return tuple(replace(r, rule=f"stamp/{s.name}", score=s.score) for r, s in zip(every, used, strict=True))


def _lines(text: str, furniture: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Number, start and end of the lines that hold a word and a figure.

    The menu above an article does not count; what stands in furniture below its first paragraph (« À lire aussi ») is of
    other articles and has the number `_FAR`.
    """
    number, start, told = 0, 0, False
    for line in text.split("\n"):
        if line.strip():
            aside = any(a <= start < b for a, b in furniture)
            number += not aside
            told = told or (not aside and len(line) > PARAGRAPH)
            if _DIGIT.search(line):
                yield _FAR if aside and told else max(number, 1), start, start + len(line)
        start += len(line) + 1


def _in_line(text: str, number: int, start: int, end: int, language: str) -> Iterator[tuple[Found, Stamp]]:
    first = start + len(text[start:end]) - len(text[start:end].lstrip())
    candidates = [
        (stamp, before, after)
        for stamp, before, after in _stamps(language)
        if (not stamp.within or number <= stamp.within) and end - start <= stamp.longest
    ]
    if not candidates:
        return
    rules = grammar(language)
    for begin, reach in _read(first, end):
        if not rules.lexicon.hinted(rules.month_hints, text, begin, reach):
            continue
        for item in find_in(text, begin, reach, language, tensed=False):
            if item.reading.grain is not Grain.DAY or not item.reading.month:
                continue
            for stamp, before, after in candidates:
                if before.fullmatch(text[first : item.start]) and after.fullmatch(text[item.end : end]):
                    yield item, stamp
                    break


def _read(start: int, end: int) -> list[tuple[int, int]]:
    """The stretches of a line that are read: all of a short one, of a paragraph the start (a dateline) and the end."""
    if end - start <= _WHOLE:
        return [(start, end)]
    return [(start, start + _OPENING), (end - _CLOSING, end)]
