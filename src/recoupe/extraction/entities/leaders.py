"""Those whom readers know by their office: « Recep Tayyip Erdogan l'attendait. Le président turc … » needs no introduction.

Who has led a state, a party or a world body has that post in every text that names them and gives it to nobody else; of two
who have had it in turn the last one has it now. It counts for titles that tell whose the post is (« le président turc », not
« le président »), and as a post of theirs where another one is told (« le fonctionnaire »).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from recoupe.extraction.entities.lexicon import first_name, role
from recoupe.extraction.entities.registry import Record
from recoupe.extraction.entities.scene import Appearance
from recoupe.extraction.entities.titles import Holder
from recoupe.model.entity import EntityKind
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

    def fields(self) -> frozenset[str]:
        """Its qualifiers."""
        return frozenset((*self.words, *(["@" + self.of] if self.of else [])))


@cache
def _offices(language: str) -> tuple[tuple[Office, dict[str, list[int]]], ...]:
    """Each office with the turns in which a name (its key) has held it."""
    found = []
    for office in load(language, "leaders", "office", Office):
        turns: dict[str, list[int]] = {}
        for n, spellings in enumerate(office.holders):
            for name in spellings.split("|"):
                turns.setdefault(key(name), []).append(n)
        found.append((office, turns))
    return tuple(found)


@cache
def _surnames(language: str) -> dict[str, str]:
    """The full name by a surname that only one of them has and that is no first name."""
    names = {key(n): n for _, turns in _offices(language) for n in turns}
    table: dict[str, set[str]] = {}
    for full in names:
        table.setdefault(full.split()[-1], set()).add(full)
    return {s: next(iter(full)) for s, full in table.items() if len(full) == 1 and first_name(s.capitalize()) is None}


def known_leaders(appearances: Sequence[Appearance], holders: Iterable[Holder], language: str) -> list[Holder]:
    """The posts that persons of the article have though it does not tell them, from where it first names them.

    An office that the text itself gives to somebody is not looked up.
    """
    told = list(holders)
    first: dict[str, Appearance] = {}
    for seen in appearances:
        if seen.person is not None and seen.person.named:
            first.setdefault(seen.person.id, seen)
    found = []
    for office, turns in _offices(language):
        post = role(office.role, language)
        if post is None:
            continue
        fields = office.fields()
        if any(h.role == post[0] and fields <= h.qualifiers for h in told):
            continue
        here = [(a, t) for a in first.values() if (t := turns.get(_full(a.record, language)))]
        last = max((max(t) for _, t in here), default=-1)
        if len(here) > 1 and any(len(t) > 1 for _, t in here):
            continue  # « Joe Biden … Donald Trump »: in whose time the text was written is not known
        for seen, turn in here:
            assert seen.record is not None
            if not any(h.record is seen.record and h.role == post[0] for h in told):
                former = max(turn) < last
                found.append(
                    Holder(seen.record, post[0], fields, seen.start, seen.nominal.sentence, former, known=True)
                )
    return found


def _full(record: Record | None, language: str) -> str:
    if record is None or record.kind is not EntityKind.PERSON:
        return ""
    name = key(record.name)
    return name if " " in name else _surnames(language).get(name, name)
