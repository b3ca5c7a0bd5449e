"""What the page tells of a marked row where a pointer or a link comes to its words: who, how, by which rule, its id."""

from __future__ import annotations

from collections.abc import Iterable

from recoupe.model.date import Date
from recoupe.model.quantity import Quantity
from recoupe.model.statement import Statement
from recoupe.report.book import Book
from recoupe.report.labels import Labels, amount, day, number
from recoupe.report.view import short_id


def tips(books: Iterable[Book], words: Labels) -> dict[str, list[str]]:
    """By row: what it is, the rule that found it, and the command that tells the rest."""
    told: dict[str, list[str]] = {}
    for book in books:
        for a in book.articles:
            for s in a.statements:
                told[s.id] = [_statement(s, book, words), *_rule(s, words)]
            for q in a.quantities:
                told[q.id] = [_quantity(q, book, words), *_rule(q, words)]
            for d in a.dates:
                told[d.id] = [_date(d, words), *_rule(d, words)]
    return told


def _statement(row: Statement, book: Book, words: Labels) -> str:
    voice = book.voices([book.statements[row.id]])[0]
    who = voice.name or voice.unnamed_role or words("text.nobody")
    parts = [who, words.value(row.stance), words.value(row.mode)]
    if row.said_on:
        parts.append(f"{words.field('said_on')} {day(row.said_on, words)}")
    return " · ".join(parts)


def _quantity(row: Quantity, book: Book, words: Labels) -> str:
    parts = [f"{amount(row, words)} {row.unit}".strip(), book.name(row.place) if row.place else ""]
    parts += [words.value(row.phase), day(row.as_of, words) if row.as_of else ""]
    parts.append(book.name(row.entity) if row.entity else words("text.unattributed"))
    return " · ".join(p for p in parts if p)


def _date(row: Date, words: Labels) -> str:
    value = row.value or row.partial or words("why.unknown")
    return f"{value} · {words.field('basis')}{words.table['colon']} {words.value(row.basis)}"


def _rule(row: Statement | Quantity | Date, words: Labels) -> list[str]:
    sure = words("why.sure", score=number(round(row.score, 2), words))
    return [f"{words.rule(row.rule) or row.rule} ({sure})", f"recoupe why {short_id(row.id)}"]
