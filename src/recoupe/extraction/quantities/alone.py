"""Participles that stand alone for what was counted before, which the model takes for nouns.

« 4 ponts détruits et 2 endommagés » : 2 pont. « Dix personnes ont été interpellées et 120 verbalisées » : 120 personne. « Cinq
personnes ont été tuées, 1407 blessées » : 1407 personne, by their gender; « 1407 blessés » are « blessé ». Adjectives that do so
(« 30 positifs et 70 négatifs ») stand in the rules.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.parse import Sentence
from recoupe.extraction.quantities.lexicon import Lexicon
from recoupe.extraction.quantities.people import are_people
from recoupe.extraction.quantities.readings import Reading


def likewise(
    sentence: Sentence, reading: Reading, number: int, before: Sequence[tuple[int, Reading]], lexicon: Lexicon
) -> int | None:
    """The index in `before` of the figure just before whose things the words of `reading` tell more of."""
    if not before or before[-1][0] != number or " " in reading.words:
        return None
    other, own = before[-1][1], reading.words.lower()
    alike = _feminine(own, lexicon)
    if alike is None or not _may_be_participle(sentence, reading, feminine=alike, lexicon=lexicon):
        return None
    if own in lexicon.nominal:
        known = other.unit in lexicon.tally or other.words.lower() in lexicon.nominal
        same = alike and not known and are_people(other.unit, lexicon) and _of_women(sentence, other)
    elif are_people(other.unit, lexicon):
        predicates = (t for t in sentence.at(other.end, reading.start) if t.morph.get("VerbForm") == "Part")
        same = not are_people(own, lexicon) and any(_feminine(t.lower, lexicon) is alike for t in predicates)
    else:
        told = other.words.split()
        described = len(told) > 1 or other.ellipsis
        same = described and _feminine(told[-1].lower(), lexicon) is alike
        same = same or any(_feminine(t.lower, lexicon) is alike for t in sentence.at(other.end, reading.start))
    return len(before) - 1 if same else None


def _feminine(word: str, lexicon: Lexicon) -> bool | None:
    """Whether a participle in the plural is feminine by its ending; None where the word ends like none."""
    if not word.endswith(tuple(lexicon.listed("participle_end"))):
        return None
    return word.endswith(tuple(lexicon.listed("feminine_end")))


def _may_be_participle(sentence: Sentence, reading: Reading, *, feminine: bool, lexicon: Lexicon) -> bool:
    """Whether the word is no noun that ends so: « sociétés » is feminine, « musées » is not, « allées » are ways."""
    word = next(iter(sentence.at(reading.number_end, reading.end)[-1:]), None)
    if word is None:
        return False
    gender = "Fem" if feminine else "Masc"
    return word.morph.get("Gender", gender) == gender and word.lower not in lexicon.listed("no_participle")


def _of_women(sentence: Sentence, reading: Reading) -> bool:
    """Whether the noun that the figure counts is feminine: « cinq personnes »."""
    noun = next((t for t in sentence.at(reading.start, reading.end) if t.pos == "NOUN"), None)
    return noun is not None and noun.morph.get("Gender") == "Fem"
