"""What the entries of `rules/<language>/{numbers,modifiers,units,counting,figures}.toml` are made of.

Every entry carries an `example` in which it applies and, where it can misfire, a `counter` in which it does not.
"""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.model.quantity import Modifier, Phase


@dataclass(frozen=True, slots=True)
class Cardinal:
    """A number word."""

    value: int
    forms: tuple[str, ...]
    example: str
    counter: str | None = None


@dataclass(frozen=True, slots=True)
class Scale:
    """A word that multiplies; a `noun` takes « de » before what is counted (« un million d'élus »).

    `slips` are wrong spellings that mean it behind figures and before a plural (« 92 milles élus »).
    """

    factor: int
    forms: tuple[str, ...]
    example: str
    noun: bool = False
    slips: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rounded:
    """« une dizaine », « des milliers »."""

    value: int
    forms: tuple[str, ...]
    example: str
    counter: str | None = None


@dataclass(frozen=True, slots=True)
class Fraction:
    """« la moitié », « les trois quarts »: in how many `parts` the noun divides a whole."""

    parts: int
    forms: tuple[str, ...]
    example: str
    counter: str | None = None


@dataclass(frozen=True, slots=True)
class ModifierWords:
    """Words that bound a number."""

    kind: Modifier
    before: tuple[str, ...]
    after: tuple[str, ...]
    example: str
    finds: tuple[str, ...]
    counter: str | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """A measure or a currency."""

    symbol: str
    forms: tuple[str, ...]
    example: str
    before: tuple[str, ...] = ()  # forms that stand before the number (« $ 75 »)
    signed: bool = False  # it may be below zero (« moins cinq degrés »)


@dataclass(frozen=True, slots=True)
class SharedMoney:
    """Units of money that several countries call so; `least`: what fewer of them is a count of other things.

    The example is in the money `code`.
    """

    units: tuple[str, ...]
    code: str
    example: str
    counter: str
    least: float = 0.0


@dataclass(frozen=True, slots=True)
class Tender:
    """Places that are no countries, and the code of their money."""

    code: str
    places: tuple[str, ...]
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
class Compound:
    """A noun of several words: how its plural may be written, and its singular."""

    singular: str
    plurals: tuple[str, ...]
    example: str
    counter: str


@dataclass(frozen=True, slots=True)
class Aged:
    """A noun and the unit that it is behind a rounded number (« une cinquantaine d'années »: an)."""

    noun: str
    unit: str
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


@dataclass(frozen=True, slots=True)
class Role:
    """Small words by the part they play around numbers; `finds` are the figures of the example."""

    part: str
    forms: tuple[str, ...]
    example: str
    finds: tuple[str, ...]
    counter: str | None = None


@dataclass(frozen=True, slots=True)
class Idiom:
    """Set phrases whose number counts nothing; `not_before_noun`: only where no counted noun follows."""

    forms: tuple[str, ...]
    not_before_noun: bool
    example: str
    counter: str


@dataclass(frozen=True, slots=True)
class Clock:
    """Words before a time of day, and how its hours are written."""

    words: tuple[str, ...]
    units: tuple[str, ...]
    example: str
    counter: str


@dataclass(frozen=True, slots=True)
class Abbreviated:
    """A scale as it is shortened before money (« 3 M€ »)."""

    factor: int
    forms: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Plural:
    """How plurals end, what their singulars end in, and which words with that ending go on to the next rule."""

    endings: tuple[str, ...]
    example: str
    singular: str | None = None  # None: it has one form
    but: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bases:
    """Numbers that are the base of a ratio."""

    values: tuple[int, ...]
    example: str
    counter: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of words that can misfire."""

    words: tuple[str, ...]
    example: str
    counter: str


@dataclass(frozen=True, slots=True)
class Ending:
    """How forms of a tense end, whatever the model takes them for; `but`: other verb forms that end so.

    With `infinitive` the endings replace that of the verb's own infinitive; with `gender` only forms that the model
    gives that gender, as it does to participles.
    """

    tense: str
    endings: tuple[str, ...]
    example: str
    counter: str
    but: tuple[str, ...] = ()
    infinitive: str = ""
    gender: str = ""
    needed: bool = False  # the ending does not make the tense, but without it there is none
