"""The brief: one story a page on the terminal, disputes before agreement, every line with its articles.

Plain text at 80 columns reads as well as a colour terminal: signs carry the meaning, colour only repeats it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.text import Text

from recoupe.model.ledger import Ledger
from recoupe.model.statement import Stance
from recoupe.model.story import Dispute as DisputeState
from recoupe.model.story import Revision
from recoupe.report.labels import Labels, amount, day, labels, number
from recoupe.report.reasons import set_aside, skip_reason
from recoupe.report.view import Dispute, Figure, FigureGroup, Saying, StoryView, Voice, short_id, view

WIDTH = 80
SAYINGS = 14  # lines of « qui dit quoi » and of figures before the rest is only counted; --full shows all
FIGURES = 16

# spaces at which a line is not broken: inside guillemets, before high marks, between groups of three digits
_GLUED = re.compile(r"(?<=«) | (?=[»:;!?])|(?<=\d) (?=\d{3}(?!\d))")
_ARROWS: dict[Revision | None, str] = {Revision.UP: "↑ ", Revision.DOWN: "↓ "}
_STYLE = {Stance.ASSERTS: "", Stance.DENIES: "bold red", Stance.DECLINES: "yellow"}


def print_brief(ledger: Ledger, console: Console, lang: str, *, full: bool = False) -> None:
    """Print the brief of every story of `ledger`."""
    words = labels(lang)
    width = min(console.width, 100) if console.is_terminal else WIDTH
    page = _Page(console, words, width)
    if not ledger.stories:
        page.line(words("text.no_article"))
    for i, story in enumerate(ledger.stories):
        if i:
            page.line("")
            page.line("─" * width, style="dim")
        _story(page, view(ledger, story), full)
    if ledger.skipped:
        page.section(words("section.skipped"))
        for row in ledger.skipped:
            page.entry(row.path + words.table["colon"], skip_reason(row.reason, words))


class _Page:
    """Lines that never exceed the width; what follows an entry's first line is indented under it."""

    def __init__(self, console: Console, words: Labels, width: int) -> None:
        self.console, self.words, self.width = console, words, width

    def line(self, text: str, style: str = "") -> None:
        self.console.print(Text(text, style=style), soft_wrap=True)

    def section(self, title: str, note: str = "") -> None:
        self.line("")
        head = Text(title, style="bold")
        if note:
            head.append(f" · {note}")
        self.console.print(head, soft_wrap=True)

    def entry(self, head: str, body: str, *, tail: str = "", indent: int = 2, style: str = "", hang: int = 2) -> None:
        """`head` then `body`, wrapped; `tail` (articles) at the end of the last line, or right on the next."""
        first = " " * indent + head
        text = _GLUED.sub("\u00a0", f"{first}{' ' if head else ''}{body}")
        lines = _wrap(text, self.width, " " * (indent + hang))
        tails = _wrap(tail, self.width - indent - hang, "") if tail else []
        if tails and len(lines[-1]) + 2 + len(tails[0]) > self.width:
            lines.append("")
        shown = [Text(line) for line in lines]
        if style and head:
            shown[0].stylize(style, indent, indent + len(head))
        shown += [Text("") for _ in tails[1:]]
        for line, end in zip(shown[len(lines) - 1 :], tails, strict=True) if tails else ():
            line.append(" " * (self.width - len(line.plain) - len(end)))
            line.append(end, style="cyan")
        for line in shown:
            line.plain = line.plain.replace("\u00a0", " ")  # it has kept lines from breaking there
            self.console.print(line, soft_wrap=True)


