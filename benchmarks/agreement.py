"""How far two readers who annotated the same press articles agree, and recoupe with either: one line a pair.

    python benchmarks/agreement.py FOLDER

FOLDER holds the corpora that `press.py` names. `press/second-read-*.json` are annotations of the articles of
`press/read-*.json` by readers who saw the guidelines and the texts alone. The one reader is scored against the other by the
annotators' scorer, as a ledger would be; names stay local to each, so a speaker whom both name differently counts as wrong.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from press import SETS, cut, found

from gold.sets import scores

_FIGURES = ("statement_attributed", "statement_detected", "speaker", "quantity", "quantity_speaker", "quantity_phase")


def as_ledger(annotated: Path, texts: Path) -> dict[str, object]:
    """The annotations of a set in the form of a ledger, with as much of it as the scorer reads."""
    articles, named = [], set()
    for name, article in json.loads(annotated.read_text(encoding="utf-8"))["articles"].items():
        spans = article["spans"]
        statements = [
            s
            | {
                "content": [_span(piece) for piece in s["content_spans"]],
                "cue": s["cue_span"] and _span(s["cue_span"]),
                "speaker": s["entity"],
            }
            for s in spans["statements"]
        ]
        quantities = [q | _span(q["span"]) for q in spans["quantities"]]
        named |= {row.get(key) for row in (*statements, *quantities) for key in ("entity", "citing", "via", "place")}
        text = (texts / name).read_text(encoding="utf-8")
        articles.append({"id": name, "text": text, "statements": statements, "quantities": quantities})
    return {"articles": articles, "entities": [{"id": n, "name": n} for n in sorted(filter(None, named))]}


def _span(pair: list[int]) -> dict[str, int]:
    return {"start": pair[0], "end": pair[1]}


def main(corpora: Path) -> None:
    """Print the table."""
    print(f"{'':40}" + "".join(f"{figure.removeprefix('statement_')[:14]:>16}" for figure in _FIGURES))
    for second in sorted(SETS.glob("second-*.json")):
        first = SETS / second.name.removeprefix("second-")
        with tempfile.TemporaryDirectory() as folder:
            texts, ledger = Path(folder) / "texts", Path(folder) / "ledger.json"
            texts.mkdir()
            ours = found(cut(first, corpora, texts), {})
            pairs = (("second against first", as_ledger(second, texts), first), ("recoupe against first", ours, first))
            for told, rows, gold in (*pairs, ("recoupe against second", ours, second)):
                ledger.write_text(json.dumps(rows), encoding="utf-8")
                figures = scores(ledger, gold)
                values = [figures[figure].get("f1", figures[figure].get("acc")) for figure in _FIGURES]
                print(f"{first.stem + ', ' + told:40}" + "".join(f"{value:16.3f}" for value in values))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
