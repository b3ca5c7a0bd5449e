"""Who says what in one article."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.entities import Cast
from recoupe.extraction.parse import ParsedArticle
from recoupe.extraction.statements.framing.as_said import find_as_said
from recoupe.extraction.statements.framing.contrary import find_contrary
from recoupe.extraction.statements.framing.fragments import find_fragments
from recoupe.extraction.statements.framing.frames import find_frames
from recoupe.extraction.statements.framing.learnt import find_learnt
from recoupe.extraction.statements.framing.posts import find_posts
from recoupe.extraction.statements.framing.relative_frames import find_relative_frames
from recoupe.extraction.statements.framing.signatures import find_signatures
from recoupe.extraction.statements.overlooked.find import find_overlooked
from recoupe.extraction.statements.quoted.direct import find_direct
from recoupe.extraction.statements.reported.arising import find_arising
from recoupe.extraction.statements.reported.backward import find_backward
from recoupe.extraction.statements.reported.clauses import find_clauses
from recoupe.extraction.statements.reported.clefts import find_clefts
from recoupe.extraction.statements.reported.demands import find_demands
from recoupe.extraction.statements.reported.hearsay import find_hearsay
from recoupe.extraction.statements.reported.judged import find_judged
from recoupe.extraction.statements.reported.nouns import find_nouns
from recoupe.extraction.statements.reported.received import find_received
from recoupe.extraction.statements.reported.refusals import find_refusals
from recoupe.extraction.statements.reported.taken_up import find_taken_up
from recoupe.extraction.statements.reported.undergone import find_undergone
from recoupe.extraction.statements.reported.voices import find_voices
from recoupe.extraction.statements.reported.written_there import find_written_there
from recoupe.extraction.statements.reported.yes_or_no import find_yes_or_no
from recoupe.extraction.statements.settling.assemble import assemble
from recoupe.model.date import Date
from recoupe.model.statement import Statement

FINDERS = (
    find_clauses,
    find_frames,
    find_as_said,
    find_learnt,
    find_fragments,
    find_signatures,
    find_posts,
    find_relative_frames,
    find_contrary,
    find_voices,
    find_undergone,
    find_received,
    find_written_there,
    find_backward,
    find_taken_up,
    find_clefts,
    find_arising,
    find_judged,
    find_nouns,
    find_demands,
    find_refusals,
    find_yes_or_no,
    find_direct,
    find_hearsay,
)


def find_statements(
    parsed: ParsedArticle, cast: Cast, dates: Sequence[Date], language: str = "fr"
) -> tuple[Statement, ...]:
    """The statements of the article, in text order of their content."""
    found = [c for find in FINDERS for c in find(parsed, cast, language)]
    overlooked = find_overlooked(parsed, found, language)
    return assemble(parsed, cast, dates, (*found, *overlooked), language)
