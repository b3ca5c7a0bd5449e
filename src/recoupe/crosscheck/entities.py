"""Join the entities of a story's articles.

« Antony Blinken » in one article, « Anthony Blinken … Blinken » in another are one person; « Martin Duval » and « Marine
Duval » are two. A title without a name in one article is its bearer's where another article names the one bearer.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace

from recoupe.model.annotated import AnnotatedArticle
from recoupe.model.entity import Entity, EntityKind
from recoupe.rules.folding import key


def join(articles: Sequence[AnnotatedArticle]) -> tuple[tuple[AnnotatedArticle, ...], tuple[Entity, ...]]:
    """The articles with all rows referring to the story's entities, and these entities by id."""
    groups: dict[tuple[str, ...], list[Entity]] = {}
    for a in articles:
        for e in a.entities:
            slot = (e.kind.value, key(e.name) or e.name) if e.named else (e.kind.value, key(e.name), e.id)
            groups.setdefault(slot, []).append(e)
    ids: dict[str, str] = {}
    joined = []
    for slot, members in sorted(groups.items()):
        ident = "e" + hashlib.sha256("\n".join(slot).encode()).hexdigest()[:12]
        ids.update({m.id: ident for m in members})
        name = max((m.name for m in members), key=lambda n: (len(n), n))
        aliases = {n for m in members for n in (m.name, *m.aliases)} - {name}
        roles = sorted({r for m in members for r in m.roles}, key=lambda r: (r.article, r.start, r.end))
        joined.append(Entity(ident, name, members[0].named, EntityKind(slot[0]), tuple(sorted(aliases)), tuple(roles)))
    return tuple(_renamed(a, ids) for a in articles), tuple(sorted(joined, key=lambda e: e.id))


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
