"""The report: one self-contained page that leads from every claim to the words that carry it.

No network, no build step: style and script stand in the page, pictures are inline SVG. It prints, and reads without
script; script adds the marking of a row's words and the filter.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from recoupe.model.article import BlockKind
from recoupe.model.ledger import Ledger
from recoupe.report.brief import headline
from recoupe.report.chart import chart
from recoupe.report.figures import FigureGroup
from recoupe.report.highlight import blocks_html
from recoupe.report.labels import Labels, amount, day, labels, number
from recoupe.report.view import StoryView, short_id, view


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
        day=lambda iso: day(iso, words),
        short=short_id,
        number=lambda value: number(value, words),
        amount=lambda q: amount(q, words),
        flat=lambda text: " ".join(text.split()),
    )
    views = [view(ledger, story) for story in ledger.stories]
    template = environment.get_template("report.html")
    return template.render(
        t=words,
        lang=lang,
        ledger=ledger,
        stories=[_story(v, words, excerpts=excerpts) for v in views],
        rows=_rows(views, words),
        excerpts=excerpts,
    )


def _story(v: StoryView, words: Labels, *, excerpts: bool) -> dict[str, Any]:
    return {
        "view": v,
        "head": headline(v, words),
        "figures": [(g, _svg(g, words)) for g in v.figures],
        "articles": list(_articles(v, words, excerpts=excerpts)),
    }


def _svg(group: FigureGroup, words: Labels) -> Markup | None:
    svg = chart(group, words)
    return Markup(svg) if svg else None


def _articles(v: StoryView, words: Labels, *, excerpts: bool) -> Iterator[_ArticleView]:
    for a in v.articles:
        article = a.article
        blocks = () if excerpts else tuple((k.value, r, Markup(h)) for k, r, h in blocks_html(a))
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


def _rows(views: list[StoryView], words: Labels) -> dict[str, list[str]]:
    """What the page tells of a marked row: a line a field."""
    told: dict[str, list[str]] = {}
    for v in views:
        names = {s: n for saying in (*v.sayings, *v.hearsay) for s, n in _speakers(saying)}
        for a in v.articles:
            for s in a.statements:
                who = names.get(s.id) or (s.source.text if s.source else words("text.nobody"))
                line = [who, words(f"stance.{s.stance.value}"), s.mode.value]
                if s.said_on:
                    line.append(day(s.said_on, words))
                told[s.id] = [" · ".join(line), f"{s.rule} · {s.score:.2f}", short_id(s.id)]
            for q in a.quantities:
                line = [f"{amount(q, words)} {q.unit}", words(f"phase.{q.phase.value}")]
                if q.as_of:
                    line.append(day(q.as_of, words))
                told[q.id] = [" · ".join(line), f"{q.rule} · {q.score:.2f}", short_id(q.id)]
            for d in a.dates:
                told[d.id] = [d.value or d.partial or "?", f"{d.rule} · {d.basis.value}", short_id(d.id)]
    return told


def _speakers(saying: Any) -> Iterator[tuple[str, str]]:
    for evidence in saying.claim.evidence:
        if evidence.statement and len(saying.voices) == 1 and saying.voices[0].name:
            yield evidence.statement, saying.voices[0].name
