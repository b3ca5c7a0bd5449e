"""Sentences, words and their grammar: the only file that sees spaCy.

« Le préfet a indiqué, mardi, que 12 personnes avaient été secourues. » becomes one `Sentence` of `Token`s with lemma,
part of speech, morphology and dependency, all offsets counted in the article's own text.

The text is folded first and split into sentences by `extraction.sentences`, then parsed sentence by sentence: the model
puts boundaries inside sentences and joins lines when left to itself (docs/decisions/parsing.md). Furniture and credits
are not parsed. What the model gets wrong stays wrong here: rules that need more certainty look at the surface too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from itertools import zip_longest
from typing import TYPE_CHECKING

from recoupe.errors import MissingExtraError
from recoupe.extraction.sentences import split
from recoupe.extraction.spelling import without_slips
from recoupe.extraction.startup import quick_patterns
from recoupe.extraction.tokenizer import WholeTokens, endings, fit, numbered_names, of_both_genders
from recoupe.model.article import Article, Block, BlockKind
from recoupe.rules.folding import Folded, fold
from recoupe.rules.loader import load

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken

MODELS: Mapping[str, str] = {"fr": "fr_core_news_md"}
_NO_NAME = ("VERB", "AUX", "ADV", "PRON", "X")
_CLAUSAL = ("ccomp", "advcl", "acl", "acl:relcl", "cop", "aux", "mark")  # what keeps two subjects apart
_BARE = ("NOUN", "ADJ", "ADV", "X", "INTJ")  # what the model has names for at the opening of a sentence
_STOPPED = re.compile(r"[.!?…:;,][\s»”\"')\]]*$")
_CROSSHEAD = 9  # words of a crosshead at most
READ_KINDS = (BlockKind.HEADING, BlockKind.BODY, BlockKind.CAPTION)


@dataclass(frozen=True, slots=True)
class Intending:
    """A verb form that the model has for a noun; an infinitive right behind it tells that it is none."""

    forms: tuple[str, ...]
    lemma: str
    example: str


@dataclass(frozen=True, slots=True)
class Particle:
    """Small words of surnames that no French word is spelled like, or none before a capital."""

    forms: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark. `head` is the index of its head in the sentence (its own for the root)."""

    i: int
    start: int
    end: int
    text: str  # folded
    lemma: str
    pos: str  # Universal Dependencies part of speech
    dep: str  # UD relation, "ROOT" for the root
    head: int
    morph: Mapping[str, str]
    label: str  # PER, LOC, ORG, MISC or ""

    @property
    def lower(self) -> str:
        """The folded word in lower case."""
        return self.text.lower()


@dataclass(frozen=True, eq=False)
class Sentence:
    """A sentence, its tokens, and the block and line (paragraph) it stands in. Offsets count in the article's text."""

    start: int
    end: int
    kind: BlockKind
    paragraph: int
    tokens: tuple[Token, ...]

    @cached_property
    def _children(self) -> tuple[tuple[int, ...], ...]:
        below: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                below[token.head].append(token.i)
        return tuple(map(tuple, below))

    def children(self, i: int, *deps: str) -> tuple[Token, ...]:
        """Tokens that depend on token i, left to right; only those whose relation is, or is a subtype of, one of `deps`."""
        found = (self.tokens[j] for j in self._children[i])
        if not deps:
            return tuple(found)
        return tuple(t for t in found if t.dep in deps or t.dep.split(":")[0] in deps)

    def subtree(self, i: int) -> tuple[Token, ...]:
        """Token i and everything below it, left to right."""
        seen, stack = set(), [i]
        while stack:
            j = stack.pop()
            if j not in seen:
                seen.add(j)
                stack.extend(self._children[j])
        return tuple(self.tokens[j] for j in sorted(seen))

    def ancestors(self, i: int) -> Iterator[Token]:
        """The head of token i, its head, and so on up to the root."""
        seen = {i}
        while self.tokens[i].head not in seen:
            i = self.tokens[i].head
            seen.add(i)
            yield self.tokens[i]

    def at(self, start: int, end: int) -> tuple[Token, ...]:
        """Tokens that share a character with `start:end`."""
        return tuple(t for t in self.tokens if t.start < end and start < t.end)


@dataclass(frozen=True)
class ParsedArticle:
    """An article, its folded text and its sentences in text order."""

    article: Article
    folded: Folded
    sentences: tuple[Sentence, ...] = field(default_factory=tuple)

    @property
    def text(self) -> str:
        """The article's own text."""
        return self.article.text

    def sentence_at(self, position: int) -> Sentence | None:
        """The sentence that holds the character at `position`."""
        return next((s for s in self.sentences if s.start <= position < s.end), None)

    def number_at(self, position: int) -> int:
        """The number of the sentence that holds `position`; between two, of the next; behind all, of the last."""
        return next((i for i, s in enumerate(self.sentences) if position < s.end), len(self.sentences) - 1)

    def sentences_in(self, start: int, end: int) -> tuple[Sentence, ...]:
        """The sentences that share a character with `start:end`."""
        return tuple(s for s in self.sentences if s.start < end and start < s.end)


