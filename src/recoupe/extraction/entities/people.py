"""Which names of persons in one article mean the same person.

« Choe Son Hui … Choe … Mme Choe » is one person, « Martin Duval … Marine Duval … Duval » is two and one who is told only
by a post, by being named alone so far, or by being named more often (`meant`). A shorter name joins the longer one
whose words it is made of, where there is only one; a form of address helps.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from recoupe.rules.folding import key
from recoupe.rules.naming import part_of, same_person, slip_of


@dataclass(frozen=True, slots=True)
class Called:
    """A name as one place writes it, with the gender that address or first name give (m, f, e)."""

    text: str
    gender: str

    @property
    def parts(self) -> tuple[str, ...]:
        """Its words without case and accents."""
        return tuple(key(self.text).split())


def cluster(names: Iterable[Called], introduced: Set[str] = frozenset()) -> Mapping[Called, str | None]:
    """For every name the fullest spelling of its bearer, of two that differ by a letter the commoner; null where it could be
    two. Given names that are `introduced` with an age (« Marc, 49 ans, ») are nobody's who is told in full.
    """
    told = tuple(names)
    counts = Counter(n.text for n in told)
    every = sorted(set(told), key=lambda n: (-len(n.parts), -len(n.text), n.text, n.gender))
    better: dict[str, str] = {}
    leaders: list[Called] = []
    known: dict[Called, str | None] = {}
    genders: dict[str, str] = {}
    for name in every:
        equal = [x for x in leaders if same_person(name.parts, x.parts) and _agree(name.gender, genders[x.text])]
        if not equal:
            equal = [x for x in leaders if slip_of(name.parts, x.parts) and _agree(name.gender, genders[x.text])]
        whole = len(equal) == 1 and len(name.parts) == len(equal[0].parts) and all(len(part) > 1 for part in name.parts)
        if whole and counts[name.text] > counts[better.get(equal[0].text, equal[0].text)]:
            better[equal[0].text] = name.text
        fuller = equal or [x for x in leaders if part_of(name.parts, x.parts) and _agree(name.gender, genders[x.text])]
        if name.text in introduced:
            fuller = [x for x in fuller if x.parts[0] != name.parts[0]]
        if len(fuller) > 1:  # « Duval » of two Duvals; a surname before a given name
            last = [x for x in fuller if x.parts[-1] == name.parts[-1]]
            fuller = last if len(last) == 1 else fuller
        if len(fuller) == 1:
            known[name] = fuller[0].text
            if genders[fuller[0].text] == "e":
                genders[fuller[0].text] = name.gender
        elif fuller and len(name.parts) == 1:
            known[name] = None
        else:
            leaders.append(name)
            known[name] = name.text
            genders[name.text] = name.gender
    return {name: full if full is None else better.get(full, full) for name, full in known.items()}


def meant(
    name: Called, position: int, named: Mapping[str, Sequence[int]], genders: Mapping[str, str], holds: Set[str]
) -> str | None:
    """Whom a surname means that two people have: of `named` (fullest spelling → where it is written out) the one who is
    of the post it stands with (`holds`), was alone named before `position`, or is the one the text names more often.
    """
    bearers = {
        full: places for full, places in named.items()
        if key(full).split()[-1:] == list(name.parts) and _agree(name.gender, genders.get(full, "e"))
    }  # fmt: skip
    if len(held := holds & set(bearers)) == 1:
        return next(iter(held))
    before = [full for full, places in bearers.items() if places[0] < position]
    if len(before) == 1:
        return before[0]
    ranked = sorted(bearers, key=lambda full: (-len(bearers[full]), bearers[full][0]))
    if len(ranked) < 2 or len(bearers[ranked[0]]) <= len(bearers[ranked[1]]):
        return None
    return ranked[0]


def _agree(a: str, b: str) -> bool:
    return a == b or "e" in (a, b)
