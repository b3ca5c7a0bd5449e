"""Evidence as a reader of the page follows it: who says it, in which article, with which words, and where the link leads.

« dément · ses services · Le Lien » under « Ses services nient « … » »: words that stand in the sentence above, or in a
line before, are not told again; the link leads to them all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from recoupe.model.article import Evidence
from recoupe.model.quantity import Quantity
from recoupe.model.statement import Stance, Statement
from recoupe.model.story import Event
from recoupe.report.book import Book, Voice
from recoupe.report.labels import Labels, amount
from recoupe.rules.folding import key


@dataclass(frozen=True, slots=True)
class Trace:
    """One line of evidence. `target`: the id that the link leads to; `words` are "" where they were told before.

    `voices` is None where the words are the matter, not who says them.
    """

    label: str  # a figure, or what the speaker does with the words; "" where that goes without saying
    stance: Stance | None
    voices: tuple[Voice, ...] | None
    article: str
    target: str
    words: str


def spellings(evidence: Iterable[Evidence], book: Book) -> Iterator[Trace]:
    """Evidence of which only the words matter: two spellings of a name."""
    for e in evidence:
        yield Trace("", None, None, book.names[e.article], target(e), e.text)


def traces(evidence: Iterable[Evidence], book: Book, words: Labels, *, above: str = "") -> Iterator[Trace]:
    """The evidence in its order; `above` is the sentence under which it is shown."""
    told = [f" {key(above)} "]
    seen: set[tuple[str, str, tuple[Voice, ...] | None]] = set()
    for e in evidence:
        statement, quantity = _rows(e, book)
        voices = book.voices([book.statements[statement.id]]) if statement else ()
        label = amount(quantity, words) if quantity else ""
        if not label and statement:
            label = words(f"stance.{statement.stance.value}")
        shown = "" if any(f" {key(e.text)} " in t for t in told) else e.text
        told.append(f" {key(e.text)} ")
        stance = statement.stance if statement and not quantity else None
        trace = Trace(label, stance, voices, book.names[e.article], target(e), shown)
        if shown or (trace.article, label, voices) not in seen:
            seen.add((trace.article, label, voices))
            yield trace


def _rows(evidence: Evidence, book: Book) -> tuple[Statement | None, Quantity | None]:
    quantity = book.quantities[evidence.quantity][0] if evidence.quantity in book.quantities else None
    held = evidence.statement or (quantity.statement if quantity else None)
    return (book.statements[held][0] if held in book.statements else None), quantity


def target(evidence: Evidence) -> str:
    """The id that leads to the words of the evidence: its row's, or its article's where it is plain prose."""
    return evidence.statement or evidence.quantity or f"a-{evidence.article}"


def happened(event: Event, book: Book) -> Iterator[tuple[str, str]]:
    """Where a dated event is told: the article's short name, and the id of the words that say or date it."""
    claims = {c.id: c for c in book.story.claims if c.id in event.claims}
    said = {e.article: target(e) for c in claims.values() for e in reversed(c.evidence)}
    for ident in event.articles:
        article = next((a for a in book.articles if a.article.id == ident), None)
        if article is None:
            continue
        dated = next((d.id for d in article.dates if (d.value or "").startswith(event.date)), f"a-{ident}")
        yield book.names[ident], said.get(ident, dated)
