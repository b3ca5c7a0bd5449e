"""Who speaks of a case and is not the man of whom it tells.

« Un automobiliste a foncé sur la foule. C'est un drame, dit le maire, Hugo Roux. L'homme a crié … » : the text began with somebody
without a name, and « l'homme » is no mayor, minister or lawyer who came in later, nor one after whom somebody without a name came
in. « Hugo Roux est maire. L'homme … » is.
"""

from __future__ import annotations

from typing import Protocol

from recoupe.extraction.entities.callings import domains
from recoupe.extraction.entities.lexicon import words
from recoupe.extraction.entities.nominals import Article, Head, Nominal
from recoupe.extraction.entities.registry import Record
from recoupe.extraction.entities.scene import Appearance
from recoupe.extraction.entities.titles import Holder


class Stage(Protocol):
    """What of an article's casting is needed here."""

    language: str
    appearances: list[Appearance]
    holders: list[Holder]


def speaks_of_the_case(nominal: Nominal, who: Record, scene: Stage) -> bool:
    """Whether « l'homme » cannot mean somebody: by office or as counsel they speak of a person who came in before or since."""
    role, plain = nominal.role, words(scene.language, "callings", "plain_person")
    if role is None or role.masculine not in plain or nominal.last > nominal.head:
        return False
    fields, tells = domains(scene.language), words(scene.language, "callings", "of_the_case")
    posts = [h.role.masculine for h in scene.holders if h.record is who and h.role.post]
    if not posts or not all(tells & fields.get(post, frozenset()) for post in posts):
        return False
    counsel = all(fields[post] <= words(scene.language, "callings", "counsel") for post in posts)
    told = [a.start for a in scene.appearances if a.record is who and a.nominal.end <= nominal.start] or [0]
    earlier = [a for a in scene.appearances if a.start < told[0]]
    since = [a for a in scene.appearances if told[-1] < a.start < nominal.start]
    passers = [a for a in earlier + since if _nameless(a, nominal) and not _tells(a.nominal, scene)]
    return bool(passers) or (counsel and any(_named(a, nominal) for a in earlier))


def _tells(nominal: Nominal, scene: Stage) -> bool:
    """« un juge d'instruction »: who speaks of cases too."""
    calling = "" if nominal.role is None else nominal.role.masculine
    tells = words(scene.language, "callings", "of_the_case")
    return bool(domains(scene.language).get(calling, frozenset()) & tells)


def _named(seen: Appearance, nominal: Nominal) -> bool:
    """« Hugo Roux » of « Hugo Roux est en prison. Son avocat, Paul Petit, proteste. L'homme … »"""
    person = seen.person
    return person is not None and person.named and {person.gender, nominal.gender} != {"m", "f"}


def _nameless(seen: Appearance, nominal: Nominal) -> bool:
    """« Un automobiliste »: one person without a name of the noun's gender, of whom the narration tells."""
    own = seen.nominal
    one = own.sort is Head.ROLE and not own.plural and own.name is None and own.article is Article.INDEFINITE
    unnamed = seen.record is None or not seen.record.named
    return one and unnamed and not seen.quoted and not own.inside and {own.gender, nominal.gender} != {"m", "f"}
