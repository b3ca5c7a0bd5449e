"""Disputes as a reader meets them: what is at stake, and who stands on which side with which words.

« fournir des armes » is denied by one and asserted by others; « blessés, Montreval » are four for one and seven for
another. A denial that only points back (« ce chiffre ») is shown under the words that it points to. Spellings of a name,
and disputes about words that say nothing by themselves, come last.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from recoupe.model.annotated import AnnotatedArticle
from recoupe.model.article import Evidence
from recoupe.model.quantity import Quantity
from recoupe.model.statement import Stance, Statement
from recoupe.model.story import Conflict, ConflictKind
from recoupe.report.book import Book, Voice, unique, words_of
from recoupe.report.weight import says_little
from recoupe.rules.folding import key

Row = tuple[Statement, AnnotatedArticle]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of one voice in one article: of several voices on a side, theirs are not the others'."""

    text: str
    voices: tuple[Voice, ...]
    article: str


@dataclass(frozen=True, slots=True)
class Side:
    """Who holds one side: a stance, or a figure, or only words."""

    stance: Stance | None
    quantity: Quantity | None
    voices: tuple[Voice, ...]
    articles: tuple[str, ...]
    quote: Quote | None = None  # words of it that the subject does not show


@dataclass(frozen=True, slots=True)
class Dispute:
    """A conflict with its sides. `subject`: the words at stake; `place` and `as_of` only of figures."""

    conflict: Conflict
    sides: tuple[Side, ...]
    subject: str
    place: str | None = None
    as_of: str | None = None


def disputes(book: Book) -> tuple[Dispute, ...]:
    """The story's conflicts, those that say most to a reader first."""
    made = [_dispute(c, book) for c in book.story.conflicts]
    return tuple(
        sorted(made, key=lambda d: (d.conflict.kind is ConflictKind.NAME, not _figures(d) and _little(d.subject, book)))
    )


def _figures(dispute: Dispute) -> bool:
    return dispute.conflict.kind is ConflictKind.NUMBER


def _little(text: str, book: Book) -> bool:
    return says_little(text, book.language)


def _dispute(conflict: Conflict, book: Book) -> Dispute:
    if conflict.kind is ConflictKind.NUMBER:
        return _number(conflict, book)
    if conflict.kind is ConflictKind.DENIAL:
        return _denial(conflict, book)
    sides = tuple(_words_side(e, book) for e in conflict.evidence)
    same = conflict.kind is ConflictKind.ATTRIBUTION and bool(conflict.evidence)
    return Dispute(conflict, sides, conflict.evidence[0].text if same else "")


def _words_side(evidence: Evidence, book: Book) -> Side:
    rows = [book.statements[evidence.statement]] if evidence.statement in book.statements else []
    voices, article = book.voices(rows), book.names[evidence.article]
    return Side(None, None, voices, (article,), Quote(evidence.text, voices, article))


def _number(conflict: Conflict, book: Book) -> Dispute:
    figures = [book.quantities[e.quantity] for e in conflict.evidence if e.quantity in book.quantities]
    sides = []
    for value in unique(map(_value, (q for q, _ in figures))):
        own = [(q, a) for q, a in figures if _value(q) == value]
        stated = [book.statements[q.statement] for q, _ in own if q.statement in book.statements]
        quote = _quote(stated[0], book) if stated and not own[0][0].counted else None
        articles = book.named_articles(a.article.id for _, a in own)
        sides.append(Side(None, own[0][0], book.voices(stated), articles, quote))
    first = figures[0][0] if figures else None
    ids = [q.id for q, _ in figures]
    counted = {p.quantity: s.counted for s in book.story.series for p in s.points}
    return Dispute(
        conflict,
        tuple(sorted(sides, key=_size)),
        subject=next((c for c in (*map(counted.get, ids), *(q.counted for q, _ in figures)) if c), ""),
        place=book.name(first.place) if first and first.place else None,
        as_of=next((q.as_of for q, _ in figures if q.as_of), None),
    )


def _size(side: Side) -> float:
    quantity = side.quantity
    return 0 if quantity is None else quantity.high or quantity.low or 0


def _value(quantity: Quantity) -> str:
    return f"{quantity.low} {quantity.high} {quantity.modifier}"


def _denial(conflict: Conflict, book: Book) -> Dispute:
    rows = [book.statements[e.statement] for e in conflict.evidence if e.statement in book.statements]
    by_stance = {stance: [r for r in rows if r[0].stance is stance] for stance in Stance}
    rejected = next((r for r in by_stance[Stance.DENIES] if r[0].rejects_content and not _thin(r, book)), None)
    asserted = _clearest(by_stance[Stance.ASSERTS], book)
    lead = rejected or asserted or (rows[0] if rows else None)
    sides = tuple(_sides(by_stance, lead, book))
    return Dispute(conflict, sides, words_of(lead[0]) if lead else conflict.explanation)


def _sides(by_stance: dict[Stance, list[Row]], lead: Row | None, book: Book) -> Iterator[Side]:
    for stance in (Stance.ASSERTS, Stance.DENIES, Stance.DECLINES):
        own = by_stance[stance]
        if not own:
            continue
        shown = _clearest(own, book) if lead not in own else None
        quote = _quote(shown, book) if shown and lead and not _same_words(shown, lead) else None
        yield Side(stance, None, book.voices(own), book.named_articles(a.article.id for _, a in own), quote)


def _quote(row: Row, book: Book) -> Quote:
    return Quote(words_of(row[0]), book.voices([row]), book.names[row[1].article.id])


def _same_words(a: Row, b: Row) -> bool:
    return key(words_of(a[0])) == key(words_of(b[0]))


def _clearest(rows: list[Row], book: Book) -> Row | None:
    return next((r for r in rows if not _thin(r, book)), rows[0] if rows else None)


def _thin(row: Row, book: Book) -> bool:
    return _little(words_of(row[0]), book)
