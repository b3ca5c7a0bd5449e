"""Which entities of a story's articles are one.

« Blinken » joins the one « Antony Blinken » of the story, « Kim Jong-un » is « Kim Jong Un », « la préfecture » that of
Valmer where there is no other, « ADE » the « Agence des eaux » that some article shortens so. A post without a name
(« le ministre malien des Transports ») joins whom another article names with the same post. « Martin Duval » and
« Marine Duval » stay two, and so does whatever could belong to either of two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from recoupe.crosscheck.bags import bag, bag_key, head_of, words_of
from recoupe.crosscheck.genders import addressed, gender_of
from recoupe.crosscheck.posts import former, of_state, post_words
from recoupe.model.annotated import AnnotatedArticle
from recoupe.model.entity import Entity, EntityKind, MentionKind
from recoupe.rules.folding import fold_same_length, key
from recoupe.rules.naming import part_of, same_person
from recoupe.rules.world_names import demonym, first_name, known

_CAPITAL = re.compile(r"\b[^\W\d_a-zà-öø-ÿ]\w*")
BODIES = frozenset({EntityKind.ORGANIZATION, EntityKind.GROUP, EntityKind.OTHER})


@dataclass(frozen=True, slots=True)
class Local:
    """An entity with the article that it comes from; `some` where the text says « un ministre », not « le ministre »."""

    article: str
    entity: Entity
    some: bool = False
    names: frozenset[str] = frozenset()  # folded words that the article writes with a capital
    gender: str | None = None


class Groups:
    """Entities that are one, as they are found to be. Two persons of one article are never put together."""

    def __init__(self, every: Sequence[Local]) -> None:
        self._every = {x.entity.id: x for x in every}
        self._leader = {x.entity.id: x.entity.id for x in every}
        self._members = {x.entity.id: [x.entity.id] for x in every}

    def of(self, ident: str) -> str:
        """The leader of an entity's group."""
        return self._leader[ident]

    def unite(self, a: str, b: str) -> bool:
        """Put the groups of two entities together; false where that would make two persons of one article one."""
        a, b = sorted((self._leader[a], self._leader[b]))
        if a == b:
            return True
        named = [
            {self._every[m].article for m in self._members[x] if self._named_person(m)} for x in (a, b)
        ]  # fmt: skip
        if named[0] & named[1]:
            return False
        for member in self._members[b]:
            self._leader[member] = a
        self._members[a] += self._members.pop(b)
        return True

    def _named_person(self, ident: str) -> bool:
        entity = self._every[ident].entity
        return entity.kind is EntityKind.PERSON and entity.named

    def rows(self) -> list[list[Entity]]:
        """The groups, each in order of id."""
        return [[self._every[m].entity for m in sorted(members)] for _, members in sorted(self._members.items())]


def locals_of(articles: Sequence[AnnotatedArticle]) -> list[Local]:
    """The entities of all articles, by article and id."""
    indefinite = words_of("titles", "indefinite")
    found = []
    for a in sorted(articles, key=lambda x: x.article.id):
        some = {
            m.entity for m in a.mentions
            if m.kind is MentionKind.TITLE and fold_same_length(m.span.text).split()[0].lower() in indefinite
        }  # fmt: skip
        names = frozenset(key(w) for w in _CAPITAL.findall(a.article.text))
        called = addressed(a)
        found += [Local(a.article.id, e, e.id in some, names, gender_of(e, called.get(e.id))) for e in a.entities]
    return sorted(found, key=lambda x: (x.article, len(x.entity.id), x.entity.id))


def group(every: Sequence[Local]) -> Groups:
    """Find which of `every` are one."""
    groups = Groups(every)
    named = [x for x in every if x.entity.named]
    _by_key(groups, named)
    _persons(groups, [x for x in named if x.entity.kind is EntityKind.PERSON])
    _bodies(groups, [x for x in named if x.entity.kind in BODIES])
    _governments(groups, named)
    _titles(groups, every)
    _posts(groups, every)
    return groups


