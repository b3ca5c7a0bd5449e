"""Hearsay: what the outlet tells in the conditional mood without a source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recoupe.extraction.entities import Cast
from recoupe.extraction.parse import ParsedArticle
from recoupe.extraction.statements.candidate import Candidate
from recoupe.model.span import Span


def find_hearsay(parsed: ParsedArticle, cast: Cast, language: str = "fr") -> Iterator[Candidate]:
    """Candidates without source."""
    yield from ()


def is_reported_conditional(parsed: ParsedArticle, content: Sequence[Span], language: str = "fr") -> bool:
    """Whether the content's own verb stands in the conditional of hearsay."""
    return False
