"""When two names of persons may be one.

« Antony Blinken » and « Anthony Blinken », « Kim Jong Un » and « Kim Jong-un », « J. Roux » and « Jeanne Roux » are
spellings of one name; « Martin Duval » and « Marine Duval » are two. Whether bearers are the same is for others to say.
"""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from recoupe.rules.world_names import first_name

ALIKE = 88.0  # of 100: spellings of one given name (Antony, Anthony; Sergei, Sergueï), not two (Martin, Marine: 77)


def same_person(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two full names are spellings of one: the same words but for a letter or two, or an initial."""
    if a == b or "".join(a) == "".join(b):
        return True
    if len(a) != len(b) or len(a) < 2 or (a[-1] != b[-1] and fuzz.ratio(a[-1], b[-1]) < ALIKE):
        return False
    for x, y in zip(a, b, strict=True):
        if x == y or (len(x) == 1 and y.startswith(x)) or (len(y) == 1 and x.startswith(y)):
            continue
        gx, gy = first_name(x), first_name(y)
        if gx and gy and "e" not in (gx, gy) and gx != gy:
            return False
        if min(len(x), len(y)) < 4 or fuzz.ratio(x, y) < ALIKE - 6:
            return False
    return True


def part_of(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether `short` is made of words of `full`, in order, and not only of a first name that many bear."""
    if len(short) >= len(full):
        return False
    it = iter(full)
    return all(word in it for word in short)
