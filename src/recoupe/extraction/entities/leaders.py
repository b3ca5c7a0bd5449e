"""Those whom readers know by their office: « Recep Tayyip Erdogan l'attendait. Le président turc … » needs no introduction.

Who has led a state, a party or a world body has that post in every text that names them and gives it to nobody else; of two
who have had it in turn the last one has it now. It counts for titles that tell whose the post is (« le président turc », not
« le président »), and as a post of theirs where another one is told (« le fonctionnaire »).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from recoupe.extraction.entities.lexicon import Role, first_name, role
from recoupe.extraction.entities.nominals import Nominal
from recoupe.extraction.entities.registry import Record
from recoupe.extraction.entities.scene import Appearance
from recoupe.extraction.entities.titles import Holder
from recoupe.rules.folding import key
from recoupe.rules.loader import load


@dataclass(frozen=True, slots=True)
class Office:
    """An office of the country `of`, or as `words` narrow it, with those who have held it one after the other."""

    role: str
    holders: tuple[str, ...]
    example: str
    of: str = ""
    words: tuple[str, ...] = ()


@cache
def _offices(language: str) -> tuple[tuple[Role, frozenset[str], dict[str, list[int]]], ...]:
    """The post and qualifiers of each office, with the turns in which a name (its key) has held it."""
    found = []
    for office in load(language, "leaders", "office", Office):
        turns: dict[str, list[int]] = {}
        for n, spellings in enumerate(office.holders):
            for name in spellings.split("|"):
                turns.setdefault(key(name), []).append(n)
        post = role(office.role, language)
        fields = frozenset((*office.words, *(["@" + office.of] if office.of else [])))
        found += [] if post is None else [(post[0], fields, turns)]
    return tuple(found)


@cache
def _surnames(language: str) -> dict[str, str]:
    """The full name by a surname that only one of them has and that is no first name."""
    names = {key(n): n for *_, turns in _offices(language) for n in turns}
    table: dict[str, set[str]] = {}
    for full in names:
        table.setdefault(full.split()[-1], set()).add(full)
    return {s: next(iter(full)) for s, full in table.items() if len(full) == 1 and first_name(s.capitalize()) is None}


def known_leaders(appearances: Sequence[Appearance], holders: Iterable[Holder], language: str) -> list[Holder]:
    """The posts that persons of the article have though it does not tell them, from where it first names them.

    An office that the text itself gives to somebody is not looked up.
    """
    told = list(holders)
    first: dict[str, tuple[Record, str, Nominal]] = {}
    for seen in appearances:
        if seen.person is not None and seen.person.named and seen.person.id not in first:
            first[seen.person.id] = seen.person, _full(seen.person, language), seen.nominal
    found = []
    for post, fields, turns in _offices(language):
        here = [(who, turns[name], nominal) for who, name, nominal in first.values() if name in turns]
        if not here or any(h.role == post and fields <= h.qualifiers for h in told):
            continue
        if len(here) > 1 and any(len(turn) > 1 for _, turn, _ in here):
            continue  # « Joe Biden … Donald Trump »: in whose time the text was written is not known
        last = max(max(turn) for _, turn, _ in here)
        for who, turn, nominal in here:
            if not any(h.record is who and h.role == post for h in told):
                former = max(turn) < last
                found.append(Holder(who, post, fields, nominal.start, nominal.sentence, former, known=True))
    return found


def _full(person: Record, language: str) -> str:
    """The key of somebody's full name, if that is known."""
    name = key(person.name)
    return name if " " in name else _surnames(language).get(name, name)
