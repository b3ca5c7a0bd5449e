"""Where sentences begin and end.

« M. Dupont a parlé le 1er nov. à Lyon. Il est reparti. » is two sentences, not four: a line break always ends one; a
full stop does unless it closes an abbreviation, an initial or a number, or a small letter follows. A sentence that ends
inside quotation marks ends there (« Oui. Non. » gives two), the closing mark staying with the last. A crosshead that runs
into the text (« La digue cède Le maire a … ») is a sentence of its own, where the word behind it is one that names
seldom begin with, or where no space parts them (« Une nuit sans sommeilRivey dort peu. », « …, dit-il."Rivey dort. »). So is
what numbers or times a paragraph (« 14h05 - La digue cède. »).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from recoupe.rules.folding import fold_same_length
from recoupe.rules.loader import load

_END = re.compile(r"(?:\.{3}|…|[.!?]+)(?P<close>(?:\s?[»›]|[\"')\]])*+)(?=\s|$|[A-ZÀ-ÖØ-Þ«]|[(\[][A-ZÀ-ÖØ-Þ]|#\w)")
_UNSEEN = ("\u200b", "\ufeff")  # of no width, but behind full stops

_BLANKS = 8  # between two words
# where a post of a platform ends: behind the address of its picture, behind its signature
_POST = re.compile(
    r"(?:pic\.twitter\.com|//t\.co)/\w{10}(?=\s*[A-ZÀ-ÖØ-Þ«\"])"
    r"|\(@\w+\) (?:\d{1,2}\w{,2} [^\W\d]+ \d{4}|[^\W\d]+ \d{1,2}, \d{4})(?=\s*[^\W\d]|\s*[«\"])"
)
# a capital that a word or a closing mark holds: « sommeilRivey », « face aux «verts»Rivey », « "On tient"Rivey », « »« »
_HELD_CAPITAL = re.compile(
    r"(?<![\w#@./-])(?:[a-zà-ÿ][a-zà-ÿ'-]*[a-zà-ÿ]{3}|\d{1,4})(?=(?:[A-ZÀ-ÖØ-Þ][a-zà-ÿ]+|[A-ZÀ-ÖØ-Þ]')[a-zà-ÿ\s,-])"
    r"|\([^()]*\)(?=[A-ZÀ-ÖØ-Þ][a-zà-ÿ])|«[^«»]*»(?=[A-ZÀ-ÖØ-Þ]['\w]|\s?«)"
    r"|(?<![^\s(«])\"(?=\S)[^\"]*(?<=\S)\"(?=[A-ZÀ-ÖØ-Þ]['\w])"
)
_MARK = re.compile(r"(?P<opens>(?<![^\s('])\"(?=\S))|(?<=\S)\"(?![^\s.,;:!?)»])")
# « On tient » Nora Petit rit.
_QUOTED = re.compile(r"\s*«\s?[^\s«»]+\s[^«»]*?[^\s«».!?…]\s?»(?=\s+[A-ZÀ-ÖØ-Þ][a-zà-ÿ])")


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A word whose full stop does not end a sentence."""

    text: str
    example: str
    ends: bool = False  # may also close a sentence (« etc. ») when a capital follows
    word: bool = False  # behind an elided article a word of its own: « les règles de l'art. »


@dataclass(frozen=True, slots=True)
class Lettered:
    """Nouns that a letter numbers: a full stop behind it ends the sentence."""

    nouns: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Opening:
    """Words that, with a capital, open a sentence even where no mark ends the one before.

    Not before the words `goes_on`, or further in than `longest` words (0: at any place).
    """

    words: tuple[str, ...]
    example: str
    counter: tuple[str, ...]
    goes_on: tuple[str, ...] = ()
    longest: int = 0


@dataclass(frozen=True, slots=True)
class Held:
    """Words behind which such a word opens none."""

    words: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Stamp:
    """What stands before the first sentence of a paragraph and numbers or times it."""

    pattern: str
    example: str
    counter: tuple[str, ...] = ()


@cache
def _stamps(language: str) -> re.Pattern[str]:
    patterns = (stamp.pattern for stamp in load(language, "abbreviations", "stamp", Stamp))
    return re.compile(rf"\s*(?:{'|'.join(patterns)})\s*(?=[A-ZÀ-ÖØ-Þ«\"])")


