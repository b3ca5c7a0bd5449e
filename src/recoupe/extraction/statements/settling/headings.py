"""Whom a headline means that names nobody: whoever says the same thing in the article.

« L'enquête a été bâclée, dénonce une avocate » above « Me Nora Petit a dénoncé une enquête bâclée » is Nora Petit's, and
so are words in marks without a speaker (« “Un gouffre” »). A headline shortens and rewords, so the words count, not
their order. People told in the plural (« des élus »), bodies and somebody of the other sex stay who they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recoupe.extraction.entities import Cast, Resolution
from recoupe.extraction.parse import ParsedArticle
from recoupe.extraction.statements.candidate import Candidate
from recoupe.model.article import BlockKind
from recoupe.model.entity import Entity, EntityKind
from recoupe.model.span import Span
from recoupe.rules.folding import key

_SHARE = 0.5  # of the headline's words that the statement below must have
_STEM = 5  # letters by which two forms of one word are taken for the same
_LONG = 4  # letters from which a word tells what is said


def told_below(
    parsed: ParsedArticle, cast: Cast, chosen: Sequence[Candidate], found: Sequence[Resolution]
) -> list[Resolution]:
    """The speakers with those of nameless headlines taken from the statements below that say the same."""
    speakers = list(found)
    entities = {e.id: e for e in cast.entities}
    headings = [(s.start, s.end) for s in parsed.sentences if s.kind is BlockKind.HEADING]
    inside = [any(b <= c.content[0].start < e for b, e in headings) for c in chosen]
    said = [frozenset(_stems(" ".join(s.text for s in c.content))) for c in chosen]
    for n, candidate in enumerate(chosen):
        who = entities.get(found[n].entity or "")
        if not inside[n] or candidate.hearsay or len(said[n]) < 2 or not _nameless(candidate, who):
            continue
        best: tuple[float, int] | None = None
        for m, other in enumerate(chosen):
            told = entities.get(found[m].entity or "")
            if inside[m] or told is None or not told.named or other.content[0].start < candidate.content[0].start:
                continue
            if who is not None and told.kind is not EntityKind.PERSON:
                continue
            share = len(said[n] & said[m]) / len(said[n])
            if share >= _SHARE and (best is None or share > best[0]):
                best = (share, m)
        if best is not None:
            speakers[n] = replace(
                found[best[1]], rule="headline/below", antecedent=_where(chosen[best[1]], found[best[1]])
            )
    return speakers


def _where(candidate: Candidate, who: Resolution) -> Span | None:
    return who.antecedent or candidate.source or candidate.antecedent


def _nameless(candidate: Candidate, who: Entity | None) -> bool:
    """Whether the headline names nobody at all, or one person by what he or she is."""
    if who is None:
        return candidate.source is None and candidate.cue is None  # « Ceux qui ont fui ont dit que »: somebody speaks
    return not who.named and who.kind is EntityKind.PERSON and candidate.source is not None


def _stems(text: str) -> list[str]:
    return [w[:_STEM] for w in key(text).split() if len(w) >= _LONG or w.isdigit()]
