"""News agencies that the outlet credits for the article itself."""

from __future__ import annotations

from recoupe.extraction.entities import Cast
from recoupe.extraction.parse import ParsedArticle


def find_agencies(parsed: ParsedArticle, cast: Cast) -> tuple[str, ...]:
    """Entity ids of the agencies credited for the article."""
    return ()
