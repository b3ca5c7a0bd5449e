"""Lines that are not the article, by what they say: rules/fr/furniture.toml.

« 18 commentaires » is a comment counter, « Par Anne Lestrade » a credit, « La rue sous les eaux. (Photo AFP) » a caption.
A rule reads one whole line. What only its neighbours can tell (the titles after « À lire aussi ») is not found here, nor
are paragraphs that address the reader in free prose (`reading.address`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from recoupe.errors import RulesError
from recoupe.model.article import BlockKind
from recoupe.reading.lines import without_accents
from recoupe.rules.agencies import spellings
from recoupe.rules.folding import fold_same_length
from recoupe.rules.loader import load, table
from recoupe.rules.world_names import outlet_names

# Themes and widgets of French-language sites often speak English, whatever the language of the article.
ALWAYS = "en"
LONGEST = 420  # characters; the longest prompts and captions seen are under this, and paragraphs cost no matching


@dataclass(frozen=True, slots=True)
class LineRule:
    """One kind of line that is not the article."""

    name: str
    kind: BlockKind
    pattern: str
    example: tuple[str, ...]
    counter: tuple[str, ...] = ()
    case: bool = False  # capitals count
    edge: bool = False  # only outside the article's own paragraphs
    glued: bool = False  # also as first or last sentence of a paragraph
    led: bool = False  # also before a sentence of the article, with no mark between them
    opens: str = ""  # what follows it: "links", "comments", "foot" or "end"


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """A line rule and its regular expression."""

    rule: LineRule
    regex: re.Pattern[str]


Place = Literal["edge", "middle", "glued", "led"]


@cache
def compiled(language: str) -> tuple[CompiledRule, ...]:
    """The line rules of a language and those of English themes, in file order, macros filled in."""
    return tuple(
        CompiledRule(rule, _regex(rule, source))
        for source in dict.fromkeys((language, ALWAYS))
        for rule in load(source, "furniture", "line", LineRule)
    )


def match_line(plain: str, language: str, place: Place) -> LineRule | None:
    """The first rule that reads the whole line `plain` (folded, without accents) at this place of the page."""
    if len(plain) > LONGEST:
        return None
    for candidate in compiled(language):
        rule = candidate.rule
        if rule.edge and place != "edge":
            continue
        if (place == "glued" and not rule.glued) or (place == "led" and not rule.led):
            continue
        if candidate.regex.fullmatch(plain):
            return rule
    return None


def expand(pattern: str, language: str) -> str:
    """The pattern with its `<macro>`s filled in."""
    macros = table(language, "furniture").get("macro", {})

    def fill(match: re.Match[str]) -> str:
        name = match[1]
        if name in _NAMES:
            return f"(?:{_NAMES[name]()})"
        if name not in macros:
            raise RulesError(f"{language}/furniture.toml: there is no [macro] {name}")
        return f"(?:{expand(macros[name], language)})"

    return re.sub(r"<([a-z]+)>", fill, pattern)


def _regex(rule: LineRule, language: str) -> re.Pattern[str]:
    try:
        return re.compile(expand(rule.pattern, language), 0 if rule.case else re.IGNORECASE)
    except re.error as error:
        raise RulesError(f"{language}/furniture.toml: {rule.name}: {error}") from None


@cache
def agency_names() -> str:
    """The agencies' names as one alternation, longest first, without accents. Ambiguous short names are left out."""
    names = (n for n, agency in spellings() if agency.bare or len(n) > 6)
    return "|".join(re.escape(without_accents(fold_same_length(n))) for n in names)


@cache
def _outlet_names() -> str:
    names = sorted(outlet_names(), key=lambda n: (-len(n), n))
    return "|".join(re.escape(without_accents(fold_same_length(n))) for n in names)


_NAMES = {"agency": agency_names, "outlet": _outlet_names}
