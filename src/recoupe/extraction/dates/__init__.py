"""Date expressions of one article."""

from __future__ import annotations

from recoupe.extraction.parse import ParsedArticle
from recoupe.model.date import Date


def find_dates(parsed: ParsedArticle) -> tuple[Date, ...]:
    """The date expressions of the article, in text order."""
    return ()
