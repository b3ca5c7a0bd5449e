"""Who says what in one article."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.entities import Cast
from recoupe.extraction.parse import ParsedArticle
from recoupe.model.date import Date
from recoupe.model.statement import Statement


def find_statements(parsed: ParsedArticle, cast: Cast, dates: Sequence[Date]) -> tuple[Statement, ...]:
    """The statements of the article, in text order of their content."""
    return ()
