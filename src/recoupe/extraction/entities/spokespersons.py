"""For whom somebody speaks who has no name.

« Le porte-parole de la Fifa » speaks for the Fifa, « les correspondants de l'AFP » for the agency, « son porte-parole » for
the body spoken of. « La correspondante de Radio Valmer » is somebody; so is « un porte-parole de la Fifa », who has no name.
Spokespersons with a name speak as themselves: `titles` finds them.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.entities import lexicon
from recoupe.extraction.entities.discourse import Discourse
from recoupe.extraction.entities.nominals import Article, Head
from recoupe.extraction.entities.registry import Record
from recoupe.extraction.entities.scene import Appearance
from recoupe.model.entity import EntityKind

_CARRIERS = (EntityKind.AGENCY, EntityKind.OUTLET, EntityKind.ORGANIZATION)


def is_voice(seen: Appearance, language: str) -> bool:
    """Whether the post is to speak for a body."""
    role = seen.nominal.role
    return role is not None and role.masculine in lexicon.words(language, "bodies", "voice")


def employer(
    reporter: Appearance,
    inside: Sequence[Appearance],
    discourse: Discourse,
    before: Sequence[tuple[int, str]],
    language: str,
) -> Record | None:
    """The body that the phrase itself tells; `inside` are the phrases within the source."""
    role = reporter.nominal.role
    if role is None:
        return None
    voice = is_voice(reporter, language)
    reports = role.masculine in lexicon.words(language, "bodies", "reporter") or _ours(reporter, discourse, language)
    if reporter.nominal.former or not (voice or reports):
        return None  # « les anciens correspondants de l'AFP »
    if voice and reporter.nominal.article is Article.POSSESSIVE:
        owner = discourse.owner(reporter.nominal, before)
        return owner if owner is not None and owner.kind in _CARRIERS else None
    if reporter.nominal.article not in (Article.DEFINITE, Article.POSSESSIVE):
        return None  # « une porte-parole de la Fifa »: somebody whom nobody names
    if not voice and reporter.nominal.article is Article.DEFINITE and not reporter.nominal.plural:
        return None  # « la correspondante de Radio Valmer » is somebody
    behind = [a for a in inside if a.start > reporter.start and a.nominal.inside]
    records = (discourse.record(a) if voice and _many_or_body(a) else a.record for a in behind)
    kinds = (*_CARRIERS, EntityKind.OTHER, EntityKind.GROUP) if voice else _CARRIERS
    return next((r for r in records if r is not None and r.kind in kinds), None)


def _ours(seen: Appearance, discourse: Discourse, language: str) -> bool:
    """« nos confrères du « Courrier » »: the people of another outlet, which speaks."""
    nominal = seen.nominal
    first = discourse.casting.parsed.sentences[nominal.sentence].tokens[nominal.first].lower
    colleague = nominal.role is not None and nominal.role.masculine in lexicon.words(language, "bodies", "colleague")
    return colleague and first in lexicon.words(language, "titles", "our")


def _many_or_body(seen: Appearance) -> bool:
    """« (un porte-parole) du club », « (un porte-parole) des salariés »"""
    nominal = seen.nominal
    return nominal.sort is Head.BODY or (nominal.sort is Head.ROLE and nominal.plural)
