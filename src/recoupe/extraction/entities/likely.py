"""Whom a title most likely means, where no post that the text gives settles it.

« Le groupe Airval a nommé Awa Roux. … La patronne d'Airval … », « Hugo Roux, d'Airval, … L'analyste d'Airval … » : every
person whom the article names is weighed by what ties them to the title: a post of the same or a wider noun, a field of
work that both share, a name that stands with both, having just spoken or acted, being whom the article is about. The
best is meant if enough speaks for them and clearly more than for the next. A post that excludes the title (a mayor is no
prefect), another gender and another country rule somebody out. « un », plurals and « ce » are not looked at here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from recoupe.extraction.entities.ages import of_other_age
from recoupe.extraction.entities.excluded import of_something_else, told_beside
from recoupe.extraction.entities.fits import FIELD, LINK, UNTOLD, WIDER, Candidate, Stage, fit
from recoupe.extraction.entities.floor import of_something
from recoupe.extraction.entities.lexicon import words
from recoupe.extraction.entities.nominals import Article, Head, Nominal
from recoupe.extraction.entities.registry import Record
from recoupe.extraction.entities.scene import Appearance, subject_of
from recoupe.extraction.entities.titles import of_another, of_state, serves, without_surname
from recoupe.extraction.entities.undergone import gone, tried
from recoupe.extraction.entities.usual_posts import ranks, usual
from recoupe.model.article import BlockKind
from recoupe.rules.folding import key

ENOUGH = 1.6  # what must speak for somebody
LEAD = 0.4  # and by how much more than for the next
LITTLE, FAR_AHEAD = 1.2, 0.7  # less is enough for one far ahead of the next
NEAR = (0.6, 0.6, 0.4, 0.4, 0.2, 0.2, 0.2)  # by narrative sentences since the person was last named
_OFTEN = 3  # times that somebody is named of whom much is told


def likely(nominal: Nominal, scene: Stage, spoke: Sequence[tuple[int, str]], *, opening: bool) -> Record | None:
    """The person of the article for whom clearly the most speaks."""
    if nominal.role is None or nominal.article is not Article.DEFINITE or nominal.plural:
        return None
    if _wanted(nominal, scene) or _of_theirs(nominal, scene):
        return None
    people = _people(scene)
    weights = {p.record.id: _weight(Case(nominal, p, people, scene, spoke, opening)) for p in people}
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


@dataclass(frozen=True)
class Case:
    """A title and one of the people whom it may mean; what the text tells of both is read when it is asked for."""

    nominal: Nominal
    person: Candidate
    people: Sequence[Candidate]
    scene: Stage
    spoke: Sequence[tuple[int, str]]
    opening: bool

    @property
    def record(self) -> Record:
        """The person."""
        return self.person.record

    @property
    def last(self) -> str | None:
        """Who spoke last."""
        return self.spoke[-1][1] if self.spoke else None

    @cached_property
    def before(self) -> Sequence[Appearance]:
        """Where the text names the person ahead of the title."""
        return [a for a in self.person.seen if a.nominal.end <= self.nominal.start]

    @cached_property
    def near(self) -> Sequence[Appearance]:
        """Where the narrator does."""
        return [a for a in self.before if not a.quoted]

    @cached_property
    def topic(self) -> bool:
        """Whether the article's title names the person."""
        return any(a.topic for a in self.person.seen)

    @cached_property
    def linked(self) -> bool:
        """Whether a name stands in the title and beside the person, or they do what it tells (« l'accusé »)."""
        shared = _names_of(self.nominal, self.scene) & _around(self.person, self.scene)
        beside = bool(shared) and not of_state(self.nominal, self.scene.language)  # « Intérieur » stands with many
        return beside or tried(self.nominal, self.person.seen, self.scene)

    @cached_property
    def fit(self) -> float:
        """How well the person's posts go with the title."""
        here = self.topic or (self.last == self.record.id and len(self.before) > 1)
        here = here and not _answers(self.nominal, self.scene)
        return fit(self.nominal, self.person, self.scene, linked=self.linked, opening=self.opening, here=here)


def _weight(case: Case) -> float:
    """What speaks for the person; 0 where something excludes them."""
    if any(excludes(case) for excludes in _EXCLUSIONS):
        return 0.0
    weight = case.fit
    for worth, speaks in _REASONS:
        weight += worth * speaks(case)
    return weight


