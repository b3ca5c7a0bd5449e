"""An article with everything that was found in it: what extraction gives and cross-checking completes."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.model.article import Article
from recoupe.model.date import Date
from recoupe.model.entity import Entity, Mention
from recoupe.model.quantity import Quantity
from recoupe.model.statement import Statement


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """An article and its annotations, which stand beside the text.

    `entities` are the article's own ("<article id>:e1"): statements, quantities, mentions and `agencies` refer to them.
    After `crosscheck.entities` they refer to the story's entities instead and `entities` is empty.
    """

    article: Article
    statements: tuple[Statement, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    dates: tuple[Date, ...] = ()
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    agencies: tuple[str, ...] = ()
