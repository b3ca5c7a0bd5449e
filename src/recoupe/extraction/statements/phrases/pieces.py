"""What the marks before a verb part from each other: openings, the subject, what tells of it, what is put in.

« Face à Luc Roy, la maire, dont le fils, un élu, a fui, refuse … » has three pieces before « refuse »: an opening, a phrase
and a relative clause, which goes on past its own commas to its verb. Which phrase is the subject is for `laid_out` to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from recoupe.extraction.entities.lexicon import address
from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.quoting import among, named
from recoupe.extraction.statements.lexicon.set_phrases import past_phrase
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.circumstances import is_time
from recoupe.extraction.statements.phrases.nominal_words import NOMINAL, name_like
from recoupe.extraction.statements.phrases.segments import has_members
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.extraction.statements.verbs.insertions import DASHES

_NUMBERED = 4  # words within which what is counted stands


class Kind(Enum):
    """What a piece is by how it begins and whether it has a verb."""

    PHRASE = auto()  # « la maire », « Luc Roy », « plusieurs élus »
    BARE = auto()  # « maire de Valmer », « signe des temps »: a noun without article
    LOOK = auto()  # « la voix tremblante », « les larmes aux yeux »
    RELATIVE = auto()
    MEMBERS = auto()  # « dont l'Unac »: a relative word without a verb
    CLAUSE = auto()  # « alors que Luc Roy hésite », « si le temps le permet »
    PREPOSITIONAL = auto()  # « face à Luc Roy », « en saluant la foule », « avant de partir »
    DESCRIPTION = auto()  # « visiblement émue », « accusée par Luc Roy », « 54 ans »
    TIME = auto()
    ADVERB = auto()
    INSET = auto()  # what brackets or dashes hold
    MAIN = auto()  # a finite verb of its own
    OTHER = auto()


ASIDES = frozenset({Kind.BARE, Kind.RELATIVE, Kind.DESCRIPTION, Kind.TIME, Kind.INSET, Kind.ADVERB})
FRONTS = frozenset(set(Kind) - {Kind.PHRASE, Kind.RELATIVE, Kind.MEMBERS, Kind.INSET, Kind.MAIN, Kind.OTHER})


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens `first` to `last`, both inclusive, marks left out."""

    first: int
    last: int
    kind: Kind


def pieces(sentence: Sentence, begin: int, stop: int, language: str) -> tuple[Piece, ...] | None:
    """The pieces of the tokens `begin` to `stop` (exclusive); null where a bracket, a dash or a mark is left open."""
    cut = _parted(sentence.tokens, begin, stop, language)
    if cut is None:
        return None
    found: list[Piece] = []
    for n, (first, last, inset) in enumerate(cut):
        if found and first <= found[-1].last:
            continue  # what a clause goes on with
        kind = Kind.INSET if inset else kind_of(sentence, first, last, language)
        end = last
        if kind in (Kind.RELATIVE, Kind.CLAUSE) and not _verb(sentence, first, last):
            end = _clause_end(sentence, first, last, [(f, t) for f, t, _ in cut[n + 1 :]])
            if end == last:
                kind = Kind.MEMBERS if kind is Kind.RELATIVE else Kind.PREPOSITIONAL
        found.append(Piece(first, end, kind))
    return tuple(found)


def _clause_end(sentence: Sentence, first: int, last: int, behind: Sequence[tuple[int, int]]) -> int:
    """« dont le frère, un élu, a fui »: the last token of the piece with the verb of a clause that begins without; else `last`."""
    waits = all(t.pos in ("ADV", "ADP", "SCONJ", "PRON", "CCONJ") for t in sentence.tokens[first : last + 1])
    verbal = (t for f, t in behind if _verb(sentence, f, t) and (waits or _begins(sentence, f, t)))
    return next(verbal, last)


def kind_of(sentence: Sentence, first: int, last: int, language: str) -> Kind:
    """What the tokens `first` to `last` are."""
    tokens = sentence.tokens
    i = first
    while i <= last and tokens[i].pos in ("ADV", "CCONJ") and tokens[i].lower not in words(language, "relative"):
        i += 1
    if i > last:
        return Kind.ADVERB
    token, verb = tokens[i], _verb(sentence, first, last)
    if token.lower in words(language, "complementizer"):
        return Kind.CLAUSE if i > first else Kind.RELATIVE  # « bien que », « que Luc Roy soutient »
    related = token.lower in words(language, "relative") or token.morph.get("PronType") == "Rel"
    behind = token.pos == "ADP" and i < last and tokens[i + 1].lower in words(language, "relative")
    if related or behind or past_phrase(tokens, i, language, "out_of_whom") is not None:
        return Kind.RELATIVE
    opened = any(t.lower in words(language, "complementizer") for t in tokens[i + 1 : min(i + 3, last)])
    if verb and (token.pos == "SCONJ" or (opened and token.pos in ("ADP", "ADV", "SCONJ"))):
        return Kind.CLAUSE
    if token.pos in ("ADP", "SCONJ") or token.lower in named(language, "complement_preposition"):
        return Kind.PREPOSITIONAL
    if _timed(sentence, i, last, language):
        return Kind.TIME
    if token.pos == "NUM" and i < last and tokens[i + 1].lower in named(language, "age_unit"):
        return Kind.DESCRIPTION
    if token.lower in words(language, "asked") or (token.pos in ("VERB", "ADJ") and not _named(tokens, i, first)):
        if is_finite(token) and among(token, named(language, "person", "role")):
            return Kind.BARE  # « figure de l'opposition »
        return Kind.MAIN if is_finite(token) else Kind.DESCRIPTION
    return Kind.MAIN if verb and not _in_relative(tokens, i, last, language) else _noun(sentence, i, last, language)


