"""Who appears where in an article: every phrase that stands for somebody, in text order, with what the place tells.

In « Le maire a reçu Awa Keita. Elle a refusé. » the scene holds « Le maire » (a subject) and « Awa Keita » (none): what
pronouns and titles further on choose from.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from recoupe.extraction.entities.left_out import left_out
from recoupe.extraction.entities.lexicon import body, words
from recoupe.extraction.entities.nominals import Article, Head, Nominal
from recoupe.extraction.entities.registry import Record
from recoupe.extraction.pairing import passages_of
from recoupe.extraction.parse import ParsedArticle, Sentence, Token
from recoupe.model.entity import EntityKind
from recoupe.model.span import Span, covered

_LABELLED = 2  # words before the name of « Le motoriste Turbal s'engage »
_LINE = re.compile(r"\S(?:[^\n]*\S)?")


@dataclass
class Appearance:
    """A phrase and whom it stands for, once that is known."""

    nominal: Nominal
    subject: bool
    quoted: bool
    record: Record | None = None
    asked: bool = False  # whether somebody tried to find the record of a title without name
    found: bool = False  # and found a bearer
    origin: Appearance | None = None  # the phrase that a settled pronoun goes back to
    undergoes: bool = False  # the subject of a passive
    located: bool = False  # it stands behind « à », « en », « dans »
    topic: bool = False  # the title of the article names whom it means
    beside: bool = False  # it only describes or labels what stands beside it (`describes`)
    leads: bool = False  # its sentence is about it (`is_leading`)
    aside: bool = False  # it is told in a remark of the narrator's (`in_remark`)
    crowd: bool = False  # a singular noun for several people (`is_crowd`)

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.nominal.start

    @property
    def person(self) -> Record | None:
        """Whom it means, if that is known to be a person."""
        return self.record if self.record is not None and self.record.kind is EntityKind.PERSON else None

    @property
    def sets(self) -> bool:
        """« Au micro de la radio publique, elle … »: a nameless body that only tells where or how something is done."""
        nameless = self.record is None and self.nominal.sort is Head.BODY and self.nominal.name is None
        return nameless and not (self.subject or self.crowd)

    @property
    def suffers(self) -> bool:
        """« La maison a été vendue »: a nameless body or thing to which something is done."""
        named = self.record is not None and self.record.named
        return self.undergoes and self.nominal.sort is Head.BODY and not named

    @property
    def somebody(self) -> bool:
        """Whether it, or what a pronoun stands for, means a person as far as can be told."""
        own = self.origin or self
        return own.nominal.sort is Head.ROLE if own.record is None else own.person is not None


@dataclass(frozen=True, slots=True)
class Layout:
    """How far apart sentences are, by their number: their paragraph, and the narrative sentences up to each.

    Sentences that stand in quotation marks from beginning to end are no step: whoever acted before a long quotation is
    as near behind it.
    """

    paragraphs: tuple[int, ...]
    steps: tuple[int, ...]
    zone: tuple[int, int] | None = None  # the quotation from within which it is looked at
    told: tuple[Span, ...] = ()  # what others said, without the narrator's words

    @classmethod
    def of(cls, parsed: ParsedArticle, zones: tuple[tuple[int, int], ...]) -> Layout:
        """Count the narrative sentences of an article."""
        steps: list[int] = []
        for sentence in parsed.sentences:
            words = [t for t in sentence.tokens if t.text[0].isalnum()]
            told = any(not any(a < t.start < b for a, b in zones) for t in words)
            steps.append((steps[-1] if steps else 0) + told)
        return cls(tuple(s.paragraph for s in parsed.sentences), tuple(steps))

    def spoken(self, zone: tuple[int, int]) -> Layout:
        """The same for what is said inside a quotation, where every sentence is a step."""
        return replace(self, steps=tuple(range(len(self.paragraphs))), zone=zone)

    def behind(self, told: Sequence[Span]) -> Layout:
        """The same for the narration behind what others said."""
        return replace(self, told=tuple(told))

    def reported(self, seen: Appearance) -> bool:
        """Whether a phrase stands in what somebody said: « Selon Hugo Roux, le club paiera »."""
        return covered(self.told, seen.start, seen.nominal.end)

    def quoted(self, seen: Appearance) -> bool:
        """Whether a phrase stands in a quotation other than that from within which it is looked at."""
        own = self.zone is not None and self.zone[0] < seen.start < self.zone[1]
        return seen.quoted and not own

    def apart(self, earlier: int, later: int) -> int:
        """Narrative sentences from one to the other."""
        return self.steps[later] - self.steps[earlier]


def by_sentence(appearances: Sequence[Appearance]) -> dict[int, list[Appearance]]:
    """What appears in each sentence, by its number, in text order."""
    found: dict[int, list[Appearance]] = {}
    for seen in appearances:
        found.setdefault(seen.nominal.sentence, []).append(seen)
    return found


def is_subject(sentence: Sentence, nominal: Nominal, language: str) -> bool:
    """Whether the phrase is the subject of a verb, by the parse or because a sentence opens with it and goes on to one.

    Whoever is made to do something does it too: « L'idée fait sourire Awa Roux ».
    """
    before = sentence.tokens[max(0, nominal.first - 2) : nominal.first]
    if (
        len(before) == 2
        and before[1].morph.get("VerbForm") == "Inf"
        and before[0].lemma in words(language, "statement_words", "letting")
    ):
        return True
    if _cleft(sentence, nominal, language):
        return True
    acts = opens_clause(sentence, nominal) or bool(subject_of(sentence, nominal, language))
    return acts or left_out(sentence, nominal, language)


def opens_clause(sentence: Sentence, nominal: Nominal) -> bool:
    """Whether the sentence opens with the phrase, or with a circumstance before its name, and goes on to a verb."""
    named = nominal.name is not None
    labelled = named and nominal.first == _LABELLED and [t.pos for t in sentence.tokens[:_LABELLED]] == ["DET", "NOUN"]
    opens = nominal.first == 0 or labelled or (named and _behind_setting(sentence, nominal.first))
    return opens and nominal.sort is not Head.DOCUMENT and _goes_on(sentence, nominal.last + 1)


def _cleft(sentence: Sentence, nominal: Nominal, language: str) -> bool:
    """« C'est Hugo Roux, le maire, qui a cédé »: whom « c'est » sets forth for « qui » acts."""
    before, behind = sentence.tokens[: nominal.first], sentence.tokens[nominal.last + 1 :]
    pointed = len(before) > 1 and before[-1].lemma in words(language, "pronouns", "copula")
    pointed = pointed and before[-2].lower in words(language, "pronouns", "pointing")
    who = words(language, "statement_words", "who")
    return pointed and any(t.lower in who and sentence.tokens[t.i - 1].pos != "ADP" for t in behind)


def _behind_setting(sentence: Sentence, first: int) -> bool:
    """« À trente kilomètres de Valmer, Hugo Roux, 27 ans, est, lui, … », « Tombeur de Marc Petit, Hugo Roux a … »: only a
    circumstance or a predicate without article stands before the name.
    """
    before = sentence.tokens[:first]
    if len(before) < 2 or before[-1].text != "," or any(_finite(t) for t in before):
        return False
    opener, following = before[:2]
    bare = opener.pos in ("ADP", "ADV", "NOUN", "ADJ", "VERB")
    # « Tombeur en deux manches de … », a name to the model
    taken = opener.pos == "PROPN" and following.pos not in ("PROPN", "PUNCT", "CCONJ")
    return sum(t.text == "," for t in before) == 1 and (bare or taken)


def _finite(token: Token) -> bool:
    return token.morph.get("VerbForm") == "Fin"


def describes(sentence: Sentence, nominal: Nominal, language: str) -> bool:
    """Whether the phrase means nobody but whom or what stands beside it.

    « Awa Roux est commerçante », « devient la première maire », « Hugo Roux, fondateur du club », « l'hôpital Hugo-Roux »;
    several without an article only: « Awa Roux et Ida Lorme sont commerçantes », « …, tous deux commerçants, ».
    """
    tokens, first = sentence.tokens, nominal.first
    if nominal.plural:
        first = nominal.head
        while first and tokens[first - 1].lower in words(language, "statement_words", "the_two"):
            first -= 1
        if tokens[first].lower in words(language, "titles", "definite") or (
            first == nominal.head and nominal.article is not Article.BARE
        ):
            return False
    if not first:
        return _fronted(sentence, nominal, language)
    before = tokens[first - 1]
    if nominal.sort is Head.NAME:
        return before.pos == "NOUN" and body(before.lemma, language) is not None
    if nominal.sort is Head.BODY and nominal.article is Article.INDEFINITE and nominal.name is None:
        name = tokens[first - 2] if first > 1 and before.text == "," else None  # « à Valmia, un magazine, le pape »
        behind = next(
            (t for t in tokens[nominal.last + 1 :] if not (t.pos in ("ADJ", "PROPN") and t.text.islower())), None
        )
        return behind is not None and behind.text == "," and name is not None and name.text[0].isupper()
    if nominal.sort is not Head.ROLE or nominal.name is not None:
        return False
    verb = next((t for t in reversed(tokens[max(0, first - 3) : first]) if t.pos != "ADV"), before)
    if verb.lemma in words(language, "pronouns", "copula") and verb.pos in ("AUX", "VERB"):
        pointing = tokens[verb.i - 1].lower if verb.i else ""
        return pointing not in words(language, "pronouns", "pointing")
    if not nominal.plural:
        if nominal.article is not Article.BARE:
            return False
        if before.lower in words(language, "titles", "as_which"):
            return True  # « a perdu son emploi de livreur », « travaille comme serveuse »
    return before.text == "," or before.pos in ("NOUN", "PROPN", "CCONJ")


def _fronted(sentence: Sentence, nominal: Nominal, language: str) -> bool:
    """« Orphelin à trois ans, il quitte l'île », « Élu parce qu'il unit »: a calling without article that opens the sentence,
    before its subject.
    """
    bare = nominal.sort is Head.ROLE and nominal.name is None and nominal.article is Article.BARE
    behind = sentence.tokens[nominal.last + 1 :]
    stop = next((t for t in behind if t.text == "," or _finite(t)), None)
    own = stop is not None and sentence.tokens[stop.i - 1].lower in words(
        language, "statement_words", "subject_pronoun"
    )
    return bare and stop is not None and (stop.text == "," or own)


def is_leading(sentence: Sentence, nominal: Nominal, language: str) -> bool:
    """Whether the phrase is the subject of the sentence's main verb."""
    if opens_clause(sentence, nominal) or left_out(sentence, nominal, language):
        return True
    return any(sentence.tokens[i].dep == "ROOT" for i in subject_of(sentence, nominal, language))


