"""Numbers, ranges, shares, money, measures and ages of the Recognizers-Text specification for French, by family.

    python benchmarks/recognizers_numbers.py ../shared/data/recognizers_fr [--family currency] [--misses]

Everything is read as quantities of an article that holds the utterance alone, numbers also as they are written (a bare
« trois » counts nothing). A result is *found* where a number or quantity of ours overlaps it, *right* where value and
unit agree (for ranges both ends). Cases that `recognizers_numbers.json` lists are judged: broken French, or no
quantity for recoupe, each with the reason; they are counted apart and left out of *right*.
"""

from __future__ import annotations

import argparse
import json
import math
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recoupe.extraction.dates import find_dates
from recoupe.extraction.entities import find_entities
from recoupe.extraction.parse import parse
from recoupe.extraction.quantities import find_places, find_quantities
from recoupe.extraction.quantities.lexicon import Lexicon, lexicon
from recoupe.extraction.quantities.numeral import Writing
from recoupe.extraction.quantities.numerals import numerals
from recoupe.extraction.quantities.singular import singular
from recoupe.model.article import Article, Block, BlockKind
from recoupe.rules.folding import fold

FAMILIES = {
    "number": "NumberModel",
    "range": "NumberRangeModel",
    "percent": "PercentModel",
    "currency": "CurrencyModel",
    "dimension": "DimensionModel",
    "age": "AgeModel",
}
DATA: dict[str, Any] = json.loads(Path(__file__).with_suffix(".json").read_text("utf-8"))


@dataclass(frozen=True)
class Result:
    """What a case expects, or what we found: `unit` is "" where the family has none."""

    start: int
    end: int
    low: float | None
    high: float | None
    unit: str = ""


def number(text: str) -> float:
    """A number of the specification: « 0,2 », « 0.2 », « 1E-12 »."""
    return float(text.replace(" ", "").replace(",", "."))


def expected(case: dict[str, Any], family: str, lex: Lexicon) -> Iterator[Result]:
    """What a case expects; ends are inclusive in the data."""
    for row in case["Results"]:
        start = row.get("Start", case["Input"].lower().find(row["Text"].lower()))
        end = row.get("End", start + len(row["Text"]) - 1) + 1
        value = row["Resolution"]["value"]
        if family == "range":
            low, _, high = value.strip("[]()").partition(",")
            ends = [number(part) if part not in ("", "NaN") and "∞" not in part else None for part in (low, high)]
            yield Result(start, end, ends[0], ends[1])
            continue
        if value is None:
            continue
        amount = number(value.rstrip("%"))
        if family == "percent":
            yield Result(start, end, amount, amount, "%")
        else:
            yield Result(start, end, amount, amount, unit(row["Resolution"].get("unit", ""), family, lex))


def unit(name: str, family: str, lex: Lexicon) -> str:
    """Our unit for one of theirs (« Dollar américain » is USD)."""
    form = name.lower()
    form = DATA["units"].get(family, {}).get(form, form)
    return lex.measures.symbols.get(form) or singular(form, lex)


def ours(text: str, family: str, lex: Lexicon) -> list[Result]:
    """What we find in an utterance."""
    blocks = (Block(0, len(text), BlockKind.BODY, "all"),)
    parsed = parse(Article("a", "a", None, None, None, (), "fr", text, blocks=blocks), "fr")
    cast = find_entities(parsed)
    rows = find_quantities(parsed, find_dates(parsed), cast, find_places(parsed, cast))
    found = [Result(q.span.start, q.span.end, q.low, q.high, q.unit) for q in rows]
    if family != "number":
        return found
    # a number alone counts nothing, so those that are no quantity are read as they are written; shares are parts of one
    folded = fold(text)
    for n in numerals(folded.text, lex):
        start, end = folded.to_source(n.start, n.end)
        value = n.value / 100 if n.writing is Writing.FRACTION else n.value
        found.append(Result(start, end, value, value))
    return [r if r.unit != "%" or r.low is None else Result(r.start, r.end, r.low / 100, r.low / 100) for r in found]


def same(a: float | None, b: float | None) -> bool:
    """Whether two ends agree, to two digits: shares are rounded (« un sur vingt et un » is 4.8 %)."""
    return a is b or (a is not None and b is not None and math.isclose(a, b, rel_tol=1e-2, abs_tol=1e-9))


def right(found: Result, wanted: Result, family: str) -> bool:
    """Whether value and unit agree; a bounded number (« plus de 30 % ») has one end."""
    if family == "range":
        return same(found.low, wanted.low) and same(found.high, wanted.high)
    ends = [e for e in (found.low, found.high) if e is not None]
    return any(same(e, wanted.low) for e in ends) and (family == "number" or found.unit == wanted.unit)


def main() -> None:
    """Print found and right by family."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--family", choices=FAMILIES)
    options.add_argument("--misses", action="store_true")
    args = options.parse_args()
    lex = lexicon("fr")
    for family in [args.family] if args.family else FAMILIES:
        cases = json.loads((args.folder / f"{FAMILIES[family]}.json").read_text("utf-8-sig"))
        total, found, good, apart, spurious = 0, 0, 0, 0, 0
        started = time.perf_counter()
        reasons = {text: why for why, texts in DATA["judged"].get(family, {}).items() for text in texts}
        seen: Counter[str] = Counter()
        for case in cases:
            rows = ours(case["Input"], family, lex)
            used = set()
            for wanted in expected(case, family, lex):
                over = [i for i, r in enumerate(rows) if r.start < wanted.end and wanted.start < r.end]
                used |= set(over)
                ok = any(right(rows[i], wanted, family) for i in over)
                text = case["Input"][wanted.start : wanted.end]
                if not ok and case["Input"] in reasons:
                    apart += 1
                    seen[reasons[case["Input"]]] += 1
                    continue
                total += 1
                found += bool(over)
                good += ok
                if args.misses and not ok:
                    print(family, repr(case["Input"]), text, (wanted.low, wanted.high, wanted.unit), sep="\t", end="\t")
                    print("ours", [(case["Input"][r.start : r.end], r.low, r.high, r.unit) for r in rows])
            spurious += len(rows) - len(used) if case["Results"] == [] else 0
        seconds = time.perf_counter() - started
        print(
            f"{family:10} {good:4} right, {found:4} found of {total:4}; {apart:3} judged no French or no quantity; "
            f"{spurious} where none is expected; {seconds:.2f} s"
        )
        for why, n in seen.most_common():
            print(f"{'':10} {n:4} {why}")


if __name__ == "__main__":
    main()
