"""The name that stands beside a post, and the post that stands beside a name.

« La ministre des Transports, Awa Keita, … », « Awa Keita (PT), 54 ans, la maire de Valmer, … », « Maire depuis 2020, Awa
Keita … », « Une voisine, Awa Keita, dément » : each gives Awa Keita a post. A name that goes on to a list (« le maire, Awa
Keita et … ») and one behind « un » that no marks set off are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from recoupe.extraction.entities import lexicon
from recoupe.extraction.entities.names import MARKS, Name, Sort, like_a_person
from recoupe.extraction.entities.nominals import Article, Head, Nominal
from recoupe.extraction.parse import Sentence, Token
from recoupe.model.entity import EntityKind

_CLOSES = (",", ")", ".", ";", ":", "»", '"', "!", "?", "–", "—", ">")
_INSERTED = 14  # tokens that a participle between a post and its bearer may take
_ASIDE = 8  # tokens that may stand between a name and its post
_BRACKETED = 14  # tokens of what stands in brackets between a post and its bearer
_POSTS = 40  # tokens that the further posts and fields of a bearer may take


def joined(sentence: Sentence, found: Sequence[Nominal], names: Sequence[Name], language: str) -> Iterator[Nominal]:
    """The phrases of a sentence, posts with the name that stands in apposition."""
    borne = _borne_once(list(_Joiner(sentence, names, language).join(found)))
    yield from _shared(borne, sentence.tokens, language)


def _borne_once(found: Sequence[Nominal]) -> list[Nominal]:
    """« L'avocate du maire, Awa Keita, » is the lawyer; « L'épouse du maire, Hugo Roux, » the mayor, as the first name tells."""
    given = list(found)
    for n, inner in enumerate(found):
        around = (m for m, outer in enumerate(given[:n]) if outer.first <= inner.first and inner.head <= outer.last)
        m = next((m for m in around if given[m].sort is Head.ROLE is inner.sort and _both_bear(given[m], inner)), None)
        if m is None or inner.name is None:
            continue
        named = lexicon.first_name(inner.name.text.split()[0]) or "e"
        odd = {given[m].gender, named} == {"m", "f"} != {inner.gender, named}
        loser = m if odd else n
        given[loser] = replace(given[loser], name=None)
    return given


def _both_bear(outer: Nominal, inner: Nominal) -> bool:
    """Whether both posts have the name that stands behind both."""
    return outer.name is not None and outer.name == inner.name and outer.name.first > inner.head > outer.head


def _shared(found: Sequence[Nominal], tokens: Sequence[Token], language: str) -> Iterator[Nominal]:
    """« Awa Keita, maire de Valmer et présidente du port »: the second post is the bearer's of the first as well."""
    told: Nominal | None = None
    for n, alone in enumerate(found):
        nominal = _with_next(alone, found[n + 1 :], tokens, language)
        post = nominal.sort is Head.ROLE and not nominal.plural
        same = post and nominal.name is None and told is not None and _goes_with(told, nominal, tokens, language)
        given = replace(nominal, name=told.name) if same and told is not None else nominal
        if post and not nominal.inside:
            told = given if given.name is not None and given.name.last < given.first else None
        yield given


def _with_next(nominal: Nominal, later: Sequence[Nominal], tokens: Sequence[Token], language: str) -> Nominal:
    """« La ministre de la Mer et porte-parole du gouvernement Awa Keita »: the bearer stands behind the second post."""
    if nominal.sort is not Head.ROLE or nominal.name is not None or nominal.plural or nominal.article is Article.BARE:
        return nominal
    behind = next((n for n in later if n.first > nominal.last), None)
    if behind is None or behind.sort is not Head.ROLE or behind.name is None or behind.article is not Article.BARE:
        return nominal
    between = tokens[nominal.last + 1 : behind.first]
    tied = len(between) == 1 and between[0].lower in lexicon.words(language, "names", "coordination")
    agree = not behind.plural and {nominal.gender, behind.gender} != {"m", "f"}
    return replace(nominal, name=behind.name) if tied and agree and behind.name.first > behind.head else nominal