def _story(page: _Page, v: StoryView, full: bool) -> None:
    words = page.words
    for line in _wrap(v.story.title.replace("\n", " "), page.width, ""):
        page.line(line, style="bold")
    page.entry("", headline(v, words), indent=0)
    page.entry(words("date.dates") + " :", _dating(v, words), indent=0, hang=8)
    if not v.sayings and not v.figures:
        page.line(words("text.none_found"))
    if v.disputes:
        page.section(words("section.disputed"))
        for dispute in v.disputes:
            _dispute(page, dispute)
    _figures(page, v.figures, full)
    if v.variants:
        page.section(words("section.variants"))
        for group in v.variants:
            speaker = group.speaker and next(
                (s.voices[0].name for s in v.sayings if group.speaker in s.claim.speakers and s.voices), None
            )
            who = f"{speaker or words('text.nobody')}, {day(group.said_on, words)}"
            who += f" : {words('difference.' + group.difference.value)}"
            page.entry("", who)
            for variant in group.variants:
                page.entry(v.names[variant.article], clip(variant.text), indent=4, hang=4)
            page.entry("→", group.note, indent=4)
    if v.sayings:
        page.section(words("section.sayings"), words.count("saying", len(v.sayings)))
        shown = v.sayings if full else v.sayings[:SAYINGS]
        for saying in shown:
            _saying(page, saying)
        if len(shown) < len(v.sayings):
            rest = words.count("more_saying", len(v.sayings) - len(shown))
            page.entry("", words("text.more", rest=rest))
    singles = [s for s in v.single if s.claim.outlets == 1]
    if singles and len(v.articles) > 1:
        page.section(words("section.single"), words.count("saying", len(singles)))
        picked = singles if full else [s for s in singles if s.said_on or s.stance is not Stance.ASSERTS][:4]
        told = picked or singles[:4]
        for saying in told:
            page.entry("", f"{_who(saying.voices, words)} : {clip(saying.text, 70)}", tail=_list(saying.articles))
        if len(told) < len(singles):
            rest = words.count("more_saying", len(singles) - len(told))
            page.entry("", words("text.more", rest=rest))
    if v.hearsay:
        page.section(words("section.hearsay"))
        for saying in v.hearsay:
            page.entry("", clip(saying.text), tail=_list(saying.articles))
    if v.distortions:
        page.section(words("section.distortions"))
        for distortion in v.distortions:
            tail = f"{v.names[distortion.from_.article]} → {v.names[distortion.to.article]}"
            page.entry("", distortion.explanation, tail=tail)
    _copies(page, v)
    page.section(words("section.aside"))
    page.entry("", _aside(v, words))
    page.section(words("section.coverage"))
    page.entry("", _coverage(v, words))


def headline(v: StoryView, words: Labels) -> str:
    parts = [words.count("article", len(v.articles)), words.count("outlet", v.outlets), words.count("voice", v.voices)]
    known = [a.article.published.value for a in v.articles if a.article.published.value]
    if v.story.first and v.story.last:
        first, last = day(v.story.first, words), day(v.story.last, words)
        span = first if first == last else f"{first} → {last}"
        span += f" {v.story.last[:4]}"
        parts.append(span + (" (+ ?)" if len(known) < len(v.articles) else ""))
    else:
        parts.append(words("date.unknown_span"))
    return " · ".join(parts)


def _dating(v: StoryView, words: Labels) -> str:
    by_basis: dict[str, list[str]] = {}
    for a in v.articles:
        by_basis.setdefault(a.article.published.basis.value, []).append(v.names[a.article.id])
    return " · ".join(f"{', '.join(names)} {words('date.' + basis)}" for basis, names in by_basis.items())


def _dispute(page: _Page, dispute: Dispute) -> None:
    words = page.words
    page.entry("!", dispute.conflict.explanation, style="bold red")
    for side in dispute.sides:
        if dispute.conflict.kind.value not in ("denial", "number"):
            continue
        label = words(f"stance.{side.stance.value}")
        voices = " · ".join(_voice(x, words, articles=True) for x in side.voices)
        page.entry(f"{label:<13}", voices, indent=4, hang=14, style=_STYLE[side.stance])


def _figures(page: _Page, groups: Sequence[FigureGroup], full: bool) -> None:
    words = page.words
    left = 10**9 if full else FIGURES
    hidden = 0
    shown_any = False
    for group in groups:
        if left <= 0 or (not full and not _worth_a_line(group)):
            hidden += len(group.figures)
            continue
        if not shown_any:
            page.section(words("section.figures"))
            shown_any = True
        page.entry("", group.counted or group.unit or words("unit.other"), style="bold")
        for figure in group.figures[:left]:
            _figure(page, figure)
        hidden += max(0, len(group.figures) - left)
        left -= len(group.figures)
    if hidden and shown_any:
        page.entry("", words("text.more", rest=words.count("more_figure", hidden)))


def _worth_a_line(group: FigureGroup) -> bool:
    """« deux pays » that everybody knows is counted, not shown."""
    return any(f.voices or f.claim.dispute is not DisputeState.NONE for f in group.figures) and any(
        max(abs(f.quantity.low or 0), abs(f.quantity.high or 0)) > 2 for f in group.figures
    )