_HELD_MARK = re.compile(r"(?<=[^\W\d_]|[,;:.!?])[\"«»](?=[^\W\d_])|(?<=\S)—(?=\s)")


@cache
def model(language: str) -> Language:
    """The parsing model of a language, loaded once a process."""
    import spacy

    name = MODELS.get(language)
    if name is None:
        raise MissingExtraError(f"no parsing model for {language!r}; there are models for {', '.join(MODELS)}")
    try:
        with quick_patterns():
            loaded = spacy.load(name)
    except OSError:
        raise MissingExtraError(f"the model {name} is not installed: pip install {name.replace('_', '-')}") from None
    fit(loaded, language)
    return loaded


def model_name(language: str) -> str:
    """Name and version of the language's model, for the ledger's `made_by`."""
    from importlib.metadata import PackageNotFoundError, version

    name = MODELS.get(language, "none")
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return name


def parse(article: Article, language: str) -> ParsedArticle:
    """Split and parse the article's headings, body and captions."""
    folded = fold(article.text)
    pieces = [
        piece for block in article.blocks if block.kind in READ_KINDS for piece in _pieces(article, block, language)
    ]
    texts = [_parted(fold(article.text[start:end]), language) for start, end, _, _ in pieces]
    docs = model(language).pipe((piece.text.replace("\n", " ") for piece in texts), batch_size=64)
    sentences = tuple(
        Sentence(start, end, kind, paragraph, _joined(tuple(_tokens(doc, piece, start, language))))
        for (start, end, kind, paragraph), piece, doc in zip(pieces, texts, docs, strict=True)
    )
    return ParsedArticle(article, folded, sentences)


def _pieces(article: Article, block: Block, language: str) -> Iterator[tuple[int, int, BlockKind, int]]:
    """The sentences of a block; a crosshead that runs into the body's text (« … la digue. Nuit agitée Le maire … ») is a
    heading.
    """
    found = list(split(article.text, block.start, block.end, language))
    for (start, end, paragraph), following in zip_longest(found, found[1:]):
        words = article.text[start:end]
        runs_on = following is not None and following[2] == paragraph and _STOPPED.search(words) is None
        crosshead = block.kind is BlockKind.BODY and runs_on and len(words.split()) <= _CROSSHEAD
        yield start, end, BlockKind.HEADING if crosshead else block.kind, paragraph