def is_crowd(sentence: Sentence, nominal: Nominal, language: str) -> bool:
    """« Un collectif d'éleveurs », « le couple »: a singular noun that « ils » may take up."""
    head = sentence.tokens[nominal.head].lower
    return nominal.name is None and not nominal.plural and head in words(language, "pronouns", "crowd")


def in_remark(sentence: Sentence, nominal: Nominal, language: str) -> bool:
    """Whether a remark with « comme » brings somebody in: « comme l'avait souhaité Awa Roux », « comme la nomme Paul Roy »."""
    remark = words(language, "statement_words", "as")
    verbs = subject_of(sentence, nominal, language)
    if any(t.lower in remark for i in verbs for t in sentence.children(i, "mark", "advmod")):
        return True
    i = nominal.first - 1
    while i > 0 and sentence.tokens[i].pos in ("VERB", "AUX", "PRON", "ADV"):
        i -= 1
    return 0 < i + 1 < nominal.first and sentence.tokens[i].lower in remark


def compared(sentence: Sentence, nominal: Nominal, language: str) -> bool:
    """« Contrairement à Hugo Roux, Awa Petit … », « Comme lui, … »: with whom the sentence opens only to set its subject beside."""
    before = sentence.tokens[: nominal.first]
    return " ".join(t.lower for t in before) in words(language, "pronouns", "unlike")


