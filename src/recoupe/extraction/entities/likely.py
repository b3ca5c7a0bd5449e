"""Whom a title most likely means, where no post that the text gives settles it.

« Le groupe Airval a nommé Awa Roux. … La patronne d'Airval … », « Hugo Roux, d'Airval, … L'analyste d'Airval … » : every
person whom the article names is weighed by what ties them to the title: a post of the same or a wider noun, a field of
work that both share, a name that stands with both, having just spoken or acted, being whom the article is about. The
best is meant if enough speaks for them and clearly more than for the next. A post that excludes the title (a mayor is no
prefect), another gender and another country rule somebody out. « un », plurals and « ce » are not looked at here.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import Protocol

from recoupe.extraction.entities.callings import exclude, same_field
from recoupe.extraction.entities.lexicon import Role, words
from recoupe.extraction.entities.nominals import Article, Head, Nominal
from recoupe.extraction.entities.registry import Record
from recoupe.extraction.entities.scene import Appearance, Layout, subject_of
from recoupe.extraction.entities.titles import (
    Holder,
    may_govern,
    of_another,
    of_state,
    serves,
    without_surname,
)
from recoupe.extraction.entities.undergone import gone, in_the_dock, tried
from recoupe.extraction.entities.usual_posts import leading_besides, ranks, usual
from recoupe.extraction.parse import ParsedArticle
from recoupe.model.article import BlockKind
from recoupe.rules.folding import key

ENOUGH = 1.6  # what must speak for somebody
LEAD = 0.4  # and by how much more than for the next
LITTLE, FAR_AHEAD = 1.2, 0.7  # less is enough for one far ahead of the next
SAME, WIDER, FIELD, UNTOLD, FREE, FAR = 1.6, 1.3, 1.0, 0.6, 0.3, 0.1  # how the posts of somebody go with the title
LINK = 1.0  # a name that stands in the title and beside the person
SPOKE, SPOKE_BEFORE = 0.8, 0.3  # who spoke last, who was among the last three
NEAR = (0.6, 0.6, 0.4, 0.4, 0.2, 0.2, 0.2)  # by narrative sentences since the person was last named
ACTED = 0.2  # as a subject
TOPIC, MAIN, ALONE = 0.5, 0.5, 0.5  # whom the title of the article names; who is named far more often; the only one
AHEAD = 0.8  # who is named only below a title that stands in a headline or in the first lines
RIVAL = 0.8  # somebody without a name was told by the same noun
FEMININE = 0.2  # a feminine noun of somebody known to be a woman
PARTIAL = 0.5  # who is never named in full
_OFTEN = 3


class Stage(Protocol):
    """What of an article's casting is needed here."""

    parsed: ParsedArticle
    language: str
    appearances: list[Appearance]
    holders: list[Holder]
    layout: Layout


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person of the article with where the text names them."""

    record: Record
    seen: tuple[Appearance, ...]


def likely(nominal: Nominal, scene: Stage, spoke: Sequence[tuple[int, str]], *, opening: bool) -> Record | None:
    """The person of the article for whom clearly the most speaks."""
    if nominal.role is None or nominal.article is not Article.DEFINITE or nominal.plural:
        return None
    if _wanted(nominal, scene) or _of_theirs(nominal, scene):
        return None
    people = _people(scene)
    weights = {p.record.id: _weight(nominal, p, people, scene, spoke, opening) for p in people}
    best = sorted(people, key=lambda p: (-weights[p.record.id], p.seen[0].start))
    best = [p for p in best if weights[p.record.id] > 0]
    first, second = ([weights[p.record.id] for p in best] + [0.0, 0.0])[:2]
    sure = first >= ENOUGH and first - second >= LEAD
    return best[0].record if sure or (first >= LITTLE and first - second >= FAR_AHEAD) else None


def _wanted(nominal: Nominal, scene: Stage) -> bool:
    """« l'auteur des tirs »: somebody whom nobody knows yet."""
    tokens = scene.parsed.sentences[nominal.sentence].tokens
    if tokens[nominal.head].lower not in words(scene.language, "titles", "describer"):
        return False
    after = {t.lower for t in tokens[nominal.head + 1 : nominal.last + 1]}
    return bool(after & words(scene.language, "titles", "deed"))


