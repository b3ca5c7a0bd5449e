"""The words of numbers, modifiers, units and counted things: `rules/<language>/{numbers,modifiers,units,counting}.toml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from recoupe.model.quantity import Modifier, Phase
from recoupe.rules.loader import load


@dataclass(frozen=True, slots=True)
class Cardinal:
    """A number word."""

    value: int
    forms: tuple[str, ...]
    example: str
    counter: str | None = None


@dataclass(frozen=True, slots=True)
class Scale:
    """A word that multiplies; a `noun` takes « de » before what is counted (« un million d'élus »)."""

    factor: int
    forms: tuple[str, ...]
    example: str
    noun: bool = False


@dataclass(frozen=True, slots=True)
class Rounded:
    """« une dizaine », « des milliers »."""

    value: int
    forms: tuple[str, ...]
    example: str
    counter: str | None = None


@dataclass(frozen=True, slots=True)
class Fraction:
    """« la moitié », « les trois quarts »: parts of a hundred."""

    percent: float
    forms: tuple[str, ...]
    before: tuple[str, ...]
    example: str
    counter: str | None = None


@dataclass(frozen=True, slots=True)
class ModifierWords:
    """Words that bound a number."""

    kind: Modifier
    before: tuple[str, ...]
    after: tuple[str, ...]
    example: str
    counter: str | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """A measure or a currency."""

    symbol: str
    forms: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """Words after which a number is a name."""

    about: str
    before: tuple[str, ...]
    example: str
    counter: str


@dataclass(frozen=True, slots=True)
class Nouns:
    """A list of nouns."""

    nouns: tuple[str, ...]
    example: str
    counter: str


@dataclass(frozen=True, slots=True)
class Forms:
    """A list of forms."""

    forms: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Words:
    """A list of words."""

    words: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Irregular:
    """A plural whose singular its ending doesn't give."""

    plural: str
    singular: str
    example: str


@dataclass(frozen=True, slots=True)
class PhaseWords:
    """Lemmas that say whether counted things are to come, are so, or have happened; `pos` UNIT: of the unit itself."""

    about: str
    phase: Phase
    pos: str
    lemmas: tuple[str, ...]
    example: str
    counter: str


@dataclass(frozen=True, slots=True)
class Lemmas:
    """A list of lemmas."""

    lemmas: tuple[str, ...]
    example: str
    counter: str


@dataclass(frozen=True, slots=True)
class Where:
    """Prepositions before a place, and what must not follow them."""

    words: tuple[str, ...]
    not_followed_by: tuple[str, ...]
    example: str
    counter: str


@dataclass(frozen=True, slots=True)
class Units:
    """A list of units."""

    units: tuple[str, ...]
    example: str
    counter: str


@dataclass(frozen=True, slots=True)
class ClauseWords:
    """Words that bound the clause in which a figure's place is looked for."""

    starts: tuple[str, ...]
    ends: tuple[str, ...]
    purpose: tuple[str, ...]
    example: str
    counter: str


@dataclass(frozen=True)
class Lexicon:
    """All of it for one language, indexed by folded lower-case form."""

    language: str

    @cached_property
    def cardinals(self) -> Mapping[str, int]:
        """Value of each number word."""
        return {f: c.value for c in load(self.language, "numbers", "cardinal", Cardinal) for f in c.forms}

    @cached_property
    def scales(self) -> Mapping[str, Scale]:
        """The scale of each form."""
        return {f: s for s in load(self.language, "numbers", "scale", Scale) for f in s.forms}

    @cached_property
    def rounded(self) -> Mapping[str, int]:
        """Value of each rounded word."""
        return {f: r.value for r in load(self.language, "numbers", "rounded", Rounded) for f in r.forms}

    @cached_property
    def fractions(self) -> tuple[Fraction, ...]:
        """The fractions."""
        return load(self.language, "numbers", "fraction", Fraction)

    @cached_property
    def before(self) -> tuple[tuple[re.Pattern[str], Modifier], ...]:
        """Patterns of the modifiers that end where a number begins, longest first."""
        words = [(w, m.kind) for m in load(self.language, "modifiers", "modifier", ModifierWords) for w in m.before]
        words.sort(key=lambda pair: -len(pair[0]))
        return tuple((re.compile(rf"(?<![\w'-]){_spaced(w)}(?:\s+|(?<='))$", re.IGNORECASE), k) for w, k in words)

    @cached_property
    def after(self) -> tuple[tuple[re.Pattern[str], Modifier], ...]:
        """Patterns of the modifiers that begin where a number or its noun ends."""
        words = [(w, m.kind) for m in load(self.language, "modifiers", "modifier", ModifierWords) for w in m.after]
        words.sort(key=lambda pair: -len(pair[0]))
        return tuple((re.compile(rf"\s+{_spaced(w)}(?!\w)", re.IGNORECASE), k) for w, k in words)

    @cached_property
    def unit(self) -> re.Pattern[str]:
        """A measure, right after a number."""
        forms = sorted((f for u in load(self.language, "units", "unit", Unit) for f in u.forms), key=len, reverse=True)
        return re.compile(rf"\s?(?:d'|de\s+)?({'|'.join(_spaced(f) for f in forms)})(?![\w²³])", re.IGNORECASE)

    @cached_property
    def symbols(self) -> Mapping[str, str]:
        """The symbol of each form of a measure."""
        return {f: u.symbol for u in load(self.language, "units", "unit", Unit) for f in u.forms}

    @cached_property
    def skipped(self) -> frozenset[str]:
        """Words after which a number is a name."""
        return frozenset(w for s in load(self.language, "counting", "skipped", Skipped) for w in s.before)

    @cached_property
    def tally(self) -> frozenset[str]:
        """Nouns of which one counts."""
        return frozenset(w for t in load(self.language, "counting", "tally", Nouns) for w in t.nouns)

    @cached_property
    def nominal(self) -> frozenset[str]:
        """Participles that are nouns behind a number."""
        return frozenset(w for n in load(self.language, "counting", "nominal", Forms) for w in n.forms)

    @cached_property
    def invariable(self) -> frozenset[str]:
        """Plurals that are singulars."""
        return frozenset(w for i in load(self.language, "counting", "invariable", Words) for w in i.words)

    @cached_property
    def irregular(self) -> Mapping[str, str]:
        """Singulars of irregular plurals."""
        return {i.plural: i.singular for i in load(self.language, "counting", "irregular", Irregular)}

    @cached_property
    def phases(self) -> Mapping[tuple[str, str], Phase]:
        """The phase that a (part of speech, lemma) tells."""
        return {(p.pos, w): p.phase for p in load(self.language, "counting", "phase", PhaseWords) for w in p.lemmas}

    @cached_property
    def compound(self) -> frozenset[str]:
        """Verbs whose past is formed with être."""
        return frozenset(w for c in load(self.language, "counting", "compound", Lemmas) for w in c.lemmas)

    @cached_property
    def soon(self) -> frozenset[str]:
        """Words that put a verb in the future."""
        return frozenset(w for c in load(self.language, "counting", "soon", Words) for w in c.words)

    @cached_property
    def where(self) -> frozenset[str]:
        """Prepositions before a place."""
        return frozenset(w for x in load(self.language, "counting", "where", Where) for w in x.words)

    @cached_property
    def nowhere(self) -> frozenset[str]:
        """What follows a preposition that is not of place."""
        return frozenset(w for x in load(self.language, "counting", "where", Where) for w in x.not_followed_by)

    @cached_property
    def clause_starts(self) -> frozenset[str]:
        """Words that open the clause of a figure."""
        return frozenset(w for c in load(self.language, "counting", "clause", ClauseWords) for w in c.starts)

    @cached_property
    def clause_ends(self) -> frozenset[str]:
        """Words that close the clause of a figure."""
        return frozenset(w for c in load(self.language, "counting", "clause", ClauseWords) for w in c.ends)

    @cached_property
    def purpose(self) -> frozenset[str]:
        """Words that close it where an infinitive follows."""
        return frozenset(w for c in load(self.language, "counting", "clause", ClauseWords) for w in c.purpose)

    @cached_property
    def idiom(self) -> frozenset[str]:
        """Prepositions behind which a lone number word counts nothing."""
        return frozenset(w for x in load(self.language, "counting", "idiom", Words) for w in x.words)

    @cached_property
    def unplaced(self) -> frozenset[str]:
        """Units that are nowhere, and that an elliptic number does not take over."""
        return frozenset(w for x in load(self.language, "counting", "unplaced", Units) for w in x.units)

    @cached_property
    def at_the_event(self) -> frozenset[str]:
        """Units that are where the event is."""
        return frozenset(w for x in load(self.language, "counting", "at_the_event", Units) for w in x.units)


def _spaced(words: str) -> str:
    return r"\s+".join(re.escape(w) for w in words.split())


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language."""
    return Lexicon(language)
