"""How often the day of publication is found: right, wrong and null on the dated articles of `wikinews_fr`.

    python benchmarks/dating.py ../shared/data/wikinews_fr [--list]

The manifest's date is never shown to recoupe. Two runs: the opening dateline (« 22 mai 2012. – ») left in, and hidden.
`self_dating.json` beside this file names the texts that settle their own date (marked by reading): how many of those are
right is reported as well.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from pathlib import Path

from recoupe.crosscheck.dating import settle
from recoupe.extraction.dates import find_dates, find_stamps
from recoupe.extraction.parse import ParsedArticle
from recoupe.model.annotated import AnnotatedArticle
from recoupe.model.article import Article, Block, BlockKind
from recoupe.rules.folding import fold

SELF_DATING = Path(__file__).with_name("self_dating.json")
DATELINE = re.compile(r"(?m)^(?:1er|\d{1,2}) \w+ \d{4}[^\n–—-]{0,20}[–—-] ?")


def annotated(name: str, text: str) -> AnnotatedArticle:
    """The article with its dates only: no parser is needed for them."""
    first = text.find("\n") + 1
    blocks = (Block(0, first, BlockKind.HEADING, "title"), Block(first, len(text), BlockKind.BODY, "rest"))
    article = Article(name, name, None, None, None, (), "fr", text, blocks=blocks)
    parsed = ParsedArticle(article, fold(text))
    return AnnotatedArticle(article, dates=find_dates(parsed), stamps=find_stamps(parsed))


def main() -> None:
    """Print the counts of both runs."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--list", action="store_true", help="name the articles that come out wrong")
    args = options.parse_args()
    manifest = [json.loads(line) for line in (args.folder / "manifest.jsonl").read_text("utf-8").splitlines()]
    settling = frozenset(json.loads(SELF_DATING.read_text("utf-8"))["settle"])
    for hidden in (False, True):
        counts: Counter[str] = Counter()
        own: Counter[str] = Counter()
        wrong = []
        started = time.perf_counter()
        for entry in manifest:
            text = (args.folder / "txt" / f"{entry['id']}.txt").read_text("utf-8")
            if hidden:
                text = DATELINE.sub("", text, count=1)
            value = settle([annotated(entry["id"], text)])[0].article.published.value
            outcome = "null" if value is None else "right" if value[:10] == entry["date"] else "wrong"
            counts[outcome] += 1
            own[outcome] += entry["id"] in settling
            if outcome == "wrong":
                wrong.append(f"{entry['id']}: {value}, published {entry['date']}")
        seconds = time.perf_counter() - started
        label = "dateline hidden" if hidden else "dateline left in"
        print(f"{label}: {counts['right']} right, {counts['wrong']} wrong, {counts['null']} null ({seconds:.2f} s)")
        print(f"  of {len(settling)} that settle their own date: {own['right']} right, {own['wrong']} wrong")
        if args.list:
            print(*("  " + line for line in wrong), sep="\n")


if __name__ == "__main__":
    main()
