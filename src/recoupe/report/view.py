"""What brief and report show of a story: the ledger's rows brought together for reading, without a word of layout.

Both doors read these values, so they can't disagree. Nothing is worked out here that the ledger doesn't hold.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from recoupe.model.annotated import AnnotatedArticle
from recoupe.model.article import BlockKind
from recoupe.model.quantity import Quantity
from recoupe.model.span import Span
from recoupe.model.statement import Mode, Stance
from recoupe.model.story import Claim, ClaimKind, Distortion, QuotationGroup, Reuse, Story, Support
from recoupe.report.book import Book, Reach, Voice, words_of
from recoupe.report.copies import Copies, copies
from recoupe.report.disputes import Dispute, disputes
from recoupe.report.figures import FigureGroup, figure_groups
from recoupe.report.losses import Loss, losses
from recoupe.report.variants import Variants, variants
from recoupe.report.weight import says_little


@dataclass(frozen=True, slots=True)
class Saying:
    """A claim made of statements, as a line to read."""

    claim: Claim
    voices: tuple[Voice, ...]
    stance: Stance
    mode: Mode
    said_on: str | None
    text: str
    articles: tuple[str, ...]
    reach: Reach
    little: bool  # its words need the article to be understood


@dataclass(frozen=True, slots=True)
class Unread:
    """An article that was not analysed: in another language, or without a text."""

    name: str
    language: str | None  # of another language; None where there is no text to read


@dataclass(frozen=True, slots=True)
class StoryView:
    """One story, ready to be laid out."""

    story: Story
    articles: tuple[AnnotatedArticle, ...]
    names: dict[str, str]  # short name of each article
    reach: Reach
    voices: int
    disputes: tuple[Dispute, ...]
    figures: tuple[FigureGroup, ...]
    variants: tuple[QuotationGroup, ...]
    quotations: tuple[Variants, ...]
    sayings: tuple[Saying, ...]
    single: tuple[Saying, ...]
    hearsay: tuple[Saying, ...]
    distortions: tuple[Distortion, ...]
    losses: tuple[Loss, ...]
    reuse: tuple[Reuse, ...]
    copies: Copies
    aside: float  # share of the letters that is furniture
    aside_reasons: tuple[tuple[str, int], ...]
    unread: tuple[Unread, ...]
    loose_quotes: tuple[tuple[str, Span], ...]  # article id, passage
    loose_figures: tuple[Quantity, ...]


def view(book: Book) -> StoryView:
    """The story of a book as its readers see it."""
    story = book.story
    sayings = _ranked([saying(c, book) for c in story.claims if c.kind is ClaimKind.STATEMENT], book)
    speakers = {s.speaker for a in book.articles for s in a.statements if s.speaker}
    letters, reasons = _letters(book)
    return StoryView(
        story=story,
        articles=book.articles,
        names=book.names,
        reach=book.reach(story.articles),
        voices=len(speakers),
        disputes=disputes(book),
        figures=tuple(figure_groups(book)),
        variants=tuple(g for g in story.quotations if g.difference.value != "none"),
        quotations=variants(book),
        sayings=tuple(s for s in sayings if s.mode is not Mode.HEARSAY),
        single=tuple(s for s in sayings if s.claim.support is Support.SINGLE_SOURCE and s.mode is not Mode.HEARSAY),
        hearsay=tuple(s for s in sayings if s.mode is Mode.HEARSAY),
        distortions=story.distortions,
        losses=losses(book),
        reuse=story.reuse,
        copies=copies(book),
        aside=letters[BlockKind.FURNITURE] / (sum(letters.values()) or 1),
        aside_reasons=tuple(reasons.most_common()),
        unread=tuple(unread(book)),
        loose_quotes=tuple((a.article.id, q) for a in book.articles for q in a.loose_quotes),
        loose_figures=tuple(q for a in book.articles for q in a.quantities if q.entity is None),
    )


def short_id(ident: str) -> str:
    """An id short enough to type; `recoupe why` takes it."""
    article, colon, row = ident.partition(":")
    return f"{article[:4]}:{row}" if colon else ident[:8]


def saying(claim: Claim, book: Book) -> Saying:
    """A claim as a line: its clearest words, who says them and in which articles."""
    rows = [book.statements[e.statement] for e in claim.evidence if e.statement]
    lead, _ = max(rows, key=lambda r: (r[0].mode is Mode.DIRECT, words_of(r[0]) == claim.text, r[0].id))
    return Saying(
        claim=claim,
        voices=book.voices(rows),
        stance=lead.stance,
        mode=lead.mode,
        said_on=next((s.said_on for s, _ in rows if s.said_on), None),
        text=words_of(lead),
        articles=book.named_articles(e.article for e in claim.evidence),
        reach=book.reach(e.article for e in claim.evidence),
        little=says_little(words_of(lead), book.language),
    )


def _ranked(sayings: list[Saying], book: Book) -> list[Saying]:
    """What went farthest first, then each speaker's first before anybody's second; words that say little last."""
    sayings.sort(key=lambda s: (s.little, -s.claim.outlets, -s.claim.origins, book.position(s.claim)))
    turn = Counter[tuple[str | None, ...]]()
    keyed = []
    for s in sayings:
        who = tuple(v.name or v.unnamed_role for v in s.voices)
        keyed.append(((s.little, -s.claim.outlets, -s.claim.origins, turn[who], book.position(s.claim)), s))
        turn[who] += 1
    return [s for _, s in sorted(keyed, key=lambda pair: pair[0])]


def _letters(book: Book) -> tuple[Counter[BlockKind], Counter[str]]:
    """Characters by kind of block, and of the furniture by rule."""
    letters, reasons = Counter[BlockKind](), Counter[str]()
    for block in (b for a in book.articles for b in a.article.blocks):
        n = block.end - block.start
        letters[block.kind] += n
        if block.kind is BlockKind.FURNITURE:
            reasons[block.reason] += n
    return letters, reasons


def unread(book: Book) -> Iterator[Unread]:
    """The articles of a story that were not analysed."""
    for a in book.articles:
        name = book.names[a.article.id]
        if not a.article.fits(book.language):
            yield Unread(name, a.article.language)
        elif not any(b.kind in (BlockKind.BODY, BlockKind.HEADING) for b in a.article.blocks):
            yield Unread(name, None)
