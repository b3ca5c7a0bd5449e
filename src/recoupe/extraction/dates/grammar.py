"""Constructions: what the words of a date expression may stand in which order.

« ce mercredi 30 octobre » matches `this? weekday day month`: the captured kinds give a `Match` whose `tokens` are read by
`reading`. Constructions are data (`[[expression]]` in dates.toml); the longest one wins where two overlap.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from recoupe.extraction.conjugation import conjugate
from recoupe.extraction.dates.lexicon import WORDS, Ending, Lexicon, Shape, Stretch, Token, figure_kinds, figures
from recoupe.extraction.dates.tense import PatternPart, filled
from recoupe.model.date import Anchor, Direction, Grain
from recoupe.rules.loader import load

RULES = "dates"
_ITEM = re.compile(
    r"'(?P<literal>[^']+(?:'\w+)*'?)'(?=[\s?*+|()]|$)|(?P<quiet>\.)?(?P<name>[a-z_]+)|(?P<macro>\{[a-z_]+\})|(?P<begin>@)|\(\?[a-zA-Z<=!:]+|\\\d|\s+|."
)


# Every construction holds a word of one of these kinds: sentences without any are passed over.
TELLING = frozenset(
    {
        "iso",
        "slashed",
        "short",
        "clock",
        "month",
        "titled",
        "weekday",
        "day_word",
        "daypart",
        "noon",
        "dawn",
        "hours",
        "unit",
        "season",
    }
) | {"third", "year", "eve", "roman", "ordinal", "born", "day_stage", "foreign_month", "current", "feast"}


_BEGINS = frozenset(f"begin_{n}" for n in range(1, 9))


@dataclass(frozen=True, slots=True)
class Phrase:
    """A part of constructions that several share: `{name}` in their patterns."""

    name: str
    pattern: str
    example: str


@dataclass(frozen=True, slots=True)
class Expression:
    """A construction and what it means beside its words.

    `offset` counts units from the anchor, or gives the sign of a counted offset; `inherits`: month and year follow
    with the next date (« du 3 au 7 mai »), `follows`: they are those of the date before (« le 4 mai et jusqu'au 22 »).
    `vague`: the day itself may mean nowadays; `week`: the figure is a week's number; `told`: only on the sides that a tense
    tells; `compared`: not where it says what a figure is compared with; `nearest`: a past tense does not put it behind;
    `certain`: on its side whatever the tense; `silent`: what matches is no date;
    `again`: only a day that the text named with its year before. `finds` and `value` are what `example` gives.
    """

    name: str
    pattern: str
    example: str
    finds: tuple[str, ...]
    value: tuple[str, ...] = ()
    counter: str = ""
    anchor: Anchor = Anchor.PUBLICATION
    grain: Grain | None = None
    unit: Grain | None = None
    offset: int | None = None
    direction: Direction | None = None
    strict: bool = False
    year: int | None = None
    month: int | None = None
    time: str = ""
    inherits: bool = False
    follows: bool = False
    vague: bool = False
    week: bool = False
    told: tuple[Direction, ...] = ()
    compared: bool = False
    nearest: bool = False
    certain: bool = False
    silent: bool = False
    again: bool = False
    score: float = 0.9


@dataclass(frozen=True, slots=True)
class Habit:
    """Words that tell of something usual; a clock time in their sentence belongs to no day."""

    name: str
    pattern: str
    example: str
    counter: str = ""


@dataclass(frozen=True, slots=True)
class Nowadays:
    """Words before and after « aujourd'hui » with which it means nowadays (`nowadays`) or the day (`today`, `happening`)."""

    name: str
    before: str
    after: str
    example: str
    counter: str


@dataclass(frozen=True, slots=True)
class Event:
    """Verbs that tell an event, by their infinitives or, where no model conjugates them, their forms.

    `before` and `behind` are what stands beside the form: « se » tient, font « grève ».
    """

    example: str
    counter: str
    verbs: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    before: str = ""
    behind: str = ""

    def written(self, language: str) -> list[str]:
        """Every finite form with the words beside it."""
        finite = (form for verb in self.verbs for form, kind in conjugate(verb, language) if kind == "finite")
        return [self.before + form + self.behind for form in (*self.forms, *finite)]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Words before an expression that only says with what a figure is compared."""

    name: str
    pattern: str
    example: str
    counter: str


@dataclass(frozen=True, slots=True)
class Match:
    """A construction found: the tokens of its expression, and those captured by kind."""

    expression: Expression
    first: int
    last: int  # one past
    tokens: Mapping[str, Token]


class Grammar:
    """The constructions of a language, compiled over its lexicon's characters."""

    def __init__(self, language: str) -> None:
        self.expressions = load(language, RULES, "expression", Expression)
        macros = {f"{{{p.name}}}": p.pattern for p in load(language, RULES, "phrase", Phrase)}
        patterns = [_expand(e.pattern, macros) for e in self.expressions]
        literals = {m["literal"] for p in patterns for m in _ITEM.finditer(p) if m["literal"]}
        self.lexicon = Lexicon(language, sorted(literals))
        self._fill(language)
        sets = self.lexicon.sets()
        self.nowadays = self._around(language, "nowadays")
        self.today = self._around(language, "today")
        self.happening = self._around(language, "happening")
        self.hints = self.lexicon.hints(TELLING)
        self.month_hints = self.lexicon.hints(frozenset({"month"}))
        self.comparisons = [re.compile(c.pattern) for c in load(language, RULES, "comparison", Comparison)]
        self.habits = [re.compile(h.pattern) for h in load(language, RULES, "habit", Habit)]
        translated = [_translate(p, sets) for p in patterns]
        telling = self._telling = frozenset(code for kinds, code in sets.items() if not TELLING.isdisjoint(kinds))
        self._compiled = [
            (e, re.compile(p), needs(p, telling)) for e, p in zip(self.expressions, translated, strict=True)
        ]
        self._by_code: dict[str, list[int]] = {}  # the constructions that a character makes worth trying
        for order, (_, _, needed) in enumerate(self._compiled):
            for code in min(needed, key=lambda codes: _rarity(codes, telling), default=frozenset(sets.values())):
                self._by_code.setdefault(code, []).append(order)

    @staticmethod
    def _around(language: str, kind: str) -> list[tuple[re.Pattern[str], re.Pattern[str]]]:
        """The patterns of what stands before and after « aujourd'hui »."""
        forms = {w for e in load(language, RULES, "event", Event) for w in e.written(language)}
        event = PatternPart("event", rf"(?:{'|'.join(map(re.escape, sorted(forms)))})\b", "")
        words = load(language, RULES, kind, Nowadays)
        return [(re.compile(filled(w.before, [event])), re.compile(filled(w.after, [event]))) for w in words]

    def _fill(self, language: str) -> None:
        """Give every set of kinds that a text can hold its character before patterns are compiled."""
        lexicon = self.lexicon
        for kinds in [frozenset({k}) for k in ("word", "name", "mark", "line")]:
            lexicon.code(kinds)
        endings = [e.kind for e in load(language, WORDS, "ending", Ending)]
        for n in range(1, len(endings) + 1):
            for some in combinations(endings, n):
                lexicon.code(frozenset({"word", *some}))
        for text in sorted(lexicon.known()):
            kinds = lexicon.kinds(text)
            if text.isdigit():  # a literal figure is a figure as well
                kinds |= figure_kinds("figure", {"number": text})
            lexicon.code(kinds)
            if "month" in kinds:
                lexicon.code(kinds - {"month"} | {"titled"})
        for shape in load(language, WORDS, "shape", Shape):
            if shape.kind != "figure":
                lexicon.code(figure_kinds(shape.kind, {}))
        for kinds in figures():
            lexicon.code(kinds)

    def find(self, words: Stretch) -> list[Match]:
        """The constructions in `words`, in text order, none overlapping another."""
        present = set(words.codes)
        if self._telling.isdisjoint(present):
            return []
        found = []
        for order in sorted({order for code in present for order in self._by_code.get(code, ())}):
            expression, pattern, needed = self._compiled[order]
            if not all(map(present.intersection, needed)):
                continue
            for match in pattern.finditer(words.codes):
                first = max((match.start(), *(match.start(name) for name in pattern.groupindex if name in _BEGINS)))
                if first < match.end():
                    found.append((first - match.end(), order, first, expression, match))
        found.sort(key=lambda f: f[:3])
        taken: set[int] = set()
        kept = []
        for _, _, first, expression, match in found:
            places = range(first, match.end())
            if taken.isdisjoint(places):
                taken.update(places)
                captured = {
                    name: words.token(match.start(name))
                    for name in match.re.groupindex
                    if name not in _BEGINS and match.start(name) >= first
                }
                kept.append(Match(expression, first, match.end(), captured))
        return sorted(kept, key=lambda m: m.first)


def _expand(pattern: str, macros: Mapping[str, str]) -> str:
    for _ in range(3):
        pattern = re.sub(r"\{[a-z_]+\}", lambda m: f"({macros[m[0]]})", pattern)
    return pattern


def _translate(pattern: str, sets: Mapping[frozenset[str], str]) -> str:
    """The regular expression over characters that a pattern over kinds stands for."""
    out: list[str] = []
    seen: dict[str, int] = {}
    for item in _ITEM.finditer(pattern):
        kind = f"'{item['literal']}'" if item["literal"] else item["name"]
        if kind:
            codes = "".join(sorted(code for kinds, code in sets.items() if kind in kinds))
            piece = f"[{codes}]" if codes else "(?!)"
            if item["name"] and not item["quiet"]:
                seen[kind] = seen.get(kind, 0) + 1
                piece = f"(?P<{kind}_{seen[kind]}>{piece})"
            out.append(piece)
        elif item["begin"]:
            seen["begin"] = seen.get("begin", 0) + 1
            out.append(f"(?P<begin_{seen['begin']}>)")
        elif item[0] == "(":
            out.append("(?:")
        elif not item[0].isspace():
            out.append(item[0])
    return "".join(out)


_PART = re.compile(r"\(\?P<\w+>|\(\?<?[=!]|\(\?:|\(|\)|\||\[[^\]]*\]|\{[\d,]+\}|[?*+]|\^|\$|.")


def needs(pattern: str, telling: frozenset[str]) -> tuple[frozenset[str], ...]:
    """Sets of characters: every match of a compiled construction holds one of each. `telling` ones are the rarer."""
    return _needs(_PART.findall(pattern), [0], telling)


def _needs(parts: Sequence[str], at: list[int], telling: frozenset[str]) -> tuple[frozenset[str], ...]:
    """What the group that begins at `at` needs: all parts of a sequence, the rarest ones of alternatives together."""
    alternatives: list[list[frozenset[str]]] = [[]]
    while at[0] < len(parts) and parts[at[0]] != ")":
        part = parts[at[0]]
        at[0] += 1
        needed: tuple[frozenset[str], ...] = ()
        if part == "|":
            alternatives.append([])
        elif part[0] == "(":
            needed = _needs(parts, at, telling)
            at[0] += 1
            if part in ("(?=", "(?!", "(?<=", "(?<!"):
                continue
        elif part[0] == "[":
            needed = (frozenset(part[1:-1]),)
        if at[0] < len(parts) and parts[at[0]][0] in "?*{":
            continue  # may be left out
        alternatives[-1].extend(needed)
    if len(alternatives) == 1:
        return tuple(alternatives[0])
    if not all(alternatives):
        return ()
    rarest = [min(a, key=lambda codes: _rarity(codes, telling)) for a in alternatives]
    return (frozenset().union(*rarest),)


def _rarity(codes: frozenset[str], telling: frozenset[str]) -> tuple[bool, int]:
    return not codes <= telling, len(codes)


@cache
def grammar(language: str) -> Grammar:
    """The grammar of a language, compiled once a process. Raises RulesError where its table is faulty."""
    return Grammar(language)


__all__ = ["Comparison", "Expression", "Grammar", "Habit", "Match", "Phrase", "grammar"]
