"""Whose a body is that a possessive tells, « son cabinet », « son organisme », and who « son rival » is.

« Le ministre Hugo Roux se tait. Son cabinet assure … » : the cabinet of Hugo Roux, under that name; so are « sa famille »,
« ses proches », « ses avocats ». « Le président de la Société du port, Hugo Roux, se plaint. Son organisme réclame … » : the
society that the owner's post names. One relative or lawyer (« son mari ») is nobody that could be named so; « son
porte-parole » and « son conseil » are who alone is told to speak or plead for that side.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from recoupe.extraction.entities.callings import same_field
from recoupe.extraction.entities.lexicon import Role, words
from recoupe.extraction.entities.nominals import Article, Head, Nominal
from recoupe.extraction.entities.pronouns import Pronoun, agrees
from recoupe.extraction.entities.registry import Record, Registry
from recoupe.extraction.entities.retaken import sorts_of, takes_up
from recoupe.extraction.entities.scene import Appearance
from recoupe.extraction.entities.titles import Holder
from recoupe.extraction.parse import Sentence
from recoupe.model.entity import EntityKind
from recoupe.rules.folding import key
from recoupe.rules.loader import load


@dataclass(frozen=True, slots=True)
class Owned:
    """Nouns for bodies and people that belong to one person, and how they are called after their owner.

    `elided` is the form before an owner whose name begins as `before` says.
    """

    nouns: tuple[str, ...]
    called: str
    elided: str
    before: str
    example: str


@cache
def _owned(language: str) -> tuple[Owned, ...]:
    return load(language, "bodies", "owned", Owned)


def belonging(nominal: Nominal, noun: str, owner: Record, registry: Registry, language: str) -> Record | None:
    """A person's own body, « cabinet de Hugo Roux », or people, « proches de Hugo Roux »; null for other nouns and owners."""
    entry = next((e for e in _owned(language) if noun in e.nouns), None)
    if entry is None or owner.kind is not EntityKind.PERSON or not owner.named:
        return None
    form = entry.elided if re.match(entry.before, owner.name, re.IGNORECASE) else entry.called
    kind = EntityKind.GROUP if nominal.plural else EntityKind.ORGANIZATION
    name = form.format(noun=noun, owner=owner.name)
    return registry.ask(name, kind, gender=nominal.gender, plural=nominal.plural)


def headed(noun: str, owner: Record, appearances: Sequence[Appearance], language: str) -> Appearance | None:
    """The body of the noun's sort that the post of `owner` names: « le président de la Société du port »."""
    wanted = frozenset() if noun in words(language, "bodies", "own") else takes_up(noun, language)
    if not wanted and noun not in words(language, "bodies", "own"):
        return None
    posts = [
        a.nominal for a in appearances
        if a.record is owner and a.nominal.sort is Head.ROLE and a.nominal.role is not None and a.nominal.role.post
    ]  # fmt: skip
    found = [a for a in appearances for post in posts if _within(a.nominal, post) and _fits(a, wanted, language)]
    return found[0] if found and len({a.nominal.text for a in found}) == 1 else None


def _within(inner: Nominal, post: Nominal) -> bool:
    behind = post.head < inner.first and inner.end <= post.end
    return inner.sentence == post.sentence and behind and inner.article is not Article.INDEFINITE


def _fits(seen: Appearance, wanted: frozenset[str], language: str) -> bool:
    """Whether a phrase names a body of one of the sorts wanted; any body where none is."""
    record = seen.record
    if seen.nominal.sort not in (Head.BODY, Head.NAME):
        return False
    if record is not None and record.kind not in (EntityKind.ORGANIZATION, EntityKind.OTHER):
        return False
    own = frozenset(s for w in seen.nominal.text.split()[:1] for s in sorts_of(w.lower(), language))
    return not own or not wanted or bool(own & wanted)


