"""An article in the making: what one file or member gives, and how it becomes an `Article`.

A draft has the text and whatever metadata stood beside it. `finish` adds what the user gave, tiles the text with blocks
and settles the publication date: given by the user, else in the metadata, else in the address (« /2031/03/04/ »), else in
a credit line of the page (« Publié le 4 mars 2031 »). A date inside the prose is left to later steps.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from recoupe.errors import UnreadableError
from recoupe.model.article import (
    Article,
    Block,
    BlockKind,
    Evidence,
    MetadataEvidence,
    Published,
    PublishedBasis,
    article_id,
    primary,
)
from recoupe.reading.blocks import Known, tile
from recoupe.reading.given import Given
from recoupe.reading.language import tell
from recoupe.reading.lines import without_accents
from recoupe.reading.timestamps import iso, publication_line, update_line
from recoupe.rules.folding import fold_same_length

LANGUAGE = "fr"  # whose rules read pages in no other supported language
_IN_URL = re.compile(r"/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?=[/_-]|$)")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Draft:
    """What a file or member holds. `dated`: (field, value) of each publication date in the metadata, best first."""

    path: str  # as shown to the user
    name: str  # file name, for the id
    text: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    dated: tuple[tuple[str, str | int | float], ...] = ()
    known: tuple[Known, ...] = ()


def finish(draft: Draft, given: Given, max_size: int) -> Article:
    """The article; raises UnreadableError where the text can't be worked with."""
    if not draft.text.strip():
        raise UnreadableError(draft.path, "there is no article text in it")
    if len(draft.text) > max_size:
        raise UnreadableError(
            draft.path, f"{len(draft.text):,} characters, more than the limit of {max_size:,} (--max-size)"
        )
    for value in (draft.text, draft.title, draft.url, draft.outlet, *draft.authors):
        if value and (_SURROGATE.search(value) or "\x00" in value):
            raise UnreadableError(
                draft.path, "it holds half a character (a lone surrogate) or NUL: the file is damaged"
            )
    url, outlet = given.url or draft.url, given.outlet or draft.outlet
    identity = article_id(draft.text, url=url, outlet=outlet, name=draft.name)
    blocks = tile(draft.text, LANGUAGE, draft.known, outlet)
    return Article(
        id=identity,
        path=draft.path,
        url=url,
        outlet=outlet,
        title=draft.title or _heading(draft.text, blocks),
        authors=draft.authors,
        language=_language(draft),
        text=draft.text,
        published=_published(identity, draft, given, url, blocks),
        blocks=blocks,
    )


def _language(draft: Draft) -> str | None:
    """What the page says, unless its words tell another language: the themes of French pages often say en-US."""
    told = tell(draft.text)
    if draft.language and (told is None or primary(draft.language) == told):
        return draft.language
    return told


def _heading(text: str, blocks: Sequence[Block]) -> str | None:
    """The title that opens a plain text; a lead or a crosshead further down is none."""
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            return text[block.start : block.end].strip() if block.reason == "title" else None
        if block.kind is BlockKind.BODY:
            return None
    return None


def _published(identity: str, draft: Draft, given: Given, url: str | None, blocks: Sequence[Block]) -> Published:
    if given.published:
        field = MetadataEvidence(identity, given.source, given.published)
        return Published(given.published, PublishedBasis.GIVEN, (field,))
    evidence = tuple(MetadataEvidence(identity, name, str(value)) for name, value in draft.dated)
    for (_, value), seen in zip(draft.dated, evidence, strict=True):
        found = iso(value)
        if found:
            return Published(found, PublishedBasis.METADATA, (seen,))
    day = _in_url(url)
    if day and url:
        return Published(day, PublishedBasis.METADATA, (MetadataEvidence(identity, "url", url),))
    credit = _in_credits(identity, draft.text, blocks)
    if credit:
        return Published(credit[0], PublishedBasis.TEXT, (credit[1],))
    return Published(None, PublishedBasis.UNKNOWN, evidence)


def _in_url(url: str | None) -> str | None:
    match = _IN_URL.search(url or "")
    if not match or not 1990 <= int(match[1]) <= 2100:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3])).isoformat()
    except ValueError:
        return None


def _in_credits(identity: str, text: str, blocks: Sequence[Block]) -> tuple[str, Evidence] | None:
    """The date of the first credit line that gives one as the publication's, or stands bare above the first paragraph."""
    above = True
    for block in blocks:
        above = above and block.kind is not BlockKind.BODY
        if block.kind is not BlockKind.CREDIT:
            continue
        words = text[block.start : block.end].strip()
        plain = without_accents(fold_same_length(words)).lower()
        changed = update_line().search(plain)
        told = publication_line().search(plain[: changed.start()] if changed else plain)
        if told or (above and not changed):
            found = iso(plain[: changed.start()] if changed else plain)
            if found:
                start = text.index(words, block.start)
                return found, Evidence(identity, start, start + len(words), words)
    return None
