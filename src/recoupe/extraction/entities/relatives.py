"""Who a relative without a name is: « son frère aîné, Hugo … selon son frère », « l'épouse de Paul Roux … Son épouse, Awa Roux ».

The one person of whom the text tells that relation. Where the phrase says whose relative it is, that one must be the last
person named before the relative's own name; « la sœur de Marc Petit » is not « sa sœur, Awa » of a text on Paul Roux.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.entities.lexicon import words
from recoupe.extraction.entities.nominals import Article, Nominal
from recoupe.extraction.entities.registry import Record
from recoupe.extraction.entities.scene import Appearance
from recoupe.extraction.entities.titles import Holder
from recoupe.rules.folding import key


def relative(
    nominal: Nominal, holders: Sequence[Holder], appearances: Sequence[Appearance], language: str
) -> Record | None:
    """The one person of whom the text tells that relation, if gender agrees."""
    kin = nominal.role is not None and not nominal.role.post and not nominal.plural
    if not kin or nominal.article not in (Article.POSSESSIVE, Article.DEFINITE):
        return None
    elder = {key(w) for w in words(language, "titles", "elder")}
    whose = nominal.qualifiers - elder
    if (nominal.article is Article.POSSESSIVE) == bool(whose):
        return None
    own = [h for h in holders if h.role == nominal.role and not h.qualifiers - elder]
    own = own or [h for h in holders if h.role == nominal.role and whose and _one_in_other(whose, h.qualifiers - elder)]
    told = [h for h in own if not whose or h.qualifiers & whose or whose & _last_before(h, appearances)]
    found = {h.record.id: h.record for h in own}
    fits = all("e" in (r.gender, nominal.gender) or r.gender == nominal.gender for r in found.values())
    return told[0].record if told and len(found) == 1 and fits and told[0].record.named else None


def _one_in_other(one: frozenset[str], other: frozenset[str]) -> bool:
    """« l'épouse du disparu » is « Awa Roux, épouse du disparu »."""
    return bool(other) and (one <= other or other <= one)


def _last_before(holder: Holder, appearances: Sequence[Appearance]) -> frozenset[str]:
    """The names of the last person that has one before whoever is told as a relative."""
    before = (a.person for a in reversed(appearances) if a.nominal.end <= holder.start and not a.quoted)
    return next((p.words() for p in before if p is not None and p.named and p is not holder.record), frozenset())
