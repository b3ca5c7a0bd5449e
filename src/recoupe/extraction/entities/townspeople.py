"""Towns told by an adjective: « l'entraîneur brestois » is that of Brest, « le maire rémois » that of Reims.

Read so where the article tells somebody's post or a body by that town.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import replace

from recoupe.extraction.entities.nominals import Nominal
from recoupe.extraction.entities.registry import Record
from recoupe.extraction.entities.titles import Holder
from recoupe.extraction.entities.towns import is_of
from recoupe.extraction.parse import ParsedArticle, Token
from recoupe.rules.folding import key


def told_by_town(nominals: Sequence[Nominal], parsed: ParsedArticle, language: str) -> list[Nominal]:
    """The phrases with adjectives for people of a town read as that town (`Nominal.towns`)."""
    held = [parsed.sentences[n.sentence].tokens[n.first : n.last + 1] for n in nominals]
    capitals = {key(t.text) for tokens in held for t in tokens if t.text[0].isupper()}
    told = {q for n in nominals for q in n.qualifiers if q in capitals}
    return [_read(n, tokens, told, language) for n, tokens in zip(nominals, held, strict=True)]


def of_another_town(nominal: Nominal, who: Record, holders: Sequence[Holder], parsed: ParsedArticle) -> bool:
    """« L'entraîneur de Brest, Hugo Roux, … Luc Petit, entraîneur de Lens, … le technicien brestois »: not whom the text does not
    tell to be of that town, where it tells it of somebody, or tells to be of another one.
    """
    if not nominal.towns:
        return False
    there = {h.record.id for h in holders if h.qualifiers & nominal.towns}
    own = [h for h in holders if h.record.id == who.id]
    return who.id not in there and (bool(there) or any(_of_a_name(h, parsed) for h in own))


def _of_a_name(holder: Holder, parsed: ParsedArticle) -> bool:
    """« maire de Lens », not « maire adjoint »: whether a name narrows the post."""
    return any(
        t.text[0].isupper() and key(t.text) in holder.qualifiers for t in parsed.sentences[holder.sentence].tokens
    )


def _read(nominal: Nominal, tokens: Iterable[Token], told: Set[str], language: str) -> Nominal:
    small = {key(t.text) for t in tokens if t.text.islower()}
    towns: dict[str, str] = {}
    for word in sorted(small & nominal.qualifiers):
        of_one = {t for t in told if is_of(word, t, language)}
        if len(of_one) == 1:
            towns[word] = next(iter(of_one))
    if not towns:
        return nominal
    kept = nominal.qualifiers - towns.keys()
    return replace(nominal, qualifiers=kept | set(towns.values()), towns=frozenset(towns.values()))
