"""What brief and report show of a story: the ledger's rows brought together for reading, without a word of layout.

Both doors read these values, so they can't disagree. Nothing is worked out here that the ledger doesn't hold.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recoupe.model.annotated import AnnotatedArticle
from recoupe.model.article import BlockKind
from recoupe.model.ledger import Ledger
from recoupe.model.quantity import Phase, Quantity
from recoupe.model.span import Span
from recoupe.model.statement import Mode, Stance, Statement
from recoupe.model.story import (
    Claim,
    ClaimKind,
    Conflict,
    Distortion,
    QuotationGroup,
    Reuse,
    Revision,
    Series,
    Story,
    Support,
)
from recoupe.report.labels import article_names


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who says something, and in which articles."""

    name: str | None  # None: nobody is named
    unnamed_role: str | None
    articles: tuple[str, ...]
    via: tuple[str, ...]
    citing: tuple[str, ...]


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


@dataclass(frozen=True, slots=True)
class Figure:
    """A claim made of quantities, as a line to read."""

    claim: Claim
    quantity: Quantity
    place: str | None
    part: bool
    voices: tuple[Voice, ...]
    as_of: str | None
    articles: tuple[str, ...]
    move: Revision | None  # against the figure before it in its series


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """Figures that count one thing."""

    counted: str
    unit: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """Who holds one side of a dispute."""

    stance: Stance
    voices: tuple[Voice, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Dispute:
    """A conflict with its sides."""

    conflict: Conflict
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class StoryView:
    """One story, ready to be laid out."""

    story: Story
    articles: tuple[AnnotatedArticle, ...]
    names: dict[str, str]  # short name of each article
    outlets: int
    voices: int
    disputes: tuple[Dispute, ...]
    figures: tuple[FigureGroup, ...]
    variants: tuple[QuotationGroup, ...]
    sayings: tuple[Saying, ...]
    single: tuple[Saying, ...]
    hearsay: tuple[Saying, ...]
    distortions: tuple[Distortion, ...]
    reuse: tuple[Reuse, ...]
    credited: tuple[tuple[str, tuple[str, ...]], ...]  # agency, short names of articles
    aside: float  # share of the letters that is furniture
    aside_reasons: tuple[tuple[str, int], ...]
    loose_quotes: tuple[tuple[str, Span], ...]  # article id, passage
    loose_figures: tuple[Quantity, ...]


def view(ledger: Ledger, story: Story) -> StoryView:
    """The story as its readers see it."""
    return _Builder(ledger, story).view()


def short_id(ident: str) -> str:
    """An id short enough to type; `recoupe why` takes it."""
    article, colon, row = ident.partition(":")
    return f"{article[:4]}:{row}" if colon else ident[:8]


class _Builder:
    """Looks rows up by id while a view is made."""

    def __init__(self, ledger: Ledger, story: Story) -> None:
        members = set(story.articles)
        self.story = story
        self.articles = tuple(a for a in ledger.articles if a.article.id in members)
        self.names = article_names([a.article for a in self.articles])
        self.entities = {e.id: e for e in ledger.entities}
        self.statements = {s.id: (s, a) for a in self.articles for s in a.statements}
        self.quantities = {q.id: (q, a) for a in self.articles for q in a.quantities}
        self.moves = {q: r for s in story.series for q, r in _moves(s)}

    def view(self) -> StoryView:
        sayings = sorted(self._sayings(), key=lambda s: (-s.claim.outlets, -s.claim.origins, self._order(s.claim)))
        speakers = {s.speaker for a in self.articles for s in a.statements if s.speaker}
        letters = Counter[str]()
        reasons = Counter[str]()
        for article in self.articles:
            for block in article.article.blocks:
                n = block.end - block.start
                letters[block.kind] += n
                if block.kind is BlockKind.FURNITURE:
                    reasons[block.reason] += n
        return StoryView(
            story=self.story,
            articles=self.articles,
            names=self.names,
            outlets=len({a.article.outlet or a.article.id for a in self.articles}),
            voices=len(speakers),
            disputes=tuple(self._dispute(c) for c in self.story.conflicts),
            figures=tuple(self._figures()),
            variants=tuple(g for g in self.story.quotations if g.difference.value != "none"),
            sayings=tuple(s for s in sayings if s.mode is not Mode.HEARSAY),
            single=tuple(s for s in sayings if s.claim.support is Support.SINGLE_SOURCE and s.mode is not Mode.HEARSAY),
            hearsay=tuple(s for s in sayings if s.mode is Mode.HEARSAY),
            distortions=self.story.distortions,
            reuse=self.story.reuse,
            credited=tuple(self._credited()),
            aside=letters[BlockKind.FURNITURE] / (sum(letters.values()) or 1),
            aside_reasons=tuple(reasons.most_common()),
            loose_quotes=tuple((a.article.id, q) for a in self.articles for q in a.loose_quotes),
            loose_figures=tuple(q for a in self.articles for q in a.quantities if q.entity is None),
        )

    def _order(self, claim: Claim) -> tuple[int, int]:
        first = claim.evidence[0]
        return next(i for i, a in enumerate(self.articles) if a.article.id == first.article), first.start

    def _sayings(self) -> Iterator[Saying]:
        for claim in self.story.claims:
            if claim.kind is ClaimKind.STATEMENT:
                yield self.saying(claim)

    def saying(self, claim: Claim) -> Saying:
        rows = [self.statements[e.statement] for e in claim.evidence if e.statement]
        lead, article = max(rows, key=lambda r: (r[0].mode is Mode.DIRECT, _words(r[0], r[1]) == claim.text, r[0].id))
        return Saying(
            claim=claim,
            voices=self._voices(rows),
            stance=lead.stance,
            mode=lead.mode,
            said_on=next((s.said_on for s, _ in rows if s.said_on), None),
            text=_words(lead, article),
            articles=_unique(self.names[e.article] for e in claim.evidence),
        )

    def _voices(self, rows: Sequence[tuple[Statement, AnnotatedArticle]]) -> tuple[Voice, ...]:
        speakers = list(dict.fromkeys(self._speaker_key(s) for s, _ in rows))
        voices = []
        for who in speakers:
            own = [(s, a) for s, a in rows if self._speaker_key(s) == who]
            entity = self.entities.get(own[0][0].speaker or "")
            role = next((s.source.text for s, _ in own if s.source), None)
            voices.append(
                Voice(
                    name=entity.name if entity and entity.named else None,
                    unnamed_role=role if not (entity and entity.named) else None,
                    articles=_unique(self.names[a.article.id] for _, a in own),
                    via=_unique(self.name(s.via) for s, _ in own if s.via),
                    citing=_unique(self.name(s.citing) for s, _ in own if s.citing),
                )
            )
        return tuple(voices)

    @staticmethod
    def _speaker_key(statement: Statement) -> str:
        return statement.speaker or (statement.source.text if statement.source else "")

    def name(self, entity: str) -> str:
        """The name of an entity, or its id where the ledger lacks it."""
        return self.entities[entity].name if entity in self.entities else entity

    def _figures(self) -> Iterator[FigureGroup]:
        groups: dict[str, list[Figure]] = {}
        for claim in self.story.claims:
            if claim.kind is ClaimKind.QUANTITY:
                figure = self._figure(claim)
                groups.setdefault(figure.quantity.unit, []).append(figure)
        ordered = sorted(groups.items(), key=lambda g: (-_interest(g[1]), g[0]))
        for unit, figures in ordered:
            figures.sort(key=_figure_order)
            counted = Counter(f.quantity.counted or unit for f in figures).most_common(1)[0][0]
            yield FigureGroup(counted, unit, tuple(figures))

    def _figure(self, claim: Claim) -> Figure:
        rows = [self.quantities[e.quantity] for e in claim.evidence if e.quantity]
        quantity = max((q for q, _ in rows), key=lambda q: (q.entity is not None, q.place is not None, q.score, q.id))
        stated = [(self.statements[q.statement][0], a) for q, a in rows if q.statement in self.statements]
        return Figure(
            claim=claim,
            quantity=quantity,
            place=self.name(quantity.place) if quantity.place else None,
            part=any(q.part_of for q, _ in rows),
            voices=self._voices(stated),
            as_of=next((q.as_of for q, _ in rows if q.as_of), None),
            articles=_unique(self.names[a.article.id] for _, a in rows),
            move=next((self.moves[q.id] for q, _ in rows if q.id in self.moves), None),
        )

    def _dispute(self, conflict: Conflict) -> Dispute:
        rows = [self.statements[e.statement] for e in conflict.evidence if e.statement in self.statements]
        for e in conflict.evidence:
            if e.quantity in self.quantities:
                held = self.quantities[e.quantity][0].statement
                if held in self.statements:
                    rows.append(self.statements[held])
        sides = []
        for stance in (Stance.ASSERTS, Stance.DENIES, Stance.DECLINES):
            own = [(s, a) for s, a in rows if s.stance is stance]
            if own:
                sides.append(Side(stance, self._voices(own), _words(*own[0])))
        return Dispute(conflict, tuple(sides))

    def _credited(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        agencies = dict.fromkeys(g for a in self.articles for g in a.agencies)
        for agency in agencies:
            yield self.name(agency), _unique(self.names[a.article.id] for a in self.articles if agency in a.agencies)


def _moves(series: Series) -> Iterator[tuple[str, Revision]]:
    """Each dated point of a series that follows one by the same speaker, with how it moved since."""
    dated = [p for p in series.points if p.as_of]
    for before, after, move in zip(dated, dated[1:], series.revisions, strict=False):
        if before.speaker is not None and before.speaker == after.speaker:
            yield after.quantity, move


def _words(statement: Statement, article: AnnotatedArticle) -> str:
    return " […] ".join(span.text for span in statement.content)


def _unique(items: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))


def _interest(figures: Sequence[Figure]) -> float:
    """Figures that several voices give, or that move, come first; « deux pays » comes last."""
    values = {(f.quantity.low, f.quantity.high) for f in figures}
    said = sum(bool(f.voices) for f in figures)
    largest = max((abs(f.quantity.high or f.quantity.low or 0) for f in figures), default=0)
    return 3 * len(values) + 2 * said + sum(f.claim.outlets for f in figures) + (2 if largest > 10 else 0)


def _figure_order(figure: Figure) -> tuple[bool, str, bool, str, float, str]:
    q = figure.quantity
    return (q.phase is Phase.PLANNED, figure.place or "~", figure.part, figure.as_of or "~", q.high or q.low or 0, q.id)
