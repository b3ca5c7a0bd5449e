"""Briefs of stories that tests write down as who says what (see `crosscheck.builder`)."""

from __future__ import annotations

import io
from dataclasses import replace

from rich.console import Console

from crosscheck.builder import entities, story
from recoupe.model.annotated import AnnotatedArticle
from recoupe.model.ledger import Ledger, MadeBy
from recoupe.model.story import Story
from recoupe.report.brief import print_brief


def ledger_of(*articles: AnnotatedArticle, told: Story | None = None) -> Ledger:
    """A ledger of one story: that of cross-checking the articles, or `told`."""
    made = MadeBy("0", "none", "0")
    return Ledger(made, "fr", articles, tuple(entities(articles)), (told or story(*articles),), ())


def brief_of(*articles: AnnotatedArticle, lang: str = "fr", full: bool = False, told: Story | None = None) -> str:
    """What the terminal shows of the articles."""
    return printed(ledger_of(*articles, told=told), lang, full=full)


def printed(ledger: Ledger, lang: str = "fr", *, full: bool = False) -> str:
    """The brief of a ledger at 80 columns."""
    out = io.StringIO()
    print_brief(ledger, Console(file=out, width=80, highlight=False), lang, full=full)
    return out.getvalue()


def section(brief: str, title: str) -> str:
    """The lines of a section, on one line; "" where the brief has none."""
    if f"\n{title}" not in brief:
        return ""
    return " ".join(brief.split(f"\n{title}", 1)[1].split("\n\n", 1)[0].split())


def from_outlet(article: AnnotatedArticle, outlet: str) -> AnnotatedArticle:
    """The article with an outlet."""
    return replace(article, article=replace(article.article, outlet=outlet))


def in_language(article: AnnotatedArticle, language: str) -> AnnotatedArticle:
    """The article in another language, as extraction leaves it."""
    return AnnotatedArticle(replace(article.article, language=language))
