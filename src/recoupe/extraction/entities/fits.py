"""How well the posts that the text gives somebody go with a title.

« Hugo Roux, maire de Valmer … L'élu » : the title's noun is wider than the post; « l'avocat Hugo Roux … Le juriste » : one
field of work. « Le préfet » is no mayor, « le ministre de l'Intérieur » not that of the Sea, the accused none of those who
try them: these exclude each other. Who has no post may have any that a text need not tell. What else ties a person to a title
is weighed in `likely`.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Protocol

from recoupe.extraction.entities.callings import exclude, same_field, told_otherwise
from recoupe.extraction.entities.lexicon import Role, words
from recoupe.extraction.entities.nominals import Article, Nominal
from recoupe.extraction.entities.registry import Record
from recoupe.extraction.entities.scene import Appearance, Layout
from recoupe.extraction.entities.titles import Holder, may_govern, of_state
from recoupe.extraction.entities.undergone import in_the_dock
from recoupe.extraction.entities.usual_posts import leading_besides, ranks, usual
from recoupe.extraction.parse import ParsedArticle
from recoupe.model.entity import EntityKind
from recoupe.rules.folding import key

SAME, WIDER, FIELD, UNTOLD, FREE, FAR = 1.6, 1.3, 1.0, 0.6, 0.3, 0.1  # how the posts of somebody go with the title
LINK = 1.0  # a name that stands in the title and beside the person


class Stage(Protocol):
    """What of an article's casting is needed here."""

    parsed: ParsedArticle
    language: str
    appearances: list[Appearance]
    holders: list[Holder]
    deeds: list[Holder]
    layout: Layout
    ages: Mapping[str, int]
    last_seen: dict[str, int]
    untold: set[str]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person of the article with where the text names them."""

    record: Record
    seen: tuple[Appearance, ...]


def fit(nominal: Nominal, person: Candidate, scene: Stage, *, linked: bool, opening: bool, here: bool) -> float:
    """How well the title goes with somebody, by the posts that the text tells and by what it tells them to do."""
    told = _told(nominal, person, scene, linked=linked, opening=opening, here=here)
    deeds = [h for h in scene.deeds if h.record is person.record]
    if of_state(nominal, scene.language):
        deeds = [h for h in deeds if h.role == nominal.role]
    if nominal.role is None or not deeds:
        return told
    title = _post(nominal.role, nominal.qualifiers, nominal, scene)
    done = max(_goes(title, _post(h.role, h.qualifiers, None, scene), scene.language, loose=False) for h in deeds)
    return max(told, done) if done >= WIDER else told


def _told(nominal: Nominal, person: Candidate, scene: Stage, *, linked: bool, opening: bool, here: bool) -> float:
    """How well the posts that somebody has by the text go with the title; 0 where they exclude it.

    `here`: it is they of whom the article's title tells, or who go on speaking.
    """
    assert nominal.role is not None
    language = scene.language
    title = _post(nominal.role, nominal.qualifiers, nominal, scene)
    told = {a.start: a.nominal for a in person.seen}
    mine = [h for h in scene.holders if h.record is person.record]
    held = [_post(h.role, h.qualifiers, None if h.known else told.get(h.start), scene) for h in mine]
    told_whose = title.fields or title.lands or of_state(nominal, language)
    if not (here or opening or told_whose) and any(h.known for h in mine):
        held = [p for p in held if p.role != title.role] or held[:0]  # « le président » may be another one
    held = [p for p in held if p.role.post and p.role.masculine not in words(language, "titles", "relation")]
    guarded = title.role.masculine in words(language, "titles", "guarded")
    if in_the_dock(title.role, person.record, scene.holders, language):
        return 0.0
    if title.role.masculine in words(language, "titles", "party_to_a_trial") and _alone_untold(nominal, person, scene):
        return FIELD
    served = title.former and title.role.masculine in words(language, "titles", "ministerial")
    dwells = title.role.masculine in words(language, "titles", "dweller")  # « l'habitant de Valmer »
    plain = (here or _anaphor(nominal, scene)) and _of_bodies(title.whose, scene)
    elsewhere = bool(title.whose) and not (dwells or plain or served)
    if not held:  # « le notaire de la veuve Roux » is hers, « le présentateur » is told
        return 0.0 if (elsewhere or guarded) and not linked else UNTOLD
    if (
        not served
        and _somebodys(nominal, scene)
        and all(_goes(title, post, language, loose=True) < FIELD for post in held)
    ):
        return 0.0  # « le porte-parole de Hugo Roux » is no footballer
    governs = title.former or not of_state(nominal, language)
    if not governs and not all(p.former or may_govern(p.role, nominal, language) for p in held):
        return 0.0  # « le général Hugo Roux … Le Premier ministre »
    fits = [_goes(title, post, language, loose=linked or opening) for post in held]
    best = 0.0 if 0.0 in fits and max(fits) < WIDER else max(fits)
    heads = title.role.masculine in words(language, "titles", "managing")  # of whatever field
    if elsewhere and not linked and best <= (FIELD if heads else FREE):
        return 0.0  # « Le chanteur Hugo Roux … le président de la Fédération des artistes »
    return 0.0 if guarded and best < FIELD else best


def _alone_untold(nominal: Nominal, person: Candidate, scene: Stage) -> bool:
    """« Devant la cour, Awa Roux a raconté … »: the only person of that gender of whom no post is told."""
    told = {h.record.id for h in scene.holders if not h.known}
    untold = {
        a.person.id for a in scene.appearances
        if a.person is not None and a.person.named and a.person.id not in told and not a.nominal.inside
        and {a.person.gender, nominal.gender} != {"m", "f"}
    }  # fmt: skip
    return untold == {person.record.id}


def _somebodys(nominal: Nominal, scene: Stage) -> bool:
    """« le porte-parole de Hugo Roux », « l'avocate du maire Hugo Roux »: a post with a person who has a name."""
    return any(nominal.start < a.start < nominal.end and a.person and a.person.named for a in scene.appearances)


