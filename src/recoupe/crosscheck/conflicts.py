"""Accounts that cannot all hold: figures, denials, attributions, spellings of a name.

« au moins 12 morts mardi à Valmer » against « 9 morts mardi à Valmer » is a conflict of numbers; « la Corée du Nord a nié
fournir des forces » denies whoever says that she does, even with other words. Parts of a whole, other places, other dates
and later tolls are none. Not found here: contradictions that need knowledge of the world.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from rapidfuzz import fuzz

from recoupe.crosscheck.claims import Figure, clusters
from recoupe.crosscheck.counting import is_toll, same_thing
from recoupe.crosscheck.explaining import listed, name, sentence, words
from recoupe.crosscheck.ids import digest
from recoupe.crosscheck.intervals import coarser, meet
from recoupe.crosscheck.likeness import NAME, Said, Weights
from recoupe.model.annotated import AnnotatedArticle
from recoupe.model.article import Evidence
from recoupe.model.entity import Entity, EntityKind, MentionKind
from recoupe.model.quantity import Quantity
from recoupe.model.span import hull
from recoupe.model.statement import Stance
from recoupe.model.story import Claim, Conflict, ConflictKind
from recoupe.rules.folding import key

LANGUAGE = "fr"  # of the explanations

ONE_PASSAGE = 400  # characters

# Share of the denial's words (weighted) that the other side holds, or the other way round: on the seeds 0.6 to 1.0 for
# what is denied, under 0.55 for what is only about the same people. Who answers in the next breath needs less.
DENIED = 0.6
ANSWERED = 0.4
MIN_SHARED = 2  # concepts, one of them no name
NEXT_BREATH = 700  # characters between a statement and the answer to it
SAME_WORDS = 0.9
LONG_ENOUGH = 6  # words: « C'est faux » may well be said by two people
# rapidfuzz ratio: Antony/Anthony Blinken 96, Zelensky/Zelenskyy 94; the entities were joined before, so all are one person
SPELLING = 82.0


def number_conflicts(
    figures: Sequence[Figure], claims: Sequence[Claim], entities: Mapping[str, Entity]
) -> Iterator[Conflict]:
    """Figures of one thing, place, phase and date whose intervals don't meet; one row a pair of claims."""
    of_figure = {e.quantity: c.id for c in claims for e in c.evidence if e.quantity}
    seen: set[tuple[str, str]] = set()
    for (q, a), (r, b) in combinations([(f.quantity, f.article) for f in figures], 2):
        if not _rival(q, a, r, b):
            continue
        pair = tuple(sorted((of_figure.get(q.id, q.id), of_figure.get(r.id, r.id))))
        if pair in seen or pair[0] == pair[1]:
            continue
        seen.add((pair[0], pair[1]))
        yield _conflict(
            ConflictKind.NUMBER,
            [c for c in pair if c in of_figure.values()],
            [_figure_evidence(q, a), _figure_evidence(r, b)],
            _number_sentence(q, r, entities),
            "conflict/number",
            0.8,
        )


def _rival(q: Quantity, a: AnnotatedArticle, r: Quantity, b: AnnotatedArticle) -> bool:
    """LEDGER's rule: same thing and place, agreeing phases, equal known dates, disjoint intervals, no part of a whole.

    Within one article, and for tolls, which move within hours, two speakers must stand behind the figures; two figures of
    one passage that name no place share it.
    """
    if meet(q, r) or not same_thing(q, a, r, b) or q.part_of == r.id or r.part_of == q.id:
        return False
    if q.as_of is None or r.as_of is None or len(set(coarser(q.as_of, r.as_of))) == 2:
        return False
    if (q.part_of is None) != (r.part_of is None):
        return False
    two_voices = q.entity is not None and r.entity is not None and q.entity != r.entity
    if (a is b or is_toll(q)) and not two_voices:
        return False
    if q.place is None and r.place is None:
        return a is b and abs(q.span.start - r.span.start) <= ONE_PASSAGE
    return q.place == r.place


