"""Twins: pairs of one-paragraph articles that must join, must not join silently, or have nothing to do with each other.

A file of twins holds `[[twin]]` tables: `id`, `kind`, `a` and `b` (the two texts) and, where the days differ, `published_a`
and `published_b`. Kinds: *paraphrase* must join; *number, modifier, polarity, certainty, speaker, place, date* change
one thing and must stay apart, or show as a conflict, a distortion or a difference of meaning; *unrelated* must not be
flagged at all. Twins of seeds hold no text of theirs: `seed` (a file), `start`, `end` and `changes` ([first, last, words]). A
speaker twin may share a claim as a further origin, a modifier twin with a distortion row.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from presence import SHARED
from recoupe.model.article import Article, Block, BlockKind, Published, PublishedBasis, article_id
from recoupe.model.ledger import Ledger
from recoupe.model.story import Claim, ClaimKind, Difference
from recoupe.pipeline import check_articles

DISTORTED = ("number", "modifier", "polarity", "certainty", "speaker", "place", "date")
DAY = "2031-05-06"


@dataclass(frozen=True)
class Twin:
    """Two short articles and what makes them twins."""

    id: str
    kind: str
    a: str
    b: str
    published_a: str = DAY
    published_b: str = DAY


def load(path: Path) -> list[Twin]:
    """The twins of a TOML file; those of seeds are put together from the seeds' texts, which have to be there."""
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["twin"]
    return [_of_seed(**row) if "seed" in row else Twin(**row) for row in rows]


def needs_seeds(path: Path) -> bool:
    """Whether a file's twins are made from the seeds."""
    return any("seed" in row for row in tomllib.loads(path.read_text(encoding="utf-8"))["twin"])


def _of_seed(
    *,
    id: str,  # noqa: A002  the key of the file
    kind: str,
    seed: str,
    start: int,
    end: int,
    changes: list[tuple[int, int, str]],
) -> Twin:
    """A passage of a seed, and the same with some characters exchanged."""
    text = (SHARED / "seeds" / seed).read_bytes().decode("utf-8-sig")
    other = text[:end]
    for first, last, words in sorted(changes, reverse=True):
        other = other[:first] + words + other[last:]
    return Twin(id, kind, text[start:end].strip(), other[start:].strip())


def ledger(twin: Twin) -> Ledger:
    """What recoupe makes of the two articles. Raises RuntimeError where it could not read one of them."""
    found = check_articles([_article("un", twin.a, twin.published_a), _article("deux", twin.b, twin.published_b)])
    if found.skipped:  # what fails is not kept apart
        raise RuntimeError(found.skipped[0].reason)
    return found


def _article(outlet: str, text: str, day: str) -> Article:
    ident = article_id(text, url=None, outlet=outlet, name=None)
    block = Block(0, len(text), BlockKind.BODY, "twin")
    published = Published(day, PublishedBasis.GIVEN)
    return Article(ident, f"{outlet}.txt", None, outlet, None, (), "fr", text, published, (block,))


def verdict(twin: Twin, found: Ledger) -> bool:
    """Whether recoupe did what it must with this twin."""
    joined = [c for s in found.stories for c in s.claims if _both(e.article for e in c.evidence)]
    if twin.kind == "paraphrase":
        return bool(joined)
    if twin.kind == "unrelated":
        return not joined and not _flagged(found)
    return not _silently(twin, joined) or _flagged(found)


def _silently(twin: Twin, joined: list[Claim]) -> bool:
    """Whether a claim hides the change: a figure's claim only where the change touches figures."""
    if twin.kind == "speaker":
        return any(c.origins < 2 for c in joined if c.kind is ClaimKind.STATEMENT)
    if twin.kind in ("polarity", "certainty"):
        return any(c.kind is ClaimKind.STATEMENT for c in joined)
    return bool(joined)


def _flagged(found: Ledger) -> bool:
    for story in found.stories:
        for conflict in story.conflicts:
            if _both(e.article for e in conflict.evidence):
                return True
        if any(_both((d.from_.article, d.to.article)) for d in story.distortions):
            return True
        for group in story.quotations:
            if group.difference is Difference.MEANING and _both(v.article for v in group.variants):
                return True
    return False


def _both(articles: Iterable[str]) -> bool:
    return len(set(articles)) == 2