def _anaphor(nominal: Nominal, scene: Stage) -> bool:
    """« la jeune femme du Nord »: a noun of which no post is told."""
    head = scene.parsed.sentences[nominal.sentence].tokens[nominal.head].lower
    return head in words(scene.language, "titles", "anaphor")


def _of_bodies(whose: Set[str], scene: Stage) -> bool:
    """« la présidente du RN », « le député de la Somme »: a post in a body or of a place, not with a person."""
    return not any(a.person is not None and a.person.id in whose for a in scene.appearances)


@dataclass(frozen=True, slots=True)
class Post:
    """A post under its usual words."""

    role: Role
    fields: frozenset[str]
    lands: frozenset[str]
    whose: frozenset[str] = frozenset()  # the persons and bodies with a name of which it is
    outlets: frozenset[str] = frozenset()  # those among them that are newspapers or stations
    former: bool = False
    owned: bool = False  # « son président », of a body told before


def _post(role: Role, qualifiers: frozenset[str], nominal: Nominal | None, scene: Stage) -> Post:
    post, held, _ = usual(role, qualifiers, scene.language)
    lands = frozenset(q for q in held if q.startswith("@"))
    fields = held - lands
    if nominal is None:
        return Post(post, fields, lands)
    tokens = scene.parsed.sentences[nominal.sentence].tokens[nominal.first : nominal.last + 1]
    former = words(scene.language, "titles", "former")
    ended = any(t.lower in former or t.lower.startswith("ex-") for t in tokens[: nominal.head - nominal.first + 1])
    if any(t.lower in words(scene.language, "names", "locative") for t in tokens):
        lands = frozenset()  # « l'envoyé de l'ONU en Afghanistan » is no Afghan
    own = qualifiers - held  # « Sceaux » of « la garde des Sceaux »
    whose = frozenset(
        a.record.id for a in scene.appearances
        if a.record is not None and a.record.named and nominal.start < a.start < nominal.end and a.nominal.inside
        and a.nominal.sentence == nominal.sentence and not own.issuperset(key(a.nominal.text).split())
    )  # fmt: skip
    outlets = frozenset(
        a.record.id for a in scene.appearances
        if a.record is not None and a.record.id in whose and a.record.kind is EntityKind.OUTLET
    )  # fmt: skip
    return Post(post, fields, lands, whose, outlets, ended, nominal.article is Article.POSSESSIVE)