def _noun(sentence: Sentence, i: int, last: int, language: str) -> Kind:
    """What a piece without verb is that begins with a noun, a name, an article or a pronoun at token `i`."""
    tokens, token = sentence.tokens, sentence.tokens[i]
    if token.pos == "PRON" and not name_like(token):
        members = has_members(tokens, i, language)
        return Kind.PHRASE if members else Kind.ADVERB if i == last else Kind.DESCRIPTION  # « elle-même maire »
    head = next((t for t in tokens[i : last + 1] if t.pos in NOMINAL), None)
    if token.pos == "DET" and head is not None and among(head, named(language, "bearing")):
        return Kind.LOOK if not any(t.label == "PER" for t in tokens[i : last + 1]) else Kind.PHRASE
    if i == 0 and token.label not in ("PER", "ORG") and token.pos == "PROPN" and _goes_on_small(tokens, last):
        return Kind.BARE  # « Signe des temps », « Côté cour », « Visé par une plainte »: names by their capital alone
    if token.pos in ("DET", "NUM", "PROPN") or name_like(token) or address(token.lower, language) is not None:
        return Kind.PHRASE
    return Kind.BARE if token.pos in ("NOUN", "X") else Kind.OTHER


def _goes_on_small(tokens: tuple[Token, ...], last: int) -> bool:
    return last > 0 and tokens[1].text.islower() and not any(t.label in ("PER", "ORG") for t in tokens[1:2])


def _timed(sentence: Sentence, i: int, last: int, language: str) -> bool:
    """« mardi », « le 12 mars », « quelques heures après le vote », « trois ans plus tard »; no age (« 54 ans »)."""
    tokens = sentence.tokens
    if is_time(sentence, i, language):
        return True
    if tokens[i].pos not in ("DET", "NUM") or (i + 1 == last and tokens[i].pos == "NUM"):
        return False
    return any(t.lower in words(language, "time_noun") for t in tokens[i + 1 : i + _NUMBERED] if t.i <= last)


def _named(tokens: tuple[Token, ...], i: int, first: int) -> bool:
    """« Vert clair », « Jeanne »: what the model has for an adjective or a verb is a name; « Interrogée » opens the sentence."""
    return tokens[i].label in ("PER", "ORG") or (i > 0 and first < i and name_like(tokens[i]))


def _verb(sentence: Sentence, first: int, last: int) -> bool:
    return any(is_finite(t) for t in sentence.tokens[first : last + 1])


def _begins(sentence: Sentence, first: int, last: int) -> bool:
    """« a été arrêté », « n'a pas fui »: whether the piece has a finite verb before any noun."""
    before = next((t for t in sentence.tokens[first : last + 1] if is_finite(t) or t.pos in ("DET", *NOMINAL)), None)
    return before is not None and is_finite(before)


def _in_relative(tokens: tuple[Token, ...], first: int, last: int, language: str) -> bool:
    """« la maire qui dirige le port »: whether a relative word stands before each finite verb."""
    waiting = 0
    for token in tokens[first : last + 1]:
        related = words(language, "relative") | words(language, "complementizer")
        waiting += (token.lower in related) - is_finite(token)
        if waiting < 0:
            return False
    return True


def _parted(tokens: tuple[Token, ...], begin: int, stop: int, language: str) -> list[tuple[int, int, bool]] | None:
    """First and last token of each stretch between commas, and whether brackets or dashes hold it."""
    found: list[tuple[int, int, bool]] = []
    first, i = begin, begin
    while i < stop:
        end = _closing(tokens, i, stop, language)
        if end is not None and end < 0:
            return None
        if end is not None and tokens[i].text in words(language, "open_quote"):
            i = end + 1
            continue
        if end is not None or tokens[i].text == ",":
            if first < i:
                found.append((first, i - 1, False))
            if end is not None and i + 1 < end:
                found.append((i + 1, end - 1, True))
            first = i + 1 if end is None else end + 1
            i = first
            continue
        i += 1
    if first < stop:
        found.append((first, stop - 1, False))
    return found


def _closing(tokens: tuple[Token, ...], i: int, stop: int, language: str) -> int | None:
    """The token that closes the bracket, dash or mark at token `i`: null where none opens, -1 where none closes."""
    text = tokens[i].text
    if text == "(":
        wanted: frozenset[str] = frozenset({")"})
    elif text in DASHES and i > 0 and tokens[i].start > tokens[i - 1].end:
        wanted = DASHES
    elif text in words(language, "open_quote"):
        wanted = words(language, "close_quote")
    else:
        return -1 if text == ")" or text in words(language, "close_quote") else None
    return next((t.i for t in tokens[i + 1 : stop] if t.text in wanted), -1)
