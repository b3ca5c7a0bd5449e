"""Copies: which articles hold one text between them, and which only share passages.

A hundred sites that print one dispatch are one line, not five thousand pairs: articles joined by copy of a good part of
the shorter text are one set, with the least and the largest share of its pairs. Passages that a set shares with an article
outside it are told once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from recoupe.model.story import OriginKind, Reuse
from recoupe.report.book import Book
from recoupe.stories.reuse import COPY


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency with the articles of a set that credit it, and those that don't."""

    agency: str
    by: tuple[str, ...]
    not_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CopySet:
    """Articles that hold one text (`whole`) or share passages."""

    articles: tuple[str, ...]  # short names
    whole: bool
    low: float | None  # least share of a pair; None where some pairs share nothing that is known
    high: float
    credits: tuple[Credit, ...]
    origin: str | None  # the article that was probably first


@dataclass(frozen=True, slots=True)
class Copies:
    """The sets of a story, and the agencies that articles outside them credit."""

    sets: tuple[CopySet, ...]
    others: tuple[Credit, ...]


def copies(book: Book) -> Copies:
    """Whole copies first, the largest set before smaller ones."""
    order = [a.article.id for a in book.articles]
    whole = _joined(order, [r.articles for r in book.story.reuse if r.share >= COPY])
    home = {i: group[0] for group in whole for i in group}
    left = [r for r in book.story.reuse if home.get(r.articles[0], 0) != home.get(r.articles[1], 1)]
    partly = _joined(order, [(home.get(a, a), home.get(b, b)) for a, b in (r.articles for r in left)])
    sets = [_set(g, _shares(book.story.reuse, g, {}), book, whole=True) for g in whole]
    sets += [_set(g, _shares(left, g, home), book, whole=False) for g in partly]
    held = {i for group in whole for i in group}
    return Copies(
        tuple(sorted(sets, key=lambda s: (not s.whole, -len(s.articles), -s.high))),
        tuple(_credits([i for i in order if i not in held], book)),
    )


def _joined(order: Sequence[str], pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """The sets that the pairs join, each in the given order."""
    root: dict[str, str] = {}

    def find(i: str) -> str:
        while root.setdefault(i, i) != i:
            root[i] = root[root[i]]
            i = root[i]
        return i

    for a, b in pairs:
        root[find(a)] = find(b)
    groups: dict[str, list[str]] = {}
    for i in order:
        if i in root:
            groups.setdefault(find(i), []).append(i)
    return [g for g in groups.values() if len(g) > 1]


def _shares(rows: Iterable[Reuse], group: Sequence[str], home: Mapping[str, str]) -> list[tuple[frozenset[str], Reuse]]:
    """The rows between members of a group, with the pair of members (for articles of a set the set's first) they join."""
    paired = [(frozenset(home.get(i, i) for i in r.articles), r) for r in rows]
    return [(pair, r) for pair, r in paired if pair <= set(group)]


def _set(group: Sequence[str], held: Sequence[tuple[frozenset[str], Reuse]], book: Book, *, whole: bool) -> CopySet:
    rows = [r for _, r in held]
    shares = [r.share for r in rows]
    known = len({pair for pair, _ in held}) == len(group) * (len(group) - 1) // 2
    origins = {r.likely_origin.id for r in rows if r.likely_origin and r.likely_origin.kind is OriginKind.ARTICLE}
    origin = next(iter(origins)) if len(origins) == 1 else None
    return CopySet(
        articles=tuple(book.names[i] for i in group),
        whole=whole,
        low=min(shares) if known else None,
        high=max(shares, default=0.0),
        credits=tuple(_credits(group, book)) if whole else (),
        origin=book.names.get(origin) if origin else None,
    )


def _credits(group: Sequence[str], book: Book) -> list[Credit]:
    held: Mapping[str, tuple[str, ...]] = {a.article.id: a.agencies for a in book.articles}
    agencies = dict.fromkeys(agency for i in group for agency in held[i])
    return [
        Credit(
            book.name(agency),
            tuple(book.names[i] for i in group if agency in held[i]),
            tuple(book.names[i] for i in group if agency not in held[i]),
        )
        for agency in agencies
    ]
