"""How the corpus-wide steps grow: 100, 1,000 and 10,000 articles, as ratios of their times.

    python benchmarks/scale.py [--wikinews FOLDER] [--most 10000]

What is measured: grouping into stories, then on every story dates, entities, copy and cross-check; reading and parsing,
which are one article at a time, are left out. The articles: our examples, the planted near-misses, the controlled rewrites
with their sources and, where given, Wikinews texts are annotated once; round after round they are entered again with all
telling words (names, nouns, verbs that no list of common words has) exchanged for made-up ones of the same length and with
other days, so that every round tells other stories of other people in other words. A second table shows what one story
costs as it grows to many articles: rewrites of one text, each printed by several outlets.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[0] = str(ROOT / "tests")  # in place of this folder, whose stories.py would stand for tests/stories

from recoupe.crosscheck.dating import settle
from recoupe.crosscheck.entities import join
from recoupe.crosscheck.story import cross_check
from recoupe.extraction.article import annotate
from recoupe.model.annotated import AnnotatedArticle
from recoupe.model.article import Published, PublishedBasis
from recoupe.model.span import Span
from recoupe.reading import ReadOptions, read
from recoupe.rules.folding import key
from recoupe.rules.loader import table
from recoupe.stories import find_reuse, grouping
from stories.written import near_misses, written

SIZES = (100, 1000, 10000)
ONE_STORY = (10, 30, 100)


def bases(wikinews: Path | None) -> list[AnnotatedArticle]:
    """The articles that every round is made of."""
    found = [annotate(a, language="fr") for a in read([str(ROOT / "examples")], options=ReadOptions()).articles]
    found += [a for _, a in near_misses()]
    found += rewrites()
    if wikinews is not None:
        for line in (wikinews / "manifest.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            for path in sorted((wikinews / "txt").glob(f"{row['id']}*")):
                published = Published(row["date"], PublishedBasis.GIVEN)
                found += [
                    annotate(replace(a, published=published), language="fr")
                    for a in read([str(path)], options=ReadOptions()).articles
                ]
    return found


def rewrites() -> list[AnnotatedArticle]:
    """The sources of the controlled rewrites, and these."""
    data = tomllib.loads((ROOT / "tests" / "stories" / "rewrites.toml").read_text(encoding="utf-8"))
    texts = [" ".join(s["sentences"]) for s in data["source"]]
    texts += [" ".join(s["text"] for s in r["sentences"]) for r in data["rewrite"]]
    return [written(text, "2031-05-06", f"journal {n}") for n, text in enumerate(texts)]


def kept() -> frozenset[str]:
    """Words that every round has: those of the lists of common words."""
    lists = table("fr", "common")
    return frozenset(w for name in ("common", "theme") for entry in lists[name] for w in entry["words"])


def retold(article: AnnotatedArticle, turn: int, common: frozenset[str]) -> AnnotatedArticle:
    """The article of another round: telling words exchanged letter by letter, another day, another id."""
    if turn == 0:
        return article
    text = list(article.article.text)
    for term in article.terms:
        if term.lemma not in common and term.pos != "NUM":
            text[term.start : term.end] = _shifted("".join(text[term.start : term.end]), turn)
    whole = "".join(text)

    def moved(value):  # spans hold the new words wherever they stand
        if isinstance(value, Span):
            return Span.of(whole, value.start, value.end)
        if isinstance(value, tuple):
            return tuple(moved(v) for v in value)
        if hasattr(value, "__dataclass_fields__") and "span" in value.__dataclass_fields__:
            return replace(value, span=Span.of(whole, value.span.start, value.span.end))
        return value

    read_as = article.article
    day = read_as.published.value
    published = replace(read_as.published, value=_later(day, turn)) if day else read_as.published
    names = {m.entity: whole[m.span.start : m.span.end] for m in article.mentions}
    return replace(
        article,
        article=replace(read_as, id=f"{turn:x}-{read_as.id}", text=whole, published=published, title=None),
        statements=tuple(
            replace(s, source=moved(s.source), cue=moved(s.cue), content=moved(s.content)) for s in article.statements
        ),
        quantities=moved(article.quantities),
        dates=moved(article.dates),
        mentions=moved(article.mentions),
        entities=tuple(replace(e, name=names.get(e.id, e.name), aliases=(), roles=()) for e in article.entities),
        terms=tuple(
            t if t.lemma in common or t.pos == "NUM" else replace(t, lemma=key(whole[t.start : t.end]) or t.lemma)
            for t in article.terms
        ),
    )


def _shifted(word: str, turn: int) -> list[str]:
    """Letters moved along the alphabet, each by its own amount."""
    moved = []
    for n, c in enumerate(word):
        base = ord("A") if c.isupper() else ord("a")
        plain = key(c)
        moved.append(
            chr(base + (ord(plain) - ord("a") + turn * (3 + 2 * n) + turn // 26) % 26) if plain.isalpha() else c
        )
    return moved


def _later(day: str, turn: int) -> str:
    return (date.fromisoformat(day[:10]) + timedelta(days=17 * turn % 3650)).isoformat()


def corpus(found: Sequence[AnnotatedArticle], size: int) -> list[AnnotatedArticle]:
    """`size` articles, round after round."""
    common = kept()
    rounds = ((turn, a) for turn in range(1 + size // len(found)) for a in found)
    return [retold(a, turn, common) for (turn, a), _ in zip(rounds, range(size), strict=False)]


def timed(articles: Sequence[AnnotatedArticle]) -> dict[str, float]:
    """Processor seconds of each step."""
    seconds = dict.fromkeys(("group", "dates, entities", "copy", "cross-check"), 0.0)

    def clocked(step: str, job: Callable[[], object]) -> object:
        start = time.process_time()
        result = job()
        seconds[step] += time.process_time() - start
        return result

    by_id = {a.article.id: a for a in articles}
    placed = clocked("group", lambda: grouping(articles).stories())
    for ids in placed:  # type: ignore[attr-defined]
        members = [by_id[i] for i in ids]
        joined, entities = clocked("dates, entities", lambda members=members: join(settle(members)))  # type: ignore[misc]
        reuse = clocked("copy", lambda j=joined, e=entities: find_reuse(j, e))
        clocked("cross-check", lambda j=joined, e=entities, r=reuse: cross_check(j, e, r))
    seconds["stories"] = len(placed)  # type: ignore[arg-type]
    seconds["largest"] = max(map(len, placed))  # type: ignore[call-overload]
    return seconds


def one_story(size: int) -> list[AnnotatedArticle]:
    """One happening in `size` articles: a source and its rewrites, each printed by several outlets."""
    found = [a for a in rewrites() if "Valmer" in a.article.text or "Aubrelle" in a.article.text]
    return [
        replace(
            found[n % len(found)], article=replace(found[n % len(found)].article, id=f"{n:04}", outlet=f"titre {n}")
        )
        for n in range(size)
    ]


def rows(name: str, sizes: Sequence[int], build: Callable[[int], list[AnnotatedArticle]]) -> Iterator[str]:
    before: dict[str, float] | None = None
    for size in sizes:
        seconds = timed(build(size))
        steps = [s for s in seconds if s not in ("stories", "largest")]
        total = sum(seconds[s] for s in steps)
        told = "  ".join(f"{s} {seconds[s] / size * 1000:6.2f}" for s in steps)
        ratio = f"  x{total / sum(before[s] for s in steps):.1f} in all" if before else ""
        yield (
            f"{name} {size:6}: {seconds['stories']:5.0f} stories, largest {seconds['largest']:3.0f}; "
            f"ms an article: {told}  all {total / size * 1000:6.2f}{ratio}"
        )
        before = seconds


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--wikinews", type=Path)
    options.add_argument("--most", type=int, default=SIZES[-1])
    chosen = options.parse_args()
    found = bases(chosen.wikinews)
    timed(found[:20])  # tables are loaded
    for line in rows("articles", [s for s in SIZES if s <= chosen.most], lambda size: corpus(found, size)):
        print(line, flush=True)
    for line in rows("one story", ONE_STORY, one_story):
        print(line, flush=True)


if __name__ == "__main__":
    main()
