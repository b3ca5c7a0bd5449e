"""Whose words invented mini-articles say they are: the speaker of each expected statement, by kind of speaker.

    python benchmarks/speakers.py [--show] [FILE …]

`speakers/*.toml` hold articles of two to six sentences, written as reporters of many countries and desks would write them,
before anybody looked at what recoupe makes of them. What failed in the files `-seen` was mended; of those `-unseen` only
the totals were read. The expected speaker is the fullest name that the text gives, "" where it names nobody. `null`: we
name nobody where somebody speaks; `wrong`: another; `missing`: no statement holds the words.
"""

from __future__ import annotations

import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from recoupe.pipeline import check

FOLDER = Path(__file__).with_name("speakers")
VERDICTS = ("right", "wrong", "null", "missing")


class Article(TypedDict):
    """One article of a file: `says` are its expected statements, some of their words and the speaker of each."""

    kind: str
    text: str
    says: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Told:
    """What was made of one expected statement."""

    verdict: str
    words: str
    expected: str
    ours: str


def judged(article: Article) -> tuple[Told, ...]:
    """Each expected statement beside the shortest one of ours that holds its words."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "article.txt")
        path.write_text(article["text"].strip() + "\n", encoding="utf-8")
        ledger = check([str(path)])
    names = {e.id: e.name if e.named else "" for e in ledger.entities}
    found = [
        (" ".join(" ".join(span.text for span in s.content).split()), names.get(s.speaker or "", ""))
        for a in ledger.articles
        for s in a.statements
    ]
    told = []
    for words, expected in article["says"]:
        holding = sorted((len(content), name) for content, name in found if " ".join(words.split()) in content)
        ours = holding[0][1] if holding else ""
        verdict = "missing" if not holding else "right" if ours == expected else "wrong" if ours else "null"
        told.append(Told(verdict, words, expected, ours))
    return tuple(told)


def main(arguments: Sequence[str]) -> None:
    """Print the table, and with `--show` what is not right."""
    files = [Path(a) for a in arguments if not a.startswith("-")] or sorted(FOLDER.glob("*.toml"))
    print(f"{'':28}" + "".join(f"{v:>9}" for v in VERDICTS) + f"{'of found':>10}{'of all':>8}")
    with ProcessPoolExecutor() as pool:
        for path in files:
            articles: list[Article] = tomllib.loads(path.read_text(encoding="utf-8"))["text"]
            every = list(pool.map(judged, articles, chunksize=4))
            if "--show" in arguments:
                _show(articles, every)
            counts = Counter(t.verdict for told in every for t in told)
            found = counts.total() - counts["missing"]
            shares = f"{counts['right'] / max(1, found):10.3f}{counts['right'] / max(1, counts.total()):8.3f}"
            print(f"{path.stem:28}" + "".join(f"{counts[v]:9}" for v in VERDICTS) + shares)


def _show(articles: Sequence[Article], every: Sequence[tuple[Told, ...]]) -> None:
    for article, told in zip(articles, every, strict=True):
        for t in told:
            if t.verdict != "right":
                print(f"{article['kind']}: {t.verdict}: « {t.words} »: {t.expected!r}, ours {t.ours!r}")
                print(f"  {article['text']}")


if __name__ == "__main__":
    main(sys.argv[1:])
