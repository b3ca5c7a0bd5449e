"""Claims: one fact, with every place that carries it.

« selon Blinken, quelque 8 000 soldats se trouvent dans la région de Koursk » and « Blinken a affirmé que près de 8 000
soldats y ont été déployés » are one claim with two evidence rows. Statements join when their words are alike enough
and nothing sets them apart (`contrasts`); figures join when number, unit, place, phase and date do.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from recoupe.crosscheck.contrasts import Contrast, contrasts
from recoupe.crosscheck.counting import predicates, same_thing
from recoupe.crosscheck.index import Index
from recoupe.crosscheck.intervals import coarser, days_apart, opposed_bounds, same_number
from recoupe.crosscheck.likeness import (
    HELD,
    NAME,
    Content,
    Said,
    Weights,
    aligned,
    content_of,
    holds,
    is_figure,
    likeness,
)
from recoupe.crosscheck.speakers import Nearness
from recoupe.model.annotated import AnnotatedArticle
from recoupe.model.article import Evidence
from recoupe.model.entity import Entity
from recoupe.model.quantity import Phase, Quantity
from recoupe.model.span import Span
from recoupe.model.statement import Stance

Row = TypeVar("Row")

# On the seeds with the annotators' own statements, pairs that say the same reach 0.41–1.0 where one speaker says both
# (others stay under 0.49); with different speakers pairs that say something else reach 0.76.
ENOUGH = {Nearness.SAME: 0.43, Nearness.NEAR: 0.55, Nearness.ROLE: 0.45, Nearness.UNKNOWN: 0.65, Nearness.OTHER: 0.8}

# Two statements of one speaker, each the other's best match by far, need less: at least one telling word.
PAIRED = 0.25
FAR = 0.67  # the next best is at most this like

TOLD = 2  # concepts of a short statement that a longer one of the same voice may hold

# A figure said on Thursday and repeated on Saturday is one figure; a toll that stands still for a week is said anew.
SAME_TIME = 3  # days
SAME_PLAN = 10  # days: what is planned stays so until it is planned anew

# Figures in sentences that are alike but for a day, a place or a negation are two figures.
TWINS = 0.7
APART = frozenset({Contrast.DATE, Contrast.DETAIL, Contrast.NAME})


def clusters(
    rows: Sequence[Row],
    same: Callable[[Row, Row], bool],
    *,
    known: Callable[[Row], int] = lambda _: 0,
    wording: Callable[[Row], Hashable] | None = None,
    concepts: Callable[[Row], Iterable[str]] | None = None,
) -> list[list[Row]]:
    """Groups of rows all of whose members are `same` as one another, in the order of `rows`.

    Each row joins the first group that takes it: no chain of small steps joins what is not alike. Rows of which more is
    `known` go first, so that one of which little is known does not stand between two that belong together. Rows of one
    `wording` are compared once; where `concepts` are given, `same` rows share one of them at least.
    """
    groups: list[list[int]] = []
    apart: list[list[int]] = []  # of each group the members of different wordings
    homes: dict[Hashable, int] = {}
    index = Index()
    for i in sorted(range(len(rows)), key=lambda i: (-known(rows[i]), i)):
        words = wording(rows[i]) if wording else i
        home = homes.get(words)
        if home is None:
            near = index.sharing(concepts(rows[i])) if concepts else range(len(groups))
            home = next((g for g in near if all(same(rows[i], rows[j]) for j in apart[g])), None)
            if home is None:
                home = len(groups)
                groups.append([])
                apart.append([])
            apart[home].append(i)
            homes[words] = home
            if concepts:
                index.add(home, concepts(rows[i]))
        groups[home].append(i)
    return [[rows[i] for i in group] for group in sorted(map(sorted, groups))]


def same_fact(a: Said, b: Said, weights: Weights, near: Nearness) -> bool:
    """Whether two statements say the same thing; `near` is how near their speakers stand to one another."""
    if not a.concepts & b.concepts or _likeness(a, b, weights, near) < ENOUGH[near]:
        return False
    return _may_join(a, b)


def _likeness(a: Said, b: Said, weights: Weights, near: Nearness) -> float:
    """How alike two statements are; 1 where one voice's words hold all of the other's."""
    other = aligned(a.content, b.content).concepts
    least = HELD if near < Nearness.ROLE else TOLD
    if len(a.concepts & other) < (least if near is not Nearness.SAME else 1):
        return 0.0
    if near is not Nearness.OTHER and holds(a.concepts, b.concepts, weights, least):
        return 1.0
    return likeness(a.concepts, other, weights)


def paired(groups: Sequence[list[Said]], weights: Weights) -> list[list[Said]]:
    """The groups, with those joined that are each other's best match by far for one speaker in two articles.

    « Le pont rouvrira avant Noël » and « Il a promis la réouverture du pont pour décembre » share few words; where the speaker
    says nothing else that is as like in either article, they are one. Groups keep their order.
    """
    by_speaker: dict[str, list[int]] = {}
    for n, group in enumerate(groups):
        if group[0].statement.speaker is not None:
            by_speaker.setdefault(group[0].statement.speaker, []).append(n)
    home = list(range(len(groups)))
    for members in by_speaker.values():
        rated: dict[int, list[tuple[float, int]]] = {n: [] for n in members}
        for i, n in enumerate(members):
            for m in members[:i]:
                likeness = _pair_likeness(groups[n], groups[m], weights)
                if likeness:
                    rated[n].append((likeness, m))
                    rated[m].append((likeness, n))
        best = {n: _by_far(r) for n, r in rated.items()}
        for n in members:
            match = best[n]
            if match is not None and match < n and best[match] == n:
                home[n] = match
    joined: dict[int, list[Said]] = {}
    for n, group in enumerate(groups):
        joined.setdefault(home[n], []).extend(group)
    return [sorted(rows, key=lambda r: (*r.key, r.statement.id)) for rows in joined.values()]


def _by_far(rated: Sequence[tuple[float, int]]) -> int | None:
    """The best of them, where it is like enough and no other comes near it."""
    ordered = sorted(rated, key=lambda r: (-r[0], r[1]))
    if not ordered or ordered[0][0] < PAIRED or (len(ordered) > 1 and ordered[1][0] > ordered[0][0] * FAR):
        return None
    return ordered[0][1]


def _pair_likeness(one: Sequence[Said], other: Sequence[Said], weights: Weights) -> float:
    """How alike the most alike rows of two groups are; 0 where a row of one may not be joined with a row of the other."""
    best = 0.0
    if {r.article.article.id for r in one} & {r.article.article.id for r in other}:
        return 0.0
    for a in distinct(one):
        for b in distinct(other):
            if not _may_join(a, b):
                return 0.0
            if min(len(a.concepts), len(b.concepts)) < TOLD:
                return 0.0  # « ce chiffre », « ces propos »
            best = max(best, likeness(_plain(a.content), _plain(aligned(a.content, b.content)), weights, least=1))
    return best


def distinct(rows: Sequence[Said]) -> list[Said]:
    """One row of each wording, the first."""
    return list({r.wording: r for r in reversed(rows)}.values())[::-1]


def _plain(content: Content) -> frozenset[str]:
    """The concepts of a content but names and figures, which say what it is about, not what it says."""
    return frozenset(c for c in content.concepts if not c.startswith(NAME) and not is_figure(c))


def _may_join(a: Said, b: Said) -> bool:
    """Whether nothing sets two statements of one speaker apart."""
    if (a.statement.stance is Stance.DECLINES) != (b.statement.stance is Stance.DECLINES):
        return False
    rejected = (a.statement.rejects_content, b.statement.rejects_content)
    if a.content.figures and b.content.figures and not a.content.figures & b.content.figures:
        return False  # « trois morts », « quatre disparus »
    return not dates_differ(a.statement.said_on, b.statement.said_on) and not contrasts(
        a.content, b.content, rejected=rejected
    )


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity in its article, with the words around it: its statement's content, else its sentence."""

    quantity: Quantity
    article: AnnotatedArticle
    around: Content


