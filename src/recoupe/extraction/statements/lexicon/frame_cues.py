"""The words of a frame: « selon », « d'après », « de l'avis de » — and where they stand for something else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from recoupe.extraction.parse import Token
from recoupe.extraction.statements.lexicon.set_phrases import every_form
from recoupe.extraction.statements.lexicon.words import words
from recoupe.rules.loader import load
from recoupe.rules.phrases import by_first_word, phrase_words


@dataclass(frozen=True, slots=True)
class Frame:
    """Phrases that name a source. `person`: only before somebody who can hold an opinion; `bare`: only before these."""

    words: tuple[str, ...]
    not_nouns: tuple[str, ...]
    score: float
    example: str
    person: bool = False
    heard: bool = False  # only behind « a-t-on appris »
    speaker: bool = False  # only before somebody or something that speaks
    apart: bool = False  # only where it opens its clause: « à entendre X, … », not « prêt à entendre X »
    wording: bool = False  # they tell whose way of putting things it is: « pour reprendre les mots du maire »
    bare: tuple[str, ...] = ()
    owned: tuple[str, ...] = ()  # only before a possessive and one of these nouns: « à ses yeux »
    believed: tuple[str, ...] = ()  # only before a clitic and one of these infinitives: « à l'en croire »
    not_owned: tuple[str, ...] = ()  # not before a possessive and one of these: « pour sa défense »
    counter: str = ""


@cache
def _phrases(language: str) -> Mapping[str, Sequence[tuple[tuple[str, ...], Frame]]]:
    """Frames with their words, by the first of them; the longest first. « aux yeux de » stands for « aux yeux du » as well."""
    every = (
        (form, frame)
        for frame in load(language, "frames", "frame", Frame)
        for p in frame.words
        for form in (every_form((p,), language) if len(phrase_words(p)) > 1 else (phrase_words(p),))
    )
    return by_first_word(sorted(every, key=lambda row: (-len(row[0]), row[0])))


@dataclass(frozen=True, slots=True)
class FrameWords:
    """A frame's words at tokens `first` to `last`; its source begins right after."""

    frame: Frame
    first: int
    last: int


def frame_words_at(tokens: tuple[Token, ...], i: int, language: str) -> FrameWords | None:
    """The frame whose words begin at token `i`, be it an attribution or not (« selon les cas »)."""
    for phrase, frame in _phrases(language).get(tokens[i].lower, ()):
        last = i + len(phrase) - 1
        if last + 1 >= len(tokens) or any(tokens[i + k].lower != word for k, word in enumerate(phrase)):
            continue
        if frame.bare and tokens[last + 1].lower not in frame.bare:
            continue
        if frame.owned and not _owned(tokens, last + 1, frame, language):
            continue
        if frame.believed and believing_end(tokens, last + 1, frame, language) is None:
            continue
        return FrameWords(frame, i, last)
    return None


def believing_end(tokens: tuple[Token, ...], i: int, frame: Frame, language: str) -> int | None:
    """The infinitive of « l'en croire », « les écouter », if such words begin at token `i`."""
    if tokens[i].lower not in words(language, "direct_clitic"):
        return None
    end = i + 1
    while end + 1 < len(tokens) and tokens[end].lower in words(language, "object_clitic"):
        end += 1
    return end if end < len(tokens) and tokens[end].lower in frame.believed else None


def _owned(tokens: tuple[Token, ...], i: int, frame: Frame, language: str) -> bool:
    possessive = tokens[i].lower in words(language, "possessive")
    behind = " ".join(t.lower for t in tokens[i + 1 : i + 3])
    return possessive and any(f"{behind} ".startswith(f"{owned} ") for owned in frame.owned)


def starts_frame(tokens: tuple[Token, ...], i: int, language: str) -> bool:
    """Whether « selon », « d'après » and the like stand at token `i`; « pour » and « par » mostly mean something else."""
    found = frame_words_at(tokens, i, language)
    return found is not None and not found.frame.person and not found.frame.heard
