"""The entities of one article and the questions other steps ask about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.extraction.parse import ParsedArticle
from recoupe.model.entity import Entity, Mention
from recoupe.model.span import Span


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who a source span means. `entity` is null where the text does not settle it."""

    entity: str | None
    antecedent: Span | None
    rule: str
    score: float


@dataclass(frozen=True)
class Cast:
    """The entities of one article with their mentions, in text order."""

    parsed: ParsedArticle
    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]

    def speaker(self, source: Span, *, before: Sequence[tuple[int, str]] = (), not_in: Sequence[Span] = ()) -> Resolution:
        """Who the noun phrase or pronoun `source` means.

        `before` lists (position, entity) of the speakers of earlier statements in text order; `not_in` are spans (the
        statement's own content) whose mentions can't be the antecedent.
        """
        raise NotImplementedError

    def place(self, start: int, end: int) -> str | None:
        """The most specific place named in `text[start:end]`, as an entity id."""
        raise NotImplementedError

    def named(self, span: Span) -> str | None:
        """The entity that the words of `span` name (for `citing` and `via`)."""
        raise NotImplementedError


def find_entities(parsed: ParsedArticle) -> Cast:
    """The entities of the article."""
    return Cast(parsed, (), ())
