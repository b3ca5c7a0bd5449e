"""The entities of one article and the questions other steps ask about them.

« Selon la ministre » : `speaker` says who that is, `places` which place a stretch names, `named` whom a span names
outright, `agency` gives a credited agency its entity. Questions may bring in new entities (« un voisin » has no name and
is one), so `entities` and `mentions` are read last.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from recoupe.extraction.entities import lexicon
from recoupe.extraction.entities.asked import out_of, share_of, shared_by
from recoupe.extraction.entities.bodies import named
from recoupe.extraction.entities.casting import Casting, cast_article, in_span
from recoupe.extraction.entities.circles import Circle, circle_of
from recoupe.extraction.entities.discourse import Discourse
from recoupe.extraction.entities.documents import mouth, said_by_latter, shared
from recoupe.extraction.entities.documents_told_of import subject_before
from recoupe.extraction.entities.dwellers import one_of_many
from recoupe.extraction.entities.floor import speaks_on_as
from recoupe.extraction.entities.groups import many
from recoupe.extraction.entities.held_up import bearers
from recoupe.extraction.entities.issuers import Issuers, of_state
from recoupe.extraction.entities.media import carriers, known_carrier, platform_of
from recoupe.extraction.entities.names import Name
from recoupe.extraction.entities.nominals import Article, Head
from recoupe.extraction.entities.owned import belonging
from recoupe.extraction.entities.pages import called, is_page, owner_told
from recoupe.extraction.entities.place_names import PlaceNames
from recoupe.extraction.entities.pointed import pointed_at
from recoupe.extraction.entities.pronouns import Pronoun, pronoun
from recoupe.extraction.entities.registry import Record
from recoupe.extraction.entities.relabelled import relabelled
from recoupe.extraction.entities.resolution import NOBODY, Resolution, of_document
from recoupe.extraction.entities.scene import Appearance
from recoupe.extraction.entities.sources import (
    apposed,
    begins_as_some,
    cut_off,
    described,
    head_of,
    named_at_end,
    unnamed_one_of,
    whole,
)
from recoupe.extraction.entities.spokespersons import employer, is_voice
from recoupe.extraction.parse import ParsedArticle
from recoupe.model.entity import Entity, EntityKind, Mention, MentionKind
from recoupe.model.span import Span
from recoupe.rules.folding import fold

_OF_A_GROUP = ("name", "group", "unnamed")  # how a group is told: « les organisateurs de la marche »


class Cast:
    """The entities of one article with their mentions, in text order."""

    def __init__(self, casting: Casting) -> None:
        self._casting = casting
        self._discourse = Discourse(casting)
        self.places = PlaceNames(casting)
        self._employers: dict[int, str] = {}  # for whom those who speak for a body spoke, by where they stand
        self._issuers = Issuers(
            casting,
            self._discourse,
            words=lambda source, before: self.speaker(source, before=before),
            phrase=self._phrase,
        )
        self.parsed = casting.parsed

    @property
    def entities(self) -> tuple[Entity, ...]:
        """The entities found so far, in the order in which they were found."""
        return self._casting.registry.entities()

    @property
    def relabelled(self) -> ParsedArticle:
        """The article's sentences with every word of a person's name told to be one."""
        return relabelled(self.parsed, self._casting.names)

    @property
    def appearances(self) -> Sequence[Appearance]:
        """The phrases that stand for somebody, in text order."""
        return self._casting.appearances

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The mentions found so far, in text order."""
        return self._casting.registry.mentions()

    def speaker(
        self,
        source: Span,
        *,
        before: Sequence[tuple[int, str]] = (),
        not_in: Sequence[Span] = (),
        told: Sequence[Span] = (),
        tellers: Set[str] = frozenset(),
    ) -> Resolution:
        """Who the noun phrase or pronoun `source` means.

        `before` lists (position, entity) of the speakers of earlier statements in text order; `not_in` are spans (the
        statement's own content) whose mentions can't be the antecedent, `told` what other statements say;
        `tellers` are those who quote the words in which the source stands and say « je » of themselves.
        """
        asked = pronoun(fold(source.text).text.strip(' -,;:«»"').lower(), self._casting.language)
        if asked is not None:
            return self._pronoun(source, asked, before, not_in, told, tellers)
        if (group := out_of(source, self.parsed, self._casting.language)) is not None:
            return self._share(group)
        circle = circle_of(source, self.parsed, self._casting.language)
        if circle is not None and (around := self._around(circle, before)) is not None:
            return around
        inside = in_span(self._casting, source.start, source.end)
        head = self._head(source, inside)
        if head is not None and is_page(head, self.parsed, self._casting.language):
            return self._page(head, before)
        if (head is None or _unheard(head)) and (on := speaks_on_as(source, before, self._casting)) is not None:
            return Resolution(on.id, None, "title", 0.7)
        for beside in (apposed, described, named_at_end):
            if (named := beside(source, head, self.appearances, self.parsed, self._casting.language)) is not None:
                return self._phrase(named, [named], before)
        return self._headless(source, before) if head is None else self._headed(source, head, inside, before, tellers)

    def _head(self, source: Span, inside: list[Appearance]) -> Appearance | None:
        """The phrase that a source is about, whole where the source cuts it off, and indefinite where it begins as « des »."""
        head = head_of(source, inside, self.parsed, self._casting.language)
        whole = cut_off(source, self.appearances, self.parsed)
        if head is None or (whole is not None and whole.nominal.end < head.start):
            head = whole  # « sport Airval (AV) »
        if head is not None and begins_as_some(source, head, self.parsed, self._casting.language):
            head.nominal = replace(head.nominal, article=Article.INDEFINITE)
        return head

    def _headed(
        self,
        source: Span,
        head: Appearance,
        inside: list[Appearance],
        before: Sequence[tuple[int, str]],
        tellers: Set[str],
    ) -> Resolution:
        """Whom the phrase `head` of a source means, or whose mouth it is."""
        voice = mouth(head, self.appearances, self.parsed, self._casting.language)
        if voice is None and head.nominal.sort is Head.ROLE and head.nominal.name is None and not head.nominal.plural:
            head.subject = True
        found = self._phrase(head, inside, before) if voice is None else self._phrase(voice, [voice], before)
        if found.rule in _OF_A_GROUP and unnamed_one_of(source, head, self.parsed, self._casting.language):
            return NOBODY
        # « « Le président exige trop », dit Hugo Roux, président du club »: nobody tells of themselves by a title
        return NOBODY if found.rule == "title" and found.entity in tellers else found

    def _around(self, circle: Circle, before: Sequence[tuple[int, str]]) -> Resolution | None:
        """« la famille de la ministre, Awa Roux »: those around her, under her name."""
        owner = self._discourse.owner(circle.nominal, before)
        if owner is None and circle.whose is not None:
            told = self.speaker(circle.whose, before=before).entity
            owner = None if told is None else self._casting.registry.get(told)
        registry, language = self._casting.registry, self._casting.language
        own = None if owner is None else belonging(circle.nominal, circle.noun, owner, registry, language)
        if own is None:  # « la famille royale », which `discourse` names
            return NOBODY if circle.nominal.article is Article.POSSESSIVE else None
        return Resolution(own.id, None, "group", 0.7)

    def told_later(self, source: Span) -> Resolution | None:
        """Whom the title `source` means that nobody bore when it was asked, now that the later ones are settled."""
        head = head_of(source, in_span(self._casting, source.start, source.end), self.parsed, self._casting.language)
        record = None if head is None else self._discourse.told_later(head)
        return None if record is None else Resolution(record.id, None, "title/later", 0.65)

    def whole(self, source: Span) -> Span:
        """The source with all of a body's name that it begins and cuts off."""
        return whole(source, self.appearances, self.parsed, self._casting.language)

    def carriers(self, start: int, end: int) -> tuple[Span, ...]:
        """The agencies, outlets and platforms named in `text[start:end]`, in text order."""
        return tuple(span for span, _ in self._carriers(start, end))

    def _carriers(self, start: int, end: int) -> Iterator[tuple[Span, Name]]:
        for number, sentence in enumerate(self.parsed.sentences):
            if sentence.end <= start or end <= sentence.start:
                continue
            for name in carriers(sentence, self._casting.names[number], self._casting.language):
                span = Span.of(self.parsed.text, sentence.tokens[name.first].start, sentence.tokens[name.last].end)
                if start <= span.start and span.end <= end:
                    yield span, name

    def named(self, span: Span) -> str | None:
        """The entity that the words of `span` name (for `citing` and `via`)."""
        platform = platform_of(span.text, self._casting.language)
        if platform is not None:
            return self._ask_known(span, platform.name, platform.kind)
        carrier = next((n for s, n in self._carriers(span.start, span.end) if s == span), None)
        if carrier is not None:
            found = known_carrier(carrier)
            if found is not None:
                return self._ask_known(span, found.name, found.kind)
            record = named(self._casting, carrier, place=False, labelled=True)
            return None if record is None else record.id
        inside = in_span(self._casting, span.start, span.end)
        head = head_of(span, inside, self.parsed, self._casting.language)
        return (self._adjective(span) if head is None else self._phrase(head, inside)).entity

    def agency(self, name: str) -> str:
        """The entity of a news agency by its canonical name; made where there is none."""
        return self._casting.registry.ask(name, EntityKind.AGENCY).id

    def organization(self, name: str) -> str:
        """The entity of an organization by its canonical name; made where there is none."""
        return self._casting.registry.ask(name, EntityKind.ORGANIZATION).id

    def _ask_known(self, span: Span, name: str, kind: EntityKind) -> str:
        record = self._casting.registry.ask(name, kind)
        self._casting.registry.mention(span.start, span.end, record, MentionKind.NAME)
        return record.id

    def _phrase(self, head: Appearance, inside: list[Appearance], before: Sequence[tuple[int, str]] = ()) -> Resolution:
        if head.nominal.sort is Head.DOCUMENT:
            between = shared(head, self.parsed, self._casting.language)
            return NOBODY if between else self._issuers.of(head, inside, before)
        name, tokens = head.nominal.name, self.parsed.sentences[head.nominal.sentence].tokens
        alone = head.nominal.sort is Head.NAME and name is not None and name.known is None and name.first == name.last
        if alone and one_of_many(tokens, head.nominal.head, self._casting.language):
            return NOBODY
        record = self._discourse.record(head, before)
        if record is None:
            return NOBODY
        record.own = record.own or head.nominal.sort is Head.NAME
        if (
            head.nominal.sort not in (Head.ROLE, Head.DEMONYM)
            or (head.nominal.plural and head.nominal.sort is Head.DEMONYM)
            or (head.nominal.name is not None and not head.nominal.plural)
        ):
            return Resolution(record.id, None, "name", 0.95)
        if not (head.found and record.named) and (house := self._employer(head, inside, before)) is not None:
            return house
        if not head.found:
            rule = "group" if record.named else "unnamed"
            return self._issuers.written(head, before) or Resolution(record.id, None, rule, 0.7)
        return Resolution(record.id, self._antecedent(record, head), "title", 0.8)

    def _page(self, page: Appearance, before: Sequence[tuple[int, str]]) -> Resolution:
        """« la page Facebook de la mairie », « le groupe Facebook « Colère 82 » »: whoever has the page."""
        owner = owner_told(page, self.appearances, self.parsed, self._casting.language)
        if owner is not None:
            return of_document(self._phrase(owner, [owner], before))
        name = called(page, self.parsed, self._casting.language)
        record = None if name is None else self._casting.registry.ask(name, EntityKind.ORGANIZATION)
        return NOBODY if record is None else Resolution(record.id, None, "document/name", 0.8)

    def _employer(
        self, reporter: Appearance, inside: list[Appearance], before: Sequence[tuple[int, str]] = ()
    ) -> Resolution | None:
        """« un porte-parole de la Fifa … Le porte-parole » speaks for the Fifa."""
        language, nominal = self._casting.language, reporter.nominal
        found = employer(reporter, inside, self._discourse, before, language)
        if found is not None:
            self._employers[nominal.start] = found.id
        bare = nominal.article is Article.DEFINITE and is_voice(reporter, language) and not nominal.qualifiers
        told = max((at for at in self._employers if at < nominal.start), default=None) if bare else None
        ident = found.id if found is not None else None if told is None else self._employers[told]
        return None if ident is None else Resolution(ident, None, "employer", 0.8)

    def _antecedent(self, record: Record, head: Appearance) -> Span | None:
        before = [
            m.span
            for m in self.mentions
            if m.entity == record.id and m.kind is MentionKind.NAME and m.span.end <= head.start
        ]
        return before[-1] if before else None

    def _headless(self, source: Span, before: Sequence[tuple[int, str]]) -> Resolution:
        """« l'aveu de ce dernier », « 47 % des lecteurs », « une banderole »: whose the words are, the group behind a share or a
        banner; else as an adjective tells.
        """
        language = self._casting.language
        if (latter := said_by_latter(source, self.parsed, language)) is not None:
            return of_document(self.speaker(latter, before=before))
        if (group := share_of(source, self.appearances, self.parsed, language)) is not None:
            return self._share(group)
        if (told := pointed_at(source, self.appearances, self.parsed, language)) is not None:
            return self._phrase(told, [told], before)
        seen = bearers(source, self.appearances, self.parsed, language)
        held_by = None if seen is None else self._discourse.record(seen, before)
        if held_by is not None:
            return Resolution(held_by.id, None, "group/banner", 0.6)
        return self._adjective(source)

    def _share(self, group: str) -> Resolution:
        """Those of whom so many are told, under the name that the text gives them."""
        record = self._casting.registry.ask(group, EntityKind.GROUP, plural=True)
        record.named = True
        return Resolution(record.id, None, "group/share", 0.6)

    def _adjective(self, source: Span) -> Resolution:
        """« (les avertissements) américains »"""
        country = lexicon.demonym(fold(source.text).text.strip())
        if country is not None:
            return of_state(self._casting, country)
        group = many(source, self.parsed, self._casting.language)
        if group is None:
            return NOBODY
        name, rule, score = group
        record = self._casting.registry.ask(name, EntityKind.GROUP, plural=rule == "group")
        return Resolution(record.id, None, rule, score)

    def _pronoun(
        self,
        source: Span,
        asked: Pronoun,
        before: Sequence[tuple[int, str]],
        not_in: Sequence[Span],
        told: Sequence[Span],
        tellers: Set[str],
    ) -> Resolution:
        layout = self._casting.layout_at(source.start, not_in)
        said = (*not_in, *told)
        document = subject_before(
            source.start, asked, self.appearances, self.parsed, layout, self._casting.language, said
        )
        if document is not None:
            author = self._phrase(document, in_span(self._casting, document.start, document.nominal.end), before)
            return Resolution(author.entity, author.antecedent, "pronoun/document", author.score)
        found = self._discourse.pronoun(source, asked, before, not_in, told, tellers)
        group = shared_by(source, self.appearances, self.parsed, self._casting.language) if asked.plural else None
        if group is not None:
            return self._share(group)
        if found is None:
            why = "rivals" if self._discourse.rivals(source, asked, before, not_in) else "nobody"
            return Resolution(None, None, f"pronoun/{why}", 0.0)
        seen, record, score, rule = found
        shown = (seen.origin or seen).nominal
        record.own = record.own or shown.sort is Head.NAME
        self._casting.registry.mention(source.start, source.end, record, MentionKind.PRONOUN)
        if not record.named and shown.start in self._employers:  # « Un porte-parole d'Airval a démenti. Il précise … »
            return Resolution(self._employers[shown.start], None, rule, round(score, 3))
        return Resolution(record.id, Span.of(self.parsed.text, shown.start, shown.end), rule, round(score, 3))


def _unheard(head: Appearance) -> bool:
    """« le Chorgue »: a name without a known bearer."""
    name, record = head.nominal.name, head.record
    nobody = record is None or record.kind in (EntityKind.PLACE, EntityKind.OTHER)
    return head.nominal.sort is Head.NAME and name is not None and name.known is None and nobody


def find_entities(parsed: ParsedArticle, language: str = "fr") -> Cast:
    """The entities of the article."""
    return Cast(cast_article(parsed, language))
