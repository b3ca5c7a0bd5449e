"""Who wrote a document, where the text tells them by it: « les auteurs du rapport », « des membres de l'Inspection ».

« Un rapport de l'Inspection des quais évoque des fissures. Les auteurs du rapport redoutent … »: the authors are whoever
the document is of. Single authors whom the text names are found by their post (`titles`, `likely`).
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.entities.lexicon import words
from recoupe.extraction.entities.nominals import Article, Head
from recoupe.extraction.entities.registry import Record
from recoupe.extraction.entities.scene import Appearance
from recoupe.model.entity import EntityKind

_BODIES = (EntityKind.ORGANIZATION, EntityKind.OTHER)


def document_of(author: Appearance, appearances: Sequence[Appearance], language: str) -> Appearance | None:
    """The document whose author the phrase says somebody is; « les auteurs » alone wrote what was told last."""
    nominal = author.nominal
    if nominal.article is not Article.DEFINITE or not _wrote(author, language):
        return None
    if not nominal.plural or nominal.qualifiers:
        return named_document(author, appearances, language)
    told = (a for a in reversed(appearances) if a.nominal.sort is Head.DOCUMENT and a.nominal.end <= nominal.start)
    return next((a for a in told if set(a.nominal.text.split()) & words(language, "bodies", "written_up")), None)


def named_document(author: Appearance, appearances: Sequence[Appearance], language: str) -> Appearance | None:
    """« les auteurs du rapport »: the document that the phrase of its author names."""
    inside = (a for a in appearances if author.nominal.start < a.start < author.nominal.end)
    return next((a for a in inside if a.nominal.sort is Head.DOCUMENT), None) if _wrote(author, language) else None


def _wrote(author: Appearance, language: str) -> bool:
    role = author.nominal.role
    return role is not None and role.masculine in words(language, "bodies", "document_author")


def of_the_body(issuer: Appearance, appearances: Sequence[Appearance]) -> Record | None:
    """« rendu par des membres de l'Office des quais »: the body to which those belong who have no name."""
    nominal = issuer.nominal
    if nominal.sort is not Head.ROLE or not nominal.plural or nominal.article is not Article.INDEFINITE:
        return None
    inside = (a.record for a in appearances if nominal.start < a.start < nominal.end and a.nominal.inside)
    return next((r for r in inside if r is not None and r.named and r.kind in _BODIES), None)
