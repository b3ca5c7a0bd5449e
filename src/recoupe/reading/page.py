"""A saved web page to a draft: title and main content in page order, one block a line.

trafilatura finds the article among menus, lists and comments; headings keep their kind, and photo captions, which it
drops, are kept as captions. Metadata is read from the page itself (`reading.metadata`): nothing depends on today's date.
Of a page that breaks off, `reading.whole` tells what may be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import trafilatura
from lxml import etree
from lxml import html as lxml_html

from recoupe.errors import UnreadableError
from recoupe.model.article import BlockKind
from recoupe.reading.blocks import Known
from recoupe.reading.draft import Draft
from recoupe.reading.markup import Piece, joined, pieces_of, squeezed
from recoupe.reading.metadata import PageMetadata, metadata_of
from recoupe.reading.records import host, split_names
from recoupe.reading.whole import cut_short, up_to_article
from recoupe.reading.zones import HEADING_ELEMENT, LIST_ITEM
from recoupe.rules.folding import key

_CAPTION = "\ue000"  # marks a caption through the extraction: no page uses this private character
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
)  # what an element may not be given, though entities write it


def draft_of_page(markup: str, path: str, name: str) -> Draft:
    """The draft of a page; raises UnreadableError where its article is cut short or it holds none."""
    broken = cut_short(markup)
    readable = up_to_article(markup) if broken else markup
    if readable is None:
        raise UnreadableError(path, f"the page is cut short ({broken}); save it again")
    try:
        root = lxml_html.document_fromstring(_without_declaration(readable))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise UnreadableError(path, "no HTML that can be read") from None
    metadata = metadata_of(root)
    _keep_captions(root)
    pieces = _main_content(root, path)
    if not pieces:
        raise UnreadableError(path, "no article text found in the page")
    title = _title(metadata, root)
    pieces = _headed(title, pieces)
    text, known = joined(pieces)
    if title and text.startswith(title):
        known = (Known(0, BlockKind.HEADING, "title"), *(k for k in known if k.start))
    url = next((u for u in metadata.urls if re.match(r"https?://", u)), None)
    return Draft(
        path=path,
        name=name,
        text=text,
        title=title,
        url=url,
        outlet=next(iter(metadata.outlets), None) or host(url),
        authors=tuple(dict.fromkeys(a for text in metadata.authors for a in split_names(text))),
        language=metadata.language,
        dated=tuple(metadata.dates),
        known=known,
    )


def _main_content(root: etree._Element, path: str) -> list[Piece]:
    try:
        document = trafilatura.bare_extraction(root, include_comments=False, with_metadata=False)
    except Exception as error:
        raise UnreadableError(path, f"the page can't be taken apart ({type(error).__name__})") from error
    body = None if document is None or isinstance(document, dict) else document.body
    pieces = [] if body is None else list(_pieces(body))
    if not pieces and next(root.iter("a"), None) is None:  # a bare page without menus: all of it is the article
        found = root.find("body")
        pieces = [] if found is None else pieces_of(etree.tostring(found, encoding="unicode", with_tail=False))
    return pieces


def _without_declaration(markup: str) -> str:
    """lxml refuses text that declares an encoding of its own."""
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", markup)


def _keep_captions(root: etree._Element) -> None:
    """Make figures plain containers and mark their captions, so that they stay in page order."""
    for caption in list(root.iter("figcaption")):
        text = _CONTROL.sub("", squeezed(" ".join(caption.itertext())))
        caption.clear(keep_tail=True)
        caption.tag = "p"
        caption.text = _CAPTION + text if text else None
    for figure in list(root.iter("figure")):
        if any((p.text or "").startswith(_CAPTION) for p in figure.iter("p")):
            figure.tag = "div"
            for name in list(figure.attrib):
                del figure.attrib[name]


def _pieces(body: etree._Element) -> Iterator[Piece]:
    for element in body:
        if element.tag == "head":
            yield from _lines(element, BlockKind.HEADING, HEADING_ELEMENT)
        elif element.tag in ("item", "row"):
            yield from _lines(element, BlockKind.BODY, LIST_ITEM)
        elif element.tag in ("list", "table", "quote", "div") and len(element):
            if squeezed(element.text or ""):
                yield Piece(squeezed(element.text or ""), BlockKind.BODY, "prose")
            yield from _pieces(element)
        else:
            yield from _lines(element, BlockKind.BODY, "prose")
        tail = squeezed(element.tail or "")
        if tail:
            yield Piece(tail, BlockKind.BODY, "prose")


def _lines(element: etree._Element, kind: BlockKind, reason: str) -> Iterator[Piece]:
    parts = [""]
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            if node.tag in ("lb", "item", "p", "row", "cell") and node is not element:
                parts.append("")
            parts[-1] += node.text or ""
        elif node is not element:
            parts[-1] += node.tail or ""
    for part in parts:
        text = squeezed(part)
        if text.startswith(_CAPTION):
            yield Piece(text.lstrip(_CAPTION).strip(), BlockKind.CAPTION, "figcaption")
        elif text:
            yield Piece(text.replace(_CAPTION, ""), kind, reason)


def _title(metadata: PageMetadata, root: etree._Element) -> str | None:
    """The headline: what the page's own h1 and its metadata agree on, else the first of the metadata, else `<title>`."""
    heads = [t for t in (squeezed(" ".join(h.itertext())) for h in root.iter("h1")) if t]
    told = [t for t in (squeezed(t) for t in metadata.titles) if t]
    for title in heads:
        if any(key(title) in key(other) or key(other) in key(title) for other in told):
            return title
    if told or len(heads) == 1:
        return next(iter(told), None) or heads[0]
    page = root.find(".//title")
    text = squeezed(" ".join(page.itertext())) if page is not None else ""
    return re.split(r"\s+[|•–—-]\s+", text)[0] or None


def _headed(title: str | None, pieces: list[Piece]) -> list[Piece]:
    """The pieces with the title first, once."""
    if not title:
        return pieces
    same = [i for i, piece in enumerate(pieces[:6]) if key(piece.text) == key(title)]
    if same:
        first = pieces[: same[0]] + pieces[same[0] + 1 :]
        return [Piece(title, BlockKind.HEADING, "title"), *first]
    return [Piece(title, BlockKind.HEADING, "title"), *pieces]
