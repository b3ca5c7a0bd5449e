"""The answer to the question whom a source means: « Selon la ministre » gives her entity, and the rule that found it."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.model.span import Span


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who a source span means. `entity` is null where the text does not settle it; `rule` then tells why."""

    entity: str | None
    antecedent: Span | None
    rule: str  # empty where there is no source to ask about
    score: float


NOBODY = Resolution(None, None, "nobody", 0.0)  # whom the words of a source mean that could not be followed


def of_document(author: Resolution) -> Resolution:
    """« selon le rapport de la mairie », « la page Facebook de la mairie »: its author, found a little less surely."""
    return Resolution(author.entity, author.antecedent, "document/" + author.rule, round(author.score * 0.9, 3))