def _by_key(groups: Groups, named: Sequence[Local]) -> None:
    """Equal names of one kind; persons and bodies of one name where some article does not know which it is."""
    first: dict[tuple[str, str], str] = {}
    for x in named:
        kind = "body" if x.entity.kind in BODIES else x.entity.kind.value
        slot = (kind, bag_key(x.entity.name) if kind == "body" else _known_key(x.entity.name))
        groups.unite(first.setdefault(slot, x.entity.id), x.entity.id)
    for x in named:
        if x.entity.kind is EntityKind.OTHER:
            slot = (EntityKind.PERSON.value, _known_key(x.entity.name))
            if slot in first:
                groups.unite(first[slot], x.entity.id)


def _known_key(name: str) -> str:
    found = known(name)
    return key(found.name) if found is not None else key(name) or name


def _persons(groups: Groups, persons: Sequence[Local]) -> None:
    full = [x for x in persons if len(_parts(x)) > 1]
    for n, x in enumerate(full):
        for y in full[:n]:
            if x.article != y.article and same_person(_parts(x), _parts(y)):
                groups.unite(y.entity.id, x.entity.id)
    for x in sorted(persons, key=lambda p: (-len(_parts(p)), p.article, p.entity.id)):
        fuller = [y for y in persons if y.article != x.article and _shortened(_parts(x), _parts(y))]
        _join_only(groups, x, _agreeing(groups, x, fuller, persons))


def _agreeing(groups: Groups, x: Local, others: Sequence[Local], every: Sequence[Local]) -> list[Local]:
    """Those of `others` whom no article tells as of another gender than x: « Mme Roux » is not Paul Roux."""
    if x.gender is None:
        return list(others)
    told = {groups.of(y.entity.id) for y in every if y.gender not in (None, x.gender)}
    return [y for y in others if groups.of(y.entity.id) not in told]


