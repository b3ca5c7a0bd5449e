"""Proper names in a sentence: where each begins and ends, and what sort of thing it names.

« Le ministre Hugo de la Tour a quitté l'Union des métiers de la Mer à Valmer » holds a person, a body and a place.
A capital that only opens a sentence, a headline all in capitals and « le Premier ministre » are no names. What the
model says about a word is one opinion among several: known names, first names and the rest of the article count more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from recoupe.extraction.entities import lexicon
from recoupe.extraction.entities.lexicon import Known
from recoupe.extraction.parse import ParsedArticle, Sentence, Token
from recoupe.model.entity import EntityKind

_OPENING = frozenset('«"“(—–-•:…*›‹')
_FUNCTION = frozenset({"DET", "ADP", "PRON", "ADV", "CCONJ", "SCONJ", "AUX", "INTJ", "PUNCT"})
_LABELS = {"PER": "person", "LOC": "place", "ORG": "body"}


class Sort(StrEnum):
    """What a name names."""

    PERSON = "person"
    BODY = "body"
    PLACE = "place"
    KNOWN = "known"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name: tokens `first` to `last` (inclusive) of a sentence."""

    first: int
    last: int
    text: str
    sort: Sort
    known: Known | None = None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What one article's capitals tell: words seen with a capital inside a sentence, and words seen in small letters."""

    capital: frozenset[str]
    small: frozenset[str]
    persons: frozenset[str]  # parts of names of persons

    @classmethod
    def of(cls, parsed: ParsedArticle) -> Vocabulary:
        """Read the article's words once."""
        capital, small = set(), set()
        labels: dict[str, Counter[str]] = {}
        for sentence in parsed.sentences:
            shouted = shouts(sentence)
            for token in sentence.tokens:
                if not token.text[0].isalpha():
                    continue
                if token.text[0].islower():
                    small.add(token.text)
                elif not shouted and not opens(sentence, token.i):
                    capital.add(token.text)
                if token.text[0].isupper():
                    labels.setdefault(token.text, Counter())[token.label] += 1
        persons = {w for w, c in labels.items() if c["PER"] > sum(c.values()) / 2}
        return cls(frozenset(capital), frozenset(small), frozenset(persons))


def opens(sentence: Sentence, i: int) -> bool:
    """Whether token i stands where any word has a capital: first, or after an opening mark."""
    while i > 0 and (sentence.tokens[i - 1].text in _OPENING or not sentence.tokens[i - 1].text[0].isalnum()):
        if sentence.tokens[i - 1].text not in _OPENING:
            return False
        i -= 1
    return i == 0 or (sentence.tokens[i - 1].text in _OPENING)


def shouts(sentence: Sentence) -> bool:
    """Whether the sentence is written in capitals throughout."""
    letters = [t for t in sentence.tokens if t.text.isalpha() and len(t.text) > 1]
    return len(letters) > 2 and sum(t.text.isupper() for t in letters) > 0.7 * len(letters)


def find_names(sentence: Sentence, vocabulary: Vocabulary, language: str) -> tuple[Name, ...]:
    """The names of a sentence, left to right, not overlapping."""
    tokens = sentence.tokens
    shouted = shouts(sentence)
    names: list[Name] = []
    i = 0
    while i < len(tokens):
        name = _known_at(sentence, i, language, shouted)
        if name is None and not shouted and _capital(sentence, i, vocabulary, language):
            last = _reach(sentence, i, vocabulary, language)
            names.extend(_classified(sentence, i, last, vocabulary, language))
            i = last + 1
            continue
        if name is not None and not _goes_on(sentence, name, vocabulary, language):
            names.append(name)
            i = name.last + 1
        elif name is not None:
            last = _reach(sentence, i, vocabulary, language)
            names.extend(_classified(sentence, i, last, vocabulary, language))
            i = last + 1
        else:
            i += 1
    return tuple(n for n in names if n.known is not None or sum(c.isalnum() for c in n.text) > 1)  # no « L' »


def _text(tokens: Sequence[Token]) -> str:
    """The folded words as they stand: a blank where the text has one."""
    out = tokens[0].text
    for before, token in pairwise(tokens):
        out += (" " if token.start > before.end else "") + token.text
    return out


