"""Whom a pronoun that speaks means.

« La préfète a reçu le maire. Elle a ajouté que … » : of those named before, the one who agrees in gender and number,
stands near, was the subject, and has just spoken. Where two are about as likely the answer is nobody. « on », « nous »
and « certains » mean nobody that could be named; « je » is not looked at here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from recoupe.extraction.entities.lexicon import first_name
from recoupe.extraction.entities.nominals import Article, Head
from recoupe.extraction.entities.scene import Appearance, Layout
from recoupe.model.entity import EntityKind
from recoupe.rules.folding import key
from recoupe.rules.loader import load

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
MARGIN = 0.2  # the best must lead by this much
HELD_MARGIN = 0.05  # the same where the best alone acted in the sentence before
NEAR_MARGIN = 0.1  # the same for « celui-ci », which means the last one
OFTEN = 3  # times that whom an article is about is told of
LEAST = 0.6  # a single candidate must reach this and the margin
TIE = 3  # tokens from the end of a phrase to the complement that it has: « l'avocat … de Hugo Roux »
_OF = 2  # tokens from « équipe » to « (de) chercheurs »
NEARNESS = (1.0, 0.85, 0.55, 0.4, 0.3, 0.2)  # by sentences between


@dataclass(frozen=True, slots=True)
class Pronoun:
    """Forms of one pronoun."""

    words: tuple[str, ...]
    gender: str
    example: str
    plural: bool = False
    near: bool = False
    person: bool = False  # nothing but a person
    behind: bool = False  # it stands behind its verb: « a-t-il dit »
    close: bool = False  # nobody of whom only earlier sentences than the last tell
    rank: int = 0  # « le premier » (1) and « le second » (2) of two named together


@cache
def _pronouns(language: str) -> Mapping[str, Pronoun]:
    return {w: p for p in load(language, "pronouns", "pronoun", Pronoun) for w in p.words}


def pronoun(words: str, language: str) -> Pronoun | None:
    """The pronoun that the folded words are."""
    return _pronouns(language).get(words.lower().strip())


def agrees(appearance: Appearance, asked: Pronoun) -> float:
    """How well gender and number agree: 0 not at all, 1 surely."""
    nominal, record = appearance.nominal, appearance.record
    plural = nominal.plural
    gender = nominal.gender
    if record is not None and record.gender != "e" and (gender == "e" or nominal.sort is not Head.BODY):
        gender = record.gender  # but « l'entreprise » and « le groupe » may be one
    unsure = record is not None and record.kind is EntityKind.PERSON and record.gender == "e"
    if unsure and nominal.name is not None and nominal.sort is Head.ROLE:
        gender = "e"  # « le docteur Élise Roux »: post and first name are at odds
    if nominal.name is not None and nominal.name.known is not None and nominal.name.known.capital:
        gender = "e"  # « Pékin proteste. Il … », « Elle … »
    if asked.plural and appearance.crowd:
        of_whom = nominal.last > nominal.head and gender == asked.gender  # « un collectif d'éleveurs »
        return 0.9 if of_whom else 0.7 if asked.gender != "f" or gender == "f" else 0.0
    if plural != asked.plural:
        return 0.0
    if "e" in (gender, asked.gender):
        return 0.7
    if gender == asked.gender:
        return 1.0
    return 0.5 if plural and asked.gender == "m" and gender == "e" else 0.0


def choose(
    asked: Pronoun,
    sentence: int,
    appearances: Sequence[Appearance],
    spoke: Sequence[tuple[int, str]],
    layout: Layout,
) -> tuple[Appearance, float] | None:
    """The appearance that a pronoun in sentence number `sentence` takes up, with a score; null where none leads.

    `appearances` stand before it and may be antecedents; `spoke` lists (position, entity) of earlier speakers.
    """
    found = weigh(asked, sentence, appearances, spoke, layout)
    if not found:
        return None
    lead = found[0][0] - (found[1][0] if len(found) > 1 else LEAST)
    enough = NEAR_MARGIN if asked.near else MARGIN
    if lead < enough and not (lead >= HELD_MARGIN and asked.words and _holds_the_floor(found, asked, sentence, layout)):
        return None
    return found[0][1], min(0.95, 0.5 + lead / 2)


def _holds_the_floor(found: Sequence[tuple[float, Appearance]], asked: Pronoun, sentence: int, layout: Layout) -> bool:
    """Whether the likeliest alone was a subject in this sentence, or else in the one before, outside quotation marks."""
    acting = [
        layout.apart(seen.nominal.sentence, sentence) if seen.subject and not layout.quoted(seen) else FAR
        for _, seen in found[:2]
    ]
    return acting[0] <= 1 and all(acting[0] < later for later in acting[1:]) and agrees(found[0][1], asked) == 1


def only_named(
    found: Sequence[tuple[float, Appearance]], asked: Pronoun, appearances: Sequence[Appearance]
) -> Appearance | None:
    """« Le club a prolongé Hugo Roux. Il affirme … »: of those about as likely the one person who has a name.

    Of 272 pronouns in annotated articles whose candidates hold a named person, the first of these was right 257 times.
    """
    if not found or asked.plural:
        return None
    about = [(score, seen) for score, seen in found if score >= LEAST and found[0][0] - score <= MARGIN + 0.01]
    people = [(score, seen) for score, seen in found if seen.person is not None and seen.person.named]
    people = [found for found in people if _told_whole(found[1])] or people
    if not people or people[0] not in about or (len(people) > 1 and people[0][0] - people[1][0] < MARGIN):
        return None
    ahead = [seen for score, seen in about if seen is not people[0][1]]
    chosen = people[0][1]
    last = max((a.nominal.sentence for a in appearances if identity(a) == identity(chosen)), default=0)
    for seen in ahead:
        if (seen.origin or seen).nominal.sort is Head.NAME and _unsettled(seen):
            return None  # « M. Roux », where two are called so
        if seen.subject and agrees(seen, asked) == 1 and seen.nominal.sentence > last:
            return None  # « Un collectif s'est créé. Il … »
    return chosen


def _told_whole(seen: Appearance) -> bool:
    """« Hugo Roux », « Lina », and whoever acts; « le marché de Tressane » may be of no person."""
    name = seen.record.name if seen.record is not None else ""
    return seen.subject or " " in name or first_name(name) is not None


def _unsettled(seen: Appearance) -> bool:
    return seen.record is None or not seen.record.named


def speaking_on(
    found: Sequence[tuple[float, Appearance]], spoke: Sequence[tuple[int, str]], floor: str | None, *, sure: bool
) -> tuple[Appearance, float] | None:
    """« « … », a-t-il ajouté »: who spoke last, for a pronoun behind its verb; of others only of rivals, unless `sure`.

    Nobody where the narration has gone on to another person, `floor`.
    """
    if not spoke or not (sure or rivals(found)):
        return None
    last = spoke[-1][1]
    if floor not in (None, last):
        return None
    for score, seen in found:
        if identity(seen) == last and (sure or score >= LEAST):
            return (seen, 0.6) if _kind(seen) >= _kind(found[0][1]) else None  # no body where a person is nearer
    return None


def may_go_on(asked: Pronoun, appearances: Sequence[Appearance], spoke: Sequence[tuple[int, str]]) -> bool:
    """Whether the pronoun agrees with the one person or body that spoke last, unless a remark told of them in passing."""
    if not spoke or asked.plural or asked.person:
        return False
    last = [a for a in appearances if identity(a) == spoke[-1][1]]
    return bool(last) and agrees(last[-1], asked) == 1 and not last[-1].aside


def left_over(
    found: Sequence[tuple[float, Appearance]], spoke: Sequence[tuple[int, str]], floor: str | None
) -> tuple[Appearance, float] | None:
    """Where nobody leads: the person who spoke last, or the only one with a name; if either agrees at all.

    Not who spoke last but `floor` where the narration has gone on to that person.
    """
    people = [seen for _, seen in found if seen.person is not None and _with_name(seen)]
    last = [seen for seen in people if spoke and identity(seen) == spoke[-1][1]]
    last = last and ([seen for seen in people if identity(seen) == floor] or last)
    if not last and len(people) != 1:
        return None
    meant = (last or people)[0]
    return None if _whose(meant) else (meant, 0.5)


def in_the_main(found: Sequence[tuple[float, Appearance]], appearances: Sequence[Appearance]) -> Appearance | None:
    """Of those about as likely the person whom the article names far more often than any other, if they act where they are near."""
    if not rivals(found):
        return None
    about = [seen for score, seen in found if score >= LEAST and found[0][0] - score < MARGIN]
    times = {identity(a): sum(identity(b) == identity(a) for b in appearances) for a in about}
    often = max(about, key=lambda a: times[identity(a)])
    others = [n for one, n in times.items() if one != identity(often)]
    main = times[identity(often)] >= max(OFTEN, 2 * max(others)) and _with_name(often)
    return often if main and often.subject else None


def _with_name(seen: Appearance) -> bool:
    return seen.record is not None and seen.record.named and seen.record.kind is EntityKind.PERSON


def _whose(seen: Appearance) -> bool:
    """« l'entreprise de Hugo Roux »: who is told of only as the owner of something."""
    return seen.nominal.inside and not seen.subject


