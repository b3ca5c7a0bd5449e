"""Where the things that a figure counts are, by all that the article says.

The figure's own sentence goes first (`places`): « 12 personnes ont été blessées à Valmer ». Then the figure that it is a
part of, the place that opens its paragraph, and where the event is that the article is about (`event`). Plans whose
sentence names no place have none, nor have money and durations.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.extraction.entities import Cast
from recoupe.extraction.parse import Sentence
from recoupe.extraction.quantities.event import Event, at_the_event, place_told_before, scenes
from recoupe.extraction.quantities.lexicon import Lexicon
from recoupe.extraction.quantities.localities import Places
from recoupe.extraction.quantities.places import nowhere, opening, place_of
from recoupe.extraction.quantities.readings import Reading
from recoupe.model.date import Date
from recoupe.model.entity import EntityKind
from recoupe.model.quantity import Phase
from recoupe.rules.world_names import countries

_NEAR = 8  # words behind a figure: « 80 malades vivent aujourd'hui dans le monde »


@dataclass(frozen=True, slots=True)
class Ground:
    """What an article says of places: those of each sentence, where its events are, and where it names which."""

    sentences: Sequence[Sentence]
    places: Places
    scenes: Sequence[Event | None]
    named: Sequence[tuple[int, str]]
    cast: Cast
    lexicon: Lexicon

    @classmethod
    def of(
        cls, sentences: Sequence[Sentence], dates: Sequence[Date], cast: Cast, places: Places, lexicon: Lexicon
    ) -> Ground:
        """The ground of an article."""
        mentions = cast.mentions
        kinds = {e.id for e in cast.entities if e.kind is EntityKind.PLACE}
        named = [(m.span.start, m.entity) for m in mentions if m.entity in kinds]
        return cls(sentences, places, scenes(sentences, dates, places, mentions), named, cast, lexicon)

    def place(self, number: int, reading: Reading, phase: Phase, other: str | None) -> str | None:
        """The place of a figure of sentence `number`; `other` is that of its whole or of the figure it continues."""
        lexicon, scene, sentence = self.lexicon, self.scenes[number], self.sentences[number]
        found = place_of(sentence, reading, self.named, self.cast, lexicon)
        placeless = not self.places[number]
        shared = scene is not None and scene.firm and reading.unit in lexicon.shares and placeless
        shared = shared and phase is not Phase.PLANNED
        if found is None and scene is not None and shared and not self._elsewhere(number, scene.place):
            return scene.place  # the shares of an article that is about one place are of that place
        if found is None and reading.unit in lexicon.shares:
            found = (other if reading.part else None) or self._only(number)
        if found is not None or nowhere(reading.unit, lexicon):
            return found
        found = other or self._opening(number)
        if found is not None or scene is None or phase is Phase.PLANNED or self._wider(number, reading, scene):
            return found
        happened = scene.firm and phase is Phase.DONE and placeless
        if not (happened or at_the_event(sentence, reading, lexicon)):
            return None
        return place_told_before(self.sentences, number, self.places, scene.place) or scene.place

    def _wider(self, number: int, reading: Reading, scene: Event) -> bool:
        """« 76 millions de malades dans le monde », « onze morts depuis le début du mouvement », « 220 interpellés dans le pays »:
        more than where the event is, unless that is a country or all that the article is about."""
        words = [t.lower for t in self.sentences[number].tokens if t.start >= reading.end]
        if set(words[:_NEAR]) & self.lexicon.listed("whole_world"):
            return True
        country = any(e.id == scene.place and e.name in {c.name for c in countries()} for e in self.cast.entities)
        told = f" {' '.join(t.lower for t in self.sentences[number].tokens)} "
        since = not scene.firm and any(f" {form} " in told for form in self.lexicon.role("since_start"))
        wide = any(f" {form} " in told for form in self.lexicon.role("country_wide"))
        return not country and (since or wide)

    def _only(self, number: int) -> str | None:
        """« 18 % des pêcheurs ont voté à Valmer »: the one place that the sentence tells of."""
        found = {p.place for p in self.places[number]}
        return found.pop() if len(found) == 1 else None

    def _elsewhere(self, number: int, place: str) -> bool:
        """« L'Estalie et la Torvie, qui pèsent 40 % des émissions »: the sentence names a country that `place` is not."""
        sentence = self.sentences[number]
        own = {e.name for e in self.cast.entities if e.id == place}
        countries = {e.id for e in self.cast.entities if e.kind is EntityKind.GOVERNMENT and e.name not in own}
        return any(m.entity in countries and sentence.start <= m.span.start < sentence.end for m in self.cast.mentions)

    def _opening(self, number: int) -> str | None:
        """The place that opens the paragraph, unless a sentence since has told another."""
        paragraph = self.sentences[number].paragraph
        first = number
        while first and self.sentences[first - 1].paragraph == paragraph:
            first -= 1
        if first == number or any(self.places[first + 1 : number]):
            return None
        return opening(self.sentences[first], self.sentences[first].end, self.cast, self.lexicon)
