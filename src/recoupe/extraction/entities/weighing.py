"""How likely a pronoun, or a noun that is one for this, takes up each phrase before it.

« La préfète a reçu le maire. Elle a ajouté que … » : who agrees in gender and number, stands near, was the subject, and has
just spoken weighs most. Nobody is left out for being unlikely; whom the pronoun means is told in `choosing`.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from recoupe.extraction.entities.nominals import Article, Head
from recoupe.extraction.entities.pronouns import Pronoun, agrees, identity
from recoupe.extraction.entities.scene import Appearance, Layout
from recoupe.model.entity import EntityKind
from recoupe.rules.folding import key

REACH = 5  # sentences back that count by how near they are
FAR = 30  # sentences back in which somebody may still be meant where nobody nearer is
NOWHERE = -0.1  # nearness of those
NAMED = 0.4  # for a person with a name: bodies and titles beside one won too often
TITLED = 0.35  # for somebody told by a post or calling
SEVERAL = 0.35  # for several
ACTS = 0.3  # for a subject, or who spoke
LEADS = 0.25  # for the subject of the main verb of the sentence before, in the same paragraph if no quotation stands between
ELSEWHERE = 0.3  # against whom an earlier paragraph names, where somebody of this one agrees
HERE = 0.15  # and for the subject of the same sentence
SPOKE = 0.2  # for who spoke last; at 0.5 it beat whoever the sentence before is about
STEPPED_DOWN = 0.05  # the same, where the narration has gone on to somebody else
OWNED = 0.25  # « sa mère », « son fils »: the text is about whose they are
BROUGHT_IN = 0.3  # « on se souvient d'une présidente redoutée »: told in passing
TOPIC = 0.2  # for whom the title names; bodies only where a noun takes them up
TIE = 3  # tokens from the end of a phrase to the complement that it has: « l'avocat … de Hugo Roux »
_OF = 2  # tokens from « équipe » to « (de) chercheurs »
NEARNESS = (1.0, 0.85, 0.55, 0.4, 0.3, 0.2)  # by sentences between


@dataclass(frozen=True, slots=True)
class _Asked:
    """A pronoun where it stands, with what tells for or against everybody before it."""

    pronoun: Pronoun
    sentence: int
    appearances: Sequence[Appearance]
    spoke: Sequence[tuple[int, str]]
    layout: Layout
    nearest: Appearance | None
    floor: str | None  # whom the narration is about since somebody spoke
    here: Set[str]  # who is told of in the paragraph

    @property
    def last(self) -> str | None:
        """Who spoke last."""
        return self.spoke[-1][1] if self.spoke else None


def weigh(
    asked: Pronoun,
    sentence: int,
    appearances: Sequence[Appearance],
    spoke: Sequence[tuple[int, str]],
    layout: Layout,
) -> list[tuple[float, Appearance]]:
    """Everybody whom the pronoun may take up, each once with a score, the likeliest first."""
    appearances = _told_again(appearances)
    floor, here = gone_on_to(asked, appearances, spoke), present(asked, sentence, appearances, layout)
    case = _Asked(asked, sentence, appearances, spoke, layout, _nearest(appearances, asked), floor, here)
    scores: dict[str, tuple[float, Appearance]] = {}
    for seen in appearances:
        distance = layout.apart(seen.nominal.sentence, sentence)
        if not agrees(seen, asked) or not 0 <= distance <= (1 if asked.close else FAR) or _never_meant(seen, case):
            continue
        score, ident = _score(seen, case), identity(seen)
        if ident not in scores or scores[ident][0] <= score:
            scores[ident] = (score, seen)
    return sorted(scores.values(), key=lambda s: (-s[0], -s[1].start))


def _told_again(appearances: Sequence[Appearance]) -> list[Appearance]:
    """« Les gilets jaunes », who have spoken, are « les gilets jaunes » of whom nobody has asked yet whom they mean."""
    records = (a.record for a in appearances if a.record is not None and a.record.kind is EntityKind.GROUP)
    told = {key(r.name): r for r in records if r.named}
    known = []
    for seen in appearances:
        nominal = seen.nominal
        bare = nominal.plural and nominal.name is None and nominal.article is Article.DEFINITE
        record = told.get(key(nominal.text)) if bare and seen.record is None and seen.origin is None else None
        known.append(seen if record is None else replace(seen, record=record))
    return known


def _score(seen: Appearance, case: _Asked) -> float:
    """How likely the pronoun takes up a phrase: by agreement, nearness, what it does in its sentence, and who spoke."""
    asked, layout, nominal, ident = case.pronoun, case.layout, seen.nominal, identity(seen)
    taken = bool(asked.words)  # by a pronoun, not by a noun
    distance = layout.apart(nominal.sentence, case.sentence)
    paragraph = layout.paragraphs[nominal.sentence] == layout.paragraphs[case.sentence]
    score = agrees(seen, asked) * 0.8 + (NEARNESS[distance] if distance <= REACH else NOWHERE) - 0.15 * (not paragraph)
    voiced = any(seen.start <= at < nominal.end for at, _ in case.spoke)
    reported = layout.reported(seen) and taken and case.last is not None and ident != case.last
    told = layout.quoted(seen) or reported
    subject = (seen.subject or voiced) and not (reported or seen.suffers) and not (taken and seen.aside)
    leads = taken and not asked.near and (seen.leads or voiced) and distance == 1 and not told
    score += LEADS * (leads and (asked.behind or paragraph))
    score += HERE * (seen.subject and not distance and not told and taken)
    inside = nominal.inside and not (asked.near and seen is case.nearest) and not _of_crowd(seen, case.appearances)
    score += (ACTS if taken else 0.4) * subject - 0.35 * inside - 0.5 * layout.quoted(seen)
    score -= OWNED * (nominal.article is Article.POSSESSIVE and nominal.name is None)
    score -= BROUGHT_IN * ((_brought_in(seen) and not voiced) or (seen.aside and taken))
    score += (_standing(seen) if taken else of_kind(seen)) + TOPIC * (
        seen.topic and (not taken or seen.person is not None)
    )
    if asked.near:
        score += 0.6 * (seen is case.nearest) - 0.3 * subject
    score -= ELSEWHERE * (bool(case.here) and ident not in case.here)
    crowd = case.last is not None and _several(case.appearances, case.spoke[-1][0]) and not asked.plural
    if ident == case.last and not asked.near and not crowd:
        score += SPOKE if case.floor in (None, ident) else STEPPED_DOWN
    return score


def _of_crowd(seen: Appearance, crowds: Sequence[Appearance]) -> bool:
    """« Une équipe de chercheurs »: the researchers of a crowd, who are nobody else."""
    own = seen.nominal
    return own.plural and own.inside and any(
        c.crowd and c.nominal.sentence == own.sentence and 0 < own.first - c.nominal.head <= _OF and own.last <= c.nominal.last
        for c in crowds
    )  # fmt: skip


def _never_meant(seen: Appearance, case: _Asked) -> bool:
    """Documents, places that do not act, no person where the pronoun means one, a crowd told by those it is made of, and where
    the sentence of a pronoun that stands ahead of its verb takes place (« Au micro de la radio publique, elle a dit … »).
    """
    asked = case.pronoun
    if asked.plural and seen.crowd and any(_of_crowd(a, [seen]) and agrees(a, asked) for a in case.appearances):
        return True
    ahead = bool(asked.words) and not (asked.plural or asked.behind)  # « …, elle a dit », not « …, disent-ils »
    if ahead and seen.nominal.sentence == case.sentence and seen.sets:
        return True
    unfit = (asked.person and of_kind(seen) <= 0) or (bool(asked.words) and seen.beside)
    return unfit or seen.nominal.sort is Head.DOCUMENT or _somewhere(seen)


def present(asked: Pronoun, sentence: int, appearances: Sequence[Appearance], layout: Layout) -> set[str]:
    """Who is told of in the paragraph before the pronoun and agrees: persons, and bodies that act."""
    if not asked.words or asked.near:
        return set()
    own = (
        a for a in appearances
        if layout.paragraphs[a.nominal.sentence] == layout.paragraphs[sentence] and agrees(a, asked) == 1
        and not (layout.quoted(a) or a.nominal.inside or a.aside or a.beside or _somewhere(a))
    )  # fmt: skip
    return {
        identity(a)
        for a in own
        if a.nominal.sort is not Head.DOCUMENT and (of_kind(a) > 0 or (a.subject and not a.suffers))
    }


def _brought_in(seen: Appearance) -> bool:
    """Whether a phrase with « un » brings somebody in without making them act."""
    nominal = seen.nominal
    unnamed = nominal.sort is Head.ROLE and nominal.name is None
    return unnamed and nominal.article is Article.INDEFINITE and not seen.subject


def _several(appearances: Sequence[Appearance], position: int) -> bool:
    """Whether those who spoke at `position` were several (« les députés du parti »)."""
    return any(a.nominal.plural and a.start <= position < a.nominal.end for a in appearances)


def _nearest(appearances: Sequence[Appearance], asked: Pronoun) -> Appearance | None:
    """The last phrase that agrees; a person rather than a body of the same sentence (« la décision de X quant au club »).

    « en écho aux propos de Hugo Roux » names him last, « l'avocat de Hugo Roux » the lawyer.
    """
    agreeing = [a for a in appearances if agrees(a, asked) and not a.beside]
    outer = [a for a in agreeing if not a.nominal.inside]
    fitting = [a for a in agreeing if not a.nominal.inside or (with_name(a) and not any(_around(b, a) for b in outer))]
    if not fitting:
        return None
    same = [a for a in fitting if a.nominal.sentence == fitting[-1].nominal.sentence and of_kind(a) > 0]
    return (same or fitting)[-1]


def _around(outer: Appearance, inner: Appearance) -> bool:
    """Whether `outer` is a phrase of the same sentence to which `inner` is the complement."""
    one, other = outer.nominal, inner.nominal
    return one.sentence == other.sentence and one.first < other.first <= one.last + TIE


def gone_on_to(asked: Pronoun, appearances: Sequence[Appearance], spoke: Sequence[tuple[int, str]]) -> str | None:
    """Whom the narration is about since somebody spoke: the last person who was a subject and agrees, of one sentence the
    subject of its main verb (« Awa Roux avait été interrogée sur ce que fera Ida Petit. »).

    Subjects in the sentence in which that one spoke are as a rule in what was said, but not that of its main clause: « Si Marc
    Petit s'est dit prêt, Hugo Roux aussi a posé sa candidature. »
    """
    if not spoke:
        return None
    position = spoke[-1][0]
    spoken = max((a.nominal.sentence for a in appearances if a.start <= position), default=-1)
    aside = any(a.start <= position < a.nominal.end and a.subject and not a.leads for a in appearances)
    subjects = [
        a for a in appearances
        if (a.nominal.sentence > spoken or (aside and a.leads and a.start > position)) and a.subject
        and not (a.quoted or a.nominal.inside) and agrees(a, asked) and of_kind(a) > 0
    ]  # fmt: skip
    if not subjects:
        return None
    leading = [a for a in subjects if a.leads and a.nominal.sentence == subjects[-1].nominal.sentence]
    return identity((leading or subjects)[-1])


def _somewhere(seen: Appearance) -> bool:
    """« à Tressane, où il a dénoncé … »: a name behind « à » that is no person's is where, not who."""
    kind = seen.record.kind if seen.record else None
    some = seen.nominal.sort is Head.BODY and seen.nominal.article is Article.INDEFINITE  # « sur un forum »
    return (kind is EntityKind.PLACE and not seen.subject) or (
        seen.located and (seen.nominal.sort is Head.NAME or some) and kind is not EntityKind.PERSON
    )


def _standing(seen: Appearance) -> float:
    """The same as `of_kind` for whom « il » and « elle » take up: persons with a name before titles and bodies."""
    kind = of_kind(seen)
    if seen.nominal.plural and seen.record is not None and seen.record.kind is EntityKind.GROUP:
        return SEVERAL  # « les gilets jaunes », who are people as « les manifestants » are
    if kind <= 0:
        return kind
    if seen.nominal.plural:
        return SEVERAL
    return NAMED if with_name(seen) else TITLED


def of_kind(seen: Appearance) -> float:
    """Persons are taken up by pronouns more often than bodies and countries, places hardly ever speak."""
    kind = seen.record.kind if seen.record else None
    if (seen.origin or seen).nominal.sort is Head.ROLE or kind is EntityKind.PERSON:
        return 0.3
    if kind is EntityKind.PLACE:
        return -0.6
    if seen.nominal.sort is Head.BODY and not seen.subject:
        return -0.2  # « fermer le site »
    return -0.2 if kind is EntityKind.OTHER else 0.0


def with_name(seen: Appearance) -> bool:
    """Whether it means a person whose name the text tells."""
    return seen.person is not None and seen.person.named
