"""QUI DIT QUOI, UNE SEULE ORIGINE, OUÏ-DIRE: what is said, and on how many origins it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from recoupe.model.statement import Stance
from recoupe.model.story import Dispute as DisputeState
from recoupe.report.disputes import Dispute
from recoupe.report.labels import day
from recoupe.report.terminal.disputes import STYLE
from recoupe.report.terminal.lines import Lines, clip
from recoupe.report.view import Saying, StoryView
from recoupe.rules.folding import key

SAYINGS = 14  # lines of « qui dit quoi » before the rest is only counted; --full shows all
SINGLE = 4
HEARSAY = 6


def show_sayings(page: Lines, v: StoryView) -> None:
    """Who says what, then what only one article says and what nobody is said to have said."""
    disputed = {key(words) for d in v.disputes for words in _words(d)}
    first = sorted(v.sayings, key=lambda s: key(s.text) in disputed)  # what stands under DISPUTÉ comes last here
    shown = v.sayings if page.full else first[:SAYINGS]
    if v.sayings:
        page.section(page.words("section.sayings"), page.words.count("saying", len(v.sayings)))
        for saying in shown:
            _saying(page, saying, v)
        page.left_out("more_saying", len(v.sayings) - len(shown))
    above = {s.claim.id for s in (*v.sayings, *v.hearsay) if s in shown or key(s.text) in disputed}
    _single(page, v, above)
    _hearsay(page, v, above)


def _words(dispute: Dispute) -> Iterator[str]:
    """The words that a dispute shows."""
    yield dispute.subject
    yield from (side.quote.text for side in dispute.sides if side.quote)


def _hearsay(page: Lines, v: StoryView, above: Set[str]) -> None:
    """Hearsay that no dispute shows already."""
    if not v.hearsay:
        return
    new = [s for s in v.hearsay if s.claim.id not in above]
    told = new if page.full else new[:HEARSAY]
    page.section(page.words("section.hearsay"), _counted(page, v.hearsay, new))
    for saying in told:
        who = f" ({page.who(saying.voices)})" if saying.voices and saying.voices[0].name else ""
        page.entry("", clip(saying.text) + who + _flag(page, saying), tail=page.where(saying.articles))
    page.left_out("more_saying", len(new) - len(told))


def _counted(page: Lines, held: Sequence[Saying], new: Sequence[Saying]) -> str:
    """« 41 propos, dont 6 ci-dessus »."""
    seen = len(held) - len(new)
    note = page.words.count("saying", len(held))
    return note + (page.words("text.of_which_above", n=seen) if seen else "")


def _saying(page: Lines, saying: Saying, v: StoryView) -> None:
    words = page.words
    when = f", {day(saying.said_on, words, v.story.last)}" if saying.said_on else ""
    head = page.colon(f"{page.who(saying.voices)}{when}{_stance(page, saying)}{_flag(page, saying)}")
    tail = page.where(saying.articles)
    if saying.claim.outlets > 1:
        tail = f"{page.reach(saying.reach)}, {words.count('origin', saying.claim.origins)} · {tail}"
    page.entry(head, clip(saying.text), tail=tail, style=STYLE[saying.stance] or "bold", hang=4)


def _stance(page: Lines, saying: Saying) -> str:
    """« [démenti] » behind who says it; nothing where it is asserted."""
    return "" if saying.stance is Stance.ASSERTS else f" [{page.words('stance.' + saying.stance.value)}]"


def _flag(page: Lines, saying: Saying) -> str:
    dispute = saying.claim.dispute
    return "" if dispute is DisputeState.NONE else " " + page.words(f"text.{dispute.value}")


def _single(page: Lines, v: StoryView, above: Set[str]) -> None:
    """What stands in one article only; what is shown above is only counted."""
    if len(v.articles) < 2 or not v.single:
        return
    new = [s for s in v.single if s.claim.id not in above]
    told = new if page.full else [s for s in new if not s.little][:SINGLE]
    page.section(page.words("section.single"), _counted(page, v.single, new))
    for saying in told:
        head = page.colon(page.who(saying.voices) + _stance(page, saying))
        page.entry(head, clip(saying.text, 70), tail=page.where(saying.articles))
    page.left_out("more_saying", len(new) - len(told))
