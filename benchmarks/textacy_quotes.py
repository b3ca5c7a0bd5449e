"""Direct quotations: recoupe beside `textacy.extract.direct_quotations` on the same French texts.

    python benchmarks/textacy_quotes.py [--seeds ../shared]

The texts are the project's own tables and snippets (tests/extraction/statements) and, with --seeds, those statements of
the annotated seeds that stand wholly in marks (clauses with « que » left out for both). For each system: how many
annotated quotations it finds (half of the letters in common), how many of them with the right speaker (one name holds
the other), and how many it gives in all.
textacy (Apache-2.0) is no dependency of recoupe: install it beside it, or only recoupe's row is printed.
"""

from __future__ import annotations

import argparse
import re
import sys
import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recoupe.extraction.entities import find_entities
from recoupe.extraction.parse import model, parse
from recoupe.extraction.statements.direct import find_direct
from recoupe.model.article import Article, Block, BlockKind
from recoupe.rules.folding import fold_same_length, key

TABLES = Path(__file__).resolve().parent.parent / "tests" / "extraction" / "statements"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Characters of a text and the words that name who says them."""

    start: int
    end: int
    who: tuple[str, ...]


Text = tuple[Article, tuple[Quotation, ...]]
System = Callable[[Article], list[Quotation]]


def article(text: str) -> Article:
    """One block a line; lines that begin with « # » are headings."""
    lines = [(line.removeprefix("# "), line.startswith("# ")) for line in text.split("\n")]
    whole, blocks, at = "\n".join(line for line, _ in lines), list[Block](), 0
    for line, heading in lines:
        end = min(at + len(line) + 1, len(whole))
        blocks.append(Block(at, end, BlockKind.HEADING if heading else BlockKind.BODY, "benchmark"))
        at = end
    return Article("b", None, None, None, None, (), "fr", whole, blocks=tuple(b for b in blocks if b.start < b.end))


def place(text: str, words: str, start: int = 0) -> int:
    """Where `words` stand in `text`, whatever their quotation marks and spaces."""
    pattern = r"\s+".join(map(re.escape, fold_same_length(words).split()))
    match = re.compile(pattern).search(fold_same_length(text), start)
    if match is None:
        raise LookupError(words)
    return match.start()


def tables() -> Iterable[tuple[str, list[Text]]]:
    """The project's own texts: (name, texts)."""
    for path in sorted(TABLES.glob("direct_*.toml")):
        texts = []
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            read = article(case["text"])
            rows = []
            for row in case["says"]:
                start = place(read.text, row["what"][0], rows[-1].start + 1 if rows else 0)
                last = place(read.text, row["what"][-1], start)
                rows.append(Quotation(start, last + len(row["what"][-1]), (row["who"].strip("()"),)))
            texts.append((read, tuple(rows)))
        yield path.stem, texts
    texts = []
    for snippet in tomllib.loads((TABLES / "snippets.toml").read_text(encoding="utf-8"))["snippet"]:
        read = article(snippet["text"])
        at: dict[str, int] = {}
        rows = []
        for row in snippet["says"]:
            start = place(read.text, row["first"], at.get(row["first"], 0))
            at[row["first"]] = start + 1
            last = place(read.text, row["last"], start)
            rows.append(Quotation(start, last + len(row["last"]), tuple(row["who"])))
        texts.append((read, tuple(rows)))
    yield "snippets", texts


