"""The words of brief and report in a language, and short names for articles and values.

`locale/fr.toml` and `locale/en.toml` hold the words, `locale/fr-ledger.toml` and `locale/en-ledger.toml` those for what a
ledger itself may hold: its fields, its values, its rules. The code holds none.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from pathlib import PurePath
from typing import Any

from recoupe.model.article import Article
from recoupe.model.quantity import Modifier, Quantity

LONGEST = 18


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of one language, by section and key."""

    table: dict[str, Any]

    def __call__(self, path: str, /, **values: object) -> str:
        """The word at "section.key", with its {names} filled in."""
        section, _, name = path.partition(".")
        return str(self.table[section][name]).format(**values)

    def count(self, name: str, n: int) -> str:
        """« 1 article », « 2 articles »: the form that goes with `n`."""
        one, many = self.table["count"][name]
        few = n < 2 if self.table["plural_from_two"] else n == 1
        return f"{number(n, self)} {one if few else many}"

    def field(self, name: str) -> str:
        """The word for a field of the ledger."""
        return str(self.table["field"][name])

    def value(self, value: StrEnum) -> str:
        """The word for a value of one of the ledger's closed lists: `Stance.DENIES` as « dément »."""
        return str(self.table["value"][type(value).__name__][value.value])

    def rule(self, name: str) -> str:
        """What the rule of this name does, in a few words; "" where nobody wrote it down."""
        return _family(self.table["rule"], name)

    def speaker_rule(self, name: str) -> str:
        """How a speaker was made out, or why not."""
        return _family(self.table["speaker_rule"], name)

    def several(self, path: str) -> list[str]:
        """A list of words."""
        section, _, name = path.partition(".")
        return list(self.table[section][name])


def _family(words: Mapping[str, str], name: str) -> str:
    """The words for a rule: its own, else those of its family ("frame/selon": "frame/*")."""
    return words.get(name) or words.get(name.split("/", 1)[0] + "/*", "")


@cache
def labels(lang: str) -> Labels:
    """The words of `lang` ("fr" or "en")."""
    folder = resources.files("recoupe.report") / "locale"
    table: dict[str, Any] = {}
    for name in (lang, f"{lang}-ledger"):
        table |= tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))
    return Labels(table)


def number(value: float, words: Labels) -> str:
    """8000 as « 8 000 » or "8,000"; 10.5 as « 10,5 »."""
    text = f"{value:,.10f}".rstrip("0").rstrip(".") if value % 1 else f"{value:,.0f}"
    thousands, decimal = words.table["thousands"], words.table["decimal"]
    return text.replace(",", "\0").replace(".", decimal).replace("\0", thousands)


_SIGNS = {
    Modifier.ABOUT: "≈ ",
    Modifier.AT_MOST: "≤ ",
    Modifier.AT_LEAST: "≥ ",
    Modifier.MORE_THAN: "> ",
    Modifier.LESS_THAN: "< ",
}


def amount(quantity: Quantity, words: Labels) -> str:
    """The number with its modifier as a sign: « ≤ 8 000 », « 12–15 »."""
    low, high = quantity.low, quantity.high
    if low is not None and high is not None and low != high:
        return f"{number(low, words)}–{number(high, words)}"
    value = low if low is not None else high
    return "" if value is None else _SIGNS.get(quantity.modifier, "") + number(value, words)


def day(iso: str | None, words: Labels, near: str | None = None) -> str:
    """« 1er nov. » for 2024-11-01, « oct. 2024 » for a month, « 2024 » for a year, « ? » for nothing.

    A day of another year than `near` (an ISO date) has its year: « 1er nov. 2019 ».
    """
    if not iso:
        return "?"
    parts = re.match(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", iso)
    if parts is None:
        return iso
    year, month, dom = parts.groups()
    if month is None:
        return year
    name = words.several("date.months")[int(month) - 1]
    if dom is None:
        return f"{name} {year}"
    told = words("date.day", day=words("date.first") if dom == "01" else str(int(dom)), month=name)
    return told if near is None or near[:4] == year else f"{told} {year}"


def article_names(articles: Sequence[Article]) -> dict[str, str]:
    """A short name for each article: its outlet where only one article has it, else what is distinct in its file name."""
    outlets = [a.outlet for a in articles]
    names: dict[str, str] = {}
    for article in articles:
        if article.outlet and outlets.count(article.outlet) == 1:
            names[article.id] = article.outlet
    stems = {a.id: _stem(a) for a in articles if a.id not in names}
    heads = {i: re.split(r"[_\W]", s, maxsplit=1)[0] for i, s in stems.items()}
    distinct = len(set(heads.values())) == len(heads) and all(heads.values())
    for ident, stem in stems.items():
        names[ident] = heads[ident] if distinct else stem
    shown: dict[str, str] = {}
    for article in articles:  # two alike names get the beginning of the id
        name = names[article.id]
        name = name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip(" -_") + "…"
        if name in shown.values():
            name = f"{name[: LONGEST - 5]}·{article.id[:4]}"
        shown[article.id] = name
    return shown


def _stem(article: Article) -> str:
    if article.path:
        path = PurePath(article.path.replace("\\", "/"))
        file, _, member = path.name.partition("#")
        return PurePath(file).stem + (f"#{member}" if member else "")
    return re.sub(r"^https?://(www\.)?", "", article.url or article.id)
