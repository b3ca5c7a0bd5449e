"""Measures and money right behind a number, however they are written: « 12 kilomètres à l'heure » → km/h, « 3 M€ » → EUR.

Forms come from `rules/<language>/units.toml` and, for the full names of currencies (« 3 000 dinars jordaniens » → JOD), from
the Unicode CLDR by way of babel (docs/decisions/quantities.md). « 300 dinars » alone is nobody's for certain: the noun stays.
Only the forms that begin with the word behind the number are tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from babel import UnknownLocaleError
from babel.numbers import get_currency_name, list_currencies

_WORD = r"[^\W\d_]+|[^\w\s]"
_MONEY = re.compile(r"[A-Z]{3}|dollar|franc.*|dinar|dirham|peso|riyal|roupie|shilling")


@dataclass(frozen=True)
class Measures:
    """The measures of a language; `prefix`: a pattern of the words that may stand between number and measure."""

    symbols: Mapping[str, str]  # by form, lower case
    first: re.Pattern[str]
    by_word: Mapping[str, re.Pattern[str]]  # the forms that begin with a word

    @classmethod
    def of(cls, symbols: Mapping[str, str], prefix: str) -> Measures:
        """Measures whose forms and symbols are `symbols`."""
        groups: dict[str, list[str]] = {}
        for form in symbols:
            word = re.match(_WORD, form)
            assert word, form
            groups.setdefault(word[0].lower(), []).append(form)
        return cls(
            symbols,
            re.compile(rf"\s?(?:(?:{prefix})(?:\s|(?<=')))?({_WORD})", re.IGNORECASE),
            {word: _pattern(forms) for word, forms in groups.items()},
        )

    def at(self, text: str, end: int) -> tuple[str, int] | None:
        """The measure behind `end` of the folded `text`: its symbol and where it ends."""
        first = self.first.match(text, end)
        if first is None:
            return None
        forms = self.by_word.get(first[1].lower())
        found = forms.match(text, first.start(1)) if forms is not None else None
        if found is None:
            return None
        form = re.sub(r"\s+", " ", found[0].lower())
        if len(form) == 1 and form.isalpha() and found[0].isupper() and form not in ("f", "l"):
            return None  # « 3 M »
        return self.symbols[form], found.end()


def _pattern(forms: Iterable[str]) -> re.Pattern[str]:
    longest = sorted(forms, key=lambda f: (-len(f), f))
    written = "|".join(r"\s+".join(re.escape(w) for w in f.split()) for f in longest)
    return re.compile(rf"(?:{written})(?![\w²³'-])", re.IGNORECASE)


def is_money(unit: str) -> bool:
    """Whether a unit is money: a code of ISO 4217, or a currency that several countries call so."""
    return _MONEY.fullmatch(unit) is not None


@cache
def currencies(language: str) -> Mapping[str, str]:
    """ISO 4217 code of each currency's full name, singular and plural; names that tell their years are left out."""
    found: dict[str, str] = {}
    try:
        for code in sorted(list_currencies(language)):
            for count in (1, 2):
                name = get_currency_name(code, count=count, locale=language).lower()
                if " " in name and not re.search(r"[\d(]", name):
                    found.setdefault(name.replace("\u2019", "'"), code)
    except UnknownLocaleError:
        return {}
    return found
