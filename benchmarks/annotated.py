"""What recoupe finds in every annotated article, by the annotators' scorer: one line a gold set.

    python benchmarks/annotated.py [SET …]

Sets: the five seeds, the three bundled stories, and eleven development and five test articles of French Wikinews. Those
whose texts are absent are named and left out.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from gold.sets import NAMES, article_scores, gold_set, ledger_of

FIGURES = (
    "statement_attributed",
    "statement_detected",
    "speaker",
    "quantity",
    "quantity_place",
    "quantity_phase",
    "date",
    "date_span",
    "body",
    "published",
    "agencies",
)


def main(names: list[str]) -> None:
    """Print the table."""
    print(f"{'':28}" + "".join(f"{figure.removeprefix('statement_')[:14]:>15}" for figure in FIGURES))
    for name in names or NAMES:
        chosen = gold_set(name)
        if not all(p.exists() for p in chosen.texts):
            print(f"{name:28} texts are not here")
            continue
        with tempfile.TemporaryDirectory() as folder:
            scores = article_scores(chosen, ledger_of(chosen, Path(folder) / "ledger.json"))
        values = [scores[figure].get("f1", scores[figure].get("acc")) for figure in FIGURES]
        print(f"{name:28}" + "".join("              —" if v is None else f"{v:15.3f}" for v in values))


if __name__ == "__main__":
    main(sys.argv[1:])
