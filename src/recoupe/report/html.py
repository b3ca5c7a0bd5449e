"""The report: one self-contained page that leads from every claim to the words that carry it.

No network, no build step: style and script stand in the page, pictures are inline SVG. It prints, and reads without
script; script adds the marking of a row's words and the filter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from recoupe.model.article import BlockKind, Evidence
from recoupe.model.ledger import Ledger
from recoupe.model.story import Conflict, ConflictKind
from recoupe.report.book import Book, books
from recoupe.report.brief import headline
from recoupe.report.chart import chart
from recoupe.report.figures import FigureGroup
from recoupe.report.highlight import blocks_html
from recoupe.report.labels import Labels, amount, day, labels, number
from recoupe.report.reasons import part_of_page, skip_reason
from recoupe.report.tips import tips
from recoupe.report.traces import Trace, happened, spellings, target, traces
from recoupe.report.view import StoryView, short_id, view

_GLUED = re.compile(r"(?<=«) | (?=[»:;!?%])|(?<=\d) (?=\w)|(?<=[≤≥≈<>]) (?=\d)")


@dataclass(frozen=True, slots=True)
class _ArticleView:
    id: str
    name: str
    title: str
    where: str
    published: str
    basis: str
    blocks: tuple[tuple[str, str, Markup], ...]
    excerpts: tuple[tuple[str, str], ...]


def render(ledger: Ledger, lang: str, *, excerpts: bool = False) -> str:
    """The page as HTML text; with `excerpts`, without the articles' full text."""
    words = labels(lang)
    environment = Environment(
        loader=PackageLoader("recoupe.report"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        day=lambda iso, near=None: day(iso, words, near),
        short=short_id,
        number=lambda value: number(value, words),
        amount=lambda q: amount(q, words),
        flat=flat,
        target=target,
    )
    native = lang == ledger.language  # the ledger's own sentences are in the articles' language
    held = books(ledger)
    views = [view(book) for book in held]
    template = environment.get_template("report.html")
    return template.render(
        t=words,
        lang=lang,
        ledger=ledger,
        names={e.id: e.name for e in ledger.entities if e.named},
        stories=[_story(v, book, words, excerpts=excerpts, native=native) for v, book in zip(views, held, strict=True)],
        rows=tips(held, words),
        skipped=[(row.path, skip_reason(row.reason, words)) for row in ledger.skipped],
        excerpts=excerpts,
    )


def flat(text: str) -> str:
    """`text` on one line, with no-break spaces where a line must not end: « 6 000 » and « À Valmer » stay whole."""
    return _GLUED.sub("\u00a0", " ".join(text.split()))


def _story(v: StoryView, book: Book, words: Labels, *, excerpts: bool, native: bool) -> dict[str, Any]:
    def told(evidence: Iterable[Evidence], above: str = "") -> list[Trace]:
        return list(traces(evidence, book, words, above=above if native else ""))

    def sides(conflict: Conflict) -> list[Trace]:
        if conflict.kind is ConflictKind.NAME:
            return list(spellings(conflict.evidence, book))
        return told(conflict.evidence, conflict.explanation)

    return {
        "view": v,
        "head": headline(v, words),
        "native": native,
        "touched": {q.group.id: [words.table["touches"].get(part, part) for part in q.touched] for q in v.quotations},
        "sides": sides,
        "traces": told,
        "timeline": [(event, list(happened(event, book))) for event in v.story.timeline],
        "figures": [(g, _svg(g, words)) for g in v.figures],
        "articles": list(_articles(v, words, excerpts=excerpts)),
    }


def _svg(group: FigureGroup, words: Labels) -> Markup | None:
    svg = chart(group, words)
    return Markup(svg) if svg else None


def _articles(v: StoryView, words: Labels, *, excerpts: bool) -> Iterator[_ArticleView]:
    for a in v.articles:
        article = a.article
        blocks = (
            () if excerpts else tuple((k.value, part_of_page(k, r, words), Markup(h)) for k, r, h in blocks_html(a))
        )
        heading = next((article.text[b.start : b.end] for b in article.blocks if b.kind is BlockKind.HEADING), "")
        carried = [(s.id, " […] ".join(c.text for c in s.content)) for s in a.statements]
        yield _ArticleView(
            id=article.id,
            name=v.names[article.id],
            title=article.title or heading.strip() or v.names[article.id],
            where=" · ".join(p for p in (article.outlet, article.path, article.url) if p),
            published=day(article.published.value[:10], words) + " " + article.published.value[:4]
            if article.published.value
            else "?",
            basis=words(f"date.{article.published.basis.value}"),
            blocks=blocks,
            excerpts=tuple(carried) if excerpts else (),
        )