def seeds(shared: Path) -> list[Text]:
    """The seeds with their direct statements."""
    texts = []
    for path in sorted((shared / "gold" / "seeds").glob("*.toml")):
        gold = tomllib.loads(path.read_text(encoding="utf-8"))
        if "article" not in gold or "statement" not in gold:
            continue
        text = (shared / "seeds" / gold["article"]["file"]).read_text(encoding="utf-8")
        headings = {heading.strip() for heading in gold["article"].get("headings", ())}
        read = article("\n".join("# " + line if line.strip() in headings else line for line in text.split("\n")))
        rows, cursor = [], 0
        for said in gold["statement"]:
            start = place(read.text, said["content"][0], max(0, cursor - 400))
            cursor = start
            introduced = re.search(r"\bqu(?:e\s|['’])$", read.text[:start])
            if said["mode"] == "direct" and introduced is None:
                last = place(read.text, said["content"][-1], start)
                who = said["source"] or said["entity"]
                rows.append(Quotation(start, last + len(said["content"][-1]), (who, said["entity"])))
        texts.append((read, tuple(rows)))
    return texts


def ours(read: Article) -> list[Quotation]:
    """What recoupe finds, quoted or given by an incise."""
    parsed = parse(read, "fr")
    return [
        Quotation(c.content[0].start, c.content[-1].end, (named.text if (named := c.source or c.antecedent) else "",))
        for c in find_direct(parsed, find_entities(parsed))
    ]


def textacy_quotations(read: Article) -> list[Quotation]:
    """What textacy finds, asked paragraph by paragraph: a mark left open makes it refuse the whole text it is given."""
    from textacy import extract  # type: ignore[import-not-found]

    found, at = [], 0
    for line in read.text.split("\n"):
        try:
            for q in extract.direct_quotations(model("fr")(line)):
                who = " ".join(t.text for t in q.speaker)
                found.append(Quotation(at + q.content.start_char, at + q.content.end_char, (who,)))
        except ValueError:
            pass
        at += len(line) + 1
    return found


def letters(text: str, quotation: Quotation) -> set[int]:
    """The letters and digits a quotation holds."""
    return {i for i in range(quotation.start, quotation.end) if text[i].isalnum()}


def right(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether a name of `one` and a name of `other` hold one another (articles and accents aside); "" is nobody."""
    for a in one:
        for b in other:
            first, second = set(key(a).split()), set(key(b).split())
            if (not first and not second) or (first and second and (first <= second or second <= first)):
                return True
    return False


def measure(system: System, texts: Sequence[Text]) -> tuple[int, int, int, int]:
    """Annotated, given, found, found with the right speaker."""
    totals = [0, 0, 0, 0]
    for read, gold in texts:
        left = system(read)
        totals[0] += len(gold)
        totals[1] += len(left)
        for wanted in gold:
            chars = letters(read.text, wanted)
            ranked = []
            for i, given in enumerate(left):
                held = letters(read.text, given)
                share = len(held & chars) / len(held | chars) if held | chars else 0.0
                ranked.append((share, right(given.who, wanted.who), i))
            best = max(ranked, default=(0.0, False, 0))
            if best[0] >= 0.5:
                totals[2] += 1
                totals[3] += best[1]
                del left[best[2]]
    return totals[0], totals[1], totals[2], totals[3]


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seeds", type=Path, help="the shared folder with seeds and gold")
    chosen = options.parse_args()
    parts: list[tuple[str, list[Any]]] = list(tables())
    if chosen.seeds is not None:
        parts.append(("seeds, direct", seeds(chosen.seeds)))
    systems: dict[str, System] = {"recoupe": ours}
    try:
        import textacy
    except ImportError:
        sys.stderr.write("textacy is not installed: only recoupe is measured\n")
    else:
        systems[f"textacy {textacy.__version__}"] = textacy_quotations
    sys.stdout.write(
        f"{'texts':20}{'system':16}{'annotated':>10}{'given':>7}{'found':>7}{'speaker':>9}{'recall':>8}{'right':>8}\n"
    )
    for name, texts in parts:
        for system, run in systems.items():
            gold, given, found, speaker = measure(run, texts)
            shares = f"{found / gold:>8.2f}{speaker / gold:>8.2f}" if gold else ""
            sys.stdout.write(f"{name:20}{system:16}{gold:>10}{given:>7}{found:>7}{speaker:>9}{shares}\n")


if __name__ == "__main__":
    main()
