"""What one ordinary change to a sentence loses: statements found in annotated articles, each sentence then varied.

    python benchmarks/robustness.py [SET …]

Every annotated statement that recoupe finds with its source is read again with one thing changed (`robustness.toml`):
a day or an age behind the subject, an adverb inside the verb group, another subject, other marks. A variant is lost where
no statement overlaps the annotated content by half, or its source is another. No annotation is needed for the variants.
Variants need not make sense; a few are bad French (agreement), so that zero is out of reach.
"""

from __future__ import annotations

import json
import random
import re
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "gold")]

import score

from gold.sets import NAMES, gold_set, ledger_of
from recoupe.extraction.article import annotate
from recoupe.model.article import Article, Block, BlockKind

Edit = tuple[int, int, str]
Place = tuple[int, int]

EACH = 4  # variants of one family tried on a statement
LONGEST = 1_500  # characters of a paragraph that is tried
SEED = 7
BARRED = re.compile(r"(?i)(\bd['’]|\bde |\bdu |\bdes |\bau |\baux |\bà |qu['’]|l['’])$")
PRONOUN = re.compile(r"(?i)(il|elle|ils|elles|on|je|nous|qui|ce dernier|cette dernière|celui-ci|celle-ci)$")
PLURAL = re.compile(r"(?i)(les|des|ses|leurs|plusieurs|deux|trois|ces|certains|.* et .*)\b")
FRAME = re.compile(r"(?i)(selon|d['’]après|pour|à en croire|aux yeux|de l['’]avis)\b")
AUXILIARY = re.compile(r"(a|ont|avait|avaient) (?=\w+$)")


def survives(text: str, content: list[Place], source: Place | None) -> bool:
    """Whether the paragraph's statements still hold this one."""
    block = Block(0, len(text), BlockKind.BODY, "prose")
    found = annotate(Article("a", None, None, None, None, (), "fr", text, blocks=(block,)))
    wanted = score.chars(text, content)
    best = max(
        found.statements,
        key=lambda s: score.iou(score.chars(text, [(c.start, c.end) for c in s.content]), wanted),
        default=None,
    )
    if best is None or score.iou(score.chars(text, [(c.start, c.end) for c in best.content]), wanted) < 0.5:
        return False
    told = best.source
    return source is None or (told is not None and told.start < source[1] and source[0] < told.end)


def changed(text: str, edits: list[Edit], places: list[Place]) -> tuple[str, list[Place]]:
    """The text after the edits, and where the places stand in it."""
    edits = sorted(edits)

    def moved(at: int, *, end: bool) -> int:
        shift = 0
        for start, stop, new in edits:
            if stop <= at and not (start == stop == at and end):
                shift += len(new) - (stop - start)
            elif start <= at < stop:
                return start + shift + (len(new) if end else 0)
        return at + shift

    out, at = "", 0
    for start, stop, new in edits:
        out, at = out + text[at:start] + new, stop
    return out + text[at:], [(moved(a, end=False), moved(b, end=True)) for a, b in places]


def variants(text: str, source: Place | None, cue: Place, family: dict[str, Any]) -> Iterator[list[Edit]]:
    """The edits that a family allows here."""
    at = family["at"]
    forms = random.sample(family["forms"], min(EACH, len(family["forms"])))
    words = "" if source is None else text[slice(*source)]
    named = source is not None and not PRONOUN.match(words)
    if at == "marks":
        for form in forms:
            opening, closing = form.split()
            marks = [(m.start(), m.end(), opening) for m in re.finditer(r"«\s?", text)]
            marks += [(m.start(), m.end(), closing) for m in re.finditer(r"\s?»", text)]
            if marks:
                yield marks
    elif at == "after_auxiliary":
        found = AUXILIARY.match(text[slice(*cue)])
        if found:
            yield from ([(cue[0] + found.end(), cue[0] + found.end(), f"{form} ")] for form in forms)
    elif at == "after_cue":
        if re.match(r"\s(que |qu['’]|la |l['’]|une )", text[cue[1] : cue[1] + 6]) and not FRAME.match(
            text[slice(*cue)]
        ):
            yield from ([(cue[1], cue[1], form)] for form in forms)
    elif named and source is not None:
        before = source[1] < cue[0] and text[source[1] : cue[0]] == " "
        if at == "after_subject" and before:
            yield from ([(source[1], source[1], form)] for form in forms)
        if at == "subject" and (before or source[0] > cue[1]):
            if PLURAL.match(words) or BARRED.search(text[: source[0]]):
                return
            closed = text[source[1] : source[1] + 1] in (".", ",")
            for form in forms:
                new = form.rstrip(",") if closed else form
                yield [(*source, new[0].upper() + new[1:] if words[:1].isupper() and source[0] == 0 else new)]


def found_statements(name: str) -> Iterator[tuple[str, list[Place], Place | None, Place]]:
    """Paragraphs with an annotated statement that recoupe finds: content, source and cue in the paragraph."""
    chosen = gold_set(name)
    with tempfile.TemporaryDirectory() as folder:
        ledger = json.loads(ledger_of(chosen, Path(folder) / "ledger.json").read_text(encoding="utf-8"))
    golds, names = score.load_gold(chosen.gold)
    entities = {e["id"]: e["name"] if e["named"] else "" for e in ledger["entities"]}
    for entry in ledger["articles"]:
        gold = golds.get(Path(entry["path"] or "").name)
        if gold is None:
            continue
        text, told = entry["text"], score.resolve(gold, entry["text"], name, [])["statements"]
        ours = [score.chars(text, score.span_list(s["content"])) for s in entry["statements"]]
        theirs = [score.chars(text, s["content_spans"]) for s in told]
        for _, j, _ in score.match_statements(text, entry["statements"], told, ours, theirs, entities, names):
            row = told[j]
            places = [*row["content_spans"], *filter(None, (row["cue_span"], row.get("source_span")))]
            start = text.rfind("\n", 0, min(p[0] for p in places)) + 1
            stop = text.find("\n", max(p[1] for p in places)) % (len(text) + 1)
            if row["cue_span"] is None or "\n" in text[start:stop] or stop - start > LONGEST:
                continue
            here = [(a - start, b - start) for a, b in places]
            n = len(row["content_spans"])
            yield text[start:stop], here[:n], here[n + 1] if len(here) > n + 1 else None, here[n]


def main() -> None:
    """Print, family by family, how many variants there were and how many are lost."""
    random.seed(SEED)
    families = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))["family"]
    tried: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    for name in sys.argv[1:] or [n for n in NAMES if n != "wikinews-test"]:
        for text, content, source, cue in found_statements(name):
            if not survives(text, content, source):
                continue  # found with the help of other paragraphs
            for family in families:
                for edits in variants(text, source, cue, family):
                    new, places = changed(text, edits, [*content, *([source] if source else [])])
                    tried[family["name"]] += 1
                    lost[family["name"]] += not survives(new, places[: len(content)], places[-1] if source else None)
    for family_name, n in tried.items():
        sys.stdout.write(f"{family_name:34}{n:6}{lost[family_name]:6} lost{lost[family_name] / n:8.1%}\n")
    if tried:
        sys.stdout.write(f"{'all':34}{tried.total():6}{lost.total():6} lost{lost.total() / tried.total():8.1%}\n")


if __name__ == "__main__":
    main()
