"""recoupe: who says what in a pile of news articles, with which number, on what date, and where accounts conflict.

    from recoupe import check

    ledger = check(["articles/"])

The public door: `check` (files to ledger), `check_articles` (articles that were read already), `read`, the values a ledger
is made of, and `dumps`/`loads` for its JSON form. Names load when they are first used, so that importing recoupe is quick.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from recoupe.errors import RecoupeError
    from recoupe.ledger.encode import dumps, loads
    from recoupe.model.article import Article
    from recoupe.model.ledger import Ledger
    from recoupe.model.quantity import Quantity
    from recoupe.model.statement import Statement
    from recoupe.model.story import Claim, Story
    from recoupe.pipeline import check, check_articles
    from recoupe.reading import ReadOptions, read

_HOMES = {
    "Article": "recoupe.model.article",
    "Claim": "recoupe.model.story",
    "Ledger": "recoupe.model.ledger",
    "Quantity": "recoupe.model.quantity",
    "ReadOptions": "recoupe.reading",
    "RecoupeError": "recoupe.errors",
    "Statement": "recoupe.model.statement",
    "Story": "recoupe.model.story",
    "check": "recoupe.pipeline",
    "check_articles": "recoupe.pipeline",
    "dumps": "recoupe.ledger.encode",
    "loads": "recoupe.ledger.encode",
    "read": "recoupe.reading",
}

__all__ = [
    "Article",
    "Claim",
    "Ledger",
    "Quantity",
    "ReadOptions",
    "RecoupeError",
    "Statement",
    "Story",
    "check",
    "check_articles",
    "dumps",
    "loads",
    "read",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'recoupe' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
