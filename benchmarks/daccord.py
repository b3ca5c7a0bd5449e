"""Contradiction against compatible on sentence pairs of French fact-checks (DACCORD, LREC-COLING 2024, BSD-2).

Every sentence is read as an article of one sentence; a pair counts as a contradiction when its two sentences are alike in words
and `crosscheck.contrasts` sets them apart. A majority guess is right for 50.1 % of the pairs. Run with
`python benchmarks/daccord.py DIRECTORY` where the directory holds `dev.tsv`; `--show` prints the pairs that are wrong.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from recoupe.crosscheck.contrasts import Contrast, contrasts
from recoupe.crosscheck.likeness import Content, Weights, content_of, likeness
from recoupe.extraction.article import annotate
from recoupe.model.annotated import AnnotatedArticle
from recoupe.model.article import Article, Block, BlockKind, Published, PublishedBasis
from recoupe.model.span import Span

ALIKE = 0.15  # below this the two sentences are about different things
TELLING = frozenset(Contrast) - {Contrast.CERTAINTY, Contrast.NAME}  # two names, or a reserve, may well go together


def read(text: str) -> tuple[AnnotatedArticle, Content]:
    """One sentence as an article, and its content."""
    block = Block(0, len(text), BlockKind.BODY, "benchmark")
    published = Published("2022-06-01", PublishedBasis.GIVEN)
    article = Article("s", "s.txt", None, None, None, (), "fr", text, published, (block,))
    annotated = annotate(article, language="fr")
    entities = {e.id: e for e in annotated.entities}
    return annotated, content_of(annotated, (Span.of(text, 0, len(text)),), entities)


def pairs(folder: Path) -> Iterator[tuple[str, str, str, bool]]:
    """Theme, the two sentences, and whether they contradict one another."""
    with (folder / "dev.tsv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            yield row.get("theme", row.get("genre", "")), row["premise"], row["hypothesis"], row["label"] == "1"


def main(arguments: list[str]) -> None:
    rows = list(pairs(Path(next(a for a in arguments if a != "--show"))))
    counts = Counter[tuple[bool, bool]]()
    even = Weights({}, 1.0)
    for _, first, second, gold in rows:
        (_, a), (_, b) = read(first), read(second)
        found = contrasts(a, b) & TELLING
        guess = bool(found) and likeness(a.concepts, b.concepts, even) >= ALIKE
        counts[(gold, guess)] += 1
        if "--show" in arguments and guess != gold:
            print(f"{'missed' if gold else 'false'} {sorted(found)}\n    {first}\n    {second}")
    right = counts[(True, True)] + counts[(False, False)]
    said = counts[(True, True)] + counts[(False, True)]
    there = counts[(True, True)] + counts[(True, False)]
    print(f"pairs {len(rows)}  accuracy {right / len(rows):.3f}")
    print(
        f"contradiction: precision {counts[(True, True)] / max(1, said):.2f} recall {counts[(True, True)] / max(1, there):.2f}"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
