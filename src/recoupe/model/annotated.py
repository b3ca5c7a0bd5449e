"""An article with everything that was found in it: what extraction gives and cross-checking completes."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import Annotated

from recoupe.model.article import Article
from recoupe.model.date import Date
from recoupe.model.entity import Entity, Mention
from recoupe.model.marks import ADDITION, INLINE
from recoupe.model.quantity import Quantity
from recoupe.model.span import Span
from recoupe.model.statement import Statement
from recoupe.model.term import Sentence, Term


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """An article and its annotations, which stand beside the text.

    `entities` are the article's own ("<article id>:e1"): statements, quantities, mentions and `agencies` refer to them.
    After `crosscheck.entities` they refer to the story's entities instead and `entities` is empty. `terms` are its content
    words and `sentences` its sentences, for comparison with other articles.
    """

    article: Annotated[Article, "the article as it was read", INLINE]
    statements: Annotated[tuple[Statement, ...], "who says what, in text order"] = ()
    quantities: Annotated[tuple[Quantity, ...], "figures, in text order"] = ()
    dates: Annotated[tuple[Date, ...], "date expressions, in text order"] = ()
    agencies: Annotated[tuple[str, ...], "entities: the agencies credited for the article itself"] = ()
    loose_quotes: Annotated[
        tuple[Span, ...], "passages in quotation marks that no statement with a speaker holds", ADDITION
    ] = ()
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    terms: tuple[Term, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    # datelines and « publié le … » lines, wherever they stand: they are no rows of the ledger
    stamps: tuple[Date, ...] = ()

    def terms_in(self, start: int, end: int) -> tuple[Term, ...]:
        """The terms that begin in `start:end`, in text order."""
        first = bisect_left(self.terms, start, key=_start)
        return self.terms[first : bisect_left(self.terms, end, lo=first, key=_start)]


def _start(term: Term) -> int:
    return term.start
