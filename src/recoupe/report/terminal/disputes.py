"""DISPUTÉ: what is at stake, then each side with its articles.

! blessés, Montreval, 16 mars : 4 ou 7
    4             préfecture (02)
    7             Ligue des droits du Val-de-Sure (02)
"""

from __future__ import annotations

from functools import partial

from recoupe.model.statement import Stance
from recoupe.model.story import ConflictKind
from recoupe.report.disputes import Dispute, Side
from recoupe.report.labels import amount, day
from recoupe.report.terminal.lines import Lines, joined
from recoupe.report.view import StoryView

STYLE = {Stance.ASSERTS: "", Stance.DENIES: "bold red", Stance.DECLINES: "yellow"}
LABEL = 13  # columns of « affirmé » and of figures
QUOTE = 160  # characters of one side's words


def show_disputes(page: Lines, v: StoryView) -> None:
    """The section, where something is disputed."""
    if not v.disputes:
        return
    page.section(page.words("section.disputed"))
    for dispute in v.disputes:
        page.entry("!", subject(page, dispute, v), style="bold red")
        for side in dispute.sides:
            _side(page, dispute, side)


def subject(page: Lines, dispute: Dispute, v: StoryView) -> str:
    """What is at stake, in one line."""
    words = page.words
    kind = dispute.conflict.kind
    if kind is ConflictKind.NUMBER:
        values = words("text.or").join(amount(s.quantity, words) for s in dispute.sides if s.quantity)
        when = day(dispute.as_of, words, v.story.last) if dispute.as_of else ""
        what = joined((dispute.subject or words("conflict.number"), dispute.place or "", when))
        return f"{page.colon(what)} {values}"
    if kind is ConflictKind.DENIAL:
        return page.quote(dispute.subject)
    told = words(f"conflict.{kind.value}")
    if dispute.subject:
        return f"{page.colon(told)} {page.quote(dispute.subject)}"
    if kind is ConflictKind.NAME:
        return f"{page.colon(told)} {' · '.join(map(partial(_words, page), dispute.sides))}"
    return told


def _words(page: Lines, side: Side) -> str:
    text = side.quote.text if side.quote else ""
    return f"{page.quote(text)}{page.inside(side.articles)}"


def _side(page: Lines, dispute: Dispute, side: Side) -> None:
    words, kind = page.words, dispute.conflict.kind
    if kind is ConflictKind.NAME:
        return
    if kind is ConflictKind.DATE:
        page.entry("", _words(page, side), indent=4)
        return
    if side.stance is not None:
        label = words(f"stance.{side.stance.value}")
    else:
        label = amount(side.quantity, words) if side.quantity else ""
    told = page.who(side.voices, articles=True)
    if not side.voices:
        told = words("text.nobody") + page.inside(side.articles)
    style, indent = STYLE[side.stance] if side.stance else "", LABEL + 1 if label else 2
    quote = side.quote if kind is not ConflictKind.ATTRIBUTION else None
    if quote and len(side.voices) < 2:
        told = f"{page.colon(told)} {page.quote(quote.text, QUOTE)}"
    page.entry(f"{label:<{LABEL}}" if label else "", told, indent=4, hang=indent, style=style)
    if quote and len(side.voices) > 1:
        head = page.colon(joined((page.who(quote.voices), page.where([quote.article]))))
        page.entry("", f"{head} {page.quote(quote.text, QUOTE)}", indent=4 + indent, hang=2)