def _shortened(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether one article shortens another's name so; a given name alone (« Éric, 45 ans ») is nobody's of elsewhere."""
    given = len(short) == 1 and short[0] == full[0] and first_name(short[0]) is not None
    return not given and part_of(short, full)


def _parts(x: Local) -> tuple[str, ...]:
    return tuple(key(x.entity.name).split())


def _join_only(groups: Groups, x: Local, others: Iterable[Local]) -> None:
    """Unite x with the one group that `others` are of."""
    leaders = {groups.of(y.entity.id) for y in others} - {groups.of(x.entity.id)}
    if len(leaders) == 1:
        groups.unite(leaders.pop(), x.entity.id)


def _bodies(groups: Groups, bodies: Sequence[Local]) -> None:
    for x in bodies:
        own = {key(n) for n in (x.entity.name, *x.entity.aliases)}
        short = {n for n in own if " " not in n}
        _join_only(groups, x, (y for y in bodies if short & {key(a) for a in y.entity.aliases}))
    for x in bodies:
        held = bag(x.entity.name)
        if len(held) != 1 or known(x.entity.name) is not None:
            continue
        (word,) = held
        full = [y for y in bodies if head_of(y.entity.name) == word and len(bag(y.entity.name)) > 1]
        if word in _common_nouns() - _states() and not any(y.article == x.article for y in full):
            _join_only(groups, x, full if all(_tells_of(y, x) for y in full) else ())


def _tells_of(full: Local, bare: Local) -> bool:
    """Whether the article that says « la préfecture » names what another tells of it: « (la préfecture de) Valmer ».

    A body told by common nouns alone is another one than the bare noun (« la police », « la police des polices »).
    """
    told = [
        w for w in fold_same_length(full.entity.name).replace("'", " ").replace("-", " ").split()[1:] if w[:1].isupper()
    ]
    return bool(told) and all(key(w) in bare.names for w in told)


def _governments(groups: Groups, named: Sequence[Local]) -> None:
    """One of a country; « le gouvernement » is the one that another article tells in full, where there is only one."""
    first: dict[str, str] = {}
    governments = [x for x in named if x.entity.kind is EntityKind.GOVERNMENT]
    for x in governments:
        land = _country(x.entity.name)
        if land is not None:
            groups.unite(first.setdefault(land, x.entity.id), x.entity.id)
    told = [y for y in named if y in governments or (y.entity.kind in BODIES and _country(y.entity.name) is not None)]
    for x in named:
        if x.entity.kind in BODIES and key(x.entity.name) in _states():
            _join_only(groups, x, (y for y in told if _told_as(y, head_of(x.entity.name))))


def _told_as(x: Local, head: str) -> bool:
    return any(head_of(n) == head for n in (x.entity.name, *x.entity.aliases))


def _country(name: str) -> str | None:
    found = known(name)
    if found is not None and found.country:
        return found.country
    lands = {land for word in name.split() if (land := demonym(word))}
    return lands.pop() if len(lands) == 1 else None


def _titles(groups: Groups, every: Sequence[Local]) -> None:
    """Posts that one article leaves without a name and another gives to one person."""
    letters = _letters(every)
    holders = [
        (x, post_words(role.text, letters), head_of(role.text), of_state(role.text), former(role.text))
        for x in every if x.entity.named and x.entity.kind is EntityKind.PERSON
        for role in x.entity.roles
    ]  # fmt: skip
    for x in every:
        if x.entity.named or x.some or x.entity.kind is not EntityKind.PERSON:
            continue
        own, head, office = post_words(x.entity.name, letters), head_of(x.entity.name), of_state(x.entity.name)
        others = [
            (h, held, first, post) for h, held, first, post, was in holders
            if h.article != x.article and was == former(x.entity.name)
        ]  # fmt: skip
        exact = [h for h, held, _, _ in others if held == own]
        wider = [h for h, held, first, _ in others if own < held and first == head]
        fields = {w for w in own if not w.startswith("@")} - {head}
        meant: list[Local] = []
        if office is not None:
            meant = [h for h, held, _, post in others if post == office or held == {office}]
        elif len(own) > 1 and exact:
            meant = exact
        elif fields or (len(own) == 1 and head in _unique_offices()):
            meant = [*exact, *wider]
        if not meant and head in _unique_offices():
            meant = [h for h, held, _, _ in others if held == {head} and _names(h, own - held)]
        _join_only(groups, x, _agreeing(groups, x, meant, every))


def _names(x: Local, told: frozenset[str]) -> bool:
    """Whether an article that says « le préfet » names the place that another tells of the post: « le préfet de l'Aubrelle »."""
    return all(w in x.names for w in told)


def _letters(every: Sequence[Local]) -> dict[str, frozenset[str]]:
    """The words of a body by its letters, where the story spells them out in one way: « OC » is « Olympique de Carsanne »."""
    found: dict[str, set[frozenset[str]]] = {}
    for x in every:
        if x.entity.kind in BODIES and x.entity.named:
            names = (x.entity.name, *x.entity.aliases)
            full = max((bag(n) for n in names), key=len)
            for n in names:
                if n.isupper() and " " not in n and len(full) > 1:
                    found.setdefault(key(n), set()).add(full)
    return {n: fulls.pop() for n, fulls in found.items() if len(fulls) == 1}


def _posts(groups: Groups, every: Sequence[Local]) -> None:
    """A post that no article gives a name, told by more than its head: « le procureur de Tarvel » is one man."""
    first: dict[tuple[str, bool], str] = {}
    for x in every:
        if x.entity.named or x.some or x.entity.kind is not EntityKind.PERSON or len(bag(x.entity.name)) < 2:
            continue
        told = bag_key(x.entity.name), former(x.entity.name)
        groups.unite(first.setdefault(told, x.entity.id), x.entity.id)


@cache
def _common_nouns() -> frozenset[str]:
    return frozenset(key(w) for w in words_of("bodies", "office"))


@cache
def _states() -> frozenset[str]:
    return frozenset(key(w) for w in words_of("bodies", "state"))


@cache
def _unique_offices() -> frozenset[str]:
    return frozenset(key(w) for w in words_of("titles", "unique_office"))
