"""A row of a ledger by its id, or by any beginning of it that only one row has.

« a1f3:s1 » is the first statement of the article whose id begins with a1f3. An id that no row has is answered with those
that come near it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from recoupe.errors import UnknownRowError
from recoupe.model.annotated import AnnotatedArticle
from recoupe.model.ledger import Ledger

SHOWN = 4  # ids that an error message names
NEAR = 0.6  # likeness of two ids, 0 to 1


@dataclass(frozen=True, slots=True)
class Row:
    """A row with the article that it stands in, if it stands in one."""

    id: str
    value: Any
    article: AnnotatedArticle | None


def rows(ledger: Ledger) -> Iterator[Row]:
    """Every row that has an id."""
    for article in ledger.articles:
        yield Row(article.article.id, article, article)
        for parts in (article.statements, article.quantities, article.dates):
            yield from (Row(value.id, value, article) for value in parts)
    for entity in ledger.entities:
        yield Row(entity.id, entity, None)
    for story in ledger.stories:
        yield Row(story.id, story, None)
        for name in ("claims", "series", "conflicts", "distortions", "quotations", "reuse", "timeline"):
            yield from (Row(value.id, value, None) for value in getattr(story, name))


def find_row(ledger: Ledger, ident: str) -> Row:
    """The row of this id. Raises UnknownRowError where no row or more than one has it."""
    every = list(rows(ledger))
    ident = ident.strip(" []()«»\u00a0").lower()  # as the page, the brief or a mail may have it around
    found = [r for r in every if r.id == ident] or [r for r in every if _begins(r.id, ident)]
    if not found:
        near = _near([r.id for r in every], ident)
        hint = f"; near it: {', '.join(near)}" if near else "; the ids stand in brief, report and ledger"
        raise UnknownRowError(f"{ident}: no row of this ledger has that id{hint}")
    if len(found) > 1:
        some = ", ".join(r.id for r in found[:SHOWN]) + ("…" if len(found) > SHOWN else "")
        raise UnknownRowError(f"{ident}: {len(found)} rows begin so ({some}): give more of the id")
    return found[0]


def _begins(full: str, short: str) -> bool:
    article, colon, row = short.partition(":")
    whole, _, number = full.partition(":")
    if not article:
        return False
    return whole.startswith(article) and number == row if colon else ":" not in full and full.startswith(article)


def _near(every: Sequence[str], ident: str) -> list[str]:
    """Ids that somebody who wrote `ident` may have meant, at the length at which they wrote it."""
    article, colon, row = ident.partition(":")
    if not colon:
        cut = {full[: max(len(ident), 4)]: full for full in reversed(every) if ":" not in full}
        return get_close_matches(ident, list(cut), SHOWN, NEAR)
    same = [full for full in every if ":" in full and article and full.startswith(article)]
    if same:  # the article is there: its rows of that kind, those with the nearest number first
        kind, number = row[:1], int(row[1:]) if row[1:].isdecimal() else 0
        alike = [full for full in same if full.partition(":")[2].startswith(kind)] or same
        alike.sort(key=lambda full: abs(int(full.partition(":")[2][1:] or 0) - number))
        return [f"{article}:{full.partition(':')[2]}" for full in alike[:SHOWN]]
    short = {f"{full[: len(article)]}:{full.partition(':')[2]}" for full in every if ":" in full}
    return get_close_matches(ident, sorted(short), SHOWN, NEAR)
