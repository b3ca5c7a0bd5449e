"""Where the counted things are said to be.

« 12 personnes ont été secourues mardi à Valmer » : a place behind a preposition of place, in the figure's clause, after
the figure rather than before it. « Valmer : 12 morts » and « les 300 salariés de Montreval » name the place without one.
Victims whose sentence names no place are where the event is: the place at which the article's first sentences put
something, the one it names most often. Money, shares, ages and durations are nowhere unless a place follows at once or
opens the sentence. Who acts is no place (« la Torvie envoie 12 agents »).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Protocol

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.quantities.lexicon import Lexicon
from recoupe.extraction.quantities.readings import Reading
from recoupe.model.span import Span

_NEAR = 25  # characters: « 30 % en Estalie »
_PHRASE = 9  # words that a place's phrase may have: « dans la région frontalière de Koursk »
_LEAD = 6  # sentences that tell what the event is about
_OPENING = 6  # words before the colon of « Crue à Valmer : 12 morts »


class Atlas(Protocol):
    """What knows the names of an article: `extraction.entities.Cast`."""

    def place(self, start: int, end: int) -> str | None:
        """The entity of the most specific place named in that stretch of the article."""

    def named(self, span: Span) -> str | None:
        """The entity that the words of `span` name, an adjective of a country among them."""


def place_of(sentence: Sentence, reading: Reading, cast: Atlas, lexicon: Lexicon) -> str | None:
    """The entity of the place, or None where the clause names none."""
    stop = _clause_end(sentence, reading.end, lexicon)
    if nowhere(reading.unit, lexicon):
        stop = min(stop, reading.end + _NEAR)
        found = _narrowest(list(_places(sentence, reading.end, stop, cast, lexicon)))
        return found or (opening(sentence, reading.start, cast, lexicon) if reading.unit == "%" else None)
    after = list(_places(sentence, reading.end, stop, cast, lexicon))
    if after:
        return _narrowest(after)
    own = _complement(sentence, reading, cast, lexicon)
    if own is not None:
        return own
    before = list(_places(sentence, _clause_start(sentence, reading.start, lexicon), reading.start, cast, lexicon))
    if before:
        return before[-1][0]
    there = _there(sentence, reading, cast, lexicon)
    return there or opening(sentence, reading.start, cast, lexicon) or _headed(sentence, reading, cast, lexicon)


def nowhere(unit: str, lexicon: Lexicon) -> bool:
    """Whether what the unit counts is nowhere: shares, durations, money, measures."""
    return unit in lexicon.unplaced or re.fullmatch(r"[A-Z]{3}|dollar|franc.*", unit) is not None


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


def opening(sentence: Sentence, end: int, cast: Atlas, lexicon: Lexicon) -> str | None:
    """« En Estalie, le chômage a reculé de 3 % »: a place that opens the sentence before `end` holds for all of it."""
    first = next((t for t in sentence.tokens if t.text[:1].isalnum()), None)
    if first is None or first.lower not in lexicon.where:
        return None
    comma = next((t.start for t in sentence.tokens[:_PHRASE] if t.text == ","), None)
    if comma is None or comma > end or _clause_start(sentence, end, lexicon) > comma:
        return None
    return _narrowest(list(_places(sentence, sentence.start, comma, cast, lexicon)))


def _there(sentence: Sentence, reading: Reading, cast: Atlas, lexicon: Lexicon) -> str | None:
    """« fermer son usine de Montreval et y supprimer 412 postes »: the place named before « y »."""
    before = [t for t in sentence.tokens if t.end <= reading.start][-5:]
    there = next((t for t in before if t.lower in lexicon.role("there")), None)
    if there is None:
        return None
    for token in reversed(sentence.tokens[: there.i]):
        if token.lower in lexicon.where or token.lower in lexicon.role("of"):
            place = cast.place(token.end, there.start)
            if place is not None:
                return place
    return None


def _complement(sentence: Sentence, reading: Reading, cast: Atlas, lexicon: Lexicon) -> str | None:
    """« les 300 salariés de Montreval », « 12 habitants du village de Brune »."""
    tokens = [t for t in sentence.tokens if t.start >= reading.end][: _PHRASE - 2]
    if not tokens or tokens[0].lower not in lexicon.role("of") or tokens[0].start - reading.end > 1:
        return None
    phrase: list[Token] = []
    for word in tokens[1:]:
        if word.pos in ("VERB", "AUX", "SCONJ", "PUNCT", "CCONJ", "PRON"):
            break
        phrase.append(word)
    return cast.place(phrase[0].start, phrase[-1].end) if phrase else None


def _headed(sentence: Sentence, reading: Reading, cast: Atlas, lexicon: Lexicon) -> str | None:
    """« Valmer : 12 morts », « Crue à Valmer : 12 morts »."""
    for token in sentence.tokens[: _OPENING + 1]:
        if token.text == ":" and token.end <= reading.start and token.i:
            found = list(_places(sentence, sentence.start, token.start, cast, lexicon))
            return _narrowest(found) or cast.place(sentence.start, token.start)
    return None


def anaphor(sentences: Sequence[Sentence], number: int, reading: Reading, cast: Atlas, lexicon: Lexicon) -> str | None:
    """« cette ville de 11 000 habitants »: the place that stands last before it, in its sentence or the one before."""
    sentence = sentences[number]
    before = [t for t in sentence.tokens if t.end <= reading.start][-4:]
    words = " ".join(t.lower for t in before)
    if not any(f" {form} " in f" {words} " for form in lexicon.role("this_place")):
        return None
    for n in (number, number - 1):
        if n >= 0:
            end = before[0].start if n == number else sentences[n].end
            found = list(_places(sentences[n], sentences[n].start, end, cast, lexicon))
            if found:
                return found[-1][0]
    return None


def event_place(sentences: Sequence[Sentence], cast: Atlas, mentions: Sequence[str], lexicon: Lexicon) -> str | None:
    """The place that the article's first sentences put something at; of several, the one that `mentions` hold most."""
    found: list[str] = []
    for sentence in sentences[:_LEAD]:
        found += [place for place, _, _ in _places(sentence, sentence.start, sentence.end, cast, lexicon)]
    if not found:
        return None
    counts = Counter(mentions)
    return max(dict.fromkeys(found), key=lambda place: counts[place])


