"""An article's text as HTML with every row of the ledger marked in place.

Spans overlap and nest freely (a date inside a figure inside a statement inside another), HTML elements can't: the text is
cut at every boundary, and each piece carries the ids of all rows that cover it in `data-rows`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from recoupe.model.annotated import AnnotatedArticle
from recoupe.model.article import BlockKind


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    row: str
    css: str


def _marks(article: AnnotatedArticle) -> Iterator[_Mark]:
    for s in article.statements:
        for span in s.content:
            yield _Mark(span.start, span.end, s.id, f"st {s.stance.value} {s.mode.value}")
        for part, css in ((s.source, "src"), (s.cue, "cue")):
            if part:
                yield _Mark(part.start, part.end, s.id, css)
    for q in article.quantities:
        yield _Mark(q.span.start, q.span.end, q.id, "qt")
    for d in article.dates:
        yield _Mark(d.span.start, d.span.end, d.id, "dt")


def blocks_html(article: AnnotatedArticle) -> Iterator[tuple[BlockKind, str, str]]:
    """The blocks of the article as (kind, reason, inner HTML), lines kept as paragraphs by the page's style."""
    marks = list(_marks(article))
    anchored: set[str] = set()
    for block in article.article.blocks:
        inner = "".join(_pieces(article.article.text, block.start, block.end, marks, anchored))
        if inner.strip():
            yield block.kind, block.reason, inner


def _pieces(text: str, start: int, end: int, marks: list[_Mark], anchored: set[str]) -> Iterator[str]:
    here = [m for m in marks if m.start < end and start < m.end]
    cuts = sorted({start, end, *(c for m in here for c in (m.start, m.end) if start < c < end)})
    for a, b in pairwise(cuts):
        words = escape(text[a:b])
        over = [m for m in here if m.start <= a and b <= m.end]
        if not over:
            yield words
            continue
        rows = " ".join(dict.fromkeys(m.row for m in over))
        css = " ".join(dict.fromkeys(c for m in over for c in m.css.split()))
        anchors = ""
        for m in over:
            if m.row not in anchored:
                anchored.add(m.row)
                anchors += f'<a id="{escape(m.row)}"></a>'
        yield f'{anchors}<span class="m {css}" data-rows="{escape(rows)}">{words}</span>'
