"""Distortions: what one text lost of another's words.

« jusqu'à 8 000 soldats » becoming « 8 000 soldats » lost its bound; « un ouvrier aurait été tué » becoming « un ouvrier a
été tué » lost its reserve; « selon le préfet, la digue a cédé » becoming « la digue a cédé » lost its speaker. The lesser
text may be plain prose that nobody says. Not found: a loss behind wholly other words, and which text came first where
neither is dated: the fuller words are taken for the earlier.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from recoupe.crosscheck.claims import Figure
from recoupe.crosscheck.contrasts import Contrast, contrasts
from recoupe.crosscheck.explaining import name, sentence, words
from recoupe.crosscheck.ids import digest
from recoupe.crosscheck.likeness import Content, Said, Weights, content_of, likeness
from recoupe.model.annotated import AnnotatedArticle
from recoupe.model.article import BlockKind, Evidence
from recoupe.model.entity import Entity
from recoupe.model.quantity import Modifier
from recoupe.model.span import Span, hull
from recoupe.model.statement import Mode, Stance
from recoupe.model.story import Distortion, DistortionKind

LANGUAGE = "fr"  # of the explanations

# A sentence of another text says what a statement says: stricter than for claims, since nobody vouches for it.
ALIKE = 0.62
ENOUGH = 3  # shared concepts

_BOUNDS = (Modifier.AT_MOST, Modifier.AT_LEAST, Modifier.MORE_THAN, Modifier.LESS_THAN)


@dataclass(frozen=True, slots=True)
class _Prose:
    """A sentence that no statement of its article holds, ready for comparison."""

    article: AnnotatedArticle
    span: Span
    conditional: bool
    content: Content


def lost_modifiers(groups: Sequence[Sequence[Figure]]) -> Iterator[Distortion]:
    """Within each claim's figures: a bound in one article that is an exact figure of nobody else's in another."""
    for group in groups:
        for (q, a), (r, b) in combinations([(f.quantity, f.article) for f in group], 2):
            if a is b or (q.entity != r.entity and q.entity is not None and r.entity is not None):
                continue
            for (one, where), (other, there) in (((q, a), (r, b)), ((r, b), (q, a))):
                if one.modifier in _BOUNDS and other.modifier is Modifier.EXACT:
                    first = Evidence(where.article.id, one.span.start, one.span.end, one.span.text, quantity=one.id)
                    last = Evidence(
                        there.article.id, other.span.start, other.span.end, other.span.text, quantity=other.id
                    )
                    yield _row(DistortionKind.MODIFIER_LOST, first, last, "")


def lost_on_the_way(
    rows: Sequence[Said], articles: Sequence[AnnotatedArticle], entities: Mapping[str, Entity], weights: Weights
) -> Iterator[Distortion]:
    """Statements that another article repeats in plain prose, without the conditional or without the speaker."""
    prose = [p for a in articles for p in _prose(a, entities)]
    for row in rows:
        if row.statement.stance is not Stance.ASSERTS:
            continue
        start, end = hull(row.statement.content)
        told = Evidence(
            row.article.article.id, start, end, row.article.article.text[start:end], statement=row.statement.id
        )
        hearsay = row.statement.mode is Mode.HEARSAY or row.statement.conditional
        for other in prose:
            if other.article is row.article or not _same(row, other, weights):
                continue
            after = Evidence(other.article.article.id, other.span.start, other.span.end, other.span.text)
            if hearsay and not other.conditional:
                yield _row(DistortionKind.CERTAINTY_LOST, told, after, "")
            elif row.statement.speaker is not None and not other.conditional:
                who = name(
                    row.statement.speaker,
                    entities,
                    LANGUAGE,
                    row.statement.source.text if row.statement.source else None,
                )
                yield _row(DistortionKind.ATTRIBUTION_LOST, told, after, who)


def lost_conditionals(groups: Sequence[Sequence[Said]]) -> Iterator[Distortion]:
    """Within each claim: hearsay in one article that another states as fact, nobody speaking."""
    for group in groups:
        for a, b in combinations(group, 2):
            for doubtful, sure in ((a, b), (b, a)):
                if doubtful.article is sure.article or not _reserved(doubtful) or _reserved(sure):
                    continue
                if doubtful.statement.speaker == sure.statement.speaker:
                    yield _row(DistortionKind.CERTAINTY_LOST, _evidence(doubtful), _evidence(sure), "")


def _reserved(row: Said) -> bool:
    return row.statement.mode is Mode.HEARSAY or row.statement.conditional


def _evidence(row: Said) -> Evidence:
    start, end = hull(row.statement.content)
    return Evidence(row.article.article.id, start, end, row.article.article.text[start:end], statement=row.statement.id)


def _prose(article: AnnotatedArticle, entities: Mapping[str, Entity]) -> Iterator[_Prose]:
    held = [hull(s.content) for s in article.statements]
    body = [(b.start, b.end) for b in article.article.blocks if b.kind is BlockKind.BODY]
    for s in article.sentences:
        if any(a < s.end and s.start < b for a, b in held) or not any(a <= s.start < b for a, b in body):
            continue  # headlines drop their sources by custom
        span = Span.of(article.article.text, s.start, s.end)
        yield _Prose(article, span, s.conditional, content_of(article, (span,), entities))


def _same(row: Said, other: _Prose, weights: Weights) -> bool:
    if contrasts(row.content, other.content) - {Contrast.CERTAINTY}:
        return False
    shared = row.concepts & other.content.concepts
    return len(shared) >= ENOUGH and likeness(row.concepts, other.content.concepts, weights) >= ALIKE


def _row(kind: DistortionKind, first: Evidence, last: Evidence, who: str) -> Distortion:
    return Distortion(
        id=digest("distortion", (kind, *(f"{e.article}:{e.start}:{e.end}" for e in (first, last)))),
        kind=kind,
        from_=first,
        to=last,
        explanation=sentence(LANGUAGE, "distortion", kind.value, a=words(first.text), b=words(last.text), who_a=who),
        rule=f"distortion/{kind.value}",
        score=0.7,
    )
