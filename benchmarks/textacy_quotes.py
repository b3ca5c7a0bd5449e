"""Who says what in annotated articles: recoupe beside `textacy.extract.direct_quotations`, by the annotators' scorer.

    python benchmarks/textacy_quotes.py [SET …]

The sets are those of `annotated.py`. textacy finds direct quotations only: that is what its recall shows. Its speakers
are read generously (the words it names, under any name the annotators or recoupe's own entities accept).
textacy (Apache-2.0) is no dependency of recoupe: install it beside it, or only recoupe's rows are printed.
"""

from __future__ import annotations

import importlib.util
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from gold.sets import NAMES, GoldSet, article_scores, gold_set, ledger_of
from recoupe.extraction.parse import model
from recoupe.rules.folding import key

FIGURES = ("statement_attributed", "statement_detected")


def quotations(text: str) -> list[dict[str, Any]]:
    """What textacy finds, asked paragraph by paragraph: a mark left open makes it refuse the whole text it is given."""
    from textacy import extract  # type: ignore[import-not-found]

    found, at = [], 0
    for line in text.split("\n"):
        try:
            for q in extract.direct_quotations(model("fr")(line)):
                content = [{"start": at + q.content.start_char, "end": at + q.content.end_char}]
                found.append({"content": content, "speaker": " ".join(t.text for t in q.speaker)})
        except ValueError:
            pass
        at += len(line) + 1
    return found


def by_textacy(ledger: dict[str, Any]) -> dict[str, Any]:
    """The ledger with textacy's statements in place of ours."""
    names = {key(n): e["name"] for e in ledger["entities"] for n in (e["name"], *e["aliases"])}
    for entry in ledger["articles"]:
        entry["statements"] = [
            {
                **q,
                "speaker": names.get(key(q["speaker"]), q["speaker"]),
                "cue": None,
                "mode": "direct",
                "stance": "asserts",
            }
            for q in quotations(entry["text"])
        ]
    return ledger


def row(chosen: GoldSet, system: str, ledger: Path) -> None:
    """Print one system's figures on one set."""
    scores = article_scores(chosen, ledger)
    attributed, detected = (scores[f] for f in FIGURES)
    sys.stdout.write(
        f"{chosen.name:28}{system:12}{attributed['f1']:>12.3f}{detected['f1']:>10.3f}"
        f"{detected['p']:>11.2f}{detected['r']:>8.2f}\n"
    )


def main(names: list[str]) -> None:
    """Print the table."""
    has_textacy = importlib.util.find_spec("textacy") is not None
    if not has_textacy:
        sys.stderr.write("textacy is not installed: only recoupe is measured\n")
    sys.stdout.write(f"{'':28}{'':12}{'attributed':>12}{'detected':>10}{'precision':>11}{'recall':>8}\n")
    for name in names or NAMES:
        chosen = gold_set(name)
        if not all(p.exists() for p in chosen.texts):
            sys.stderr.write(f"{name}: texts are not here\n")
            continue
        with tempfile.TemporaryDirectory() as folder:
            path = ledger_of(chosen, Path(folder) / "ledger.json")
            row(chosen, "recoupe", path)
            if has_textacy:
                path.write_text(json.dumps(by_textacy(json.loads(path.read_text(encoding="utf-8")))), encoding="utf-8")
                row(chosen, "textacy", path)


if __name__ == "__main__":
    main(sys.argv[1:])