def _goes_with(told: Nominal, nominal: Nominal, tokens: Sequence[Token], language: str) -> bool:
    """Whether nothing but « et » or « , » stands between two posts without article, which no gender keeps apart."""
    between = tokens[told.last + 1 : nominal.first]
    ties = lexicon.words(language, "names", "coordination")
    tied = 1 <= len(between) <= 2 and all(t.text == "," or t.lower in ties for t in between)
    bare = told.article is Article.BARE is nominal.article
    return tied and bare and {told.gender, nominal.gender} != {"m", "f"}


class _Joiner:
    """The state of reading one sentence."""

    def __init__(self, sentence: Sentence, names: Sequence[Name], language: str) -> None:
        self.tokens, self.language = sentence.tokens, language
        self.names: Mapping[int, Name] = {n.first: n for n in names}

    def _is(self, i: int, file: str, name: str) -> bool:
        return 0 <= i < len(self.tokens) and self.tokens[i].lower in lexicon.words(self.language, file, name)

    def join(self, found: Sequence[Nominal]) -> Iterator[Nominal]:
        """Posts get their bearers, other phrases stay as they are."""
        for n, nominal in enumerate(found):
            if nominal.sort is not Head.ROLE or nominal.plural:
                yield nominal
                continue
            if nominal.name is not None:
                yield self._apposed(nominal, nominal.name, found[:n])
                continue
            name = (
                self._name_after(nominal)
                or self._name_ranked(nominal, found[n + 1 :])
                or self._name_before(nominal, found[:n])
                or self._name_told(nominal)
            )
            yield replace(nominal, name=name) if name else nominal

    def _apposed(self, nominal: Nominal, name: Name, earlier: Sequence[Nominal]) -> Nominal:
        """« Awa Keita, la patronne du tonnelier malien Airval, »: the name in front is the bearer's, not the one inside."""
        alone = name.first == name.last and lexicon.first_name(name.text) is None
        if (name.sort is Sort.PERSON and not alone) or name.first < nominal.head + 2 or name.last != nominal.last:
            return nominal
        before = self._name_before(nominal, earlier)
        return nominal if before is None or before.sort is not Sort.PERSON else replace(nominal, name=before)

    def _name_after(self, nominal: Nominal) -> Name | None:
        """« le vice-ministre des Transports, Awa Keita, »"""
        near = self._past_insertion(self._past_brackets(self._past_place(nominal.last + 1)))
        i = self._past_posts(near)
        if i + 1 >= len(self.tokens) or self.tokens[i].text not in (",", "("):
            return None
        i += 1
        if self._is(i, "names", "article") and any(
            lexicon.address(t.text, self.language) is not None for t in self.tokens[i + 1 : i + 2]
        ):
            i += 1  # « le directeur de l'institut, le Dr Hugo Roux, »
        while i < len(self.tokens) and (told := lexicon.address(self.tokens[i].text, self.language)) is not None:
            if {told.gender, nominal.gender} == {"m", "f"}:
                return None
            i += 1
        name = self.names.get(i)
        if name is None or not (
            name.sort in (Sort.PERSON, Sort.OTHER) or like_a_person(self.tokens, name, self.language)
        ):
            return None
        if nominal.article is Article.INDEFINITE and not self._introduces(nominal, name):
            return None
        if i > near + 2 and (name.sort is not Sort.PERSON or name.first == name.last):
            return None
        after = self.tokens[name.last + 1] if name.last + 1 < len(self.tokens) else None
        if after is not None and after.lower in lexicon.words(self.language, "names", "coordination"):
            return None
        if after is None or after.text in (*_CLOSES, "("):
            return name
        goes_on = after.pos in ("VERB", "AUX", "PRON", "ADP", "ADV")
        return name if goes_on and not self._framed(nominal.first) else None

    def _name_ranked(self, nominal: Nominal, later: Sequence[Nominal]) -> Name | None:
        """« le gouverneur de la région, le général Issa Keita, »: a rank or calling with the name, between commas."""
        i = self._past_brackets(self._past_place(nominal.last + 1))
        if i >= len(self.tokens) or self.tokens[i].text != "," or nominal.article is Article.INDEFINITE:
            return None
        ranked = next((n for n in later if n.first == i + 1), None)
        if (
            ranked is None
            or ranked.sort is not Head.ROLE
            or ranked.name is None
            or ranked.article is not Article.DEFINITE
        ):
            return None
        if ranked.plural or ranked.name.last != ranked.last or {ranked.gender, nominal.gender} == {"m", "f"}:
            return None
        after = self.tokens[ranked.last + 1] if ranked.last + 1 < len(self.tokens) else None
        closed = after is None or after.text in _CLOSES
        return ranked.name if closed and not (after is not None and self._listed(ranked.last + 1)) else None

    def _listed(self, i: int) -> bool:
        """« le maire, le général Roux, le préfet et … »: a comma behind which the list goes on."""
        behind = self.tokens[i + 1 : i + 3]
        return (
            self.tokens[i].text == ","
            and bool(behind)
            and (behind[0].pos == "DET" or behind[0].lower in lexicon.words(self.language, "names", "coordination"))
        )

    def _introduces(self, nominal: Nominal, name: Name) -> bool:
        """« Une ancienne infirmière, Josiane, est venue »: somebody new, whose name the marks set off."""
        if name.sort is not Sort.PERSON or self._framed(nominal.first) or name.last + 1 >= len(self.tokens):
            return False
        closing, behind = self.tokens[name.last + 1], self.tokens[name.last + 2 : name.last + 3]
        if closing.text != ",":
            return closing.text in _CLOSES
        relative = lexicon.words(self.language, "statement_words", "relative")
        return any(t.pos in ("VERB", "AUX", "PRON") or t.lower in relative for t in behind)

    def _framed(self, first: int) -> bool:
        """« Selon le maire, Hugo Roux a menti »: behind « selon » a name that no comma closes begins the clause."""
        before = [t.lower for t in self.tokens[max(0, first - 2) : first]]
        framing = lexicon.words(self.language, "titles", "framing")
        return bool(framing & {*before[-1:], " ".join(before)})

    def _name_told(self, nominal: Nominal) -> Name | None:
        """« Maire depuis 2020, Awa Keita … »: who a sentence that opens with a bare post goes on to name."""
        if nominal.first != 0 or nominal.article is not Article.BARE:
            return None
        comma = next((t.i for t in self.tokens[nominal.last + 1 : nominal.last + 14] if t.text == ","), None)
        if comma is None or any(
            t.pos in ("VERB", "AUX") and t.morph.get("VerbForm") != "Part" for t in self.tokens[:comma]
        ):
            return None
        i = comma + 1
        while i < len(self.tokens) and lexicon.address(self.tokens[i].text, self.language) is not None:
            i += 1
        name = self.names.get(i)
        return name if name is not None and name.sort is Sort.PERSON else None

    def _past_posts(self, i: int) -> int:
        """Past « , ministre de la Ville, des Sports et du Logement »: further fields and posts of the same bearer."""
        found, end = i, min(len(self.tokens), i + _POSTS)
        while found + 2 < end and self.tokens[found].text == ",":
            opening = found + 1
            while opening + 1 < end and self.tokens[opening].pos in ("CCONJ", "ADV"):
                opening += 1
            if opening in self.names:
                break  # « Benjamin Roux », who is no « benjamin »
            field = self._is(opening, "names", "genitive")
            if not field and lexicon.role(self.tokens[opening].lower, self.language) is None:
                break
            stop = next((t.i for t in self.tokens[opening:end] if t.text in (*_CLOSES, "(")), end)
            held = self.tokens[opening:stop]
            if stop == end or any(t.pos in ("VERB", "AUX", "PRON", "SCONJ") for t in held if t.text[0].islower()):
                break
            found = stop
        return found

    def _past_place(self, i: int) -> int:
        """Past « en Égypte », « à Valmer »: a place between a post and its bearer."""
        if self._is(i, "names", "locative") and i + 1 in self.names:
            name = self.names[i + 1]
            if name.sort is Sort.PLACE or (name.known is not None and name.known.kind is not EntityKind.PERSON):
                return name.last + 1
        return i

    def _past_brackets(self, i: int) -> int:
        """Past « (Gard) », « (PS) » or « (« Des rivières pour tous ») » behind a post."""
        if i + 3 < len(self.tokens) and self.tokens[i].text == "(":
            closing = next((t.i for t in self.tokens[i + 1 : i + _BRACKETED] if t.text == ")"), None)
            held = self.tokens[i + 1 : closing]
            verbal = any(t.pos in ("VERB", "AUX") and t.morph.get("VerbForm") == "Fin" for t in held)
            return i if closing is None or (verbal and held[0].text not in MARKS) else closing + 1
        return i

    def _past_insertion(self, i: int) -> int:
        """Past « , située à vingt kilomètres de là » and « établie à Valmer »: a participle with its complements up to a comma."""
        if i + 1 >= len(self.tokens):
            return i
        first = i + (self.tokens[i].text == ",")
        if first in self.names or not self._participle(first):
            return i
        for token in self.tokens[first + 1 : first + 1 + _INSERTED]:
            if token.text == ",":
                return token.i
            if token.pos in ("VERB", "AUX") and token.morph.get("VerbForm") != "Part":
                return i
        return i

    def _past_title(self, i: int) -> int:
        """Past « du « Pianiste » »: a work's name between marks that ends a post."""
        if i + 2 >= len(self.tokens) or not self._is(i, "names", "genitive") or self.tokens[i + 1].text not in MARKS:
            return i
        closing = next((t.i for t in self.tokens[i + 2 : i + 2 + _ASIDE] if t.text in MARKS.values()), None)
        return i if closing is None else closing + 1

    def _participle(self, i: int) -> bool:
        """Whether the word at i is a participle that does not go with an auxiliary before it."""
        token = self.tokens[i]
        if token.morph.get("VerbForm") != "Part" or token.pos == "AUX":
            return False
        return not (i and self.tokens[i - 1].pos in ("AUX", "PRON", "ADV"))

    def _past_participle(self, i: int) -> int:
        """Past « représentant la famille », « chargée du dossier » behind a post, up to a mark."""
        if i >= len(self.tokens) or not (self._participle(i) or self._is(i, "titles", "also_participle")):
            return i
        for token in self.tokens[i + 1 : i + 1 + _INSERTED]:
            if token.text in _CLOSES:
                return token.i
            if token.pos in ("VERB", "AUX") and token.morph.get("VerbForm") != "Part":
                return i
        return i

    def _name_before(self, nominal: Nominal, earlier: Sequence[Nominal]) -> Name | None:
        """« Awa Keita, ministre des Transports, », « Awa Keita (PT), 54 ans, la maire de Valmer »"""
        i = nominal.first - 1
        behind = self._past_participle(self._past_title(self._past_brackets(nominal.last + 1)))
        after = self.tokens[behind] if behind < len(self.tokens) else None
        if after is not None and after.text not in _CLOSES:
            relative = lexicon.words(self.language, "statement_words", "relative")
            opening = next((n for n in earlier if n.sort is Head.NAME and n.last == i - 1 and self._opens(n)), None)
            subject = opening is not None and after.pos in ("VERB", "AUX", "PRON")
            if not subject and after.lower not in relative | lexicon.words(self.language, "names", "behind_apposition"):
                return None
        if nominal.article is Article.DEFINITE and self._list_ends(behind):
            return None
        while i > 0 and self.tokens[i].pos == "ADV":
            i -= 1  # « Hugo Roux, également président du club »
        if i < 1 or self.tokens[i].text not in (",", "("):
            return None
        skipped = 0
        while i > 0 and skipped < _ASIDE:
            name = next((n.name for n in earlier if n.name is not None and n.name.last == i - 1), None)
            if self.tokens[i].text in (",", "(") and name is not None:
                return name if name.sort is Sort.PERSON or (name.sort is Sort.OTHER and skipped == 0) else None
            skipped += 1
            i -= 1
            if self.tokens[i].text not in (",", "(", ")") and not self._aside(self.tokens[i]):
                return None
        return None

    def _list_ends(self, i: int) -> bool:
        """« Hugo Roux, le président de la ligue et la préfète »: three people."""
        ends = self._is(i, "names", "coordination") and i + 1 < len(self.tokens)
        return ends and (self.tokens[i + 1].pos == "DET" or self._is(i + 1, "names", "article"))

    def _opens(self, nominal: Nominal) -> bool:
        """Whether a name opens the sentence, behind a dateline (« BRUXELLES Hugo Roux, fondateur … ») too."""
        return nominal.first == 0 or (nominal.first - 1 in self.names and self.tokens[0].text.isupper())

    def _aside(self, token: Token) -> bool:
        """Words between a name and its post: an age, a party in brackets."""
        return (
            token.pos == "NUM"
            or token.text.isdigit()
            or token.lower in lexicon.words(self.language, "names", "age")
            or token.text.isupper()
        )
