"""Compare the accounts of one story: the order of the steps."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from recoupe.crosscheck.claims import (
    Figure,
    clusters,
    figure_evidence,
    figure_wording,
    figures,
    paired,
    same_fact,
    same_figure,
    settled,
)
from recoupe.crosscheck.conflicts import attribution_conflicts, name_conflicts, number_conflicts
from recoupe.crosscheck.days import date_conflicts
from recoupe.crosscheck.denials import denials, statement_evidence
from recoupe.crosscheck.distortions import lost_modifiers, lost_on_the_way, lost_reserves
from recoupe.crosscheck.explaining import Names
from recoupe.crosscheck.ids import digest
from recoupe.crosscheck.likeness import Said, Weights, said
from recoupe.crosscheck.origins import Carrier, origins
from recoupe.crosscheck.prose import Prose, echoes, prose_of, repeated
from recoupe.crosscheck.quotations import quotation_groups
from recoupe.crosscheck.series import series
from recoupe.crosscheck.speakers import Nearness, Voices
from recoupe.crosscheck.timeline import timeline
from recoupe.model.annotated import AnnotatedArticle
from recoupe.model.article import BlockKind, Evidence
from recoupe.model.entity import Entity, EntityKind
from recoupe.model.statement import Stance, Statement
from recoupe.model.story import Claim, ClaimKind, Conflict, ConflictKind, Dispute, Reuse, Story, Support
from recoupe.rules.concepts import LANGUAGE

TITLE = 120  # characters of an opening sentence that stands for a title
_LOOSE = re.compile(r"^[\s|–—:·-]+|[\s|–—:·-]+$")  # what is left of « Titre – Le Journal », « : Vidéo Titre »
_CONTESTING = frozenset({ConflictKind.NUMBER, ConflictKind.DENIAL, ConflictKind.ATTRIBUTION, ConflictKind.DATE})


def cross_check(articles: Sequence[AnnotatedArticle], entities: Sequence[Entity], reuse: Sequence[Reuse]) -> Story:
    """What the articles of one story say together. Their rows refer to `entities`."""
    ordered = sorted(articles, key=lambda a: a.article.id)
    by_id = {e.id: e for e in entities}
    rows = said(ordered, by_id)
    weights = Weights.of(rows)
    voices, names = Voices(by_id), Names(ordered, by_id, LANGUAGE)
    facts = _facts(rows, weights, voices)
    echoed = echoes(facts, [p for a in ordered for p in prose_of(a, by_id)], weights, by_id)
    repeating = repeated(echoed)
    claims = [_statement_claim(g, repeating.get(n, ()), reuse, by_id, voices) for n, g in enumerate(facts)]
    numbers = figures(ordered, by_id)
    counted = clusters(numbers, lambda a, b: same_figure(a, b, weights), known=settled, wording=figure_wording)
    claims += [_quantity_claim(group, reuse, by_id, voices) for group in counted]
    conflicts = (
        *number_conflicts(numbers, claims, weights, names),
        *denials(rows, claims, weights, by_id, voices, names),
        *attribution_conflicts(rows, claims, names),
        *date_conflicts(rows, claims, weights, voices),
        *name_conflicts(ordered, entities),
    )
    claims = [replace(c, dispute=d) if (d := _dispute(c, conflicts, rows)) else c for c in claims]
    days = sorted(a.article.published.value[:10] for a in ordered if a.article.published.value)
    return Story(
        id=digest("story", (a.article.id for a in ordered)),
        title=_title(ordered),
        articles=tuple(a.article.id for a in ordered),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        claims=tuple(claims),
        series=tuple(series(numbers)),
        conflicts=conflicts,
        distortions=(
            *lost_modifiers(counted),
            *lost_reserves(rows, weights, voices),
            *lost_on_the_way(facts, echoed, by_id, names),
        ),
        quotations=tuple(quotation_groups(rows, weights, voices)),
        timeline=tuple(timeline(claims, rows, ordered, by_id, weights)),
        reuse=tuple(reuse),
    )


def _facts(rows: Sequence[Said], weights: Weights, voices: Voices) -> list[list[Said]]:
    """The statements that report one fact, group by group."""
    alike = clusters(
        rows,
        lambda a, b: same_fact(a, b, weights, voices.nearness(a.statement.speaker, b.statement.speaker)),
        known=lambda r: r.statement.speaker is not None,
        wording=lambda r: r.wording,
        concepts=lambda r: r.concepts,
    )
    return paired(alike, weights)


def _dispute(claim: Claim, conflicts: Sequence[Conflict], rows: Sequence[Said]) -> Dispute | None:
    """What the conflicts that name a claim make of it; the denials themselves are contested, not denied."""
    denying = {r.statement.id for r in rows if r.statement.stance is Stance.DENIES}
    kinds = {c.kind for c in conflicts if claim.id in c.claims}
    if ConflictKind.DENIAL in kinds and not any(e.statement in denying for e in claim.evidence):
        return Dispute.DENIED
    return Dispute.CONTESTED if kinds & _CONTESTING else None


def _title(articles: Sequence[AnnotatedArticle]) -> str:
    """The title of the article that shares most words with the others; without one, its opening words."""
    lemmas = {a.article.id: {t.lemma for t in a.terms} for a in articles}
    spread = Counter(lemma for held in lemmas.values() for lemma in held)
    best = max(articles, key=lambda a: (sum(spread[lemma] - 1 for lemma in lemmas[a.article.id]), a.article.id))
    words = _LOOSE.sub("", best.article.title or "")
    return words or _opening(best) or best.article.path or best.article.id


def _opening(article: AnnotatedArticle) -> str:
    """A heading above the text, else the first sentence; cut at a word where it is long."""
    read = (BlockKind.HEADING, BlockKind.BODY)
    block = next((b for b in article.article.blocks if b.kind in read), None)
    if block is None:
        return ""
    end = block.end
    if block.kind is BlockKind.BODY:
        end = next((s.end for s in article.sentences if block.start <= s.start < block.end), block.end)
    words = " ".join(article.article.text[block.start : end].split())
    return words if len(words) <= TITLE else words[: TITLE - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def _outlets(articles: Iterable[AnnotatedArticle]) -> int:
    return len({a.article.outlet or a.article.id for a in articles})


def _support(speakers: Sequence[str], outlets: int, origin_count: int) -> Support:
    if not speakers:
        return Support.UNATTRIBUTED
    if origin_count > 1:
        return Support.CORROBORATED
    return Support.REPEATED if outlets > 1 else Support.SINGLE_SOURCE


def _statement_claim(
    group: Sequence[Said],
    proses: Sequence[Prose],
    reuse: Sequence[Reuse],
    entities: Mapping[str, Entity],
    voices: Voices,
) -> Claim:
    """A claim of the statements that say the same and of the sentences of plain prose that repeat them."""
    said_by = [(statement_evidence(r), r.statement, r.article) for r in group]
    told = [(p.evidence, None, p.article) for p in proses]
    carriers = [_carrier(e, s.speaker if s else None, s, a, entities) for e, s, a in (*said_by, *told)]
    speakers = tuple(dict.fromkeys(s.speaker for _, s, _ in said_by if s.speaker))
    articles = [a for _, _, a in (*said_by, *told)]
    return _claim(
        ClaimKind.STATEMENT, tuple(e for e, _, _ in (*said_by, *told)), carriers, speakers, articles, reuse, voices
    )


def _quantity_claim(
    group: Sequence[Figure], reuse: Sequence[Reuse], entities: Mapping[str, Entity], voices: Voices
) -> Claim:
    rows = [(f.quantity, f.article) for f in group]
    evidence = tuple(figure_evidence(f) for f in group)
    said_by = [next((s for s in a.statements if s.id == q.statement), None) for q, a in rows]
    carriers = [_carrier(e, q.entity, s, a, entities) for e, (q, a), s in zip(evidence, rows, said_by, strict=True)]
    speakers = tuple(dict.fromkeys(q.entity for q, _ in rows if q.entity))
    return _claim(ClaimKind.QUANTITY, evidence, carriers, speakers, [a for _, a in rows], reuse, voices)


def _carrier(
    evidence: Evidence,
    speaker: str | None,
    statement: Statement | None,
    article: AnnotatedArticle,
    entities: Mapping[str, Entity],
) -> Carrier:
    entity = entities.get(speaker or "")
    return Carrier(
        article=evidence.article,
        start=evidence.start,
        end=evidence.end,
        speaker=speaker,
        citing=statement.citing if statement else None,
        via=statement.via if statement else None,
        agencies=article.agencies,
        relays=entity is not None and entity.kind in (EntityKind.AGENCY, EntityKind.OUTLET),
        named=entity is None or entity.named,
    )


def _claim(
    kind: ClaimKind,
    evidence: tuple[Evidence, ...],
    carriers: Sequence[Carrier],
    speakers: tuple[str, ...],
    articles: Sequence[AnnotatedArticle],
    reuse: Sequence[Reuse],
    voices: Voices,
) -> Claim:
    count, chains = origins(carriers, reuse, lambda a, b: voices.nearness(a, b) >= Nearness.NEAR)
    outlets = _outlets(articles)
    return Claim(
        id=digest("claim", (i for e in evidence if (i := e.statement or e.quantity))),
        text=max((e.text for e in evidence if e.statement or e.quantity), key=lambda t: (min(len(t), 160), t)),
        kind=kind,
        speakers=speakers,
        evidence=evidence,
        outlets=outlets,
        origins=count,
        chains=chains,
        support=_support(speakers, outlets, count),
        dispute=Dispute.NONE,
        rule=f"claim/{kind.value}",
        score=0.8 if len(evidence) > 1 else 1.0,
    )