@cache
def _openings(language: str) -> tuple[tuple[re.Pattern[str], Opening], ...]:
    """For each kind of opening word: where one stands behind a small letter or a closing mark, with or without a space."""
    found = []
    for opening in load(language, "abbreviations", "opening", Opening):
        words = _one_of(opening.words, " ")
        found.append(
            (
                re.compile(
                    rf"(?P<word>(?<![\w#@'.-])[a-zà-ÿ'-]*[a-zà-ÿ]{{3}}|[»”]) +(?={words}[a-zà-ÿ])"
                    rf"|(?<![\w#@'])(?P<glued>[\w'/.:-]*[a-zà-ÿ]{{3}})(?={words}\w)"
                    rf"|(?<=\S)[»”](?={words}[a-zà-ÿ])|« [^«»]* »(?={words}[a-zà-ÿ])"
                ),
                opening,
            )
        )
    return tuple(found)


def _one_of(words: Iterable[str], gap: str) -> str:
    """A pattern of one of the words with the `gap` behind it; « L' » has none."""
    return "(?:" + "|".join(re.escape(w) + ("" if w.endswith("'") else gap) for w in words) + ")"


@cache
def _opening_words(language: str) -> tuple[str, ...]:
    return tuple(sorted({w for kind in load(language, "abbreviations", "opening", Opening) for w in kind.words}))


@cache
def _held(language: str) -> frozenset[str]:
    return frozenset(w for kind in load(language, "abbreviations", "held", Held) for w in kind.words)


@cache
def _numbered_by_letters(language: str) -> frozenset[str]:
    return frozenset(noun for kind in load(language, "abbreviations", "lettered", Lettered) for noun in kind.nouns)


@cache
def _abbreviations(language: str) -> dict[str, Abbreviation]:
    return {a.text.lower(): a for a in load(language, "abbreviations", "abbreviation", Abbreviation)}


def split(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int, int]]:
    """Sentences of `text[start:end]` as (start, end, paragraph); white space around them is left out.

    `paragraph` is the offset at which the sentence's line begins.
    """
    plain = _plain(text)
    line_start = start
    while line_start < end:
        line_end = plain.find("\n", line_start, end)
        line_end = end if line_end < 0 else line_end
        for a, b in _in_line(plain, line_start, line_end, language):
            yield a, b, line_start
        line_start = line_end + 1


@lru_cache(maxsize=1)  # every block of an article asks for its article's text
def _plain(text: str) -> str:
    plain = fold_same_length(text)
    for unseen in _UNSEEN:
        plain = plain.replace(unseen, " ")
    return plain