def _known_at(sentence: Sentence, i: int, language: str, shouted: bool) -> Name | None:
    """The longest name the world knows that begins at token i."""
    tokens = sentence.tokens
    if not tokens[i].text[0].isupper():
        return None
    for last in range(min(i + 8, len(tokens)) - 1, i - 1, -1):
        if not tokens[last].text[-1].isalnum() and tokens[last].text[-1] != "+":
            continue
        text = _text(tokens[i : last + 1])
        found = lexicon.known(text)
        if found is None or not (shouted or lexicon.spelled_like(text)):
            continue
        if last == i and (len(text) == 1 and not _alone(sentence, i, language)):
            continue
        if last == i and opens(sentence, i) and not shouted and tokens[i].pos in ("VERB", "AUX", "ADJ", "ADV"):
            continue
        return Name(i, last, text, Sort.KNOWN, found)
    return None


def _alone(sentence: Sentence, i: int, language: str) -> bool:
    """A one-letter name (X) counts after a preposition only."""
    return i > 0 and sentence.tokens[i - 1].lower in lexicon.words(language, "names", "locative")


def _goes_on(sentence: Sentence, name: Name, vocabulary: Vocabulary, language: str) -> bool:
    """Whether a known name is only the beginning of a longer one (« France Gall », « Chine Éclair »)."""
    after = name.last + 1
    if after >= len(sentence.tokens) or name.known is None:
        return False
    if name.known.kind is EntityKind.OUTLET and name.last > name.first and after + 1 < len(sentence.tokens):
        genitive = sentence.tokens[after].lower in lexicon.words(language, "names", "genitive")
        rest = sentence.tokens[after + 1 : after + 3]
        if genitive and any(t.text[0].isupper() for t in rest):
            return True  # « Le Quotidien de l'Estuaire »
    return (
        name.first == name.last
        and _capital(sentence, after, vocabulary, language)
        and (lexicon.first_name(name.text) is not None or lexicon.first_name(sentence.tokens[after].text) is None)
        and _known_at(sentence, after, language, False) is None
    )


def _capital(sentence: Sentence, i: int, vocabulary: Vocabulary, language: str) -> bool:
    """Whether token i has a capital that makes it (part of) a name."""
    token = sentence.tokens[i]
    text = token.text
    if opens(sentence, i) and text.lower() in lexicon.words(language, "titles", "definite"):
        return False  # « L'Union des métiers … »
    if lexicon.demonym(text) is not None and i > 0 and sentence.tokens[i - 1].pos == "DET":
        return False  # « les Américains »
    if not text[0].isupper() or text in lexicon.words(language, "names", "no_name"):
        return False
    if len(text) == 1 and not (i + 1 < len(sentence.tokens) and sentence.tokens[i + 1].text[0].isupper()):
        return False
    if lexicon.address(text, language) is not None:
        return False
    if text.lower() in lexicon.words(language, "titles", "before") and text not in vocabulary.persons:
        return False
    if text.isupper() and text.lower() in lexicon.words(language, "bodies", "label"):
        after = sentence.tokens[i + 1] if i + 1 < len(sentence.tokens) else None
        if (i > 0 and sentence.tokens[i - 1].pos == "DET") or (after is not None and after.text[0].isupper()):
            return False  # « l'ONG », « ONG Human Rights Watch »
    if not opens(sentence, i):
        if token.pos in ("DET", "ADP", "PRON", "CCONJ", "SCONJ") and token.label == "" and not text.isupper():
            return False
        return lexicon.role(text, language) is None or text in vocabulary.persons
    if text.lower() in vocabulary.small or token.pos in _FUNCTION or token.pos == "NUM":
        return False
    if text in vocabulary.capital or lexicon.first_name(text) is not None:
        return True
    if lexicon.role(text, language) is not None or lexicon.body(text, language) is not None:
        return False
    after = sentence.tokens[i + 1] if i + 1 < len(sentence.tokens) else None
    if token.label in ("", "MISC") and not text.isupper() and after is not None and not after.text[0].isupper():
        if token.pos in ("NOUN", "X", "ADJ") and token.dep.split(":")[0] == "nsubj":
            return after.pos == "AUX" or after.morph.get("VerbForm") == "Fin"  # a common noun would have its article
        return token.pos == "PROPN" and after.pos in (
            "AUX",
            "VERB",
            "PRON",
        )  # « Interrogée, la ministre … » names nobody
    return token.pos == "PROPN" or (text.isupper() and len(text) > 1) or token.label in ("PER", "ORG", "LOC")


