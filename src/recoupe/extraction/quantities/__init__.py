"""Quantities of one article."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.entities import Cast
from recoupe.extraction.parse import ParsedArticle
from recoupe.model.date import Date
from recoupe.model.quantity import Quantity


def find_quantities(parsed: ParsedArticle, dates: Sequence[Date], cast: Cast) -> tuple[Quantity, ...]:
    """The quantities of the article, in text order; `statement` and `entity` are filled later."""
    return ()
