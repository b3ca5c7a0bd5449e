"""Where the event is that an article is about.

« Incendie à Valmer » over « En Torvie, à Valmer, un entrepôt a brûlé » : Valmer. The headline tells it, else the first
sentence that puts something somewhere; within it the narrowest place. Captions, which tell where a picture was taken, are
asked last; each post of a running report has an event of its own. What several places share alike (« à Valmer et à Brune »)
has none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from recoupe.extraction.parse import Sentence
from recoupe.extraction.quantities.clause import behind
from recoupe.extraction.quantities.lexicon import Lexicon
from recoupe.extraction.quantities.localities import Places, narrowest
from recoupe.extraction.quantities.readings import Reading
from recoupe.extraction.quantities.tense import Tense, lemma, tense
from recoupe.model.article import BlockKind
from recoupe.model.date import Date, DateType
from recoupe.model.entity import Mention
from recoupe.rules.folding import key
from recoupe.rules.world_names import demonym

_NEAR = 6  # words from a figure to the verb that it is the subject of
_OFTEN = 3  # times that an article names its event's place
_POST = "clock-of-a-post"  # the rule by which a time of day opens a post
_LEAD = 6  # sentences of the body that tell what the event is about


@dataclass(frozen=True, slots=True)
class Event:
    """Where the event is. `firm`: the opening names the place and the article keeps naming it."""

    place: str
    firm: bool


def posts(sentences: Sequence[Sentence], dates: Sequence[Date]) -> list[int]:
    """The sentences with which the posts of a running report begin: « 8h10 - La Bourse de Valmer recule »."""
    clocks = {d.span.start for d in dates if d.type is DateType.TIME and d.rule.endswith(_POST)}
    found = [n for n, s in enumerate(sentences) if s.start in clocks]
    return found if len(found) > 1 else []


def scenes(
    sentences: Sequence[Sentence], dates: Sequence[Date], places: Places, mentions: Sequence[Mention]
) -> list[Event | None]:
    """For each sentence where the event is that it tells of: the article's, or that of its post in a running report."""
    starts = posts(sentences, dates)
    found = [event_of(sentences, places, mentions)] * len(sentences)
    for a, b in pairwise([*starts, len(sentences)]):
        found[a:b] = [event_of(sentences[a:b], places[a:b], mentions, 1)] * (b - a)
    return found


def event_of(
    sentences: Sequence[Sentence], places: Places, mentions: Sequence[Mention], often: int = _OFTEN
) -> Event | None:
    """The event's place; of several in one sentence the narrowest, then the one that `mentions` name most.

    `places` are those of each sentence; `often`: how many times an article names the place that it is about.
    """
    counts = Counter(m.entity for m in mentions)
    inside = dict(zip((s.start for s in sentences), places, strict=True))
    for sentence in _lead(sentences):
        found = inside[sentence.start]
        sure = [p for p in found if not p.joined]
        if sure:
            place = max(sure, key=lambda p: (p.rank, counts[p.place], -p.start)).place
            return Event(place, _firm(place, sentences, mentions, often))
        if found:
            return None
    return None


def _firm(place: str, sentences: Sequence[Sentence], mentions: Sequence[Mention], often: int) -> bool:
    named = {key(m.span.text) for m in mentions if m.entity == place}
    spans = [m.span for m in mentions if m.entity == place or key(m.span.text) in named]
    head = [s for s in _lead(sentences) if s.kind is BlockKind.HEADING][:2]
    head += [s for s in sentences if s.kind is BlockKind.BODY][:1]
    starts = {span.start for span in spans}
    starts |= {t.start for s in sentences for t in s.tokens if key(demonym(t.text) or "") in named}
    opens = any(s.start <= start < s.end for s in head for start in starts)
    return opens and len(starts) >= often


def at_the_event(sentence: Sentence, reading: Reading, lexicon: Lexicon) -> bool:
    """Whether what a figure counts is where the event is: people and harms, and what harm is done to."""
    if reading.unit in lexicon.at_the_event:
        return True
    (start, end), *_ = behind(sentence, reading.end, lexicon)
    words = [t for t in sentence.tokens if reading.start <= t.start < reading.end or start <= t.start < end]
    near = words[: _NEAR + sum(t.start < reading.end for t in words)]
    verb = next((t for t in near if t.pos == "VERB"), None)
    return verb is not None and lemma(verb, lexicon) in lexicon.harming and tense(verb, lexicon) is Tense.PARTICIPLE


def place_told_before(sentences: Sequence[Sentence], number: int, places: Places, event: str) -> str | None:
    """« Un bus est tombé à Brune. Douze passagers sont morts. »: what the sentence before tells instead of the event's place."""
    if not number or any(p.place == event for p in places[number - 1]):
        return None
    return narrowest(places[number - 1], sentences[number - 1])


def _lead(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    for kind in (BlockKind.HEADING, BlockKind.BODY, BlockKind.CAPTION):
        yield from [s for s in sentences if s.kind is kind][:_LEAD]
