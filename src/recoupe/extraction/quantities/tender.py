"""Whose money it is, where several countries call theirs so: « 1 800 francs CFA » in an article on Côte d'Ivoire are XOF.

Settled only where the countries that the article names leave one currency of that name: an article that names Canada and
the États-Unis keeps « dollar », and so does one that names only Americans. Which money a country has comes from the CLDR,
for towns and provinces from `units.toml`. « Le groupe a versé 38 millions de dividendes », « un bénéfice de 58 millions »:
millions of nothing else are of the money that the article named last, or of the one that the countries in it have.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from babel import Locale
from babel.numbers import get_currency_name, get_territory_currencies

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.quantities.lexicon import Lexicon
from recoupe.extraction.quantities.measures import is_money
from recoupe.extraction.quantities.people import are_people
from recoupe.extraction.quantities.readings import Reading
from recoupe.rules.folding import key
from recoupe.rules.world_names import countries, demonym


def in_money(
    readings: Sequence[Reading], named: Sequence[str], sentences: Sequence[Sentence], lexicon: Lexicon
) -> list[Reading]:
    """The figures of an article that names the entities `named`, money as that of one country where it is certain."""
    found = []
    for reading in readings:
        most = reading.high if reading.high is not None else reading.low
        shared = most is not None and most >= lexicon.shared_money.get(reading.unit, most + 1)
        unit = certain(reading.unit, named, sentences, lexicon) if shared else reading.unit
        found.append(replace(reading, unit=unit) if unit != reading.unit else reading)
    for i, reading in enumerate(found):
        if reading.scaled and (not reading.unit or reading.unit in lexicon.sums):
            near = next((r.unit for r in (*reversed(found[:i]), *found[i + 1 :]) if is_money(r.unit)), None)
            ours = certain("", named, sentences, lexicon) if near is None and reading.unit else None
            found[i] = replace(reading, unit=near or ours or reading.unit)
    return found


def certain(unit: str, named: Iterable[str], sentences: Iterable[Sentence], lexicon: Lexicon) -> str:
    """The code of the currency `unit` (any: "") in an article that names the entities `named`, or the unit itself."""
    tender = _tender(lexicon.language)
    local = {key(place): code for place, code in lexicon.tender.items()}
    places = {key(n) for n in named}
    places |= {" ".join(p.split()[i:]) for p in places for i in range(1, len(p.split()))} & local.keys()
    places |= {key(c) for s in sentences for t in s.tokens if (c := _country(s, t, lexicon)) is not None}
    codes = {code for c in places if (code := tender.get(c) or local.get(c))}
    fitting = {c for c in codes if _called(c, lexicon.language).startswith(unit.lower())}
    return fitting.pop() if len(fitting) == 1 else unit


def _country(sentence: Sentence, token: Token, lexicon: Lexicon) -> str | None:
    """The country of « la justice américaine »; people may be anywhere (« des citoyens américains »)."""
    country = demonym(token.lower) if token.pos == "ADJ" else None
    return None if country is None or are_people(sentence.tokens[token.head].text, lexicon) else country


@cache
def _tender(language: str) -> Mapping[str, str]:
    """The money of each country, by the key of its names."""
    found = {}
    for territory, name in Locale.parse(language).territories.items():
        codes = get_territory_currencies(territory) if len(territory) == 2 and territory.isalpha() else []
        if len(codes) == 1:
            found[key(name)] = str(codes[0])
    for country in countries():  # « Congo » is « Congo-Brazzaville » to the CLDR
        code = next((found[key(n)] for n in (country.name, *country.aliases) if key(n) in found), None)
        if code is not None:
            found.update({key(n): code for n in (country.name, *country.aliases)})
    return found


@cache
def _called(code: str, language: str) -> str:
    return get_currency_name(code, count=1, locale=language).lower()