def rivals(found: Sequence[tuple[float, Appearance]]) -> bool:
    """Whether what `weigh` gave has two who are about as likely."""
    return len(found) > 1 and found[1][0] >= LEAST and found[0][0] - found[1][0] < MARGIN


def weigh(
    asked: Pronoun,
    sentence: int,
    appearances: Sequence[Appearance],
    spoke: Sequence[tuple[int, str]],
    layout: Layout,
) -> list[tuple[float, Appearance]]:
    """Everybody whom the pronoun may take up, each once with a score, the likeliest first."""
    scores: dict[str, tuple[float, Appearance]] = {}
    last = spoke[-1] if spoke else None
    nearest = _nearest(appearances, asked)
    crowd = last is not None and _several(appearances, last[0]) and not asked.plural
    floor = gone_on_to(asked, appearances, spoke)
    here = present(asked, sentence, appearances, layout)
    for seen in appearances:
        fit = agrees(seen, asked)
        distance = layout.apart(seen.nominal.sentence, sentence)
        ahead = bool(asked.words) and not (asked.plural or asked.behind)  # « …, elle a dit », not « …, disent-ils »
        setting = ahead and seen.nominal.sentence == sentence and seen.sets
        if (
            not fit
            or not 0 <= distance <= (1 if asked.close else FAR)
            or setting
            or _never_meant(seen, asked, appearances)
        ):
            continue
        score = fit * 0.8 + (NEARNESS[distance] if distance <= REACH else NOWHERE)
        score -= 0.15 * (layout.paragraphs[seen.nominal.sentence] != layout.paragraphs[sentence])
        voiced = any(seen.start <= at < seen.nominal.end for at, _ in spoke)
        reported = layout.reported(seen) and bool(asked.words) and last is not None and identity(seen) != last[1]
        told = layout.quoted(seen) or reported
        subject = (seen.subject or voiced) and not (reported or seen.suffers) and not (asked.words and seen.aside)
        score += LEADS * (
            bool(asked.words) and not asked.near and (seen.leads or voiced) and distance == 1 and not told
            and (asked.behind or layout.paragraphs[seen.nominal.sentence] == layout.paragraphs[sentence])
        )  # fmt: skip
        score += HERE * (seen.subject and not distance and not told and bool(asked.words))
        inside = seen.nominal.inside and not (asked.near and seen is nearest) and not _of_crowd(seen, appearances)
        score += (ACTS if asked.words else 0.4) * subject - 0.35 * inside - 0.5 * layout.quoted(seen)
        score -= OWNED * (seen.nominal.article is Article.POSSESSIVE and seen.nominal.name is None)
        score -= BROUGHT_IN * ((_brought_in(seen) and not voiced) or (seen.aside and bool(asked.words)))
        score += (_standing(seen) if asked.words else _kind(seen)) + TOPIC * (
            seen.topic and (not asked.words or seen.person is not None)
        )
        if asked.near:
            score += 0.6 * (seen is nearest) - 0.3 * subject
        ident = identity(seen)
        score -= ELSEWHERE * (bool(here) and ident not in here)
        if last is not None and ident == last[1] and not asked.near and not crowd:
            score += SPOKE if floor in (None, ident) else STEPPED_DOWN
        if ident not in scores or scores[ident][0] <= score:
            scores[ident] = (score, seen)
    return sorted(scores.values(), key=lambda s: (-s[0], -s[1].start))


