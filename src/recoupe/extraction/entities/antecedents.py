"""Which phrase of an article a pronoun takes up, by what stands before it and around it.

« Awa Keita a reçu le préfet. Elle se dit confiante. » : « Elle » takes up « Awa Keita ». Pronouns in the narration are
settled from left to right, so that each keeps its antecedent present for the next; those inside quotation marks are not.
Whom the phrase itself means is for `discourse` to tell.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from recoupe.extraction.entities.casting import Casting
from recoupe.extraction.entities.choosing import (
    body_heard,
    choose,
    in_the_main,
    left_over,
    may_go_on,
    only_named,
    rivals,
    speaking_on,
)
from recoupe.extraction.entities.contrast import contrasted
from recoupe.extraction.entities.nominals import Article, Head, Nominal
from recoupe.extraction.entities.of_two import latter_at, rank_at, ranked
from recoupe.extraction.entities.passing import told_in_marks
from recoupe.extraction.entities.pronouns import Pronoun, agrees, identity, pronoun
from recoupe.extraction.entities.scene import Appearance, Layout
from recoupe.extraction.entities.surroundings import Surroundings
from recoupe.extraction.entities.titles import bearer
from recoupe.extraction.entities.weighing import FAR, REACH, gone_on_to, weigh, with_name
from recoupe.extraction.parse import Token
from recoupe.model.entity import EntityKind
from recoupe.model.span import Span, covered

_OPENING = 3  # narrative sentences that may open a text with « il » before it says who that is

_VOICES = 3  # speakers and sentences back from which « selon lui » may mean another than the subject of what is said

Speakers = Sequence[tuple[int, str]]  # where the speakers of earlier statements stand, and their entities

_Found = tuple[Appearance, float, str]  # an antecedent, a score and the rule


@dataclass(frozen=True, slots=True)
class _Case:
    """A pronoun where it stands: its sentence, what may be its antecedent and who spoke before."""

    source: Span
    asked: Pronoun
    here: int
    before: list[Appearance]
    spoke: Speakers
    layout: Layout

    def weighed(self) -> list[tuple[float, Appearance]]:
        """What may be the antecedent, likeliest first."""
        return weigh(self.asked, self.here, self.before, self.spoke, self.layout)


class Antecedents:
    """The antecedents of an article's pronouns; those of the narration count as appearances once they are settled."""

    def __init__(self, casting: Casting) -> None:
        self._casting = casting
        self._layout = casting.layout
        self._pronouns: list[Appearance] = []
        self._spoke: dict[int, Appearance] = {}  # whom the pronouns that speak were found to mean, by where they stand
        self._incises: set[int] = set()  # where those stand that only tell who is quoted: « …, a-t-elle dit »

    def before(self, position: int, not_in: Sequence[Span] = (), reach: int = REACH) -> list[Appearance]:
        """What may be an antecedent at `position`: phrases and settled pronouns of the last sentences."""
        sentence = self._casting.parsed.number_at(position)
        return sorted(
            (
                a
                for a in (*self._casting.appearances, *self._pronouns)
                if a.nominal.end <= position
                and self._layout.apart(a.nominal.sentence, sentence) <= reach
                and not covered(not_in, a.nominal.start, a.nominal.end)
            ),
            key=lambda a: (a.start, a.nominal.end),
        )

    def settle(self, number: int, token: Token) -> None:
        """Settle the pronoun at the token of sentence number `number`, if it speaks or is a subject of the narration."""
        tokens, language = self._casting.parsed.sentences[number].tokens, self._casting.language
        one_of_two, latter = rank_at(tokens, token.i, language), latter_at(tokens, token.i, language)
        asked = one_of_two or latter or pronoun(token.lower, language)
        if asked is None or any(a < token.start < b for a, b in self._casting.zones):
            return
        meant = next((a for at, a in self._spoke.items() if token.start <= at < token.end), None)
        if meant is not None:
            if "-" in self._casting.parsed.text[token.start - 1 : token.start + 1]:
                self._incises.add(token.start)
        elif one_of_two or latter or (token.dep.split(":")[0] == "nsubj" and token.pos == "PRON"):
            earlier = self._clause(number).free(self.before(token.start), token.start)
            if one_of_two is not None:
                meant = ranked(asked, number, earlier, self._layout)
            else:
                source = Span.of(self._casting.parsed.text, token.start, token.end)
                case = _Case(source, asked, number, earlier, (), self._layout)
                found = self._ahead(case, _chosen(case))
                meant = None if found is None else found[0]
        if meant is None:
            return
        nominal = Nominal(
            number, token.i, token.i, token.i, token.start, token.end, Head.PRONOUN, Article.BARE,
            asked.gender, asked.plural, meant.nominal.text,
        )  # fmt: skip
        origin = meant.origin or meant
        self._pronouns.append(Appearance(nominal, True, False, origin.record, origin=origin))

    def keep(self, source: Span, meant: Appearance) -> None:
        """Keep whom a pronoun that speaks means, for the narration behind it: « …, a-t-il dit. Il … »."""
        self._spoke[source.start] = meant

    def of(
        self,
        source: Span,
        asked: Pronoun,
        spoke: Speakers,
        not_in: Sequence[Span],
        told: Sequence[Span],
        tellers: Set[str],
    ) -> _Found | None:
        """The antecedent of a pronoun; null where two are about as likely.

        In a quotation nobody of the `tellers`, who quote, unless it names them: « « Airval paiera, elle y tient », dit Airval ».
        """
        here = self._casting.parsed.number_at(source.start)
        clause = self._clause(here)
        before, told_of = self._may_be_meant(source, asked, not_in)
        asked = replace(asked, behind=self._casting.parsed.text[: source.start].endswith("-"))
        if asked.rank:
            one = ranked(asked, here, before, self._layout)
            return (one, 0.7, "pronoun/of-two") if one is not None and one.record is not None else None
        if (meant := clause.as_for(source.start, asked)) is not None:
            return meant, 0.9, "pronoun/as-for"
        heard, hearer = clause.hearer(source.start, asked)
        if heard:
            return None if hearer is None else (hearer, 0.8, "pronoun/hearer")
        zone = self._casting.zone_at(source.start, not_in)
        told_here = self._told_here(source, asked, not_in, before, spoke, told_of) if zone is None else None
        if told_here is not None:
            return told_here
        before = [a for a in before if identity(a) not in tellers or (zone is not None and zone[0] < a.start < zone[1])]
        if asked.near and clause.verbless_up_to(source.start):  # « Dans une lettre au maire, ce dernier … »
            before = [a for a in before if a.nominal.sentence != here] or before
        last = until(spoke, source.start)
        if zone is not None:
            before, last = self._spoken_of([a for a in before if a.start not in self._incises], last), ()
        layout = self._casting.layout_at(source.start, not_in)
        if zone is None and may_go_on(asked, before, last):
            layout = layout.behind(told)
        case = _Case(source, asked, here, before, last, layout)
        if zone is None and (body := body_heard(asked, here, before, last, layout)) is not None:
            return body, 0.7, "pronoun/goes-on"
        found = _chosen(case)
        if zone is None:
            found = self._going_on(case, self._ahead(case, found))
        return found if found is not None else self._left(case, not_in, quoted=zone is not None)

    def _told_here(
        self,
        source: Span,
        asked: Pronoun,
        said: Sequence[Span],
        before: Sequence[Appearance],
        spoke: Speakers,
        told_of: Set[str],
    ) -> _Found | None:
        """Whom the sentence of a pronoun outside marks tells: whoever acts in what is said or is brought in."""
        here = self._casting.parsed.number_at(source.start)
        own = self._acts_in_it(source, asked, here, said, before, spoke)
        if own is not None and identity(own) not in told_of:
            return own, 0.7, "pronoun/own-subject"
        clause = self._clause(here)
        one = clause.brought_in(source, asked, said)
        return None if one is None else (one, 0.7, "pronoun/brought-in")

    def _left(self, case: _Case, said: Sequence[Span], *, quoted: bool) -> _Found | None:
        """Where nobody leads: the subject of what is said, who is left of those about as likely, or whom the text names next."""
        others = case.weighed()
        if not rivals(others) and (own := self._own_subject(case, said)) is not None:
            return own, 0.5, "pronoun/own-subject"
        if (sole := left_over(others, case.spoke, gone_on_to(case.asked, case.before, case.spoke))) is not None:
            return *sole, "pronoun/left-over"
        main = in_the_main(others, self._casting.appearances)
        if main is not None:
            return main, 0.5, "pronoun/main"
        if not others and (members := self._members(case)) is not None:
            return members, 0.5, "pronoun"
        first = self._named_next(case) if not others and not quoted else None
        return None if first is None else (first, 0.6, "pronoun/ahead")

    def _members(self, case: _Case) -> Appearance | None:
        """« L'association Airval a écrit au préfet. Ils demandent … »: the one body that acts in the sentence before, where nobody
        told in the plural may be meant; its members.
        """
        asked, here = case.asked, case.here
        if not asked.plural or not asked.words or asked.gender == "f":
            return None
        acting = [
            a for a in case.before
            if self._layout.apart(a.nominal.sentence, here) == 1 and a.leads and a.subject and not a.nominal.plural
            and is_named(a) and a.record is not None and a.record.kind is EntityKind.ORGANIZATION
        ]  # fmt: skip
        return acting[0] if len({identity(a) for a in acting}) == 1 else None

    def _named_next(self, case: _Case) -> Appearance | None:
        """« Il dit avoir peur. Hugo Roux vit ici depuis mai. »: the person with whom a text goes on that opens with a pronoun."""
        asked, here = case.asked, case.here
        if not asked.words or asked.plural or asked.near or self._layout.steps[here] > _OPENING:
            return None
        behind = (
            a for a in self._casting.appearances
            if a.nominal.sentence > here and self._layout.apart(here, a.nominal.sentence) < _OPENING
            and a.person is not None and not a.quoted
        )  # fmt: skip
        first = next(behind, None)
        named = first is not None and with_name(first) and first.subject and first.nominal.sort is Head.NAME
        return first if first is not None and named and agrees(first, asked) else None

    def _may_be_meant(self, source: Span, asked: Pronoun, said: Sequence[Span]) -> tuple[list[Appearance], set[str]]:
        """What stands before a pronoun and may be its antecedent, and of whom the words said tell instead."""
        clause = self._clause(self._casting.parsed.number_at(source.start))
        before = self._not_told(clause.free(self.before(source.start, said, FAR), source.start), source, said)
        told_of = self._told_by_another(before, source, asked, said)
        return _without_carriers([a for a in before if identity(a) not in told_of], asked), told_of

    def _not_told(self, before: list[Appearance], source: Span, said: Sequence[Span]) -> list[Appearance]:
        """« Il a moqué l'idée de Hugo Roux », « Selon lui, Hugo Roux … », « « Hugo Roux ment », dit-il »: without whom the words
        said name, who is somebody else. Words before the pronoun and outside marks may begin with their own speaker.
        """
        casting = self._casting
        named = {
            a.record.id for a in casting.appearances
            if a.person is not None and a.record is not None and covered(said, a.start, a.nominal.end)
            and (a.nominal.name is not None or (_post(a) and not a.quoted)) and (a.start > source.start or a.quoted)
        }  # fmt: skip
        named |= {  # « cette idée du président français »
            found[0].id for a in casting.appearances
            if a.record is None and a.nominal.sort is Head.ROLE and a.nominal.article is Article.DEFINITE
            and not a.nominal.plural and a.nominal.qualifiers and not a.quoted and a.start > source.start
            and covered(said, a.start, a.nominal.end)
            and (found := bearer(a.nominal, casting.holders, casting.last_seen, casting.language)) is not None
        }  # fmt: skip
        return [a for a in before if a.record is None or a.record.id not in named]

    def _told_by_another(
        self, before: Sequence[Appearance], source: Span, asked: Pronoun, said: Sequence[Span]
    ) -> set[str]:
        """« Hugo Roux « signait tout », a-t-il dit »: of whom words in marks tell something, if another person may tell it."""
        casting = self._casting
        told = {
            identity(a) for a in casting.appearances
            if a.person is not None and covered(said, a.start, a.nominal.end) and not a.quoted
            and a.nominal.end < source.start and told_in_marks(casting.parsed, a.nominal, casting.language)
        }  # fmt: skip
        others = (a for a in before if identity(a) not in told and with_name(a) and agrees(a, asked))
        return told if any(others) else set()

    def rivals(self, source: Span, asked: Pronoun, spoke: Speakers, not_in: Sequence[Span]) -> bool:
        """Whether a pronoun has no antecedent because two are about as likely."""
        here = self._casting.parsed.number_at(source.start)
        before = self._clause(here).free(self.before(source.start, not_in, FAR), source.start)
        return rivals(weigh(asked, here, before, until(spoke, source.start), self._layout))

    def _ahead(self, case: _Case, found: _Found | None) -> _Found | None:
        """« À Valmer, où il a dénoncé le projet, Hugo Roux … »: the subject to come; not where another has the floor."""
        if found is not None and self._floor_before(found[0], case.here):
            return found
        coming = self._clause(case.here).coming(case.source.start, case.asked)
        if coming is None or (found is not None and with_name(found[0]) and not with_name(coming)):
            return found
        return coming, 0.75, "pronoun/ahead"

    def _going_on(self, case: _Case, found: _Found | None) -> _Found | None:
        """« « … », ajoute-t-il »: who spoke last, if the narration has not gone on to somebody else."""
        inverted, last = case.asked.behind, case.spoke
        if not inverted and found is not None:
            return found
        adds = inverted and self._clause(case.here).adds(case.source)
        beside = bool(last) and self._paragraph(last[-1][0]) == self._paragraph(case.source.start)
        narrated = [a for a in case.before if not case.layout.reported(a)]
        floor = None if adds and beside else gone_on_to(case.asked, narrated, last)
        on = speaking_on(case.weighed(), last, floor, sure=adds)
        return (*on, "pronoun/goes-on") if on is not None and (inverted or with_name(on[0])) else found

    def _own_subject(self, case: _Case, said: Sequence[Span]) -> Appearance | None:
        """« L'usine tourne à plein, selon elle »: the only subject of what is said that agrees, if nobody else is meant."""
        asked, start = case.asked, case.source.start
        own = [
            a for a in self._casting.appearances
            if a.nominal.sentence == case.here and a.nominal.end <= start and covered(said, a.start, a.nominal.end)
            and a.leads and not a.quoted and (agrees(a, asked) == 1 or (agrees(a, asked) and _body_with_name(a)))
        ]  # fmt: skip
        return own[0] if len({identity(a) for a in own}) == 1 else None

    def _acts_in_it(
        self,
        source: Span,
        asked: Pronoun,
        here: int,
        said: Sequence[Span],
        before: Sequence[Appearance],
        spoke: Speakers,
    ) -> Appearance | None:
        """« Awa Roux quittera la mairie, a-t-elle annoncé »: whom what is said is about, unless somebody else who agrees spoke in
        the sentence before.
        """
        own = self._clause(here).acting(source, asked, said)
        last = until(spoke, source.start)
        if own is None or not last or contrasted(own.nominal, self._casting.parsed, self._casting.language):
            return own
        if not asked.behind and identity(own) in {who for _, who in last[-_VOICES:]}:
            return own  # « 900 selon la police. La CGT avait réuni 3 000 marcheurs, selon elle. »
        position, who = last[-1]
        at = self._casting.parsed.number_at(position)
        reach = 1 if asked.behind else _VOICES
        near = here - at <= reach and self._layout.paragraphs[at] == self._layout.paragraphs[here]
        other = who != identity(own) and any(identity(a) == who and agrees(a, asked) for a in before)
        return None if near and other else own

    def _spoken_of(self, before: list[Appearance], spoke: Speakers) -> list[Appearance]:
        """« « … », selon l'avocat Paul Roux. « Il a avoué », dit …»: without those who only came in to speak, if any is left."""
        at = {(who, self._casting.parsed.number_at(position)) for position, who in spoke}
        told = {identity(a) for a in before if a.subject or (identity(a), a.nominal.sentence) not in at}
        return [a for a in before if identity(a) in told] or before

    def _clause(self, here: int) -> Surroundings:
        return Surroundings(
            self._casting.parsed.sentences[here].tokens, here, self._casting.appearances, self._casting.language
        )

    def _floor_before(self, seen: Appearance, here: int) -> bool:
        """Whether the sentence before, of the same paragraph, is about whom the phrase names."""
        paragraphs = self._layout.paragraphs
        at = seen.nominal.sentence
        return seen.subject and (
            at == here or (self._layout.apart(at, here) <= 1 and paragraphs[at] == paragraphs[here])
        )

    def _paragraph(self, position: int) -> int:
        return self._layout.paragraphs[self._casting.parsed.number_at(position)]


