"""Which callings go together and which exclude each other.

A skier may be « la championne », a professor of medicine « le médecin »; who coaches a team does not play in it, a mayor is
no prefect. Reads rules/<language>/callings.toml; whom a noun means is told elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from recoupe.extraction.entities.lexicon import words
from recoupe.rules.loader import load


@dataclass(frozen=True, slots=True)
class Domain:
    """Callings of one field."""

    name: str
    callings: tuple[str, ...]
    example: str
    told: bool = False  # nobody's of whom a text tells another calling


@dataclass(frozen=True, slots=True)
class Apart:
    """Groups of callings that nobody has one from two of at a time."""

    groups: tuple[tuple[str, ...], ...]
    example: str


@cache
def domains(language: str) -> dict[str, frozenset[str]]:
    """The fields of every calling, by its masculine form."""
    table: dict[str, set[str]] = {}
    for domain in load(language, "callings", "domain", Domain):
        for calling in domain.callings:
            table.setdefault(calling, set()).add(domain.name)
    return {calling: frozenset(names) for calling, names in table.items()}


def apart(one: str, other: str, language: str) -> bool:
    """Whether two callings (masculine forms) of one field exclude each other: who coaches a team does not play in it."""
    return any(
        {one, other} <= {calling for group in field.groups for calling in group}
        and not any({one, other} <= set(group) for group in field.groups)
        for field in load(language, "callings", "apart", Apart)
    )


def same_field(one: str, other: str, language: str) -> bool:
    """Whether two callings (masculine forms) are of one field: a doctor and a nurse."""
    return bool(domains(language).get(one, frozenset()) & domains(language).get(other, frozenset()))


def told_otherwise(calling: str, other: str, language: str) -> bool:
    """« la députée Awa Roux … la boulangère »: whether a text would tell of the calling who has the other one (masculine forms)."""
    fields = domains(language).get(calling, frozenset())
    told = {d.name for d in load(language, "callings", "domain", Domain) if d.told}
    plain = calling in words(language, "titles", "besides") | words(language, "titles", "managing")
    return bool(fields) and fields <= told and not plain and other in domains(language)


def exclude(one: str, other: str, language: str) -> bool:
    """Whether nobody has both callings at a time: a mayor is no prefect, a coach does not play."""
    return {one, other} <= words(language, "titles", "local_office") or apart(one, other, language)
