"""Words per second of the main job beside the bare model on the same text, in one run.

    make bench        or        python benchmarks/speed.py [FOLDER …]

Reads the bundled examples unless folders are named. Start-up (loading the model) is left out of both.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from recoupe.extraction.parse import model
from recoupe.pipeline import check_articles
from recoupe.reading import ReadOptions, read

ROOT = Path(__file__).resolve().parent.parent


def main(folders: list[str]) -> None:
    result = read(folders or [str(ROOT / "examples")], options=ReadOptions())
    texts = [a.text for a in result.articles]
    words = sum(len(t.split()) for t in texts)
    nlp = model("fr")
    list(nlp.pipe(texts[:1]))
    check_articles(result.articles[:1])
    rates = {}
    for name, job in (
        ("bare fr_core_news_md", lambda: list(nlp.pipe(texts))),
        ("recoupe check", lambda: check_articles(result.articles)),
    ):
        seconds = []
        for _ in range(3):
            start = time.perf_counter()
            job()
            seconds.append(time.perf_counter() - start)
        rates[name] = words / min(seconds)
        print(f"{name:22} {rates[name]:8.0f} words/s")
    ratio = rates["recoupe check"] / rates["bare fr_core_news_md"]
    print(f"{len(texts)} articles, {words} words; ratio {ratio:.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