def _of_theirs(nominal: Nominal, scene: Stage) -> bool:
    """« le recteur de son université »: somebody told by whoever is spoken of."""
    tokens = scene.parsed.sentences[nominal.sentence].tokens[nominal.head + 1 : nominal.last + 1]
    return any(t.lower in words(scene.language, "titles", "possessive") for t in tokens)


def _people(scene: Stage) -> list[Candidate]:
    """Everybody with a name whom the article itself tells of: not in a credit, not only in a caption."""
    found: dict[str, list[Appearance]] = {}
    for seen in scene.appearances:
        told = scene.parsed.sentences[seen.nominal.sentence].kind in (BlockKind.BODY, BlockKind.HEADING)
        if told and seen.person is not None and seen.person.named:
            found.setdefault(seen.person.id, []).append(seen)
    return [Candidate(s[0].record, tuple(s)) for s in found.values() if s[0].record is not None]


def _weight(
    nominal: Nominal,
    person: Candidate,
    people: Sequence[Candidate],
    scene: Stage,
    spoke: Sequence[tuple[int, str]],
    opening: bool,
) -> float:
    record = person.record
    if {record.gender, nominal.gender} == {"m", "f"}:
        return 0.0
    if of_another(nominal, record, scene.holders, scene.language):
        return 0.0
    if nominal.role is not None and serves(record, nominal.role, scene.holders):
        return 0.0
    if of_state(nominal, scene.language) and without_surname(record):
        return 0.0
    before = [a for a in person.seen if a.nominal.end <= nominal.start]
    if not before and not opening:
        return 0.0
    if any(nominal.start <= a.start < nominal.end for a in person.seen):
        return 0.0  # « l'avocat de Hugo Roux » is somebody else
    if _told_beside(nominal, person, scene):
        return 0.0
    shared = _names_of(nominal, scene) & _around(person, scene)
    beside = bool(shared) and not of_state(nominal, scene.language)  # « Intérieur » stands with many
    linked = beside or tried(nominal, person.seen, scene)
    topic = any(a.topic for a in person.seen)
    last = spoke[-1][1] if spoke else None
    here = (topic or (last == record.id and len(before) > 1)) and not _answers(nominal, scene)
    fit = _fit(nominal, person, scene, linked=linked, opening=opening, here=here)
    if not fit or (not before and fit < FIELD):
        return 0.0
    if gone(person.record, person.seen, scene, spoke) and not (
        (topic or _main(nominal, person, people)) and fit >= FIELD
    ):
        return 0.0  # but « Le peintre Hugo Roux est mort … confiait en 2016 l'artiste »
    if not linked and (fit < UNTOLD or (fit == UNTOLD and last != record.id)) and _local(nominal, scene):
        return 0.0  # « l'historien Hugo Roux … Le curé de la paroisse »
    titled = any(scene.parsed.sentences[a.nominal.sentence].kind is BlockKind.HEADING for a in before)
    little = fit <= UNTOLD and len(person.seen) < _OFTEN and not topic and not titled
    if not linked and little and _known_to_all(nominal, scene):
        return 0.0  # « Hugo Roux dessine … Le premier ministre »
    if not linked and fit < UNTOLD and last is not None and _somebody_else(nominal, last, scene):
        return 0.0  # « L'accusé, Hugo Roux, nie … Le médecin légiste a vu … L'expert »
    near = [a for a in before if not a.quoted]
    if near and all(a.nominal.sentence == nominal.sentence for a in near):
        return 0.0  # « Awa Roux a parlé, tandis que la directrice … »
    weight = fit + LINK * linked
    weight += SPOKE if last == record.id else SPOKE_BEFORE if record.id in {w for _, w in spoke[-3:]} else 0.0
    if near:
        apart = scene.layout.apart(near[-1].nominal.sentence, nominal.sentence)
        weight += NEAR[apart] if 0 <= apart < len(NEAR) else 0.0
        weight += ACTED * (near[-1].subject and not near[-1].undergoes)
    elif not before:
        weight += AHEAD
    weight += TOPIC * topic
    weight += MAIN * _main(nominal, person, people)
    weight += ALONE * (len(_agreeing(nominal, people)) == 1)
    weight -= PARTIAL * (" " not in record.name)
    weight += {"f": FEMININE, "e": -FEMININE}.get(record.gender, 0.0) if nominal.gender == "f" else 0.0
    return weight - RIVAL * _rivalled(nominal, scene)


