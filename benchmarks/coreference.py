"""How often pronouns and titles are given to the right person, on news with manual coreference (Democrat).

`python benchmarks/coreference.py [--part dev|test] [--show]` reads ../shared/data/democrat_news_fr and prints, for
third-person subject pronouns whose chain holds somebody who can speak, and for definite titles whose bearer the text
names: how many were resolved (coverage) and how many of these landed in the annotated chain (precision). Every mention
is asked as if it were the source of a statement, without knowledge of who spoke before.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from recoupe.extraction.entities import Cast, find_entities
from recoupe.extraction.entities.phrases import Article as Determiner
from recoupe.extraction.entities.phrases import Head
from recoupe.extraction.entities.scene import Appearance
from recoupe.extraction.parse import ParsedArticle, parse
from recoupe.model.article import Article, Block, BlockKind
from recoupe.model.span import Span

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "democrat_news_fr"
PRONOUNS = {"il": "il", "elle": "elle", "ils": "ils", "elles": "elles"}


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--part", default="dev", choices=["dev", "test"])
    options.add_argument("--show", action="store_true", help="print what was missed")
    chosen = options.parse_args()
    counts: Counter[tuple[str, str]] = Counter()
    for path in sorted((DATA / chosen.part).glob("*.json")):
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        measure(text, json.loads(path.read_text(encoding="utf-8"))["mentions"], counts, chosen.show)
    print(f"{'':10}{'asked':>7}{'resolved':>10}{'right':>7}{'coverage':>10}{'precision':>11}")
    for kind in ("pronoun", "title"):
        asked, resolved, right = (counts[kind, k] for k in ("asked", "resolved", "right"))
        print(
            f"{kind:10}{asked:7}{resolved:10}{right:7}{resolved / max(asked, 1):10.1%}{right / max(resolved, 1):11.1%}"
        )
    print(f"titles that nobody bears, given to somebody: {counts['nobody', 'resolved']} of {counts['nobody', 'asked']}")


def measure(text: str, mentions: list[list[int]], counts: Counter[tuple[str, str]], show: bool) -> None:
    """Add one document's counts."""
    article = Article("d", None, None, None, None, (), "fr", text, blocks=(Block(0, len(text), BlockKind.BODY, "all"),))
    parsed = parse(article, "fr")
    cast = find_entities(parsed)
    chains = {(a, b): c for a, b, c in mentions}
    able = {chain_of(a.nominal.start, a.nominal.end, mentions) for a in cast.appearances}
    bearers = {
        chain_of(a.nominal.start, a.nominal.end, mentions)
        for a in cast.appearances
        if a.nominal.name is not None and a.record is not None
    }
    for (start, end), chain in sorted(chains.items()):
        words = text[start:end].lower()
        if words in PRONOUNS and _subject(parsed, start):
            earlier = {c for (a, _), c in chains.items() if a < start}
            if chain not in able or chain not in earlier:
                continue
            _count(text, cast, "pronoun", start, end, chain, mentions, counts, show)
            continue
        seen = _title(cast, start, end)
        if seen is not None:
            _count(text, cast, "title" if chain in bearers else "nobody", start, end, chain, mentions, counts, show)


def _count(
    text: str,
    cast: Cast,
    kind: str,
    start: int,
    end: int,
    chain: int,
    mentions: list[list[int]],
    counts: Counter[tuple[str, str]],
    show: bool,
) -> None:
    counts[kind, "asked"] += 1
    found = cast.speaker(Span.of(text, start, end))
    entity = next((e for e in cast.entities if e.id == found.entity), None)
    if entity is None or (kind != "pronoun" and not entity.named):
        if show and kind != "nobody":
            print(f"- {kind}: …{text[max(0, start - 150) : start]}[{text[start:end]}]".replace("\n", " "))
        return
    counts[kind, "resolved"] += 1
    spans = [found.antecedent] if found.antecedent else [m.span for m in cast.mentions if m.entity == entity.id]
    right = any(chain_of(s.start, s.end, mentions) == chain for s in spans)
    counts[kind, "right"] += right
    if show and not right:
        print(f"x {kind}: …{text[max(0, start - 250) : start]}[{text[start:end]}] → {entity.name}".replace("\n", " "))


def chain_of(start: int, end: int, mentions: list[list[int]]) -> int | None:
    """The chain of the annotated mention that shares most with the stretch; null where none shares half."""
    best = max(mentions, key=lambda m: _share(start, end, m[0], m[1]), default=None)
    return best[2] if best is not None and _share(start, end, best[0], best[1]) >= 0.5 else None


def _share(a: int, b: int, c: int, d: int) -> float:
    return max(0, min(b, d) - max(a, c)) / (max(b, d) - min(a, c))


def _subject(parsed: ParsedArticle, start: int) -> bool:
    sentence = parsed.sentence_at(start)
    return sentence is not None and any(
        t.start == start and t.dep.split(":")[0] in ("nsubj", "expl") for t in sentence.tokens
    )


def _title(cast: Cast, start: int, end: int) -> Appearance | None:
    return next(
        (
            a
            for a in cast.appearances
            if a.nominal.start == start
            and a.nominal.end == end
            and a.nominal.sort is Head.ROLE
            and a.nominal.name is None
            and a.nominal.article is Determiner.DEFINITE
            and not a.nominal.plural
        ),
        None,
    )


if __name__ == "__main__":
    main()
