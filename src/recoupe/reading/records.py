"""One JSON object to one draft, whoever wrote it.

{"title": "Crue à Valmer", "text": "La rivière…", "date": "2031-03-04", "sitename": "Le Courrier"}: the field names are
those of trafilatura, newspaper4k, news-please, JSON Feed, IPTC ninjs, schema.org and of recoupe's own ledger. `source` is
an address or an outlet: its content tells. The text is title, blank line, body, unless the body begins with the title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from recoupe.errors import UnreadableError
from recoupe.model.article import BlockKind
from recoupe.reading.blocks import Known
from recoupe.reading.draft import Draft
from recoupe.reading.markup import Piece, joined, looks_like_html, pieces_of, without_remnants
from recoupe.rules.folding import key

_TITLE = ("title", "headline", "headlines", "name", "titre")
_BODY = (
    "text",
    "body",
    "body_text",
    "bodytext",
    "maintext",
    "articlebody",
    "article_text",
    "content",
    "content_text",
    "contenu",
    "texte",
    "raw_text",
    "cleaned_text",
    "full_text",
    "bodies",
)
_HTML = ("body_html", "body_xhtml", "article_html", "html", "content_html")
_URL = (
    "url",
    "link",
    "canonical",
    "canonical_link",
    "canonical_url",
    "original_url",
    "mainentityofpage",
    "source",
    "uri",
    "@id",
)
_DATE = (
    "date",
    "published",
    "publish_date",
    "date_published",
    "datepublished",
    "date_publish",
    "published_at",
    "publishedat",
    "publication_date",
    "pub_date",
    "pubdate",
    "versioncreated",
    "firstcreated",
    "datecreated",
)
_OUTLET = (
    "sitename",
    "outlet",
    "site_name",
    "meta_site_name",
    "publisher",
    "infosources",
    "source",
    "media",
    "journal",
    "source-hostname",
    "source_domain",
    "hostname",
    "domain",
)
_AUTHOR = ("authors", "author", "byline", "by", "creator", "auteur", "auteurs")
_LANGUAGE = ("language", "lang", "inlanguage", "langue")
_CONTAINERS = ("articles", "items", "documents", "results", "data", "news")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_NAMES = re.compile(r"\s*(?:;|\||,(?=\s*[A-ZÀ-Ý][^,;]*\s)|\bet\b|\band\b|&)\s*")

Record = Mapping[str, Any]


def members(value: Any) -> list[Any] | None:
    """The articles of a JSON value that holds several: an array, or an object with one under a usual name."""
    if isinstance(value, list):
        return value
    if isinstance(value, dict) and not any(k.lower() in (*_BODY, *_HTML) for k in value):
        for name in _CONTAINERS:
            if isinstance(value.get(name), list):
                return list(value[name])
    return None


def draft_of(value: Any, path: str, name: str) -> Draft:
    """The draft of one JSON object; raises UnreadableError where it holds no article."""
    if not isinstance(value, dict):
        raise UnreadableError(path, "not an article: a JSON object with a text field is needed")
    record = {str(k).lower(): v for k, v in value.items()}
    title = _line(next(_strings(record, _TITLE), None))
    pieces = _body(record, path)
    body, known = joined(pieces) if isinstance(pieces, list) else (pieces, ())
    text, shift = body, 0
    if title and not _begins_with(body, title):
        text, shift = f"{title}\n\n{body}", len(title) + 2
    told = tuple(k.moved(shift) for k in known)
    if title and text.startswith(f"{title}\n"):
        told = (Known(0, BlockKind.HEADING, "title"), *told)
    url, outlet = _addresses(record)
    return Draft(
        path=path,
        name=name,
        text=text,
        title=title,
        url=url,
        outlet=outlet,
        authors=_authors(record),
        language=_language(record),
        dated=tuple(_dates(record)),
        known=told,
    )


def _body(record: Record, path: str) -> str | list[Piece]:
    for text in _strings(record, _BODY):
        if text.strip():
            return pieces_of(text) if looks_like_html(text) else without_remnants(text.strip("\r\n"))
    for html in _strings(record, _HTML):
        if html.strip():
            return pieces_of(html)
    fields = ", ".join(sorted(record)[:8])
    raise UnreadableError(
        path, f"no article text: none of text, body, content … is filled (it has {fields or 'no field'})"
    )


def _strings(record: Record, names: tuple[str, ...]) -> Iterator[str]:
    """The strings under `names`, in order; a list or object gives the value that stands for it."""
    for name in names:
        text = _string(record.get(name))
        if text:
            yield text


def _string(value: Any) -> str | None:
    """A string as it stands; of {"name": …}, {"value": …} or a list, the one that matters."""
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, dict):
        inner = (value.get(k) for k in ("value", "name", "text", "title", "@id", "url", "href", "content", "main"))
        return next((v for v in inner if isinstance(v, str) and v.strip()), None)
    if isinstance(value, list):
        mains = [v for v in value if isinstance(v, dict) and v.get("role") == "main"]
        return next((s for s in map(_string, mains or value) if s), None)
    return None


def _line(text: str | None) -> str | None:
    return " ".join(without_remnants(text).split()) if text else None


def _begins_with(body: str, title: str) -> bool:
    return key(body[: 2 * len(title) + 20]).startswith(key(title)) if key(title) else True


def _is_url(text: str) -> bool:
    return bool(re.match(r"https?://\S+$", text.strip()))


def _addresses(record: Record) -> tuple[str | None, str | None]:
    url = next((s.strip() for s in _strings(record, _URL) if _is_url(s)), None)
    outlet = next((s for s in _strings(record, _OUTLET) if not _is_url(s) and len(s) <= 120), None)
    return url, _line(outlet) or host(url)


def host(url: str | None) -> str | None:
    """The site of an address, without "www."."""
    if not url:
        return None
    try:
        name = urlsplit(url).hostname
    except ValueError:
        return None
    return name.removeprefix("www.") if name else None


def _authors(record: Record) -> tuple[str, ...]:
    found: list[str] = []
    for field in _AUTHOR:
        value = record.get(field)
        for item in value if isinstance(value, list) else [value]:
            text = _string(item)
            if text and not _is_url(text):
                found += split_names(text)
        if found:
            break
    return tuple(dict.fromkeys(found))


def split_names(text: str) -> list[str]:
    """The names of a byline: « Par Anne Lestrade et Marc Ollier » gives two."""
    plain = re.sub(r"^(?:par|by)\s+", "", text.strip(), flags=re.IGNORECASE)
    return [name.strip() for name in _NAMES.split(plain) if name.strip()]


def _language(record: Record) -> str | None:
    for text in _strings(record, _LANGUAGE):
        if _TAG.fullmatch(text.strip()):
            return text.strip().replace("_", "-")
    return None


def _dates(record: Record) -> Iterator[tuple[str, str | int | float]]:
    for field in _DATE:
        value = record.get(field)
        if isinstance(value, int | float) and not isinstance(value, bool):
            yield field, value
        else:
            text = _string(value)
            if text:
                yield field, text.strip()
