"""For whom somebody speaks who has no name.

« Un porte-parole de la Fifa » speaks for the Fifa, « un correspondant de l'AFP » for the agency, « son porte-parole » for
the body spoken of. « La correspondante de Radio Valmer » is somebody. Spokespersons with a name speak as themselves:
`titles` finds them.
« Un porte-parole des gilets jaunes » speaks for them, « un porte-parole » of whom the phrase tells no more for the body that
the sentence is about, or that spoke or acted in the one before.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.entities import lexicon
from recoupe.extraction.entities.discourse import Discourse
from recoupe.extraction.entities.nominals import Article, Head
from recoupe.extraction.entities.registry import Record
from recoupe.extraction.entities.scene import Appearance
from recoupe.extraction.parse import ParsedArticle, Token
from recoupe.model.entity import EntityKind

_CARRIERS = (EntityKind.AGENCY, EntityKind.OUTLET, EntityKind.ORGANIZATION)
_HOUSES = (EntityKind.ORGANIZATION, EntityKind.OTHER)


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
    if not voice and not reports:
        return None
    if voice and reporter.nominal.article is Article.POSSESSIVE:
        owner = discourse.owner(reporter.nominal, before)
        return owner if owner is not None and owner.kind in _CARRIERS else None
    if not voice and reporter.nominal.article is Article.DEFINITE and not reporter.nominal.plural:
        return None  # « la correspondante de Radio Valmer » is somebody
    behind = [a for a in inside if a.start > reporter.start and a.nominal.inside]
    records = (discourse.record(a) if voice and _many_or_body(a) else a.record for a in behind)
    kinds = (*_CARRIERS, EntityKind.OTHER, EntityKind.GROUP) if voice else _CARRIERS
    told = next((r for r in records if r is not None and r.kind in kinds), None)
    bare = voice and not behind and reporter.nominal.article is Article.INDEFINITE
    return _house(reporter, discourse, before, language) if told is None and bare else told


def _house(
    reporter: Appearance, discourse: Discourse, before: Sequence[tuple[int, str]], language: str
) -> Record | None:
    """« Chez Airval, tout va bien, assure un porte-parole », « Airval se tait. …, a dit un porte-parole »: Airval."""
    casting, nominal = discourse.casting, reporter.nominal
    tokens = casting.parsed.sentences[nominal.sentence].tokens
    if nominal.plural or nominal.qualifiers or nominal.name is not None or _told_more(tokens, nominal.last, language):
        return None
    near = [
        a for a in casting.appearances
        if a.nominal.end <= nominal.start and not a.quoted and not a.nominal.inside and a.record is not None
        and a.record.named and a.record.kind in _HOUSES
        and casting.layout.apart(a.nominal.sentence, nominal.sentence) <= 1
    ]  # fmt: skip
    here = [a for a in near if a.nominal.sentence == nominal.sentence]
    framed = [a for a in here if _at_home(tokens, a.nominal.first, language)]
    said = before[-1][1] if before else None
    for told in (framed, [a for a in here if a.subject], [a for a in near if a.subject or _is(a, said)]):
        bodies = {a.record.id: a.record for a in told if a.record is not None}
        if bodies:
            joined = any(_joined(a, casting.parsed, language) for a in told)
            return next(iter(bodies.values())) if len(bodies) == 1 and not joined else None
    return None


def _joined(seen: Appearance, parsed: ParsedArticle, language: str) -> bool:
    """« La SNCF et la CGT »: whether somebody else is named beside the body."""
    tokens = parsed.sentences[seen.nominal.sentence].tokens[seen.nominal.last + 1 :]
    return bool(tokens) and tokens[0].lower in lexicon.words(language, "statement_words", "and")


def _is(seen: Appearance, who: str | None) -> bool:
    return seen.record is not None and seen.record.id == who


def _told_more(tokens: Sequence[Token], last: int, language: str) -> bool:
    """« un porte-parole qui se fait appeler Kelm », « un porte-parole de la plateforme »"""
    behind = tokens[last + 1].lower if last + 1 < len(tokens) else ""
    more = lexicon.words(language, "statement_words", "relative") | lexicon.words(language, "statement_words", "of")
    return behind in more


def _at_home(tokens: Sequence[Token], first: int, language: str) -> bool:
    """« Chez Airval, … », « Du côté d'Airval, … »: whether the phrase at token `first` opens a sentence behind its place."""
    opening = [t.lower for t in tokens[:first]]
    place = lexicon.words(language, "statement_words", "place_preposition")
    of = lexicon.words(language, "statement_words", "of")
    side = lexicon.words(language, "statement_words", "side")
    return 0 < len(opening) <= 4 and opening[-1] in place | of and (len(opening) < 3 or bool(side & set(opening)))


def _ours(seen: Appearance, discourse: Discourse, language: str) -> bool:
    """« nos confrères du « Courrier » »: the people of another outlet, which speaks."""
    nominal = seen.nominal
    first = discourse.casting.parsed.sentences[nominal.sentence].tokens[nominal.first].lower
    colleague = nominal.role is not None and nominal.role.masculine in lexicon.words(language, "bodies", "colleague")
    return colleague and first in lexicon.words(language, "bodies", "ours")


def _many_or_body(seen: Appearance) -> bool:
    """« (un porte-parole) du club », « (un porte-parole) des salariés »"""
    nominal = seen.nominal
    return nominal.sort is Head.BODY or (nominal.sort is Head.ROLE and nominal.plural)