def _figure(page: _Page, figure: Figure) -> None:
    words = page.words
    place = figure.place or words("text.place_unknown")
    phase = words(f"phase.{figure.quantity.phase.value}")
    left = f"{'  ' if figure.part else ''}{clip(place, 16)}, {phase}"
    value = f"{_ARROWS.get(figure.move, '')}{amount(figure.quantity, words)}"
    who = _who(figure.voices, words) if figure.voices else words("text.unattributed")
    mark = "" if figure.claim.dispute is DisputeState.NONE else "  " + words(f"text.{figure.claim.dispute.value}")
    body = f"{value:>11}  {day(figure.as_of, words):<9} {clip(who, 44)}{mark}"
    page.entry(f"{left:<25}", body, indent=4, hang=48, tail=_list(figure.articles))


def _saying(page: _Page, saying: Saying) -> None:
    words = page.words
    when = f", {day(saying.said_on, words)}" if saying.said_on else ""
    mark = "" if saying.stance is Stance.ASSERTS else f" [{words('stance.' + saying.stance.value)}]"
    flag = "" if saying.claim.dispute is DisputeState.NONE else f" {words('text.' + saying.claim.dispute.value)}"
    head = f"{_who(saying.voices, words)}{when}{mark}{flag} :"
    reach = ""
    if saying.claim.outlets > 1:
        reach = f"{words.count('outlet', saying.claim.outlets)}, {words.count('origin', saying.claim.origins)} · "
    page.entry(
        head, clip(saying.text), tail=reach + _list(saying.articles), style=_STYLE[saying.stance] or "bold", hang=4
    )


def _copies(page: _Page, v: StoryView) -> None:
    words = page.words
    if not v.reuse and not v.credited:
        return
    page.section(words("section.reuse"))
    for reuse in sorted(v.reuse, key=lambda r: (-r.share, r.articles)):
        a, b = (v.names[i] for i in reuse.articles)
        share = number(round(100 * reuse.share) or 1, words)
        page.entry("", words("text.shares", a=a, b=b, share=share))
    for agency, articles in v.credited:
        page.entry("", words("text.credited", names=f"{agency} ({', '.join(articles)})"))


def _aside(v: StoryView, words: Labels) -> str:
    if not v.aside:
        return words("text.nothing_aside")
    reasons = ", ".join(set_aside(v.aside_reasons, words)[:5])
    return words("text.aside", share=number(max(1, round(100 * v.aside)), words), reasons=reasons)


def _coverage(v: StoryView, words: Labels) -> str:
    quotes, figures = len(v.loose_quotes), len(v.loose_figures)
    if not quotes and not figures:
        return words("text.coverage_none")
    line = words("text.coverage_line", quotes=words.count("quote", quotes), figures=words.count("figure", figures))
    if v.loose_figures:
        line += f" ({words('text.example', id=short_id(v.loose_figures[0].id))})"
    return line


def _who(voices: Iterable[Voice], words: Labels) -> str:
    return ", ".join(_voice(v, words) for v in voices) or words("text.nobody")


def _voice(voice: Voice, words: Labels, *, articles: bool = False) -> str:
    name = voice.name or (
        words("text.unnamed", role=voice.unnamed_role) if voice.unnamed_role else words("text.nobody")
    )
    notes = [words("text.citing", name=c) for c in voice.citing] + [words("text.via", name=n) for n in voice.via]
    if articles:
        notes.insert(0, _list(voice.articles))
    return f"{name} ({', '.join(notes)})" if notes else name


def _list(articles: Iterable[str]) -> str:
    """Names of articles, each kept on one line."""
    return ", ".join(name.replace(" ", "\u00a0") for name in articles)


def clip(text: str, longest: int = 240) -> str:
    """`text` on one line, cut at a word with an ellipsis where it is longer than `longest` characters."""
    flat = re.sub(r"[ \t\r\n]+", " ", text.strip())
    if len(flat) <= longest:
        return flat
    return flat[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def _wrap(text: str, width: int, hanging: str) -> list[str]:
    """Lines of at most `width` characters, broken at spaces (never at the no-break ones before « : ; ! ? »)."""
    lines: list[str] = []
    line = ""
    indent = len(text) - len(text.lstrip(" "))
    for word in text[indent:].split(" "):
        start = " " * indent if not lines else hanging
        candidate = f"{line} {word}" if line else start + word
        if len(candidate) > width and line:
            lines.append(line)
            line = hanging + word
        else:
            line = candidate
    return [*lines, line]
