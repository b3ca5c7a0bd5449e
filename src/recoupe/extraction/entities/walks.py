"""Walks of life that a text does not mix: who governs or judges, who serves an authority, who keeps a shop.

« Le maire, Hugo Roux, salue le projet. Le promoteur assure que … » : a mayor is nobody's developer unless the text says so. « Le
patron du camping, Hugo Roux, … Le directeur de cabinet du préfet » : who serves an authority is told as such. « La procureure
Awa Roux … La trentenaire » : a magistrate is told by no age, unless the text gives hers. « L'avocate Awa Roux … La sœur
de l'accusé »: who has a post is nobody's relative unless told. Callings of one field: `callings`.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.entities.callings import told_otherwise
from recoupe.extraction.entities.lexicon import words
from recoupe.extraction.entities.nominals import Nominal
from recoupe.extraction.entities.registry import Record
from recoupe.extraction.entities.titles import Holder
from recoupe.extraction.entities.usual_posts import ranks, usual
from recoupe.extraction.parse import ParsedArticle


def of_another_walk(nominal: Nominal, who: Record, holders: Sequence[Holder], language: str) -> bool:
    """Whether all that the text tells of somebody is of another walk of life than the noun."""
    posts = [h for h in holders if h.record is who and h.role.post]
    if nominal.role is None or nominal.name is not None or not posts:
        return False
    ageless = all(h.role.masculine in words(language, "callings", "ageless") for h in posts)
    young = nominal.text.split()[0].lower() in words(language, "titles", "young")
    if ageless and (young or nominal.role.masculine in words(language, "callings", "of_age")):
        return True
    if _serves(nominal, language) and not any(h.role == nominal.role for h in posts):
        return True
    if _runs_a_house(nominal, language) and any(_governs(h, language) for h in posts):
        return True
    if nominal.former or not all(_public(h, language) for h in posts):
        return False
    calling = nominal.role.masculine
    private = calling in words(language, "callings", "private")
    return private or all(told_otherwise(calling, h.role.masculine, language) for h in posts)


def of_another_family(
    nominal: Nominal, who: Record, holders: Sequence[Holder], parsed: ParsedArticle, language: str
) -> bool:
    """« Me Awa Roux … L'ex-compagne de l'accusé »: a relative of somebody, where the text tells of `who` another thing only."""
    kin = words(language, "titles", "kin")
    if nominal.role is None or nominal.role.masculine not in kin or nominal.name is not None:
        return False
    told = [h.role for h in holders if h.record is who and not h.known]
    if not told or any(role.masculine in kin for role in told):
        return False
    behind = parsed.sentences[nominal.sentence].tokens[nominal.head + 1 : nominal.last + 1]
    return any(
        t.pos in ("DET", "PROPN") or t.lower in words(language, "statement_words", "contracted") for t in behind[:2]
    )


def _serves(nominal: Nominal, language: str) -> bool:
    """« le directeur de cabinet du préfet », « le secrétaire général de la mairie »"""
    assert nominal.role is not None
    post = nominal.role.masculine in words(language, "callings", "serving")
    return post and bool(nominal.qualifiers & words(language, "callings", "authority"))


def _runs_a_house(nominal: Nominal, language: str) -> bool:
    """« le directeur de l'institut Airval », « le PDG de la banque »: who runs what the phrase tells."""
    assert nominal.role is not None
    told = {q for q in nominal.qualifiers if not q.startswith("@")} - ranks(language)
    return nominal.role.masculine in words(language, "callings", "running") and bool(told) and not nominal.former


def _governs(holder: Holder, language: str) -> bool:
    """A minister or a president of whom no more is told, who runs no house unless the text says so."""
    if holder.former:
        return False
    bare = not any(q for q in holder.qualifiers if not q.startswith("@"))
    president = holder.role.masculine in words(language, "titles", "presidential")
    state = usual(holder.role, holder.qualifiers, language)[2] or (president and (bare or holder.known))
    return state or holder.role.masculine in words(language, "titles", "ministerial")


def _public(holder: Holder, language: str) -> bool:
    """A post of those who govern and judge, held now: « maire », « président de la région »."""
    if holder.former:
        return False
    seat = holder.role.masculine in words(language, "titles", "presiding")
    elected = seat and bool(holder.qualifiers & words(language, "titles", "territory"))
    return elected or holder.role.masculine in words(language, "callings", "public")
