"""Whose a document is that only bodies of one kind draw up: « La cour d'appel de Valmer a tranché. *L'arrêt* relève … ».

The document has no author of its own; the last such body that the same paragraph or the sentence before tells is meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from recoupe.extraction.entities.nominals import Article, Head
from recoupe.extraction.entities.scene import Appearance, Layout
from recoupe.extraction.parse import ParsedArticle
from recoupe.rules.loader import load

_NEAR = 3  # sentences back in which the body stands


@dataclass(frozen=True, slots=True)
class DrawnUp:
    """Nouns for documents, and those of the bodies that draw them up."""

    documents: tuple[str, ...]
    bodies: tuple[str, ...]
    example: str
    counter: str = ""


@cache
def _drawn_up(language: str) -> tuple[DrawnUp, ...]:
    return load(language, "bodies", "drawn_up", DrawnUp)


def drawn_up_by(
    document: Appearance, appearances: Sequence[Appearance], parsed: ParsedArticle, layout: Layout, language: str
) -> Appearance | None:
    """The body told before « l'arrêt » that gives such documents out; of several the last that acts."""
    nominal = document.nominal
    noun = parsed.sentences[nominal.sentence].tokens[nominal.head].lower
    kinds = {b for entry in _drawn_up(language) if noun in entry.documents for b in entry.bodies}
    if not kinds or nominal.article is not Article.DEFINITE:
        return None
    near = [
        a for a in appearances
        if a.nominal.sort in (Head.BODY, Head.NAME) and a.nominal.end <= nominal.start and not a.nominal.plural
        and layout.apart(a.nominal.sentence, nominal.sentence) <= _NEAR and a.nominal.text.lower().split()[0] in kinds
    ]  # fmt: skip
    acting = [a for a in near if a.subject and not a.nominal.inside]
    return next(iter((acting or near)[-1:]), None)
