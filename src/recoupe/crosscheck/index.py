"""Find what may be alike without comparing everything with everything.

Rows are entered under their concepts; a row is compared with those that share some of its rarer ones. In a story of a few
articles nothing is left out; in one of hundreds a concept that very many rows have leads to none of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

CROWD = 120  # rows under one concept


class Index:
    """Numbered rows by their concepts."""

    def __init__(self) -> None:
        self._under: dict[str, list[int]] = {}

    def add(self, row: int, concepts: Iterable[str]) -> None:
        """Enter a row; rows may be entered again under further concepts."""
        for concept in concepts:
            held = self._under.setdefault(concept, [])
            if not held or held[-1] != row:
                held.append(row)

    def sharing(self, concepts: Iterable[str], least: int = 1) -> list[int]:
        """The rows that share at least `least` of the concepts, in order; a crowded concept counts only if all are."""
        lists = [held for c in concepts if (held := self._under.get(c))]
        open_ = [held for held in lists if len(held) <= CROWD] or lists
        shared = Counter(row for held in open_ for row in set(held))
        return sorted(row for row, n in shared.items() if n >= min(least, len(open_)))
