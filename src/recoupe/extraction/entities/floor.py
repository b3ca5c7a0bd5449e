"""Whom a noun means because nobody else is there: who has just spoken, or whom the sentence before is about.

« La plage fermera, a dit Awa Roux, présidente du syndicat. La praticienne craint … » : nothing says that Awa Roux is a
doctor, but the noun takes up somebody and no other woman stands near. Only for who speaks; nouns that bring in a relative
(« le père ») or somebody of the affair (« la victime »), and posts of states, are left alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.entities.descriptions import domains
from recoupe.extraction.entities.lexicon import Role, words
from recoupe.extraction.entities.nominals import Article, Head, Nominal
from recoupe.extraction.entities.registry import Record
from recoupe.extraction.entities.scene import Appearance, Layout
from recoupe.extraction.entities.titles import Holder
from recoupe.model.entity import EntityKind


def on_the_floor(
    nominal: Nominal,
    appearances: Sequence[Appearance],
    holders: Sequence[Holder],
    spoke: Sequence[tuple[int, str]],
    layout: Layout,
    language: str,
) -> Record | None:
    """The only person of that gender who spoke or was the subject in the sentence before."""
    role = nominal.role
    if role is None or nominal.article is not Article.DEFINITE or nominal.plural or nominal.gender == "e":
        return None
    near = [
        a for a in appearances
        if a.nominal.end <= nominal.start and not a.nominal.plural and layout.apart(a.nominal.sentence, nominal.sentence) <= 1
        and _may_be(a) and _gender(a) in ("e", nominal.gender) and not a.quoted and not a.nominal.inside
    ]  # fmt: skip
    people = {a.record.id: a.record for a in near if a.record is not None and a.record.named}
    if len(people) != 1 or any(a.record is None or not a.record.named for a in near):
        return None
    ((ident, record),) = people.items()
    if record.gender != nominal.gender:
        return None
    there = [a for a in near if a.record is record]
    if all(a.nominal.sentence == nominal.sentence for a in there):
        return None  # « Awa Roux a parlé, tandis que la directrice … »
    posts = [h.role for h in holders if h.record is record and h.role.post]
    if not _compatible(role, posts, language):
        return None
    acts = any(a.subject and not a.undergoes for a in there) or (bool(spoke) and spoke[-1][1] == ident)
    return record if acts else None


def _compatible(role: Role, posts: Sequence[Role], language: str) -> bool:
    """Whether somebody with these posts may be told by the noun: a president is a doctor too, a mayor no prefect."""
    office = words(language, "titles", "local_office")
    free = words(language, "titles", "besides")
    if role.masculine not in office:
        free |= words(language, "titles", "managing")
    fields = domains(language).get(role.masculine, frozenset())
    return all(
        post == role
        or post.masculine in free
        or (post.masculine not in office and bool(fields & domains(language).get(post.masculine, frozenset())))
        or (role.masculine not in office and bool(fields & domains(language).get(post.masculine, frozenset())))
        for post in posts
    )


def _may_be(seen: Appearance) -> bool:
    own = seen.origin or seen
    if own.record is not None:
        return own.record.kind is EntityKind.PERSON
    return own.nominal.sort is Head.ROLE


def _gender(seen: Appearance) -> str:
    return seen.record.gender if seen.record is not None and seen.record.gender != "e" else seen.nominal.gender
