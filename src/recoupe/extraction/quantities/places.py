"""Where the counted things are said to be.

« 12 personnes ont été secourues mardi à Valmer » : a place behind a preposition of place, in the figure's clause, after
the figure rather than before it. Victims whose sentence names no place are where the event is: the place that the
article's first sentences name. Money, shares, ages and durations are nowhere unless a place follows at once. Who acts is
no place (« la Torvie envoie 12 agents »).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from recoupe.extraction.entities import Cast
from recoupe.extraction.parse import Sentence
from recoupe.extraction.quantities.lexicon import Lexicon
from recoupe.extraction.quantities.readings import Reading

_NEAR = 25  # characters: « 30 % en Estalie »
_PHRASE = 9  # words that a place's phrase may have: « dans la région frontalière de Koursk »
_LEAD = 4  # sentences that tell what the event is about


def place_of(sentence: Sentence, reading: Reading, cast: Cast, lexicon: Lexicon) -> str | None:
    """The entity of the place, or None where the clause names none."""
    stop = _clause_end(sentence, reading.end, lexicon)
    if reading.unit in lexicon.unplaced or re.fullmatch(r"[A-Z]{3}|dollar", reading.unit):
        stop = min(stop, reading.end + _NEAR)
        return _narrowest(list(_places(sentence, reading.end, stop, cast, lexicon)))
    after = list(_places(sentence, reading.end, stop, cast, lexicon))
    if after:
        return _narrowest(after)
    before = list(_places(sentence, _clause_start(sentence, reading.start, lexicon), reading.start, cast, lexicon))
    return before[-1][0] if before else None


def _narrowest(places: Sequence[tuple[str, int, int]]) -> str | None:
    """The first place, or what narrows it at once: « en Russie, dans la région de Koursk »."""
    if not places:
        return None
    name, _, end = places[0]
    for other, start, stop in places[1:]:
        if start - end > len(", "):
            break
        name, end = other, stop
    return name


def event_place(sentences: Sequence[Sentence], cast: Cast, lexicon: Lexicon) -> str | None:
    """The place that the article's first sentences put something at."""
    for sentence in sentences[:_LEAD]:
        for place, _, _ in _places(sentence, sentence.start, sentence.end, cast, lexicon):
            return place
    return None


def _places(sentence: Sentence, start: int, end: int, cast: Cast, lexicon: Lexicon) -> Iterator[tuple[str, int, int]]:
    """Places behind a preposition of place between `start` and `end`, with where their phrases stand, in text order."""
    tokens = [t for t in sentence.tokens if start <= t.start and t.end <= end]
    for i, token in enumerate(tokens):
        if token.lower not in lexicon.where or i + 1 >= len(tokens) or tokens[i + 1].lower in lexicon.nowhere:
            continue
        phrase = []
        for word in tokens[i + 1 : i + 1 + _PHRASE]:
            if word.pos in ("VERB", "AUX", "SCONJ", "PUNCT", "CCONJ") or word.lower in lexicon.where:
                break
            phrase.append(word)
        if phrase:
            place = cast.place(phrase[0].start, phrase[-1].end)
            if place is not None:
                yield place, token.start, phrase[-1].end


def _clause_end(sentence: Sentence, start: int, lexicon: Lexicon) -> int:
    """Up to a semicolon, a colon, or a word that opens another clause with figures of its own."""
    for token in sentence.tokens:
        if token.start >= start and (token.text in (";", ":") or token.lower in lexicon.clause_ends):
            return token.start
        if token.start >= start and token.lower in lexicon.purpose and _infinitive(sentence, token.i + 1):
            return token.start
    return sentence.end


def _clause_start(sentence: Sentence, end: int, lexicon: Lexicon) -> int:
    begin = sentence.start
    for token in sentence.tokens:
        if token.end <= end and (token.text in (";", ":") or token.lower in lexicon.clause_starts):
            begin = token.end
    return begin


def _infinitive(sentence: Sentence, i: int) -> bool:
    """Whether an infinitive stands at word i, or behind the pronoun or « ne pas » there."""
    return any(t.morph.get("VerbForm") == "Inf" for t in sentence.tokens[i : i + 3])
