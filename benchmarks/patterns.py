"""Sentences made by pattern: how many give the statement that they must give.

    python benchmarks/patterns.py [--laden] [SEED [SENTENCES]] [--show]

`patterns.toml` holds the parts of plain sentences, `laden.toml` those of long ones, with all that news puts around what is
said; every sentence draws its own. A sentence counts when one statement has exactly the words that were put in as said,
and of laden ones whom it names is counted too. What fails shows which mechanism is missing, not how often news would need
it.
"""

from __future__ import annotations

import random
import sys
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recoupe.extraction.article import annotate
from recoupe.model.annotated import AnnotatedArticle
from recoupe.model.article import Article, Block, BlockKind

_DRAWN = ("subjects", "adverbials", "openings", "occasions", "tails")  # parts of which a sentence draws one


@dataclass(frozen=True, slots=True)
class Made:
    """A sentence, what is said in it and by whom; `name` "" for somebody unnamed, None where it is not asked."""

    text: str
    said: str
    name: str | None


def drawn(parts: dict[str, Any], pattern: dict[str, Any], dice: random.Random) -> Made:
    """A sentence of the pattern."""
    said = dice.choice(parts[pattern["said"]])
    if pattern["said"] == "quotations" and "marks" in parts:
        said = dice.choice(parts["marks"]).format(said[0].upper() + said[1:])
    speaker = dice.choice(parts["speakers"])
    told, name = (speaker, None) if isinstance(speaker, str) else (speaker["text"], speaker["name"])
    slots = {part.removesuffix("s"): dice.choice(parts[part]) for part in _DRAWN if part in parts}
    before, _, behind = said.partition(" … ")
    slots |= {"said": said, "before": before, "behind": behind, "speaker": told, "verb": dice.choice(pattern["verbs"])}
    text = pattern["text"].format(**slots).replace(" que il", " qu'il")
    if not told.count(",") and name is not None:
        text = text.replace(f"{told}, {slots['verb']}", f"{told} {slots['verb']}").replace(f"{told}, a ", f"{told} a ")
    return Made(text[0].upper() + text[1:], said, name)


def read(made: Made, lead: str) -> AnnotatedArticle:
    """What is found in the sentence, behind the paragraph `lead`."""
    text = f"{lead}\n{made.text}" if lead else made.text
    split = len(lead) + 1 if lead else 0
    blocks = [Block(0, len(lead), BlockKind.BODY, "benchmark")] if lead else []
    blocks.append(Block(split, len(text), BlockKind.BODY, "benchmark"))
    return annotate(Article("a", "a.txt", None, None, None, (), "fr", text, blocks=tuple(blocks)))


def right(made: Made, found: AnnotatedArticle) -> tuple[bool, bool]:
    """Whether a statement has the words that were put in, and whether it names who said them."""
    names = {e.id: e.name if e.named else "" for e in found.entities}
    for statement in found.statements:
        content = " … ".join(span.text for span in statement.content)
        if content.casefold() == made.said.casefold():
            return True, made.name is None or names.get(statement.speaker or "", "") == made.name
    return False, False


def main(arguments: Sequence[str]) -> None:
    """Print the table, and with `--show` the sentences that fail."""
    flags = set(arguments)
    laden, show = "--laden" in flags, "--show" in flags
    numbers = [int(a) for a in arguments if a.isdigit()]
    seed, sentences = numbers + [1, 1200][len(numbers) :]
    path = Path(__file__).with_name("laden.toml" if laden else "patterns.toml")
    parts = tomllib.loads(path.read_text(encoding="utf-8"))
    dice = random.Random(seed)
    asked, told, named = Counter[str](), Counter[str](), Counter[str]()
    for n in range(sentences):
        pattern = parts["pattern"][n % len(parts["pattern"])]
        made = drawn(parts, pattern, dice)
        asked[pattern["name"]] += 1
        whole, whose = right(made, read(made, parts.get("lead", "")))
        told[pattern["name"]] += whole
        named[pattern["name"]] += whose
        if show and not whose:
            print("words" if not whole else "speaker", made.text, sep=": ")
    for name, count in (*asked.items(), ("all", sum(asked.values()))):
        words, who = (told.total(), named.total()) if name == "all" else (told[name], named[name])
        print(f"{name:28}{words:6} of {count}" + (f"{who:8} with the speaker" if laden else ""))


if __name__ == "__main__":
    main(sys.argv[1:])
