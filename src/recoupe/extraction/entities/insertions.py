"""What may stand between a post and its bearer, or behind a post before the sentence goes on.

« le maire (PS) de Valmer, élu en mars, Hugo Roux », « le référent du parti dans l'Aubrelle, Hugo Roux » : brackets,
participles, places, further posts. Each method takes the token from which it reads and gives the one behind what it passed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from recoupe.extraction.entities import lexicon
from recoupe.extraction.entities.names import MARKS, Name, Sort
from recoupe.extraction.parse import Token
from recoupe.model.entity import EntityKind

CLOSES = (",", ")", "]", ".", ";", ":", "»", '"', "!", "?", "–", "—", ">")
_INSERTED = 14  # tokens that a participle between a post and its bearer may take
_ASIDE = 8  # tokens of what a preposition brings in, and of a title
_BRACKETED = 14  # tokens of what stands in brackets between a post and its bearer
_OF_FIELDS = ("DET", "ADP", "NOUN", "PROPN", "ADJ", "CCONJ")
_POSTS = 40  # tokens that the further posts and fields of a bearer may take


class Insertions:
    """Reads on from the posts of one sentence; `names` are its proper names by their first token."""

    def __init__(self, tokens: Sequence[Token], names: Mapping[int, Name], language: str) -> None:
        self.tokens, self.names, self.language = tokens, names, language

    def _is(self, i: int, file: str, name: str) -> bool:
        return 0 <= i < len(self.tokens) and self.tokens[i].lower in lexicon.words(self.language, file, name)

    def posts(self, i: int) -> int:
        """Past « , ministre de la Ville, des Sports et du Logement », « et porte-parole du parti »: further fields and posts of
        the same bearer.
        """
        found, end = i, min(len(self.tokens), i + _POSTS)
        while found + 2 < end and (self.tokens[found].text == "," or self._is(found, "names", "coordination")):
            opening = found + 1
            while opening + 1 < end and self.tokens[opening].pos in ("CCONJ", "ADV"):
                opening += 1
            if opening in self.names:
                break  # « Benjamin Roux », who is no « benjamin »
            field = self._is(opening, "names", "genitive")
            if not field and lexicon.role(self.tokens[opening].lower, self.language) is None:
                break
            stop = next((t.i for t in self.tokens[opening:end] if t.text in (*CLOSES, "(")), end)
            held = self.tokens[opening:stop]
            if stop == end or any(t.pos in ("VERB", "AUX", "PRON", "SCONJ") for t in held if t.text[0].islower()):
                break
            found = stop
        return found

    def place(self, i: int) -> int:
        """Past « en Égypte », « à Valmer », « , aux États-Unis »: a place between a post and its bearer."""
        comma = i + 2 < len(self.tokens) and self.tokens[i].text == ","
        if self._is(i + comma, "names", "locative") and i + comma + 1 in self.names:
            name = self.names[i + comma + 1]
            if name.sort is Sort.PLACE or (name.known is not None and name.known.kind is not EntityKind.PERSON):
                closed = not comma or (name.last + 1 < len(self.tokens) and self.tokens[name.last + 1].text == ",")
                return name.last + 1 if closed else i
        return i

    def listed(self, i: int) -> int:
        """Past « , Airval et Céraval » behind « l'ancien gardien de Valmer »: further names up to a comma."""
        at, joined = i, False
        while at + 2 < len(self.tokens) and not joined and (name := self.names.get(at + 1)) is not None:
            joined = self._is(at, "names", "coordination")
            if name.sort is Sort.PERSON or not (joined or self.tokens[at].text == ","):
                return i
            at = name.last + 1
        return at if joined and at < len(self.tokens) and self.tokens[at].text == "," else i

    def adjunct(self, i: int) -> int:
        """Past « dans l'Aubrelle », « aux Affaires économiques »: what a preposition brings in that names nobody, up to a
        comma.
        """
        led = i < len(self.tokens) and (self.tokens[i].pos == "ADP" or self._is(i, "names", "locative"))
        if not led or self._is(i, "titles", "framing"):
            return i
        for token in self.tokens[i + 1 : i + 1 + _ASIDE]:
            if token.text == ",":
                return token.i
            name = self.names.get(token.i)
            personal = name is not None and name.sort is Sort.PERSON
            clause = token.pos in ("VERB", "AUX", "PRON", "SCONJ") or token.text in CLOSES
            if personal or clause or lexicon.role(token.lower, self.language) is not None:
                return i
        return i

    def fields(self, i: int, head: int) -> int:
        """Past « entre les îles et les ports », « et la Citoyenneté » behind « la ministre chargée de la Culture », a post with
        its `head`: what else somebody is in charge of, up to a comma.
        """
        if not any(self._is(k, "names", "in_charge") for k in range(head + 1, i)):
            return i
        for token in self.tokens[i : i + _ASIDE]:
            if token.text == ",":
                return token.i
            name = self.names.get(token.i)
            post = lexicon.role(token.lower, self.language)
            one = post is not None and not post[2]
            if token.pos not in _OF_FIELDS or one or (name is not None and name.sort is Sort.PERSON):
                return i
        return i

    def label(self, i: int) -> int:
        """Past « le Dr », « l'écologiste », « le nationaliste flamand », « la Belge », « un certain » before a name."""
        if i + 2 >= len(self.tokens) or self.tokens[i].pos != "DET":
            return i
        noun = self.tokens[i + 1]
        address = lexicon.address(noun.text, self.language) is not None
        camp = self._is(i + 1, "titles", "partisan") or lexicon.demonym(noun.text) is not None
        certain = self._is(i + 1, "names", "some_unknown")
        if camp and self.tokens[i + 2].pos == "ADJ" and i + 2 not in self.names and i + 3 in self.names:
            return i + 3
        return i + 1 + (not address) if address or (i + 2 in self.names and (camp or certain)) else i

    def brackets(self, i: int) -> int:
        """Past « (Gard) », « (PS) » or « (« Des rivières pour tous ») » behind a post, not « (Awa Keita, 54 ans) », its bearer."""
        bearer = self.names.get(i + 1)
        if bearer is not None and bearer.sort is Sort.PERSON and bearer.last > bearer.first:
            return i
        if i + 3 < len(self.tokens) and self.tokens[i].text == "(":
            closing = next((t.i for t in self.tokens[i + 1 : i + _BRACKETED] if t.text == ")"), None)
            held = self.tokens[i + 1 : closing]
            verbal = any(t.pos in ("VERB", "AUX") and t.morph.get("VerbForm") == "Fin" for t in held)
            return i if closing is None or (verbal and held[0].text not in MARKS) else closing + 1
        return i

    def insertion(self, i: int) -> int:
        """Past « , située à vingt kilomètres de là » and « établie à Valmer »: a participle with its complements up to a comma."""
        if i + 1 >= len(self.tokens):
            return i
        first = i + (self.tokens[i].text == ",")
        if first in self.names or not self.participle(first):
            return i
        for token in self.tokens[first + 1 : first + 1 + _INSERTED]:
            if token.text == ",":
                return token.i
            if token.pos in ("VERB", "AUX") and token.morph.get("VerbForm") != "Part":
                return i
        return i

    def title(self, i: int) -> int:
        """Past « du « Pianiste » »: a work's name between marks that ends a post."""
        if i + 2 >= len(self.tokens) or not self._is(i, "names", "genitive") or self.tokens[i + 1].text not in MARKS:
            return i
        closing = next((t.i for t in self.tokens[i + 2 : i + 2 + _ASIDE] if t.text in MARKS.values()), None)
        return i if closing is None else closing + 1

    def participle(self, i: int) -> bool:
        """Whether the word at i is a participle that does not go with an auxiliary before it."""
        token = self.tokens[i]
        if token.morph.get("VerbForm") != "Part" or token.pos == "AUX":
            return False
        return not (i and self.tokens[i - 1].pos in ("AUX", "PRON", "ADV"))

    def described(self, i: int) -> int:
        """Past « représentant la famille », « chargée du dossier » behind a post, up to a mark."""
        if i >= len(self.tokens) or not (self.participle(i) or self._is(i, "titles", "also_participle")):
            return i
        for token in self.tokens[i + 1 : i + 1 + _INSERTED]:
            if token.text in CLOSES:
                return token.i
            if token.pos in ("VERB", "AUX") and token.morph.get("VerbForm") != "Part":
                return i
        return i
