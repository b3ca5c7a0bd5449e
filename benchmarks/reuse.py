"""How much rewritten copy is recognised, by strength of the rewriting: `tests/stories/rewrites.toml`.

    python benchmarks/reuse.py [--show]

*pairs*: source and rewrite with a reuse row. *sentences*: rewritten sentences that a passage leads to one of the sentences
they were made from; *wrong*: passages that lead elsewhere, or stand in an account that was made from nothing.
"""

from __future__ import annotations

import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[0] = str(ROOT / "tests")  # in place of this folder, whose stories.py would stand for tests/stories

from recoupe.crosscheck.entities import join
from recoupe.stories import find_reuse
from stories.written import written


@dataclass(frozen=True)
class Text:
    """Sentences in a row, and where each stands in the text."""

    sentences: tuple[str, ...]

    @property
    def whole(self) -> str:
        return " ".join(self.sentences)

    def touched(self, start: int, end: int) -> set[int]:
        """The sentences of which characters start to end hold a good part."""
        found, at = set(), 0
        for n, sentence in enumerate(self.sentences):
            held = min(end, at + len(sentence)) - max(start, at)
            if held > min(20, len(sentence) / 3):
                found.add(n)
            at += len(sentence) + 1
        return found


def passages(source: Text, other: Text) -> list[tuple[set[int], set[int]]] | None:
    """For each shared passage the sentences on both sides; None where there is no reuse row."""
    texts = {}
    for text, day, outlet in ((source, "2031-05-06", "Fil"), (other, "2031-05-07", "Journal")):
        article = written(text.whole, day, outlet)
        texts[article.article.id] = (article, text)
    articles, entities = join([a for a, _ in texts.values()])
    rows = find_reuse(articles, entities)
    if not rows:
        return None
    (row,) = rows
    first_is_source = texts[row.articles[0]][1] is source
    found = []
    for p in row.passages:
        a, b = (p.a, p.b) if first_is_source else (p.b, p.a)
        found.append((source.touched(a.start, a.end), other.touched(b.start, b.end)))
    return found


def main(arguments: list[str]) -> None:
    data = tomllib.loads((ROOT / "tests" / "stories" / "rewrites.toml").read_text(encoding="utf-8"))
    sources = {s["id"]: Text(tuple(s["sentences"])) for s in data["source"]}
    for strength in range(1, 6):
        rewrites = [r for r in data["rewrite"] if r["strength"] == strength]
        pairs = hit = made = right = given = 0
        for r in rewrites:
            text = Text(tuple(s["text"] for s in r["sentences"]))
            wanted = {n: set(s["from"]) for n, s in enumerate(r["sentences"]) if s["from"]}
            found = passages(sources[r["source"]], text)
            pairs += found is not None
            reached = set()
            for origins, places in found or ():
                good = {n for n in places if wanted.get(n, set()) & origins}
                reached |= good
                given += 1
                right += bool(good)
            made += len(wanted)
            hit += len(reached)
            if "--show" in arguments:
                for n in sorted(set(wanted) - reached):
                    print(f"  missed {strength} {r['source']}: {text.sentences[n]}")
        print(
            f"strength {strength}  pairs {pairs} of {len(rewrites)}  sentences {hit:2} of {made:2} "
            f"recall {hit / made:.2f}  passages {given:2} wrong {given - right} precision {right / given if given else 1:.2f}"
        )
    wrong = [
        a["source"] for a in data["account"] if passages(sources[a["source"]], Text(tuple(a["sentences"]))) is not None
    ]
    print(f"accounts of one's own taken for copies: {len(wrong)} of {len(data['account'])}")
    names = sorted(sources)
    crossed = sum(
        passages(sources[a], Text(tuple(s["text"] for s in r["sentences"]))) is not None
        for a in names
        for r in data["rewrite"]
        if r["source"] != a
    )
    print(f"rewrites taken for copies of another source: {crossed} of {len(data['rewrite']) * (len(names) - 1)}")


if __name__ == "__main__":
    main(sys.argv[1:])