def facing(nominal: Nominal, owner: Record, appearances: Sequence[Appearance], language: str) -> Record | None:
    """« Hugo Roux affronte Awa Petit. … Sa rivale … »: the one other person named beside `owner`, if gender agrees."""
    if nominal.plural or nominal.role is None or nominal.role.masculine not in words(language, "titles", "opponent"):
        return None
    before = [
        a for a in appearances
        if a.nominal.end <= nominal.start and a.person is not None and a.person.named
    ]  # fmt: skip
    shared = {a.nominal.sentence for a in before if a.record is owner and a.nominal.name is not None}
    beside = {a.record.id: a.record for a in before if a.record is not None and a.nominal.sentence in shared}
    beside.pop(owner.id, None)
    if len(beside) != 1:
        return None
    other = next(iter(beside.values()))
    return None if {other.gender, nominal.gender} == {"m", "f"} else other


def leads_before(nominal: Nominal, appearances: Sequence[Appearance]) -> Appearance | None:
    """Of whom the sentence before is: « La candidate a vu le ministre Paul Petit. Son adversaire … »."""
    before = [a for a in appearances if a.nominal.sentence == nominal.sentence - 1 and a.leads and not a.quoted]
    return before[0] if before else None


def subject_behind(
    nominal: Nominal, asked: Pronoun, appearances: Sequence[Appearance], sentences: Sequence[Sentence]
) -> Appearance | None:
    """« Selon sa famille, Awa Roux hésite »: the named subject of the clause behind a possessive that opens the sentence."""
    if nominal.first != 1 or sentences[nominal.sentence].tokens[0].pos != "ADP":
        return None
    here = (a for a in appearances if a.nominal.sentence == nominal.sentence and a.start > nominal.start)
    subject = next((a for a in here if a.subject and not a.nominal.inside), None)
    told = subject is not None and subject.nominal.name is not None and agrees(subject, asked)
    return subject if told else None


def own_voice(
    nominal: Nominal,
    holders: Sequence[Holder],
    appearances: Sequence[Appearance],
    sentences: Sequence[Sentence],
    owner: Callable[[], Record | None],
    language: str,
) -> Record | None:
    """« son porte-parole », « son conseil »: the one spokesperson, or lawyer of that side, whom the text names."""
    if nominal.article is not Article.POSSESSIVE or nominal.role is None or nominal.plural:
        return None
    if nominal.role.masculine in words(language, "bodies", "voice"):
        return _speaks_for(nominal, holders, owner, language)
    here = (a.nominal for a in appearances if a.nominal.sentence == nominal.sentence and a.subject)
    opening = next(here, None)
    return None if opening is None else _pleads_for(opening, nominal.role, holders, sentences, language)


def _pleads_for(
    side: Nominal, post: Role, holders: Sequence[Holder], sentences: Sequence[Sentence], language: str
) -> Record | None:
    """« l'avocat de l'accusée, Hugo Roux, … L'accusée nie, a dit son conseil »: who alone is told by a like calling to serve
    whom the sentence of a possessive opens with, whoever else pleads.
    """
    first, last = (side.head, side.head) if side.name is None else (side.name.first, side.name.last)
    who = {key(t.lower) for t in sentences[side.sentence].tokens[first : last + 1]}
    told = [h for h in holders if who & h.qualifiers and same_field(h.role.masculine, post.masculine, language)]
    people = {h.record.id: h.record for h in told if h.record.named}
    return next(iter(people.values())) if len(people) == 1 else None


def _speaks_for(
    nominal: Nominal, holders: Sequence[Holder], owner: Callable[[], Record | None], language: str
) -> Record | None:
    """« Le groupe recule, selon son porte-parole. … Hugo Roux, porte-parole d'Airval, »: who alone in the text is told to speak
    for a body, if it may be that of `owner`.
    """
    told = [h for h in holders if h.role.masculine in words(language, "bodies", "voice")]
    people = {h.record.id: h.record for h in told}
    found = next(iter(people.values()), None)
    if found is None or len(people) > 1 or not found.named or {found.gender, nominal.gender} == {"m", "f"}:
        return None
    body, fields = owner(), {q.lstrip("@") for h in told for q in h.qualifiers}
    if body is found:
        return None
    if body is None or not body.named or not fields:
        return found
    return found if fields & body.words() else None
