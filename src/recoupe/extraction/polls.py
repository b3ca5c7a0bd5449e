"""Shares of people asked are the figures of the institute that asked them: « Ifop : 62 % des sondés approuvent ».

Only where nobody else gives the figure. In an article that tells of a poll (people are asked in several sentences) every share is
of that poll; else those beside « sondés » or « interrogés » and, where polls are spoken of twice, those of people (« 64 % jugent »,
« 21 % d'intentions de vote », « ils sont 48 % à douter », « devant Marc Dulac (14 %) ») and what a list would get (« stagne à
4 % »). How many were asked is the institute's as well (« auprès de 1 003 personnes »). Where an article names several institutes,
a share is of the one in the bracket behind it (« 8 % (Ifop) »), else of the one named last. Whoever ordered the poll gives none.

What people answer is so when they are asked, in whatever tense it is told (« 59 % n'ont pas été convaincus », « 52 % comptent
y aller »), unless they tell what they went through (« 32 % l'ont déjà vécu ») or the poll is an earlier one's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from recoupe.extraction.conjugation import readings_of
from recoupe.extraction.entities import Cast
from recoupe.extraction.entities.lexicon import words
from recoupe.extraction.parse import ParsedArticle, Sentence, Token
from recoupe.extraction.quantities.counted import among_them
from recoupe.extraction.quantities.lexicon import Lexicon, lexicon
from recoupe.extraction.quantities.moods import in_a_year
from recoupe.extraction.quantities.people import are_people
from recoupe.model.quantity import Phase, Quantity
from recoupe.model.span import Span
from recoupe.rules.pollsters import pollsters
from recoupe.rules.world_names import demonym

_DEVOTED = 3  # sentences in which people are asked, in an article about a poll
_TOLD = 2  # sentences that speak of polls, in an article that tells of one
_WHOSE = 4  # words from a share to whose it is: « des jeunes électeurs »
_SEVERAL = 3  # shares of people in an article about a poll
_TELLING = 12  # words behind a share that tell what those asked say
_SAMPLE = 6  # words from « échantillon » to how many were asked
_SCORES = 2  # sentences from a share of a poll to what parties would get
_NEXT = 1  # sentences from a share of people to one in brackets


@dataclass(frozen=True, slots=True)
class _Poll:
    """What an article tells of polls: the sentences that speak of them, those in which people are asked, who asks where."""

    parsed: ParsedArticle
    told: int
    asking: frozenset[int]  # where sentences begin
    named: tuple[tuple[int, re.Match[str]], ...]  # number of the institute, where it is named
    named_in: frozenset[int]  # where sentences begin that speak of a poll and name who made it

    def institute(self, at: int, cast: Cast) -> str | None:
        """The entity of the one institute that the article names, or of the one named last before `at`."""
        known = self.named
        if len({number for number, _ in known}) > 1:
            sentences = reversed([s for s in self.parsed.sentences if s.start <= at])
            inside = ([(n, m) for n, m in self.named if s.start <= m.start() < s.end] for s in sentences)
            known = tuple(next((found for found in inside if found), ()))
        if len({number for number, _ in known}) != 1:
            return None
        number, match = known[0]
        named = cast.named(Span.of(self.parsed.text, match.start(), match.end()))
        return named or cast.organization(pollsters()[number].names[0])

    def behind(self, quantity: Quantity, cast: Cast) -> str | None:
        """« 8 % (Ifop) »: the institute alone in the bracket behind a share."""
        alone = _alone().match(self.parsed.text, quantity.span.end)
        return None if alone is None else cast.named(Span.of(self.parsed.text, *alone.span(1)))


def by_pollster(
    parsed: ParsedArticle, quantities: Sequence[Quantity], cast: Cast, language: str
) -> tuple[Quantity, ...]:
    """The quantities with `entity` filled where they are shares of people whom an institute that the article names asked.

    Their phase is that of an opinion.
    """
    poll = _poll(parsed, language)
    if not (poll.told and poll.named):
        return tuple(quantities)
    lex = lexicon(language)
    shares = []
    for quantity in quantities:
        at = quantity.span.start
        number = next((i for i, s in enumerate(parsed.sentences) if s.start <= at < s.end), None)
        if number is not None and quantity.unit in lex.shares:
            shares.append((number, parsed.sentences[number], quantity))
    asked = _asked_shares(poll, shares, lex)
    opinions = {q.id for _, sentence, q in shares if q.id in asked and not _gone_through(sentence, q, language)}
    found = []
    samples = {q.id for q in quantities if _sampled(poll, q, language)}
    people = {e.id for e in cast.entities if _those_asked(e.name, language)}
    for quantity in quantities:
        free = quantity.entity is None or quantity.entity in people
        asks = (quantity.entity is None and quantity.id in samples) or (free and quantity.id in asked)
        institute = poll.behind(quantity, cast) if free else None
        if asks and institute is None:
            institute = poll.institute(quantity.span.start, cast)
        given = quantity if institute is None else replace(quantity, entity=institute)
        found.append(replace(given, phase=Phase.CURRENT) if quantity.id in opinions else given)
    return tuple(found)


def _sampled(poll: _Poll, quantity: Quantity, language: str) -> bool:
    """« auprès d'un échantillon de 1 031 personnes »: how many were asked."""
    sentence = poll.parsed.sentence_at(quantity.span.start)
    if sentence is None or not are_people(quantity.unit, lexicon(language)):
        return False
    spoken = words(language, "bodies", "polling") | words(language, "bodies", "polled")
    if not any(t.lower in spoken for t in sentence.tokens):
        return False
    ahead = [t for t in sentence.tokens if t.end <= quantity.span.start][-_SAMPLE:]
    return any(t.lower in words(language, "bodies", "sampled") for t in ahead)


