"""Which names of persons in one article mean the same person.

« Choe Son Hui … Choe … Mme Choe » is one person, « Martin Duval … Marine Duval … Duval » is two and one who can't be
told. A shorter name joins the longer one whose words it is made of, where there is only one; a form of address helps.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from recoupe.rules.folding import key
from recoupe.rules.naming import part_of, same_person


@dataclass(frozen=True, slots=True)
class Called:
    """A name as one place writes it, with the gender that address or first name give (m, f, e)."""

    text: str
    gender: str

    @property
    def parts(self) -> tuple[str, ...]:
        """Its words without case and accents."""
        return tuple(key(self.text).split())


def cluster(names: Iterable[Called]) -> Mapping[Called, str | None]:
    """For every name the fullest spelling of its bearer; null where it could be two."""
    every = sorted(set(names), key=lambda n: (-len(n.parts), -len(n.text), n.text, n.gender))
    leaders: list[Called] = []
    known: dict[Called, str | None] = {}
    genders: dict[str, str] = {}
    for name in every:
        equal = [x for x in leaders if same_person(name.parts, x.parts) and _agree(name.gender, genders[x.text])]
        fuller = equal or [x for x in leaders if part_of(name.parts, x.parts) and _agree(name.gender, genders[x.text])]
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
    return known


def _agree(a: str, b: str) -> bool:
    return a == b or "e" in (a, b)
