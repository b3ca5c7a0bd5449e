"""What a page says about itself: JSON-LD, Open Graph, meta tags, `<time>`.

`<meta property="article:published_time" content="2031-03-04T18:12:00+01:00">` gives a publication date under that name, so
that the ledger can say where the date stood. Dates of change (`dateModified`) are no publication dates. Nothing is
guessed from the page's words here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

_ARTICLES = (
    "article", "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "blogposting",
    "opinionnewsarticle", "backgroundnewsarticle", "liveblogposting", "reviewnewsarticle",
)  # fmt: skip
_DATES = (
    "article:published_time", "article:published", "og:published_time", "datepublished", "date",
    "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "pubdate", "publishdate",
    "publish-date", "publication_date", "sailthru.date", "parsely-pub-date", "cxenseparse:recs:publishtime",
    "article.published", "date_publication", "originalpublicationdate",
)  # fmt: skip
_AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl")
_DEEPEST = 12  # levels of JSON-LD that are looked into


@dataclass
class PageMetadata:
    """Values found, best first."""

    titles: list[str] = field(default_factory=list)
    dates: list[tuple[str, str]] = field(default_factory=list)
    outlets: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    urls: list[str] = field(default_factory=list)
    language: str | None = None


def metadata_of(root: etree._Element) -> PageMetadata:
    """Read the metadata of a parsed page."""
    found = PageMetadata()
    language = str(root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "")
    found.language = language.strip().replace("_", "-") or None
    for script in root.iter("script"):
        if "ld+json" in str(script.get("type") or "").lower():
            for item in _articles(_json(script.text or ""), 0):
                _linked_data(item, found)
    metas = [(_name(m), str(m.get("content") or "").strip()) for m in root.iter("meta")]
    for name in _DATES:
        found.dates += [(name, value) for n, value in metas if n == name and value]
    for element in root.iter("time"):
        value = str(element.get("datetime") or "").strip()
        if value and (
            element.get("pubdate") is not None or str(element.get("itemprop") or "").lower() == "datepublished"
        ):
            found.dates.append(("time", value))
    found.titles += [v for n, v in metas if n in ("og:title", "twitter:title", "dc.title") and v]
    found.outlets += [v for n, v in metas if n in ("og:site_name", "application-name", "dc.publisher") and v]
    for name in _AUTHORS:
        found.authors += [v for n, v in metas if n == name and v and not v.startswith("http")]
    found.urls += [
        str(e.get("href")).strip() for e in root.iter("link") if e.get("rel") == "canonical" and e.get("href")
    ]
    found.urls += [v for n, v in metas if n == "og:url" and v]
    found.language = found.language or next((v.replace("_", "-") for n, v in metas if n == "og:locale" and v), None)
    return found


def _name(meta: etree._Element) -> str:
    return str(meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()


def _json(text: str) -> Any:
    try:
        return json.loads(text.strip().strip(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _articles(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _articles(item, depth + 1)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        if any(str(k).lower() in _ARTICLES for k in (kinds if isinstance(kinds, list) else [kinds])):
            yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _articles(value.get(name), depth + 1)


def _linked_data(item: dict[str, Any], found: PageMetadata) -> None:
    found.titles += _texts(item.get("headline"))
    found.dates += [("datePublished", text) for text in _texts(item.get("datePublished"))]
    found.outlets += _texts(item.get("publisher"))
    found.authors += _texts(item.get("author"))
    found.urls += [u for u in _texts(item.get("url")) if u.startswith("http")]
    found.language = found.language or next(iter(_texts(item.get("inLanguage"))), None)


def _texts(value: Any) -> list[str]:
    """Strings of a JSON-LD value: itself, its `name`, or those of its items."""
    if isinstance(value, str):
        return [" ".join(value.split())] if value.strip() else []
    if isinstance(value, dict):
        return _texts(value.get("name")) if not isinstance(value.get("name"), dict) else []
    if isinstance(value, list):
        return [text for item in value[:20] if not isinstance(item, list) for text in _texts(item)]
    return []
