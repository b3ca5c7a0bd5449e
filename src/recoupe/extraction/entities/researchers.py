"""Who did a study, and whom « les chercheurs » take up.

« Le froid use le cœur, selon une étude. Les chercheurs de l'Institut Valmer ont suivi 900 patients. Les scientifiques
admettent … » : the study and « les scientifiques » are the chercheurs de l'Institut Valmer, whom alone the text names as
those who did it. « Les auteurs du rapport » are who wrote it where no name tells more. Of two teams nobody can tell which.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.entities.authors import named_document
from recoupe.extraction.entities.groups import holds_a_name
from recoupe.extraction.entities.lexicon import words
from recoupe.extraction.entities.nominals import Article
from recoupe.extraction.entities.scene import Appearance
from recoupe.extraction.entities.sources import unnamed_one_of
from recoupe.extraction.parse import ParsedArticle
from recoupe.model.span import Span

_OPENING = 3  # sentences in which « une étude » may be told before the text says who did it


def of_the_study(
    document: Appearance, appearances: Sequence[Appearance], parsed: ParsedArticle, language: str
) -> Appearance | None:
    """The team of « l'étude », or of « une étude » in a headline or the first lines."""
    nominal = document.nominal
    noun = parsed.sentences[nominal.sentence].tokens[nominal.head].lower
    first = nominal.article is Article.INDEFINITE and nominal.sentence <= _OPENING
    if noun not in words(language, "bodies", "written_up") or nominal.plural or nominal.qualifiers or document.quoted:
        return None
    return team(appearances, parsed, language) if first or nominal.article is Article.DEFINITE else None


def team(appearances: Sequence[Appearance], parsed: ParsedArticle, language: str) -> Appearance | None:
    """The one team of which the text says where they are from; else those whom it calls the authors of a document."""
    people = [a for a in appearances if is_team(a, language) and not _one_of(a, parsed, language)]
    placed = {a.nominal.text: a for a in people if holds_a_name(a.nominal)}
    if placed:
        return next(iter(placed.values())) if len(placed) == 1 else None
    return next((a for a in people if written_by(a, appearances, language) is not None), None)


def is_team(seen: Appearance, language: str) -> bool:
    """« les chercheurs », « des scientifiques », « les auteurs »"""
    nominal = seen.nominal
    researcher = nominal.role is not None and nominal.role.masculine in words(language, "bodies", "researcher")
    return researcher and nominal.plural and nominal.name is None


def written_by(author: Appearance, appearances: Sequence[Appearance], language: str) -> Appearance | None:
    """The document of « les auteurs du rapport », of which nothing says which one it is (no « de l'étude suédoise »)."""
    found = named_document(author, appearances, language)
    return found if found is not None and not found.nominal.qualifiers else None


def _one_of(seen: Appearance, parsed: ParsedArticle, language: str) -> bool:
    """« un des auteurs de l'étude »"""
    tokens = parsed.sentences[seen.nominal.sentence].tokens
    begin = tokens[max(0, seen.nominal.first - 2)]
    return unnamed_one_of(Span.of(parsed.text, begin.start, seen.nominal.end), seen, parsed, language)
