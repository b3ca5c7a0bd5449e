"""The words of numbers, modifiers, units and counted things, indexed: `rules/<language>/{numbers,modifiers,…}.toml`.

Holds no language of its own: what « dont » or « douzaine » do stands in the rule files (see `entries`). The words that tell
phase and place stand in `telling_words`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from recoupe.extraction.dates.lexicon import WORDS, Word
from recoupe.extraction.quantities import entries as e
from recoupe.extraction.quantities.measures import Measures, currencies
from recoupe.extraction.quantities.telling_words import TellingWords
from recoupe.extraction.tokenizer import endings
from recoupe.model.quantity import Modifier
from recoupe.rules.folding import key


@dataclass(frozen=True)
class Lexicon(TellingWords):
    """All of it for one language, indexed by folded lower-case form."""

    # ------------------------------------------------------------------------------------------------------- numbers

    @cached_property
    def cardinals(self) -> Mapping[str, int]:
        """Value of each number word."""
        return {f: c.value for c in self._load("numbers", "cardinal", e.Cardinal) for f in c.forms}

    @cached_property
    def scales(self) -> Mapping[str, e.Scale]:
        """The scale of each form."""
        return {f: s for s in self._load("numbers", "scale", e.Scale) for f in s.forms}

    @cached_property
    def slips(self) -> Mapping[str, e.Scale]:
        """The scale of each wrong spelling."""
        return {f: s for s in self._load("numbers", "scale", e.Scale) for f in s.slips}

    @cached_property
    def rounded(self) -> Mapping[str, int]:
        """Value of each rounded word."""
        return {f: r.value for r in self._load("numbers", "rounded", e.Rounded) for f in r.forms}

    @cached_property
    def fractions(self) -> Mapping[str, int]:
        """In how many parts each noun of a fraction divides a whole."""
        found = {f: x.parts for x in self._load("numbers", "fraction", e.Fraction) for f in x.forms}
        return {key(f): parts for f, parts in found.items() if " " not in f} | found

    @cached_property
    def abbreviated(self) -> Mapping[str, int]:
        """Factor of each shortened scale, case kept."""
        return {f: a.factor for a in self._load("numbers", "abbreviated", e.Abbreviated) for f in a.forms}

    @cached_property
    def ratios(self) -> frozenset[int]:
        """Bases of « trois Français sur quatre »: other wholes are counted."""
        return frozenset(v for x in self._load("numbers", "ratio", e.Bases) for v in x.values)

    @cached_property
    def number_words(self) -> re.Pattern[str]:
        """A word that may begin a number in words; « un » alone does not, unless figures are near (« un ou 2 »)."""
        return _words((set(self.cardinals) | set(self.scales)) - self.role("one"), r"\d|", "")

    @cached_property
    def rounded_words(self) -> re.Pattern[str]:
        """« dizaine », « millions », « demi-million », « demi-heure »."""
        nouns = {*self.rounded, *(f for f, s in self.scales.items() if s.noun)}
        return _words(nouns, rf"(?<![\w-])(?:{_any(self.role('half'))})-[^\W\d_]+(?!\w)|", "-")

    @cached_property
    def fraction_words(self) -> re.Pattern[str]:
        """Nouns of fractions."""
        return _words(self.fractions, "", "-")

    # ---------------------------------------------------------------------------------------------- words around them

    @cached_property
    def _roles(self) -> Mapping[str, tuple[str, ...]]:
        roles = {r.part: r.forms for r in self._load("figures", "role", e.Role)}
        return roles | {"adverb_ending": endings(self.language, "adverb")}

    def role(self, part: str) -> frozenset[str]:
        """The forms that play a part."""
        return frozenset(self._roles[part])

    @cached_property
    def _patterns(self) -> dict[str, re.Pattern[str]]:
        return {}

    def pattern(self, template: str) -> re.Pattern[str]:
        """A pattern in which `<part>` stands for any form of that part; compiled once, case ignored."""
        found = self._patterns.get(template)
        if found is None:
            found = self._patterns[template] = re.compile(
                re.sub(r"(?<!\?P)<(\w+)>", lambda m: f"(?:{_any(self._roles[m[1]])})", template), re.IGNORECASE
            )
        return found

    @cached_property
    def before(self) -> tuple[re.Pattern[str], Mapping[str, Modifier]]:
        """A pattern of the modifiers that end where a number begins, and what each form says."""
        kinds = {w: m.kind for m in self._load("modifiers", "modifier", e.ModifierWords) for w in m.before}
        return re.compile(rf"(?<![\w-])({_any(kinds)})(?:\s+|(?<='))$", re.IGNORECASE), kinds

    @cached_property
    def after(self) -> tuple[re.Pattern[str], Mapping[str, Modifier]]:
        """A pattern of the modifiers that begin where a number or its noun ends, and what each form says."""
        kinds = {w: m.kind for m in self._load("modifiers", "modifier", e.ModifierWords) for w in m.after}
        adverb = rf"[^\W\d_]+(?:{_any(self._roles['adverb_ending'])})"
        superlative = rf"\s(?:{_any(self._roles['at_its'])}|{adverb})(?!\w)"  # « 9 000 athlètes au plus fort des Jeux »
        beyond = (
            rf"\s(?:{_any([*self._roles['from'], *self._roles['than']])})(?:\s|(?<='))"  # « 12 morts et plus de 30 »
        )
        degrees = {f for f in kinds if f.split()[-1] in self._roles["more_so"]}
        guarded = rf"(?:{_any(degrees)})(?!\w|{beyond}|{superlative})"
        other = rf"(?:{_any(set(kinds) - degrees)})(?!\w)"
        return re.compile(rf"\s+(?:[«\"]\s?)?({guarded}|{other})(?:\s?[»\"])?", re.IGNORECASE), kinds

    @cached_property
    def skipped(self) -> frozenset[str]:
        """Words after which a number is a name."""
        return frozenset(w for s in self._load("counting", "skipped", e.Skipped) for w in s.before)

    @cached_property
    def address(self) -> frozenset[str]:
        """Words of streets."""
        return frozenset(w for x in self._load("figures", "address", e.Listed) for w in x.words)

    @cached_property
    def months(self) -> frozenset[str]:
        """The months, as dates have them."""
        return frozenset(t for w in self._load(WORDS, "word", Word) if w.kind == "month" for t in w.texts)

    @cached_property
    def idioms(self) -> tuple[tuple[re.Pattern[str], bool], ...]:
        """Set phrases whose number counts nothing, and whether a noun behind them undoes that."""
        return tuple(
            (re.compile(rf"(?<![\w-])(?:{_any(i.forms)})(?![\w-])", re.IGNORECASE), i.not_before_noun)
            for i in self._load("figures", "idiom", e.Idiom)
        )

    @cached_property
    def clock(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        """What stands before the hour of a time of day, and behind it."""
        (clock,) = self._load("figures", "clock", e.Clock)
        behind = rf"\s?(?:{_any(clock.units)})(?!\w)(?!\s+(?:{_any(self._roles['from'])})\b)"
        return re.compile(rf"(?<!\w)(?:{_any(clock.words)})\s+$", re.IGNORECASE), re.compile(behind, re.IGNORECASE)

    @cached_property
    def clock_units(self) -> frozenset[str]:
        """How the hour of a time of day is called."""
        return frozenset(u for clock in self._load("figures", "clock", e.Clock) for u in clock.units)

    @cached_property
    def clock_unit(self) -> str:
        """What the hours of a clock are a measure of."""
        (unit,) = {self.measures.symbols[called] for called in self.clock_units}
        return unit

    # --------------------------------------------------------------------------------------------------- what is counted

    @cached_property
    def measures(self) -> Measures:
        """The measures and currencies that stand behind numbers."""
        own = {f: u.symbol for u in self._load("units", "unit", e.Unit) for f in u.forms}
        return Measures.of({**currencies(self.language), **own}, _any(self._roles["from"]))

    @cached_property
    def shared_money(self) -> Mapping[str, float]:
        """Units of money that several countries call so, and how much of it is no count of other things."""
        return {u: s.least for s in self._load("units", "shared", e.SharedMoney) for u in s.units}

    @cached_property
    def sums(self) -> frozenset[str]:
        """Nouns of sums: « 38 millions de dividendes » are money."""
        return frozenset(w for s in self._load("units", "sum", e.Nouns) for w in s.nouns)

    @cached_property
    def tender(self) -> Mapping[str, str]:
        """The money of towns and provinces."""
        return {p: t.code for t in self._load("units", "tender", e.Tender) for p in t.places}

    @cached_property
    def signed(self) -> frozenset[str]:
        """Measures that may be below zero: « moins cinq degrés »."""
        return frozenset(u.symbol for u in self._load("units", "unit", e.Unit) if u.signed)

    @cached_property
    def leading(self) -> tuple[re.Pattern[str], Mapping[str, str]]:
        """Money that stands before its number, and its symbol."""
        signs = {f: u.symbol for u in self._load("units", "unit", e.Unit) for f in u.before}
        return re.compile(rf"(?<!\w)({_any(signs)})\s?$"), signs

    @cached_property
    def tally(self) -> frozenset[str]:
        """Nouns of which one counts."""
        return frozenset(w for t in self._load("counting", "tally", e.Nouns) for w in t.nouns)

    @cached_property
    def portions(self) -> frozenset[str]:
        """Nouns of parts that nobody counted."""
        return frozenset(w for t in self._load("counting", "portion", e.Nouns) for w in t.nouns)

    @cached_property
    def people(self) -> frozenset[str]:
        """Nouns of people that are no post or calling."""
        return frozenset(w for t in self._load("counting", "people", e.Nouns) for w in t.nouns)

    @cached_property
    def scored(self) -> frozenset[str]:
        """Nouns of the points of a game."""
        return frozenset(w for t in self._load("counting", "scored", e.Nouns) for w in t.nouns)

    @cached_property
    def nominal(self) -> frozenset[str]:
        """Participles that are nouns behind a number."""
        return frozenset(w for n in self._load("counting", "nominal", e.Forms) for w in n.forms)

    @cached_property
    def preposed(self) -> frozenset[str]:
        """Adjectives that stand between a number and its noun."""
        return frozenset(w for n in self._load("counting", "preposed", e.Forms) for w in n.forms)

    @cached_property
    def elliptic(self) -> frozenset[str]:
        """Adjectives that stand for the noun behind a number."""
        return self.classing | {w for n in self._load("counting", "elliptic", e.Forms) for w in n.forms}

    @cached_property
    def classing(self) -> frozenset[str]:
        """Adjectives that stand for the things counted before in their sentence, and are nouns where there are none."""
        return frozenset(w for n in self._load("counting", "classing", e.Forms) for w in n.forms)

    @cached_property
    def nouns_of_several_words(self) -> Mapping[tuple[str, ...], str]:
        """Singulars of nouns of several words."""
        return {tuple(w.split()): c.singular for c in self._load("counting", "several", e.Compound) for w in c.plurals}

    @cached_property
    def invariable(self) -> frozenset[str]:
        """Plurals that are singulars."""
        return frozenset(w for i in self._load("counting", "invariable", e.Words) for w in i.words)

    @cached_property
    def plurals(self) -> tuple[e.Plural, ...]:
        """How plurals end and what their singulars end in, the first that fits."""
        return self._load("counting", "plural", e.Plural)

    @cached_property
    def aged(self) -> Mapping[str, str]:
        """Units of nouns behind rounded numbers."""
        return {a.noun: a.unit for a in self._load("counting", "aged", e.Aged)}

    @cached_property
    def irregular(self) -> Mapping[str, str]:
        """Singulars of irregular plurals."""
        return {i.plural: i.singular for i in self._load("counting", "irregular", e.Irregular)}


def _words(forms: Iterable[str], other: str, joint: str) -> re.Pattern[str]:
    """Whole words of `forms`, no part of a compound where `joint` is a hyphen, or what the pattern `other|` finds."""
    before, behind = (r"(?<![\w-])", r"(?![\w-])") if joint else (r"(?<!\w)", r"(?!\w)")
    return re.compile(rf"{other}{before}(?:{_any(forms)}){behind}", re.IGNORECASE)


def _any(forms: Iterable[str]) -> str:
    """Any of the forms, the longest first."""
    return "|".join(_spaced(f) for f in sorted(set(forms), key=lambda f: (-len(f), f)))


def _spaced(words: str) -> str:
    return r"\s+".join(re.escape(w) for w in words.split())


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language."""
    return Lexicon(language)