def _of_crowd(seen: Appearance, crowds: Sequence[Appearance]) -> bool:
    """« Une équipe de chercheurs »: the researchers of a crowd, who are nobody else."""
    own = seen.nominal
    return own.plural and own.inside and any(
        c.crowd and c.nominal.sentence == own.sentence and 0 < own.first - c.nominal.head <= _OF and own.last <= c.nominal.last
        for c in crowds
    )  # fmt: skip


def _never_meant(seen: Appearance, asked: Pronoun, appearances: Sequence[Appearance]) -> bool:
    """Documents, places that do not act, no person where the pronoun means one, and a crowd told by those it is made of."""
    if asked.plural and seen.crowd and any(_of_crowd(a, [seen]) and agrees(a, asked) for a in appearances):
        return True
    unfit = (asked.person and _kind(seen) <= 0) or (bool(asked.words) and seen.beside)
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
        if a.nominal.sort is not Head.DOCUMENT and (_kind(a) > 0 or (a.subject and not a.suffers))
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
    fitting = [a for a in agreeing if not a.nominal.inside or (_with_name(a) and not any(_around(b, a) for b in outer))]
    if not fitting:
        return None
    same = [a for a in fitting if a.nominal.sentence == fitting[-1].nominal.sentence and _kind(a) > 0]
    return (same or fitting)[-1]


