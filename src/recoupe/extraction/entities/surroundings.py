"""What the sentence around a pronoun tells of whom it means.

« Quant à Hugo Roux, il … » is Hugo Roux, « Contrairement à Hugo Roux, il … » somebody else; in « À Valmer, où il a dénoncé
le projet, Hugo Roux … » and « S'il regrette un retard, le groupe … » the subject comes behind; « ajoute-t-il » goes on with
what was said. Which of several persons named before is meant is weighed elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.extraction.conjugation import readings_of
from recoupe.extraction.entities.lexicon import words
from recoupe.extraction.entities.nominals import Head
from recoupe.extraction.entities.pronouns import Pronoun, agrees, identity
from recoupe.extraction.entities.scene import Appearance
from recoupe.extraction.parse import Token
from recoupe.model.span import Span, covered

_OPENING = 4  # words that may open a sentence up to « ses »: « Deux jours après ses propos »
_BEHIND = 4  # words behind « -t-il » among which its participle stands


@dataclass(frozen=True)
class Surroundings:
    """The words of sentence number `here`, with the article's appearances."""

    tokens: Sequence[Token]
    here: int
    appearances: Sequence[Appearance]
    language: str

    def free(self, before: Sequence[Appearance], position: int) -> list[Appearance]:
        """Without whom the clause describes that the pronoun is the subject of: « X, dont il ne cite pas le nom ».

        Nor whoever it is set against or likened to: « Contrairement à Hugo Roux, il … ».
        """
        tokens = self.tokens
        unlike = words(self.language, "pronouns", "unlike")
        own = next((t.i for t in tokens if t.end > position), 0)
        start = next((t.i for t in reversed(tokens[:own]) if self._oblique(t) or t.text == ","), None)
        described = -1
        if start is not None and tokens[start].text != ",":
            governed = tokens[start - 1].pos == "ADP" and start > 1
            described = start - 1 - governed - (tokens[start - 1 - governed].text == ",")
        here = [a for a in before if a.nominal.sentence == self.here]
        others = [a for a in here if a.nominal.first <= described <= a.nominal.last or self._opening(a) in unlike]
        told = {identity(a) for a in others if a.person is not None}
        return [a for a in before if a not in others and identity(a) not in told]

    def _oblique(self, token: Token) -> bool:
        """« dont », « auquel », « à qui »: a relative word that is not its clause's subject; not « a dit à Awa qu'elle … »."""
        if token.pos == "SCONJ":
            return False
        governed = token.i > 0 and self.tokens[token.i - 1].pos == "ADP"
        oblique = words(self.language, "statement_words", "oblique_relative")
        return token.lower in oblique or (governed and token.lower in words(self.language, "statement_words", "who"))

    def as_for(self, position: int, asked: Pronoun) -> Appearance | None:
        """« Quant à Hugo Roux, il a refusé », « Quant au Conseil (CDP), il … »: whom the head of the sentence brings in."""
        for seen in self.appearances:
            nominal = seen.nominal
            if nominal.sentence != self.here or nominal.end >= position or not agrees(seen, asked):
                continue
            if self._opening(seen) in words(self.language, "pronouns", "as_for"):
                last = nominal.last + 1
                if [t.text for t in self.tokens[last : last + 3 : 2]] == ["(", ")"]:
                    last += 3
                behind = self.tokens[last : last + 2]
                return seen if len(behind) == 2 and behind[0].text == "," and behind[1].start <= position else None
        return None

    def hearer(self, position: int, asked: Pronoun) -> tuple[bool, Appearance | None]:
        """« Le canton demande aux écoles qu'elles ferment »: whether the pronoun means of whom something is asked that they
        shall do, and the phrase that tells them, if it is one of the appearances.
        """
        own = next((t.i for t in self.tokens if t.end > position), 0)
        if own < 2 or self.tokens[own - 1].lower not in words(self.language, "statement_words", "complementizer"):
            return False, None
        verbs = words(self.language, "pronouns", "asks_of")
        asks = [t.i for t in self.tokens[: own - 1] if readings_of(t.lower, verbs, self.language) and t.pos != "NOUN"]
        behind = self.tokens[asks[-1] + 1 : own - 1] if asks else ()
        if any(t.morph.get("VerbForm") == "Fin" or t.text in (",", ";", ":") or t.pos == "CCONJ" for t in behind):
            return False, None
        if len(behind) < 2 or behind[0].lower not in words(self.language, "statement_words", "to"):
            return False, None
        noun = next((t for t in behind if t.pos in ("NOUN", "PROPN")), None)
        if noun is None or (noun.morph.get("Number") == "Plur") != asked.plural:
            return False, None
        told = (a for a in self.appearances if a.nominal.sentence == self.here and a.nominal.head == noun.i)
        return True, next((a for a in told if agrees(a, asked)), None)

    def _opening(self, seen: Appearance) -> str:
        """What stands before a phrase in its sentence: « quant à »."""
        return " ".join(t.lower for t in self.tokens[: seen.nominal.first])

    def verbless_up_to(self, position: int) -> bool:
        """Whether no finite verb stands before: « Dans une lettre au maire, ce dernier … »."""
        return not any(t.morph.get("VerbForm") == "Fin" for t in self.tokens if t.end <= position)

    def adds(self, source: Span) -> bool:
        """« ajoute-t-il », « a-t-elle poursuivi »: a verb that goes on with what the same person said."""
        own = next((t.i for t in self.tokens if t.end >= source.end), 0)
        beside = self.tokens[max(0, own - 2) : own + _BEHIND]
        return any(t.lemma in words(self.language, "titles", "goes_on") for t in beside)

    def acting(self, source: Span, asked: Pronoun, said: Sequence[Span]) -> Appearance | None:
        """« Awa Roux quittera la mairie, a-t-elle annoncé », « Airval fermera un site, indique-t-il »: the person or body with a
        name whom the main clause of what is said is about.
        """
        if asked.plural or not (asked.behind or self.credited(source, said)):
            return None
        for seen in self.appearances:
            nominal = seen.nominal
            acts = seen.subject and not seen.located  # « Au Parti du port, Hugo Roux … »
            if nominal.sentence != self.here or not acts or not covered(said, nominal.start, nominal.end):
                continue
            if nominal.end > source.start or self._behind_verb(nominal.first):
                return None
            named = nominal.name is not None and seen.record is not None and seen.record.named
            if named and not (seen.quoted or nominal.inside):
                fit = agrees(seen, asked)
                return seen if fit == 1 or (fit and seen.person is not None) else None
        return None

    def credited(self, source: Span, said: Sequence[Span]) -> bool:
        """« Awa Roux a tout payé, selon elle »: whether a preposition has the pronoun, behind what is said in the sentence."""
        own = next((t.i for t in self.tokens if t.end >= source.end), 0)
        behind = any(self.tokens[0].start <= s.start < source.start for s in said)
        return own > 1 and self.tokens[own - 1].pos == "ADP" and behind

    def brought_in(self, source: Span, asked: Pronoun, said: Sequence[Span]) -> Appearance | None:
        """« La colère monte chez des habitants comme Awa Roux : « … », dit-elle »: the only person who agrees, told with a name
        ahead of the colon behind which the words stand, if « elle » is no subject there or in them (« … pour Awa Roux : « Elle a
        mal », dit-elle »).
        """
        opened = min((s.start for s in said), default=source.start)
        colon = next((t for t in self.tokens if t.text == ":" and t.end <= opened + 1), None)
        if not asked.behind or asked.plural or colon is None or opened > source.start:
            return None
        here = [a for a in self.appearances if a.nominal.sentence == self.here and a.nominal.end <= colon.start]
        people = [a for a in here if a.somebody and agrees(a, asked) and not a.beside]
        who = people[0] if len({identity(a) for a in people}) == 1 else None
        if who is None or who.nominal.name is None or who.quoted or not who.nominal.first or agrees(who, asked) < 1:
            return None
        before = self.tokens[who.nominal.first - 1].lower
        brings = before in words(self.language, "pronouns", "brings_in")
        return who if brings and not self._told_in_third_person(source) else None

    def _told_in_third_person(self, source: Span) -> bool:
        """Whether the same pronoun is the subject of a verb earlier in its sentence."""
        same = source.text.lower()
        return any(t.lower == same and t.end <= source.start and t.dep.split(":")[0] == "nsubj" for t in self.tokens)

    def _behind_verb(self, i: int) -> bool:
        """Whether a verb or « si », « lorsque » stands before token i, which is in no main clause that opens the sentence."""
        opener = words(self.language, "quoting", "subordinator")
        return any(t.pos == "SCONJ" or t.lower in opener or t.morph.get("VerbForm") == "Fin" for t in self.tokens[:i])

    def coming(self, position: int, asked: Pronoun) -> Appearance | None:
        """« À Valmer, où il a dénoncé le projet, Hugo Roux … »: the main clause's subject that a clause before it takes up.

        « S'il regrette un retard, le groupe … », « Élue parce qu'elle unit et parce qu'elle promet la paix, Awa Roux … » and
        « Après ses propos sur la digue, Hugo Roux … » too.
        """
        tokens, language = self.tokens, self.language
        own = next((t.i for t in tokens if t.end > position), 0)
        if not self._fronted(own):
            return None
        for seen in self.appearances:
            nominal = seen.nominal
            if (
                nominal.sentence != self.here
                or nominal.first <= own
                or not (seen.subject or self._before_verb(seen))
                or seen.quoted
                or nominal.inside
            ):
                continue
            object_ = words(language, "pronouns", "object")
            if tokens[nominal.first - 1].text != "," or any(
                t.lower in object_ and t.pos == "PRON" for t in tokens[nominal.last + 1 : nominal.last + 4]
            ):
                return None
            told = (seen.person is not None and nominal.name is not None) or nominal.sort is Head.BODY
            fit = agrees(seen, asked)
            return seen if told and (fit == 1 or (fit and asked.gender == "e")) else None
        return None

    def _fronted(self, own: int) -> bool:
        """Whether the pronoun at token `own` stands ahead of the main clause: each verb before it has its own « parce que »."""
        tokens, language = self.tokens, self.language
        opener = words(language, "quoting", "subordinator") | words(language, "statement_words", "relative")
        verbs = sum(t.morph.get("VerbForm") == "Fin" for t in tokens[:own])
        opened = sum(t.lower in opener for t in tokens[:own])
        if tokens[own].pos == "DET":
            return verbs == 0 and 0 < own < _OPENING and tokens[own - 1].pos == "ADP"
        if verbs and (opened <= verbs or tokens[own - 1].lower not in opener):
            return False
        before = (a for a in self.appearances if a.nominal.sentence == self.here and a.nominal.last < own)
        return opened > 0 and not (verbs and any(a.subject and not a.beside for a in before))

    def _before_verb(self, seen: Appearance) -> bool:
        """« Alors qu'il aimait la région, Hugo Roux a fui »: a name at the verb that the parse has for an apposition."""
        nominal = seen.nominal
        behind = self.tokens[nominal.last + 1 : nominal.last + 2]
        finite = bool(behind) and behind[0].morph.get("VerbForm") == "Fin"
        return finite and nominal.name is not None and self.tokens[nominal.first - 1].text == ","
