"""Quotation groups: one utterance in several wordings or translations.

« La manière dont ils développent leurs relations les préoccupe » and « … relève de leur préoccupation » are given to one
speaker in two articles: same speaker, near dates, words alike. The words that differ are shown, and whether they touch the
meaning: polarity, modality, number, who is concerned, tense. Not found: a mistranslation that shares no word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from recoupe.crosscheck.claims import dates_differ
from recoupe.crosscheck.ids import digest
from recoupe.crosscheck.likeness import Said, Weights, likeness
from recoupe.crosscheck.speakers import Nearness, Voices
from recoupe.crosscheck.wordings import compare, quoted
from recoupe.model.statement import Mode
from recoupe.model.story import Difference, QuotationGroup, Variant
from recoupe.rules.folding import key

ALIKE = 0.4  # likeness of words between two wordings of one utterance


def quotation_groups(rows: Sequence[Said], weights: Weights, voices: Voices) -> Iterator[QuotationGroup]:
    """Utterances that at least two articles quote, in order of their first row."""
    quoting = [r for r in rows if r.statement.mode in (Mode.DIRECT, Mode.MIXED) and r.statement.speaker]
    groups: list[list[Said]] = []
    for row in quoting:
        home = next((g for g in groups if any(_one_utterance(row, o, weights, voices) for o in g)), None)
        if home is None:
            groups.append([row])
        else:
            home.append(row)
    for group in map(_once, groups):
        if len({r.article.article.id for r in group}) > 1:
            yield _group(group)


def _one_utterance(a: Said, b: Said, weights: Weights, voices: Voices) -> bool:
    if voices.nearness(a.statement.speaker, b.statement.speaker) < Nearness.NEAR or dates_differ(
        a.statement.said_on, b.statement.said_on
    ):
        return False
    first, second = key(quoted(a)), key(quoted(b))
    if not first or not second:
        return False
    shorter = min(first, second, key=len)
    within = fuzz.partial_ratio(first, second) >= 90 and len(shorter.split()) >= 2
    return within or likeness(a.concepts, b.concepts, weights) >= ALIKE or fuzz.ratio(first, second) >= 75


def _once(rows: Sequence[Said]) -> list[Said]:
    """The rows without a second one of the same words in one article: the one that names its source stands for both."""
    kept: dict[tuple[str, str], Said] = {}
    for row in sorted(rows, key=lambda r: (r.statement.source is None, -r.statement.content[0].start)):
        kept.setdefault((row.article.article.id, key(quoted(row))), row)
    return [r for r in rows if r in kept.values()]


def _group(rows: Sequence[Said]) -> QuotationGroup:
    variants = tuple(
        Variant(r.article.article.id, r.statement.id, " ".join(s.text for s in r.statement.content)) for r in rows
    )
    difference, note = _compare(rows)
    return QuotationGroup(
        id=digest("quotation", (v.statement for v in variants)),
        speaker=rows[0].statement.speaker,
        said_on=next((r.statement.said_on for r in rows if r.statement.said_on), None),
        variants=variants,
        difference=difference,
        note=note,
        rule="quotation/same-speaker-alike-words",
        score=0.7,
    )


def _compare(rows: Sequence[Said]) -> tuple[Difference, str]:
    """The largest difference between the first wording and the others, with the words that differ."""
    worst, notes = Difference.NONE, []
    order = [Difference.NONE, Difference.WORDING, Difference.MEANING]
    for other in rows[1:]:
        difference, note = compare(rows[0], other)
        if note:
            notes.append(note)
        worst = max(worst, difference, key=order.index)
    return worst, " · ".join(dict.fromkeys(notes))
