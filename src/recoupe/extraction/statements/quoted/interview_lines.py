"""The paragraphs of an interview: which of them ask, what is said in them, who is named before the colon.

« Craignez-vous une pénurie ? » asks, and « Craignez-vous une pénurie ? Non. Nous avons des stocks. » asks and goes on with
the answer. « Nous avons des stocks [rires]. Pour trois mois. » is said but for the remark in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from recoupe.extraction.parse import Sentence
from recoupe.extraction.statements.lexicon.quoting import named
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.quoted.scene import Scene
from recoupe.model.article import BlockKind
from recoupe.model.span import Span
from recoupe.rules.world_names import outlet_names

LABEL = re.compile(r"(?P<name>[^\W\d_][\w'’.\- ]{0,40}?)\s*(?:\([^)]{1,40}\))?\s*(?::|\.\s?[–—])\s+(?=\S)")
_QUESTION = 90  # words a question may have
_ASKING = 4  # sentences of it
_PROMPT = 60  # words of what only prompts an answer
_AGAIN = 20  # words of a second question right behind the first
_MARK = re.compile(r"\?[\s»”\"')]*(?=\s[^\s\d_a-zà-ÿ]|$)")
_STOP = re.compile(r"[.!…]\s")
_REMARK = re.compile(r"\s*(?:\[(?P<in>[^\]\n]{3,60})\]|\((?P<by>[^)\n]{3,60})\))")
_CLOSED = re.compile(r"[.!?…][\s»”\"'\])]*$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the article and its sentences."""

    start: int
    end: int
    sentences: tuple[Sentence, ...]
    heading: bool


def paragraphs(scene: Scene) -> tuple[Paragraph, ...]:
    """The lines of the article that were parsed."""
    lines: dict[int, list[Sentence]] = {}
    for sentence in scene.parsed.sentences:
        lines.setdefault(sentence.paragraph, []).append(sentence)
    return tuple(
        Paragraph(held[0].start, held[-1].end, tuple(held), held[0].kind is BlockKind.HEADING)
        for held in lines.values()
    )


def asks(scene: Scene, line: Paragraph) -> bool:
    """Whether the whole paragraph is a question, or asks to tell something: « Racontez-nous vos débuts. »"""
    text = scene.plain[line.start : line.end].rstrip(" »\"'")
    if text.casefold().startswith(tuple(named(scene.language, "asked_for"))) and len(line.sentences) == 1:
        return True
    return text.endswith("?") and len(text.split()) <= _QUESTION and len(line.sentences) <= _ASKING


def outlet_asks(scene: Scene, line: Paragraph) -> bool:
    """« franceinfo : Comment va la ville ? », « Question : … ? »: whether the name of an outlet opens the question."""
    match = LABEL.match(scene.plain, line.start, line.end)
    if match is None or not asks(scene, line):
        return False
    label = match["name"].casefold()
    return label in named(scene.language, "asker") or label in _outlets()


@cache
def _outlets() -> frozenset[str]:
    return frozenset(name.casefold() for name in outlet_names())


def prompts(scene: Scene, line: Paragraph) -> bool:
    """« On vous dit perfectionniste… »: what is left to who answers to take up."""
    text = scene.plain[line.start : line.end].rstrip(" »\"'")
    short = len(text.split()) <= _PROMPT and text.endswith(("…", "..."))
    return short and says_you(scene, line) and not says_i(scene, line, line.start, line.end)


def asked_first(scene: Scene, line: Paragraph) -> int | None:
    """Where the question ends with which the paragraph begins, if an answer follows in it."""
    if line.heading:
        return None
    end: int | None = None
    for mark in _MARK.finditer(scene.plain, line.start, line.end):
        if scene.in_marks(mark.start()):
            continue
        held = scene.plain[line.start if end is None else end : mark.start()]
        long = len(held.split()) > (_QUESTION if end is None else _AGAIN)
        breaks = len(_STOP.findall(held))
        start = line.start if end is None else end
        if long or breaks >= (_ASKING if end is None else 1) or says_i(scene, line, start, mark.start()):
            break
        end = mark.end()
    return end if end is not None and len(scene.plain[end : line.end].split()) > 1 else None


def says_i(scene: Scene, line: Paragraph, start: int, end: int) -> bool:
    """Whether « je », « me » or « mon » stands there, outside quotation marks."""
    own = named(scene.language, "speaker_itself", "single_own") - named(scene.language, "you")
    return any(
        start <= t.start < end and t.lower in own and not scene.in_marks(t.start)
        for s in line.sentences
        for t in s.tokens
    )


def speaks_for_itself(scene: Scene, line: Paragraph, start: int = 0) -> bool:
    """Whether the paragraph is in the first person from `start` on, outside quotation marks: an answer, or it goes on."""
    own = named(scene.language, "first_person", "own") - words(scene.language, "someone")
    return any(
        t.start >= start and t.lower in own and not scene.in_marks(t.start) for s in line.sentences for t in s.tokens
    )


def says_you(scene: Scene, line: Paragraph, end: int | None = None, *, start: int = 0) -> bool:
    """Whether the paragraph (from `start`, up to `end`) addresses somebody."""
    you, stop = named(scene.language, "you"), line.end if end is None else end
    return any(start <= t.start < stop and t.lower.strip("-") in you for s in line.sentences for t in s.tokens)


def closed(scene: Scene, line: Paragraph) -> bool:
    """Whether the paragraph ends as a sentence does; « à Radio Sud » and « Photos : Luc Roy » do not."""
    return _CLOSED.search(scene.plain[line.start : line.end]) is not None


def set_off(scene: Scene, line: Paragraph) -> bool:
    """« « Chez nous, on se tait. » », « (Traduction : Luc Roy.) »: a paragraph that is all in marks or in brackets."""
    text = scene.plain[line.start : line.end].strip()
    return (text[:1] == "(" and text[-1:] == ")") or any(
        p.start <= line.start + 1 and line.end <= p.end + 1 for p in scene.passages
    )


def own_label(scene: Scene, start: int, end: int) -> re.Match[str] | None:
    """« Nora Petit : Nous avons des stocks. »: a name before the colon with which the answer begins."""
    match = LABEL.match(scene.plain, start, end)
    sentence = None if match is None else scene.sentence_at(match.start("name"))
    if match is None or sentence is None:
        return None
    held = sentence.at(match.start("name"), match.end("name"))
    return match if held and all(t.label == "PER" or t.pos == "PROPN" for t in held) else None


def spoken(scene: Scene, start: int, end: int) -> Iterator[Span]:
    """What is said there: all but remarks on how (« [rires] », « (il hésite) »)."""
    for remark in _REMARK.finditer(scene.plain, start, end):
        held = re.findall(r"\w+", (remark["in"] or remark["by"]).casefold())
        shown = named(scene.language, "stage_word")
        acts = remark["in"] is not None and held[:1] and held[0] in named(scene.language, "stage_subject")
        if acts or (len(held) <= _ASKING and shown & set(held)):
            yield from _words(scene, start, remark.start())
            start = remark.end()
    yield from _words(scene, start, end)


def _words(scene: Scene, start: int, end: int) -> Iterator[Span]:
    while start < end and scene.plain[start] in " .,;:!?…\xa0":
        start += 1
    if any(c.isalnum() for c in scene.plain[start:end]):
        yield scene.span(start, end)
