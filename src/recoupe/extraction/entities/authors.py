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
from recoupe.extraction.parse import Token
from recoupe.model.entity import EntityKind

_BODIES = (EntityKind.ORGANIZATION, EntityKind.OTHER)
_CLOSING = (",", ")", "(", ".", ";")  # behind a name in apposition


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


def named_beside(author: Appearance, appearances: Sequence[Appearance], tokens: Sequence[Token]) -> Appearance | None:
    """« (une enquête) d'une ONG, *Airval*, », « (le baromètre) du cabinet *Hugo Roux* »: the name of a body that the phrase does
    not hold: between commas behind « une », or a person's right behind the noun.
    """
    nominal = author.nominal
    if nominal.sort is not Head.BODY or nominal.name is not None or nominal.plural or author.record is not None:
        return None
    comma = tokens[nominal.last + 1 : nominal.last + 2]
    apart = bool(comma) and comma[0].text == "," and nominal.article is Article.INDEFINITE
    begin = nominal.last + 2 if apart else nominal.last + 1
    beside = next((a for a in appearances if a.nominal.sentence == nominal.sentence and a.nominal.first == begin), None)
    if beside is None or beside.nominal.sort is not Head.NAME or beside.record is None or not beside.record.named:
        return None
    closing = tokens[beside.nominal.last + 1 : beside.nominal.last + 2]
    if apart:
        return beside if beside.record.kind in _BODIES and closing and closing[0].text in _CLOSING else None
    return beside if nominal.last == nominal.head and beside.nominal.article is Article.BARE else None
