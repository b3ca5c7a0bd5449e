"""Distortions: what one text lost of another's words.

« jusqu'à 8 000 soldats » becoming « 8 000 soldats » for the same speaker lost its modifier; « aurait été tué » becoming
« a été tué » lost its certainty's mark. Found between the figures and statements of one claim; not found yet: an
attribution dropped in plain prose.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from recoupe.crosscheck.explaining import sentence, words
from recoupe.crosscheck.ids import digest
from recoupe.model.annotated import AnnotatedArticle
from recoupe.model.article import Evidence
from recoupe.model.quantity import Modifier, Quantity
from recoupe.model.story import Distortion, DistortionKind

_BOUNDS = (Modifier.AT_MOST, Modifier.AT_LEAST, Modifier.MORE_THAN, Modifier.LESS_THAN)


def lost_modifiers(groups: Sequence[Sequence[tuple[Quantity, AnnotatedArticle]]]) -> Iterator[Distortion]:
    """Within each claim's figures of one speaker: a bound in one article that is an exact figure in another."""
    for group in groups:
        for (q, a), (r, b) in combinations(group, 2):
            if a is b or q.entity != r.entity or q.entity is None:
                continue
            for (one, where), (other, there) in (((q, a), (r, b)), ((r, b), (q, a))):
                if one.modifier in _BOUNDS and other.modifier is Modifier.EXACT:
                    yield _row(one, where, other, there)


def _row(full: Quantity, where: AnnotatedArticle, bare: Quantity, there: AnnotatedArticle) -> Distortion:
    start = Evidence(where.article.id, full.span.start, full.span.end, full.span.text, quantity=full.id)
    end = Evidence(there.article.id, bare.span.start, bare.span.end, bare.span.text, quantity=bare.id)
    return Distortion(
        id=digest("distortion", (full.id, bare.id)),
        kind=DistortionKind.MODIFIER_LOST,
        from_=start,
        to=end,
        explanation=sentence("fr", "distortion", "modifier_lost", a=words(full.span.text), b=words(bare.span.text)),
        rule="distortion/modifier",
        score=0.7,
    )
