"""The news agencies of the world under all their names, from rules/world/agencies.toml.

« Keystone-ATS » and « ats » are one agency, ATS. Names that are also ordinary words (« MAP », « Petra ») are known as
such: `Agency.bare` is false for them, and whoever reads a text decides whether the place is one of credit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from recoupe.rules.folding import key
from recoupe.rules.loader import load


@dataclass(frozen=True, slots=True)
class Agency:
    """A news agency: canonical name, other names, ISO 3166 country it is at home in."""

    name: str
    country: str
    example: str
    aliases: tuple[str, ...] = ()
    bare: bool = True  # its name alone on a line is a signature


@cache
def agencies() -> tuple[Agency, ...]:
    """All agencies, in file order."""
    return load("world", "agencies", "agency", Agency)


@cache
def spellings() -> tuple[tuple[str, Agency], ...]:
    """Every name with its agency, longest first, so that « Interfax-Ukraine » is not read as Interfax."""
    pairs = {name: agency for agency in reversed(agencies()) for name in (agency.name, *agency.aliases)}
    return tuple(sorted(pairs.items(), key=lambda p: (-len(p[0]), p[0])))


@cache
def canonical(name: str) -> str | None:
    """The canonical name of the agency that `name` spells, or null. « L'Agence France-Presse » gives AFP."""
    wanted = key(name)
    for spelling, agency in spellings():
        known = key(spelling)
        if wanted == known or re.fullmatch(
            rf"(?:l|la|le|the)(?: agence)? {re.escape(known)}|agence {re.escape(known)}", wanted
        ):
            return agency.name
    return None
