"""Denials: who rejects what others assert.

« la Corée du Nord a nié fournir des forces » denies whoever says that she does, even with other words, in any article of the
story. « C'est un mensonge » and « le groupe conteste ce chiffre » have no words of their own: they deny what was said just
before, as do retorts (« Faux, rétorque la préfète », « Il s'en défend : « … » »). Not found: a denial that only knowledge
of the world connects with what it denies.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from recoupe.crosscheck.claims import clusters
from recoupe.crosscheck.contrasts import exclusive_words
from recoupe.crosscheck.explaining import Names, listed, sentence, words
from recoupe.crosscheck.ids import digest
from recoupe.crosscheck.likeness import (
    NAME,
    Said,
    Weights,
    concept_of_name,
    concept_of_term,
    concept_of_word,
    is_figure,
)
from recoupe.crosscheck.speakers import Nearness, Voices
from recoupe.model.article import Evidence
from recoupe.model.entity import Entity
from recoupe.model.span import hull
from recoupe.model.statement import Mode, Stance
from recoupe.model.story import Claim, Conflict, ConflictKind
from recoupe.rules.concepts import LANGUAGE
from recoupe.rules.folding import key
from recoupe.rules.loader import load

# Share of the denial's words (weighted) that the other side holds, or the other way round: on the seeds 0.6 to 1.0 for
# what is denied, under 0.55 for what is only about the same people. Who answers in the next breath needs less.
DENIED = 0.6
ANSWERED = 0.4
MIN_SHARED = 2  # concepts, one of them no name
NEXT_BREATH = 700  # characters between a statement and the answer to it
AT_ONCE = 250  # characters between a statement and an answer that shares no word with it


@dataclass(frozen=True, slots=True)
class Anaphor:
    """Nouns and adjectives by which a denial points back: to a `figure` or to an `account`; `rejecting` verbs."""

    kind: str
    words: tuple[str, ...]
    example: str
    counter: str


@cache
def _anaphors(kind: str) -> frozenset[str]:
    entries = [a for a in load(LANGUAGE, "comparison", "anaphor", Anaphor) if a.kind == kind]
    return frozenset(concept_of_word(key(w), key(w)) for a in entries for w in a.words)


@dataclass(frozen=True, slots=True)
class _Story:
    """What the search for denied statements reads."""

    rows: Sequence[Said]
    claim_of: Mapping[str, str]
    entities: Mapping[str, Entity]
    weights: Weights
    voices: Voices
    names: Names


def denials(
    rows: Sequence[Said],
    claims: Sequence[Claim],
    weights: Weights,
    entities: Mapping[str, Entity],
    voices: Voices,
    names: Names,
) -> Iterator[Conflict]:
    """Statements that deny what others assert; one row for each group of denials that say the same."""
    claim_of = {e.statement: c.id for c in claims for e in c.evidence if e.statement}
    story = _Story(rows, claim_of, entities, weights, voices, names)
    denying = [r for r in rows if r.statement.stance is Stance.DENIES]
    for group in clusters(denying, lambda a, b: claim_of[a.statement.id] == claim_of[b.statement.id]):
        denied, against = _rejected(group, story)
        if not against:
            continue
        sides = [*against, *denied]
        evidence = tuple(statement_evidence(r) for r in sides)
        yield Conflict(
            id=digest("conflict-denial", (f"{e.article}:{e.start}:{e.end}" for e in evidence)),
            kind=ConflictKind.DENIAL,
            claims=tuple(dict.fromkeys(claim_of[r.statement.id] for r in sides)),
            evidence=evidence,
            explanation=_explained(denied[0], against, story),
            rule="conflict/denial",
            score=0.7,
        )


def _rejected(group: Sequence[Said], story: _Story) -> tuple[list[Said], list[Said]]:
    """The denials of a group, those first whose own words reject something, and what they reject.

    Statements with their words anywhere; else what stood just before. A denial that only points back (« ce chiffre »)
    speaks for itself alone: alike words elsewhere point to something else.
    """
    asserting = [r for r in story.rows if r.statement.stance is Stance.ASSERTS]
    own = [d for d in group if any(_denies(d, r, story) for r in asserting)]
    if own:
        return [*own, *(d for d in group if d not in own)], [
            r for r in asserting if any(_denies(d, r, story) for d in own)
        ]
    before = {d.statement.id: _just_before(d, asserting, story) for d in group}
    pointing = [d for d in group if before[d.statement.id]]
    return pointing, list({r.statement.id: r for d in pointing for r in before[d.statement.id]}.values())


def _others(denial: Said, other: Said, story: _Story) -> bool:
    return story.voices.nearness(denial.statement.speaker, other.statement.speaker) < Nearness.NEAR


def _denies(denial: Said, other: Said, story: _Story) -> bool:
    """Whether `other`, by somebody else, holds enough of the denial's words; who denies counts as a word of it."""
    if not _others(denial, other, story):
        return False
    subject = story.entities.get(denial.statement.speaker or "")
    about = denial.concepts | ({concept_of_name(subject.name)} & other.concepts if subject else frozenset())
    shared = frozenset(c for c in about & other.concepts if c not in exclusive_words() and not is_figure(c))
    plain = {c for c in shared if not c.startswith(NAME)}
    if not plain or len(shared) < MIN_SHARED:
        return False
    weights = story.weights
    share = weights.total(shared) / min(weights.total(about), weights.total(other.concepts))
    return share >= (ANSWERED if _answers(denial, other) else DENIED)


