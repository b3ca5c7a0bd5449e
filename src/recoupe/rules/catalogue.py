"""The example of a rule, by the name that a row of the ledger gives it.

« frame/selon » has its sentence in frames.toml, « date/weekday » in dates.toml; rules that stand in code have theirs in
catalogue.toml. What a rule does is not said here: that depends on the reader's language (`report.labels`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from recoupe.rules.loader import load, table


@dataclass(frozen=True, slots=True)
class Entry:
    """The example of one rule: a sentence, or one for each article where the rule compares articles."""

    rule: str
    example: tuple[str, ...]


def example(language: str, rule: str) -> tuple[str, ...]:
    """The example of the rule that a row was found by; empty where there is none."""
    return _examples(language).get(rule, ())


def speaker_example(language: str, rule: str) -> tuple[str, ...]:
    """The example of the rule that made out a speaker, or that tells why there is none."""
    return _speakers(language).get(rule, ())


@cache
def _examples(language: str) -> Mapping[str, tuple[str, ...]]:
    found = {e.rule: e.example for e in load(language, "catalogue", "entry", Entry)}
    found |= {f"frame/{f['words'][0]}": (f["example"],) for f in table(language, "frames").get("frame", ())}
    dates = table(language, "dates")
    found |= {f"date/{e['name']}": (e["example"],) for e in dates.get("expression", ())}
    found |= {f"stamp/{e['name']}": (e["example"],) for e in dates.get("stamp", ())}
    return found


@cache
def _speakers(language: str) -> Mapping[str, tuple[str, ...]]:
    return {e.rule: e.example for e in load(language, "catalogue", "speaker", Entry)}
