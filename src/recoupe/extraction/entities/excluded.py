"""Whom a title or a noun cannot mean, whatever speaks for them.

« Hugo Roux a reçu le préfet. … le préfet » : whoever stands beside the title as another person, whoever has died, is of
another age, or holds another post of the kind. `likely` weighs those who are left.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from recoupe.extraction.entities.ages import of_other_age
from recoupe.extraction.entities.behind_front import told_apart_here
from recoupe.extraction.entities.bystanders import speaks_of_the_case
from recoupe.extraction.entities.callings import same_field
from recoupe.extraction.entities.lexicon import words
from recoupe.extraction.entities.newcomers import of_one_name
from recoupe.extraction.entities.nominals import Nominal
from recoupe.extraction.entities.registry import Record
from recoupe.extraction.entities.scene import Appearance, Layout, compared, subject_of
from recoupe.extraction.entities.titles import Holder, of_another
from recoupe.extraction.entities.townspeople import of_another_town
from recoupe.extraction.entities.undergone import gone
from recoupe.extraction.entities.walks import of_another_family, of_another_walk
from recoupe.extraction.parse import ParsedArticle
from recoupe.model.entity import EntityKind
from recoupe.rules.folding import key


class Stage(Protocol):
    """What of an article's casting is needed here."""

    parsed: ParsedArticle
    language: str
    appearances: list[Appearance]
    holders: list[Holder]
    ages: Mapping[str, int]
    last_seen: dict[str, int]
    layout: Layout


def possible(
    nominal: Nominal, people: Sequence[Appearance], scene: Stage, spoke: Sequence[tuple[int, str]]
) -> list[Appearance]:
    """Those of the appearances whom a noun without a name may take up."""
    left = [a for a in people if a.record is None or not excluded(nominal, a.record, scene, spoke)]
    left = [a for a in left if not _faced(nominal, a, scene)]
    sentences = scene.parsed.sentences
    left = [a for a in left if not compared(sentences[a.nominal.sentence], a.nominal, scene.language)] or left
    return [a for a in left if _once(nominal, a, scene)] or left


def _faced(nominal: Nominal, seen: Appearance, scene: Stage) -> bool:
    """« Devant le juge, le trentenaire a nié »: before whom or beside whom the noun's own clause tells that it acts."""
    own, first = seen.nominal, nominal.first
    tokens = scene.parsed.sentences[nominal.sentence].tokens
    ahead = own.sentence == nominal.sentence and own.last < first and not seen.subject
    return ahead and not any(t.morph.get("VerbForm") == "Fin" for t in tokens[:first])


def _once(nominal: Nominal, seen: Appearance, scene: Stage) -> bool:
    """« L'ex-international Hugo Roux … l'ancien défenseur »: who is told with a post of the field that is over."""
    return nominal.former and any(
        h.record is seen.record and h.former and nominal.role is not None
        and same_field(h.role.masculine, nominal.role.masculine, scene.language)
        for h in scene.holders
    )  # fmt: skip


def excluded(
    nominal: Nominal, who: Record, scene: Stage, spoke: Sequence[tuple[int, str]], *, dead: bool = False
) -> bool:
    """Whether the noun cannot mean somebody; the `dead` may be meant where their death has been weighed already."""
    named = [a for a in scene.appearances if a.record is who and a.nominal.name is not None]
    return (
        (not dead and gone(who, named, scene, spoke))
        or of_another(nominal, who, scene.holders, scene.language)
        or of_another_town(nominal, who, scene.holders, scene.parsed)
        or of_other_age(nominal, who, scene.ages, scene.parsed, scene.language)
        or of_one_name(nominal, who, scene.language)
        or speaks_of_the_case(nominal, who, scene)
        or told_beside(nominal, who, scene)
        or apart(nominal, who, scene)
        or (who.id not in scene.ages and of_another_walk(nominal, who, scene.holders, scene.language))
        or of_another_family(nominal, who, scene.holders, scene.parsed, scene.language)
        or _silent(nominal, who, scene, spoke)
    )


def _silent(nominal: Nominal, who: Record, scene: Stage, spoke: Sequence[tuple[int, str]]) -> bool:
    """« « Promesses », dit Hugo Roux. Le gérant du café n'a pas répondu »: who has just spoken is not who declines to, where the
    noun has a complement.
    """
    if not spoke or spoke[-1][1] != who.id or nominal.last == nominal.head:
        return False
    sentence, language = scene.parsed.sentences[nominal.sentence], scene.language
    verbs = {sentence.tokens[i].lemma for i in subject_of(sentence, nominal, language)}
    behind = sentence.tokens[nominal.last + 1 : nominal.last + 2]
    negated = bool(behind) and behind[0].lower in words(language, "titles", "negation")
    return negated and bool(verbs & words(language, "titles", "withholds"))


