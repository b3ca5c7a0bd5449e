"""Distortions: what one text lost of another's words.

« jusqu'à 8 000 soldats » becoming « 8 000 soldats » lost its bound; « un ouvrier aurait été tué » becoming « un ouvrier a
été tué » and « le pont pourrait rouvrir » becoming « le pont rouvrira » lost their reserve; « selon le préfet, la digue a
cédé » becoming « la digue a cédé » lost its speaker. The lesser text may be plain prose that nobody says. Not found: a loss
behind wholly other words, and which text came first where one of them is undated: the fuller words are taken for the earlier.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from recoupe.crosscheck.claims import Figure, figure_evidence
from recoupe.crosscheck.contrasts import Contrast, contrasts, doubted
from recoupe.crosscheck.denials import statement_evidence
from recoupe.crosscheck.explaining import Names, sentence, words
from recoupe.crosscheck.ids import digest
from recoupe.crosscheck.index import Index
from recoupe.crosscheck.likeness import Said, Weights, aligned, concept_of_name, likeness
from recoupe.crosscheck.prose import Echo, Prose
from recoupe.crosscheck.speakers import Nearness, Voices
from recoupe.model.annotated import AnnotatedArticle
from recoupe.model.article import Evidence
from recoupe.model.entity import Entity
from recoupe.model.quantity import Modifier
from recoupe.model.statement import Stance
from recoupe.model.story import Distortion, DistortionKind
from recoupe.rules.concepts import LANGUAGE
from recoupe.rules.folding import key

SAID_ALIKE = 0.6  # of two statements of one speaker, of which one keeps a reserve

_BOUNDS = (Modifier.AT_MOST, Modifier.AT_LEAST, Modifier.MORE_THAN, Modifier.LESS_THAN)


def lost_modifiers(groups: Sequence[Sequence[Figure]]) -> Iterator[Distortion]:
    """Within each claim's figures: a bound or an « environ » in one article that another's figure lacks.

    One row a lesser figure; of several fuller ones the first published stands for all.
    """
    for group in groups:
        for lesser in group:
            fuller = [f for f in group if _lost(f, lesser)]
            if not fuller:
                continue
            first = min(fuller, key=lambda f: (f.article.article.published.value or "9", f.article.article.id))
            about = first.quantity.modifier is Modifier.ABOUT
            form = "approximation_lost" if about else DistortionKind.MODIFIER_LOST.value
            ends = figure_evidence(first), figure_evidence(lesser)
            yield _row(DistortionKind.MODIFIER_LOST, *ends, "", form=form, score=0.4 if about else 0.7)


def _lost(fuller: Figure, lesser: Figure) -> bool:
    q, r = fuller.quantity, lesser.quantity
    if fuller.article is lesser.article or not _may_follow(fuller.article, lesser.article):
        return False
    if q.entity != r.entity and q.entity is not None and r.entity is not None:
        return False
    if q.modifier in _BOUNDS:
        return r.modifier in (Modifier.EXACT, Modifier.ABOUT)
    return q.modifier is Modifier.ABOUT and r.modifier is Modifier.EXACT


def lost_on_the_way(
    groups: Sequence[Sequence[Said]], found: Sequence[Echo], entities: Mapping[str, Entity], names: Names
) -> Iterator[Distortion]:
    """Statements that another article repeats in plain prose, without the reserve or without the speaker.

    One row a sentence and kind: the statement that it is most like. An article that gives the speaker elsewhere lost none.
    """
    told = [{r.article.article.id for r in group} for group in groups]
    best: dict[tuple[str, int, DistortionKind], Echo] = {}
    for echo in found:
        kind = _loss(echo.row, echo.prose, entities)
        article = echo.prose.article.article.id
        if kind is None or echo.prose.conditional or not _may_follow(echo.row.article, echo.prose.article):
            continue
        if kind is DistortionKind.ATTRIBUTION_LOST and article in told[echo.group]:
            continue
        slot = (article, echo.prose.span.start, kind)
        if slot not in best or echo.alike > best[slot].alike:
            best[slot] = echo
    for (_, _, kind), echo in sorted(best.items(), key=lambda b: b[0]):
        yield _row(kind, statement_evidence(echo.row), echo.prose.evidence, names.of_row(echo.row))


def _may_follow(first: AnnotatedArticle, later: AnnotatedArticle) -> bool:
    """Whether one text can have been made after the other: not where both days are known and tell otherwise."""
    days = first.article.published.value, later.article.published.value
    return days[0] is None or days[1] is None or days[0][:10] <= days[1][:10]


def _loss(row: Said, prose: Prose, entities: Mapping[str, Entity]) -> DistortionKind | None:
    if row.hearsay or (row.content.reserved and not prose.content.reserved):
        return DistortionKind.CERTAINTY_LOST
    speaker = entities.get(row.statement.speaker or "")
    if speaker is None or row.content.reserved != prose.content.reserved:
        return None
    return None if _names(prose, speaker, row) else DistortionKind.ATTRIBUTION_LOST


def _names(prose: Prose, speaker: Entity, row: Said) -> bool:
    """Whether the sentence names the speaker after all, in words that were not read as a statement."""
    inside = key(prose.span.text)
    called = [speaker.name, *speaker.aliases, *([row.statement.source.text] if row.statement.source else [])]
    if concept_of_name(speaker.name) in prose.content.concepts - row.concepts:
        return True
    return any(key(c) and f" {key(c)} " in f" {inside} " for c in called) and not any(
        key(c) and key(c) in key(" ".join(s.text for s in row.statement.content)) for c in called
    )


def lost_reserves(rows: Sequence[Said], weights: Weights, voices: Voices) -> Iterator[Distortion]:
    """Statements of one voice, alike but for a reserve that another article lost; also hearsay stated by nobody."""
    asserted = [r for r in rows if r.statement.stance is Stance.ASSERTS]
    kept = [r for r in asserted if r.hearsay or r.content.reserved or r.content.conditional]
    index = Index()
    for place, r in enumerate(kept):
        index.add(place, r.concepts)
    for sure in (r for r in asserted if not r.hearsay and not r.content.reserved):
        found = [kept[k] for k in index.sharing(sure.concepts) if _reserve_lost(kept[k], sure, weights, voices)]
        if found:
            best = max(found, key=lambda r: (likeness(r.concepts, sure.concepts, weights), r.statement.id))
            yield _row(DistortionKind.CERTAINTY_LOST, statement_evidence(best), statement_evidence(sure), "")


def _reserve_lost(doubtful: Said, sure: Said, weights: Weights, voices: Voices) -> bool:
    if doubtful.article is sure.article or not _may_follow(doubtful.article, sure.article):
        return False
    one, other = doubtful.statement.speaker, sure.statement.speaker
    if one != other and voices.nearness(one, other) is not Nearness.NEAR:
        return False
    differ = contrasts(doubtful.content, sure.content)
    kept = differ or doubtful.hearsay or doubted(doubtful.content, aligned(doubtful.content, sure.content))
    if differ - {Contrast.CERTAINTY} or not kept:
        return False
    return likeness(doubtful.concepts, aligned(doubtful.content, sure.content).concepts, weights) >= SAID_ALIKE


def _row(
    kind: DistortionKind, first: Evidence, last: Evidence, who: str, *, form: str = "", score: float = 0.7
) -> Distortion:
    told = sentence(LANGUAGE, "distortion", form or kind.value, a=words(first.text), b=words(last.text), who_a=who)
    return Distortion(
        id=digest("distortion", (kind, *(f"{e.article}:{e.start}:{e.end}" for e in (first, last)))),
        kind=kind,
        from_=first,
        to=last,
        explanation=told,
        rule=f"distortion/{kind.value}",
        score=score,
    )
