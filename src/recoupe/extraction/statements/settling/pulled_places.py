"""Where a quotation in large letters was said: « “On tient bon.” / à Radio Sud », with or without a name between the two."""

from __future__ import annotations

from recoupe.extraction.entities import Cast
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.quoted.pulled import place_below
from recoupe.extraction.statements.quoted.scene import Scene
from recoupe.model.span import Span


def place_of_pulled(cast: Cast, candidate: Candidate, language: str) -> Span | None:
    """The one carrier that the line below the candidate's quotation, or below the name that signs it, tells."""
    if candidate.cue is not None or not candidate.rule.startswith(("quote/", "interview/")):
        return None
    scene = Scene(cast.parsed, language)
    content = candidate.content[-1]
    passage = next((p for p in scene.passages if p.start == content.start and p.end == content.end), None)
    signed = candidate.source is not None and candidate.source.start >= content.end
    line = None if passage is None else place_below(scene, passage, named_between=signed)
    found = () if line is None else cast.carriers(line.start, line.end)
    return found[0] if len(found) == 1 else None
