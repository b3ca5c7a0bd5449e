"""Two numbers that belong together: ranges, moves, shares and scores.

« Entre 25 et 30 », « 10-15 % », « deux ou trois » and « deux, trois » are ranges; « passé de 14 à 12 ans » is a move; « sept
Français sur dix » a share (70 %); « trois buts à un » and « 28 à 17 » scores, which count nothing. « 87 élus sur 120 » is no
share: both numbers count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from recoupe.extraction.parse import Sentence
from recoupe.extraction.quantities.lexicon import Lexicon
from recoupe.extraction.quantities.numeral import Numeral, Writing
from recoupe.extraction.quantities.singular import singular

_OBJECT = 10  # words of a verb's object, between it and « de 40 à 42 heures »
_GAME = 200  # more points than a side makes
_WIDEST = 50  # how many times the first end of a range the second may be
_FIRST_WORD = re.compile(r"\s([^\W\d_]+)")
_MARK = 3  # words from « note » to the mark: « note moyenne de »
_SCALE = 100
_APART = 40  # characters between the two numbers


class Bond(StrEnum):
    """How two numbers belong together."""

    NONE = "none"
    RANGE = "range"
    MOVE = "move"
    SHARE = "share"
    MARK = "mark"  # « 7,5 sur 10 »
    SCORE = "score"


@dataclass(frozen=True, slots=True)
class Pair:
    """A number, and the other where there is one; `lead`: where the words of the range begin (« entre », « de »)."""

    one: Numeral
    two: Numeral | None = None
    bond: Bond = Bond.NONE
    lead: int = 0


def paired(numerals: Sequence[Numeral], text: str, sentence: Sentence, offset: int, lexicon: Lexicon) -> Iterator[Pair]:
    """Each number of the folded `text` once; `offset` is where the sentence stands in the article."""
    i, moving = 0, False
    while i < len(numerals):
        one = numerals[i]
        two = numerals[i + 1] if i + 1 < len(numerals) else None
        if two is not None and two.start - one.end < _APART:
            bond, lead = _bond(one, two, text, sentence, offset, lexicon)
            if bond is Bond.RANGE and moving and lexicon.pattern(r"<from>\s?").fullmatch(text[lead : one.start]):
                bond = Bond.MOVE  # « passés de 12 à 27 à Brune, à Valmer de 7 à 9 »
            moving = moving or bond is Bond.MOVE
            if bond is not Bond.NONE:
                yield Pair(one, two, bond, lead)
                i += 2
                continue
        yield Pair(one, lead=one.start)
        i += 1


def _marked(one: Numeral, two: Numeral, between: str, before: str, lexicon: Lexicon) -> bool:
    """« une note de 7,5 sur 10 », « noté 4 sur 5 »: a mark on a scale."""
    straight = lexicon.pattern(r"\s<out_of>\s").fullmatch(between) is not None
    digits = one.writing is two.writing is Writing.DIGITS
    words = re.findall(r"[^\W\d_]+", before.lower())[-_MARK:]
    told = one.value != int(one.value) or any(word in lexicon.listed("mark") for word in words)
    return straight and digits and two.value <= _SCALE and told


def _bond(one: Numeral, two: Numeral, text: str, sentence: Sentence, offset: int, lexicon: Lexicon) -> tuple[Bond, int]:
    between = text[one.end : two.start]
    before = text[max(0, one.start - 24) : one.start]
    if _apart(one, two, text, sentence, offset, lexicon):
        return Bond.NONE, 0
    if one.joined and re.fullmatch(r"\s?[-–]\s?", between):
        return Bond.RANGE, one.start
    over = lexicon.pattern(r"\s(?:[^\W\d_][\w'-]*\s){0,4}<out_of>\s$").fullmatch(between)
    if over is not None and two.value in lexicon.ratios and one.value < two.value and one.value > 1 and not two.noun:
        if _marked(one, two, between, before, lexicon):
            return Bond.MARK, one.start
        exact = one.value == int(one.value) and (two.value < 100 or one.writing is Writing.WORDS)
        straight = lexicon.pattern(r"\s<out_of>\s").fullmatch(between) is not None  # « six sur dix cadres »
        straight = straight and one.writing is two.writing is Writing.WORDS
        exact = exact and (
            straight or not _counts(text, two.end, sentence, offset, lexicon)
        )  # « dix élus sur vingt communes »
        return (Bond.SHARE, one.start) if exact else (Bond.NONE, 0)
    if lexicon.pattern(r"\s<times_over>\s<to>\s").fullmatch(between):
        return Bond.NONE, 0  # « condamné à deux reprises à huit mois »
    bare = _bare(between, lexicon)
    if bare != between and (_told_apart(between, two, text, lexicon) or _of_other_time(between, two, text, lexicon)):
        return Bond.NONE, 0
    opening = lexicon.pattern(r"(?<!\w)<between>\s+(?:[«\"“]\s?)?$").search(before)
    if opening is not None and lexicon.pattern(r"\s<and>\s(?:<article>\s)?$").fullmatch(bare):
        return Bond.RANGE, one.start - len(opening[0])
    loosely = between == ", " and _next_word(one, two) and _counts(text, two.end, sentence, offset, lexicon)
    if loosely or (lexicon.pattern(r",?\s<or>\s$").fullmatch(between) and _next(one, two)):
        return Bond.RANGE, one.start
    if lexicon.pattern(r"\s<to>\s(?:<nearly>\s)?$").fullmatch(bare):
        return _to(one, two, text, before, bare == between, sentence, offset, lexicon)
    return Bond.NONE, 0


def _apart(one: Numeral, two: Numeral, text: str, sentence: Sentence, offset: int, lexicon: Lexicon) -> bool:
    """Whether the two measure different things: « cédé 4 % à 31 euros », « perdu 0,5 % à 7 234 points »."""
    first, second = lexicon.measures.at(text, one.end), lexicon.measures.at(text, two.end)
    if first is None or second is not None:
        return first is not None and second is not None and first[0] != second[0]
    if two.noun:
        return first[0] in lexicon.shares  # « progresse de 9,4 % à 4 millions d'abonnés »
    return not two.unit and _counts(text, two.end, sentence, offset, lexicon)


def _next(one: Numeral, two: Numeral) -> bool:
    """« deux ou trois », « 10 voire 15 », not « 2 ou 300 »."""
    return one.value < two.value / max(two.factor, 1) <= 3 * max(one.value, 1) or one.value < two.value <= 3 * one.value


def _next_word(one: Numeral, two: Numeral) -> bool:
    """« deux, trois amis », which is no list: two numbers in words, the second one more."""
    return one.writing is two.writing is Writing.WORDS and two.value == one.value + 1


def _to(
    one: Numeral,
    two: Numeral,
    text: str,
    before: str,
    adjacent: bool,
    sentence: Sentence,
    offset: int,
    lexicon: Lexicon,
) -> tuple[Bond, int]:
    opening = lexicon.pattern(r"(?<!\w)<from>\s?$").search(before)
    lead = one.start - len(opening[0]) if opening is not None else one.start
    scale = two.value if two.factor == 1 or one.noun or one.value >= 1000 else two.value / two.factor
    moving = _moves(sentence, offset + lead, lexicon)
    if opening is not None and (one.value > scale or (moving and not moving & lexicon.falling)):
        return Bond.MOVE, lead
    counts = _counts(text, two.end, sentence, offset, lexicon) or two.unit or two.noun
    bounded = lexicon.before[0].search(before) is not None
    if not adjacent and scale > _WIDEST * one.value > 0 and opening is not None:
        return Bond.NONE, 0  # « gagné 4 points à 3 415 points »
    if one.value < scale and (counts or ((opening is not None or bounded) and adjacent)):
        return Bond.RANGE, lead  # « varie de mille à mille cinq cents »
    priced = adjacent and one.value > scale and opening is None and lexicon.measures.at(text, two.end) is not None
    if priced or (not adjacent and not _scores(text, one, two, lexicon)):
        return Bond.NONE, 0  # « le sans-plomb 95 à 1,2 euro »
    return (Bond.SCORE, lead) if not counts or one.value > scale else (Bond.NONE, 0)


def _counts(text: str, end: int, sentence: Sentence, offset: int, lexicon: Lexicon) -> bool:
    """Whether a measure or a noun follows."""
    if lexicon.measures.at(text, end) is not None:
        return True
    behind = next((t for t in sentence.tokens if t.start >= offset + end), None)
    return (
        behind is not None
        and behind.start - offset - end <= 1
        and (behind.pos in ("NOUN", "ADJ") or behind.lower in lexicon.nominal)
    )


def _scores(text: str, one: Numeral, two: Numeral, lexicon: Lexicon) -> bool:
    if any(n.value != int(n.value) or n.value >= _GAME for n in (one, two)):
        return False  # « a cédé 80,5 points à 1.460,2 »
    word = re.match(r"\s([^\W\d_]+)", text[one.end : two.start])
    return word is not None and word[1].lower() in lexicon.scored


def _bare(between: str, lexicon: Lexicon) -> str:
    """What stands between without the measure or noun of the first number: « de 10 % à 12 % », « de 12 élus à 10 »."""
    measure = lexicon.measures.at(between, 0)
    if measure is not None and not lexicon.pattern(r"\s?(?:<to>|<and>|<or>)\s").match(between):
        return between[measure[1] :]
    noun = lexicon.pattern(r"\s(?!(?:<to>|<and>|<or>|<out_of>)\s)[^\W\d_][\w-]*(?=\s(?:<to>|<and>)\s)").match(between)
    return between[noun.end() :] if noun is not None else between


def _told_apart(between: str, two: Numeral, text: str, lexicon: Lexicon) -> bool:
    """« douze soldats à vingt kilomètres »: a noun behind the first number, a measure behind the second."""
    return lexicon.measures.at(between, 0) is None and lexicon.measures.at(text, two.end) is not None


def _of_other_time(between: str, two: Numeral, text: str, lexicon: Lexicon) -> bool:
    """« entre 6 mois et 40 ans », « trois hommes à 18 mois »: a stretch of time, and something else or another measure of it."""
    own, other = _FIRST_WORD.match(between), _FIRST_WORD.match(text, two.end)
    if own is None or other is None or other[1].lower() not in lexicon.listed("years"):
        return False
    return singular(own[1].lower(), lexicon) != singular(other[1].lower(), lexicon)


def _moves(sentence: Sentence, start: int, lexicon: Lexicon) -> frozenset[str]:
    """The words of passing from one value to another that stand just before: « est passé de 10 à 12 »."""
    tokens = [t for t in sentence.tokens if t.end <= start]
    own = {t.i for t in tokens if t.i and tokens[t.i - 1].morph.get("Poss") == "Yes"}  # « laisse sur son passage »
    near = frozenset(t.lemma.lower() for t in tokens[-5:] if t.i not in own) & lexicon.moving
    verb = next((t for t in reversed(tokens[-_OBJECT:]) if t.pos in ("VERB", "AUX", "PUNCT")), None)
    if near or verb is None or verb.pos == "PUNCT" or tokens[-1].pos not in ("NOUN", "PROPN"):
        return near
    return (
        frozenset((verb.lemma.lower(),)) & lexicon.moving
    )  # « augmenter le temps de travail du personnel de 40 à 42 »
