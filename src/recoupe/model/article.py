"""An article: a text that never changes, and what is known about the page it came from."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated

from recoupe.model.marks import OPTIONAL


class BlockKind(StrEnum):
    """What part of the page a stretch of text is."""

    HEADING = "heading"
    BODY = "body"
    CAPTION = "caption"
    CREDIT = "credit"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text of one kind. The blocks of an article tile its text."""

    start: Annotated[int, "first character"]
    end: Annotated[int, "one past the last character"]
    kind: Annotated[BlockKind, "what part of the page this is; furniture is never read for statements"]
    reason: Annotated[str, "which rule saw it as such"]


class PublishedBasis(StrEnum):
    """How the publication date is known."""

    GIVEN = "given"
    METADATA = "metadata"
    TEXT = "text"
    STORY = "story"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of an article that carry something."""

    article: Annotated[str, "id of the article"]
    start: Annotated[int, "first character"]
    end: Annotated[int, "one past the last character"]
    text: Annotated[str, "the characters themselves"]
    statement: Annotated[str | None, "id of the statement these words carry", OPTIONAL] = None
    quantity: Annotated[str | None, "id of the quantity these words carry", OPTIONAL] = None


@dataclass(frozen=True, slots=True)
class MetadataEvidence:
    """A field of the page's metadata, or what the user gave."""

    article: Annotated[str, "id of the article"]
    field: Annotated[str, "name of the field"]
    value: Annotated[str, "what stood there"]


@dataclass(frozen=True, slots=True)
class Published:
    """When an article was published, and how that is known."""

    value: Annotated[str | None, "ISO date or date-time; null where nothing settles it"] = None
    basis: Annotated[PublishedBasis, "how it is known"] = PublishedBasis.UNKNOWN
    evidence: Annotated[tuple[Evidence | MetadataEvidence, ...], "what settles it"] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it was read. `text` is never altered after this."""

    id: Annotated[str, "first 16 hex digits of SHA-256 over (url, else outlet, else file name; text)"]
    path: Annotated[str | None, "file name; members of a JSON Lines file have '#' and their line", OPTIONAL]
    url: Annotated[str | None, "address of the page", OPTIONAL]
    outlet: Annotated[str | None, "who published it"]
    title: Annotated[str | None, "title of the page, where it is known"]
    authors: Annotated[tuple[str, ...], "as the page names them"]
    language: Annotated[str | None, "BCP 47 tag"]
    text: Annotated[str, "the text that all offsets count in"]
    published: Annotated[Published, "when it was published"] = field(default_factory=Published)
    blocks: Annotated[tuple[Block, ...], "parts of the page; they tile the text"] = ()

    def fits(self, language: str) -> bool:
        """Whether the rules of `language` may read the article: nothing says that it is in another (fr-CA is French)."""
        return self.language is None or primary(self.language) == primary(language)


def primary(tag: str) -> str:
    """The language of a BCP 47 tag: "fr" of "fr-CA"."""
    return re.split("[-_]", tag, maxsplit=1)[0].lower()


def article_id(text: str, *, url: str | None, outlet: str | None, name: str | None) -> str:
    """The id of an article: the first 16 hex digits of SHA-256 over its origin (url, else outlet, else name) and text."""
    origin = url or outlet or name or ""
    return hashlib.sha256(f"{origin}\n{text}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
