"""Whether an article tells a person as a woman or a man.

« Mme Roux » of one article is not « Paul Roux » of another, and of « Paul Roux » and « Awa Roux » she is the latter. A form
of address tells it, else a given name that only one gender bears, else the noun of a post (« l'avocate », « la ministre »).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from recoupe.model.annotated import AnnotatedArticle
from recoupe.model.entity import Entity, EntityKind, MentionKind
from recoupe.rules.folding import fold_same_length
from recoupe.rules.loader import load
from recoupe.rules.titling import address, role
from recoupe.rules.world_names import first_name

LANGUAGE = "fr"
_ONE = frozenset({"m", "f"})


@dataclass(frozen=True, slots=True)
class _Gendered:
    words: tuple[str, ...]
    gender: str
    example: str


def addressed(a: AnnotatedArticle) -> dict[str, str]:
    """By entity the gender that forms of address before its name tell, or its title if it has none, where they agree."""
    text, told = a.article.text, dict[str, set[str]]()
    unnamed = {e.id for e in a.entities if not e.named}
    for m in a.mentions:
        if m.kind is MentionKind.NAME:
            before = text[max(0, m.span.start - 16) : m.span.start].lower().split()
            own = m.span.text.lower().split()
            found = {t.gender for w in (*before[-1:], *own[:1]) if (t := address(w, LANGUAGE)) and not t.plural}
            if found == {"e"} and len(before) > 1:  # « le Dr Roux »
                found = {g for g in (_articles().get(before[-2]),) if g}
            told.setdefault(m.entity, set()).update(g for g in found if g in _ONE)
    for s in a.statements:
        if s.speaker in unnamed and s.source is not None and (gender := of_title(s.source.text)):
            told.setdefault(s.speaker, set()).add(gender)
    return {ident: one for ident, found in told.items() if (one := _only(found))}


def gender_of(entity: Entity, called: str | None) -> str | None:
    """m or f, null where the article leaves it open."""
    if entity.kind is not EntityKind.PERSON or called is not None:
        return called
    words = entity.name.split()
    given = first_name(words[0]) if len(words) > 1 else None
    if given in _ONE:
        return given
    return _only(g for r in entity.roles if (g := of_title(r.text)))


def of_title(title: str) -> str | None:
    """« l'avocate », « la ministre » are women; a masculine noun may be anybody's (« le procureur Awa Roux »)."""
    words = fold_same_length(title).replace("'", "' ").lower().split()
    if any(_articles().get(w) == "f" for w in words[:1]):
        return "f"
    return "f" if any((post := role(w, LANGUAGE)) is not None and post[1:] == ("f", False) for w in words[:2]) else None


def _only(found: Iterable[str]) -> str | None:
    genders = set(found)
    return genders.pop() if len(genders) == 1 else None


@cache
def _articles() -> dict[str, str]:
    return {w: a.gender for a in load(LANGUAGE, "titles", "gendered", _Gendered) for w in a.words}
