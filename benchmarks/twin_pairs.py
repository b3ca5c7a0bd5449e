"""How twins fare, by file and kind: paraphrases joined, distorted twins kept apart or flagged, unrelated pairs left alone.

python benchmarks/twin_pairs.py [--show] [FILE.toml …]
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from twins.judge import ledger, load, verdict


def main(arguments: list[str]) -> None:
    show = "--show" in arguments
    files = [Path(a) for a in arguments if a != "--show"] or sorted((ROOT / "tests" / "twins").glob("*.toml"))
    for path in files:
        right, total = Counter[str](), Counter[str]()
        for twin in load(path):
            good = verdict(twin, ledger(twin))
            for kind in (twin.kind, *(("all distorted",) if twin.kind not in ("paraphrase", "unrelated") else ())):
                total[kind] += 1
                right[kind] += good
            if show and not good:
                print(f"  {path.stem} {twin.id} {twin.kind}:\n    {twin.a}\n    {twin.b}")
        for kind in sorted(total):
            print(f"{path.stem:12} {kind:14} {right[kind]:3} of {total[kind]:3}  {right[kind] / total[kind]:.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