def _goes(title: Post, told: Post, language: str, *, loose: bool) -> float:
    """How well one post goes with the title; `loose` where something else ties the two."""
    office = words(language, "titles", "local_office")
    here, there = title.role.masculine, told.role.masculine
    if title.lands and told.lands and not title.lands & told.lands:
        return 0.0
    lead = _lead(title, told, language)
    if lead is not None:
        return lead
    if told.role == title.role:
        if (title.fields ^ told.fields) & ranks(language):
            return 0.0
        if title.whose and told.whose:
            return SAME + LINK if title.whose & told.whose else 0.0
        if not title.fields or not told.fields or title.fields & told.fields:
            return SAME
        if _opposed(title.fields, told.fields, language):
            return 0.0
        if here in office:
            return FAR if title.former else 0.0
        return SAME if loose else FAR
    if title.outlets and told.outlets and (here in told.role.wider or there in title.role.wider):
        return (
            WIDER + LINK if title.outlets & told.outlets else 0.0
        )  # « le journaliste d'Airval TV … le reporter d'Airval TV »
    if here in told.role.wider or there in title.role.wider:
        return FAR if title.fields & ranks(language) - told.fields else WIDER  # a « secrétaire d'État » is no premier
    if here in words(language, "titles", "charged") and there not in words(language, "titles", "court"):
        return UNTOLD
    if exclude(here, there, language):
        return FAR if title.former or told.former else 0.0
    if here in office - words(language, "titles", "well_known"):
        return FAR  # « le directeur régional Hugo Roux … le préfet »
    if here in words(language, "titles", "well_known") and not (title.fields or title.whose):
        return FAR  # « le sénateur Hugo Roux … Le président »
    if same_field(here, there, language):
        heads = here in words(language, "titles", "leading") and bool(title.fields - leading_besides(language))
        governs = there in words(language, "titles", "ministerial") and not told.former
        return FREE if heads and governs else FIELD  # « le Premier ministre Roux … le leader du Parti du Port »
    if not (title.former or told.former) and told_otherwise(here, there, language):
        return 0.0
    return FREE if there in words(language, "titles", "besides") | words(language, "titles", "managing") else FAR


def _lead(title: Post, told: Post, language: str) -> float | None:
    """« le président des Républicains … le patron de LR »: nouns for whoever leads, of one body; of a body, where somebody
    is told to lead something else, and not the state (« le président Roux … la présidente du club »).
    """
    leading = words(language, "titles", "leading")
    chief = _in_chief(told, language) and title.role.masculine in words(language, "titles", "chief_as")
    if title.role.masculine not in leading or not (told.role.masculine in leading or chief) or not title.fields:
        return None
    plain = leading_besides(language)
    fields, others = title.fields - plain, told.fields - plain
    one_body = fields and others and (fields <= others or others <= fields)
    if title.role != told.role and (one_body or title.whose & told.whose):
        return SAME + LINK
    if chief or not title.whose or told.whose or title.former or told.former:
        return None
    if title.role == told.role:
        state = told.role.masculine in words(language, "titles", "presidential") and not told.owned
        return FAR if state and not told.fields else None
    return FREE if told.fields else None


def _in_chief(told: Post, language: str) -> bool:
    """« le secrétaire général de la CGT »: whoever leads, by a rank before or behind another noun."""
    ranked = told.fields & words(language, "titles", "chief_rank")
    return told.role.masculine in words(language, "titles", "in_chief") and bool(ranked)


def _opposed(one: Set[str], other: Set[str], language: str) -> bool:
    """« l'avocate de l'accusé », « l'avocate de la partie civile »: the two sides of a trial."""
    accused, harmed = words(language, "titles", "accused_side"), words(language, "titles", "harmed_side")
    return bool((one & accused and other & harmed) or (one & harmed and other & accused))
