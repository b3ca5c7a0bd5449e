"""The name that stands beside a post, and the post that stands beside a name.

« La ministre des Transports, Awa Keita, … », « Awa Keita (PT), 54 ans, la maire de Valmer, … », « Maire depuis 2020, Awa
Keita … », « Une voisine, Awa Keita, dément » : each gives Awa Keita a post. A name that goes on to a list (« le maire, Awa
Keita et … ») and one behind « un » that no marks set off are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from recoupe.extraction.entities import lexicon
from recoupe.extraction.entities.behind_front import acts_behind, lacks_subject
from recoupe.extraction.entities.insertions import CLOSES, Insertions
from recoupe.extraction.entities.names import Name, Sort, like_a_person
from recoupe.extraction.entities.nominals import Article, Head, Nominal
from recoupe.extraction.parse import Sentence, Token

_ASIDE = 8  # tokens that may stand between a name and its post
_INITIALS = 3  # letters that stand for a person
_BESIDE = 4  # tokens of a participle between a post and a name that no comma sets off


def joined(sentence: Sentence, found: Sequence[Nominal], names: Sequence[Name], language: str) -> Iterator[Nominal]:
    """The phrases of a sentence, posts with the name that stands in apposition."""
    borne = _borne_once(list(_Joiner(sentence, names, language).join(found)), sentence.tokens, language)
    yield from _shared(borne, sentence.tokens, language)


def _borne_once(found: Sequence[Nominal], tokens: Sequence[Token], language: str) -> list[Nominal]:
    """« L'avocate du maire, Awa Keita, » is the lawyer; « L'épouse du maire, Hugo Roux, » the mayor, as the first name tells.

    « Un porte-parole du président Hugo Roux » is somebody else.
    """
    given = list(found)
    for n, inner in enumerate(found):
        around = (m for m, outer in enumerate(given[:n]) if outer.first <= inner.first and inner.head <= outer.last)
        m = next((m for m in around if given[m].sort is Head.ROLE is inner.sort and _both_bear(given[m], inner)), None)
        if m is None or inner.name is None:
            continue
        named = lexicon.first_name(inner.name.text.split()[0]) or "e"
        odd = {given[m].gender, named} == {"m", "f"} != {inner.gender, named}
        odd = odd or (given[m].article is Article.INDEFINITE and not _set_apart(inner.name, tokens, language))
        loser = m if odd else n
        given[loser] = replace(given[loser], name=None)
    return given


def _set_apart(name: Name, tokens: Sequence[Token], language: str) -> bool:
    """« , Hugo Roux », « , Me Hugo Roux »"""
    i = name.first - 1
    while i > 0 and lexicon.address(tokens[i].text, language) is not None:
        i -= 1
    return tokens[i].text == ","


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


def _initials(name: str) -> bool:
    """« J.B. », « A. K »: a person of whom the text gives the first letters."""
    letters = name.replace(" ", "").rstrip(".").split(".")
    return 1 < len(letters) <= _INITIALS and all(len(one) == 1 and one.isupper() for one in letters)


class _Joiner:
    """The state of reading one sentence."""

    def __init__(self, sentence: Sentence, names: Sequence[Name], language: str) -> None:
        self.tokens, self.language = sentence.tokens, language
        self.names: Mapping[int, Name] = {n.first: n for n in names}
        self.past = Insertions(sentence.tokens, self.names, language)

    def _is(self, i: int, file: str, name: str) -> bool:
        return 0 <= i < len(self.tokens) and self.tokens[i].lower in lexicon.words(self.language, file, name)

    def join(self, found: Sequence[Nominal]) -> Iterator[Nominal]:
        """Posts get their bearers, other phrases stay as they are."""
        for n, nominal in enumerate(found):
            if nominal.sort is not Head.ROLE or nominal.plural or self._whose_one(nominal, found[:n]):
                yield nominal
                continue
            if nominal.name is not None:
                yield self._apposed(nominal, nominal.name, found[:n])
                continue
            name = (
                self._name_called(nominal)
                or self._name_described(nominal)
                or self._name_told_before(nominal, found[:n])
                or self._name_after(nominal)
                or self._name_ranked(nominal, found[n + 1 :])
                or self._name_before(nominal, found[:n])
                or self._name_told(nominal)
            )
            yield replace(nominal, name=name) if name else nominal

    def _whose_one(self, nominal: Nominal, earlier: Sequence[Nominal]) -> bool:
        """« l'un des avocats du chanteur, Hugo Roux, »: what stands behind the complement is the name of the one."""
        around = next(
            (n for n in earlier if n.sort is Head.ROLE and n.plural and n.head < nominal.first <= n.last), None
        )
        if around is None or nominal.name is not None:
            return False
        opening = self.tokens[max(0, around.first - 2) : around.head]
        return any(t.lower in lexicon.words(self.language, "names", "partitive") for t in opening)

    def _apposed(self, nominal: Nominal, name: Name, earlier: Sequence[Nominal]) -> Nominal:
        """« Awa Keita, la patronne du tonnelier malien Airval, »: the name in front is the bearer's, not the one inside."""
        alone = name.first == name.last and lexicon.first_name(name.text) is None
        if (name.sort is Sort.PERSON and not alone) or name.first < nominal.head + 2 or name.last != nominal.last:
            return nominal
        before = self._name_before(nominal, earlier)
        return nominal if before is None or before.sort is not Sort.PERSON else replace(nominal, name=before)

    def _name_after(self, nominal: Nominal) -> Name | None:
        """« le vice-ministre des Transports, Awa Keita, »"""
        near = self.past.insertion(self.past.brackets(self.past.place(self.past.listed(nominal.last + 1))))
        beyond = self.past.adjunct(self.past.fields(near, nominal.head))
        i = self.past.brackets(self.past.posts(beyond))
        if i + 1 >= len(self.tokens) or self.tokens[i].text not in (",", "(", "["):
            return None
        i = self.past.label(i + 1)
        while i < len(self.tokens) and (told := lexicon.address(self.tokens[i].text, self.language)) is not None:
            if {told.gender, nominal.gender} == {"m", "f"}:
                return None
            i += 1
        name = self.names.get(i)
        if name is None or not (
            name.sort in (Sort.PERSON, Sort.OTHER)
            or like_a_person(self.tokens, name, self.language)
            or _initials(name.text)
        ):
            return None
        if nominal.article is Article.INDEFINITE and not self._introduces(nominal, name):
            return None
        if i > near + 2 and (name.sort is not Sort.PERSON or name.first == name.last):
            return None
        if beyond > near and not self._set_off(name):
            return None
        after = self.tokens[name.last + 1] if name.last + 1 < len(self.tokens) else None
        if after is not None and after.lower in lexicon.words(self.language, "names", "coordination"):
            return None
        if after is None or after.text in (*CLOSES, "("):
            # « Pour la présidente, Hugo Roux, ancien arbitre, a triché »
            acts = self._framed(nominal.first) and lacks_subject(self.tokens, name.last + 1, self.language)
            return None if acts else name
        goes_on = after.pos in ("VERB", "AUX", "PRON", "ADP", "ADV", "SCONJ")
        described = after.pos == "VERB" and after.morph.get("VerbForm") == "Part"  # « Hugo Roux interrogé hier »
        return name if goes_on and (described or not self._framed(nominal.first)) else None

    def _set_off(self, name: Name) -> bool:
        """Whether a full name of a person stands between marks and opens no list."""
        behind = self.tokens[name.last + 1 : name.last + 3]
        listed = len(behind) > 1 and (self._listed(name.last + 1) or behind[1].i in self.names)
        return name.last > name.first and bool(behind) and behind[0].text in CLOSES and not listed

    def _name_called(self, nominal: Nominal) -> Name | None:
        """« une femme, nommée Awa Roux, », « le brigadier prénommé Hugo »"""
        i = nominal.last + 1
        i += i < len(self.tokens) and self.tokens[i].text == ","
        name = self.names.get(i + 1) if self._is(i, "titles", "called") else self._name_taken(i)
        return name if name is not None and name.sort in (Sort.PERSON, Sort.OTHER) else None

    def _name_taken(self, i: int) -> Name | None:
        """« un manifestant qui se fait appeler Hugo »"""
        for last in range(i + 2, i + 5):
            told = " ".join(t.lower for t in self.tokens[i : last + 1]).replace("' ", "'")
            if told in lexicon.words(self.language, "titles", "calls_oneself"):
                return self.names.get(last + 1)
        return None

    def _name_described(self, nominal: Nominal) -> Name | None:
        """« l'avocat commis d'office Hugo Roux », not « le suspect arrêté par Hugo Roux »"""
        i = nominal.last + 1
        if nominal.article is not Article.DEFINITE or i >= len(self.tokens):
            return None
        if not self.past.participle(i):
            return self._name_led(i)
        name = next((self.names[j] for j in range(i + 1, i + 1 + _BESIDE) if j in self.names), None)
        if name is None or name.sort is not Sort.PERSON or name.first == name.last:
            return None
        held = self.tokens[i : name.first]
        apart = any(t.pos in ("PUNCT", "CCONJ", "AUX", "DET") for t in held)
        led = held[-1].pos in ("NOUN", "ADJ", "VERB") and not apart
        return name if led and self._ends_subject(name) else None

    def _name_led(self, i: int) -> Name | None:
        """« le colonel à la retraite Hugo Roux », « la chercheuse d'Airval sur le climat Awa Roux », not « le juge de l'affaire
        Hugo Roux », « le maire sur le dossier Hugo Roux ».
        """
        name = next((self.names[j] for j in range(i + 2, i + 2 + _BESIDE) if j in self.names), None)
        if name is None or name.sort is not Sort.PERSON or not self._is(i, "titles", "attaching"):
            return None
        held = self.tokens[i + 1 : name.first]
        nouns = [t for t in held if t.pos in ("NOUN", "ADJ")]
        if not nouns or nouns[-1] is not held[-1] or any(t.pos not in ("DET", "ADP", "NOUN", "ADJ") for t in held):
            return None
        if any(self._may_bear(t) for t in nouns):
            return None
        full = name.last > name.first and lexicon.first_name(self.tokens[name.first].text) is not None
        return name if full and self._ends_subject(name) else None

    def _may_bear(self, noun: Token) -> bool:
        """« l'affaire (Hugo Roux) », « la lettre à la députée (Awa Roux) »: a noun that itself has the name behind it."""
        named = any(self._is(noun.i, "names", kind) for kind in ("eponym", "named_after", "named_thing", "headed_by"))
        return named or bool(lexicon.role(noun.lower, self.language) or lexicon.body(noun.lower, self.language))

    def _ends_subject(self, name: Name) -> bool:
        """Whether a mark, a verb or nothing stands behind a name: « Hugo Roux a dit », not « Hugo Roux Airval »."""
        after = next(iter(self.tokens[name.last + 1 : name.last + 2]), None)
        return after is None or after.text in CLOSES or after.pos in ("VERB", "AUX", "PRON")

    def _name_ranked(self, nominal: Nominal, later: Sequence[Nominal]) -> Name | None:
        """« le gouverneur de la région, le général Issa Keita, »: a rank or calling with the name, between commas."""
        i = self.past.brackets(self.past.place(nominal.last + 1))
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
        closed = after is None or after.text in CLOSES
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
        """« Une ancienne infirmière, Josiane, est venue », « Josiane, 52 ans »: somebody new, whose name the marks set off."""
        if name.sort is not Sort.PERSON or self._framed(nominal.first) or name.last + 1 >= len(self.tokens):
            return False
        closing, behind = self.tokens[name.last + 1], self.tokens[name.last + 2 : name.last + 3]
        if closing.text != ",":
            return closing.text in CLOSES
        relative = lexicon.words(self.language, "statement_words", "relative")
        return any(t.pos in ("VERB", "AUX", "PRON", "NUM") or t.lower in relative for t in behind)

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

    def _name_before(self, nominal: Nominal, earlier: Sequence[Nominal]) -> Name | None:
        """« Awa Keita, ministre des Transports, », « Awa Keita (PT), 54 ans, la maire de Valmer »"""
        i = nominal.first - 1
        behind = self.past.described(self.past.title(self.past.brackets(nominal.last + 1)))
        after = self.tokens[behind] if behind < len(self.tokens) else None
        if after is not None and after.text not in CLOSES:
            relative = lexicon.words(self.language, "statement_words", "relative")
            opening = next((n for n in earlier if n.sort is Head.NAME and n.last == i - 1 and self._opens(n)), None)
            subject = opening is not None and after.pos in ("VERB", "AUX", "PRON")
            if not subject and after.lower not in relative | lexicon.words(self.language, "names", "behind_apposition"):
                return None
        if nominal.article is Article.DEFINITE and self._list_ends(behind):
            return None
        bare = nominal.article is Article.BARE
        if i > 0 and not bare and acts_behind(self.tokens, i, nominal.last, self.language):
            return None  # « Face à Hugo Roux, le maire, ému, refuse »
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

    def _name_told_before(self, nominal: Nominal, earlier: Sequence[Nominal]) -> Name | None:
        """« Selon Awa Keita, maire de Valmer, Hugo Roux a menti »: a post between two names is that of the first, if it has no
        article or if « selon » brings in the first and no comma closes the second.
        """
        behind = next((self.names[i] for i in (nominal.last + 2,) if i in self.names), None)
        if behind is None or self.tokens[nominal.last + 1].text != ",":
            return None
        before = next((n for n in earlier if n.name is not None and n.last == nominal.first - 2), None)
        framed = before is not None and before.sort is Head.NAME and self._framed(before.first)
        after = self.tokens[behind.last + 1 : behind.last + 2]
        begins = framed and nominal.article is Article.DEFINITE and any(t.pos in ("VERB", "AUX", "PRON") for t in after)
        return self._name_before(nominal, earlier) if nominal.article is Article.BARE or begins else None

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
