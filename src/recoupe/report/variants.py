"""Quotations of one utterance that differ: the wordings with their articles, and the words that do.

« ils développent » in one article, « elles développeront » in another. A wording that quotes only a part of a longer one
does not differ: such groups are told apart. Two quotations in one article, of which one holds the other, are one wording.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from recoupe.crosscheck.wordings import compared, quoted_words
from recoupe.model.statement import Mode
from recoupe.model.story import Difference, QuotationGroup
from recoupe.report.book import Book, unique
from recoupe.rules.folding import key


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording: the short names of the articles that have it, and the words."""

    articles: tuple[str, ...]
    text: str
    quoted: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that differ, side by side; "" where one side has none."""

    a: str
    a_articles: tuple[str, ...]
    b: str
    b_articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Variants:
    """A group of wordings. `parts`: no words differ, some articles only quote fewer."""

    group: QuotationGroup
    speaker: str | None
    wordings: tuple[Wording, ...]
    stretches: tuple[Stretch, ...]
    touched: tuple[str, ...]  # which parts of the meaning, as rules/fr/meaning.toml names them
    parts: bool


def variants(book: Book) -> tuple[Variants, ...]:
    """The groups that differ: those whose meaning changes first, those that only quote a part last."""
    made = [_variants(g, book) for g in book.story.quotations if g.difference is not Difference.NONE]
    several = [v for v in made if len({a for w in v.wordings for a in w.articles}) > 1]
    return tuple(sorted(several, key=lambda v: (v.parts, v.group.difference is not Difference.MEANING)))


def _variants(group: QuotationGroup, book: Book) -> Variants:
    wordings = tuple(_merged(_once([_wording(v.article, v.statement, v.text, book) for v in group.variants])))
    stretches: list[Stretch] = []
    touched: list[str] = []
    for other in wordings[1:]:
        found = compared(wordings[0].quoted, other.quoted)
        if found is not None:
            stretches += [Stretch(a, wordings[0].articles, b, other.articles) for a, b in found.stretches]
            touched += found.touched
    return Variants(
        group=group,
        speaker=book.named(group.speaker),
        wordings=wordings,
        stretches=tuple(dict.fromkeys(stretches)),
        touched=unique(touched),
        parts=not stretches and group.difference is not Difference.MEANING,
    )


def _wording(article: str, statement: str, text: str, book: Book) -> Wording:
    mode = book.statements[statement][0].mode if statement in book.statements else Mode.DIRECT
    return Wording((book.names[article],), text, quoted_words(text, mode))


def _once(wordings: Sequence[Wording]) -> Iterator[Wording]:
    """Without a second quotation of one article that an other of it holds."""
    for n, wording in enumerate(wordings):
        own = [o for m, o in enumerate(wordings) if m != n and o.articles == wording.articles]
        words = f" {key(wording.quoted)} "
        held = [o for o in own if words in f" {key(o.quoted)} "]
        if not any(key(o.quoted) != key(wording.quoted) or wordings.index(o) < n for o in held):
            yield wording


def _merged(wordings: Iterable[Wording]) -> Iterator[Wording]:
    """The same words in several articles are one wording."""
    alike: dict[str, list[Wording]] = {}
    for wording in wordings:
        alike.setdefault(key(wording.quoted), []).append(wording)
    for held in alike.values():
        yield replace(held[0], articles=unique(a for w in held for a in w.articles))
