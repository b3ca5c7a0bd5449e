"""CITATIONS QUI DIFFÈRENT and PERDU EN ROUTE: what became of words from one article to another."""

from __future__ import annotations

from recoupe.report.labels import day
from recoupe.report.losses import Loss, around
from recoupe.report.terminal.lines import Lines, clip
from recoupe.report.variants import Stretch, Variants
from recoupe.report.view import StoryView


def show_quotations(page: Lines, v: StoryView) -> None:
    """Wordings of one utterance side by side, with the words that differ."""
    if not v.quotations:
        return
    words = page.words
    page.section(words("section.variants"))
    for group in (g for g in v.quotations if not g.parts):
        told = words(f"difference.{group.group.difference.value}")
        if group.touched:
            told += f" ({', '.join(words.table['touches'].get(t, t) for t in group.touched)})"
        page.entry("", f"{page.colon(_who(page, group, v))} {told}")
        for wording in group.wordings:
            page.entry(page.articles(wording.articles), page.quote(wording.text), indent=4, hang=4)
        for stretch in group.stretches:
            page.entry("≠", _stretch(page, stretch), indent=4)
    parts = [
        f"{_who(page, g, v)} ({page.articles(list(dict.fromkeys(a for w in g.wordings for a in w.articles)))})"
        for g in v.quotations
        if g.parts
    ]
    if parts:
        page.entry(page.colon(words("text.parts")), " · ".join(parts))


def _who(page: Lines, group: Variants, v: StoryView) -> str:
    who = group.speaker or page.words("text.nobody")
    when = group.group.said_on
    return f"{who}, {day(when, page.words, v.story.last)}" if when else who


def _stretch(page: Lines, stretch: Stretch) -> str:
    sides = [(stretch.a, stretch.a_articles), (stretch.b, stretch.b_articles)]
    told = [f"{page.quote(text)} ({page.articles(articles)})" for text, articles in sides if text]
    return (
        f"{told[0]}{page.words('text.against')}{told[1]}" if len(told) > 1 else page.words("text.only", words=told[0])
    )


def show_losses(page: Lines, v: StoryView) -> None:
    """What got lost from one article to the other."""
    if not v.losses:
        return
    page.section(page.words("section.distortions"))
    wide = max(len(_lost(page, loss)) for loss in v.losses)
    for loss in v.losses:
        page.entry(f"{_lost(page, loss):<{wide}}", _told(page, loss), hang=wide + 1)


def _lost(page: Lines, loss: Loss) -> str:
    return ", ".join(page.words(f"lost.{kind}") for kind in loss.kinds)


def _told(page: Lines, loss: Loss) -> str:
    words = page.words
    if loss.kinds == ("attribution_lost",):
        who = loss.speaker or words("text.somebody")
        return words("text.unsaid", words=page.quote(loss.before, 120), who=who, first=loss.first, then=loss.then)
    before, after = around(loss.before, loss.after)
    return f"{page.quote(clip(before, 110))} ({loss.first}) → {page.quote(clip(after, 110))} ({loss.then})"
