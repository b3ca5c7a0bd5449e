"""Whom a noun for an inhabitant means: « La Tchèque Pia Lund a battu Océane Roux. La Lilloise … » is Océane Roux.

Where somebody comes from is told by such a noun beside the name, or by a post with a nation. Who comes from elsewhere is not
meant; where more than one is left, pronouns' reasons decide (`pronouns`), and at last whom the sentence before is about.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from recoupe.extraction.entities.dwellers import dweller
from recoupe.extraction.entities.lexicon import demonym, words
from recoupe.extraction.entities.names import Name
from recoupe.extraction.entities.nominals import Head, Nominal
from recoupe.extraction.entities.scene import Appearance
from recoupe.extraction.entities.titles import Holder
from recoupe.extraction.entities.towns import is_of
from recoupe.extraction.parse import ParsedArticle, Token
from recoupe.rules.folding import key

_TOWN = "~"  # before a town from which somebody comes
_NEAR = 2  # sentences between the noun and whom it means, if nothing else tells


def _origin(word: str) -> str:
    """A country, or the noun as women and men share it."""
    land = demonym(word)
    return "@" + land if land is not None else key(word).rstrip("e").removesuffix("n")


def origins(
    appearances: Sequence[Appearance], holders: Sequence[Holder], parsed: ParsedArticle, language: str
) -> dict[str, frozenset[str]]:
    """Where persons come from, by what stands around their names and by the nations of their posts."""
    found: dict[str, set[str]] = {}
    for seen in appearances:
        name, tokens = seen.nominal.name, parsed.sentences[seen.nominal.sentence].tokens
        if seen.person is None or name is None:
            continue
        found.setdefault(seen.person.id, set())
        if dweller(tokens, name.first - 1, language, person=True):
            found[seen.person.id].add(_origin(tokens[name.first - 1].text))
        found[seen.person.id] |= _said_of(name, tokens, language)
    union = words(language, "titles", "union")  # « le commissaire européen » is of some country
    for holder in holders:
        lands = {q if q.startswith("@") else _TOWN + q for q in holder.qualifiers} - union
        found.setdefault(holder.record.id, set()).update(lands)
    return {ident: frozenset(told) for ident, told in found.items()}


def _said_of(name: Name, tokens: Sequence[Token], language: str) -> set[str]:
    """« Originaire de Valmer, Hugo Roux … », « Awa Roux, née à Valmer, », « Hugo Roux, un Lyonnais de 45 ans, »: the town, marked
    as one, or the noun of who lives there.
    """
    comma = tokens[name.last + 1 : name.last + 2]
    beside = name.last + 2 if comma and comma[0].text == "," else len(tokens)
    if dweller(tokens, beside + 1, language, person=True):
        return {_origin(tokens[beside + 1].text)}
    opening = 0 if name.first and tokens[name.first - 1].text == "," else len(tokens)
    for i in (opening, beside):
        town = tokens[i + 2 : i + 3]
        if town and town[0].text[0].isupper() and tokens[i].lower in words(language, "titles", "coming_from"):
            return {_TOWN + key(town[0].text)}
    return set()


def _comes_from(word: str, told: Set[str], language: str) -> bool:
    """Whether the noun is that of a place that is told, or made of a town's name: « la Marseillaise » of Marseille."""
    towns = (t.removeprefix(_TOWN) for t in told if t.startswith(_TOWN))
    return _origin(word) in told or any(is_of(key(word), town, language) for town in towns)


def from_there(
    nominal: Nominal,
    people: Sequence[Appearance],
    told: Mapping[str, frozenset[str]],
    parsed: ParsedArticle,
    language: str,
) -> list[Appearance]:
    """Of the appearances those who may come from where the noun says: who is told to, else who is not told to come from
    elsewhere.
    """
    if nominal.sort is not Head.DEMONYM:
        return list(people)
    word = parsed.sentences[nominal.sentence].tokens[nominal.head].text
    named = [a for a in people if a.person is not None and a.person.named]
    known = [
        a for a in named if a.person is not None and _comes_from(word, told.get(a.person.id, frozenset()), language)
    ]
    if known:
        return known
    nation = demonym(word) is not None
    told = {
        ident: frozenset(t for t in own if not t.startswith(_TOWN)) for ident, own in told.items()
    }  # where one is born
    others = {
        a.person.id for a in named
        if a.person is not None and any(t.startswith("@") == nation for t in told.get(a.person.id, ()))
    }  # fmt: skip
    foreign = {a.person.id for a in named if a.person is not None and told.get(a.person.id)} - others
    free = [a for a in people if a.record is None or a.record.id not in others]
    home = [a for a in free if a.record is None or a.record.id not in foreign]
    return [a for a in home or free if a.nominal.sort is not Head.DEMONYM or (a.record is not None and a.record.named)]


def about_last(nominal: Nominal, people: Sequence[Appearance]) -> Appearance | None:
    """The one person named in full whom the last sentences are about, else the only one named in full."""
    if nominal.sort is not Head.DEMONYM:
        return None
    near = [
        a for a in people
        if a.person is not None and a.person.named and " " in a.person.name and not a.quoted
        and {a.person.gender, nominal.gender} != {"m", "f"} and nominal.sentence - a.nominal.sentence <= _NEAR
    ]  # fmt: skip
    for group in ([a for a in near if a.leads], near):
        if len({a.person.id for a in group if a.person is not None}) == 1:
            return group[-1]
    return None