def _told_beside(nominal: Nominal, person: Candidate, scene: Stage) -> bool:
    """« Le magnat loue son prédécesseur, Hugo Roux. … Le magnat … »: whom the same title acts upon is somebody else."""
    acting = {
        a.nominal.sentence for a in scene.appearances
        if a.subject and a.nominal.end <= nominal.start and a.nominal.role == nominal.role and a.nominal.name is None
        and not a.beside and key(a.nominal.text) == key(nominal.text)
    }  # fmt: skip
    there = [a for a in person.seen if a.nominal.sentence in acting]
    return bool(there) and not any(a.subject for a in there)


def _agreeing(nominal: Nominal, people: Sequence[Candidate]) -> list[Candidate]:
    return [p for p in people if {p.record.gender, nominal.gender} != {"m", "f"}]


def _main(nominal: Nominal, person: Candidate, people: Sequence[Candidate]) -> bool:
    """Whether somebody is named far more often than anybody else of that gender."""
    often = max((len(p.seen) for p in _agreeing(nominal, people) if p is not person), default=0)
    return len(person.seen) >= _OFTEN and len(person.seen) >= 2 * often


def _fit(nominal: Nominal, person: Candidate, scene: Stage, *, linked: bool, opening: bool, here: bool) -> float:
    """How well the posts that somebody has by the text go with the title; 0 where they exclude it.

    `here`: it is they of whom the article's title tells, or who go on speaking.
    """
    assert nominal.role is not None
    language = scene.language
    title = _post(nominal.role, nominal.qualifiers, nominal, scene)
    told = {a.start: a.nominal for a in person.seen}
    held = [_post(h.role, h.qualifiers, told.get(h.start), scene) for h in scene.holders if h.record is person.record]
    held = [p for p in held if p.role.post and p.role.masculine not in words(language, "titles", "relation")]
    guarded = title.role.masculine in words(language, "titles", "guarded")
    if in_the_dock(title.role, person.record, scene.holders, language):
        return 0.0
    if not held:  # « le notaire de la veuve Roux » is hers, « le présentateur » is told
        dwells = title.role.masculine in words(language, "titles", "dweller")  # « l'habitant de Valmer »
        plain = (here or _anaphor(nominal, scene)) and _of_bodies(title.whose, scene)
        elsewhere = bool(title.whose) and not (dwells or plain)
        return 0.0 if (elsewhere or guarded) and not linked else UNTOLD
    served = title.former and title.role.masculine in words(language, "titles", "ministerial")
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
    return 0.0 if guarded and best < FIELD else best


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


def _answers(nominal: Nominal, scene: Stage) -> bool:
    """« « Jamais », répond le président d'Airval »: who takes issue with whoever spoke before."""
    sentence = scene.parsed.sentences[nominal.sentence]
    beside = sentence.tokens[max(0, nominal.first - 1) : nominal.first]
    verbs = {t.lemma for t in beside} | {sentence.tokens[i].lemma for i in subject_of(sentence, nominal)}
    return bool(verbs & words(scene.language, "titles", "answers"))


@dataclass(frozen=True, slots=True)
class Post:
    """A post under its usual words."""

    role: Role
    fields: frozenset[str]
    lands: frozenset[str]
    whose: frozenset[str] = frozenset()  # the persons and bodies with a name of which it is
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
    return Post(post, fields, lands, whose, ended, nominal.article is Article.POSSESSIVE)


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
    return FREE if there in words(language, "titles", "besides") | words(language, "titles", "managing") else FAR


