"""The words and figures of date expressions: a text becomes a string with one character for each word.

« Elle est arrivée le 3 mai. » : every word, mark and figure is looked up in `rules/<language>/dates.toml`; the set of
kinds it may be ("3" is a figure, a day, an hour; "mai" a month) is written as one character. Constructions are regular
expressions over such strings (`grammar`), so that they cost little and need no parser. What a word means is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from recoupe.rules.loader import load

WORDS = "date_words"
_FIRST = 0xE000  # private use: no text holds these
_ROMAN = {"I": 1, "V": 5, "X": 10}
_REMEMBERED = 20000  # forms of words whose kinds are kept
_PIECE = re.compile(r"\w+")
# figures that may be a year, a time, a date or a century
_HINT = re.compile(r"[\dIVX](?:(?<=\d)(?:\d{3}| ?[hH]|[/.:-]\d)|(?<=[IVX])[IVX]* ?[eᵉè])")
_NO_PARTS: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Shape:
    """How a figure is written; the groups of `pattern` (year, month, day, hour, minute, number, roman) are read."""

    kind: str
    pattern: str
    example: str


@dataclass(frozen=True, slots=True)
class Word:
    """Words of one kind, and what they mean."""

    kind: str
    texts: tuple[str, ...]
    example: str
    number: int = 0
    value: str = ""


@dataclass(frozen=True, slots=True)
class Ending:
    """What the form of a word that no table holds tells about it."""

    kind: str
    pattern: str
    example: str


class Form(NamedTuple):
    """What a written form may be: its character, the form in lower case, its kinds, the groups of its shape."""

    code: str
    text: str
    kinds: frozenset[str]
    parts: Mapping[str, str] = _NO_PARTS


class Token(NamedTuple):
    """A word, figure or mark of the folded text. `parts` are the groups of its shape."""

    start: int
    end: int
    text: str
    kinds: frozenset[str]
    parts: Mapping[str, str]


class Stretch(NamedTuple):
    """The words of a stretch of text; `codes` has one character for each."""

    codes: str
    matches: list[re.Match[str]]
    forms: list[Form]

    def token(self, n: int) -> Token:
        """The word at place `n`."""
        form = self.forms[n]
        return Token(*self.matches[n].span(), form.text, form.kinds, form.parts)


class Lexicon:
    """The words of a language, with one character for every set of kinds that a word can have."""

    def __init__(self, language: str, literals: Iterable[str] = ()) -> None:
        self.words: dict[str, dict[str, Word]] = {}
        for word in load(language, WORDS, "word", Word):
            for text in word.texts:
                self.words.setdefault(text, {})[word.kind] = word
        self._kinds: dict[str, frozenset[str]] = {t: frozenset(k) for t, k in self.words.items()}
        for literal in literals:
            self._kinds[literal] = self._kinds.get(literal, frozenset()) | {f"'{literal}'"}
        self._plain: dict[str, Form] = {}
        self._shaped: dict[str, Form] = {}
        self._codes: dict[frozenset[str], str] = {}
        self._endings = [(e.kind, re.compile(e.pattern)) for e in load(language, WORDS, "ending", Ending)]
        shapes = load(language, WORDS, "shape", Shape)
        self._shapes = [(shape.kind, re.compile(shape.pattern, re.IGNORECASE)) for shape in shapes]
        # words with marks in them (week-end, janv., aujourd'hui) go before plain words
        odd = _by_first_letter(t for t in self._kinds if _odd(t))
        self._token = re.compile(
            "|".join(
                [
                    rf"(?=[\dIVX])(?<![\w.,])(?i:(?P<shape>{'|'.join(_anonymous(s.pattern) for s in shapes)}))(?!\w|[.,]\d)",
                    rf"(?P<odd>(?<!\w)(?:{odd})(?:(?<!\w)|(?!\w))|\n)",
                    r"(?P<word>[^\W\d_]+(?:'(?=\w))?|\d+|[^\w\s]|_)",
                ]
            )
        )

    def code(self, kinds: frozenset[str]) -> str:
        """The character for a set of kinds."""
        found = self._codes.get(kinds)
        if found is None:
            found = self._codes[kinds] = chr(_FIRST + len(self._codes))
        return found

    def sets(self) -> dict[frozenset[str], str]:
        """Every set of kinds met so far, with its character."""
        return dict(self._codes)

    def known(self) -> list[str]:
        """Every word of the tables."""
        return list(self._kinds)

    def kinds(self, text: str) -> frozenset[str]:
        """What a known word may be."""
        return self._kinds.get(text, frozenset())

    def hinted(self, hints: frozenset[str], text: str, start: int, end: int) -> bool:
        """Whether `text[start:end]` can hold one of the words that `hints` were made of, or figures that are a date."""
        return not hints.isdisjoint(_PIECE.findall(text, start, end)) or _HINT.search(text, start, end) is not None

    def hints(self, kinds: frozenset[str]) -> frozenset[str]:
        """The last piece of every word of one of `kinds`, as it may be written: to pass over sentences quickly."""
        words = (t for t, known in self._kinds.items() if not kinds.isdisjoint(known))
        last = {pieces[-1] for text in words if (pieces := _PIECE.findall(text))}
        return frozenset(form for piece in last for form in (piece, piece.capitalize(), piece.upper()))

    def read(self, text: str, start: int, end: int) -> Stretch:
        """The words of `text[start:end]` in order."""
        plain, shaped = self._plain, self._shaped
        matches, forms = [], []
        for match in self._token.finditer(text, start, end):
            known = plain if match.lastgroup == "word" else shaped
            form = known.get(match[0])
            if form is None:
                form = self._form(match[0], match.lastgroup == "shape")
                if len(known) < _REMEMBERED:
                    known[match[0]] = form
            matches.append(match)
            forms.append(form)
        if forms and forms[0].kinds == {"name"}:  # its capital says only that a sentence begins
            kinds = self.unknown(forms[0].text)
            forms[0] = Form(self.code(kinds), forms[0].text, kinds)
        return Stretch("".join([form.code for form in forms]), matches, forms)

    def _form(self, text: str, shape: bool) -> Form:
        if shape:
            for kind, pattern in self._shapes:
                shaped = pattern.fullmatch(text)
                if shaped:
                    parts = {k: v for k, v in shaped.groupdict().items() if v is not None}
                    kinds = self._kinds.get(text, frozenset()) | figure_kinds(kind, parts)
                    return Form(self.code(kinds), text, kinds, parts)
        lower = text.lower()
        kinds = self._kinds.get(lower, frozenset())
        if not kinds:
            mark = "line" if text == "\n" else "" if text[0].isalnum() else "mark"
            kinds = frozenset({mark}) if mark else self.unknown(text)
        elif "month" in kinds and text[0].isupper():
            kinds = kinds - {"month"} | {"titled"}  # Mars the planet, Avril the singer; « 3 Mars » is a date
        return Form(self.code(kinds), lower, kinds)

    def unknown(self, text: str) -> frozenset[str]:
        """What a word that no table holds may be."""
        if text[0].isupper():
            return frozenset({"name"})
        return frozenset({"word", *(kind for kind, pattern in self._endings if pattern.fullmatch(text))})


def _by_first_letter(texts: Iterable[str]) -> str:
    """A pattern for texts in any case, the longest first, that looks at the first letter before all else."""
    groups: dict[str, list[str]] = {}
    for text in sorted(texts, key=lambda t: (-len(t), t)):
        groups.setdefault(text[0], []).append(re.escape(text[1:]))
    return "|".join(f"[{re.escape(c + c.upper())}](?i:{'|'.join(rest)})" for c, rest in sorted(groups.items()))


def _odd(text: str) -> bool:
    return len(text) > 1 and not text.isalpha() and not text.isdigit() and not text.endswith("'")


def figure_kinds(shape: str, parts: Mapping[str, str]) -> frozenset[str]:
    """What a figure may be, from its shape and size: "2024" a year, "24" an hour and a day."""
    if shape != "figure":
        return frozenset({shape, "ordinal"} if shape == "first" else {shape})  # « 1er mai », « 1er trimestre »
    digits = parts["number"]
    value = int(digits[:9])
    kinds = {shape}
    if len(digits) <= 2:
        kinds |= {"day"} if 1 <= value <= 31 else set()
        kinds |= {"hour"} if value <= 24 else set()
        kinds |= {"minutes"} if len(digits) == 2 and value < 60 else set()
        kinds |= {"two"} if len(digits) == 2 else set()
        kinds |= {"short_year"} if value >= 40 else set()
        kinds |= {"tenth"} if digits in ("10", "20", "30", "40", "50", "60", "70", "80", "90") else set()
    if len(digits) <= 3 and digits[0] != "0":
        kinds.add("amount")
    if len(digits) == 4 and digits[0] != "0":
        kinds |= {"year"} if 1000 <= value <= 2199 else set()
        kinds |= {"modern"} if 1800 <= value <= 2099 else set()
    return frozenset(kinds)


def number_of(token: Token, lexicon: Lexicon, kind: str) -> int:
    """The number that a word or figure stands for when read as `kind`."""
    if "roman" in token.parts:
        return roman(token.parts["roman"])
    digits = token.parts.get("number") or token.parts.get("day")
    if digits:
        return int(digits)
    return lexicon.words[token.text][kind].number


def roman(numeral: str) -> int:
    """The value of a Roman numeral up to 39 (XIX: 19)."""
    total = 0
    values = [_ROMAN[c] for c in numeral.upper()]
    for i, value in enumerate(values):
        total += -value if i + 1 < len(values) and values[i + 1] > value else value
    return total


def _anonymous(pattern: str) -> str:
    """The pattern without the names of its groups, references to the separator aside."""
    return re.sub(r"\(\?P=sep\)", "[/.-]", re.sub(r"\(\?P<\w+>", "(?:", pattern))


@cache
def figures() -> tuple[frozenset[str], ...]:
    """Every set of kinds that a bare figure can have, for the compiler of constructions."""
    samples = (
        [str(n) for n in range(100)]
        + [f"{n:02}" for n in range(10)]
        + ["000", "100", "999", "1000", "1800", "2100", "2200", "9999", "10000"]
    )
    return tuple(dict.fromkeys(figure_kinds("figure", {"number": s}) for s in samples))