# What excludes somebody


def _of_other_gender(case: Case) -> bool:
    """« Awa Roux … Le directeur »"""
    return {case.record.gender, case.nominal.gender} == {"m", "f"}


def _of_other_age(case: Case) -> bool:
    """« Hugo Roux, 41 ans, … Le sexagénaire »"""
    return of_other_age(case.nominal, case.record, case.scene.ages, case.scene.parsed, case.scene.language)


def _with_other_post(case: Case) -> bool:
    """« la présidente du RN … la patronne du PS »; « Awa Keita, la porte-parole du préfet … Le préfet »."""
    holders, role = case.scene.holders, case.nominal.role
    if of_another(case.nominal, case.record, holders, case.scene.language):
        return True
    return role is not None and serves(case.record, role, holders)


def _too_little_known(case: Case) -> bool:
    """« lance Kévin … Le président de la République »: who has no surname holds no office of the state."""
    return of_state(case.nominal, case.scene.language) and without_surname(case.record)


def _yet_to_come(case: Case) -> bool:
    """Who is named only below, where the title does not open the article."""
    return not case.before and not case.opening


def _in_the_title(case: Case) -> bool:
    """« l'avocat de Hugo Roux » is somebody else."""
    return any(case.nominal.start <= a.start < case.nominal.end for a in case.person.seen)


def _acted_upon(case: Case) -> bool:
    """« Le magnat loue son prédécesseur, Hugo Roux. … Le magnat … »: whom the same title acts upon is somebody else."""
    nominal = case.nominal
    acting = {
        a.nominal.sentence for a in case.scene.appearances
        if a.subject and a.nominal.end <= nominal.start and a.nominal.role == nominal.role and a.nominal.name is None
        and not a.beside and key(a.nominal.text) == key(nominal.text)
    }  # fmt: skip
    there = [a for a in case.person.seen if a.nominal.sentence in acting]
    return bool(there) and not any(a.subject for a in there)


def _beside_it(case: Case) -> bool:
    """« Hugo Roux a dîné avec le préfet. Le préfet … »"""
    return told_beside(case.nominal, case.record, case.scene)


def _unfit(case: Case) -> bool:
    """Who has a post that the title excludes; below an opening title, who has none that goes with it."""
    return not case.fit or (not case.before and case.fit < FIELD)


def _of_something_else(case: Case) -> bool:
    """« L'avocat de la mairie, Me Roux … Me Petit … L'avocat des riverains »"""
    return of_something_else(case.nominal, case.record, case.scene)


def _gone(case: Case) -> bool:
    """Whoever has died, but « Le peintre Hugo Roux est mort … confiait en 2016 l'artiste »."""
    if not gone(case.record, case.person.seen, case.scene, case.spoke):
        return False
    return case.fit < WIDER or not (case.topic or _main(case))


def _at_local_office(case: Case) -> bool:
    """« l'historien Hugo Roux … Le curé de la paroisse »: an office whose bearer a text has to tell."""
    on = case.last == case.record.id and (case.record.id in case.scene.untold or not of_something(case.nominal))
    told = case.linked or case.fit > UNTOLD or (case.fit == UNTOLD and on)
    return not (told or _once_held(case)) and _local(case.nominal, case.scene)


def _at_known_office(case: Case) -> bool:
    """« Hugo Roux dessine … Le premier ministre »: an office whose bearer readers know."""
    often = len(case.person.seen) >= _OFTEN
    if case.linked or case.fit > UNTOLD or often or case.topic or _once_held(case):
        return False
    sentences = case.scene.parsed.sentences
    titled = any(sentences[a.nominal.sentence].kind is BlockKind.HEADING for a in case.before)
    return not titled and _known_to_all(case.nominal, case.scene)


def _once_held(case: Case) -> bool:
    """« Awa Roux préside la Commission … L'ancienne ministre de Hugo Petit »: an office that is over takes up whom the text is
    about or who spoke last, whatever they are now.
    """
    return case.nominal.former and (case.topic or case.last == case.record.id or bool(_main(case)))


def _behind_somebody_else(case: Case) -> bool:
    """« L'accusé, Hugo Roux, nie … Le médecin légiste a vu … L'expert »: who spoke last has no name and such a post."""
    if case.linked or case.fit >= UNTOLD or case.last is None:
        return False
    return _somebody_else(case.nominal, case.last, case.scene)


