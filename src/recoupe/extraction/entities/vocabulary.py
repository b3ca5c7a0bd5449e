"""What the capitals of one article tell, and where a capital tells nothing.

In « Le Premier ministre Hugo Petit … Petit » the words « Hugo » and « Petit » are a person's; « Le » has its capital
because it opens the sentence, and « Premier » because it opens a title. Which words make up one name is not decided here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from recoupe.extraction.entities import lexicon
from recoupe.extraction.entities.lettered import spells
from recoupe.extraction.parse import ParsedArticle, Sentence, Token

_OPENING = frozenset('«"“(—–-•:…*›‹')
_DASHES = frozenset("—–-")
_SPELLED = 10  # tokens of a thing's name before its letters
_INITIALS = re.compile(r"(?:\w\.[ -]?){1,3}\w\.?")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What one article's capitals tell: words seen with a capital inside a sentence, and words seen in small letters."""

    capital: frozenset[str]
    small: frozenset[str]
    persons: frozenset[str]  # parts of names of persons
    people: frozenset[str]  # their names in full
    alone: frozenset[str]  # surnames that stand for a person without any word beside them
    things: frozenset[str] = frozenset()  # letters that brackets give to a thing: « le produit intérieur brut (PIB) »

    @classmethod
    def of(cls, parsed: ParsedArticle, language: str) -> Vocabulary:
        """Read the article's words once."""
        capital, small = set(), set()
        labels: dict[str, Counter[str]] = {}
        people: set[str] = set()
        alone: set[str] = set()
        for sentence in parsed.sentences:
            shouted = shouts(sentence)
            for person, run in groupby(sentence.tokens, key=lambda t: t.label == "PER" and t.text[0].isupper()):
                if person and len(held := list(run)) > 1:
                    people.add(lexicon.written(held))
            for token in sentence.tokens:
                if not token.text[0].isalpha():
                    continue
                if token.text[0].islower():
                    small.add(token.text)
                elif not shouted and not opens(sentence, token.i):
                    capital.add(token.text)
                if token.text[0].isupper():
                    titled = _opens_title(sentence.tokens, token.i, language)
                    labels.setdefault(token.text, Counter())["" if titled else token.label] += 1
                    if _stands_alone(sentence.tokens, token.i):
                        alone.add(token.text)
        persons = {w for w, c in labels.items() if c["PER"] > sum(c.values()) / 2}
        things = {letters for sentence in parsed.sentences for letters in _things(sentence.tokens, language)}
        told = (capital, small, persons, people, alone, things)
        return cls(*map(frozenset, told))

    def tells_initials(self, text: str) -> bool:
        """« S. D. », « S.D. » where the article names « Sophie Delmas » in full."""
        if not _INITIALS.fullmatch(text):
            return False
        letters = [c for c in text if c.isalpha()]
        return any(letters == [w[0] for w in full.replace("-", " ").split()] for full in self.people)


def _things(tokens: Sequence[Token], language: str) -> Iterator[str]:
    """« le plasma riche en globules (PRG) »: letters in brackets behind small words that they spell, none of which is a noun
    for a body or a post.
    """
    for opening in (t.i for t in tokens if t.text == "("):
        held = tokens[opening + 1 : opening + 3]
        if len(held) < 2 or held[1].text != ")" or not held[0].text.isupper() or len(held[0].text) < 2:
            continue
        for first in range(max(0, opening - _SPELLED), opening - 1):
            run = tokens[first:opening]
            small = run[0].pos == "NOUN" and all(t.text.islower() or t.text in ("-", "'") for t in run)
            nobody = not any(lexicon.body(t.lower, language) or lexicon.role(t.lower, language) for t in run)
            if small and nobody and spells(held[0].text, lexicon.written(run), language):
                yield held[0].text
                break


def _opens_title(tokens: Sequence[Token], i: int, language: str) -> bool:
    """« le Premier Ministre », « le Président de la Ligue »: a post with a capital, which the model takes for a person."""
    token = tokens[i]
    titles = lexicon.words(language, "titles", "before")
    post = lexicon.role(token.lower, language) is not None or token.lower in titles
    if not post or not i or lexicon.first_name(token.text) is not None:
        return False
    before = tokens[i - 1]
    return before.pos == "DET" or before.lower in titles | lexicon.words(language, "titles", "contracted")


def _stands_alone(tokens: Sequence[Token], i: int) -> bool:
    """« a dit Petit. »: a person told by one word, with no part of a name beside it."""
    token = tokens[i]
    if token.label != "PER" or lexicon.first_name(token.text) is not None:
        return False
    beside = (*tokens[max(0, i - 1) : i], *tokens[i + 1 : i + 2])
    return not any(t.label == "PER" or t.text == "-" or t.text[0].isupper() for t in beside)


def opens(sentence: Sentence, i: int) -> bool:
    """Whether token i stands where any word has a capital: first, or after an opening mark."""
    while i > 0 and (sentence.tokens[i - 1].text in _OPENING or not sentence.tokens[i - 1].text[0].isalnum()):
        if sentence.tokens[i - 1].text not in _OPENING:
            return sentence.tokens[i - 1].text == ")" and sentence.tokens[i].text in _DASHES  # « VALMER (AFP) - Le … »
        i -= 1
    return i == 0 or (sentence.tokens[i - 1].text in _OPENING)


def shouts(sentence: Sentence) -> bool:
    """Whether the sentence is written in capitals throughout."""
    letters = [t for t in sentence.tokens if t.text.isalpha() and len(t.text) > 1]
    return len(letters) > 2 and sum(t.text.isupper() for t in letters) > 0.7 * len(letters)
