"""Dates as files and pages write them, to ISO.

« 2031-03-04T18:12:00+01:00 », « Tue, 04 Mar 2031 18:12:00 +0100 », « 04/03/2031 à 18h12 » and « 4 mars 2031 » are read;
time and zone are kept where they are given. « mardi » or « hier » is no publication date here, nor is a month or a year
alone: what a text says about dates is read elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from functools import cache

from recoupe.reading.lines import without_accents
from recoupe.rules.folding import fold_same_length
from recoupe.rules.loader import load, table

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ].*)?")
_NUMERIC = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b(.*)")
_YEAR_FIRST = re.compile(r"\b(\d{4})[/.](\d{1,2})[/.](\d{1,2})\b(.*)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?(Z|\+0000)?")
_CLOCK = re.compile(r"^\W{0,3}(?:a|at|-|,|\|)?\s*(\d{1,2})\s?(?:h|:)\s?(\d{2})?(?!\d)")


@dataclass(frozen=True, slots=True)
class Months:
    """The names of the twelve months, each with its short forms."""

    names: tuple[str, ...]
    example: str


def iso(value: str | int | float) -> str | None:
    """The ISO date or date-time that `value` writes, or null."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return _epoch(value)
    text = " ".join(without_accents(fold_same_length(value)).split())
    return _iso(text) or _internet(text) or _written(text.lower())


def _epoch(value: float) -> str | None:
    """Seconds or milliseconds since 1970; only what falls between 1990 and 2100 is a date."""
    if not 6.3e8 <= value <= 4.1e12:
        return None
    seconds = value / 1000 if value > 1e11 else value
    if not 6.3e8 <= seconds <= 4.1e9:
        return None
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")


def _iso(text: str) -> str | None:
    if _ISO.fullmatch(text):
        try:
            if len(text) == 10:
                return date.fromisoformat(text).isoformat()
            return datetime.fromisoformat(text.replace(" +", "+").replace(" Z", "Z")).isoformat()
        except ValueError:
            return _checked(int(text[:4]), int(text[5:7]), int(text[8:10]))
    compact = _COMPACT.fullmatch(text)
    if compact and "1900" < compact[1] < "2100":
        year, month, day, hour, minute, second, zone = compact.groups()
        clock = f"T{hour}:{minute}:{second or '00'}{'+00:00' if zone else ''}" if hour else ""
        return _iso(f"{year}-{month}-{day}{clock}")
    return None


def _internet(text: str) -> str | None:
    if "," not in text or ":" not in text:
        return None
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError):
        return None


def _written(text: str) -> str | None:
    for pattern, (year, month, day) in ((_NUMERIC, (3, 2, 1)), (_YEAR_FIRST, (1, 2, 3))):
        match = pattern.search(text)
        if match:
            return _checked(int(match[year]), int(match[month]), int(match[day]), rest=match[4])
    months = _months()
    names = "|".join(sorted(map(re.escape, months), key=lambda n: (-len(n), n)))
    match = re.search(rf"\b(\d{{1,2}})(?:er|st|nd|rd|th)?\.? (?:de )?({names})\.?,? (\d{{4}})\b(.*)", text)
    if match:
        return _checked(int(match[3]), months[match[2]], int(match[1]), rest=match[4])
    match = re.search(rf"\b({names})\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})\b(.*)", text)
    if match:
        return _checked(int(match[3]), months[match[1]], int(match[2]), rest=match[4])
    return None


def _checked(year: int, month: int, day: int, rest: str = "") -> str | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    clock = _CLOCK.match(rest)
    if clock and int(clock[1]) < 24 and int(clock[2] or 0) < 60:
        return f"{found.isoformat()}T{int(clock[1]):02}:{int(clock[2] or 0):02}"
    return found.isoformat()


@cache
def _months() -> Mapping[str, int]:
    found: dict[str, int] = {}
    for source in ("fr", "en"):
        for entry in load(source, "furniture", "months", Months):
            for number, forms in enumerate(entry.names, 1):
                found.update(dict.fromkeys(forms.split(), number))
    return found


@cache
def publication_line() -> re.Pattern[str]:
    """What opens a line that gives the publication date, in plain lower case (« Publié le »), not the last change."""
    return re.compile(table("fr", "furniture")["publication"]["pattern"])


@cache
def update_line() -> re.Pattern[str]:
    """What opens the date of a later change in such a line (« Mis à jour le »)."""
    return re.compile(table("fr", "furniture")["publication"]["changed"])
