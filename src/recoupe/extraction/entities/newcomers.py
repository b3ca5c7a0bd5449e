"""Whom « cet ingénieur » points at: somebody without a name whom the sentence before has just brought in.

« Le PDG, Hugo Roux, s'est excusé. Un ancien salarié livre une autre version. « On savait », dénonce *cet ingénieur* »: it is he,
not the one person with a name. « Un habitant l'a croisé. Cet élu … » may be either: only where nobody is named since.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.entities.callings import exclude
from recoupe.extraction.entities.lexicon import words
from recoupe.extraction.entities.nominals import Article, Head, Nominal
from recoupe.extraction.entities.pronouns import Pronoun, agrees
from recoupe.extraction.entities.registry import Record
from recoupe.extraction.entities.scene import Appearance
from recoupe.extraction.entities.written_names import roman
from recoupe.extraction.parse import ParsedArticle


def brought_in(
    nominal: Nominal, before: Sequence[Appearance], parsed: ParsedArticle, language: str
) -> list[Appearance]:
    """The one whom « cet ingénieur » takes up because they alone have just come in, without a name; else none."""
    tokens = parsed.sentences[nominal.sentence].tokens[nominal.first : nominal.head]
    if not {t.lower for t in tokens} & words(language, "titles", "demonstrative"):
        return []
    people = [a for a in before if _person(a) and not a.quoted]
    new = next((n for n in range(len(people) - 1, -1, -1) if _new(people[n])), None)
    if new is None:
        return []
    seen, since = people[new], people[new + 1 :]
    if any(a.nominal.name is not None or (a.origin or a).nominal.name is not None for a in since):
        return []
    asked = Pronoun((), nominal.gender, "")
    return [seen] if agrees(seen, asked) and not _at_odds(nominal, seen.nominal, language) else []


def of_one_name(nominal: Nominal, who: Record, language: str) -> bool:
    """« Hugo Roux, moine, … Le pape … »: whether the noun means somebody who has no surname, as the person has."""
    alone = nominal.role is not None and nominal.role.masculine in words(language, "titles", "of_one_name")
    parts = who.name.split()
    return alone and len(parts) > 1 and not roman(parts[-1])


def _person(seen: Appearance) -> bool:
    return seen.nominal.sort in (Head.NAME, Head.ROLE) and (seen.record is None or seen.person is not None)


def _new(seen: Appearance) -> bool:
    nominal = seen.nominal
    indefinite = nominal.article is Article.INDEFINITE and not nominal.plural and nominal.name is None
    return indefinite and nominal.sort is Head.ROLE and seen.subject and (seen.record is None or not seen.record.named)


def _at_odds(nominal: Nominal, other: Nominal, language: str) -> bool:
    if nominal.role is None or other.role is None:
        return False
    return exclude(nominal.role.masculine, other.role.masculine, language)
