"""Who is meant as the text goes on: titles, pronouns and nouns that take somebody up, in text order.

« Awa Keita est maire de Valmer. Elle a reçu le préfet. L'élue se dit confiante. » : « Elle » and « L'élue » are Awa
Keita, « le préfet » somebody without a name. Pronouns in the narration are settled from left to right, so that each
keeps its antecedent present for the next; what is said inside quotation marks is left alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.entities import lexicon
from recoupe.extraction.entities.bodies import body
from recoupe.extraction.entities.casting import Casting
from recoupe.extraction.entities.phrases import Article, Head, Nominal
from recoupe.extraction.entities.pronouns import REACH, Pronoun, choose, pronoun
from recoupe.extraction.entities.registry import Record
from recoupe.extraction.entities.scene import Appearance
from recoupe.extraction.entities.titles import bearer, last_speaker, recent_person
from recoupe.model.entity import EntityKind, MentionKind
from recoupe.model.span import Span, covered
from recoupe.rules.folding import key

Speakers = Sequence[tuple[int, str]]


class Discourse:
    """The appearances of an article and whom each means; titles are resolved when somebody asks for them."""

    def __init__(self, casting: Casting) -> None:
        self.casting = casting
        self._paragraphs = [s.paragraph for s in casting.parsed.sentences]
        self._pronouns: list[Appearance] | None = None

    def record(self, seen: Appearance, spoke: Speakers = ()) -> Record | None:
        """The entity of an appearance; a title or body that nothing names becomes somebody without a name."""
        nominal = seen.nominal
        if seen.record is not None:
            return seen.record
        if nominal.sort is Head.ROLE and (nominal.name is None or nominal.plural):
            seen.record = self._bearer(seen, spoke) or self._unnamed(seen)
        elif nominal.sort is Head.BODY:
            seen.record = body(self.casting, nominal, self.casting.appearances) or self._unnamed(seen)
        elif nominal.sort is Head.DEMONYM:
            if not nominal.plural:  # « la Portugaise »: somebody named before
                seen.found = (taken := self._taken_up(seen, spoke)) is not None
                seen.record = taken or self._unnamed(seen)
                return seen.record
            seen.record = self.casting.registry.ask(
                nominal.text, EntityKind.GROUP, named=nominal.plural, plural=nominal.plural
            )
        return seen.record

    def _bearer(self, seen: Appearance, spoke: Speakers) -> Record | None:
        nominal = seen.nominal
        if not seen.asked:
            seen.asked = True
            found = bearer(nominal, self.casting.holders, self.casting.last_seen, self.casting.language)
            record = found[0] if found else None
            if record is None and self._takes_up(nominal):
                record = self._taken_up(seen, spoke)
            if record is None and nominal.article is Article.DEFINITE:
                record = recent_person(nominal, self.casting.appearances, self.casting.holders, self.casting.language)
            if record is None:
                last = _until(spoke, nominal.start)
                record = last_speaker(
                    nominal, self.casting.registry.get(last[-1][1]) if last else None, self.casting.appearances,
                    self.casting.holders, self.casting.language,
                )  # fmt: skip
            if record is not None:
                self.casting.registry.mention(nominal.start, nominal.end, record, MentionKind.TITLE)
                seen.found = True
            return record
        return None

    def _takes_up(self, nominal: Nominal) -> bool:
        """« le quinquagénaire », « l'intéressée », « l'homme »: nouns that only take somebody up."""
        held = nominal.text.lower().split()
        anaphors = lexicon.words(self.casting.language, "titles", "anaphor")
        return (
            nominal.article is Article.DEFINITE
            and not nominal.plural
            and bool(held)
            and held[-1] in anaphors
            and (
                len(held) == 1
                or (len(held) == 2 and held[0] in lexicon.words(self.casting.language, "titles", "before"))
            )
        )

    def _taken_up(self, seen: Appearance, spoke: Speakers) -> Record | None:
        asked = Pronoun((), seen.nominal.gender, "")
        people = [a for a in self.before(seen.start) if a.record is None or a.record.kind is EntityKind.PERSON]
        people = [a for a in people if a.nominal.sort in (Head.NAME, Head.ROLE, Head.PRONOUN)]
        found = choose(asked, seen.nominal.sentence, people, _until(spoke, seen.start), self._paragraphs)
        return self.record(found[0], spoke) if found is not None else None

    def _unnamed(self, seen: Appearance) -> Record:
        nominal = seen.nominal
        one_of_many = nominal.article is Article.INDEFINITE or nominal.plural
        ident = f"?{nominal.start}" if one_of_many else "?" + key(nominal.text)
        kind = EntityKind.GROUP if nominal.plural else EntityKind.PERSON
        if nominal.sort is Head.BODY and not nominal.plural:
            kind = EntityKind.ORGANIZATION
        return self.casting.registry.ask(
            nominal.text, kind, ident=ident, named=False, gender=nominal.gender, plural=nominal.plural
        )

    def before(self, position: int, not_in: Sequence[Span] = ()) -> list[Appearance]:
        """What may be an antecedent at `position`: phrases and settled pronouns of the last sentences."""
        sentence = self._sentence(position)
        pronouns = self._pronouns or ()
        return sorted(
            (
                a
                for a in (*self.casting.appearances, *pronouns)
                if a.nominal.end <= position
                and sentence - REACH <= a.nominal.sentence
                and not covered(not_in, a.nominal.start, a.nominal.end)
            ),
            key=lambda a: (a.start, a.nominal.end),
        )

    def pronoun(
        self, source: Span, asked: Pronoun, spoke: Speakers = (), not_in: Sequence[Span] = ()
    ) -> tuple[Appearance, Record, float] | None:
        """The antecedent of a pronoun, its entity and a score; null where two are about as likely."""
        self._settle()
        found = choose(
            asked, self._sentence(source.start), self.before(source.start, not_in), _until(spoke, source.start),
            self._paragraphs,
        )  # fmt: skip
        if found is None:
            return None
        record = self.record(found[0], spoke)
        return (found[0], record, found[1]) if record is not None else None

    def _sentence(self, position: int) -> int:
        sentences = self.casting.parsed.sentences
        return next((i for i, s in enumerate(sentences) if position < s.end), len(sentences) - 1)

    def _settle(self) -> None:
        """Settle the subject pronouns of the narration, once."""
        if self._pronouns is not None:
            return
        self._pronouns = []
        zones = self.casting.zones
        for number, sentence in enumerate(self.casting.parsed.sentences):
            for token in sentence.tokens:
                if token.dep.split(":")[0] != "nsubj" or token.pos != "PRON":
                    continue
                asked = pronoun(token.lower, self.casting.language)
                if asked is None or any(a < token.start < b for a, b in zones):
                    continue
                found = choose(asked, number, self.before(token.start), (), self._paragraphs)
                if found is None:
                    continue
                nominal = Nominal(
                    number, token.i, token.i, token.i, token.start, token.end, Head.PRONOUN, Article.BARE,
                    asked.gender, asked.plural, found[0].nominal.text,
                )  # fmt: skip
                origin = found[0].origin or found[0]
                self._pronouns.append(
                    Appearance(nominal, True, False, origin.record or self.record(origin), origin=origin)
                )


def _until(spoke: Speakers, position: int) -> Speakers:
    return [s for s in spoke if s[0] < position]
