"""Where a claim entered the story: the graph of who cites, relays and copies whom.

« selon Blinken, citant les renseignements américains » makes Blinken a relay and American intelligence the origin, in every
article of the claim. All evidence rows form one graph; its origins are the roots that are speakers. An agency or outlet
that only carries is no origin, nor is an article that states as plain fact what others give a source for; where no row
has a source, each article is an origin, but copies of one text are one. A body and who speaks for it are one. Not seen: a
source that no article names.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from recoupe.model.story import OriginKind, Reuse


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
    relays: bool = False  # the speaker is an agency or an outlet: an origin only where nobody else speaks
    named: bool = (
        True  # the speaker has a name: « un riverain » of two articles is two people, unless one text is copied
    )


def _never(a: str, b: str) -> bool:
    return False


def origins(
    rows: Sequence[Carrier], reuse: Sequence[Reuse], one_voice: Callable[[str, str], bool] = _never
) -> tuple[int, tuple[tuple[str, ...], ...]]:
    """Number of origins, and the chains: origin → … → article, one a row, without doubles, sorted.

    `one_voice` says whether of two roots one speaks for the other: a government and its minister are one origin.
    """
    cited_by: dict[str, str] = {}
    for row in rows:
        if row.speaker and row.citing and row.speaker != row.citing:
            cited_by.setdefault(row.speaker, row.citing)
    copies = _copies(rows, reuse)
    attributed = any(row.speaker or row.citing for row in rows)
    first_hand: set[str] = set()
    relayed: set[str] = set()
    chains: set[tuple[str, ...]] = set()
    for i, row in enumerate(rows):
        model = rows[copies[i]]  # an unnamed speaker in a copy is the one of the text that stands first
        speaker = row.speaker if row.named else model.speaker or row.speaker
        chain = _ancestry(speaker or row.citing, cited_by)
        if chain:
            (relayed if row.relays and len(chain) == 1 else first_hand).add(chain[0])
        else:
            chain = _source_of_copy(row, model, reuse)
            if not attributed:
                relayed.add(chain[0] if chain else row.article)
        carriers = [row.via] if row.via else []
        carriers += [a for a in row.agencies if a not in carriers]
        path = [*chain, *(c for c in carriers if c not in chain), row.article]
        chains.add(tuple(dict.fromkeys(path)))
    return _voices(sorted(first_hand or relayed), one_voice), tuple(sorted(chains))


def _voices(roots: Sequence[str], one_voice: Callable[[str, str], bool]) -> int:
    """Number of groups of roots in which one speaks for another."""
    group = list(range(len(roots)))
    for i, a in enumerate(roots):
        for j in range(i):
            if group[i] != group[j] and one_voice(a, roots[j]):
                old, new = max(group[i], group[j]), min(group[i], group[j])
                group = [new if g == old else g for g in group]
    return len(set(group))


def _ancestry(speaker: str | None, cited_by: Mapping[str, str]) -> list[str]:
    chain: list[str] = []
    while speaker is not None and speaker not in chain:
        chain.insert(0, speaker)
        speaker = cited_by.get(speaker)
    if speaker is not None:  # two who cite one another: one root for both
        root = min(chain[: chain.index(speaker) + 1])
        chain = [root, *(c for c in chain if c != root)]
    return chain


def _copies(rows: Sequence[Carrier], reuse: Sequence[Reuse]) -> list[int]:
    """For each row the first row whose words it shares by copying, directly or through others; itself where none."""
    by_article: dict[str, list[int]] = {}
    for i, row in enumerate(rows):
        by_article.setdefault(row.article, []).append(i)
    home = list(range(len(rows)))

    def first(i: int) -> int:
        while home[i] != i:
            i = home[i]
        return i

    for r in reuse:
        for i in by_article.get(r.articles[0], ()):
            for j in by_article.get(r.articles[1], ()):
                one, other = sorted((first(i), first(j)))
                if one != other and _shared(rows[i], rows[j], r):
                    home[other] = one
    return [first(i) for i in range(len(rows))]


def _shared(a: Carrier, b: Carrier, reuse: Reuse) -> bool:
    """Whether a passage that the two articles share touches both rows."""
    return any(
        p.a.start < a.end and a.start < p.a.end and p.b.start < b.end and b.start < p.b.end for p in reuse.passages
    )


def _source_of_copy(row: Carrier, model: Carrier, reuse: Sequence[Reuse]) -> list[str]:
    """The agency or article that an unattributed row was copied from; its one credited agency where nothing is shared."""
    for r in reuse:
        if row.article not in r.articles or r.likely_origin is None:
            continue
        side = r.articles.index(row.article)
        spans = [(p.a, p.b)[side] for p in r.passages]
        if any(s.start < row.end and row.start < s.end for s in spans) and r.likely_origin.id != row.article:
            if r.likely_origin.kind is OriginKind.AGENCY or model.article == row.article:
                return [r.likely_origin.id]
            return [model.article]
    if len(row.agencies) == 1:
        return [row.agencies[0]]
    if len(model.agencies) == 1:
        return [model.agencies[0]]
    return [model.article] if model.article != row.article else []
