"""Load a spaCy model without the seconds that one regular expression of its French tokenizer costs.

The expression that keeps « après-midi » or « porte-avions » one word joins some 160 alternatives, many of which end alike
(`^prefix[-–][a-zà…]…$`); compiling each ending again takes longer than everything else of a short check. While a model
loads, such an expression is compiled with each ending once: `^(?:prefix|prefix|…)ending$` accepts the same words, which
a test compares. Nothing else is touched: other patterns, and expressions of another shape, are compiled as they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

LONG = 50_000  # characters; the tokenizer's expression has over a million, no other a tenth of this
_ALTERNATIVES = re.compile(r"(?P<flags>\(\?[a-z]+\))?\(\?:(?P<rest>.*)\)", re.DOTALL)


def factored(pattern: str) -> str:
    """`pattern` with alternatives that end alike joined; the pattern itself where it isn't a list of `(?:^…$)`.

    Both accept the same strings; which alternative accepts one may differ.
    """
    whole = _ALTERNATIVES.fullmatch(pattern)
    if whole is None:
        return pattern
    alternatives = whole["rest"].split(")|(?:")
    if not all(a.startswith("^") and a.endswith("$") for a in alternatives):
        return pattern
    return f"{whole['flags'] or ''}^{_joined([a[1:-1] for a in alternatives])}$"


def _joined(alternatives: list[str]) -> str:
    """One group that accepts what the alternatives accept, with each last character class and what follows it once."""
    endings: dict[str, list[str]] = {}
    for alternative in alternatives:
        beginning, bracket, ending = alternative.rpartition("[")
        if "(" in alternative or "|" in alternative:  # a group might be cut in two
            beginning, bracket, ending = "", "", alternative
        endings.setdefault(bracket + ending, []).append(beginning)
    plain = endings.pop("", [])
    shared = [f"{_joined(b) if any(b) else ''}{ending}" for ending, b in endings.items()]
    return f"(?:{'|'.join(shared + plain)})"


@contextmanager
def quick_patterns() -> Iterator[None]:
    """While it lasts, long patterns are compiled factored. Not for several threads at once."""
    compile_pattern = re.compile

    def compile_factored(pattern: Any, flags: int = 0) -> Any:
        if isinstance(pattern, str) and len(pattern) > LONG:
            pattern = factored(pattern)
        return compile_pattern(pattern, flags)

    re.compile = compile_factored
    try:
        yield
    finally:
        re.compile = compile_pattern
