"""Plain sentences made by pattern: how many give the statement that they must give.

    python benchmarks/patterns.py [SEED [SENTENCES]] [--show]

`patterns.toml` holds the parts; every sentence draws its own. A sentence counts when one statement has exactly the words
that were put in as said. Whom it names is not asked. What fails shows which plain mechanism is missing, not how often
news would need it.
"""

from __future__ import annotations

import random
import sys
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

from recoupe.extraction.article import annotate
from recoupe.model.article import Article, Block, BlockKind

PARTS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def drawn(pattern: dict[str, Any], dice: random.Random) -> tuple[str, str]:
    """A sentence of the pattern and what is said in it."""
    said = dice.choice(PARTS[pattern["said"]])
    if pattern["said"] == "quotations":
        said = dice.choice(PARTS["marks"]).format(said[0].upper() + said[1:])
    text = pattern["text"].format(
        said=said,
        verb=dice.choice(pattern["verbs"]),
        subject=dice.choice(PARTS["subjects"]),
        adverbial=dice.choice(PARTS["adverbials"]),
        speaker=dice.choice(PARTS["speakers"]),
    )
    return text, said


def read(text: str) -> set[str]:
    """The contents of the statements found in `text`."""
    block = Block(0, len(text), BlockKind.BODY, "benchmark")
    found = annotate(Article("a", "a.txt", None, None, None, (), "fr", text, blocks=(block,)))
    return {" … ".join(span.text for span in statement.content) for statement in found.statements}


def main(seed: int, sentences: int, *, show: bool) -> None:
    """Print the table, and with `show` the sentences that fail."""
    dice = random.Random(seed)
    asked, right = Counter[str](), Counter[str]()
    for n in range(sentences):
        pattern = PARTS["pattern"][n % len(PARTS["pattern"])]
        text, said = drawn(pattern, dice)
        asked[pattern["name"]] += 1
        if said in read(text):
            right[pattern["name"]] += 1
        elif show:
            print(text)
    for name, count in asked.items():
        print(f"{name:28}{right[name]:6} of {count}")


if __name__ == "__main__":
    numbers = [int(a) for a in sys.argv[1:] if a.isdigit()]
    main(*(numbers + [1, 1200][len(numbers) :]), show="--show" in sys.argv)
