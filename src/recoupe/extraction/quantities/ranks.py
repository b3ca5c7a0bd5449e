"""Numbers that only count the items of a list on: « 1. Valmer, 2. Brune, 3. Sorel », « 1 = Valmer 2 = Brune 3 = Sorel ».

They may stand on lines of their own (« 1 Valmer », « 2 Brune »). Seen on the article's text alone, since an item may be
a sentence, a line or a part of one. A run starts at one, or comes down to one where each number has its mark; what stands
behind each opens with a capital.
"""

from __future__ import annotations

import re
from itertools import pairwise

_ITEM = re.compile(
    r"(?:(?:^|(?<=[\n,;:.!?(]))\s?(?P<number>\d{1,2})|(?<=\s)(?P<inside>\d{1,3})(?=\s?[.)/°=:–-]))"
    r"(?P<mark>\s?[.)/°=:–-])?\s?(?=[«\"“]?[^\W\d_a-zà-ÿ])"
)
_APART = 240  # characters between two items of a list
_RUN = 3  # items of a list
_TABLE = "="
_LEAP = 2  # from one number to the next where both are marked


def ranks(text: str) -> set[int]:
    """Offsets of the numbers of `text` that number the items of a list."""
    found: set[int] = set()
    items = list(_ITEM.finditer(text))
    for step in (1, -1):
        run = items[:1]
        for one, two in [*pairwise(items), (None, None)]:
            if one is not None and two is not None and _goes_on(one, two, step):
                run.append(two)
                continue
            if len(run) >= _RUN and _number(run[0 if step > 0 else -1]) == 1:
                found |= {max(m.start("number"), m.start("inside")) for m in run}
            run = [two] if two is not None else []
    return found


def _goes_on(one: re.Match[str], two: re.Match[str], step: int) -> bool:
    """Whether `two` follows `one` in a list.

    Where both have a mark a number may be left out or shared (« 3 = Brune 3 = Sorel »), any of them in a table, whose end
    leaps (« 11 = Sorel 161 = Brune »).
    """
    marked = one["mark"] is not None and two["mark"] is not None
    on = (_number(two) - _number(one)) * step
    near = two.start() - one.end() < _APART
    tabled = marked and _TABLE in one["mark"] + two["mark"]
    return near and (on == step == 1 or (marked and on >= 0 and (tabled or on <= _LEAP)))


def _number(item: re.Match[str]) -> int:
    return int(item["number"] or item["inside"])
