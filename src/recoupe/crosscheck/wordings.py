"""How two wordings of one utterance differ, and whether the meaning does.

« La manière dont ils développent leurs relations les préoccupe » / « … relève de leur préoccupation » : the stretches that
differ are shown side by side; a listed word that only one side has (a negation, « peut », « les préoccupe ») touches the
meaning, and so do figures. Where an article quotes only a part of the words, nothing is said of the rest. Not found: a
change of meaning in words that no list has.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import Indel

from recoupe.crosscheck.likeness import Said
from recoupe.model.statement import Mode
from recoupe.model.story import Difference
from recoupe.rules.concepts import LANGUAGE
from recoupe.rules.folding import fold_same_length, key
from recoupe.rules.loader import load, table

MOST = 3  # stretches shown of one pair of wordings
PARTIAL = 0.6  # a wording shorter than this share of the other quotes only a part
APART = 2  # equal words between two differing stretches that are still shown as one

_QUOTED = re.compile(r'«[^»]*»|"[^"]*"')
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*'?")


@dataclass(frozen=True, slots=True)
class MeaningWords:
    """Words whose presence on one side only changes the meaning."""

    touches: str  # polarity, modality, quantifier, feeling, …
    words: tuple[str, ...]
    example: str


@cache
def _meaning_words(language: str) -> Mapping[str, tuple[str, int]]:
    """What each listed word touches, and the place of its list: « peut » and « doit » touch one thing in two ways."""
    return {
        w: (m.touches, n) for n, m in enumerate(load(language, "meaning", "meaning", MeaningWords)) for w in m.words
    }


@dataclass(frozen=True, slots=True)
class Compared:
    """How two wordings differ: one is only a part of the other, or these stretches differ and touch that of the meaning."""

    part: str | None  # the words of the shorter one
    stretches: tuple[tuple[str, str], ...]  # side by side; "" where one side has nothing
    touched: tuple[str, ...]


def quoted(row: Said) -> str:
    """The words in quotation marks."""
    return quoted_words(" ".join(s.text for s in row.statement.content), row.statement.mode)


def quoted_words(content: str, mode: Mode) -> str:
    """The words of a content that stand in quotation marks; all of a direct one without marks."""
    text = fold_same_length(content)
    marked = " ".join(m.strip('«»" ') for m in _QUOTED.findall(text))
    return marked or (text if mode is Mode.DIRECT else "")


def compared(a: str, b: str) -> Compared | None:
    """How two wordings differ; None where only marks, case or accents do."""
    first, second = _words(a), _words(b)
    if _plain(first) == _plain(second):
        return None
    shorter, longer = sorted((first, second), key=len)
    if len(shorter) < PARTIAL * len(longer):
        return Compared(" ".join(shorter), (), ())
    pairs = _stretches(first, second)
    shown = tuple((" ".join(left), " ".join(right)) for left, right in pairs[:MOST])
    return Compared(None, shown, tuple(_touched(pairs)))


def compare(a: Said, b: Said) -> tuple[Difference, str]:
    """How the quoted words of two statements differ, with a note of the words that do."""
    found = compared(quoted(a), quoted(b))
    if found is None:
        return Difference.NONE, ""
    if found.part is not None:
        return Difference.WORDING, _note("part", a=found.part)
    notes = [_pair(left, right) for left, right in found.stretches]
    if found.touched:
        notes.append(_note("touches", what=", ".join(found.touched)))
        return Difference.MEANING, " ; ".join(notes)
    return Difference.WORDING, " ; ".join(notes)


def _stretches(first: Sequence[str], second: Sequence[str]) -> list[tuple[list[str], list[str]]]:
    """The differing stretches side by side; those with only a word or two between them are shown as one."""
    a, b = [key(w) for w in first], [key(w) for w in second]
    pieces: list[list[int]] = []
    for op in Indel.opcodes(a, b):
        if op.tag == "equal":
            continue
        if pieces and op.src_start - pieces[-1][1] < APART and op.dest_start - pieces[-1][3] < APART:
            pieces[-1][1], pieces[-1][3] = op.src_end, op.dest_end
        else:
            pieces.append([op.src_start, op.src_end, op.dest_start, op.dest_end])
    return [(list(first[i:j]), list(second[k:m])) for i, j, k, m in pieces]


def _pair(left: str, right: str) -> str:
    return _note("segment", a=left, b=right) if left and right else _note("only", a=left or right)


def _touched(pairs: Sequence[tuple[list[str], list[str]]]) -> list[str]:
    """What parts of the meaning the differing words touch: a listed word that the other side has no counterpart for."""
    kinds = _meaning_words(LANGUAGE)
    sides = [[w.lower() for pair in pairs for w in pair[i]] for i in (0, 1)]
    one, other = ({kinds[w] for w in side if w in kinds} for side in sides)
    found = sorted({touches for touches, _ in one ^ other})
    if {w for w in sides[0] if w.isdigit()} != {w for w in sides[1] if w.isdigit()}:
        found.append(str(table(LANGUAGE, "explanations")["quotation"]["number"]))
    return found


def _note(form: str, **values: str) -> str:
    return str(table(LANGUAGE, "explanations")["quotation"][form]).format(**values)


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _plain(words: Sequence[str]) -> list[str]:
    return [key(w) for w in words]
