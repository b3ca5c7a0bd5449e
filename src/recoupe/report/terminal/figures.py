"""CHIFFRES: figures in columns by what they count, then how those that move have moved and who still gives which.

morts
  Valmer         3  préfecture                  18 juin     02
            17 – 16  …
    évolution   18 juin : 3 (préfecture) → 20 juin : 17
    au dernier  préfecture 17 · pompiers 16
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.model.quantity import Phase
from recoupe.model.story import Dispute as DisputeState
from recoupe.report.figures import Figure, FigureGroup, Given, Move, numbers
from recoupe.report.labels import amount, day
from recoupe.report.terminal.lines import Lines, clip, joined
from recoupe.report.view import StoryView
from recoupe.rules.folding import key

FIGURES = 14  # lines before the rest is only counted; --full shows all
OF_ONE = 6  # lines of one group
LABEL = 26  # widest first column
STEPS = 6  # of a figure that moved


def show_figures(page: Lines, v: StoryView) -> None:
    """The section, where a figure is worth a line; how many are left out."""
    left = 10**9 if page.full else FIGURES
    hidden, shown_any = 0, False
    for group in v.figures:
        if left <= 0 or not (page.full or _worth_a_line(group)):
            hidden += len(group.figures)
            continue
        if not shown_any:
            page.section(page.words("section.figures"))
            shown_any = True
        shown = group.figures if page.full else _picked(group.figures, min(left, OF_ONE))
        page.entry(group.counted or group.unit or page.words("unit.other"), "", style="bold")
        _rows(page, group, shown, v)
        for move in group.moves:
            _move(page, move, v)
        hidden += len(group.figures) - len(shown)
        left -= len(shown)
    if shown_any:
        page.left_out("more_figure", hidden)


def _worth_a_line(group: FigureGroup) -> bool:
    """« deux pays » that everybody knows is counted, not shown."""
    return any(f.voices or f.claim.dispute is not DisputeState.NONE for f in group.figures) and any(
        max(abs(f.quantity.low or 0), abs(f.quantity.high or 0)) > 2 for f in group.figures
    )


def _picked(figures: Sequence[Figure], most: int) -> Sequence[Figure]:
    """Disputed figures and those that somebody gives before the others, in the group's order."""
    best = sorted(figures, key=lambda f: (f.claim.dispute is DisputeState.NONE, not f.voices))[:most]
    return [f for f in figures if f in best]


def _rows(page: Lines, group: FigureGroup, figures: Sequence[Figure], v: StoryView) -> None:
    """A line a figure: where it differs, the number, its day, who gives it, and right the articles."""
    labels = [_label(page, group, f) for f in figures]
    values = [_value(page, group, f) for f in figures]
    days = [day(f.as_of, page.words, v.story.last) if f.as_of else "" for f in figures]
    articles = [page.where(f.articles) for f in figures]
    wide, high, old = (max(map(len, column), default=0) for column in (labels, values, days))
    before = None
    for figure, label, value, when, where in zip(figures, labels, values, days, articles, strict=True):
        who = clip(page.who(figure.voices) if figure.voices else page.words("text.unattributed"), 90)
        if figure.claim.dispute is not DisputeState.NONE:
            who += " " + page.words(f"text.{figure.claim.dispute.value}")
        if _shows_words(group, figure):
            who = f"{page.colon(who)} {figure.around}"
        head = f"{'' if label == before else label:<{wide}}  {value:>{high}}  {when:>{old}} ".rstrip() + " "
        head = f"{head:<{wide + high + old + 5}}"
        page.entry(head, who, indent=4, hang=len(head) + 1, tail=where)
        before = label


def _shows_words(group: FigureGroup, figure: Figure) -> bool:
    """Whether a row needs the words around it: not where one thing is counted again and again, as the heading says."""
    one_thing = bool(group.moves) or any(f.claim.dispute is not DisputeState.NONE for f in group.figures)
    vague = figure.vague and figure.quantity.unit == group.unit
    return bool(figure.around) and (vague or not one_thing)


def _label(page: Lines, group: FigureGroup, figure: Figure) -> str:
    """Where a row differs from its group: what is counted, the place, whether it is planned."""
    q = figure.quantity
    other = key(q.counted) not in key(group.counted) and (q.unit == "%" or key(q.unit)[:4] in key(q.counted))
    counted = q.counted if other and q.unit == group.unit else ""
    where = clip(joined((counted, figure.place or "")), LABEL)
    return joined((where, page.words("phase.planned") if q.phase is Phase.PLANNED else ""))


def _value(page: Lines, group: FigureGroup, figure: Figure) -> str:
    """The number, with its unit where the group's heading is not in that (« somme » : 50 %)."""
    value, unit = amount(figure.quantity, page.words), figure.quantity.unit
    symbol = unit and not any(c.isalpha() for c in unit)
    return f"{value} {unit}" if symbol and unit not in group.counted else value


def _move(page: Lines, move: Move, v: StoryView) -> None:
    words = page.words
    steps = move.steps if page.full else move.steps[-STEPS:]
    told = [f"{page.colon(day(s.day, words, v.story.last))} {_given(page, s.given)}" for s in steps]
    what = words("text.moved") + (f" ({move.place})" if move.place else "")
    page.entry(page.colon(what), " → ".join(told), indent=6, hang=4)
    held = [g for g in move.held if g.who]
    if len({numbers(g.quantity) for g in held}) > 1 and not set(held) <= set(steps[-1].given):
        page.entry(page.colon(words("text.held")), _given(page, held), indent=6, hang=4)


def _given(page: Lines, given: Sequence[Given]) -> str:
    """« 16 · 17 (préfecture) »: each number, those of one speaker together."""
    by_voice: dict[str | None, list[str]] = {}
    for g in given:
        by_voice.setdefault(g.who, []).append(amount(g.quantity, page.words))
    return " · ".join(", ".join(values) + (f" ({who})" if who else "") for who, values in by_voice.items())
