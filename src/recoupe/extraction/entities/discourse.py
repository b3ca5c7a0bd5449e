"""Who is meant as the text goes on: titles and nouns that take somebody up, in text order, each with its entity.

« Awa Keita est maire de Valmer. Elle a reçu le préfet. L'élue se dit confiante. » : « Elle » and « L'élue » are Awa
Keita, « le préfet » somebody without a name. Which of them a pronoun takes up is told by `antecedents`.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import partial

from recoupe.extraction.entities import lexicon
from recoupe.extraction.entities.ages import of_that_age
from recoupe.extraction.entities.antecedents import Antecedents, Speakers, is_named, until
from recoupe.extraction.entities.bodies import body, government, led
from recoupe.extraction.entities.casting import Casting
from recoupe.extraction.entities.choosing import LEAST, choose
from recoupe.extraction.entities.contrast import contrasted, told_apart, unlike
from recoupe.extraction.entities.descriptions import fitting, of_the_speaker, sense
from recoupe.extraction.entities.excluded import apart, beside_another, beside_own, excluded, possible, undecided
from recoupe.extraction.entities.floor import (
    asked_by_us,
    counsel,
    fresh,
    is_source,
    on_the_floor,
    orator,
    same_calling,
    same_source,
    somebodys,
    speaks_on,
    spoke_before,
)
from recoupe.extraction.entities.groups_again import group_key, now_named, told_before
from recoupe.extraction.entities.inhabitants import about_last, from_there, origins
from recoupe.extraction.entities.lexicon import words
from recoupe.extraction.entities.likely import likely
from recoupe.extraction.entities.nearby import acted_upon, goes_on, sole_woman, told_of, without_actor
from recoupe.extraction.entities.newcomers import brought_in
from recoupe.extraction.entities.nominals import Article, Head, Nominal
from recoupe.extraction.entities.openings import named_below_only, named_next
from recoupe.extraction.entities.owned import belonging, facing, headed, leads_before, own_voice, subject_behind
from recoupe.extraction.entities.pronouns import Pronoun, agrees, pronoun
from recoupe.extraction.entities.registry import Record
from recoupe.extraction.entities.relatives import relative
from recoupe.extraction.entities.scene import Appearance
from recoupe.extraction.entities.titles import Holder, bearer, learn, named_below, of_another, of_that_body
from recoupe.extraction.entities.weighing import FAR, REACH
from recoupe.model.article import BlockKind
from recoupe.model.entity import EntityKind, MentionKind
from recoupe.model.span import Span
from recoupe.rules.folding import key

FIRST = 2  # narrative sentences in which « une journaliste » may be whom the text names further on
LEAD = 4  # narrative sentences in which somebody may be told by a post before the text names them


class Discourse:
    """The appearances of an article and whom each means; titles are resolved when somebody asks for them."""

    def __init__(self, casting: Casting) -> None:
        self.casting = casting
        self._layout = casting.layout
        self._antecedents = Antecedents(casting)
        self._settled = (0, -1)  # sentence and token up to which titles and pronouns of the narration are settled
        for seen in casting.appearances:
            if self._untold(seen) and self._opens(seen.nominal):
                casting.deeds += named_next(seen, casting)

    def record(self, seen: Appearance, spoke: Speakers = ()) -> Record | None:
        """The entity of an appearance; a title or body that nothing names becomes somebody without a name."""
        nominal = seen.nominal
        if seen.record is not None:
            return seen.record
        if seen.origin is not None:  # a pronoun for a title, whose bearer may be known by now
            seen.record = self.record(seen.origin, spoke)
        elif nominal.sort is Head.ROLE and (nominal.name is None or nominal.plural):
            seen.record = (
                led(self.casting, nominal, self.casting.appearances)
                or self._bearer(seen, spoke)
                or self._facing(seen, spoke)
                or self._group_before(seen, spoke)
                or self._owned(nominal, until(spoke, nominal.start))
                or self._unnamed(seen)
            )
        elif nominal.sort is Head.BODY:
            last = until(spoke, nominal.start)
            seen.record = (
                counsel(nominal, self.casting, last)
                or self._group_before(seen, spoke)
                or body(self.casting, nominal, self.casting.appearances, last)
                or self._owned(nominal, last)
                or self._unnamed(seen)
            )
        elif nominal.sort is Head.DEMONYM:
            if not nominal.plural:  # « la Portugaise »: somebody named before
                on = speaks_on(nominal, until(spoke, nominal.start), self.casting)
                seen.found = (taken := on or self._taken_up(seen, spoke)) is not None
                seen.record = taken or self._unnamed(seen)
                return seen.record
            seen.record = self._nation(nominal) or self.casting.registry.ask(
                nominal.text, EntityKind.GROUP, named=nominal.plural, plural=nominal.plural
            )
        return seen.record

    def _nation(self, nominal: Nominal) -> Record | None:
        """« les Russes » are Russia, unless they are a group of their own or those for whom a French text is written."""
        country = lexicon.demonym(self.casting.parsed.sentences[nominal.sentence].tokens[nominal.head].text)
        home = lexicon.words(self.casting.language, "bodies", "home")
        if country is None or country in home or lexicon.group(nominal.text, self.casting.language) is not None:
            return None
        record = government(self.casting, country, nominal.text, plural=True)
        record.own = True
        return record

    def owner(self, nominal: Nominal, spoke: Speakers) -> Record | None:
        """Whose « son cabinet » is, if it has a name: of whom its sentence opens with, else of whom « il » would mean."""
        if nominal.article is not Article.POSSESSIVE:
            return None
        token = self.casting.parsed.sentences[nominal.sentence].tokens[nominal.first]
        asked = pronoun(token.lower, self.casting.language)
        if asked is None:
            return None
        scene, sentences = self.casting.appearances, self.casting.parsed.sentences
        opening = next((a for a in scene if a.nominal.sentence == nominal.sentence), None)
        if opening is not None and opening.nominal.first == 0 and opening.subject and agrees(opening, asked):
            record = self.record(opening, spoke) if opening.start != nominal.start else None
            if record is not None and record.named:
                return record
        if (ahead := subject_behind(nominal, asked, scene, sentences)) is not None:
            return self.record(ahead, spoke)
        found = self.pronoun(Span.of(self.casting.parsed.text, token.start, token.end), asked, spoke)
        return beside_own(nominal, found[1], self.casting) if found is not None and found[1].named else None

    def _facing(self, seen: Appearance, spoke: Speakers) -> Record | None:
        """« sa rivale »: the other of two."""
        owner = self.owner(seen.nominal, until(spoke, seen.start))
        scene, language = self.casting.appearances, self.casting.language
        other = None if owner is None else facing(seen.nominal, owner, scene, language)
        if other is None and (leading := leads_before(seen.nominal, scene)) is not None:
            owner = self.record(leading, spoke)
            other = None if owner is None else facing(seen.nominal, owner, scene, language)
        seen.found = seen.found or other is not None
        return other

    def _group_before(self, seen: Appearance, spoke: Speakers) -> Record | None:
        """« les scientifiques », « les requérants »: the group told in full before."""
        casting = self.casting
        last = until(spoke, seen.start)
        told = told_before(seen, casting.appearances, casting.parsed, last, casting.language)
        if told is None:
            return None
        record = self.record(told, spoke)  # « des chercheurs londoniens » have no name until « les chercheurs » says it
        return record if record is None or record.named else now_named(told.nominal, casting.registry)

    def _owned(self, nominal: Nominal, spoke: Speakers) -> Record | None:
        """« son cabinet », « ses proches », « son organisme »: the body or people that belong to whom the possessive means."""
        casting = self.casting
        owner = self.owner(nominal, spoke)
        if owner is None:
            return None
        noun = casting.parsed.sentences[nominal.sentence].tokens[nominal.head].lower
        alone = nominal.last == nominal.head
        own = belonging(nominal, noun, owner, casting.registry, casting.language) if alone else None
        if own is not None or nominal.plural or nominal.sort is not Head.BODY:
            return own
        told = headed(noun, owner, casting.appearances, casting.language)
        return None if told is None else self.record(told, spoke)

    def _bearer(self, seen: Appearance, spoke: Speakers) -> Record | None:
        nominal = seen.nominal
        if seen.asked:
            return None
        seen.asked = True
        casting = self.casting
        last = until(spoke, nominal.start)
        said = last[-1][1] if last else None
        again = same_source(nominal, last, casting) or spoke_before(nominal, last, casting)
        if (voice := again or asked_by_us(seen, last, casting)) is not None:
            seen.found = True
            return voice
        if is_source(nominal, casting.language):
            return None
        whose = self._beside(nominal, last)
        holders = [h for h in (*casting.holders, *casting.deeds) if h.record is not whose]
        holders = of_that_body(nominal, holders, partial(self.owner, nominal, last), casting.language)
        own = self._voice(nominal, last)
        found = bearer(nominal, holders, casting.last_seen, casting.language, said, opening=self._opens(nominal))
        told = bool(last) and not seen.subject and self._here(nominal, last[-1][0])  # « a-t-il lancé au cuisinier »
        other = said if told or contrasted(nominal, casting.parsed, casting.language) else None  # who is not meant
        if own is None and found is not None:
            record: Record | None = found[0]
        else:
            taken = own or speaks_on(nominal, last, casting) or same_calling(nominal, last, casting)
            if taken is None and undecided(nominal, casting):
                return None
            record = unlike(
                other,
                taken
                or self._taken_up(seen, spoke)
                or relative(nominal, holders, casting.appearances, casting.language),
            )
        if record is None and self._layout.steps[nominal.sentence] <= FIRST:
            record = named_below(nominal, casting.holders, casting.language)
        if record is None:
            record = self._by_context(seen, spoke, last, other)
        if record is whose:
            return None
        if record is not None:
            casting.registry.mention(nominal.start, nominal.end, record, MentionKind.TITLE)
            seen.found = True
            learn(record, nominal)
        return record

    def _voice(self, nominal: Nominal, spoke: Speakers) -> Record | None:
        casting, owner = self.casting, partial(self.owner, nominal, spoke)
        scene = casting.appearances, casting.parsed.sentences
        return own_voice(nominal, casting.holders, *scene, owner, casting.language)

    def _by_context(self, seen: Appearance, spoke: Speakers, last: Speakers, other: str | None) -> Record | None:
        """Whom a definite post means that nobody bears: who is likely, goes on, or holds the floor, but not `other`."""
        nominal, casting = seen.nominal, self.casting
        if nominal.article is not Article.DEFINITE or told_apart(nominal, casting.parsed, casting.language):
            return None
        record = None if seen.quoted else likely(nominal, casting, last, opening=self._opens(nominal))
        weighed = record is not None
        record = record or goes_on(
            nominal, casting.appearances, casting.untold, casting.parsed.sentences, self._layout, casting.language,
            last[-1][1] if last else None,
        )  # fmt: skip
        if record is None and spoke and not seen.quoted:
            record = on_the_floor(nominal, casting, last)
        if record is None or record.id == other or excluded(nominal, record, casting, last, dead=weighed):
            return None
        if nominal.role is not None:  # the post counts from now on
            casting.holders.append(
                Holder(record, nominal.role, nominal.qualifiers, nominal.start, nominal.sentence, nominal.former)
            )
        return record

    def told_later(self, seen: Appearance) -> Record | None:
        """« a annoncé le ministre des Ports. … a déclaré Hugo Roux. … selon le ministre »: whom a title means that nobody
        bore when it was told, once it is settled whom the article gives that post.
        """
        nominal, casting = seen.nominal, self.casting
        if nominal.sort is not Head.ROLE or nominal.name is not None or nominal.article is not Article.DEFINITE:
            return None
        holders = [*casting.holders, *casting.deeds]
        opens = self._opens(nominal)
        found = bearer(nominal, holders, casting.last_seen, casting.language, opening=opens)
        record = found[0] if found is not None else named_below_only(nominal, casting) if opens else None
        if record is None or not record.named or told_apart(nominal, casting.parsed, casting.language):
            return None
        if apart(nominal, record, casting):
            return None
        casting.registry.mention(nominal.start, nominal.end, record, MentionKind.TITLE)
        return record

    def _beside(self, nominal: Nominal, spoke: Speakers) -> Record | None:
        """Whose homologue or successor the phrase names: « Le maire Paul Roy se tait. Son prédécesseur dément. »"""
        if nominal.beside is None:
            return None
        told = next((a.record for a in self.casting.appearances if a.start == nominal.beside), None)
        return self.owner(nominal, spoke) or told

    def _here(self, nominal: Nominal, position: int) -> bool:
        """Whether `position` stands in the phrase's sentence."""
        sentence = self.casting.parsed.sentences[nominal.sentence]
        return sentence.start <= position < sentence.end

    def _opens(self, nominal: Nominal) -> bool:
        """Whether a phrase stands in a headline or in the first lines of the text."""
        sentence = self.casting.parsed.sentences[nominal.sentence]
        return sentence.kind is BlockKind.HEADING or self._layout.steps[nominal.sentence] <= LEAD

    def _taken_up(self, seen: Appearance, spoke: Speakers) -> Record | None:
        """« le quinquagénaire », « la skieuse », « la Portugaise »: whom a noun without a name takes up."""
        nominal = seen.nominal
        how = sense(nominal, self.casting.parsed.sentences[nominal.sentence].tokens, self.casting.language)
        if how is None:
            return None
        last = until(spoke, seen.start)
        casting = self.casting
        aged = of_that_age(nominal, casting.appearances, casting.ages, casting.parsed, casting.language)
        if (meant := aged or orator(nominal, last, casting.registry, casting.language)) is not None:
            return meant
        reach = FAR if self._concerned(nominal) else REACH
        earlier = self._antecedents.before(seen.start, (), reach)
        people = brought_in(nominal, earlier, casting.parsed, casting.language) or fitting(
            nominal, how, earlier, self.casting.holders, self.casting.language,
            last[-1][1] if last else None, fresh(seen, last, how, self.casting),
        )  # fmt: skip
        people = possible(nominal, people, casting, last)
        told = origins(casting.appearances, casting.holders, casting.parsed, casting.language)
        people = from_there(nominal, people, told, casting.parsed, casting.language)
        people = people if seen.subject else without_actor(nominal, people)
        people = of_the_speaker(nominal, how, people, self.casting.holders, last, self.casting.language) or people
        asked = Pronoun((), nominal.gender, "")
        here = {
            a.record.id: a for a in people if a.nominal.sentence == nominal.sentence and a.record and agrees(a, asked)
        }
        if self._concerned(nominal) and seen.subject and len(here) == 1:
            people = list(here.values())  # « Une grenade a blessé Hugo Roux, précise l'intéressé »
        elif self._concerned(nominal):
            people = [a for a in people if a.topic and agrees(a, asked)] or [a for a in people if is_named(a)] or people
            people = acted_upon(told_of([a for a in people if agrees(a, asked)], last, self.casting.appearances))
        found = choose(asked, nominal.sentence, people, last, self._layout)
        if found is None and (about := about_last(nominal, people)) is not None:
            found = about, LEAST
        near = any(agrees(a, asked) for a in people)
        woman = None if found or near else sole_woman(nominal, self.casting.appearances)
        if woman and not of_another(nominal, woman.record, self.casting.holders, self.casting.language):
            far = fitting(nominal, how, [woman], self.casting.holders, self.casting.language)
            found = (woman, LEAST) if far else None
        if found is None or somebodys(found[0], self.casting.appearances):
            return None
        if beside_another(nominal, found[0], casting, last):
            return None
        return self.record(found[0], spoke)

    def _concerned(self, nominal: Nominal) -> bool:
        """« l'intéressée »"""
        concerned = words(self.casting.language, "titles", "concerned")
        return nominal.role is not None and nominal.role.masculine in concerned

    def _unnamed(self, seen: Appearance) -> Record:
        nominal = seen.nominal
        one_of_many = nominal.article is Article.INDEFINITE or nominal.plural
        ident = f"?{nominal.start}" if one_of_many else "?" + key(nominal.text)
        kind = EntityKind.GROUP if nominal.plural else EntityKind.PERSON
        if nominal.sort is Head.BODY and not nominal.plural:
            kind = EntityKind.ORGANIZATION
        group = group_key(seen, self.casting.appearances, self.casting.language)
        if group is not None:
            ident, kind = group, EntityKind.GROUP
        return self.casting.registry.ask(
            nominal.text, kind, ident=ident, named=group is not None, gender=nominal.gender, plural=nominal.plural
        )

    def pronoun(
        self,
        source: Span,
        asked: Pronoun,
        spoke: Speakers = (),
        not_in: Sequence[Span] = (),
        told: Sequence[Span] = (),
        tellers: Set[str] = frozenset(),
    ) -> tuple[Appearance, Record, float, str] | None:
        """The antecedent of a pronoun, its entity, a score and the rule; null where two are about as likely.

        Behind what others said (`told`) the narrator's own phrases count more; in a quotation nobody of the `tellers`, who quote.
        """
        self._settle(source.start, spoke)
        spoke = [s for s in spoke if s[1] not in tellers]
        found = self._antecedents.of(source, asked, spoke, not_in, told, tellers)
        if found is None or (record := self.record(found[0], spoke)) is None:
            return None
        self._antecedents.keep(source, found[0])
        return found[0], record, found[1], found[2]

    def rivals(self, source: Span, asked: Pronoun, spoke: Speakers = (), not_in: Sequence[Span] = ()) -> bool:
        """Whether a pronoun has no antecedent because two are about as likely."""
        return self._antecedents.rivals(source, asked, spoke, not_in)

    def _settle(self, position: int, spoke: Speakers) -> None:
        """Settle titles and the subject pronouns of the narration from left to right up to `position`, each once."""
        titles = {(a.nominal.sentence, a.nominal.head): a for a in self.casting.appearances if self._untold(a)}
        for number, sentence in enumerate(self.casting.parsed.sentences[self._settled[0] :], self._settled[0]):
            for token in sentence.tokens:
                if (number, token.i) <= self._settled:
                    continue
                if token.end > position:
                    return
                if (number, token.i) in titles:
                    self._tell(titles[number, token.i], until(spoke, token.start))
                self._antecedents.settle(number, token)
                self._settled = number, token.i

    def _untold(self, seen: Appearance) -> bool:
        nominal = seen.nominal
        if is_source(nominal, self.casting.language):
            return False
        single = nominal.sort in (Head.ROLE, Head.DEMONYM) and not nominal.plural and nominal.name is None
        return single and seen.record is None and nominal.article is Article.DEFINITE

    def _tell(self, seen: Appearance, spoke: Speakers) -> None:
        """Settle a title of the narration; one that nobody bears may be asked again as a speaker."""
        casting = self.casting
        said = spoke[-1][1] if spoke else None
        found = bearer(
            seen.nominal, [*casting.holders, *casting.deeds], casting.last_seen, casting.language, said,
            opening=self._opens(seen.nominal),
        )  # fmt: skip
        record = found[0] if found is not None else None
        if record is None and not self._concerned(seen.nominal):
            record = speaks_on(seen.nominal, spoke, casting) or self._taken_up(seen, spoke)
        if record is not None and record.named:
            casting.registry.mention(seen.nominal.start, seen.nominal.end, record, MentionKind.TITLE)
            seen.record, seen.asked, seen.found = record, True, True
            learn(record, seen.nominal)
