"""Whether a saved page is whole, and what may be read of one that breaks off.

« …<p>Le préfet l'a confirmé.</p></article><footer><div class="li » breaks off behind its article: the page is read up to
`</article>`. One that breaks off inside its article, or of which no element surely is the article, is not read: half an
article would look like a whole one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import accumulate

from lxml import etree
from lxml import html as lxml_html

_TAIL = 3000  # characters at the end of a page that must close what is open
# Elements whose end tag HTML lets a page leave out, or that have none.
_UNCLOSED = frozenset((
    "p", "li", "dt", "dd", "td", "th", "tr", "thead", "tbody", "tfoot", "option", "optgroup", "colgroup", "rp", "rt",
    "html", "head", "body", "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
))  # fmt: skip
_ASIDE = frozenset(("footer", "aside", "nav"))  # prose in these continues no article
_ARTICLE = 300  # letters in the paragraphs of an element that is the article and no teaser
_MOST = 0.75  # of a page's letters in paragraphs: posts of a live page, or an article that goes on outside, share them


def cut_short(markup: str) -> str | None:
    """How a page breaks off, or null. A fragment, or a page without the end tags that HTML lets it leave out, is whole."""
    if re.search(r"</(?:html|body)\s*>", markup[-_TAIL:], re.IGNORECASE):
        return None
    tail = markup[markup.rfind("<") :] if "<" in markup else ""
    if re.match(r"<(?:[a-zA-Z!/?][^>]*)?$", tail):
        return "it ends inside a tag"
    left = _Elements(markup).open
    return f"<{left[-1]}> is never closed" if left else None


def up_to_article(markup: str) -> str | None:
    """What a page cut short holds up to the end of its article; null where the article may go on, or is not to be told."""
    elements = _Elements(markup)
    if "article" in elements.open or not elements.article_ends:
        return None
    end = elements.article_ends[-1]
    try:
        page, rest = (lxml_html.fromstring(f"<html><body>{part}") for part in (markup[:end], markup[end:]))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    own = max(map(_letters, page.iter("article")), default=0)
    told = own >= _ARTICLE and own >= _MOST * (_letters(page) + _letters(rest))
    return markup[:end] if told and next(rest.iter("h1"), None) is None else None


def _letters(element: etree._Element) -> int:
    """How many characters stand in the paragraphs of an element, page feet and asides left out."""
    return sum(len(" ".join(" ".join(p.itertext()).split())) for p in _paragraphs(element))


def _paragraphs(element: etree._Element) -> Iterator[etree._Element]:
    return (p for p in element.iter("p") if not any(a.tag in _ASIDE for a in p.iterancestors()))


class _Elements(HTMLParser):
    """Reads a page: the elements `open` at its end, and where each outermost `<article>` that is closed ends."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=False)
        self.open: list[str] = []
        self.article_ends: list[int] = []
        self._markup = markup
        self._line_starts = [0, *accumulate(len(line) + 1 for line in markup.split("\n"))]
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _UNCLOSED:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        return

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.open:
            return
        while self.open.pop() != tag:
            pass
        if tag == "article" and tag not in self.open:
            line, column = self.getpos()
            self.article_ends.append(self._markup.index(">", self._line_starts[line - 1] + column) + 1)
