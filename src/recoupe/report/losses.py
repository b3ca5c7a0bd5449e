"""What got lost from one article to another: one line a loss, however many rows of the ledger tell of it.

« au moins 12 morts » that became « 12 morts » in a title and « 12 personnes » below it lost its bound once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from recoupe.model.article import Evidence
from recoupe.model.quantity import Modifier
from recoupe.model.story import Distortion, DistortionKind
from recoupe.report.book import Book
from recoupe.rules.folding import key

ALIKE = 75  # per cent, from which only the words around the difference are shown
LEAD = 4  # words shown before the first that differs
TAIL = 8  # and from it on


@dataclass(frozen=True, slots=True)
class Loss:
    """What was lost (keys of the locale's [lost]), the words before and after, and in which articles."""

    kinds: tuple[str, ...]
    before: str
    after: str
    speaker: str | None  # whose words they were
    first: str  # short names of the articles
    then: str


def losses(book: Book) -> tuple[Loss, ...]:
    """The losses, in the order of the ledger's rows."""
    clusters: list[list[Distortion]] = []
    for row in book.story.distortions:
        home = next((c for c in clusters if any(_one_loss(row, other) for other in c)), None)
        if home is None:
            clusters.append([row])
        else:
            home.append(row)
    return tuple(_loss(c, book) for c in clusters)


def _one_loss(a: Distortion, b: Distortion) -> bool:
    if a.from_.article != b.from_.article or a.to.article != b.to.article:
        return False
    same_end = _overlap(a.to, b.to)
    return same_end if a.kind is not b.kind else same_end or _overlap(a.from_, b.from_)


def _overlap(a: Evidence, b: Evidence) -> bool:
    return a.start < b.end and b.start < a.end


def _loss(rows: Sequence[Distortion], book: Book) -> Loss:
    first = rows[0]
    speaker = book.statements.get(first.from_.statement or "")
    kinds = tuple(dict.fromkeys(_kind(r, book) for r in rows))
    return Loss(
        kinds=kinds,
        before=first.from_.text,
        after=first.to.text,
        speaker=book.named(speaker[0].speaker) if speaker else None,
        first=book.names[first.from_.article],
        then=book.names[first.to.article],
    )


def _kind(row: Distortion, book: Book) -> str:
    held = book.quantities.get(row.from_.quantity or "")
    about = held is not None and held[0].modifier is Modifier.ABOUT
    return "approximation" if row.kind is DistortionKind.MODIFIER_LOST and about else row.kind.value


def around(before: str, after: str) -> tuple[str, str]:
    """The two wordings from a few words before the first that differs; whole where they differ much."""
    a, b = before.split(), after.split()
    if fuzz.ratio(before, after) < ALIKE:
        return before, after
    same = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if key(x) != key(y)), min(len(a), len(b)))
    return _window(a, same), _window(b, same)


def _window(words: Sequence[str], at: int) -> str:
    start, end = max(0, at - LEAD), at + TAIL
    return ("… " if start else "") + " ".join(words[start:end]) + ("…" if end < len(words) else "")
