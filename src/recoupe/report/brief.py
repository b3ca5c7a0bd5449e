"""The brief: one story a page on the terminal, disputes before agreement, every line with its articles.

Plain text at 80 columns reads as well as a colour terminal: signs carry the meaning, colour only repeats it.
"""

from __future__ import annotations

from rich.console import Console

from recoupe.model.ledger import Ledger
from recoupe.report.book import books
from recoupe.report.labels import Labels, day, labels
from recoupe.report.reasons import skip_reason
from recoupe.report.terminal.alone import folded, show_alone
from recoupe.report.terminal.closing import show_aside, show_copies, show_coverage
from recoupe.report.terminal.disputes import show_disputes
from recoupe.report.terminal.figures import show_figures
from recoupe.report.terminal.lines import Lines, wrap
from recoupe.report.terminal.quotations import show_losses, show_quotations
from recoupe.report.terminal.sayings import show_sayings
from recoupe.report.view import StoryView, view

WIDTH = 80


def print_brief(ledger: Ledger, console: Console, lang: str, *, full: bool = False) -> None:
    """Print the brief of every story of `ledger`."""
    words = labels(lang)
    width = min(console.width, 100) if console.is_terminal else WIDTH
    page = Lines(console, words, width, full=full)
    if not ledger.stories:
        page.line(words("text.no_article"))
    if len(ledger.stories) > 1:
        page.line(f"{words.count('article', len(ledger.articles))} · {words.count('story', len(ledger.stories))}")
        page.line("")
    told = books(ledger)
    alone = folded(told, full=full)
    for i, book in enumerate(b for b in told if b not in alone):
        if i:
            page.line("")
            page.line("─" * width, style="dim")
        _story(page, view(book))
    if alone:
        show_alone(page, alone)
    if ledger.skipped:
        page.section(words("section.skipped"))
        for row in ledger.skipped:
            page.entry(page.colon(row.path), skip_reason(row.reason, words))
    if ledger.stories and not full:
        page.line("")
        page.entry("", words("text.all"), indent=0)


def _story(page: Lines, v: StoryView) -> None:
    words = page.words
    for line in wrap(" ".join(v.story.title.split()), page.width, ""):
        page.line(line, style="bold")
    page.story = frozenset(v.names.values())
    page.entry("", headline(v, words), indent=0)
    if len(v.articles) > 1:
        page.entry(page.colon(words("date.dates")), _dating(page, v), indent=0, hang=8)
    if not v.sayings and not v.hearsay and not v.figures and not v.unread:
        page.line(words("text.none_found"))
    show_disputes(page, v)
    show_figures(page, v)
    show_quotations(page, v)
    show_sayings(page, v)
    show_losses(page, v)
    show_copies(page, v)
    show_aside(page, v)
    show_coverage(page, v)


def headline(v: StoryView, words: Labels) -> str:
    """« 5 articles · 3 titres · 16 personnes et institutions citées · 30 oct. → 1er nov. 2024 »."""
    return " · ".join((*_outlets(v, words), words.count("voice", v.voices), _span(v, words)))


def _outlets(v: StoryView, words: Labels) -> tuple[str, ...]:
    """Articles whose outlet is unknown are no outlets to a reader, though each counts as one of its own."""
    articles = words.count("article", len(v.articles))
    if len(v.articles) == 1:
        articles += f"{words.table['colon']} {v.names[v.articles[0].article.id]}"
        return (articles,) if v.reach.outlets else (articles, words("text.outlet_unknown"))
    if not v.reach.outlets:
        return articles, words("text.outlets_unknown")
    outlets = words.count("outlet", v.reach.outlets)
    return articles, outlets + (words("text.without_outlet", n=v.reach.unknown) if v.reach.unknown else "")


def _span(v: StoryView, words: Labels) -> str:
    first, last = v.story.first, v.story.last
    if not first or not last:
        return words("date.unknown_span" if len(v.articles) > 1 else "date.unknown")
    span = day(first, words) if first != last else ""
    if span:
        span += (f" {first[:4]}" if first[:4] != last[:4] else "") + " → "
    span += f"{day(last, words)} {last[:4]}"
    if len(v.articles) == 1:
        return f"{span}, {words('date.' + v.articles[0].article.published.basis.value)}"
    undated = sum(a.article.published.value is None for a in v.articles)
    return span + (words("date.and_undated", articles=words.count("article", undated)) if undated else "")


def _dating(page: Lines, v: StoryView) -> str:
    by_basis: dict[str, list[str]] = {}
    for a in v.articles:
        by_basis.setdefault(a.article.published.basis.value, []).append(v.names[a.article.id])
    return " · ".join(f"{page.articles(names)} {page.words('date.' + basis)}" for basis, names in by_basis.items())
