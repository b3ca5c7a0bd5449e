"""Which line is the title, and what above it belongs to the page.

« Petites annonces / À la minute / Crue à Valmer : le pont fermé / Le préfet… » : the third line is the title, for it shares
words with the text below it; the two above it are the page's. A line that the page repeats, or that a path of sections
ends with (« Accueil Monde Crue à Valmer : le pont fermé »), is the title too, whatever stands above it.

Not found: among several lines, a title that shares no two long words with its article, nor which of two headlines above
one article is its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from recoupe.model.article import BlockKind
from recoupe.reading.lines import Line, Vocabulary, long_words
from recoupe.reading.zones import Mark
from recoupe.rules.folding import key

SHORTEST_TITLE = 25
LONGEST_TITLE = 220
_SHARES = 2  # long words
_REMNANT = 60  # longest sentence of a prompt that page parts enclose
CLOSED = re.compile(r"[.!?…;,:]\s?[»\"')\]]*$|[,;:]$")
_ENDED = re.compile(r"[.;,:…]\s?[»\"')\]]*$")
_KICKER = 30  # longest name of a subject
_QUOTATION = re.compile(r"«[^»]*»|\"[^\"]*\"")
_WORD = re.compile(r"[a-z]{4,}")
_QUOTED = re.compile('[«"]')
_TITLED = re.compile('[«"]| : ')  # « Dette : le grand déni »


@dataclass(frozen=True, slots=True)
class Head:
    """The number of the title's line, where it is sure, and of the lines above it that are the page's."""

    title: int | None
    above: tuple[int, ...]


def head_of(lines: Sequence[Line], marks: Mapping[int, Mark], first: int, article: Vocabulary) -> Head:
    """The head of the page: all lines before `first`, the first that is surely the article's prose."""
    top = [line for line in lines[:first] if line.number not in marks]
    told = next((n for n, mark in sorted(marks.items()) if mark.reason == "title"), None)
    repeated = None if told is not None else _repeated(lines, top, article)
    if repeated is not None:
        short = (line for line in top if line.number < repeated)
        return Head(repeated, tuple(line.number for line in short if not _sentence(line)))
    title = told if told is not None else next((n.number for n in top if _speaks_of(n, article)), None)
    if title is None:
        alone = [n.number for n in top if len(n.plain) >= SHORTEST_TITLE and not _ENDED.search(n.plain)]
        return Head(alone[0] if len(alone) == 1 else None, ())
    return Head(title, tuple(_above(lines[:title], marks, article)))


def _repeated(lines: Sequence[Line], top: Sequence[Line], article: Vocabulary) -> int | None:
    """The line above the prose that stands in another line of the page, itself or at its end."""
    keys = {line.number: key(line.plain) for line in lines if len(line.plain) <= LONGEST_TITLE + _REMNANT}
    best: tuple[int, int] | None = None
    for line in top:
        own = keys.get(line.number, "")
        if len(line.plain) < SHORTEST_TITLE or not own or _ENDED.search(line.plain):
            continue
        copies = sum(other.endswith(own) for other in keys.values())
        if copies > 1:
            shared = sum(article.counts.get(word, 0) > copies for word in long_words(line))
            if shared and (best is None or shared > best[0]):
                best = (shared, line.number)
        elif _speaks_of(line, article) and not any(own.endswith(other) for other in keys.values() if other != own):
            break
    return None if best is None else best[1]


def _speaks_of(line: Line, article: Vocabulary) -> bool:
    words = long_words(line)
    return len(line.plain) >= SHORTEST_TITLE and article.elsewhere(words, words) >= _SHARES


def _sentence(line: Line) -> bool:
    return len(line.plain) > _REMNANT and bool(CLOSED.search(line.plain))


def _above(above: Sequence[Line], marks: Mapping[int, Mark], article: Vocabulary) -> list[int]:
    """Lines above the title that speak of nothing in the article: « Nos offres ».

    Only lines with furniture below them count, or a few words below it. A short sentence counts where furniture encloses
    it.
    """
    aside = [n.number for n in above if n.number in marks and marks[n.number].kind is BlockKind.FURNITURE]
    found: list[int] = []
    for line in above:
        below = bool(aside) and line.number < aside[-1]
        beneath = bool(aside) and line.number > aside[0]
        kicker = beneath and len(line.plain) < SHORTEST_TITLE and not _TITLED.search(line.plain)
        if line.number in marks or (not kicker and _may_be_title(line, article)):
            continue
        if CLOSED.search(line.plain):
            if below and beneath and len(line.plain) <= _REMNANT:
                found.append(line.number)
        elif below or kicker:
            found.append(line.number)
    return found


def _may_be_title(line: Line, article: Vocabulary) -> bool:
    """Whether a line speaks of the article, or quotes: a title may well be words that stand nowhere else."""
    words = long_words(line)
    known = article.elsewhere(words, words)
    if known == 1 and len(line.plain) <= _KICKER and " : " not in line.plain:
        # « Les « cent jours » de Lanvier »: of its chief figure, not of its news; « Dette : le grand déni » is a title.
        return any(
            article.counts.get(word, 0) > 1
            for quoted in _QUOTATION.findall(line.bare)
            for word in _WORD.findall(quoted.lower())
        )
    return known > 0 or bool(_QUOTED.search(line.plain))