def _around(outer: Appearance, inner: Appearance) -> bool:
    """Whether `outer` is a phrase of the same sentence to which `inner` is the complement."""
    one, other = outer.nominal, inner.nominal
    return one.sentence == other.sentence and one.first < other.first <= one.last + TIE


def gone_on_to(asked: Pronoun, appearances: Sequence[Appearance], spoke: Sequence[tuple[int, str]]) -> str | None:
    """Whom the narration is about since somebody spoke: the last person who was a subject and agrees, of one sentence the
    subject of its main verb (« Awa Roux avait été interrogée sur ce que fera Ida Petit. »).

    Subjects in the sentence in which that one spoke are as a rule in what was said.
    """
    if not spoke:
        return None
    position = spoke[-1][0]
    spoken = max((a.nominal.sentence for a in appearances if a.start <= position), default=-1)
    subjects = [
        a for a in appearances
        if a.nominal.sentence > spoken and a.subject and not (a.quoted or a.nominal.inside) and agrees(a, asked) and _kind(a) > 0
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


def identity(seen: Appearance) -> str:
    """What tells appearances of different entities apart before all of them have one."""
    seen = seen.origin or seen
    return seen.record.id if seen.record else f"?{key(seen.nominal.text)}"


def _standing(seen: Appearance) -> float:
    """The same as `_kind` for whom « il » and « elle » take up: persons with a name before titles and bodies."""
    kind = _kind(seen)
    if kind <= 0:
        return kind
    if seen.nominal.plural:
        return SEVERAL
    return NAMED if seen.person is not None and not _unsettled(seen) else TITLED


def _kind(seen: Appearance) -> float:
    """Persons are taken up by pronouns more often than bodies and countries, places hardly ever speak."""
    kind = seen.record.kind if seen.record else None
    if (seen.origin or seen).nominal.sort is Head.ROLE or kind is EntityKind.PERSON:
        return 0.3
    if kind is EntityKind.PLACE:
        return -0.6
    if seen.nominal.sort is Head.BODY and not seen.subject:
        return -0.2  # « fermer le site »
    return -0.2 if kind is EntityKind.OTHER else 0.0
