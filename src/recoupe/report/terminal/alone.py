"""ARTICLES ISOLÉS: of a large pile, the articles that share their story with no other, a line or two for each.

« 07 : « La mairie rouvre le pont »          12 propos, 5 chiffres, 1 sans locuteur ». A brief of hundreds of such articles would
be read by nobody; --full tells each of them like any story.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.report.book import Book
from recoupe.report.labels import article_names
from recoupe.report.terminal.closing import not_analysed
from recoupe.report.terminal.lines import Lines
from recoupe.report.view import unread

FOLDED = 12  # stories of one article that a brief still tells one by one
TITLE = 120  # characters of a title


def folded(books: Sequence[Book], *, full: bool) -> tuple[Book, ...]:
    """The books of one article, where they are too many to be told one by one."""
    alone = tuple(book for book in books if len(book.articles) == 1)
    return () if full or len(alone) <= FOLDED else alone


def show_alone(page: Lines, books: Sequence[Book]) -> None:
    """One entry for each article: its title, how much is said in it and how much of that has no speaker."""
    page.section(page.words("section.alone"), page.words.count("article", len(books)))
    names = article_names([book.articles[0].article for book in books])
    for book in books:
        title = page.quote(" ".join(book.story.title.split()), TITLE)
        page.entry(page.colon(names[book.articles[0].article.id]), title, tail=_found(page, book))
        for article in unread(book):
            page.entry("", not_analysed(page, article), indent=4)


def _found(page: Lines, book: Book) -> str:
    """« 12 propos, 5 chiffres, 1 sans locuteur »."""
    words, held = page.words, book.articles[0]
    loose = len(held.loose_quotes) + sum(q.entity is None for q in held.quantities)
    told = [words.count("saying", len(held.statements))] if held.statements else []
    told += [words.count("figure", len(held.quantities))] if held.quantities else []
    told += [words("text.left_without", n=loose)] if loose else []
    return ", ".join(told) or words("text.coverage_nothing")