def _reach(sentence: Sentence, first: int, vocabulary: Vocabulary, language: str) -> int:
    """The last token of the name that begins at `first`."""
    tokens = sentence.tokens
    particles = lexicon.words(language, "names", "particle")
    person = lexicon.first_name(tokens[first].text) is not None or tokens[first].text in vocabulary.persons
    heads = lexicon.words(language, "names", "body_head")
    if tokens[first].text in heads and not person:
        return _body_reach(sentence, first, language)
    last = i = first
    paper = lexicon.known(_text(tokens[first : first + 2])) if first + 1 < len(tokens) else None
    labelled = first > 0 and tokens[first - 1].lower in lexicon.words(language, "bodies", "label")
    particles = particles | lexicon.words(language, "names", "joint") if labelled else particles
    person = (
        person or labelled or (paper is not None and paper.kind is EntityKind.OUTLET)
    )  # « l'association Les Amis du Marais »
    while i + 1 < len(tokens):
        following = tokens[i + 1]
        if _inside(sentence, i + 1):
            last = i = i + 1
        elif following.text[0].isupper() and following.text[0].isalpha() and following.end > following.start:
            if following.start > tokens[i].end + 1 or lexicon.address(following.text, language) is not None:
                break
            last = i = i + 1
        elif following.text in ("-", "'", ".", "&", "/") and i + 2 < len(tokens) and _glued(sentence, i + 1):
            last = i = i + 2
        elif labelled and following.pos == "ADJ" and following.text.islower() and tokens[i].text[0].isupper():
            last = i = i + 1  # « l'association Toits solidaires »
        elif person and following.lower in particles and _particle(sentence, i + 1, particles, language):
            i += 1
        else:
            break
    if last > first and not person and tokens[last].text in heads:
        return _body_reach(sentence, last, language)  # « le Racing Club de Valmer »
    return last


def _glued(sentence: Sentence, i: int) -> bool:
    """Whether the mark at i joins two parts of one name without blanks."""
    before, mark, after = sentence.tokens[i - 1], sentence.tokens[i], sentence.tokens[i + 1]
    if mark.text == "." and len(before.text) <= 2 and before.text[0].isupper():
        return after.text[0].isupper()  # « J. Roux »
    return before.end == mark.start and mark.end == after.start and (after.text[0].isupper() or mark.text in "-'")


def _inside(sentence: Sentence, i: int) -> bool:
    """« Le Pen », « Ben Salem », « 2 », « + » directly in a name: a digit or a small part glued with a hyphen."""
    token, before = sentence.tokens[i], sentence.tokens[i - 1]
    return (
        token.text[0] == "-"
        and len(token.text) > 1
        and token.start == before.end
        and token.text[1:2].isalpha()
        and (token.pos == "PROPN" or token.text[1:2].isupper())
    )


def _particle(sentence: Sentence, i: int, particles: frozenset[str], language: str) -> bool:
    """Whether small words from i on lead to another capital within a name of a person."""
    tokens = sentence.tokens
    j = i
    while j < len(tokens) and tokens[j].text in particles and j - i < 3:
        j += 1
    return (
        j < len(tokens)
        and tokens[j].text[0].isupper()
        and tokens[j].pos in ("PROPN", "NOUN", "X", "ADJ")
        and (tokens[i].lower not in lexicon.words(language, "names", "joining_preposition"))
    )


def _body_reach(sentence: Sentence, first: int, language: str) -> int:
    """« Fédération des éleveurs de la vallée »: on through small words, nouns and adjectives."""
    tokens = sentence.tokens
    connectors = lexicon.words(language, "names", "connector")
    last = i = first
    while i + 1 < len(tokens):
        following = tokens[i + 1]
        if following.lower in connectors or following.pos == "DET":
            if following.lower in lexicon.words(language, "names", "doubtful_connector") and not _joins(
                sentence, i + 1, language
            ):
                break
            i += 1
        elif following.pos in ("NOUN", "ADJ", "PROPN", "X") or following.text[0].isupper():
            if following.text[0] in '«"' or (
                tokens[i].pos in ("NOUN", "PROPN", "ADJ")
                and following.pos == "NOUN"
                and (not following.text[0].isupper())
            ):
                break
            last = i = i + 1
        else:
            break
    return last


