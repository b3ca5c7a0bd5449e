"""Whose money it is, where several countries call theirs so: « 1 800 francs CFA » in an article on Côte d'Ivoire are XOF.

Settled only where the countries that the article names leave one currency of that name: an article that names Canada and
the États-Unis keeps « dollar », and so does one that names only Americans. Which money a country has comes from the CLDR,
for towns and provinces from `units.toml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from babel import Locale
from babel.numbers import get_currency_name, get_territory_currencies

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.quantities.lexicon import Lexicon
from recoupe.extraction.quantities.people import are_people
from recoupe.rules.folding import key
from recoupe.rules.world_names import demonym


def certain(unit: str, named: Iterable[str], sentences: Iterable[Sentence], lexicon: Lexicon) -> str:
    """The code of the currency `unit` in an article that names the entities `named`, or the unit itself."""
    if unit not in lexicon.shared_money:
        return unit
    tender = _tender(lexicon.language)
    countries = {key(n) for n in named}
    countries |= {key(c) for s in sentences for t in s.tokens if (c := _country(s, t, lexicon)) is not None}
    local = {key(place): code for place, code in lexicon.tender.items()}
    codes = {code for c in countries if (code := tender.get(c) or local.get(c))}
    fitting = {c for c in codes if _called(c, lexicon.language).startswith(unit.lower())}
    return fitting.pop() if len(fitting) == 1 else unit


def _country(sentence: Sentence, token: Token, lexicon: Lexicon) -> str | None:
    """The country of « la justice américaine »; people may be anywhere (« des citoyens américains »)."""
    country = demonym(token.lower) if token.pos == "ADJ" else None
    return None if country is None or are_people(sentence.tokens[token.head].text, lexicon) else country


@cache
def _tender(language: str) -> Mapping[str, str]:
    """The money of each country, by the key of its name."""
    found = {}
    for territory, name in Locale.parse(language).territories.items():
        codes = get_territory_currencies(territory) if len(territory) == 2 and territory.isalpha() else []
        if len(codes) == 1:
            found[key(name)] = str(codes[0])
    return found


@cache
def _called(code: str, language: str) -> str:
    return get_currency_name(code, count=1, locale=language).lower()