def _answers(denial: Said, other: Said) -> bool:
    """Whether the denial, whose own words say no, follows the other's in one article."""
    return not denial.statement.rejects_content and 0 <= _between(other, denial) <= NEXT_BREATH


def _between(first: Said, second: Said) -> int:
    """Characters between two statements of one article; -1 where the second does not follow the first."""
    if first.article is not second.article:
        return -1
    return max(-1, second.statement.content[0].start - first.statement.content[-1].end)


def _just_before(denial: Said, asserting: Sequence[Said], story: _Story) -> list[Said]:
    """What a denial without words of its own points back to, or answers at once in the same paragraph."""
    earlier = [r for r in asserting if _others(denial, r, story) and 0 <= _between(r, denial) <= NEXT_BREATH]
    if not earlier:
        return []
    if denial.concepts and denial.concepts <= _anaphors("figure"):
        return [r for r in earlier if r.content.quantities][-1:]
    paragraph = denial.article.article.text.rfind("\n", 0, denial.statement.content[0].start)
    here = [r for r in earlier if r.statement.content[0].start > paragraph]
    if denial.concepts and denial.concepts <= _anaphors("account") | _anaphors("figure"):
        if here:
            return here[-1:]
        before = denial.article.article.text.rfind("\n", 0, max(0, paragraph))
        above = [r for r in earlier if r.statement.content[0].start > before]
        return [r for r in above if r.statement.speaker is not None] or above[-1:]
    if denial.statement.rejects_content:
        return []
    if _retorts(denial):
        return here[-1:]
    rumours = [r for r in here if r.statement.mode is Mode.HEARSAY and _between(r, denial) <= AT_ONCE]
    return rumours[-2:]


def _retorts(denial: Said) -> bool:
    """« Faux, rétorque la préfète, … », « Le commandant s'en défend : « … » »: an answer to the words just before."""
    row, text = denial.statement, denial.article.article.text
    first, cue = row.content[0], row.cue
    told = denial.article.terms_in(first.start, first.end)
    if told and {concept_of_term(t, text) for t in told} <= _anaphors("account"):
        return True
    said = () if cue is None else denial.article.terms_in(cue.start, cue.end)
    return row.mode is Mode.DIRECT and bool({concept_of_term(t, text) for t in said} & _anaphors("rejecting"))


def _explained(denial: Said, against: Sequence[Said], story: _Story) -> str:
    others = list(dict.fromkeys(story.names.of_row(r) for r in against))
    form = "denial" if denial.statement.rejects_content else "contradiction"
    who, said = story.names.of_row(denial), words(denial.statement.content[0].text)
    return sentence(
        LANGUAGE, "conflict", form, who_a=who, a=said, others=listed(others, LANGUAGE), many=len(others) > 1
    )


def statement_evidence(row: Said) -> Evidence:
    """The words of a statement's content as evidence."""
    start, end = hull(row.statement.content)
    return Evidence(row.article.article.id, start, end, row.article.article.text[start:end], statement=row.statement.id)