def subject_of(sentence: Sentence, nominal: Nominal, language: str) -> list[int]:
    """The verbs that the phrase is the subject of, by the parse; in « Une dizaine d'éleveurs campent » the breeders do."""
    first = _counted(sentence, nominal, language)
    inside = range(first, nominal.last + 1)
    heads = (t.head for t in sentence.tokens[first : nominal.last + 1] if t.dep.split(":")[0] == "nsubj")
    return [i for i in heads if i not in inside]


def _counted(sentence: Sentence, nominal: Nominal, language: str) -> int:
    """The first token of a phrase with the noun that counts it: of « dizaine » in « (une) dizaine d'éleveurs »."""
    of = words(language, "names", "genitive")
    first = nominal.first - (sentence.tokens[nominal.first].lower not in of)
    first -= first > 0 and sentence.tokens[first].text in words(language, "statement_words", "open_quote")
    if not nominal.plural or first < 1 or sentence.tokens[first].lower not in of:
        return nominal.first
    counting = words(language, "pronouns", "crowd") | words(language, "pronouns", "many_of")
    return first - 1 if sentence.tokens[first - 1].lower in counting else nominal.first


def _goes_on(sentence: Sentence, i: int) -> bool:
    """Whether a verb in a finite form follows at token i, or behind an apposition between commas."""
    tokens = sentence.tokens
    if i < len(tokens) and tokens[i].text == ",":
        i = next((t.i + 1 for t in tokens[i + 1 :] if t.text == ","), i)
    following = [t for t in tokens[i : i + 4] if t.pos not in ("PRON", "ADV")]
    return bool(following) and following[0].pos in ("VERB", "AUX") and following[0].morph.get("VerbForm") == "Fin"


def quoted_zones(parsed: ParsedArticle) -> tuple[tuple[int, int], ...]:
    """Stretches between quotation marks, what stands inside others left out."""
    zones: list[tuple[int, int]] = []
    for start, end in sorted((p.start, p.end) for p in passages_of(parsed.text, _lines(parsed.text))):
        if not zones or end > zones[-1][1]:
            zones.append((start, end))
    return tuple(zones)


def _lines(text: str) -> list[tuple[int, int]]:
    """The lines of the text that hold anything."""
    return [m.span() for m in _LINE.finditer(text)]