def apart(nominal: Nominal, who: Record, scene: Stage) -> bool:
    """« Sans nommer Hugo Roux, le préfet … »: whether the clause of which the noun is the subject names somebody beside it."""
    if nominal.name is not None:
        return False
    tokens, own = scene.parsed.sentences[nominal.sentence].tokens, (nominal.first, nominal.last)
    there = (a for a in scene.appearances if a.record is who and a.nominal.name is not None)
    here = (a.nominal for a in there if a.nominal.sentence == nominal.sentence)
    return any(told_apart_here(tokens, own, (n.first, n.last), scene.language) for n in here)


def told_beside(nominal: Nominal, who: Record, scene: Stage) -> bool:
    """« Hugo Roux a dîné avec le préfet. Le préfet … »: somebody named in the sentence in which the same title stands for
    another.
    """
    if nominal.role is None:
        return False
    there = {
        a.nominal.sentence for a in scene.appearances
        if a.nominal.end <= nominal.start and a.nominal.role == nominal.role and a.nominal.name is None
        and not a.beside and not a.quoted and a.record is not who and a.nominal.article is nominal.article
        and a.nominal.former == nominal.former and key(a.nominal.text) == key(nominal.text)
    }  # fmt: skip
    named = (a for a in scene.appearances if a.record is who and a.nominal.name is not None and not a.quoted)
    return any(a.nominal.sentence in there for a in named)


def of_something_else(nominal: Nominal, who: Record, scene: Stage) -> bool:
    """« L'avocat de la mairie, Me Roux … Me Petit … L'avocat des riverains »: who has that post of something else, where
    somebody has it of which nothing is told.
    """
    told: dict[str, set[str]] = {}
    own = [h for h in scene.holders if h.role == nominal.role and not h.known]
    for holder in own:
        told.setdefault(holder.record.id, set()).update(q for q in holder.qualifiers if q[0] != "@")
    here = {q for q in nominal.qualifiers if q[0] != "@"}
    mine = told.get(who.id)
    if not here or not mine or here & mine:
        return False
    return any(not told[h.record.id] and {h.record.gender, nominal.gender} != {"m", "f"} for h in own)


def beside_own(nominal: Nominal, who: Record, scene: Stage) -> Record:
    """« Hugo Roux, porte-parole de l'armée, accuse. Le Front dément. … a dit son porte-parole »: the body of which the narrator
    told last, where a possessive seems to mean somebody who has the post itself: nobody is their own.
    """
    if not any(h.record is who and h.role == nominal.role for h in scene.holders):
        return who
    bodies = [
        a.record for a in scene.appearances
        if a.nominal.end <= nominal.start and scene.layout.apart(a.nominal.sentence, nominal.sentence) <= 1
        and a.subject and not a.quoted and a.record is not None and a.record.named
        and a.record.kind in (EntityKind.ORGANIZATION, EntityKind.GOVERNMENT, EntityKind.OUTLET)
    ]  # fmt: skip
    return bodies[-1] if bodies else who


def undecided(nominal: Nominal, scene: Stage) -> bool:
    """« Me Roux plaide pour la mère, Me Petit pour le fils. … l'avocat »: two who have the post, last named together."""
    people = {
        h.record.id for h in scene.holders
        if h.role == nominal.role and h.start < nominal.start and not h.known and h.record.named
        and {h.record.gender, nominal.gender} != {"m", "f"} and nominal.qualifiers <= h.qualifiers
    }  # fmt: skip
    last = sorted((scene.last_seen.get(i, -1) for i in people), reverse=True)[:2]
    return len(last) > 1 and last[0] == last[1] < nominal.sentence


def beside_another(nominal: Nominal, seen: Appearance, scene: Stage, spoke: Sequence[tuple[int, str]]) -> bool:
    """« Hugo Roux et Paul Petit se sont vus. L'ancien chef … »: somebody named together with another, as likely meant."""
    own = seen.nominal
    if own.name is None or seen.record is None or (spoke and spoke[-1][1] == seen.record.id):
        return False
    tokens = scene.parsed.sentences[own.sentence].tokens
    told = {h.record.id for h in scene.holders if not h.known}
    for other in scene.appearances:
        first, last = sorted((own, other.nominal), key=lambda n: n.first)
        person = other.person
        joined = (
            other.nominal.sentence == own.sentence and other.nominal.name is not None and first.last + 2 == last.first
            and tokens[first.last + 1].lower in words(scene.language, "names", "coordination")
        )  # fmt: skip
        if joined and person is not None and person is not seen.record and not {person.id, seen.record.id} & told:
            return {person.gender, nominal.gender} != {"m", "f"}
    return False