def _in_line(plain: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    begin = start
    for match in _END.finditer(plain, start, end):
        opens = _opens_mark(plain, start, match)
        if not opens and not _ends(plain, begin, match, end, language):
            continue
        stop = match.end() - 1 if opens else match.end()
        yield from _apart(plain, begin, stop, language)
        begin = stop
    yield from _apart(plain, begin, end, language)


def _opens_mark(plain: str, start: int, match: re.Match[str]) -> bool:
    """Whether the mark that a full stop holds opens what follows: « Il part."On tient", dit-elle. »"""
    stop = match.end()
    if match["close"] != '"' or stop >= len(plain) or not plain[stop].isupper():
        return False
    marks = tuple(_MARK.finditer(plain, start, match.start()))
    return not marks or marks[-1]["opens"] is None


def _apart(plain: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    """The stretch, parted where the next sentence begins without a mark before it."""
    places = {m.end() for m in _POST.finditer(plain, start, end)}
    places.update(_held_capitals(plain, start, end))
    if (start == 0 or plain[start - 1] == "\n") and (stamp := _stamps(language).match(plain, start, end)) is not None:
        places.add(stamp.end())
    inside = start > 0 and plain[start - 1] != "\n"  # a line of its own may be words and who said them
    if inside and (quoted := _QUOTED.match(plain, start, end)) is not None:
        places.add(quoted.end())
    if _runs_on(plain, start, end, language):
        places.update(_unmarked(plain, start, end, language))
    for a, b in pairwise((start, *sorted(places), end)):
        stretch = _trim(plain, a, b)
        if stretch:
            yield stretch


def _held_capitals(plain: str, start: int, end: int) -> Iterator[int]:
    """Where a word or a closing mark holds the capital of the next sentence, unless a stamp stands there."""
    for found in _HELD_CAPITAL.finditer(plain, start, end):
        if not (found[0][0].isalpha() and plain[start : found.start()].rstrip()[-1:].isdigit()):
            yield found.end()  # no « Mis à jour il y a 5 minutesLa maire »


def _runs_on(plain: str, start: int, end: int, language: str) -> bool:
    """Whether a word that opens sentences stands behind a small letter or a closing mark: asked first, as it seldom does."""
    for found in _capital_openings(language).finditer(plain, start + 1, end):
        before = plain[max(start, found.start() - _BLANKS) : found.start()].rstrip(" ")[-1:]
        if not before or before.islower() or before in "»”":
            return True
    return False


@cache
def _capital_openings(language: str) -> re.Pattern[str]:
    return re.compile(_one_of(_opening_words(language), ""))


def _unmarked(plain: str, start: int, end: int, language: str) -> Iterator[int]:
    """Where a word stands that opens a sentence, no mark before it."""
    for pattern, opening in _openings(language):
        for found in pattern.finditer(plain, start, end):
            behind = plain[found.end() : end].split(maxsplit=2)[1:2]
            before = found["word"] or found["glued"]
            if found["glued"] and plain[start : found.start("glued")].rstrip()[-1:].isdigit():
                continue  # « Mis à jour il y a 5 minutesLa maire »: a stamp
            if before in _held(language) or (behind and behind[0].strip(".,!?") in opening.goes_on):
                continue
            far = opening.longest and len(plain[start : found.end()].split()) > opening.longest
            if found["word"] is None or not far:
                yield found.end()


@cache
def _opens(language: str) -> re.Pattern[str]:
    """« Le port ferme », « Elle dort »: a word that opens sentences, before one without a capital."""
    return re.compile(_one_of(_opening_words(language), r"\s+") + "[a-zà-ÿ]")


def _ends(plain: str, begin: int, match: re.Match[str], end: int, language: str) -> bool:
    abbreviations = _abbreviations(language)
    rest = plain[match.end() : end].lstrip()
    if not rest:
        return True
    following = rest.lstrip("«\"'([‹-–— ")[:1]
    if not following or following.islower():
        return False  # « "Pourquoi ?", demande-t-il » goes on
    if rest[0] in ",;:)" or (match["close"] and rest[0] in "-–—" and following.islower()):
        return False
    if match[0][0] != "." or match[0].startswith(".."):
        return True
    if match["close"]:
        return True
    before = re.search(r"[^\s«\"'(\[]+$", plain[begin : match.start()])
    word = before[0].lower() if before else ""
    word = word.rpartition("'")[2] or word
    if (abbreviation := abbreviations.get(word + ".")) is not None:
        elided = plain[begin : match.start() - len(word)].endswith("'")
        whole = abbreviation.word and elided and re.match(r"[^\W\d]{2}", rest) is not None
        return (abbreviation.ends or whole) and following.isupper()
    if re.fullmatch(r"[^\W\d]", word):  # an initial: « J. Martin »; but « en terminale S. »
        lettered = plain[match.start() - 1].islower() or _lettered(plain[begin : match.start() - 1], language)
        inside = bool(plain[begin : match.start() - 1].strip())  # no « Q. La digue tiendra-t-elle ? »
        return lettered or (inside and _opens(language).match(rest) is not None)
    if re.fullmatch(r"(?:[^\W\d]\.-?|[^\W\d]-)+[^\W\d]", word):  # « U.R.S.S. », « J.-P. Roux », « J-P. Roux »
        return False
    return not (word.isdigit() and following.isdigit())


def _lettered(before: str, language: str) -> bool:
    """Whether the words before a capital letter end with what letters number: « la vitamine D », « le groupe B »."""
    last = before.split()[-1:] if before[-1:].isspace() else []
    return bool(last) and last[0].lower() in _numbered_by_letters(language)


def _trim(plain: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and plain[start].isspace():
        start += 1
    while end > start and plain[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
