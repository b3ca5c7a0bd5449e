"""Those whom readers know by their office: « Recep Tayyip Erdogan l'attendait. Le président turc … » needs no introduction.

Who has led a state, a party or a world body has that post in every text that names them and gives it to nobody else; of two
who have had it in turn the last one has it now. It counts for titles that tell whose the post is (« le président turc », not
« le président »), and as a post of theirs where another one is told (« le fonctionnaire »).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from recoupe.extraction.entities.lexicon import Role, first_name, role, words
from recoupe.extraction.entities.nominals import Nominal
from recoupe.extraction.entities.registry import Record
from recoupe.extraction.entities.scene import Appearance
from recoupe.extraction.entities.titles import Holder
from recoupe.extraction.entities.usual_posts import leading_besides, usual
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
    told = [h for h in holders if not h.former]
    gone = [h for h in holders if h.former]
    first: dict[str, tuple[Record, str, Nominal]] = {}
    for seen in appearances:
        if seen.person is not None and seen.person.named and seen.person.id not in first:
            first[seen.person.id] = seen.person, _full(seen.person, language), seen.nominal
    found = []
    for post, fields, turns in _offices(language):
        here = [(who, turns[name], nominal) for who, name, nominal in first.values() if name in turns]
        if not here or any(_is_led(post, fields, h, language) for h in told):
            continue
        here = [one for one in here if not _busy(one[0], post, told, language)]
        before = {h.record.id for h in gone if h.role == post}  # « son prédécesseur Barack Obama »
        here = [one for one in here if one[0].id not in before]
        if not here or (len(here) > 1 and any(len(turn) > 1 for _, turn, _ in here)):
            continue  # « Joe Biden … Donald Trump »: in whose time the text was written is not known
        last = max(max(turn) for _, turn, _ in here)
        for who, turn, nominal in here:
            if not any(h.record is who and h.role == post for h in told):
                former = max(turn) < last
                found.append(Holder(who, post, fields, nominal.start, nominal.sentence, former, known=True))
    return found


def _is_led(post: Role, fields: frozenset[str], holder: Holder, language: str) -> bool:
    """Whether the text tells who has the office: under its own noun, or « le patron de » the same body."""
    if holder.role == post:
        return fields <= holder.qualifiers
    leading = words(language, "titles", "leading")
    body = fields - leading_besides(language)
    lead = {post.masculine, holder.role.masculine} <= leading
    return lead and not any(f.startswith("@") for f in fields) and bool(body & holder.qualifiers)


def _busy(who: Record, post: Role, told: Iterable[Holder], language: str) -> bool:
    """« Emmanuel Macron, ministre de l'Économie »: somebody told to hold another office, who has led later or before."""
    offices = words(language, "titles", "one_holder") | words(language, "titles", "ministerial")
    held = [usual(h.role, h.qualifiers, language)[0] for h in told if h.record is who]
    return any(role != post and role.masculine in offices for role in held)


def _full(person: Record, language: str) -> str:
    """The key of somebody's full name, if that is known."""
    name = key(person.name)
    return name if " " in name else _surnames(language).get(name, name)
