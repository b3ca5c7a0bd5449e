"""Ids made of content: the same rows have the same ids wherever and whenever they are found."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable


def digest(kind: str, parts: Iterable[str]) -> str:
    """The first letter of `kind` and 12 hex digits of SHA-256 over the kind and its parts."""
    return kind[0] + hashlib.sha256("\n".join([kind, *parts]).encode()).hexdigest()[:12]