def _in_its_sentence(case: Case) -> bool:
    """« Awa Roux a parlé, tandis que la directrice … »"""
    return bool(case.near) and all(a.nominal.sentence == case.nominal.sentence for a in case.near)


_EXCLUSIONS: tuple[Callable[[Case], bool], ...] = (
    _of_other_gender,
    _of_other_age,
    _with_other_post,
    _too_little_known,
    _yet_to_come,
    _in_the_title,
    _acted_upon,
    _beside_it,
    _of_something_else,
    _unfit,
    _gone,
    _at_local_office,
    _at_known_office,
    _behind_somebody_else,
    _in_its_sentence,
)


# What speaks for and against somebody


def _linked(case: Case) -> bool:
    return case.linked


def _spoke_last(case: Case) -> bool:
    return case.last == case.record.id


def _spoke_before(case: Case) -> bool:
    return case.last != case.record.id and case.record.id in {who for _, who in case.spoke[-3:]}


def _nearness(case: Case) -> float:
    if not case.near:
        return 0.0
    apart = case.scene.layout.apart(case.near[-1].nominal.sentence, case.nominal.sentence)
    return NEAR[apart] if 0 <= apart < len(NEAR) else 0.0


def _acted(case: Case) -> bool:
    return bool(case.near) and case.near[-1].subject and not case.near[-1].undergoes


def _ahead(case: Case) -> bool:
    return not case.before


def _topic(case: Case) -> bool:
    return case.topic


def _main(case: Case) -> bool:
    often = max((len(p.seen) for p in _agreeing(case) if p is not case.person), default=0)
    return len(case.person.seen) >= _OFTEN and len(case.person.seen) >= 2 * often


def _alone(case: Case) -> bool:
    return len(_agreeing(case)) == 1


def _partial(case: Case) -> bool:
    return " " not in case.record.name


def _a_woman(case: Case) -> bool:
    return case.nominal.gender == "f" and case.record.gender == "f"


def _perhaps_a_woman(case: Case) -> bool:
    return case.nominal.gender == "f" and case.record.gender == "e"


def _rivalled(case: Case) -> bool:
    nominal = case.nominal
    return any(
        a.nominal.role == nominal.role and a.nominal.end <= nominal.start and a.nominal.name is None
        and not a.nominal.plural and a.nominal.gender == nominal.gender and not a.beside
        and (a.record is None or not a.record.named) and key(a.nominal.text) != key(nominal.text)
        and (not nominal.qualifiers or bool(a.nominal.qualifiers & nominal.qualifiers))
        for a in case.scene.appearances
    )  # fmt: skip


_REASONS: tuple[tuple[float, Callable[[Case], float]], ...] = (  # added in this order: the sums are compared
    (LINK, _linked),
    (0.8, _spoke_last),
    (0.3, _spoke_before),  # among the last three
    (1.0, _nearness),
    (0.2, _acted),  # as a subject, where they were last named
    (0.8, _ahead),  # named only below a title that stands in a headline or in the first lines
    (0.5, _topic),  # whom the title of the article names
    (0.5, _main),  # who is named far more often than anybody else of that gender
    (0.5, _alone),  # the only one of that gender
    (-0.5, _partial),  # who is never named in full
    (0.2, _a_woman),  # a feminine noun of somebody known to be one
    (-0.2, _perhaps_a_woman),
    (-0.8, _rivalled),  # somebody without a name was told by the same noun before, and may be meant
)


def _agreeing(case: Case) -> list[Candidate]:
    return [p for p in case.people if {p.record.gender, case.nominal.gender} != {"m", "f"}]


def _answers(nominal: Nominal, scene: Stage) -> bool:
    """« « Jamais », répond le président d'Airval »: who takes issue with whoever spoke before."""
    sentence = scene.parsed.sentences[nominal.sentence]
    beside = sentence.tokens[max(0, nominal.first - 1) : nominal.first]
    acts = subject_of(sentence, nominal, scene.language)
    verbs = {t.lemma for t in beside} | {sentence.tokens[i].lemma for i in acts}
    return bool(verbs & words(scene.language, "titles", "answers"))


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
