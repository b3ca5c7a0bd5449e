"""When two names of persons may be one.

« Antony Blinken » and « Anthony Blinken », « Kim Jong Un » and « Kim Jong-un », « J. Roux » and « Jeanne Roux » are
spellings of one name; « Martin Duval » and « Marine Duval » are two. Whether bearers are the same is for others to say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from recoupe.rules.world_names import first_name

ALIKE = 85.0  # of 100, for words of five letters and more: Zelensky and Zelenski have 88, Duval and Dunal 80


def same_person(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two full names (words as `folding.key` gives them) are spellings of one.

    They are when their words differ by a letter or two or one has an initial. Two given names that both exist and are
    not written for one sound (Michel, Michael; Martin, Marine) are two.
    """
    if a == b or "".join(a) == "".join(b):
        return True
    if len(a) != len(b) or len(a) < 2:
        return False
    return all(_alike(x, y) for x, y in zip(a, b, strict=True)) and a[-1][0] == b[-1][0]


def _alike(x: str, y: str) -> bool:
    if x == y or (len(x) == 1 and y.startswith(x)) or (len(y) == 1 and x.startswith(y)):
        return True
    gx, gy = first_name(x), first_name(y)
    if gx and gy and "e" not in (gx, gy) and gx != gy:
        return False  # Jean, Jeanne
    if sound(x) == sound(y) and min(len(x), len(y)) > 2:
        return True
    if gx and gy:
        return False
    return min(len(x), len(y)) >= 5 and fuzz.ratio(x, y) >= ALIKE


def slip_of(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether of two full names in one text one is a slip of the pen: « Ronan » and « Ronen », « de » and « du Roux ».

    One article seldom has two people whose names differ by a vowel; two given names that both exist are still two.
    """
    if len(a) != len(b) or len(a) < 2:
        return False
    differing = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    return len(differing) == 1 and _slip(*differing[0])


def _slip(x: str, y: str) -> bool:
    if x[0] != y[0]:
        return False
    if max(len(x), len(y)) <= 2:
        return True  # de, du
    gx, gy = first_name(x), first_name(y)
    if gx and gy:
        return gx == gy and sound(x.rstrip("s")) == sound(y.rstrip("s"))
    return min(len(x), len(y)) >= 5 and _skeleton(x) == _skeleton(y)


def _skeleton(word: str) -> str:
    """The consonants of a word by their sound, with its first and last letter: Hamida is no Hamid."""
    return re.sub(r"(?<!^)[aeiou](?!$)", "", sound(word))


def sound(word: str) -> str:
    """Roughly how a transliterated name sounds: « sergei » and « serguei », « antony » and « anthony » agree."""
    plain = re.sub(r"gu(?=[ei])", "g", word.replace("ph", "f").replace("ou", "u").replace("y", "i").replace("w", "v"))
    plain = re.sub(r"(?<=n)j", "i", plain)
    plain = re.sub(r"(?<=[^cs])h", "", plain.replace("ck", "k").replace("kh", "k"))
    return re.sub(r"(.)\1+", r"\1", plain).rstrip("e")


def part_of(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether `short` is made of words of `full`, in order, and not only of a first name that many bear."""
    if len(short) >= len(full):
        return False
    it = iter(full)
    return all(word in it for word in short)
