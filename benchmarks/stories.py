"""How well articles are grouped into stories: B-Cubed on our examples, planted near-misses and, where given, other folders.

`python benchmarks/stories.py [NAME=FOLDER …]`: each FOLDER holds the articles of one story (the seeds, for one). With
`wikinews=FOLDER` (a `manifest.jsonl` and `txt/`) articles of other happenings are mixed in as noise, each taken for a story
of its own except the pairs in WIKINEWS. `archive=FOLDER` mixes in articles of any kind, each taken for a story of its own,
which it mostly is: how many and how large the stories are that they make. Beside it stands the baseline: TF-IDF of lemmas
with time decay, joined at a threshold, one for all sets and the best for each set with the answer in hand.
"""

from __future__ import annotations

import json
import math
import sys
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from recoupe.extraction.article import annotate
from recoupe.model.annotated import AnnotatedArticle
from recoupe.model.article import Article, Block, BlockKind, Published, PublishedBasis, article_id
from recoupe.reading import ReadOptions, read
from recoupe.stories import group

ROOT = Path(__file__).resolve().parent.parent
# Wikinews ids that report one happening, by hand: the Forum mondial de la langue française of July 2012.
WIKINEWS = [{"44499", "44507", "44536", "44550"}]

HALF = 14.0  # days in which the baseline's likeness halves
FIXED = 0.2  # threshold of the baseline for all sets

Labelled = list[tuple[str, AnnotatedArticle]]


def near_misses() -> Labelled:
    """The planted stories of `tests/stories/near_misses.toml`."""
    rows = tomllib.loads((ROOT / "tests" / "stories" / "near_misses.toml").read_text(encoding="utf-8"))["article"]
    found = []
    for n, row in enumerate(rows):
        ident = article_id(row["text"], url=None, outlet=f"o{n}", name=None)
        block = Block(0, len(row["text"]), BlockKind.BODY, "benchmark")
        published = Published(row["day"], PublishedBasis.GIVEN)
        article = Article(ident, f"{n}.txt", None, f"o{n}", None, (), "fr", row["text"], published, (block,))
        found.append((row["story"], annotate(article, language="fr")))
    return found


def folder(name: str, path: Path) -> Labelled:
    """The articles of a folder as one story."""
    return [(name, annotate(a, language="fr")) for a in read([str(path)], options=ReadOptions()).articles]


def wikinews(path: Path) -> Labelled:
    """Wikinews articles with the dates of their manifest."""
    found = []
    for line in (path / "manifest.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = next(iter(sorted((path / "txt").glob(f"{row['id']}*"))), None)
        if text is None:
            continue
        known = next((f"wikinews {min(g)}" for g in WIKINEWS if row["id"] in g), f"wikinews {row['id']}")
        published = Published(row["date"], PublishedBasis.GIVEN)
        articles = read([str(text)], options=ReadOptions()).articles
        found.extend((known, annotate(replace(a, published=published), language="fr")) for a in articles)
    return found


def b_cubed(gold: Sequence[str], found: Sequence[int]) -> tuple[float, float, float]:
    """Precision, recall and F1 of B-Cubed (Bagga and Baldwin 1998): the mean over articles."""
    precision = recall = 0.0
    for g, f in zip(gold, found, strict=True):
        both = sum(1 for x, y in zip(gold, found, strict=True) if x == g and y == f)
        precision += both / sum(1 for y in found if y == f)
        recall += both / sum(1 for x in gold if x == g)
    p, r = precision / len(gold), recall / len(gold)
    return p, r, 2 * p * r / (p + r)


def baseline(articles: Sequence[AnnotatedArticle], threshold: float) -> list[int]:
    """TF-IDF of the lemmas and exponential decay over days; articles are joined at a threshold (single link)."""
    counts = [Counter(t.lemma for t in a.terms) for a in articles]
    spread = Counter(w for c in counts for w in c)
    vectors = []
    for c in counts:
        weights = {w: n * math.log(len(articles) / spread[w]) for w, n in c.items()}
        norm = math.sqrt(sum(v * v for v in weights.values())) or 1.0
        vectors.append({w: v / norm for w, v in weights.items()})
    days = [date.fromisoformat(a.article.published.value[:10]) if a.article.published.value else None for a in articles]
    home = list(range(len(articles)))
    for i in range(len(articles)):
        for j in range(i):
            one, other = days[i], days[j]
            decay = 0.5 ** (abs((one - other).days) / HALF) if one and other else 1.0
            if sum(v * vectors[j].get(w, 0.0) for w, v in vectors[i].items()) * decay >= threshold:
                old, new = home[i], home[j]
                home = [new if h == old else h for h in home]
    return home


def report(name: str, rows: Labelled) -> None:
    articles = [a for _, a in rows]
    home = {i: n for n, ids in enumerate(group(articles)) for i in ids}
    gold = [label for label, _ in rows]
    p, r, f = b_cubed(gold, [home[a.article.id] for a in articles])
    sizes = f"articles {len(rows):4}  stories {len(set(gold)):3} found {len(set(home.values())):3}"
    rated = [(b_cubed(gold, baseline(articles, t / 100))[2], t / 100) for t in range(6, 50, 2)]
    best = max(rated)
    fixed = next(f for f, t in rated if t == FIXED)
    told = f"baseline F1 {fixed:.3f} at {FIXED}, {best[0]:.3f} at its best threshold here ({best[1]})"
    print(f"{name:28} {sizes}  P {p:.3f} R {r:.3f} F1 {f:.3f}  {told}")


def report_archive(path: Path, known: Labelled) -> None:
    """How an archive falls into stories, and what it does to the known stories when these lie within it."""
    articles = [annotate(a, language="fr") for a in read([str(path)], options=ReadOptions()).articles]
    sizes = sorted(map(len, group(articles)), reverse=True)
    print(f"{'archive':28} articles {len(articles):4}  stories {len(sizes)}, the largest of {sizes[:6]}")
    rows = [*known, *((f"archive {n}", a) for n, a in enumerate(articles))]
    home = {i: n for n, ids in enumerate(group([a for _, a in rows])) for i in ids}
    p, r, f = b_cubed([label for label, _ in rows], [home[a.article.id] for _, a in rows])
    print(f"{'all within it':28} articles {len(rows):4}  P {p:.3f} R {r:.3f} F1 {f:.3f}")


def main(arguments: list[str]) -> None:
    parts = {"near-misses": near_misses()}
    parts["examples"] = [row for d in sorted((ROOT / "examples").iterdir()) if d.is_dir() for row in folder(d.name, d)]
    given = [a.split("=", 1) for a in arguments]
    for name, path in (g for g in given if g[0] != "archive"):
        parts[name] = wikinews(Path(path)) if name == "wikinews" else folder(name, Path(path))
    for name, rows in parts.items():
        report(name, rows)
    known = [row for rows in parts.values() for row in rows]
    report("all together", known)
    for _, path in (g for g in given if g[0] == "archive"):
        report_archive(Path(path), known)


if __name__ == "__main__":
    main(sys.argv[1:])