def figure_evidence(figure: Figure) -> Evidence:
    """The words of a figure as evidence."""
    q = figure.quantity
    return Evidence(figure.article.article.id, q.span.start, q.span.end, q.span.text, quantity=q.id)


def figure_wording(figure: Figure) -> Hashable:
    """The same for two figures that cannot be told apart."""
    q = figure.quantity
    number = (q.low, q.high, q.modifier, q.unit, q.counted, q.place, q.phase, q.entity, q.as_of, q.part_of is None)
    return number, figure.around.wording, predicates(q, figure.article)


def settled(figure: Figure) -> int:
    """How much is known of a figure: its place, its speaker, its day."""
    q = figure.quantity
    return sum(known is not None for known in (q.place, q.entity, q.as_of))


def figures(articles: Sequence[AnnotatedArticle], entities: Mapping[str, Entity]) -> list[Figure]:
    """Every quantity of `articles`, ready for comparison, in order of article and place."""
    found = []
    for article in articles:
        contents = {s.id: s.content for s in article.statements}
        for q in article.quantities:
            spans = contents.get(q.statement or "") or _sentence(q, article)
            found.append(Figure(q, article, content_of(article, spans, entities)))
    return found


def _sentence(q: Quantity, article: AnnotatedArticle) -> tuple[Span, ...]:
    held = next((s for s in article.sentences if s.start <= q.span.start < s.end), None)
    return (Span.of(article.article.text, held.start, held.end),) if held else (q.span,)


def same_figure(one: Figure, other: Figure, weights: Weights) -> bool:
    """Whether two figures give the same number of the same thing, about the same time."""
    a, b = one.quantity, other.quantity
    apart = days_apart(a.as_of, b.as_of)
    limit = SAME_PLAN if a.phase is b.phase is Phase.PLANNED else SAME_TIME
    if not same_number(a, b) or opposed_bounds(a, b) or (apart is not None and apart > limit):
        return False
    if not same_thing(a, one.article, b, other.article):
        return False
    known = a.entity is not None and a.entity == b.entity
    unknown = a.entity is None or b.entity is None
    if a.place != b.place and not ((a.place is None or b.place is None) and (known or unknown)):
        return False
    alike = likeness(one.around.concepts, other.around.concepts, weights) >= TWINS
    return not (alike and contrasts(one.around, other.around) & APART)


def twins(one: Figure, other: Figure, weights: Weights) -> bool:
    """Whether the words around two figures say the same but for figures."""
    if likeness(one.around.concepts, other.around.concepts, weights) < TWINS:
        return False
    return not contrasts(one.around, other.around) - {Contrast.NUMBER}


def dates_differ(a: str | None, b: str | None) -> bool:
    """Whether two ISO dates are known and differ at the coarser grain."""
    return a is not None and b is not None and len(set(coarser(a, b))) == 2
