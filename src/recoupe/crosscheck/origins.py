"""Where a claim entered the story: the graph of who cites, relays and copies whom.

« selon Blinken, citant les renseignements américains » makes Blinken a relay and American intelligence the origin. All
evidence rows of a claim form one graph; its origins are the roots that are speakers or, where nobody is named, the
article itself or the agency whose copy it is. An agency or outlet that only carries is no origin.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from recoupe.model.story import Reuse


@dataclass(frozen=True, slots=True)
class Carrier:
    """One evidence row as the graph sees it: who speaks, whom they cite, who relayed, in which article."""

    article: str
    start: int
    end: int
    speaker: str | None
    citing: str | None
    via: str | None
    agencies: tuple[str, ...]


def origins(rows: Sequence[Carrier], reuse: Sequence[Reuse]) -> tuple[int, tuple[tuple[str, ...], ...]]:
    """Number of origins, and the chains: origin → … → article, one a row, without doubles, sorted.

    An unattributed row's origin is its article, or what its article copied the passage from.
    """
    cited_by = {r.speaker: r.citing for r in rows if r.speaker and r.citing}
    roots: set[str] = set()
    chains: set[tuple[str, ...]] = set()
    for row in rows:
        chain = _ancestry(row.speaker or row.citing, cited_by)
        if row.speaker is None and row.citing is None:
            copied = _copied_from(row, reuse)
            chain = [copied] if copied and copied != row.article else []
        roots.add(chain[0] if chain else row.article)
        carriers = [row.via] if row.via else []
        carriers += [a for a in row.agencies if a not in carriers]
        path = [*chain, *(c for c in carriers if c not in chain), row.article]
        chains.add(tuple(dict.fromkeys(path)))
    return len(roots), tuple(sorted(chains))


def _ancestry(speaker: str | None, cited_by: Mapping[str, str]) -> list[str]:
    chain: list[str] = []
    while speaker is not None and speaker not in chain:
        chain.insert(0, speaker)
        speaker = cited_by.get(speaker)
    return chain


def _copied_from(row: Carrier, reuse: Sequence[Reuse]) -> str | None:
    """The agency or article behind a shared passage that holds the row's words."""
    for r in reuse:
        if row.article not in r.articles:
            continue
        side = r.articles.index(row.article)
        spans = [(p.a, p.b)[side] for p in r.passages]
        if any(s.start < row.end and row.start < s.end for s in spans):
            return r.likely_origin.id if r.likely_origin else min(r.articles)
    return row.agencies[0] if len(row.agencies) == 1 else None
