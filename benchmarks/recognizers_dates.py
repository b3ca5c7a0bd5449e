"""Dates of the Recognizers-Text specification for French (`recognizers_fr/DateTimeModel.json`), by family.

    python benchmarks/recognizers_dates.py ../shared/data/recognizers_fr [--family date] [--misses]

Utterances (« Je reviendrai le 4 janvier »), most with a day of reference. A result is *found* where an expression of ours
overlaps it, *right* where our value, or the days that its ends bound, is one of those it allows. A case
without a day of reference counts for *right* only where its value needs none. Durations, repetitions and feasts are no date
expressions for recoupe; they are listed for the record.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from recoupe.crosscheck.completing import complete_all
from recoupe.extraction.dates import find_dates
from recoupe.extraction.parse import ParsedArticle
from recoupe.model.article import Article, Block, BlockKind
from recoupe.model.calendar import bounds, partial
from recoupe.model.date import Date, DateBasis
from recoupe.rules.folding import fold


@dataclass(frozen=True)
class Result:
    """One expected expression."""

    family: str
    start: int
    end: int
    text: str
    values: tuple[dict[str, str], ...]


def results(case: dict[str, Any]) -> list[Result]:
    """What a case expects; ends are inclusive in the data."""
    found = []
    for row in case["Results"]:
        low = {k.lower(): v for k, v in row.items()}
        values = (low.get("resolution") or {}).get("values") or []
        family = low["typename"].rpartition(".")[2]
        start = low.get("start", case["Input"].lower().find(low["text"].lower()))
        found.append(
            Result(family, start, low.get("end", start + len(low["text"]) - 1) + 1, low["text"], tuple(values))
        )
    return found


def read(text: str, reference: str) -> tuple[Date, ...]:
    """Our expressions in an utterance of the day `reference`."""
    blocks = (Block(0, len(text), BlockKind.BODY, "all"),)
    article = Article("a", "a", None, None, None, (), "fr", text, blocks=blocks)
    rows = find_dates(ParsedArticle(article, fold(text)))
    return complete_all(rows, date.fromisoformat(reference[:10]) if reference else None, DateBasis.PUBLICATION, {})


def right(rows: list[Date], result: Result) -> bool:
    """Whether the rows that overlap a result give one of its values."""
    ours = [r.value for r in rows if r.value]
    known = {partial(r.reading) for r in rows if r.reading}
    for value in result.values:
        timex = value.get("timex", "")
        stated = {timex, value.get("value", ""), value.get("value", "").replace(" ", "T")[:16]}
        if timex in known or any(v in stated for v in ours):
            return True
        if any(v.partition("T")[2][:5] == timex.partition("T")[2][:5] != "" for v in ours) and result.family == "time":
            return True
        hour = re.fullmatch(r"(.*T)(\d\d)", timex)
        if hour and any(v == f"{timex}:00" or v.endswith(f"T{hour[2]}:00") for v in ours):
            return True
        if "start" in value and "end" in value and ours:
            periods = [p for v in ours if (p := bounds(v))]
            if periods and str(periods[0][0]) == value["start"][:10]:
                last = periods[-1][1]
                if str(last) == value["end"][:10] or (date.fromisoformat(value["end"][:10]) - last).days == 1:
                    return True
    return False


def main() -> None:
    """Print found and right by family."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--family")
    options.add_argument("--misses", action="store_true")
    args = options.parse_args()
    cases = json.loads((args.folder / "DateTimeModel.json").read_text("utf-8-sig"))
    total: Counter[str] = Counter()
    found: Counter[str] = Counter()
    good: Counter[str] = Counter()
    judged: Counter[str] = Counter()
    spurious = 0
    started = time.perf_counter()
    for case in cases:
        context = {k.lower(): v for k, v in (case.get("Context") or {}).items()}
        reference = context.get("referencedatetime", "")
        rows = read(case["Input"], reference)
        used = set()
        for result in results(case):
            over = [r for r in rows if r.span.start < result.end and result.start < r.span.end]
            used |= {r.id for r in over}
            total[result.family] += 1
            found[result.family] += bool(over)
            ok = right(over, result)
            good[result.family] += ok
            judged[result.family] += ok or bool(reference)
            if args.misses and not ok and reference and (args.family or result.family) == result.family:
                wanted = [v.get("timex") for v in result.values]
                ours = [(r.span.text, r.value) for r in over]
                print(result.family, repr(case["Input"]), result.text, wanted, "ours", ours, sep="\t")
        spurious += sum(r.id not in used for r in rows)
    seconds = time.perf_counter() - started
    for family, n in sorted(total.items(), key=lambda kv: -kv[1]):
        print(f"{family:18} {n:4}  found {found[family] / n:.2f}  right {good[family]:3} of {judged[family]}")
    print(f"{len(cases)} utterances, {spurious} expressions where none is expected, {seconds:.2f} s")


if __name__ == "__main__":
    main()
