"""News agencies that the outlet credits for the article itself.

« Le Courrier du Val avec AFP », « (Belga) » after the last full stop, « Source : Reuters », « PARIS (AFP) - », an author
"AFP", « © 2031 AFP. Tous droits réservés. » credit an agency. « La rue sous les eaux. (Photo AFP) » credits a picture, and
« a rapporté l'agence Yonhap » cites a source: neither is one. A bare « © AFP » above the text belongs to the picture there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from recoupe.extraction.entities import Cast
from recoupe.extraction.parse import ParsedArticle
from recoupe.model.article import Article, Block, BlockKind
from recoupe.rules.agencies import canonical, spellings
from recoupe.rules.folding import fold_same_length
from recoupe.rules.loader import load

_OPENING = 4  # paragraphs in which a dateline may stand: a title or summary that looks like prose can come before it


@dataclass(frozen=True, slots=True)
class CreditPattern:
    """Where in a text an agency is credited: `place` is "dateline", "ending", "stamp", "copyright", "picture" or "marked"."""

    place: str
    pattern: str
    example: str
    counter: str = ""


def find_agencies(parsed: ParsedArticle, cast: Cast) -> tuple[str, ...]:
    """Entity ids of the agencies credited for the article."""
    return tuple(dict.fromkeys(cast.agency(name) for name in credited_agencies(parsed.article)))


def credited_agencies(article: Article, language: str = "fr") -> tuple[str, ...]:
    """Canonical names of the agencies credited for the article: those among its authors, then in text order."""
    authors = [name for author in article.authors for name in _names(author, language)]
    return tuple(dict.fromkeys([*authors, *_in_text(article, language)]))


def _in_text(article: Article, language: str) -> Iterator[str]:
    blocks = article.blocks
    body = [i for i, block in enumerate(blocks) if block.kind is BlockKind.BODY]
    first, last = (body[0], body[-1]) if body else (len(blocks), -1)
    for i, block in enumerate(blocks):
        words = fold_same_length(article.text[block.start : block.end]).strip()
        if block.kind is BlockKind.CREDIT:
            if not (_found("picture", words, language) or (i < first and _belongs_to_picture(blocks, i, words))):
                yield from _names(words, language)
        elif block.kind is BlockKind.FURNITURE:
            match = _found("copyright", words, language)
            if match and not _found("picture", words, language):
                yield from _names(match["agency"], language, marked=True)
        elif block.kind is BlockKind.BODY and i in body[:_OPENING]:
            match = _found("dateline", words, language)
            if match:
                yield from _names(match["agency"], language, marked=True)
        if block.kind is not BlockKind.FURNITURE:
            match = _found("stamp", words, language)
            if match:
                yield from _names(match["agency"], language, marked=True)
        if block.kind is BlockKind.BODY and i == last:
            match = _found("ending", words, language)
            if match:
                yield from _names(match["agency"], language, marked=True)


def _belongs_to_picture(blocks: tuple[Block, ...], i: int, words: str) -> bool:
    """A bare name above the text: the picture's where it has a © or stands under a caption, else the article's."""
    above = next((b.kind for b in reversed(blocks[:i]) if b.kind is not BlockKind.CREDIT), None)
    return words.startswith("©") or above is BlockKind.CAPTION


def _found(place: str, words: str, language: str) -> re.Match[str] | None:
    return next((m for pattern in _patterns(place, language) if (m := pattern.search(words))), None)


@cache
def _patterns(place: str, language: str) -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(entry.pattern.replace("<names>", f"(?:{_alternation()})"))
        for entry in load(language, "agencies", "credit", CreditPattern)
        if entry.place == place
    )


@cache
def _alternation() -> str:
    names = dict.fromkeys(form for name, _ in spellings() for form in (name, name.upper()))
    return "|".join(re.escape(fold_same_length(n)) for n in sorted(names, key=lambda n: (-len(n), n)))


@cache
def _bare() -> re.Pattern[str]:
    """Names that need no mark of credit beside them, in any case: « afp/dpa »."""
    names = [fold_same_length(name) for name, agency in spellings() if agency.bare]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-])", re.IGNORECASE)


@cache
def _ambiguous() -> re.Pattern[str]:
    """Names that are also words: in their own spelling only."""
    names = [fold_same_length(name) for name, agency in spellings() if not agency.bare]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-])")


def _names(words: str, language: str, *, marked: bool = False) -> Iterator[str]:
    """The agencies a credit names, in order; one that no table knows, by its own name (« Agence Presse Océane »).

    `marked`: the words stand in a place of credit, so that ambiguous names count.
    """
    text = fold_same_length(words)
    matches = list(_bare().finditer(text))
    if matches or marked or _found("marked", text, language):
        matches += [
            m
            for m in _ambiguous().finditer(text)
            if not any(m.start() < o.end() and o.start() < m.end() for o in matches)
        ]
    for match in sorted(matches, key=lambda m: m.start()):
        name = canonical(match[0])
        if name:
            yield name
    unknown = _found("unknown", text, language)
    if unknown and not any(m.start() < unknown.end("agency") and unknown.start("agency") < m.end() for m in matches):
        yield unknown["agency"]
