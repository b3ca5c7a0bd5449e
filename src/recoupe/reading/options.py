"""What the caller may say about the inputs, and what comes back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from recoupe.model.article import Article
from recoupe.model.ledger import Skipped

MAX_SIZE = 2_000_000  # characters of one article


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the user knows better than the files.

    `published` (ISO date or date-time) and `outlet` hold for every article, `meta` names a CSV or JSON Lines file with
    the columns path, outlet, published, url; a row of `meta` wins over the other two. `max_size`: characters of one
    article above which it is skipped.
    """

    published: str | None = None
    outlet: str | None = None
    meta: Path | None = None
    max_size: int = MAX_SIZE


@dataclass(frozen=True, slots=True)
class ReadResult:
    """Articles by id, the inputs that gave none with the reason, by path, and remarks on what of the inputs nothing reads."""

    articles: tuple[Article, ...]
    skipped: tuple[Skipped, ...]
    remarks: tuple[str, ...] = ()