def _lead(title: Post, told: Post, language: str) -> float | None:
    """« le président des Républicains … le patron de LR »: nouns for whoever leads, of one body; of a body, where somebody
    is told to lead something else, and not the state (« le président Roux … la présidente du club »).
    """
    leading = words(language, "titles", "leading")
    if title.role.masculine not in leading or told.role.masculine not in leading or not title.fields:
        return None
    plain = leading_besides(language)
    fields, others = title.fields - plain, told.fields - plain
    one_body = fields and others and (fields <= others or others <= fields)
    if title.role != told.role and (one_body or title.whose & told.whose):
        return SAME + LINK
    if not title.whose or told.whose or title.former or told.former:
        return None
    if title.role == told.role:
        state = told.role.masculine in words(language, "titles", "presidential") and not told.owned
        return FAR if state and not told.fields else None
    return FREE if told.fields else None


def _opposed(one: Set[str], other: Set[str], language: str) -> bool:
    """« l'avocate de l'accusé », « l'avocate de la partie civile »: the two sides of a trial."""
    accused, harmed = words(language, "titles", "accused_side"), words(language, "titles", "harmed_side")
    return bool((one & accused and other & harmed) or (one & harmed and other & accused))


def _local(nominal: Nominal, scene: Stage) -> bool:
    """Whether the title is an office whose bearer a text has to tell (« le préfet »), not one that readers know."""
    assert nominal.role is not None
    post = usual(nominal.role, nominal.qualifiers, scene.language)[0].masculine
    office = words(scene.language, "titles", "local_office") - words(scene.language, "titles", "well_known")
    return post in office


def _known_to_all(nominal: Nominal, scene: Stage) -> bool:
    """Whether the title is an office of which readers know the bearer without being told (« le Premier ministre »)."""
    assert nominal.role is not None
    post, held, _ = usual(nominal.role, nominal.qualifiers, scene.language)
    return post.masculine in words(scene.language, "titles", "well_known") and bool(held & ranks(scene.language))


def _names_of(nominal: Nominal, scene: Stage) -> frozenset[str]:
    """The names in the title's complements."""
    tokens = scene.parsed.sentences[nominal.sentence].tokens[nominal.head + 1 : nominal.last + 1]
    return frozenset(key(t.text) for t in tokens if t.text[0].isupper() and len(t.text) > 2)


def _around(person: Candidate, scene: Stage) -> frozenset[str]:
    """The names that stand in the sentences in which the person is named, theirs left out."""
    numbers = {a.nominal.sentence for a in person.seen if not a.quoted}
    own = {key(w) for spelling in (person.record.name, *person.record.spellings) for w in spelling.split()}
    found = {
        key(t.text) for n in numbers for t in scene.parsed.sentences[n].tokens if t.text[0].isupper() and t.i and len(t.text) > 2
    }  # fmt: skip
    return frozenset(found - own)


def _somebody_else(nominal: Nominal, last: str, scene: Stage) -> bool:
    """Whether somebody of that gender without a name, told by a post, spoke last: the noun takes them up as likely."""
    return any(
        a.nominal.sort is Head.ROLE and a.nominal.end <= nominal.start and a.person is not None and a.person.id == last
        and not a.person.named and {a.person.gender, nominal.gender} != {"m", "f"}
        for a in scene.appearances
    )  # fmt: skip


def _rivalled(nominal: Nominal, scene: Stage) -> bool:
    """Whether somebody without a name was told by the same noun before, and may be meant."""
    return any(
        a.nominal.role == nominal.role and a.nominal.end <= nominal.start and a.nominal.name is None
        and not a.nominal.plural and a.nominal.gender == nominal.gender and not a.beside
        and (a.record is None or not a.record.named) and key(a.nominal.text) != key(nominal.text)
        and (not nominal.qualifiers or bool(a.nominal.qualifiers & nominal.qualifiers))
        for a in scene.appearances
    )  # fmt: skip
