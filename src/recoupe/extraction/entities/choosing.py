"""Whom a pronoun that speaks means, of those who have been weighed.

« La préfète a reçu le maire. Elle a ajouté que … » : the likeliest (`weighing`), if nobody else is about as likely; where two
are, the answer is nobody unless one of them has the floor, is the only one with a name, or is whom the article is about.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.entities.lexicon import first_name
from recoupe.extraction.entities.nominals import Head
from recoupe.extraction.entities.pronouns import Pronoun, agrees, identity
from recoupe.extraction.entities.scene import Appearance, Layout
from recoupe.extraction.entities.weighing import FAR, of_kind, weigh, with_name
from recoupe.model.entity import EntityKind

MARGIN = 0.2  # the best must lead by this much
HELD_MARGIN = 0.05  # the same where the best alone acted in the sentence before
NEAR_MARGIN = 0.1  # the same for « celui-ci », which means the last one
OFTEN = 3  # times that whom an article is about is told of
AGREES = 0.7  # how well « l'ONG » does, which shows no gender
LEAST = 0.6  # a single candidate must reach this and the margin

_BODIES = (EntityKind.ORGANIZATION, EntityKind.GOVERNMENT)


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
    if lead >= enough or (lead >= HELD_MARGIN and asked.words and _holds_the_floor(found, asked, sentence, layout)):
        return found[0][1], min(0.95, 0.5 + lead / 2)
    acting = None if asked.near or not asked.words else _alone_in_acting(found, asked, sentence, layout)
    return None if acting is None else (acting, 0.5)


def _holds_the_floor(found: Sequence[tuple[float, Appearance]], asked: Pronoun, sentence: int, layout: Layout) -> bool:
    """Whether the likeliest alone was a subject in this sentence, or else in the one before, outside quotation marks."""
    acting = [
        layout.apart(seen.nominal.sentence, sentence) if seen.subject and not layout.quoted(seen) else FAR
        for _, seen in found[:2]
    ]
    return acting[0] <= 1 and all(acting[0] < later for later in acting[1:]) and agrees(found[0][1], asked) == 1


def _alone_in_acting(
    found: Sequence[tuple[float, Appearance]], asked: Pronoun, sentence: int, layout: Layout
) -> Appearance | None:
    """« Si les clubs veulent jouer, ils … », « Si Marc Petit se tait, Hugo Roux a parlé. Il … »: of those as likely as each other
    the subject of this sentence, or else of the main clause of the one before.
    """
    about = [(score, seen) for score, seen in found if score >= LEAST and found[0][0] - score < MARGIN]
    ranks = sorted(((_acts(seen, sentence, layout), n) for n, (_, seen) in enumerate(about)))
    if len(ranks) < 2 or ranks[0][0] == ranks[1][0] or ranks[0][0][0] > 1:
        return None
    score, first = about[ranks[0][1]]
    nameless = not with_name(first) and any(with_name(seen) for _, seen in about)  # left to rules that look for a name
    fits = asked.plural or agrees(first, asked) == 1
    return first if fits and not nameless and found[0][0] - score <= HELD_MARGIN else None


def _acts(seen: Appearance, sentence: int, layout: Layout) -> tuple[int, bool]:
    """In which sentence back a phrase is a subject, and whether not of its main clause; far off where it is none."""
    if not seen.subject or layout.quoted(seen) or layout.reported(seen) or seen.aside:
        return FAR, True
    return layout.apart(seen.nominal.sentence, sentence), not seen.leads


def only_named(
    found: Sequence[tuple[float, Appearance]], asked: Pronoun, appearances: Sequence[Appearance]
) -> Appearance | None:
    """« Le club a prolongé Hugo Roux. Il affirme … »: of those about as likely the one person who has a name.

    Of 272 pronouns in annotated articles whose candidates hold a named person, the first of these was right 257 times.
    """
    if not found or asked.plural:
        return None
    about = [(score, seen) for score, seen in found if score >= LEAST and found[0][0] - score <= MARGIN + 0.01]
    people = [(score, seen) for score, seen in found if with_name(seen)]
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
            return (seen, 0.6) if of_kind(seen) >= of_kind(found[0][1]) else None  # no body where a person is nearer
    return None


def may_go_on(asked: Pronoun, appearances: Sequence[Appearance], spoke: Sequence[tuple[int, str]]) -> bool:
    """Whether the pronoun agrees with the one person or body that spoke last, unless a remark told of them in passing."""
    if not spoke or asked.plural or asked.person:
        return False
    last = [a for a in appearances if identity(a) == spoke[-1][1]]
    return bool(last) and agrees(last[-1], asked) == 1 and not last[-1].aside


def body_heard(
    asked: Pronoun,
    sentence: int,
    appearances: Sequence[Appearance],
    spoke: Sequence[tuple[int, str]],
    layout: Layout,
) -> Appearance | None:
    """« …, dit Awa Roux. L'eau est propre, selon la mairie. Elle ajoute … »: the body that spoke last, in the sentence before, if
    it surely agrees and no person told of since may be meant.
    """
    if not spoke or not asked.words or asked.plural or asked.near or asked.person:
        return None
    position, who = spoke[-1]
    voice = next((a for a in appearances if a.start <= position < a.nominal.end and identity(a) == who), None)
    if voice is None or voice.record is None or voice.record.kind not in _BODIES:
        return None
    if agrees(voice, asked) < (AGREES if voice.nominal.sort is Head.BODY else 1):
        return None
    spoken = voice.nominal.sentence
    beside = asked.behind or layout.paragraphs[spoken] == layout.paragraphs[sentence]
    others = (a for a in appearances if a.nominal.sentence >= spoken and identity(a) != who and not a.nominal.inside)
    told = any(agrees(a, asked) and (of_kind(a) > 0 or a.subject) for a in others)
    return voice if beside and layout.apart(spoken, sentence) == 1 and not told else None


def left_over(
    found: Sequence[tuple[float, Appearance]], spoke: Sequence[tuple[int, str]], floor: str | None
) -> tuple[Appearance, float] | None:
    """Where nobody leads: the person who spoke last, or the only one with a name; if either agrees at all.

    Not who spoke last but `floor` where the narration has gone on to that person.
    """
    people = [seen for _, seen in found if with_name(seen)]
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
    main = times[identity(often)] >= max(OFTEN, 2 * max(others)) and with_name(often)
    return often if main and often.subject else None


def _whose(seen: Appearance) -> bool:
    """« l'entreprise de Hugo Roux »: who is told of only as the owner of something."""
    return seen.nominal.inside and not seen.subject


def rivals(found: Sequence[tuple[float, Appearance]]) -> bool:
    """Whether what `weigh` gave has two who are about as likely."""
    return len(found) > 1 and found[1][0] >= LEAST and found[0][0] - found[1][0] < MARGIN