def _those_asked(name: str, language: str) -> bool:
    """« Français », « majorité des sondés »: people who answer, not who asked them."""
    said = name.lower().split()
    asked = words(language, "bodies", "polled") | words(language, "bodies", "answering")
    return bool(said) and (any(w in asked for w in said) or (len(said) == 1 and demonym(said[0]) is not None))


def _gone_through(sentence: Sentence, quantity: Quantity, language: str) -> bool:
    """« 32 % des sondés l'ont déjà vécu », « 21 % l'avaient alors trouvé bon »: what was so before they were asked."""
    behind = [t for t in sentence.tokens if t.start >= quantity.span.end][:_TELLING]
    return any(t.lower in words(language, "bodies", "earlier") for t in behind)


def _asked_shares(poll: _Poll, shares: Sequence[tuple[int, Sentence, Quantity]], lex: Lexicon) -> set[str]:
    """The ids of the shares of people asked; where there are several of them, those in brackets are some as well."""
    found: set[str] = set()
    last: int | None = None  # the number of the sentence of the last one
    for number, sentence, quantity in shares:
        asked = len(poll.asking) >= _DEVOTED or sentence.start in poll.asking
        if not asked and (poll.told >= _TOLD or sentence.start in poll.named_in):
            near = last is not None and (last == number or (_bracketed(sentence, quantity) and number - last <= _NEXT))
            near = near or (last is not None and number - last <= _SCORES and _of_votes(sentence, quantity, lex))
            asked = near or _of_people(sentence, quantity, lex)
        if asked:
            last = number
            found.add(quantity.id)
    if len(found) >= _SEVERAL:
        found |= {quantity.id for _, sentence, quantity in shares if _bracketed(sentence, quantity)}
    return found


def _poll(parsed: ParsedArticle, language: str) -> _Poll:
    """What the article tells of polls."""
    asked, spoken = (words(language, "bodies", kind) for kind in ("polled", "polling"))
    asking = frozenset(s.start for s in parsed.sentences if any(t.lower in asked for t in s.tokens))
    speaking = {s.start for s in parsed.sentences if any(t.lower in asked | spoken for t in s.tokens)}
    number = {name: i for i, pollster in enumerate(pollsters()) for name in pollster.names}
    named = tuple((number[m[0]], m) for m in _names().finditer(parsed.text)) if speaking else ()
    naming = {s.start for s in parsed.sentences if any(s.start <= m.start() < s.end for _, m in named)}
    return _Poll(parsed, len(speaking | naming) if speaking else 0, asking, named, frozenset(speaking & naming))


