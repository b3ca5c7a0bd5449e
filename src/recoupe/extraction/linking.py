"""Give every quantity the statement that holds it.

« Selon le préfet, au moins 12 personnes ont été secourues » : the figure is the prefect's. The innermost statement whose
content holds the number is its statement, that statement's speaker gives the number, or that of the one around it where
the innermost has none. A denial's or a refusal's figure is still the speaker's words, so it keeps them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recoupe.model.quantity import Quantity
from recoupe.model.span import Span
from recoupe.model.statement import Statement

_MODIFIED = 3  # a figure is at most that much longer than its number and noun


def link(quantities: Sequence[Quantity], statements: Sequence[Statement]) -> tuple[Quantity, ...]:
    """The quantities with `statement` and `entity` filled where a statement's content holds them."""
    linked = []
    for quantity in quantities:
        holders = [s for s in statements if any(_holds(span, quantity.span) for span in s.content)]
        if not holders:
            linked.append(quantity)
            continue
        inner = min(holders, key=lambda s: (sum(map(len, s.content)), s.id))
        giver = min(holders, key=lambda s: (s.speaker is None, sum(map(len, s.content)), s.id))
        linked.append(replace(quantity, statement=inner.id, entity=giver.speaker))
    return tuple(linked)


def _holds(content: Span, figure: Span) -> bool:
    """Whether a content holds the figure but for its modifier: « [Plus de] 300 cas ont été dénombrés par … »."""
    inside = min(content.end, figure.end) - max(content.start, figure.start)
    return content.start < figure.end <= content.end and _MODIFIED * inside >= figure.end - figure.start
