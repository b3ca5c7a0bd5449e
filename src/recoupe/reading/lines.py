"""The lines of a text as rules see them.

« • Partager sur Facebook → » is read as "Partager sur Facebook": without accents, bullets, arrows and pictograms at its
ends. Every line keeps its offsets in the text; nothing is decided here.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from functools import cache

from recoupe.rules.folding import Folded, fold

_KEPT_AT_START = frozenset("\"'«([#@©\u2026")
_KEPT_AT_END = frozenset("\"'»)].!?:;,%€$*…-")
LONG_WORD = re.compile(r"[a-z]{5,}")  # in lower case, without accents: words that say what a text is about
_SPACES = re.compile(r" {2,}")
_BREAK = re.compile(r"\r\n|[\n\r\u2028\u2029\u0085\u000b\u000c]")
_SENTENCE = re.compile(
    r"""(?:[.!?…]+(?:\s?[»"')\]])*|\b(?:Publicite|PUBLICITE|Advertisement))"""
    r"""(?P<gap>\s+(?=[«"'(\[\s©>→•]*[^\W_a-z])|(?<=[a-z»)"][.!?…»])(?=[A-Z][a-z]+ [a-z]|[A-Z]{4,} |(?:>>|→|•) ?[A-Z]))"""
    # « … la digue.Lire aussi : »
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank. `start:stop` are its own words, `stop` comes before its line break and end spaces."""

    number: int  # among the lines that are not blank
    start: int
    stop: int
    folded: Folded
    plain: str  # folded, without accents, bullets and double spaces: not aligned with the text
    bare: str  # folded, without accents, aligned with `folded`
    gap: bool  # a blank line stands before it
    bullet: bool  # it began with a bullet or dash
    sentences: tuple[tuple[int, int], ...] = field(default=())  # in `bare`

    @property
    def text(self) -> str:
        """The folded line."""
        return self.folded.text


@cache
def _base(character: str) -> str:
    first = unicodedata.normalize("NFD", character)[0]
    return first if first.isalpha() else character


def without_accents(text: str) -> str:
    """The text with every accented letter replaced by its base letter; of the same length."""
    return text if text.isascii() else "".join(map(_base, text))


def trimmed(bare: str) -> str:
    """A folded line without bullets, arrows and pictograms at its ends, spaces made single."""
    start, end = 0, len(bare)
    while start < end and not (bare[start].isalnum() or bare[start] in _KEPT_AT_START):
        start += 1
    while end > start and not (bare[end - 1].isalnum() or bare[end - 1] in _KEPT_AT_END):
        end -= 1
    return _SPACES.sub(" ", bare[start:end])


def split_lines(text: str) -> tuple[Line, ...]:
    """The lines of `text` that are not blank, in order."""
    lines: list[Line] = []
    blank, position = False, 0
    ends = [m.span() for m in _BREAK.finditer(text)]
    for end, following in [*ends, (len(text), len(text))]:
        raw = text[position:end]
        if raw.strip():
            start = position + len(raw) - len(raw.lstrip())
            stop = position + len(raw.rstrip())
            lines.append(_line(len(lines), text, start, stop, gap=blank))
            blank = False
        else:
            blank = True
        position = following
    return tuple(lines)


def _line(number: int, text: str, start: int, stop: int, *, gap: bool) -> Line:
    folded = fold(text[start:stop], spaced=True)
    bare = without_accents(folded.text)
    bullet = bool(bare) and not bare[0].isalnum() and bare[0] not in _KEPT_AT_START
    return Line(number, start, stop, folded, trimmed(bare), bare, gap, bullet, sentences(bare))


def sentences(bare: str) -> tuple[tuple[int, int], ...]:
    """Rough sentences of a line, good enough to tell a prompt at its end from the paragraph before it."""
    found, begin = [], 0
    for match in _SENTENCE.finditer(bare):
        if match.start() - begin >= 3 and not re.search(
            r"(?:\b[A-Z]|\b(?:M|MM|Mme|Dr|St|art|av))$", bare[begin : match.start()]
        ):
            found.append((begin, match.start("gap")))
            begin = match.end()
    return (*found, (begin, len(bare)))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """In how many lines each long word stands."""

    counts: Mapping[str, int]

    def elsewhere(self, words: Set[str], own: Set[str] = frozenset()) -> int:
        """How many of `words` stand in lines other than the one whose words are `own`."""
        return sum(self.counts.get(word, 0) > (word in own) for word in words)


def long_words(line: Line) -> frozenset[str]:
    """The long words of a line."""
    return frozenset(LONG_WORD.findall(line.bare.lower()))


def vocabulary(lines: Iterable[Line]) -> Vocabulary:
    """The long words of some lines."""
    return Vocabulary(Counter(word for line in lines for word in long_words(line)))