@cache
def _elided_before_mark(language: str) -> re.Pattern[str]:
    forms = [f for kept in load(language, "tokens", "token", WholeTokens) if kept.elided for f in kept.forms]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, forms))})(?=[\"«])", re.IGNORECASE)


def _parted(folded: Folded, language: str) -> Folded:
    """The text without slips, and with a space between an elided word and an opening mark, and around a mark that words
    hold on both sides (« il dit que"le pont tient"et rit »).

    Of « d'«escalade » the model makes « d », « ' », of « que"le » one word.
    """
    folded = replace(folded, text=without_slips(folded.text, language))
    elided = (m.end() for m in _elided_before_mark(language).finditer(folded.text))
    places = sorted({*elided, *(i for m in _HELD_MARK.finditer(folded.text) for i in m.span())})
    if not places:
        return folded
    offsets = folded.offsets or tuple(range(len(folded.text) + 1))
    pieces = [(a, b) for a, b in zip([0, *places], [*places, len(folded.text)], strict=True)]
    mapped = [offset for a, b in pieces for offset in (*offsets[a:b], *offsets[b : b + 1])]
    return Folded(" ".join(folded.text[a:b] for a, b in pieces), tuple(mapped))


@cache
def _known_parts(language: str) -> dict[str, str]:
    """The part of speech of the words that stay one token, where the rules tell it."""
    kept = load(language, "tokens", "token", WholeTokens)
    known = {form: whole.pos for whole in kept if whole.pos for form in whole.forms}
    return known | {name.lower(): "PROPN" for name in numbered_names()}


@cache
def _particles(language: str) -> frozenset[str]:
    return frozenset(form for kept in load(language, "tokens", "particle", Particle) for form in kept.forms)


def _opens_surname(words: Sequence[SpacyToken], n: int, language: str) -> bool:
    """« van den Berg », « dos Anjos »: a particle with another one or a capital behind it."""
    particles = _particles(language)
    if words[n].text not in particles or n + 1 >= len(words):
        return False
    behind = [t.text for t in words[n + 1 : n + 3]]
    return behind[0][0].isupper() or ((behind[0] == "-" or behind[0] in particles) and behind[-1][0].isupper())


def _part_of_speech(words: Sequence[SpacyToken], n: int, language: str) -> str:
    """The model's, save for capitals and what it cannot tell.

    « Ils accusent Nordac d'avoir … » has one verb, « Renaissance appelle … » opens with a name; an adverb that the model
    has nothing for is known by its ending (« lance fermement le maire »). Of 1,070 capitals in 50 articles the model takes
    19 names for verbs, adverbs or pronouns.
    """
    token = words[n]
    if _opens_surname(words, n, language):
        return "PROPN"
    if token.pos_ == "X" and token.dep_ == "advmod" and token.text.islower():
        return "ADV" if token.text.endswith(endings(language, "adverb")) else token.pos_
    if n == 0 and len(words) > 1 and not words[1].text[0].isupper() and _bare_subject(token):
        return "PROPN"
    if n == 0 and token.pos_ == "NOUN" and token.ent_type_ == "LOC" and _listed_behind(words):
        return "PROPN"
    doubtful = token.pos_ in _NO_NAME or (token.pos_ == "ADJ" and token.ent_type_ == "PER")
    if n == 0 or not doubtful or not token.text[0].isupper() or words[n - 1].is_punct or token.is_stop:
        return token.pos_
    remnant = not token.ent_type_ and "VerbForm=Part" in str(token.morph)  # « les Lions Publié le »
    headline = sum(t.text[0].isupper() for t in words) * 2 > len(words)
    return token.pos_ if remnant or headline else "PROPN"


def _listed_behind(words: Sequence[SpacyToken]) -> bool:
    """« Bruxelles, Prague et Lisbonne leur … »: a capital or a joint and a capital behind the first word."""
    return len(words) > 2 and words[1].dep_ in ("punct", "cc") and words[2].text[0].isupper()


def _bare_subject(token: SpacyToken) -> bool:
    """« Macron dénonce … », « Renaissance appelle … »: what opens a sentence as its subject, without article, is a name."""
    if not token.text[0].isupper() or token.is_stop or token.pos_ not in _BARE:
        return False
    verb = token.nbor()
    unknown = token.is_oov and verb.pos_ in ("VERB", "AUX") and "VerbForm=Fin" in str(verb.morph)  # « Vafat applaudit »
    if token.pos_ == "ADV" and (token.ent_type_ == "PER" or unknown):
        return True
    return (
        token.dep_ == "nsubj"
        and token.head.i > token.i
        and "PronType=Rel" not in str(token.nbor().morph)  # « Partout où il passe, le maire … »
        and not any(c.i < token.i for c in token.children)
        and "Plur" not in str(token.morph)
    )


def _intended(words: Sequence[SpacyToken], n: int, language: str) -> str | None:
    """« L'État, qui détient la ligne, compte la vendre »: the verb that what the model takes for a noun is a form of."""
    token = words[n]
    found = next((v for v in load(language, "tokens", "intending", Intending) if token.text in v.forms), None)
    if found is None or token.pos_ not in ("NOUN", "ADJ") or n == 0 or words[n - 1].pos_ in ("DET", "ADP", "NUM"):
        return None
    behind = next((t for t in words[n + 1 : n + 4] if t.pos_ not in ("PRON", "ADV")), None)
    return found.lemma if behind is not None and "VerbForm=Inf" in str(behind.morph) else None


def _tokens(doc: Doc, folded: Folded, offset: int, language: str) -> Iterator[Token]:
    words = [t for t in doc if not t.is_space]
    index: dict[int, int] = {t.i: n for n, t in enumerate(words)}
    for n, token in enumerate(words):
        start, end = folded.to_source(token.idx, token.idx + len(token.text))
        head = token.head
        while head.i not in index and head.head.i != head.i:  # a space token as head
            head = head.head
        lemma = _intended(words, n, language)
        yield Token(
            i=n,
            start=offset + start,
            end=offset + end,
            text=of_both_genders(token.text, language) or token.text,
            lemma=lemma or token.lemma_,
            pos="VERB" if lemma else _known_parts(language).get(token.lower_) or _part_of_speech(words, n, language),
            dep=token.dep_,
            head=index.get(head.i, n),
            morph={"VerbForm": "Fin", "Mood": "Ind", "Tense": "Pres"} if lemma else token.morph.to_dict(),
            label=token.ent_type_,
        )


def _joined(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """« Le PS et le PLR saluent un pas »: the second of two joined subjects, which the model hangs on the verb as well."""
    found = list(tokens)
    for joint in (t for t in tokens[:-1] if t.dep == "cc"):
        second = next((t for t in tokens[joint.i + 1 :] if t.dep == "nsubj"), joint)
        verb = tokens[second.head]
        # not « les ministres français et allemand »
        whole = second.text[0].isupper() or tokens[joint.i + 1].pos == "DET"
        if not whole or not joint.i < second.i < verb.i or joint.head not in (second.i, verb.i):
            continue
        first = next((t for t in reversed(tokens[: joint.i]) if t.dep == "nsubj" and t.head == verb.i), None)
        if first is not None and not any(t.dep in _CLAUSAL or t.pos == "PUNCT" for t in tokens[first.i + 1 : joint.i]):
            found[second.i] = replace(second, head=first.i, dep="conj")
    return tuple(found)
