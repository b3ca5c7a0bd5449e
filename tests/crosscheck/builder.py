"""Annotated articles for tests of cross-checking, written down as who says what.

`article("a", says("Léa Roux", "« Le pont est fermé »"), …)` makes an article whose text is the contents, one a line, with
statements, figures (« 12 blessés » by `counts`) and content words in place; entities are already the story's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from recoupe.crosscheck.story import cross_check
from recoupe.extraction.parse import parse
from recoupe.extraction.terms import find_sentences, find_terms
from recoupe.model.annotated import AnnotatedArticle
from recoupe.model.article import Article, Block, BlockKind, Published, PublishedBasis
from recoupe.model.entity import Entity, EntityKind
from recoupe.model.quantity import Modifier, Phase, Quantity
from recoupe.model.span import Span
from recoupe.model.statement import Mode, Stance, Statement
from recoupe.model.story import ConflictKind, Story
from recoupe.stories import find_reuse


@dataclass(frozen=True)
class Figure:
    """A figure inside a content: its words and what they mean."""

    words: str
    low: float | None
    high: float | None
    unit: str
    modifier: Modifier = Modifier.EXACT
    place: str | None = None
    phase: Phase = Phase.DONE


@dataclass(frozen=True)
class Line:
    """One statement of an article; without a speaker and mode it is plain prose."""

    speaker: str | None
    content: str
    stance: Stance = Stance.ASSERTS
    mode: Mode = Mode.INDIRECT
    citing: str | None = None
    via: str | None = None
    said_on: str | None = None
    figures: tuple[Figure, ...] = field(default_factory=tuple)
    plain: bool = False


def says(speaker: str | None, content: str, *figures: Figure, **rest) -> Line:
    """A statement; quotation marks around it make it direct."""
    mode = Mode.DIRECT if content.startswith("«") else Mode.INDIRECT
    return Line(speaker, content, **{"mode": mode, **rest}, figures=figures)


def prose(content: str, *figures: Figure) -> Line:
    """Words that nobody says."""
    return Line(None, content, figures=figures, plain=True)


def entity_id(name: str | None) -> str | None:
    """The id that tests give an entity."""
    return None if name is None else "e-" + name


def article(
    name: str, *lines: Line, published: str | None = "2031-05-06", agencies: Sequence[str] = ()
) -> AnnotatedArticle:
    """An annotated article with the id `name`."""
    text, statements, quantities = "", [], []
    for line in lines:
        start = len(text)
        content = Span(start, start + len(line.content), line.content)
        ident = None
        text += line.content + ".\n"
        if not line.plain:
            ident = f"{name}:s{len(statements) + 1}"
            statements.append(
                Statement(
                    ident, None, entity_id(line.speaker), None, (content,), line.mode, line.stance,
                    line.stance is Stance.DENIES, False, entity_id(line.citing), entity_id(line.via), line.said_on,
                    "test", 1.0,
                )
            )  # fmt: skip
        for figure in line.figures:
            at = start + line.content.index(figure.words)
            quantities.append(
                Quantity(
                    f"{name}:q{len(quantities) + 1}", Span(at, at + len(figure.words), figure.words), figure.low,
                    figure.high, figure.modifier, figure.unit, figure.unit, entity_id(figure.place), figure.phase, None,
                    None, ident, entity_id(line.speaker), line.said_on or published, "test", 1.0,
                )
            )  # fmt: skip
    read = Article(
        name, f"{name}.txt", None, None, None, (), "fr", text,
        Published(published, PublishedBasis.GIVEN if published else PublishedBasis.UNKNOWN),
        (Block(0, len(text), BlockKind.BODY, "test"),),
    )  # fmt: skip
    credited = tuple(entity_id(a) or "" for a in agencies)
    parsed = parse(read, "fr")
    return AnnotatedArticle(
        read,
        tuple(statements),
        tuple(quantities),
        agencies=credited,
        terms=find_terms(parsed),
        sentences=find_sentences(parsed),
    )


def entities(articles: Sequence[AnnotatedArticle]) -> list[Entity]:
    """The entities that the articles' rows refer to."""
    ids = {
        i
        for a in articles
        for i in (
            *(x for s in a.statements for x in (s.speaker, s.citing, s.via)),
            *(x for q in a.quantities for x in (q.place, q.entity)),
            *a.agencies,
        )
        if i
    }
    return [Entity(i, i.removeprefix("e-"), True, EntityKind.PERSON) for i in sorted(ids)]


def story(*articles) -> Story:
    known = entities(articles)
    return cross_check(articles, known, find_reuse(articles, known))


def claim_with(result: Story, words: str):
    return next(c for c in result.claims if any(words in e.text for e in c.evidence))


def kinds(result: Story) -> list[ConflictKind]:
    return [c.kind for c in result.conflicts]


def flood(name: str, who: str, words: str, low, high, modifier=Modifier.EXACT, **rest):
    figure = Figure(words, low, high, "mort", modifier, place="Valmer", **rest)
    return says(who, f"la crue a fait {words} à Valmer", figure)
