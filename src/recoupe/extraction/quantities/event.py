"""Where the event is that an article is about.

« Incendie à Valmer » over « En Torvie, à Valmer, un entrepôt a brûlé » : Valmer. The headline tells it, else the first
sentence that puts something somewhere; within it the narrowest place. Captions, which tell where a picture was taken, are
asked last. What several places share alike (« à Valmer et à Brune ») has none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from recoupe.extraction.parse import Sentence
from recoupe.extraction.quantities.clause import behind
from recoupe.extraction.quantities.lexicon import Lexicon
from recoupe.extraction.quantities.localities import Atlas, localities
from recoupe.extraction.quantities.readings import Reading
from recoupe.extraction.quantities.tense import Tense, lemma, tense
from recoupe.model.article import BlockKind

_NEAR = 6  # words from a figure to the verb that it is the subject of
_LEAD = 6  # sentences of the body that tell what the event is about


def event_place(sentences: Sequence[Sentence], cast: Atlas, mentions: Sequence[str], lexicon: Lexicon) -> str | None:
    """The place of the event; of several in one sentence the narrowest, then the one that `mentions` hold most."""
    counts = Counter(mentions)
    for sentence in _lead(sentences):
        found = list(localities(sentence, sentence.start, sentence.end, cast, lexicon))
        sure = [p for p in found if not p.joined]
        if sure:
            return max(sure, key=lambda p: (p.rank, counts[p.place], -p.start)).place
        if found:
            return None
    return None


def at_the_event(sentence: Sentence, reading: Reading, lexicon: Lexicon) -> bool:
    """Whether what a figure counts is where the event is: people and harms, and what harm is done to."""
    if reading.unit in lexicon.at_the_event:
        return True
    (start, end), *_ = behind(sentence, reading.end, lexicon)
    words = [t for t in sentence.tokens if reading.start <= t.start < reading.end or start <= t.start < end]
    near = words[: _NEAR + sum(t.start < reading.end for t in words)]
    verb = next((t for t in near if t.pos == "VERB"), None)
    return verb is not None and lemma(verb, lexicon) in lexicon.harming and tense(verb, lexicon) is Tense.PARTICIPLE


def _lead(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    for kind in (BlockKind.HEADING, BlockKind.BODY, BlockKind.CAPTION):
        yield from [s for s in sentences if s.kind is kind][:_LEAD]