def _number_sentence(q: Quantity, r: Quantity, entities: Mapping[str, Entity]) -> str:
    return sentence(
        LANGUAGE,
        "conflict",
        "number_same" if q.entity and q.entity == r.entity else "number" if q.entity and r.entity else "number_nobody",
        a=words(q.span.text),
        b=words(r.span.text),
        who_a=name(q.entity, entities, LANGUAGE),
        who_b=name(r.entity, entities, LANGUAGE),
    )


def denials(
    rows: Sequence[Said], claims: Sequence[Claim], weights: Weights, entities: Mapping[str, Entity]
) -> Iterator[Conflict]:
    """Statements that deny what others assert; one row for each group of denials that say the same."""
    of_row = {e.statement: c.id for c in claims for e in c.evidence if e.statement}
    denying = [r for r in rows if r.statement.stance is Stance.DENIES]
    asserting = [r for r in rows if r.statement.stance is Stance.ASSERTS]
    for group in clusters(denying, lambda a, b: of_row[a.statement.id] == of_row[b.statement.id]):
        against = [r for r in asserting if any(_denies(d, r, weights, entities) for d in group)]
        if not against:
            continue
        sides = [*against, *group]
        yield _conflict(
            ConflictKind.DENIAL,
            dict.fromkeys(of_row[r.statement.id] for r in sides),
            [statement_evidence(r) for r in sides],
            _denial_sentence(group[0], against, entities),
            "conflict/denial",
            0.7,
        )


def _denies(denial: Said, other: Said, weights: Weights, entities: Mapping[str, Entity]) -> bool:
    """Whether `other`, by somebody else, holds enough of the denial's words; who denies counts as a word of it."""
    if denial.statement.speaker is not None and denial.statement.speaker == other.statement.speaker:
        return False
    subject = entities.get(denial.statement.speaker or "")
    about = denial.concepts | ({NAME + key(subject.name)} & other.concepts if subject else frozenset())
    shared = about & other.concepts
    plain = {c for c in shared if not c.startswith(NAME)}
    if not plain or len(shared) < MIN_SHARED:
        return False
    share = weights.total(shared) / min(weights.total(about), weights.total(other.concepts))
    return share >= (ANSWERED if _answers(denial, other) else DENIED)


def _answers(denial: Said, other: Said) -> bool:
    """Whether the denial, whose own words say no, follows the other's in one article."""
    if denial.article is not other.article or denial.statement.rejects_content:
        return False
    return 0 <= denial.statement.content[0].start - other.statement.content[-1].end <= NEXT_BREATH


def _denial_sentence(denial: Said, against: Sequence[Said], entities: Mapping[str, Entity]) -> str:
    others = list(dict.fromkeys(_name(r, entities) for r in against))
    form = "denial" if denial.statement.rejects_content else "contradiction"
    form += "_several" if len(others) > 1 else ""
    who, said = _name(denial, entities), words(denial.statement.content[0].text)
    return sentence(LANGUAGE, "conflict", form, who_a=who, a=said, others=listed(others))


def attribution_conflicts(
    rows: Sequence[Said], claims: Sequence[Claim], entities: Mapping[str, Entity]
) -> Iterator[Conflict]:
    """The same quoted words given to two speakers in two articles."""
    of_row = {e.statement: c.id for c in claims for e in c.evidence if e.statement}
    quoted = [
        r
        for r in rows
        if r.statement.mode.value == "direct" and r.statement.speaker and len(key(_text(r)).split()) >= LONG_ENOUGH
    ]
    for a, b in combinations(quoted, 2):
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
                    who_a=_name(a, entities),
                    who_b=_name(b, entities),
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


def statement_evidence(row: Said) -> Evidence:
    """The words of a statement's content as evidence."""
    start, end = hull(row.statement.content)
    return Evidence(row.article.article.id, start, end, row.article.article.text[start:end], statement=row.statement.id)


def _figure_evidence(q: Quantity, a: AnnotatedArticle) -> Evidence:
    return Evidence(a.article.id, q.span.start, q.span.end, q.span.text, quantity=q.id)


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


def _name(row: Said, entities: Mapping[str, Entity]) -> str:
    role = row.statement.source.text if row.statement.source else None
    return name(row.statement.speaker, entities, LANGUAGE, role)


def _text(row: Said) -> str:
    return " ".join(s.text for s in row.statement.content)
