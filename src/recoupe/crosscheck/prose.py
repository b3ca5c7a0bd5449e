"""Plain prose that says what a statement says.

« Selon le préfet, la digue a cédé » in one article and « La digue a cédé » in another: the second says the same and names
nobody. It is evidence of the claim without being a statement: its outlet carries the claim and adds no origin. Only
sentences that no statement of their article holds are compared, and headlines drop their sources by custom. Not found: prose
that says the same in wholly other words.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from recoupe.crosscheck.contrasts import Contrast, contrasts
from recoupe.crosscheck.index import Index
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


@dataclass(frozen=True, slots=True)
class Echo:
    """A sentence of prose that says what a statement of another article says, a reserve apart."""

    prose: Prose
    group: int  # place of the statement's group among all
    row: Said
    alike: float
    as_sure: bool  # the reserve, or its absence, is the same on both sides


def echoes(
    groups: Sequence[Sequence[Said]], proses: Sequence[Prose], weights: Weights, entities: Mapping[str, Entity]
) -> list[Echo]:
    """For each sentence and each group of statements that it echoes the row that it is most like."""
    rows: list[tuple[int, list[Said]]] = []  # of each group and wording the rows
    for n, group in enumerate(groups):
        by_wording: dict[Hashable, list[Said]] = {}
        for r in group:
            if r.statement.stance is Stance.ASSERTS and not r.statement.rejects_content:
                by_wording.setdefault(r.wording, []).append(r)
        rows += [(n, same) for same in by_wording.values()]
    index = Index()
    for place, (_, same) in enumerate(rows):
        index.add(place, same[0].concepts)
    found: list[Echo] = []
    for prose in proses:
        best: dict[int, Echo] = {}
        for place in index.sharing(prose.content.concepts, least=2):
            n, same = rows[place]
            row = next((r for r in same if r.article is not prose.article), None)
            rated = alike(row, prose, weights, entities) if row is not None else 0.0
            if row is not None and rated and (n not in best or rated > best[n].alike):
                best[n] = Echo(prose, n, row, rated, _as_sure(row, prose))
        found += [best[n] for n in sorted(best)]
    return found


def repeated(found: Sequence[Echo]) -> dict[int, list[Prose]]:
    """For each group of statements (its place) the sentences of other articles that say the same, each with its best."""
    best: dict[int, Echo] = {}
    for echo in found:
        other = best.get(id(echo.prose))
        if echo.as_sure and (other is None or echo.alike > other.alike):
            best[id(echo.prose)] = echo
    repeating: dict[int, list[Prose]] = {}
    for echo in found:
        if best.get(id(echo.prose)) is echo:
            repeating.setdefault(echo.group, []).append(echo.prose)
    return repeating


def _as_sure(row: Said, prose: Prose) -> bool:
    return (row.hearsay or row.content.reserved) == (prose.conditional or prose.content.reserved)
