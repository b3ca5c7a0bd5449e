"""Which place a stretch of text names: « à Valmer, en Moldavie » is Valmer, « la zone de santé de Kibaro » Kibaro.

Where something told happened is for whoever asks to find; here names become places, whatever else they may be.
"""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extraction.entities import lexicon
from recoupe.extraction.entities.bodies import named
from recoupe.extraction.entities.casting import Casting
from recoupe.extraction.entities.names import Name, Sort
from recoupe.extraction.entities.registry import Record
from recoupe.extraction.parse import Token
from recoupe.model.entity import EntityKind, MentionKind
from recoupe.rules.folding import fold
from recoupe.rules.world_names import known


class PlaceNames:
    """The places of one article, by where its text names them."""

    def __init__(self, casting: Casting) -> None:
        self._casting = casting

    def named(self, start: int, end: int) -> str | None:
        """The most specific place named in `text[start:end]`, as an entity id."""
        best: tuple[int, int, Record] | None = None
        for name, first, last in self._names_in(start, end):
            country = name.known is not None and name.known.kind is EntityKind.GOVERNMENT
            if name.sort is Sort.PLACE or (name.known is not None and (name.known.country or name.known.capital)):
                rank = 0 if country else 1
                if best is None or rank > best[0]:
                    record = named(self._casting, name, place=True)
                    if record is not None:
                        self._casting.registry.mention(first.start, last.end, record, MentionKind.NAME)
                        best = (rank, first.start, record)
        return best[2].id if best else None

    def located(self, start: int, end: int, *, certain: bool = False) -> str | None:
        """The first name in `text[start:end]` as a place, whatever it was taken for: the words around say that it is one.

        « la zone de santé de Kibaro » : none for names that the world knows, acronyms, bodies and, unless it is `certain`,
        people with a first name.
        """
        found = next(self._names_in(start, end), None)
        if found is None:
            return None
        name, first, last = found
        placeable = self._placeable(first, name.first < name.last and not certain)
        if name.known is not None or name.text.isupper() or not placeable:
            return None
        record = self._casting.registry.ask(name.text, EntityKind.PLACE)
        self._casting.registry.mention(first.start, last.end, record, MentionKind.NAME)
        return record.id

    def site(self, start: int, end: int) -> str | None:
        """The place that the noun at `start` and the first name behind it, before `end`, are: « île de Batz »."""
        last = next((last.end for _, _, last in self._names_in(start, end)), None)
        if last is None:
            return None
        record = self._casting.registry.ask(fold(self._casting.parsed.text[start:last]).text, EntityKind.PLACE)
        self._casting.registry.mention(start, last, record, MentionKind.NAME)
        return record.id

    def is_capital(self, entity: str) -> bool:
        """Whether an entity is the capital of a country."""
        city = known(next((e.name for e in self._casting.registry.entities() if e.id == entity), ""))
        return city is not None and city.capital and city.country is not None

    def _names_in(self, start: int, end: int) -> Iterator[tuple[Name, Token, Token]]:
        """The names that stand whole in `text[start:end]`, with their first and last words."""
        for number, sentence in enumerate(self._casting.parsed.sentences):
            if sentence.end <= start or end <= sentence.start:
                continue
            for name in self._casting.names[number]:
                first, last = sentence.tokens[name.first], sentence.tokens[name.last]
                if start <= first.start and last.end <= end:
                    yield name, first, last

    def _placeable(self, first: Token, several: bool) -> bool:
        heads = lexicon.words(self._casting.language, "names", "body_head")
        return first.text not in heads and not (several and lexicon.first_name(first.text) is not None)
