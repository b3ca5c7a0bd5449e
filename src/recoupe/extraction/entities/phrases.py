"""Noun phrases that can stand for somebody, with the name and the post in each.

« La ministre malienne des Transports, Awa Keita, a refusé ; le syndicat de l'Aubrelle aussi. » holds a post with its
bearer and a body. A phrase runs from its determiner over adjectives and « de » complements; relative clauses and
appositions are left out. Nouns that name neither a person, a body nor a document are not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from recoupe.extraction.entities import lexicon
from recoupe.extraction.entities.callings import same_field
from recoupe.extraction.entities.determiners import Determiners
from recoupe.extraction.entities.document_words import document_words
from recoupe.extraction.entities.dwellers import inhabitant_gender, man_from
from recoupe.extraction.entities.extents import Extents
from recoupe.extraction.entities.lexicon import Role
from recoupe.extraction.entities.names import MARKS, Name, Sort
from recoupe.extraction.entities.nominals import Article, Head, Nominal
from recoupe.extraction.entities.qualifiers import narrowing
from recoupe.extraction.entities.trade_names import is_trade_name
from recoupe.extraction.entities.vocabulary import shouts
from recoupe.extraction.entities.wording import Wording
from recoupe.extraction.parse import Sentence

_COMPLEMENT = 8  # tokens of a noun's complement behind which a form of address may stand
_ENDING = (",", *MARKS.values())  # marks behind which a noun without article may be a verb


def find_nominals(
    sentence: Sentence, number: int, names: tuple[Name, ...], text: str, language: str
) -> tuple[Nominal, ...]:
    """The phrases of a sentence in text order; complements that name somebody follow the phrase they stand in.

    Names in apposition are joined by `appositions`.
    """
    return tuple(_Finder(sentence, number, names, text, language).find())


class _Finder:
    """The state of reading one sentence."""

    def __init__(self, sentence: Sentence, number: int, names: tuple[Name, ...], text: str, language: str) -> None:
        self.sentence, self.number, self.text, self.language = sentence, number, text, language
        self.tokens = sentence.tokens
        self.names: Mapping[int, Name] = {n.first: n for n in names}
        wording = Wording(sentence, self.names, language)
        self._is, self._phrase = wording.has, wording.past_phrase
        self.before = Determiners(wording)
        self.extents = Extents(wording)
        self.within = {i for n in names for i in range(n.first + 1, n.last + 1)}

    def find(self) -> Iterator[Nominal]:
        found: list[Nominal] = []
        covered: list[Nominal] = []
        taken: set[int] = set()
        shouted = shouts(self.sentence)
        for i in range(len(self.tokens)):
            if i in taken or i in self.within:
                continue
            nominal = self._at(i)
            if nominal is None or (shouted and nominal.name is None):
                continue
            covered = [c for c in covered if c.last >= nominal.head]
            if covered:
                nominal = replace(nominal, inside=True)
            if nominal.name is not None and nominal.sort is not Head.NAME:
                taken.add(nominal.name.first)
            covered.append(nominal)
            found.append(nominal)
        yield from found

    def _at(self, i: int) -> Nominal | None:
        token = self.tokens[i]
        if lexicon.worn(self.tokens[i:], self.language) and (i not in self.names or self.names[i].last <= i + 1):
            return self._made(i, i + 1, Head.BODY, "m", True, None, None)
        if i in self.names:
            return self._named(self.names[i])
        gerund = i == 0 and token.morph.get("VerbForm") == "Part" and token.morph.get("Tense") == "Pres"
        small = token.pos in ("VERB", "AUX", "ADP", "PRON", "DET", "ADV", "CCONJ", "SCONJ")
        small = small and (token.text[0].islower() or gerund)  # « Revenant sur le vote, il … »
        small = (small and not self._joined_post(i)) or self._is(i, "titles", "nobody")
        if small and not self._after_article(i):
            return None
        role, body = self._role_at(i), lexicon.body(token.lower, self.language)
        if role is not None and body is not None and not self._is(i, "bodies", "label"):
            beside = i and (self._is(i - 1, "titles", "possessive") or self.tokens[i - 1].text == ",")
            beside = beside or self._addressed(i, role[0])
            role, body = (role, None) if beside else (None, body)  # « le Conseil d'État », but « son conseil »
        if body is not None and self._is(i, "bodies", "held") and self._is(i - 1, "names", "locative"):
            return None  # « le parti au pouvoir »
        letters = token.text.isupper() and self.before.more_than_one(i)  # « les ONG »: letters have one form only
        plural = body is not None and (body.endswith("p") or letters)
        written = document_words(self.tokens, self.names, i, self.language)
        if written > 1 or (written and self._is(i, "bodies", "written_site")):
            body = None  # « le site internet de la mairie » is what she writes
        if body is not None and (self._no_body(i) or not self._a_body(i, plural=plural)):
            body = None
        may_be_noun = token.pos != "ADJ" or self._after_article(i)
        post = role is not None and (may_be_noun or (role[0].only_with and not self._describes(i)))
        if body is not None and (plural or not (post or self._verbal(i))):
            last, name = self.extents.of(i, is_role=False)
            return self._made(i, last, Head.BODY, body[0], plural, None, name)
        if role is not None and post:
            if self._verbal(i) or (self._modifies(i) and not role[0].only_with):
                return None
            last, name = self.extents.of(i, is_role=True)
            plural = role[2] or self.before.several(i)
            return self._made(i, last, Head.ROLE, role[1], plural, role[0], name)
        return self._document_at(i) or self._demonym_at(i)

    def _addressed(self, i: int, post: Role) -> bool:
        """« le conseil de l'étudiant Me Hugo Roux »: a form of address behind the noun's complement tells the same calling."""
        for token in self.tokens[i + 1 : i + 1 + _COMPLEMENT]:
            if token.pos in ("PUNCT", "VERB", "AUX"):
                return False
            told = lexicon.address(token.text, self.language)
            if told is not None and told.role:
                return same_field(told.role, post.masculine, self.language)
        return False

    def _joined_post(self, i: int) -> bool:
        """« la ministre et porte-parole », « Awa Roux, élue de l'Aubrelle, »: a bare second post that the model has for another
        word.
        """
        token = self.tokens[i]
        apposed = i > 1 and self.tokens[i - 1].text == "," and i - 2 in {n.last for n in self.names.values()}
        if apposed and token.morph.get("VerbForm") == "Part" and self._is(i + 1, "names", "genitive"):
            return True
        if not i or not self._is(i - 1, "names", "coordination") or self._is(i, "titles", "also_verb"):
            return False
        first = self.tokens[token.head]
        return token.dep.split(":")[0] == "conj" and first.i < i and first.pos in ("NOUN", "PROPN", "ADJ")

    def _role_at(self, i: int) -> tuple[Role, str, bool] | None:
        """The post named at i; « garde » is one only with « des Sceaux »."""
        role = lexicon.role(self.tokens[i].lower, self.language)
        if role is None or (role[0].only_with and not self._followed(i, role[0].only_with)) or self._compounded(i):
            return None
        return role

    def _no_body(self, i: int) -> bool:
        """« la violence armée », « les forces de l'ordre », « le pouvoir d'achat »: no army, no order and nobody in power."""
        forces = " ".join(t.lower for t in self.tokens[i - 3 : i + 1]).replace("' ", "'") if i > 2 else ""
        share = self._is(i, "bodies", "portion") and self._is(i + 1, "names", "genitive")
        thing = self._is(i, "bodies", "only_described") and not any(t.pos == "ADJ" for t in self.tokens[i + 1 : i + 2])
        thing = thing or (self._is(i, "bodies", "only_of_body") and not self._of_body(i))
        spoken = forces in lexicon.words(self.language, "statement_words", "speaking_phrase")
        thing = thing or self._phrase(i, "bodies", "thing_phrase") is not None
        return self._describes(i) or share or thing or spoken

    def _describes(self, i: int) -> bool:
        """« la violence *armée* », « l'alliée très *ancienne* du maire »: an adjective behind its noun."""
        before = next((t for t in reversed(self.tokens[:i]) if t.pos != "ADV"), None)
        return self.tokens[i].pos == "ADJ" and before is not None and before.pos == "NOUN"

    def _of_body(self, i: int) -> bool:
        """« la zone de police »"""
        of = self._is(i + 1, "names", "bare_genitive") and i + 2 < len(self.tokens)
        return of and lexicon.body(self.tokens[i + 2].lower, self.language) is not None

    def _a_body(self, i: int, *, plural: bool) -> bool:
        """« les pompiers », but not « des pompiers », who are some, nor « les pays voisins »."""
        if not plural:
            return not self._is(i - 1, "titles", "plural_article")
        return self.before.determined(self.before.marked(self.before.core(i)))[0] in (
            Article.DEFINITE,
            Article.POSSESSIVE,
        )

    def _document_at(self, i: int) -> Nominal | None:
        """« le rapport (2018) de l'agence », « le compte rendu », « la base de données », but not « l'article 12 du code »."""
        token, following = self.tokens[i], self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        year = following is not None and len(following.text) == 4 and following.text[:2] in ("19", "20")
        numbered = following is not None and following.text[0].isdigit() and not year
        long = document_words(self.tokens, self.names, i, self.language)
        if token.pos not in ("NOUN", "PROPN", "X", "ADJ") or numbered or not long:
            return None
        last, _ = self.extents.of(i + long - 1 + year, is_role=False)
        return self._made(i, last, Head.DOCUMENT, "e", token.morph.get("Number") == "Plur", None, None)

    def _demonym_at(self, i: int) -> Nominal | None:
        """« les Américains », « la socialiste »."""
        if not self._is_inhabitant(i) and not self._is_partisan(i):
            return None
        if is_trade_name(self.tokens, i, self.language):
            return self._made(i, i + 2, Head.BODY, "f", False, None, None)
        gender = "m" if self._is(i - 1, "titles", "masculine_determiner") else "e"
        return self._made(i, i, Head.DEMONYM, gender, self._is(i - 1, "titles", "plural_article"), None, None)

    def _compounded(self, i: int) -> bool:
        """« le projet-pilote »: a hyphen makes the word part of a noun for a thing."""
        if i < 2 or self.tokens[i - 1].text != "-" or self.tokens[i - 1].start != self.tokens[i - 2].end:
            return False
        thing = self.tokens[i - 2]
        return thing.pos == "NOUN" and len(thing.text) > 4 and lexicon.role(thing.lower, self.language) is None

    def _followed(self, i: int, wanted: tuple[str, ...]) -> bool:
        """« le garde des Sceaux », « un ancien de la Navale », but « un ancien officier de la Navale »."""
        near = 1 if self._is(i, "titles", "before") else 2
        return any(t.lower in wanted for t in self.tokens[i + 1 : i + 1 + near])

    def _is_inhabitant(self, i: int) -> bool:
        """« les Américains », « la Portugaise »"""
        token = self.tokens[i]
        beside = self.names.get(i + 1)
        if beside is not None and beside.known is None and (beside.sort is Sort.PERSON or beside.last > beside.first):
            return False  # « le Tchadien Issa Keita »
        return token.text[0].isupper() and lexicon.demonym(token.text) is not None and self._after_article(i)

    def _townsman(self, name: Name) -> str:
        """« la Mulhousienne », « l'ancien Rémois »: the gender of an inhabitant by the ending, of a town that we need not know."""
        begin = name.first
        while begin > 1 and self._is(begin - 1, "titles", "before"):
            begin -= 1
        article = self.tokens[begin - 1].lower if begin else ""
        after = self.tokens[name.last + 1] if name.last + 1 < len(self.tokens) else None
        lives_there = (
            name.first == name.last
            and name.known is None
            and article in lexicon.words(self.language, "titles", "definite")
            and article not in lexicon.words(self.language, "titles", "plural_article")
            and (after is None or after.pos not in ("PROPN", "ADP") or self._acts(name.first))
        )
        return inhabitant_gender(self.tokens[name.first].lower, self.language) if lives_there else ""

    def _acts(self, i: int) -> bool:
        """« a rappelé le Rémois devant la presse »: behind its verb, and what follows tells no region's part."""
        if i < 2 or self.tokens[i - 2].pos not in ("VERB", "AUX"):
            return False
        after = self.tokens[i + 1 : i + 3]
        of = after[0].lower in lexicon.words(self.language, "names", "genitive")
        return not of or (len(after) > 1 and after[1].pos == "NUM")

    def _is_partisan(self, i: int) -> bool:
        """« la socialiste » alone, not « la socialiste Awa Roux »"""
        article = i - 1 - self._is(i - 1, "titles", "former")  # « l'ancien socialiste »
        if not self._is(i, "titles", "partisan") or not self._is(article, "titles", "definite"):
            return False
        following = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        return (
            not self._is(i - 1, "titles", "plural_article")
            and i + 1 not in self.names
            and (following is None or following.pos not in ("NOUN", "PROPN", "ADJ"))
        )

    def _after_article(self, i: int) -> bool:
        while i > 1 and self._is(i - 1, "titles", "before") and self.tokens[i - 2].pos == "DET":
            i -= 1  # « le principal intéressé »
        before = self.tokens[i - 1] if i else None
        return before is not None and (
            before.pos == "DET" or self._is(i - 1, "names", "article") or self._is(i - 1, "titles", "contracted")
        )

    def _verbal(self, i: int) -> bool:
        """« …, juge la situation grave »: without article, before one, it is a verb; « en garde » is a set phrase."""
        before, after = self.tokens[i - 1] if i else None, self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        if before is not None and before.pos == "NOUN" and self._is(i, "titles", "also_participle"):
            return i + 1 in self.names or (
                after is not None and after.pos == "DET"
            )  # « l'avocate représentant Awa Roux »
        if before is not None and (self._after_article(i) or before.pos in ("ADJ", "DET", "NUM")):
            return False
        if before is not None and before.pos in ("NOUN", "PROPN") and self._judges(i):
            return True
        if (
            before is not None
            and before.text in _ENDING
            and ((after is not None and after.pos == "DET" and before.text == ",") or self._judges(i))
        ):
            return True
        return before is not None and before.lower in lexicon.words(self.language, "names", "set_phrase")

    def _judges(self, i: int) -> bool:
        """« « … », juge Hugo Roux », « juge de son côté le maire »: a bare noun that is a verb's form too, behind a
        quotation, before a name or before « de son côté ».
        """
        if not self._is(i, "titles", "also_verb"):
            return False
        if self.tokens[i - 1].text == "," and i > 1 and self.tokens[i - 2].text in MARKS.values():
            return True
        if i + 1 in self.names and i and self.tokens[i - 1].pos in ("NOUN", "PROPN") and not self._after_article(i):
            return True  # « La cour d'assises du Nord juge Hugo Roux »
        if self._is(i + 1, "titles", "on_ones_part") and self._is(i + 2, "titles", "possessive"):
            return True
        i += 1
        while i < len(self.tokens) and lexicon.address(self.tokens[i].text, self.language) is not None:
            i += 1
        return i in self.names

    def _modifies(self, i: int) -> bool:
        """« le jeune maire »: a word that is only an adjective before another post."""
        word = self.tokens[i].lower
        after = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        if (
            self.tokens[i].pos == "ADJ"
            and after is not None
            and after.pos == "NOUN"
            and after.start > self.tokens[i].end
        ):
            return True  # « la principale association »
        return (
            word in lexicon.words(self.language, "titles", "before")
            and i + 1 < len(self.tokens)
            and (lexicon.role(self.tokens[i + 1].lower, self.language) is not None)
        )

    def _named(self, name: Name) -> Nominal:
        gender, plural = "e", False
        if name.known is not None:
            if name.first == name.last and man_from(self.tokens, name.first, self.language):
                return self._made(name.first, name.last, Head.DEMONYM, "m", False, None, None)
            gender, plural = name.known.gender[0], name.known.gender.endswith("p")
        elif name.sort is not Sort.PERSON and (own := self._townsman(name)):
            return self._made(name.last, name.last, Head.DEMONYM, own, False, None, None)
        elif name.sort is Sort.PERSON:
            gender = lexicon.first_name(self.tokens[name.first].text) or "e"
            opening = lexicon.address(self.tokens[name.first].text, self.language)  # « Mme A. »
            address = opening or (
                lexicon.address(self.tokens[name.first - 1].text, self.language) if name.first else None
            )
            if address is not None and address.gender != "e":
                gender = address.gender
        first = name.first
        if first and lexicon.address(self.tokens[first - 1].text, self.language) is not None:
            first -= 1
        article, first = self.before.determined(first)
        if name.known is None and name.sort is not Sort.PERSON and article is not Article.BARE:
            gender = self.before.gender(first) or gender
            begin = first - 1 if first and self._is(first - 1, "titles", "contracted") else first  # « des Corbeaux »
            plural = self._is(begin, "titles", "plural_article")
        return Nominal(
            self.number, first, name.last, name.last, self.tokens[first].start, self.tokens[name.last].end,
            Head.NAME, article, gender, plural, name.text, name=name,
        )  # fmt: skip

    def _made(
        self, head: int, last: int, sort: Head, gender: str, plural: bool, role: Role | None, name: Name | None
    ) -> Nominal:
        first = self.before.core(head)
        if first == head > 0 and self._is(head, "names", "of_several") and self.tokens[head - 1].text[0].isdigit():
            first -= 1  # « la 15e chambre »
        core = first
        article, first = self.before.determined(self.before.marked(first) if plural else first)
        if article is Article.BARE:
            first = core
        if role is not None and self._is(head, "titles", "of_either"):
            gender = "e"  # « la star », who may be a man
        elif gender == "e" and article is not Article.BARE:
            gender = self.before.gender(first) or self._adjective_gender(core, head)
        elif role is not None and self._is(head, "titles", "said_of_both") and self.tokens[first].text[-1] == "'":
            gender = "e"  # « l'auteur », which women are called too
        end = last
        if name is not None and sort is Head.BODY:
            end = name.first - 1 - (last > name.last)  # a name between quotation marks
        qualifiers = narrowing(self.tokens, self.names, (core, end), head, name, self.language)
        stop = self.tokens[last].end
        bare = plural and core == head == last and not self.before.described(last + 1)  # no « les trois juges du pôle »
        shown = self.text[self.tokens[self.before.counted(core) if bare else core].start : self.tokens[end].end]
        if name is not None and sort is Head.ROLE and name.first > core:
            shown = self.text[self.tokens[core].start : self.tokens[name.first - 1].end]
        return Nominal(
            self.number, first, last, head, self.tokens[first].start, stop, sort, article, gender, plural,
            " ".join(shown.split()), role, qualifiers, name, former=self._former(core, head),
        )  # fmt: skip

    def _former(self, core: int, head: int) -> bool:
        """« l'ancienne ministre », « l'ex-maire »"""
        return self.tokens[head].lower.startswith("ex-") or any(
            self._is(i, "titles", "former") for i in range(core, head)
        )

    def _adjective_gender(self, core: int, head: int) -> str:
        """« l'ancien ministre », « l'actuelle ministre »: the gender that an adjective before the noun shows."""
        shown = {self.tokens[i].morph.get("Gender") for i in range(core, head) if self.tokens[i].pos == "ADJ"}
        return {"Masc": "m", "Fem": "f"}.get(next(iter(shown)) or "", "e") if len(shown) == 1 else "e"
