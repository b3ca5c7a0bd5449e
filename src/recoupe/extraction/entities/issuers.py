"""Whose a document is: « selon un rapport de la mairie » is told by the town hall.

« Les déclarations *de Mme Roux* », « un rapport *américain* », « l'avis *que défend Airval* », « *son* communiqué » tell it by the
phrase or the words around it; « Dans un communiqué, Airval … *Le communiqué* … » by another mention. « Une étude française »
is not the state's, « un document consulté par Le Monde » not the newspaper's, « les déclarations d'un notable » nobody's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from recoupe.extraction.entities import lexicon
from recoupe.extraction.entities.authors import document_of, named_beside, of_the_body
from recoupe.extraction.entities.bodies import government
from recoupe.extraction.entities.casting import Casting, in_span
from recoupe.extraction.entities.discourse import Discourse
from recoupe.extraction.entities.documents import (
    dated,
    given_out_by,
    is_press_document,
    issued_behind,
    issued_by,
    latter_of,
    mentioned_before,
    speaks_in,
    tells_apart,
    titled_in_marks,
    told_behind,
    told_below,
    told_in,
    told_just_before,
)
from recoupe.extraction.entities.drawn_up import drawn_up_by
from recoupe.extraction.entities.nominals import Article
from recoupe.extraction.entities.researchers import of_the_study
from recoupe.extraction.entities.resolution import NOBODY, Resolution, of_document
from recoupe.extraction.entities.scene import Appearance
from recoupe.model.entity import EntityKind
from recoupe.model.span import Span
from recoupe.rules.folding import key
from recoupe.rules.pollsters import pollsters

_PUBLISHED = 5  # words of « étude publiée mardi par »
Spoke = Sequence[tuple[int, str]]  # (position, entity) of the speakers of earlier statements in text order


class Issuers:
    """Finds whose the documents of one article are.

    `words` tells who a stretch of text means, `phrase` who a phrase does, with what stands inside it.
    """

    def __init__(
        self,
        casting: Casting,
        discourse: Discourse,
        *,
        words: Callable[[Span, Spoke], Resolution],
        phrase: Callable[[Appearance, list[Appearance], Spoke], Resolution],
    ) -> None:
        self._casting, self._discourse = casting, discourse
        self._parsed, self._language = casting.parsed, casting.language
        self._words, self._phrase = words, phrase
        self._asked: set[int] = set()  # where the documents stand whose issuer is being looked for

    def of(self, document: Appearance, inside: list[Appearance], before: Spoke) -> Resolution:
        """Whose a document is by its own phrase, by the words around it or by another mention."""
        if (polled := self._our_poll(document)) is not None:
            return polled
        if (owned := self._possessed(document, before)) is not None and owned.entity is not None:
            return owned  # « leur bilan, présenté par Hugo Roux »
        if self._in_a_review(document):
            return NOBODY
        own = self._author(document, inside, before)
        return own if own.entity is not None else self._issuer(document, before)

    def _in_a_review(self, document: Appearance) -> bool:
        """« une étude publiée par *la revue* Horizons », which others have written."""
        tokens = self._parsed.sentences[document.nominal.sentence].tokens
        agent = lexicon.words(self._language, "statement_words", "agent")
        review = lexicon.words(self._language, "bodies", "review")
        behind = tokens[document.nominal.head + 1 : document.nominal.head + _PUBLISHED]
        return any(t.lower in agent and any(n.lower in review for n in tokens[t.i + 1 : t.i + 3]) for t in behind)

    def written(self, head: Appearance, before: Spoke) -> Resolution | None:
        """« les auteurs du rapport »: whoever the report is of; several are no one person."""
        if (document := document_of(head, self._casting.appearances, self._language)) is None:
            return None
        told = self._here(document, before) or self._issuer(document, before).entity
        record = None if told is None else self._casting.registry.get(told)
        if record is None or not record.named or (head.nominal.plural and record.kind is EntityKind.PERSON):
            return None
        return Resolution(record.id, None, "document/author", 0.6)

    def _author(self, document: Appearance, inside: list[Appearance], before: Spoke) -> Resolution:
        """Whoever a document is of: « les déclarations de Mme Roux », « un rapport américain », « un avis publié par »."""
        nominal, tokens = document.nominal, self._parsed.sentences[document.nominal.sentence].tokens
        begin = max(document.start, titled_in_marks(document, self._parsed))
        after = (a for a in inside if a.start > begin and not a.located)  # no « lettre au préfet »
        beside = nominal.head + 1  # « une déclaration commune »: an adjective
        author = next((a for a in after if a.nominal.name is not None or a.nominal.head != beside), None)
        if author is None:
            if (latter := latter_of(document, self._parsed, self._language)) is not None:
                return of_document(self._words(latter, before))
            if tokens[nominal.head].lower in lexicon.words(self._language, "bodies", "research"):
                return NOBODY  # « une étude française » is not the state's
            countries = [q for q in nominal.qualifiers if q.startswith("@")]
            return of_state(self._casting, countries[0][1:]) if len(countries) == 1 else NOBODY
        between = tokens[nominal.head + 1 : author.nominal.first]
        passed_on = lexicon.words(self._language, "statement_words", "to")
        if nominal.article is Article.POSSESSIVE:
            passed_on |= lexicon.words(self._language, "statement_words", "agent")
        if any(t.lower in passed_on for t in between):
            return NOBODY  # « une lettre de soutien à la mairie », « leur bilan présenté par Hugo Roux »
        ordered = (lexicon.words(self._language, "bodies", name) for name in ("ordered_by", "paid_for"))
        if any({t.lower for t in between} & ways for ways in ordered):
            return NOBODY  # « cette enquête pour Airval », « une étude financée par Airval »
        if {t.lower for t in between} & lexicon.words(self._language, "bodies", "read_by"):
            return NOBODY  # « un document consulté par Le Monde »
        some = lexicon.words(self._language, "titles", "indefinite")
        if any(t.lower in some and t.pos != "ADP" for t in between[:-1]):
            return NOBODY  # « les déclarations d'un notable de la région »
        author = named_beside(author, self._casting.appearances, tokens) or author
        return of_document(self._phrase(author, [a for a in inside if a.start > author.start], before))

    def _issuer(self, document: Appearance, before: Spoke, *, again: bool = True) -> Resolution:
        """Whose a document is by the words around it or, `again`, by another mention of it or of those who made it."""
        if document.start in self._asked:
            return NOBODY  # « l'avis que défend le texte »: each would be the other's
        around = (self._told_behind, self._issued, self._possessed)
        ways = (*around, self._elsewhere, self._told_beside, self._by_a_team) if again else (*around, self._told_beside)
        self._asked.add(document.start)
        found = next((found for way in ways if (found := way(document, before)) is not None), NOBODY)
        self._asked.discard(document.start)
        return found

    def _here(self, document: Appearance, before: Spoke) -> str | None:
        """Whose a document is by its own phrase and sentence."""
        told = self._author(document, in_span(self._casting, document.start, document.nominal.end), ())
        return told.entity or self._issuer(document, before, again=False).entity

    def _told_behind(self, document: Appearance, before: Spoke) -> Resolution | None:
        behind = told_behind(document, self._parsed, self._language)
        return None if behind is None else of_document(self._words(Span.of(self._parsed.text, *behind), before))

    def _issued(self, document: Appearance, before: Spoke) -> Resolution | None:
        """« l'avis que défend Airval », « Airval a publié un avis », « Airval dit dans un avis »."""
        appearances = self._casting.appearances
        ways = (issued_behind, dated, issued_by, told_in)
        issuers = (way(document, appearances, self._parsed, self._language) for way in ways)
        issuer = next((found for found in issuers if found is not None), None)
        if issuer is None:
            return None
        record = of_the_body(issuer, appearances) or self._discourse.record(issuer, before)
        return None if record is None else Resolution(record.id, None, "document/issued", 0.7)

    def _our_poll(self, document: Appearance) -> Resolution | None:
        """« notre sondage »: the one institute that the article names made it."""
        tokens = self._parsed.sentences[document.nominal.sentence].tokens
        ours = tokens[document.nominal.first].lower in lexicon.words(self._language, "titles", "our")
        if not ours or tokens[document.nominal.head].lower not in lexicon.words(self._language, "bodies", "research"):
            return None
        asked = {
            a.record.id: (i, len(a.record.name))
            for a in self._casting.appearances if a.record is not None
            for i, asks in enumerate(pollsters()) if key(a.record.name).startswith(tuple(map(key, asks.names)))
        }  # fmt: skip
        if len({i for i, _ in asked.values()}) != 1:
            return None
        fullest = max(asked, key=lambda who: asked[who][1])  # « Odoxa » and « Odoxa-Dentsu » are one institute
        return Resolution(fullest, None, "document/ours", 0.7)

    def _possessed(self, document: Appearance, before: Spoke) -> Resolution | None:
        """« selon son communiqué », « leur étude »"""
        if document.nominal.article is not Article.POSSESSIVE:
            return None
        owner = self._discourse.owner(document.nominal, before)
        if owner is not None:
            return Resolution(owner.id, None, "document/pronoun", 0.7)
        token = self._parsed.sentences[document.nominal.sentence].tokens[document.nominal.first]
        found = self._words(Span.of(self._parsed.text, token.start, token.end), before)
        return Resolution(found.entity, found.antecedent, "document/" + found.rule, found.score)

    def _elsewhere(self, document: Appearance, before: Spoke) -> Resolution | None:
        """Whose a document is by another mention of it: « Dans un communiqué, Airval … Le communiqué … »."""
        appearances, sources = self._casting.appearances, dict(before)
        for earlier in mentioned_before(document, appearances, self._parsed, self._language):
            said = self._said_in(earlier, before)
            own = said if earlier.nominal.article is Article.POSSESSIVE else None
            who = sources.get(earlier.start) or own or self._here(earlier, before) or said
            if who is not None:
                return Resolution(who, None, "document/again", 0.6)
        below = told_below(document, appearances, self._parsed)
        authors = {who for a in below if (who := self._here(a, before)) is not None}
        return Resolution(authors.pop(), None, "document/below", 0.6) if len(authors) == 1 else None

    def _said_in(self, earlier: Appearance, before: Spoke) -> str | None:
        """« note dans son bilan l'Observatoire »: who alone speaks in the sentence, and in the document."""
        if not speaks_in(earlier, self._parsed, self._language):
            return None
        sentence, appearances = self._parsed.sentences[earlier.nominal.sentence], self._casting.appearances
        aside = {a.start for a in appearances if tells_apart(a, self._parsed, self._language)}
        said = {one for at, one in before if sentence.start <= at < sentence.end and at not in aside}
        return said.pop() if len(said) == 1 else None

    def _told_beside(self, document: Appearance, before: Spoke) -> Resolution | None:
        """Whoever is told to speak just before, or to give something out."""
        parsed, layout, language = self._parsed, self._casting.layout, self._language
        teller = told_just_before(document, before, parsed, layout, language)
        noun = parsed.sentences[document.nominal.sentence].tokens[document.nominal.head].lower
        if teller is not None and noun in lexicon.words(language, "bodies", "printed"):
            kind = self._casting.registry.get(teller).kind
            teller = None if kind in (EntityKind.PERSON, EntityKind.GOVERNMENT, EntityKind.GROUP) else teller
        appearances = self._casting.appearances
        if (drew := drawn_up_by(document, appearances, parsed, layout, language)) is not None:
            record = self._discourse.record(drew, before)
            return None if record is None else Resolution(record.id, None, "document/told", 0.6)
        if teller is None and is_press_document(document, parsed, language):
            told = given_out_by(document, appearances, layout)
            record = None if told is None else self._discourse.record(told, before)
            teller = None if record is None or not record.named else record.id
        return None if teller is None else Resolution(teller, None, "document/told", 0.6)

    def _by_a_team(self, document: Appearance, before: Spoke) -> Resolution | None:
        """« l'étude »: those whom the text tells to have made it."""
        done_by = of_the_study(document, self._casting.appearances, self._parsed, self._language)
        record = None if done_by is None else self._discourse.record(done_by, before)
        return None if record is None else Resolution(record.id, None, "document/team", 0.6)


def of_state(casting: Casting, country: str) -> Resolution:
    """« (les avertissements) américains »: the government of a country that an adjective tells."""
    record = government(casting, country, country)
    record.own = True
    return Resolution(record.id, None, "adjective", 0.8)
