"""How many words name a document: « le rapport » is told by one, « le compte rendu » by two, « le site internet » by two.

« Le site de la mairie » is a document by what stands behind it: whoever has it writes there. A site of a town, « le site de
Valmer », is a place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from recoupe.extraction.entities import lexicon
from recoupe.extraction.entities.names import Name, Sort
from recoupe.extraction.parse import Token
from recoupe.model.entity import EntityKind

_LONGEST = 3


def document_words(tokens: Sequence[Token], names: Mapping[int, Name], i: int, language: str) -> int:
    """Tokens of the noun for a document at `i`; 0 for other nouns."""
    documents = lexicon.words(language, "bodies", "document")
    run = [t.lower for t in tokens[i : i + _LONGEST]]
    told = (n for n in range(len(run), 0, -1) if " ".join(run[:n]).replace("' ", "'") in documents)
    return next(told, int(_site_of_a_body(tokens, names, i, language)))


def _site_of_a_body(tokens: Sequence[Token], names: Mapping[int, Name], i: int, language: str) -> bool:
    """« le site de la mairie », « le blog d'Airval »; not « le site de Valmer »."""
    of = tokens[i + 1 : i + 2]
    site = tokens[i].lower in lexicon.words(language, "bodies", "written_site")
    if not site or not of or of[0].lower not in lexicon.words(language, "names", "genitive"):
        return False
    owner = i + 2
    while owner < len(tokens) and tokens[owner].lower in lexicon.words(language, "titles", "definite"):
        owner += 1
    if (name := names.get(owner)) is not None:
        known = name.known is not None and name.known.kind in (
            EntityKind.AGENCY,
            EntityKind.OUTLET,
            EntityKind.ORGANIZATION,
        )
        return known or name.sort is Sort.BODY
    return owner < len(tokens) and lexicon.body(tokens[owner].lower, language) is not None
