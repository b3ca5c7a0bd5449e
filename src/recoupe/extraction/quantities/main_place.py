"""The one place that an article is about: « A Valmer, … » in its lead, Valmer again and again, hardly any other.

What the article counts is there, whatever it counts, where no sentence puts it elsewhere (« Les écoles ont perdu 40 élèves »):
readers who annotated figures give them this place. A place counts by its names, those of its people (« torvien ») and the
phrases that put something there. It is the main one if the lead tells it and no other has more than half its weight; a country
also if hardly any other country, nor places that belong to none known, are named.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from recoupe.extraction.entities import Cast
from recoupe.extraction.parse import Sentence
from recoupe.extraction.quantities.lexicon import Lexicon
from recoupe.extraction.quantities.localities import Places
from recoupe.extraction.quantities.readings import Reading
from recoupe.model.article import BlockKind
from recoupe.model.entity import EntityKind
from recoupe.model.quantity import Phase
from recoupe.rules.world_names import country, demonym, known

_LEAD = 2  # sentences of the body
_OFTEN = 3  # names and phrases of place that tell it
_TWICE = 2  # times the weight of the next place
_NAMED = 2  # times that a country is named which is the only one


@dataclass(frozen=True, slots=True)
class Main:
    """The place, and of each sentence which places it names (their names)."""

    place: str
    name: str
    named: Sequence[frozenset[str]]

    def holds(self, number: int, sentence: Sentence, reading: Reading, phase: Phase, lexicon: Lexicon) -> bool:
        """Whether a figure of sentence `number`, of which nothing else tells the place, is there.

        Not where the sentence names other places alone, nor ages, how long things have lasted, how far they are, nor what is
        no part of a place.
        """
        lasting = reading.unit in lexicon.listed("years") and phase is Phase.CURRENT
        apart = not reading.unit or reading.unit in lexicon.listed("not_inside") or reading.unit in lexicon.distances
        if lasting or apart or sentence.kind is not BlockKind.BODY:
            return False
        return not self.named[number] or self.name in self.named[number]


def main_place(sentences: Sequence[Sentence], places: Places, cast: Cast, lexicon: Lexicon) -> Main | None:
    """The place that the article is about; None where there is none, or several."""
    names = {e.id: demonym(e.name) or e.name for e in cast.entities}
    geo = {e.id: names[e.id] for e in cast.entities if e.kind in (EntityKind.PLACE, EntityKind.GOVERNMENT)}
    told: list[set[str]] = [set() for _ in sentences]
    located = Counter(names[p.place] for found in places for p in found if p.place in names)
    weight = Counter(located)
    for number, called in _named(sentences, cast, geo, lexicon):
        weight[called] += 1
        told[number].add(called)
    for number, found in enumerate(places):
        told[number] |= {names[p.place] for p in found if p.place in names}
    lead = [told[n] for n, s in enumerate(sentences) if s.kind is BlockKind.BODY][:_LEAD]
    name = _heaviest(weight, located, lead) or _one_country(weight, located)
    if name is None:
        return None
    own = [e for e in cast.entities if e.name == name and e.id in geo]
    place = min(own, key=lambda e: e.kind is not EntityKind.PLACE).id if own else cast.places.country(name)
    return Main(place, name, [frozenset(n) for n in told])


def _named(
    sentences: Sequence[Sentence], cast: Cast, geo: Mapping[str, str], lexicon: Lexicon
) -> Iterator[tuple[int, str]]:
    """Each time that a place or its people are named: the sentence and the place's name; « européen » stands for much else."""
    starts = [s.start for s in sentences]
    told: set[int] = set()  # where names begin: « Suisse » is a country and its people
    for mention in cast.mentions:
        if mention.entity in geo:
            told.add(mention.span.start)
            yield max(0, bisect_right(starts, mention.span.start) - 1), geo[mention.entity]
    for number, sentence in enumerate(sentences):
        for token in sentence.tokens:
            of = demonym(token.text)
            if of is not None and token.start not in told and of.lower() not in lexicon.listed("union"):
                yield number, of


def _heaviest(weight: Counter[str], located: Counter[str], lead: Sequence[set[str]]) -> str | None:
    """The place that the lead tells and that weighs twice what any other does."""
    (name, heavy), *others = weight.most_common(_TWICE) or [("", 0)]
    alone = all(_TWICE * w <= heavy for _, w in others)
    opens = any(name in told for told in lead)
    return name if heavy >= _OFTEN and alone and opens and (name in located or country(name) is not None) else None


def _one_country(weight: Counter[str], located: Counter[str]) -> str | None:
    """The country that the article names, with its towns: twice what other countries weigh, and what belongs to none known."""
    whole: Counter[str] = Counter()
    for name, w in weight.items():
        world = known(name)
        whole[name if country(name) is not None else (world.country if world is not None else None) or ""] += w
    elsewhere = whole.pop("", 0)
    (name, heavy), *others = whole.most_common(_TWICE) or [("", 0)]
    alone = all(_TWICE * w <= heavy for w in (elsewhere, *(w for _, w in others)))
    return name if alone and weight[name] - located[name] >= _NAMED else None
