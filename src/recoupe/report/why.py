"""`recoupe why ID`: which rule made a row, where it stands, and what it read.

The row is shown in its sentence, its words marked off by ⟦ ⟧, then each field that the row holds, in the order of the
ledger. Ids may be shortened to any beginning that only one row has, article and row apart: "a1f3:s1".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from recoupe.errors import UnknownRowError
from recoupe.ledger.shape import fields
from recoupe.model.annotated import AnnotatedArticle
from recoupe.model.article import Article, Evidence, MetadataEvidence
from recoupe.model.ledger import Ledger
from recoupe.model.span import Span
from recoupe.report.labels import Labels, labels

AROUND = 160  # characters shown on each side of the words


@dataclass(frozen=True, slots=True)
class _Row:
    id: str
    value: Any
    article: AnnotatedArticle | None


def explain(ledger: Ledger, ident: str, lang: str) -> str:
    """The explanation, as lines of text. Raises UnknownRowError where no row or more than one has the id."""
    row = _find(ledger, ident)
    return "\n".join(_lines(row, ledger, labels(lang))) + "\n"


def _rows(ledger: Ledger) -> Iterator[_Row]:
    for article in ledger.articles:
        yield _Row(article.article.id, article, article)
        for parts in (article.statements, article.quantities, article.dates):
            yield from (_Row(value.id, value, article) for value in parts)
    for entity in ledger.entities:
        yield _Row(entity.id, entity, None)
    for story in ledger.stories:
        yield _Row(story.id, story, None)
        for name in ("claims", "series", "conflicts", "distortions", "quotations", "reuse", "timeline"):
            yield from (_Row(value.id, value, None) for value in getattr(story, name))


def _find(ledger: Ledger, ident: str) -> _Row:
    rows = list(_rows(ledger))
    exact = [r for r in rows if r.id == ident]
    found = exact or [r for r in rows if _begins(r.id, ident)]
    if not found:
        raise UnknownRowError(f"{ident}: no row of this ledger has that id")
    if len(found) > 1:
        some = ", ".join(r.id for r in found[:4])
        raise UnknownRowError(f"{ident}: {len(found)} rows begin so ({some}…): give more of the id")
    return found[0]


def _begins(full: str, short: str) -> bool:
    article, colon, row = short.partition(":")
    whole, _, number = full.partition(":")
    return whole.startswith(article) and number == row if colon else ":" not in full and full.startswith(article)


def _lines(row: _Row, ledger: Ledger, words: Labels) -> Iterator[str]:
    yield f"{row.id}  ({type(row.value).__name__.removeprefix('Annotated').lower()})"
    if row.article is not None:
        article = row.article.article
        yield f"{words('why.article')}: {_where(article)}"
        spans = _spans(row.value)
        if spans:
            yield ""
            yield "  " + _context(article.text, spans)
            yield ""
    names = {e.id: e.name for e in ledger.entities}
    texts = {a.article.id: a.article for a in ledger.articles}
    yield from _fields(row.value, names, texts, words)


def _where(article: Article) -> str:
    parts = [p for p in (article.outlet, article.path, article.url) if p]
    return " · ".join(parts)


def _spans(value: Any) -> list[Span]:
    content = getattr(value, "content", None)
    if content is not None:
        return [*content, *(s for s in (value.source, value.cue) if s)]
    span = getattr(value, "span", None)
    return [span] if isinstance(span, Span) else []


def _context(text: str, spans: Sequence[Span]) -> str:
    """The words around `spans` with each marked off; nested marks are not drawn."""
    if not text:  # a ledger without full texts
        return " … ".join(f"⟦{s.text}⟧" for s in sorted(spans))
    outer = [s for s in spans if not any(o is not s and o.contains(s) for o in spans)]
    start, end = min(s.start for s in outer), max(s.end for s in outer)
    left = max(0, start - AROUND, text.rfind("\n", 0, start) + 1)
    stop = text.find("\n", end)
    right = min(len(text), end + AROUND, stop if stop >= 0 else len(text))
    pieces, at = [], left
    for span in sorted(outer):
        if span.start < at:
            continue
        pieces += [text[at : span.start], "⟦", text[span.start : span.end], "⟧"]
        at = span.end
    return "".join([*pieces, text[at:right]]).replace("\n", " ").strip()


def _fields(value: Any, names: dict[str, str], texts: dict[str, Article], words: Labels) -> Iterator[str]:
    for field in fields(type(value)):
        inner = getattr(value, field.attribute)
        if field.name == "id" or field.inline or inner is None or inner == () or isinstance(value, AnnotatedArticle):
            continue
        label = words.table["why"].get(field.name, field.name)
        if isinstance(inner, tuple) and inner and isinstance(inner[0], (Evidence, MetadataEvidence)):
            yield f"{label}:"
            yield from (f"  {_evidence(e, texts)}" for e in inner)
        elif isinstance(inner, tuple):
            yield f"{label}: {', '.join(_plain(i, names, words) for i in inner)}"
        else:
            yield f"{label}: {_plain(inner, names, words)}"
    if isinstance(value, AnnotatedArticle):
        published = value.article.published
        yield f"{words('why.value')}: {published.value or words('why.unknown')} ({published.basis.value})"
        yield from (f"  {_evidence(e, texts)}" for e in published.evidence)
        for block in value.article.blocks:
            yield f"  {block.start}–{block.end} {block.kind.value}: {block.reason}"


def _evidence(evidence: Evidence | MetadataEvidence, texts: dict[str, Article]) -> str:
    article = texts.get(evidence.article)
    where = _where(article) if article else evidence.article
    if isinstance(evidence, MetadataEvidence):
        return f"{where}: {evidence.field} = {evidence.value}"
    row = evidence.statement or evidence.quantity or f"{evidence.start}–{evidence.end}"
    return f"{where} [{row}]: « {' '.join(evidence.text.split())} »"


def _plain(value: Any, names: dict[str, str], words: Labels) -> str:
    if isinstance(value, bool):
        return words("why.yes") if value else words("why.no")
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Span):
        return f"« {value.text} » ({value.start}–{value.end})"
    if isinstance(value, Evidence):
        return f"« {value.text} » ({value.article} {value.start}–{value.end})"
    if isinstance(value, tuple):
        return " → ".join(_plain(v, names, words) for v in value)
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, str):
        return f"{names[value]} ({value})" if value in names else value
    return (
        str({f.name: getattr(value, f.attribute) for f in fields(type(value))})
        if hasattr(value, "__slots__")
        else str(value)
    )
