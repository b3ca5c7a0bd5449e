"""QUI DIT QUOI, UNE SEULE ORIGINE, OUÏ-DIRE: what is said, and on how many origins it stands."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.model.statement import Stance
from recoupe.model.story import Dispute as DisputeState
from recoupe.report.labels import day
from recoupe.report.terminal.disputes import STYLE
from recoupe.report.terminal.lines import Lines, clip
from recoupe.report.view import Saying, StoryView

SAYINGS = 14  # lines of « qui dit quoi » before the rest is only counted; --full shows all
SINGLE = 4
HEARSAY = 6


def show_sayings(page: Lines, v: StoryView) -> None:
    """Who says what, then what only one article says and what nobody is said to have said."""
    shown = v.sayings if page.full else v.sayings[:SAYINGS]
    if v.sayings:
        page.section(page.words("section.sayings"), page.words.count("saying", len(v.sayings)))
        for saying in shown:
            _saying(page, saying, v)
        page.left_out("more_saying", len(v.sayings) - len(shown))
    _single(page, v, shown)
    if v.hearsay:
        told = v.hearsay if page.full else v.hearsay[:HEARSAY]
        page.section(page.words("section.hearsay"), page.words.count("saying", len(v.hearsay)))
        for saying in told:
            who = f" ({page.who(saying.voices)})" if saying.voices and saying.voices[0].name else ""
            page.entry("", clip(saying.text) + who + _flag(page, saying), tail=page.where(saying.articles))
        page.left_out("more_saying", len(v.hearsay) - len(told))


def _saying(page: Lines, saying: Saying, v: StoryView) -> None:
    words = page.words
    when = f", {day(saying.said_on, words, v.story.last)}" if saying.said_on else ""
    mark = "" if saying.stance is Stance.ASSERTS else f" [{words('stance.' + saying.stance.value)}]"
    head = page.colon(f"{page.who(saying.voices)}{when}{mark}{_flag(page, saying)}")
    tail = page.where(saying.articles)
    if saying.claim.outlets > 1:
        tail = f"{page.reach(saying.reach)}, {words.count('origin', saying.claim.origins)} · {tail}"
    page.entry(head, clip(saying.text), tail=tail, style=STYLE[saying.stance] or "bold", hang=4)


def _flag(page: Lines, saying: Saying) -> str:
    dispute = saying.claim.dispute
    return "" if dispute is DisputeState.NONE else " " + page.words(f"text.{dispute.value}")


def _single(page: Lines, v: StoryView, above: Sequence[Saying]) -> None:
    """What stands in one article only; what « qui dit quoi » shows already is only counted."""
    if len(v.articles) < 2 or not v.single:
        return
    new = [s for s in v.single if s not in above]
    told = new if page.full else [s for s in new if not s.little][:SINGLE]
    note = page.words.count("saying", len(v.single))
    seen = len(v.single) - len(new)
    page.section(page.words("section.single"), note + (page.words("text.of_which_above", n=seen) if seen else ""))
    for saying in told:
        page.entry(page.colon(page.who(saying.voices)), clip(saying.text, 70), tail=page.where(saying.articles))
    page.left_out("more_saying", len(new) - len(told))
