"""Which group told before a bare noun for several people takes up.

« Les habitants d'Aït Larbi ont écrit au wali. Les requérants réclament le gaz. Les habitants … » : all are the habitants d'Aït
Larbi. The same noun takes up the one group that it told with more words, a noun of the same kind (« les villageois », « les
riverains ») the one such group that was told; who only do something (« les requérants », « les manifestants ») are whoever of
the people spoke last. « Ces sources » stay without a name. « Des manifestants » who came in since are others. Of two groups told
alike nobody is meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from recoupe.extraction.entities.callings import domains
from recoupe.extraction.entities.floor import is_source
from recoupe.extraction.entities.groups import holds_a_name, is_group
from recoupe.extraction.entities.lexicon import group, words
from recoupe.extraction.entities.nominals import Article, Head, Nominal
from recoupe.extraction.entities.registry import Record, Registry
from recoupe.extraction.entities.researchers import is_team, team, written_by
from recoupe.extraction.entities.scene import Appearance
from recoupe.extraction.parse import ParsedArticle
from recoupe.model.entity import EntityKind
from recoupe.rules.folding import key
from recoupe.rules.loader import load


@dataclass(frozen=True, slots=True)
class Kin:
    """Nouns for people of one kind, by which a text tells one group in turn. `acting`: they say what somebody does, so that
    people of any kind who speak or act are meant as well; those who hold an office are not.
    """

    name: str
    nouns: tuple[str, ...]
    example: str
    counter: str = ""
    acting: bool = False


@cache
def _kinds(language: str) -> tuple[Kin, ...]:
    return load(language, "bodies", "people", Kin)


def told_before(
    seen: Appearance,
    appearances: Sequence[Appearance],
    parsed: ParsedArticle,
    spoke: Sequence[tuple[int, str]],
    language: str,
) -> Appearance | None:
    """The phrase of the group that `seen` takes up; null where none or two are about as likely.

    `spoke` lists (position, entity) of those who spoke before.
    """
    nominal = seen.nominal
    if nominal.article is not Article.DEFINITE or not nominal.plural or nominal.name is not None:
        return None
    if is_source(nominal, language):
        return None  # « des sources concordantes … ces sources »
    before = [a for a in appearances if a.nominal.end <= nominal.start and _people(a)]
    own = [
        a for a in before
        if _noun(a, parsed) == _noun(seen, parsed) and {a.nominal.gender, nominal.gender} != {"m", "f"}
    ]  # fmt: skip
    if nominal.qualifiers:  # « les parents d'élèves » of a school that has been told
        longer = {key(a.nominal.text): a for a in own if key(a.nominal.text).startswith(key(nominal.text) + " ")}
        return next(iter(longer.values())) if len(longer) == 1 else None
    if (count := _count(nominal, parsed)) is not None:  # « les deux associations »
        own = [a for a in own if _count(a.nominal, parsed) == count]
    fuller = {key(a.nominal.text): a for a in own if a.nominal.qualifiers}
    if fuller:
        return next(iter(fuller.values())) if len(fuller) == 1 else None
    if any(a.nominal.article is not Article.DEFINITE for a in own):
        return None  # « des manifestants », of whom no more is told
    if own:
        return own[-1] if own[-1].record is not None else None
    if count is not None:
        return None
    found = team(appearances, parsed, language) if is_team(seen, language) else None
    if found is not None and found.nominal.end <= nominal.start:
        return found
    return _of_its_kind(seen, before, parsed, language) or _who_spoke(seen, before, parsed, spoke, language)


def group_key(seen: Appearance, appearances: Sequence[Appearance], language: str) -> str | None:
    """Under which key people have a name of their own: « les enseignants », and « des chercheurs de l'Institut Valmer »."""
    placed = is_team(seen, language) and holds_a_name(seen.nominal)
    if not (is_group(seen.nominal) or placed) or is_source(seen.nominal, language):
        return None
    return "?written" if written_by(seen, appearances, language) is not None else key(seen.nominal.text)


def now_named(nominal: Nominal, registry: Registry) -> Record:
    """The group that « des chercheurs londoniens » tells, once it has been taken up."""
    return registry.ask(nominal.text, EntityKind.GROUP, gender=nominal.gender, plural=True)


def _noun(seen: Appearance, parsed: ParsedArticle) -> str:
    """The noun in the form of the lists."""
    nominal = seen.nominal
    return nominal.role.masculine if nominal.role else parsed.sentences[nominal.sentence].tokens[nominal.head].lower


def _count(nominal: Nominal, parsed: ParsedArticle) -> str | None:
    """« trois » of « les trois syndicats »"""
    tokens = parsed.sentences[nominal.sentence].tokens[nominal.first : nominal.head]
    return next((t.lower for t in tokens if t.pos == "NUM"), None)


def _people(seen: Appearance) -> bool:
    """Whether a phrase tells several people without the name of one."""
    nominal = seen.nominal
    as_group = seen.record is not None and seen.record.kind is EntityKind.GROUP
    several = nominal.plural and nominal.sort in (Head.ROLE, Head.BODY) and not seen.quoted
    return several and (nominal.name is None or as_group)


def _told(nominal: Nominal) -> bool:
    """Whether the phrase says which people: « les villageois », « des chercheurs londoniens », not « des voisins »."""
    return nominal.article is Article.DEFINITE or bool(nominal.qualifiers)


def _of_its_kind(
    seen: Appearance, before: Sequence[Appearance], parsed: ParsedArticle, language: str
) -> Appearance | None:
    noun = _noun(seen, parsed)
    kin = {n for kind in _kinds(language) if noun in kind.nouns and not kind.acting for n in kind.nouns}
    near = [a for a in before if _noun(a, parsed) in kin and not a.nominal.inside and _told(a.nominal)]
    found = {key(a.nominal.text): a for a in near if a.nominal.qualifiers} or {key(a.nominal.text): a for a in near}
    return next(iter(found.values())) if len(found) == 1 else None


def _who_spoke(
    seen: Appearance,
    before: Sequence[Appearance],
    parsed: ParsedArticle,
    spoke: Sequence[tuple[int, str]],
    language: str,
) -> Appearance | None:
    """« Les ouvriers du port réclament … Les protestataires … »: the people who have spoken, else those who act."""
    acting = {n for kind in _kinds(language) if kind.acting for n in kind.nouns}
    if _noun(seen, parsed) not in acting:
        return None
    told = [a for a in before if _told(a.nominal) and not _in_office(a, parsed, language)]
    voices = {who for _, who in spoke}
    heard = {a.record.id: a for a in told if a.record is not None and a.record.id in voices}
    if not heard:  # « Les villageois de Taghzout ont fermé la mairie. Les signataires … »
        heard = {key(a.nominal.text): a for a in told if a.subject and a.nominal.qualifiers and not a.nominal.inside}
    return next(iter(heard.values())) if len(heard) == 1 else None


def _in_office(seen: Appearance, parsed: ParsedArticle, language: str) -> bool:
    """« les policiers », « les élus », « les syndicats »: no such people are told by what they do."""
    body = seen.nominal.sort is Head.BODY and group(seen.nominal.text, language) is None
    fields = domains(language).get(_noun(seen, parsed), frozenset())
    return body or bool(fields & words(language, "bodies", "official_field"))
