"""Whom a noun without a name takes up, where no post tells it.

« Léa Petit s'est blessée. La skieuse se dit confiante. Cette mère de trois enfants … la Mulhousienne … » : all are Léa
Petit. Nouns that only take somebody up (« le sexagénaire », « cette femme », « l'ancien mineur », « le socialiste ») fit
whoever agrees; a calling fits who has none that is known, or one of the same field; « le médecin », « l'avocate » bring in
somebody new unless the field is known. Posts (« le maire », « le ministre ») are not looked at: `titles` does.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from enum import StrEnum

from recoupe.extraction.entities.callings import domains, exclude, same_field
from recoupe.extraction.entities.contrast import acted_upon_by
from recoupe.extraction.entities.lexicon import Role, words
from recoupe.extraction.entities.nominals import Article, Head, Nominal
from recoupe.extraction.entities.scene import Appearance
from recoupe.extraction.entities.titles import Holder
from recoupe.extraction.parse import Token
from recoupe.model.entity import EntityKind


class Sense(StrEnum):
    """How strongly a noun says that its bearer was spoken of before."""

    TAKES = "takes"  # « le sexagénaire », « cette avocate »
    CALLING = "calling"  # « la skieuse »
    POSTED = "posted"  # « la directrice »: who has just spoken, or is of the field
    GUARDED = "guarded"  # « le médecin »: as often somebody new
    NARROW = "narrow"  # « la sénatrice de l'Aude »: told in full
    OFFICE = "office"  # « le maire de Valmer »: the same, of a post that somebody has in any case


def sense(nominal: Nominal, tokens: Sequence[Token], language: str) -> Sense | None:
    """How the phrase may take up somebody; null for posts, several people and « un »."""
    if nominal.plural or nominal.article is not Article.DEFINITE or acted_upon_by(nominal, tokens, language):
        return None
    if nominal.sort is Head.DEMONYM:
        return Sense.TAKES
    if nominal.sort is not Head.ROLE or nominal.role is None:
        return None
    head = tokens[nominal.head].lower
    before = {t.lower for t in tokens[nominal.first : nominal.head]}
    after = tokens[nominal.head + 1 : nominal.last + 1]
    pointed = bool(before & words(language, "titles", "demonstrative"))
    if head in words(language, "titles", "anaphor"):
        return Sense.TAKES if pointed or not _narrowed(after, language) else None
    if head in words(language, "titles", "describer") and {t.lower for t in after} & words(language, "titles", "deed"):
        return None
    if pointed or head in words(language, "titles", "describer"):
        return Sense.TAKES
    if nominal.former and not _narrowed(after, language):
        return Sense.TAKES
    if not nominal.role.post:
        return Sense.TAKES if {t.lower for t in after} & words(language, "titles", "household") else None
    if nominal.role.masculine in words(language, "titles", "local_office"):
        state = any(q.startswith("@") for q in nominal.qualifiers)
        return Sense.OFFICE if _narrowed(after, language) and not state else None
    if _narrowed(after, language):
        return Sense.NARROW
    if nominal.role.masculine in words(language, "titles", "guarded"):
        return Sense.GUARDED
    posted = nominal.role.masculine in words(language, "titles", "posted")
    return Sense.POSTED if posted else Sense.CALLING


def _narrowed(after: Sequence[Token], language: str) -> bool:
    """Whether a complement tells more than an age or a nation."""
    plain = words(language, "names", "age") | words(language, "titles", "household")
    nouns = [t for t in after if t.pos in ("NOUN", "PROPN") or (t.text[0].isupper() and t.text[0].isalpha())]
    return any(t.lower not in plain for t in nouns)


def fitting(
    nominal: Nominal,
    how: Sense,
    people: Sequence[Appearance],
    holders: Sequence[Holder],
    language: str,
    said: str | None = None,
    fresh: Set[str] = frozenset(),
) -> list[Appearance]:
    """Of the appearances of persons those whom the phrase can mean.

    `said` is the entity that spoke last, `fresh` are those just named of whom nothing has been told.
    """
    land = {q for q in nominal.qualifiers if q.startswith("@")}
    found = []
    for seen in people:
        if seen.nominal.sort not in (Head.NAME, Head.ROLE, Head.PRONOUN, Head.DEMONYM):
            continue
        if seen.record is None and seen.nominal.sort is Head.NAME:
            continue  # « le ministère de la Mer »: the name of nobody
        if (seen.origin or seen).nominal.sort is Head.BODY:
            continue  # « Le parquet requiert. Il … Ce technicien … »
        if seen.record is not None and seen.record.kind is not EntityKind.PERSON:
            continue
        if how is Sense.NARROW and seen.record is not None and not seen.record.named:
            continue  # « Le Premier ministre a parlé. Le patron de la gendarmerie … »
        held = _held(seen, holders)
        lands = {q for h in held for q in h[1] if q.startswith("@")} - words(language, "titles", "union")
        if land and lands and not land & lands:
            continue
        if how is Sense.NARROW and _reigns(nominal, held, language):
            continue
        if how in (Sense.NARROW, Sense.OFFICE) and seen.nominal.sentence == nominal.sentence:
            continue  # « X a parlé, tandis que le directeur de la protection civile de la région … »
        spoke = said is not None and seen.record is not None and seen.record.id == said
        new = seen.record is not None and seen.record.id in fresh and how in (Sense.NARROW, Sense.OFFICE)
        if new or _agree(nominal, how, [h[0] for h in held], spoke, language):
            found.append(seen)
    return found


def _reigns(nominal: Nominal, held: Sequence[tuple[Role, frozenset[str]]], language: str) -> bool:
    """« Le président Paul Petit … le patron du parti »: somebody at the head of a state, for a seat that others have."""
    seat = nominal.role is not None and nominal.role.masculine in words(language, "titles", "one_holder")
    reigning = words(language, "titles", "well_known")
    return seat and any(r.masculine in reigning and all(q.startswith("@") for q in fields) for r, fields in held)


def of_the_speaker(
    nominal: Nominal,
    how: Sense,
    people: Sequence[Appearance],
    holders: Sequence[Holder],
    spoke: Sequence[tuple[int, str]],
    language: str,
) -> list[Appearance]:
    """« L'entraîneur Paul Petit vante Hugo Roux. « Il court vite », dit-il. Le coach … »: of those whom a calling may mean
    whoever spoke last, if a post of theirs is of its field; others of whom no post is told may be anything.
    """
    if how not in (Sense.CALLING, Sense.POSTED, Sense.GUARDED) or not spoke or nominal.role is None:
        return []
    voice = [a for a in people if a.record is not None and a.record.id == spoke[-1][1]]
    posts = [h.role for h in holders if h.record.id == spoke[-1][1] and h.role.post]
    return voice if any(post == nominal.role or _share(nominal, post, language) for post in posts) else []


def _held(seen: Appearance, holders: Sequence[Holder]) -> list[tuple[Role, frozenset[str]]]:
    """The posts that a person has by the text; those of a phrase without a name are its own."""
    own = seen.origin or seen
    if own.record is not None and own.record.named:
        return [(h.role, h.qualifiers) for h in holders if h.record.id == own.record.id]
    return [(own.nominal.role, own.nominal.qualifiers)] if own.nominal.role is not None else []


def _agree(nominal: Nominal, how: Sense, held: Sequence[Role], spoke: bool, language: str) -> bool:
    role = nominal.role
    if role is None:
        return True
    posts = [r for r in held if r.post]
    if how is Sense.GUARDED and nominal.qualifiers & words(language, "titles", "other_post"):
        return False  # « l'avocate générale » is no « avocate »
    if role in held:
        return how not in (Sense.NARROW, Sense.OFFICE)  # of its own bearers `titles` has chosen already
    fields = domains(language).get(role.masculine, frozenset())
    if how is Sense.TAKES and role.masculine in words(language, "titles", "describer"):
        return True
    if how is Sense.TAKES:
        return not posts or not role.post or not fields or any(_share(nominal, r, language) for r in posts)
    if how is Sense.OFFICE:
        return False
    if how is Sense.NARROW:
        governs = any(r.masculine in words(language, "titles", "ministerial") for r in posts)
        if governs and role.masculine in words(language, "titles", "leading"):
            return False  # « Le Premier ministre Paul Petit … Le leader du parti … »
        return any(set(role.wider) & set(r.wider) or role.masculine in r.wider for r in posts)
    if posts:
        return any(_share(nominal, r, language) for r in posts)
    return not held and (how is Sense.CALLING or (how is Sense.POSTED and spoke))


def _share(nominal: Nominal, post: Role, language: str) -> bool:
    """Whether the phrase's calling is one of the same field as a post, which does not exclude it."""
    assert nominal.role is not None
    here, there = nominal.role.masculine, post.masculine
    alike = same_field(here, there, language) and (nominal.former or not exclude(here, there, language))
    return alike or here in post.wider
