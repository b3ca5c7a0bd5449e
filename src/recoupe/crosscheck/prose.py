"""Plain prose that says what a statement says.

« Selon le préfet, la digue a cédé » in one article and « La digue a cédé » in another: the second says the same and names
nobody. It is evidence of the claim without being a statement: its outlet carries the claim and adds no origin. Only
sentences that no statement of their article holds are compared, and headlines drop their sources by custom. Not found: prose
that says the same in wholly other words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from recoupe.crosscheck.contrasts import Contrast, contrasts
from recoupe.crosscheck.likeness import Content, Said, Weights, aligned, concept_of_name, content_of, likeness
from recoupe.model.annotated import AnnotatedArticle
from recoupe.model.article import BlockKind, Evidence
from recoupe.model.entity import Entity
from recoupe.model.span import Span, hull
from recoupe.model.statement import Stance

# A sentence of another text says what a statement says: stricter than for two statements, since nobody vouches for it.
ALIKE = 0.62
LONGER = 0.5  # enough where it holds every word of the statement
ENOUGH = 3  # shared concepts


@dataclass(frozen=True, slots=True)
class Prose:
    """A sentence that no statement of its article holds, ready for comparison."""

    article: AnnotatedArticle
    span: Span
    conditional: bool
    content: Content

    @property
    def evidence(self) -> Evidence:
        """The sentence as evidence of a claim."""
        return Evidence(self.article.article.id, self.span.start, self.span.end, self.span.text)


def prose_of(article: AnnotatedArticle, entities: Mapping[str, Entity]) -> Iterator[Prose]:
    """The sentences of the body that no statement touches."""
    held = [hull(s.content) for s in article.statements]
    body = [(b.start, b.end) for b in article.article.blocks if b.kind is BlockKind.BODY]
    for s in article.sentences:
        if any(a < s.end and s.start < b for a, b in held) or not any(a <= s.start < b for a, b in body):
            continue
        span = Span.of(article.article.text, s.start, s.end)
        yield Prose(article, span, s.conditional, content_of(article, (span,), entities))


def alike(row: Said, prose: Prose, weights: Weights, entities: Mapping[str, Entity]) -> float:
    """How like a statement a sentence of another article is, 0 where it says something else; a reserve may be lost.

    Who speaks is no part of what is said: their name is left out of the sentence.
    """
    speaker = entities.get(row.statement.speaker or "")
    named = frozenset({concept_of_name(speaker.name)}) if speaker else frozenset()
    content = replace(prose.content, concepts=prose.content.concepts - (named - row.concepts))
    concepts = aligned(row.content, content).concepts
    if len(row.concepts & concepts) < ENOUGH:
        return 0.0
    found = likeness(row.concepts, concepts, weights)
    if found < (LONGER if row.concepts <= content.concepts else ALIKE):
        return 0.0
    return 0.0 if contrasts(row.content, content) - {Contrast.CERTAINTY} else max(found, ALIKE)


def repeated(
    groups: Sequence[Sequence[Said]], proses: Sequence[Prose], weights: Weights, entities: Mapping[str, Entity]
) -> dict[int, list[Prose]]:
    """For each group of statements (its place in `groups`) the sentences of other articles that say the same."""
    rows = [
        (n, r)
        for n, group in enumerate(groups)
        for r in group
        if r.statement.stance is Stance.ASSERTS and not r.statement.rejects_content
    ]
    found: dict[int, list[Prose]] = {}
    for prose in proses:
        rated = [
            (alike(r, prose, weights, entities), -n)
            for n, r in rows
            if r.article is not prose.article and _as_sure(r, prose) and r.concepts & prose.content.concepts
        ]
        best = max(rated, default=(0.0, 0))
        if best[0]:
            found.setdefault(-best[1], []).append(prose)
    return found


def _as_sure(row: Said, prose: Prose) -> bool:
    return (row.hearsay or row.content.reserved) == (prose.conditional or prose.content.reserved)
