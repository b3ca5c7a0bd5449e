"""Milliseconds of the processor for numbers and for dates per 500 words, beside the bare model, same text, same run.

    python benchmarks/numbers_and_dates_speed.py [FOLDER …] [--profile]

Reads the bundled examples unless folders are named. *numbers as written* and *dates* need no parser; *quantities* are
found in sentences that are parsed already (units, places and phases ask the parse). The best of several rounds counts.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import time
from collections.abc import Callable
from pathlib import Path

from recoupe.extraction.dates import find_dates
from recoupe.extraction.entities import find_entities
from recoupe.extraction.parse import ParsedArticle, model, parse
from recoupe.extraction.quantities import find_places, find_quantities
from recoupe.extraction.quantities.lexicon import lexicon
from recoupe.extraction.quantities.numerals import numerals
from recoupe.reading import ReadOptions, read
from recoupe.rules.folding import fold

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 5
WORDS = 500


def main() -> None:
    """Print milliseconds per 500 words and the share of the bare model's."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folders", nargs="*")
    options.add_argument("--profile", action="store_true", help="print where the time of quantities and dates goes")
    args = options.parse_args()
    articles = read(args.folders or [str(ROOT / "examples")], options=ReadOptions()).articles
    texts = [a.text for a in articles]
    words = sum(len(t.split()) for t in texts)
    nlp, lex = model("fr"), lexicon("fr")
    parsed = [parse(a, "fr") for a in articles]
    unparsed = [ParsedArticle(a, fold(a.text)) for a in articles]
    dates = [find_dates(p) for p in parsed]
    casts = [find_entities(p) for p in parsed]

    def quantities() -> None:
        for p, d, c in zip(parsed, dates, casts, strict=True):
            find_quantities(p, d, c, find_places(p, c))

    jobs: dict[str, Callable[[], object]] = {
        "bare model": lambda: list(nlp.pipe(texts)),
        "numbers as written": lambda: [list(numerals(u.folded.text, lex)) for u in unparsed],
        "dates": lambda: [find_dates(u) for u in unparsed],
        "quantities of parsed text": quantities,
    }
    spent = {name: _best(job) * 1000 * WORDS / words for name, job in jobs.items()}
    for name, milliseconds in spent.items():
        print(
            f"{name:26} {milliseconds:7.2f} ms per {WORDS} words, {milliseconds / spent['bare model']:6.1%} of the model"
        )
    print(f"{len(texts)} articles, {words} words, best of {ROUNDS} rounds")
    if args.profile:
        for name in ("dates", "quantities of parsed text"):
            profile = cProfile.Profile()
            profile.runcall(jobs[name])
            pstats.Stats(profile).sort_stats("tottime").print_stats(18)


def _best(job: Callable[[], object]) -> float:
    """Seconds of the processor in the fastest round; a first one, which loads rules, doesn't count."""
    job()
    seconds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        job()
        seconds.append(time.process_time() - start)
    return min(seconds)


if __name__ == "__main__":
    main()
