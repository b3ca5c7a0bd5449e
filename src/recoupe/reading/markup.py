"""Fragments of HTML to lines of known kind, and plain text rid of what markup left in it.

« <h2>Du jamais-vu</h2><p>La rivière <b>déborde</b>.</p> » gives a heading and a body line. For the body of a feed or a
JSON record, where all of the markup is the article; whole pages go through `reading.page`, which finds the article first.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html.entities import html5

from lxml import etree
from lxml import html as lxml_html

from recoupe.model.article import BlockKind
from recoupe.reading.blocks import Known
from recoupe.reading.zones import HEADING_ELEMENT, LIST_ITEM

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BLOCKS = frozenset(
    ("p", "div", "li", "ul", "ol", "blockquote", "section", "article", "figure", "figcaption", "table", "tr", "td", "th",
     "header", "footer", "aside", "main", "nav", "dl", "dt", "dd", "pre", "hr", "br", "body", "html")
) | _HEADINGS  # fmt: skip
_SILENT = frozenset(("script", "style", "noscript", "template", "svg", "iframe", "object", "form", "button", "head"))

_INLINE = frozenset(("strong", "em", "b", "i", "u", "a", "span", "small", "sup", "sub", "img"))


def _tag(names: frozenset[str]) -> str:
    """What follows the « < » of a tag: attributes have values, so « a <b et c> d » holds none."""
    return rf"(?P<name>{'|'.join(sorted(names))})(?P<attributes>\s[^<>\n]{{0,300}}=[^<>\n]{{0,300}})?[ \t]*/?>"


_MARKUP = re.compile(f"<{_tag(_BLOCKS | _SILENT)}", re.IGNORECASE)
_PARTS = re.compile(f"(?:</?{_tag(_BLOCKS)}[ \\t]*)+", re.IGNORECASE)
_INSIDE = re.compile(f"<(?P<closing>/?){_tag(_INLINE)}", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{2,7}|#[xX][0-9a-fA-F]{2,6}|(?P<word>[a-zA-Z][a-zA-Z0-9]{1,31}));")


@dataclass(frozen=True, slots=True)
class Piece:
    """One line of a page and the kind its element tells."""

    text: str
    kind: BlockKind
    reason: str


def looks_like_html(text: str) -> bool:
    """Whether a string is markup rather than prose with a stray « < »."""
    return len(_MARKUP.findall(text[:20_000])) >= 2 or bool(
        re.match(r"\s*<(?:p|div|article|h[1-6])\b", text, re.IGNORECASE)
    )


def without_remnants(text: str) -> str:
    """Plain text in which markup left « &nbsp; », « <br> » or « <em>…</em> », without them; any other as it is.

    « La balise <em> sert » keeps what nothing closes; a « <br> » that is told about can't be told from one that is left.
    """
    if "<" in text:
        text = _without_inline(_PARTS.sub("\n", text))
    return _ENTITY.sub(_character, text) if "&" in text else text


def _without_inline(text: str) -> str:
    closed = {found["name"].lower() for found in _INSIDE.finditer(text) if found["closing"]}

    def kept(found: re.Match[str]) -> str:
        bare = not found["closing"] and not found["attributes"]
        return found[0] if bare and found["name"].lower() not in closed else ""

    return _INSIDE.sub(kept, text)


def _character(found: re.Match[str]) -> str:
    known = found["word"] is None or f"{found['word']};" in html5
    return html.unescape(found[0]) if known else found[0]


def squeezed(text: str) -> str:
    """White space of markup made single; no-break spaces are the writer's and stay."""
    return re.sub(r"[ \t\r\n\f\v]+", " ", text).strip(" ")


def pieces_of(fragment: str) -> list[Piece]:
    """The lines of an HTML fragment, in order."""
    try:
        root = lxml_html.fragment_fromstring(fragment.replace("\x00", ""), create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return [Piece(squeezed(re.sub(r"<[^>]*>", " ", fragment)), BlockKind.BODY, "prose")]
    pieces: list[Piece] = []
    words: list[str] = []
    kind = (BlockKind.BODY, "prose")

    def close() -> None:
        text = squeezed("".join(words))
        words.clear()
        if text:
            pieces.append(Piece(text, *kind))

    # Events instead of recursion: markup nests as deep as it likes.
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            words.append(element.tail or "")
            continue
        tag = element.tag
        silent = tag in _SILENT or any(a.tag in _SILENT for a in element.iterancestors())
        if tag in _BLOCKS and not silent:
            close()
            inside = [element] if event == "start" else []
            kind = _kind([*inside, *element.iterancestors()])
        if event == "start" and not silent:
            words.append(element.text or "")
        elif event == "end" and not any(a.tag in _SILENT for a in element.iterancestors()):
            words.append(element.tail or "")
    close()
    return pieces


def _kind(around: Sequence[etree._Element]) -> tuple[BlockKind, str]:
    tags = [e.tag for e in around]
    if "figcaption" in tags:
        return BlockKind.CAPTION, "figcaption"
    if _HEADINGS.intersection(tags):
        return BlockKind.HEADING, HEADING_ELEMENT
    return BlockKind.BODY, LIST_ITEM if "li" in tags else "prose"


def joined(pieces: Sequence[Piece]) -> tuple[str, tuple[Known, ...]]:
    """The pieces one a line, and where the kinds stand that the markup told."""
    return "\n".join(p.text for p in pieces), tuple(_known(pieces))


def _known(pieces: Sequence[Piece]) -> Iterator[Known]:
    position = 0
    for piece in pieces:
        if piece.kind is not BlockKind.BODY or piece.reason == LIST_ITEM:
            yield Known(position, piece.kind, piece.reason)
        position += len(piece.text) + 1
