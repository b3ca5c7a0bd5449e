"""Accounts that cannot all hold: figures, attributions, spellings of a name. Denials stand in `denials`.

« au moins 12 morts mardi à Valmer » against « 9 morts mardi à Valmer » is a conflict of numbers. Parts of a whole, other
places, other dates and later tolls are none. Not found here: contradictions that need knowledge of the world.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import combinations

from rapidfuzz import fuzz

from recoupe.crosscheck.claims import Figure, figure_evidence, figure_wording, twins
from recoupe.crosscheck.counting import is_toll, same_thing
from recoupe.crosscheck.denials import statement_evidence
from recoupe.crosscheck.explaining import Names, sentence, words
from recoupe.crosscheck.ids import digest
from recoupe.crosscheck.intervals import coarser, meet
from recoupe.crosscheck.likeness import Said, Weights
from recoupe.model.annotated import AnnotatedArticle
from recoupe.model.article import Evidence
from recoupe.model.entity import Entity, EntityKind, MentionKind
from recoupe.model.quantity import Quantity
from recoupe.model.story import Claim, Conflict, ConflictKind
from recoupe.rules.concepts import LANGUAGE
from recoupe.rules.folding import key

ONE_PASSAGE = 400  # characters

SAME_WORDS = 0.9
LONG_ENOUGH = 6  # words: « C'est faux » may well be said by two people
# rapidfuzz ratio: Antony/Anthony Blinken 96, Zelensky/Zelenskyy 94; the entities were joined before, so all are one person
SPELLING = 82.0


def number_conflicts(
    figures: Sequence[Figure], claims: Sequence[Claim], weights: Weights, names: Names
) -> Iterator[Conflict]:
    """Figures of one thing, place, phase and date whose intervals don't meet; one row a pair of claims."""
    of_figure = {e.quantity: c.id for c in claims for e in c.evidence if e.quantity}
    seen: set[tuple[str, str]] = set()
    for one, other in _pairs(figures):
        first, second = sorted(of_figure[f.quantity.id] for f in (one, other))
        if (first, second) in seen or first == second or not _rival(one, other, weights):
            continue
        seen.add((first, second))
        yield _conflict(
            ConflictKind.NUMBER,
            (first, second),
            [figure_evidence(one), figure_evidence(other)],
            _number_sentence(one.quantity, other.quantity, names),
            "conflict/number",
            0.8,
        )