def _places(sentence: Sentence, start: int, end: int, cast: Atlas, lexicon: Lexicon) -> Iterator[tuple[str, int, int]]:
    """Places behind a preposition of place between `start` and `end`, with where their phrases stand, in text order."""
    tokens = [t for t in sentence.tokens if start <= t.start and t.end <= end]
    for i, token in enumerate(tokens):
        leads = token.lower in lexicon.where or (token.pos == "VERB" and token.lemma in lexicon.reaching)
        if not leads or i + 1 >= len(tokens) or tokens[i + 1].lower in lexicon.nowhere:
            continue
        phrase = []
        for word in tokens[i + 1 : i + 1 + _PHRASE]:
            if word.pos in ("VERB", "AUX", "SCONJ", "PUNCT", "CCONJ") or word.lower in lexicon.where:
                break
            phrase.append(word)
        if phrase:
            place = cast.place(phrase[0].start, phrase[-1].end) or _ground(phrase, cast, lexicon)
            if place is not None:
                yield place, token.start, phrase[-1].end


def _ground(phrase: Sequence[Token], cast: Atlas, lexicon: Lexicon) -> str | None:
    """« sur le sol russe », « à la frontière ukrainienne »: a country named by an adjective."""
    for noun, adjective in pairwise(phrase):
        if noun.lower in lexicon.listed("ground") and adjective.pos == "ADJ":
            return cast.named(Span(adjective.start, adjective.end, adjective.text))
    return None


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
        opens = token.lower in lexicon.clause_starts and not (
            end - token.end <= 1 and _restricts(sentence, token, lexicon)
        )
        if token.end <= end and (token.text in (";", ":") or opens):
            begin = token.end
    return begin


def _restricts(sentence: Sentence, token: Token, lexicon: Lexicon) -> bool:
    """« il ne reste que deux piles »: the word opens no clause."""
    return any(t.lower in lexicon.role("not") for t in sentence.tokens[max(0, token.i - 8) : token.i])


def _infinitive(sentence: Sentence, i: int) -> bool:
    """Whether an infinitive stands at word i, or behind the pronoun or « ne pas » there."""
    return any(t.morph.get("VerbForm") == "Inf" for t in sentence.tokens[i : i + 3])
