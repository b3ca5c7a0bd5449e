"""Join the entities of a story's articles and let all rows refer to the joined ones.

« Antony Blinken » in one article and « Anthony Blinken … Blinken » in another become one person under the fullest name,
with every spelling as an alias and every title as evidence. `namesakes` says who is one; here is what becomes of it.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from recoupe.crosscheck.namesakes import group, locals_of
from recoupe.model.annotated import AnnotatedArticle
from recoupe.model.entity import Entity, EntityKind
from recoupe.rules.folding import key
from recoupe.rules.world_names import known

ALONE = frozenset({EntityKind.PLACE, EntityKind.GOVERNMENT, EntityKind.AGENCY, EntityKind.OUTLET})


def join(articles: Sequence[AnnotatedArticle]) -> tuple[tuple[AnnotatedArticle, ...], tuple[Entity, ...]]:
    """The articles with all rows referring to the story's entities, and these entities by id.

    Ids come from kind and name where a name means the same everywhere (places, governments, agencies, outlets, persons
    and bodies of several words), else also from the articles' own ids, so that two stories' « préfet » stay two.
    """
    ids: dict[str, str] = {}
    joined: dict[str, Entity] = {}
    speaking = {s.speaker for a in articles for s in a.statements}
    for members in group(locals_of(articles)).rows():
        entity = _united(members, speaking)
        joined[entity.id] = entity if entity.id not in joined else _both(joined[entity.id], entity)
        ids.update({m.id: entity.id for m in members})
    rows = tuple(_renamed(a, ids) for a in articles)
    return rows, tuple(joined[i] for i in sorted(joined))


def _united(members: Sequence[Entity], speaking: Set[str | None]) -> Entity:
    named = [m for m in members if m.named]
    kind = _kind(named or list(members))
    telling = named or list(members)
    if kind is EntityKind.GOVERNMENT:  # « Le gouvernement malien dément », though others speak of Mali
        telling = [m for m in telling if m.id in speaking] or telling
    name = _name(telling, kind)
    spellings = {n for m in members if m.named or not named for n in (m.name, *m.aliases)}
    roles = sorted({r for m in members for r in m.roles}, key=lambda r: (r.article, r.start, r.end))
    alone = bool(named) and (kind in ALONE or len(key(name).split()) > 1 or known(name) is not None)
    parts = [kind.value, key(name) or name] + ([] if alone else sorted(m.id for m in members))
    ident = "e" + hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]
    return Entity(ident, name, bool(named), kind, tuple(sorted(spellings - {name})), tuple(roles))


def _both(a: Entity, b: Entity) -> Entity:
    """Two groups that came out under one name and kind."""
    roles = sorted({*a.roles, *b.roles}, key=lambda r: (r.article, r.start, r.end))
    aliases = {*a.aliases, *b.aliases, b.name} - {a.name}
    return replace(a, aliases=tuple(sorted(aliases)), roles=tuple(roles))


def _kind(members: Sequence[Entity]) -> EntityKind:
    counts: Counter[EntityKind] = Counter()
    for member in members:
        counts[member.kind] += member.kind is not EntityKind.OTHER
    if counts[EntityKind.GOVERNMENT]:  # « les autorités » of one article are Lisbon's of another
        return EntityKind.GOVERNMENT
    return max(counts, key=lambda k: (counts[k], k.value))


def _name(members: Sequence[Entity], kind: EntityKind) -> str:
    """The fullest name: a country's own, else most words, then what most articles write, then the longest.

    One article's longer name is no fuller than one that several write whole: « Samuel Roux Fils », « Nora J. Petit ».
    """
    if kind is EntityKind.GOVERNMENT:
        for m in members:
            found = known(m.name)
            if found is not None and found.country == m.name:
                return m.name
    counts = Counter(m.name for m in members)
    articles = Counter(key(m.name) for m in members)
    usual = [tuple(k.split()) for k, n in articles.items() if n > 1 and " " in k]
    fit = [n for n in counts if articles[key(n)] > 1 or not any(_padded(key(n).split(), u) for u in usual)]
    return max(fit, key=lambda n: (len(key(n).split()), counts[n], len(n), n))


def _padded(longer: Sequence[str], usual: Sequence[str]) -> bool:
    """Whether a name is a usual one with words before or behind it, or with an initial."""
    more = len(longer) - len(usual)
    edge = list(usual) in (list(longer[more:]), list(longer[: len(usual)]))
    return more > 0 and (edge or [w for w in longer if len(w) > 1] == list(usual))


def _renamed(a: AnnotatedArticle, ids: Mapping[str, str]) -> AnnotatedArticle:
    def to(ident: str | None) -> str | None:
        return None if ident is None else ids.get(ident, ident)

    return replace(
        a,
        statements=tuple(replace(s, speaker=to(s.speaker), citing=to(s.citing), via=to(s.via)) for s in a.statements),
        quantities=tuple(replace(q, place=to(q.place), entity=to(q.entity)) for q in a.quantities),
        agencies=tuple(ids.get(x, x) for x in a.agencies),
        mentions=tuple(replace(m, entity=ids.get(m.entity, m.entity)) for m in a.mentions),
        entities=(),
    )
