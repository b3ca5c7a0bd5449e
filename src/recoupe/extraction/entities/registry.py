"""The entities of one article while they are being found.

Whoever first asks for « parquet de Valmer » makes an entity, whoever asks again gets the same; a later, fuller spelling
becomes the name and the shorter ones aliases. Ids count in the order of asking ("<article id>:e3").
"""

from __future__ import annotations

from dataclasses import dataclass, field

from recoupe.model.article import Evidence
from recoupe.model.entity import Entity, EntityKind, Mention, MentionKind
from recoupe.model.span import Span
from recoupe.rules.folding import key


@dataclass
class Record:
    """An entity under construction. `gender` is m, f or e (not known).

    `own` is the country's name of a government that spoke under it (« Pékin », « la Chine »); one that speaks only as
    « le gouvernement chinois » keeps that for its name.
    """

    id: str
    name: str
    kind: EntityKind
    named: bool
    gender: str = "e"
    plural: bool = False
    spellings: set[str] = field(default_factory=set)
    roles: set[tuple[int, int]] = field(default_factory=set)
    country: str | None = None
    own: bool = False

    def words(self) -> frozenset[str]:
        """The words, folded, of all its names."""
        return frozenset(word for name in (self.name, *self.spellings) for word in key(name).split())


class Registry:
    """The entities of one article by kind and key."""

    def __init__(self, article: str, text: str) -> None:
        self._article, self._text = article, text
        self._records: dict[str, Record] = {}
        self._ids: dict[tuple[EntityKind, str], str] = {}
        self._short: dict[str, str] = {}  # key of a name alone → the record of the house that bears it
        self._mentions: dict[tuple[int, int, str], MentionKind] = {}

    def ask(
        self, name: str, kind: EntityKind, *, ident: str | None = None, named: bool = True, gender: str = "e",
        plural: bool = False, country: str | None = None,
    ) -> Record:  # fmt: skip
        """The entity of that kind known as `ident` (by default its name), made where there is none."""
        slot = (kind, ident or key(name) or name)
        found = self._ids.get(slot)
        if found is None:
            found = f"{self._article}:e{len(self._records) + 1}"
            self._ids[slot] = found
            self._records[found] = Record(found, name, kind, named, gender, plural, country=country)
        record = self._records[found]
        record.spellings.add(name)
        if record.gender == "e":
            record.gender = gender
        return record

    def has(self, kind: EntityKind, ident: str) -> Record | None:
        """The entity of that kind and key, if somebody asked for it."""
        found = self._ids.get((kind, ident))
        return self._records[found] if found else None

    def bears(self, record: Record, name: str) -> None:
        """« l'hôpital Tessier … Tessier »: the house is called by the name alone too."""
        self._short.setdefault(key(name), record.id)

    def borne(self, name: str) -> Record | None:
        """The house told before that bears the name."""
        found = self._short.get(key(name))
        return self._records[found] if found else None

    def get(self, ident: str) -> Record:
        """The entity with that id."""
        return self._records[ident]

    def mention(self, start: int, end: int, record: Record, kind: MentionKind) -> None:
        """Note words that stand for an entity."""
        self._mentions.setdefault((start, end, record.id), kind)

    def mentions(self) -> tuple[Mention, ...]:
        """All mentions in text order."""
        return tuple(
            Mention(Span.of(self._text, start, end), ident, kind)
            for (start, end, ident), kind in sorted(self._mentions.items())
        )

    def entities(self) -> tuple[Entity, ...]:
        """All entities in the order in which they were found."""
        return tuple(self._entity(r) for r in self._records.values())

    def _entity(self, record: Record) -> Entity:
        name = record.country if record.own and record.country else record.name
        aliases = {s for s in (*record.spellings, record.name) if s != name}
        roles = tuple(Evidence(self._article, a, b, self._text[a:b]) for a, b in sorted(record.roles))
        return Entity(record.id, name, record.named, record.kind, tuple(sorted(aliases)), roles)
