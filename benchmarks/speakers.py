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
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from recoupe.pipeline import check

FOLDER = Path(__file__).with_name("speakers")
VERDICTS = ("right", "wrong", "null", "missing")


@dataclass(frozen=True, slots=True)
class Told:
    """What was made of one expected statement."""

    verdict: str
    words: str
    expected: str
    ours: str


def judged(text: str, says: Sequence[tuple[str, str]]) -> tuple[Told, ...]:
    """Each expected statement (some of its words, its speaker) beside the shortest one of ours that holds the words."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "article.txt")
        path.write_text(text.strip() + "\n", encoding="utf-8")
        ledger = check([str(path)])
    names = {e.id: e.name if e.named else "" for e in ledger.entities}
    found = [
        (" ".join(" ".join(span.text for span in s.content).split()), names.get(s.speaker or "", ""))
        for a in ledger.articles
        for s in a.statements
    ]
    told = []
    for words, expected in says:
        holding = sorted((len(content), name) for content, name in found if " ".join(words.split()) in content)
        ours = holding[0][1] if holding else ""
        verdict = "missing" if not holding else "right" if ours == expected else "wrong" if ours else "null"
        told.append(Told(verdict, words, expected, ours))
    return tuple(told)


def _one(article: dict[str, object]) -> tuple[Told, ...]:
    says = article["says"]
    return judged(str(article["text"]), [(words, who) for words, who in says] if isinstance(says, list) else [])


def rows(path: Path) -> Iterator[tuple[dict[str, object], tuple[Told, ...]]]:
    """The articles of a file with what was made of them."""
    articles = tomllib.loads(path.read_text(encoding="utf-8"))["text"]
    with ProcessPoolExecutor() as pool:
        yield from zip(articles, pool.map(_one, articles, chunksize=4), strict=True)


def main(arguments: Sequence[str]) -> None:
    """Print the table, and with `--show` what is not right."""
    files = [Path(a) for a in arguments if not a.startswith("-")] or sorted(FOLDER.glob("*.toml"))
    print(f"{'':28}" + "".join(f"{v:>9}" for v in VERDICTS) + f"{'of found':>10}{'of all':>8}")
    for path in files:
        counts = Counter[str]()
        for article, told in rows(path):
            counts.update(t.verdict for t in told)
            for t in told if "--show" in arguments else ():
                if t.verdict != "right":
                    print(
                        f"{article['kind']}: {t.verdict}: « {t.words} »: {t.expected!r}, ours {t.ours!r}\n  {article['text']}"
                    )
        found = counts.total() - counts["missing"]
        shares = f"{counts['right'] / max(1, found):10.3f}{counts['right'] / max(1, counts.total()):8.3f}"
        print(f"{path.stem:28}" + "".join(f"{counts[v]:9}" for v in VERDICTS) + shares)


if __name__ == "__main__":
    main(sys.argv[1:])