def _joins(sentence: Sentence, i: int, language: str) -> bool:
    """Whether « et », « à », « en » at i stand inside the name: a capital or a bare noun follows."""
    tokens = sentence.tokens
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if after is None:
        return False
    if tokens[i].lower in lexicon.words(language, "names", "joint"):
        return after.pos in ("NOUN", "ADJ") or after.lower in lexicon.words(language, "names", "genitive")
    return after.text[0].isupper() and tokens[i].lower in lexicon.words(language, "names", "inner_preposition")


def _classified(sentence: Sentence, first: int, last: int, vocabulary: Vocabulary, language: str) -> Iterator[Name]:
    """The name `first:last` with its sort; two names where a place runs into a person (« le maire de Lyon Hugo Roux »)."""
    tokens = sentence.tokens
    cut = _cut(sentence, first, last, language)
    if cut is not None:
        yield from _classified(sentence, first, cut - 1, vocabulary, language)
        yield from _classified(sentence, cut, last, vocabulary, language)
        return
    text = _text(tokens[first : last + 1])
    found = lexicon.known(text)
    if found is not None:
        yield Name(first, last, text, Sort.KNOWN, found)
        return
    yield Name(first, last, text, _sort(sentence, first, last, vocabulary, language))


def _cut(sentence: Sentence, first: int, last: int, language: str) -> int | None:
    """Where a person's name begins inside a run that opens with a place or a body, after « de » or « à »."""
    tokens = sentence.tokens
    if first == 0 or first == last:
        return None
    if tokens[first - 1].lower not in lexicon.words(language, "names", "genitive") | lexicon.words(
        language, "names", "before_glued"
    ):
        return None
    if lexicon.first_name(tokens[first].text) is not None and lexicon.known(tokens[first].text) is None:
        return None
    for i in range(first + 1, last):
        if lexicon.first_name(tokens[i].text) is not None and tokens[i].text[0].isupper():
            return i
    for end in range(last - 1, first - 1, -1):
        found = lexicon.known(_text(tokens[first : end + 1]))
        if found is not None and last - end >= 2:
            return end + 1
    return None


def _sort(sentence: Sentence, first: int, last: int, vocabulary: Vocabulary, language: str) -> Sort:
    tokens = sentence.tokens
    run = tokens[first : last + 1]
    if first > 0 and lexicon.address(tokens[first - 1].text, language) is not None:
        return Sort.PERSON
    if run[0].text in lexicon.words(language, "names", "body_head") and len(run) > 1:
        return Sort.BODY
    labels = Counter(t.label for t in run if t.label)
    label = labels.most_common(1)[0][0] if labels else ""
    known = lexicon.first_name(run[0].text)
    if known is not None and len(run) > 1 and not any(t.text.isupper() and len(t.text) > 3 for t in run[:1]):
        return Sort.PERSON if label != "LOC" or "-" not in run[0].text else Sort.PLACE
    before = tokens[first - 1] if first > 0 else None
    if (
        len(run) == 1
        and known is not None
        and label != "ORG"
        and (
            before is None
            or before.lower
            not in (
                lexicon.words(language, "names", "locative")
                | lexicon.words(language, "names", "genitive")
                | lexicon.words(language, "names", "article")
            )
        )
    ):
        return Sort.PERSON
    if len(run) == 1 and run[0].text.isupper() and 2 <= len(run[0].text) <= 6:
        return Sort.BODY
    if before is not None and before.lower in lexicon.words(language, "names", "place_only") and label != "PER":
        return Sort.PLACE
    if before is not None and before.lower in lexicon.words(language, "names", "body_article") and label != "PER":
        return Sort.PLACE if label == "LOC" else Sort.BODY
    if run[0].text in vocabulary.persons and label in ("PER", "MISC", ""):
        return Sort.PERSON
    if label in _LABELS:
        return Sort(_LABELS[label])
    return Sort.OTHER
