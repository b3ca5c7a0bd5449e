"""A candidate together with the passages it takes: what the finders of direct speech tell one another."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.extraction.statements.candidate import Candidate


@dataclass(frozen=True, slots=True)
class Attributed:
    """`passages` are indices into the scene's outer passages; `anchor` is where the first of them begins."""

    passages: tuple[int, ...]
    candidate: Candidate
    anchor: int | None = None

    @property
    def cue_start(self) -> int | None:
        """Where the cue begins."""
        return None if self.candidate.cue is None else self.candidate.cue.start