def _pairs(figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """The figures of one place, or of none, two by two in their order; of one wording in several articles only the first.

    Within an article every figure counts.
    """
    by_place: dict[str | None, list[int]] = {}
    firsts: dict[Hashable, int] = {}
    for n, f in enumerate(figures):
        by_place.setdefault(f.quantity.place, []).append(n)
        firsts.setdefault(figure_wording(f), n)
    first = set(firsts.values())
    within: dict[str, list[int]] = {}
    for n, f in enumerate(figures):
        within.setdefault(f.article.article.id, []).append(n)
    pairs = {p for held in by_place.values() for p in combinations([n for n in held if n in first], 2)}
    pairs |= {p for held in within.values() for p in combinations(held, 2)}
    yield from ((figures[i], figures[j]) for i, j in sorted(pairs))


def _rival(one: Figure, other: Figure, weights: Weights) -> bool:
    """LEDGER's rule: same thing and place, agreeing phases, equal known dates, disjoint intervals, no part of a whole.

    Within one article, and for tolls, which move within hours, two speakers must stand behind the figures. Two figures that
    name no place share it where they stand in one passage, or in sentences that say the same but for the figure.
    """
    (q, a), (r, b) = (one.quantity, one.article), (other.quantity, other.article)
    if meet(q, r) or not (same_thing(q, a, r, b) or _one_breath(q, a, r, b)) or q.part_of == r.id or r.part_of == q.id:
        return False
    if q.as_of is None or r.as_of is None or len(set(coarser(q.as_of, r.as_of))) == 2:
        return False
    if (q.part_of is None) != (r.part_of is None):
        return False
    two_voices = q.entity is not None and r.entity is not None and q.entity != r.entity
    if (a is b or is_toll(q)) and not two_voices:
        return False
    if q.place is None and r.place is None:
        return abs(q.span.start - r.span.start) <= ONE_PASSAGE if a is b else twins(one, other, weights)
    return q.place == r.place


def _one_breath(q: Quantity, a: AnnotatedArticle, r: Quantity, b: AnnotatedArticle) -> bool:
    """Two bare numbers that two voices give in one sentence: « 2 800 selon la police, 6 000 selon les organisateurs »."""
    if a is not b or q.unit or r.unit or q.phase is not r.phase:
        return False
    return any(s.start <= q.span.start < s.end and s.start <= r.span.start < s.end for s in a.sentences)


def _number_sentence(q: Quantity, r: Quantity, names: Names) -> str:
    return sentence(
        LANGUAGE,
        "conflict",
        "number_same" if q.entity and q.entity == r.entity else "number" if q.entity and r.entity else "number_nobody",
        a=words(q.span.text),
        b=words(r.span.text),
        who_a=names.of(q.entity),
        who_b=names.of(r.entity),
    )


def attribution_conflicts(rows: Sequence[Said], claims: Sequence[Claim], names: Names) -> Iterator[Conflict]:
    """The same quoted words given to two speakers in two articles."""
    of_row = {e.statement: c.id for c in claims for e in c.evidence if e.statement}
    quoted = [
        r
        for r in rows
        if r.statement.mode.value == "direct" and r.statement.speaker and len(key(_text(r)).split()) >= LONG_ENOUGH
    ]
    firsts = {(r.statement.speaker, key(_text(r)), r.article.article.id): r for r in reversed(quoted)}
    spoken: dict[tuple[str | None, str], list[Said]] = {}
    for (speaker, words_, _), r in reversed(firsts.items()):
        spoken.setdefault((speaker, words_), []).append(r)
    for a, b in combinations([r for rows_ in spoken.values() for r in rows_[:2]], 2):
        if a.article is b.article or a.statement.speaker == b.statement.speaker:
            continue
        alike = fuzz.ratio(key(_text(a)), key(_text(b))) / 100
        if alike >= SAME_WORDS:
            yield _conflict(
                ConflictKind.ATTRIBUTION,
                dict.fromkeys((of_row[a.statement.id], of_row[b.statement.id])),
                [statement_evidence(a), statement_evidence(b)],
                sentence(
                    LANGUAGE,
                    "conflict",
                    "attribution",
                    a=words(_text(a)),
                    who_a=names.of_row(a),
                    who_b=names.of_row(b),
                ),
                "conflict/attribution",
                alike,
            )


def name_conflicts(articles: Sequence[AnnotatedArticle], entities: Sequence[Entity]) -> Iterator[Conflict]:
    """Full names of one person spelled in two ways, one row a person."""
    for entity in entities:
        if entity.kind is not EntityKind.PERSON or not entity.named:
            continue
        spelled: dict[str, Evidence] = {}
        for article in articles:
            for mention in article.mentions:
                if mention.entity == entity.id and mention.kind is MentionKind.NAME:
                    bare = _bare(mention.span.text, entity)
                    if bare is not None and key(bare) not in spelled:
                        spelled[key(bare)] = _name_evidence(article, mention.span.start, mention.span.end)
        if len(spelled) > 1:
            first, *others = (e.text for e in spelled.values())
            told = sentence(LANGUAGE, "conflict", "name", a=first, b=" », « ".join(others))
            yield _conflict(ConflictKind.NAME, [], list(spelled.values()), told, "conflict/name", 0.6)


def _bare(text: str, entity: Entity) -> str | None:
    """The mention if it is a full name as long as the entity's and close to it; titles and surnames alone are none."""
    words, whole = key(text).split(), key(entity.name).split()
    if len(words) != len(whole) or len(words) < 2:
        return None
    return text if fuzz.ratio(" ".join(words), " ".join(whole)) >= SPELLING else None


def _name_evidence(article: AnnotatedArticle, start: int, end: int) -> Evidence:
    held = next((s for s in article.statements if s.source and s.source.start <= start and end <= s.source.end), None)
    return Evidence(
        article.article.id, start, end, article.article.text[start:end], statement=held.id if held else None
    )


def _conflict(
    kind: ConflictKind, claims: Iterable[str], evidence: list[Evidence], explanation: str, rule: str, score: float
) -> Conflict:
    parts = [f"{e.article}:{e.start}:{e.end}" for e in evidence]
    return Conflict(
        digest(f"conflict-{kind.value}", parts),
        kind,
        tuple(claims),
        tuple(evidence),
        explanation,
        rule,
        round(score, 3),
    )


def _text(row: Said) -> str:
    return " ".join(s.text for s in row.statement.content)