def _chosen(case: _Case) -> _Found | None:
    """The one who leads, or of those about as likely the one person with a name."""
    found = choose(case.asked, case.here, case.before, case.spoke, case.layout)
    if found is not None:
        return (*found, "pronoun")
    person = only_named(case.weighed(), case.asked, case.before)
    return None if person is None else (person, 0.55, "pronoun/named")


def is_named(seen: Appearance) -> bool:
    """Whether the text names whom the phrase means."""
    return seen.record is not None and seen.record.named


def _post(seen: Appearance) -> bool:
    """« le président français », but not « l'homme », whom a text may take up in passing."""
    return seen.nominal.role is not None and seen.nominal.role.post


def _body_with_name(seen: Appearance) -> bool:
    """« Céraval », « Uber »: a name that tells no gender, of a body or of whatever the model can't place."""
    return (
        is_named(seen) and seen.record is not None and seen.record.kind in (EntityKind.ORGANIZATION, EntityKind.OTHER)
    )


def until(spoke: Speakers, position: int) -> Speakers:
    """Those who spoke before `position`."""
    return [s for s in spoke if s[0] < position]


def _without_carriers(before: Sequence[Appearance], asked: Pronoun) -> list[Appearance]:
    """« Radio Valmer a diffusé le témoignage de Hugo Roux. Selon lui, … »: without the outlets of a sentence that also tells of
    somebody who agrees.
    """
    heard = {a.nominal.sentence for a in before if a.somebody and agrees(a, asked)}
    return [
        a for a in before
        if a.nominal.sentence not in heard or a.record is None or a.record.kind not in (EntityKind.OUTLET, EntityKind.AGENCY)
    ]  # fmt: skip