def _of_people(sentence: Sentence, quantity: Quantity, lex: Lexicon) -> bool:
    """Whether the words around a share say that it is of people, or of what they say."""
    before = [t for t in sentence.tokens if t.end <= quantity.span.start]
    behind = _past_bracket([t for t in sentence.tokens if t.start >= quantity.span.end])
    if before and before[-1].lower in lex.listed("according") and len(before) <= _WHOSE:
        return True  # « Pour 37 % des Belges, »
    if _bracketed(sentence, quantity) and any(_asked(t, lex) for t in before[-_WHOSE - 1 :]):
        return True  # « une majorité de Belges (55 %) »
    only = lex.role("not") | lex.role("than")
    stood = [t for t in before[-_WHOSE - 2 :] if t.pos != "ADV" and t.lower not in only]
    if len(stood) > 1 and stood[-1].lemma in lex.role("be") and stood[-2].lower in lex.role("they"):
        return True  # « ils étaient encore 63 % », « ils n'étaient que 63 % »
    if not behind:
        return False
    if behind[0].lower in lex.role("to"):
        return len(behind) > 1 and behind[1].morph.get("VerbForm") == "Inf"  # « sont 48 % à douter »
    if behind[0].lower in lex.role("of") | lex.role("of_the"):
        told = [t for t in behind[1:_WHOSE] if _asked(t, lex)]
        real = in_a_year(sentence, lex) and any(_ballots(t, lex) for t in told)
        return (bool(told) and not real) or among_them(behind, lex) is not None
    verb = next((t for t in behind if t.pos != "ADV" and t.text not in '»"'), None)
    finite = verb is not None and verb.morph.get("VerbForm") == "Fin" and verb.morph.get("Number") == "Plur"
    return finite or any(are_people(word, lex) for word in (quantity.counted or "").split())  # « 64 % jugent »


def _of_votes(sentence: Sentence, quantity: Quantity, lex: Lexicon) -> bool:
    """« ne récolte que 3 % des suffrages », « restent cloués à 1 % »; not what a real vote gave."""
    scoring = words(lex.language, "bodies", "scoring")
    before = [t for t in sentence.tokens if t.end <= quantity.span.start]
    scores = {t.i for t in before if t.pos != "NOUN" and readings_of(t.lower, scoring, lex.language)}
    verb = next((t.i for t in reversed(before) if t.pos in ("VERB", "AUX") or t.i in scores), None)
    behind = [t for t in sentence.tokens if t.start >= quantity.span.end][:_WHOSE]
    of = bool(behind) and behind[0].lower in lex.role("of") | lex.role("of_the")
    other = of and not any(_ballots(t, lex) for t in behind)  # « réunit 3 % des fonds »
    return verb in scores and not other and not in_a_year(sentence, lex)


def _ballots(token: Token, lex: Lexicon) -> bool:
    return token.lower in words(lex.language, "bodies", "ballots")


def _past_bracket(tokens: list[Token]) -> list[Token]:
    """The words without the bracket that they open with: « 72 % [(-3)] des Belges »."""
    if not tokens or tokens[0].text != "(":
        return tokens
    close = next((i for i, t in enumerate(tokens) if t.text == ")"), len(tokens))
    return tokens[close + 1 :]


def _asked(token: Token, lex: Lexicon) -> bool:
    return are_people(token.text, lex) or token.lower in words(lex.language, "bodies", "favour")


def _bracketed(sentence: Sentence, quantity: Quantity) -> bool:
    """« devant Marc Dulac (14 %) »."""
    before = next((t for t in reversed(sentence.tokens) if t.end <= quantity.span.start), None)
    return before is not None and before.text == "("


@cache
def _names() -> re.Pattern[str]:
    names = sorted((n for p in pollsters() for n in p.names), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")


@cache
def _alone() -> re.Pattern[str]:
    return re.compile(rf"\s?\(({_names().pattern})\)")
