"""What the model's tokenizer has to know of news: words that stay whole, names with an apostrophe, pronouns that are split off.

The rules are `rules/fr/tokens.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from recoupe.rules.loader import load
from recoupe.rules.world_names import outlet_names

_NUMBERED = re.compile(r"[^\W\d]{3}\D* \d+")
_SMILEY = frozenset("():;=<>[]")  # signs of the tokenizer's smileys: « Nora Petit (PS): “On tient” » has none


@dataclass(frozen=True, slots=True)
class WholeTokens:
    """Words that stay one token; `elided` ones are set off from an opening quotation mark behind them.

    Those that begin with a hyphen are split from the verb before them (« ont-elles »). `pos`: what they are, whatever the
    model takes them for.
    """

    forms: tuple[str, ...]
    example: str
    elided: bool = False
    pos: str = ""


@dataclass(frozen=True, slots=True)
class NameOpening:
    """How names begin in which an apostrophe parts no elided word: `written` is a regular expression."""

    written: str
    example: str
    counter: str


@dataclass(frozen=True, slots=True)
class BothGenders:
    """How a word ends that is written for women and men, which keeps it whole, as a regular expression; common nouns are read
    as dictionaries have them.
    """

    written: str
    example: str
    reading: str
    counter: str = ""


@dataclass(frozen=True, slots=True)
class Endings:
    """What words of a kind end in: adverbs that the model cannot tell, words before an apostrophe that parts two."""

    endings: tuple[str, ...]
    example: str


def fit(loaded: Any, language: str) -> None:
    """Change the tokenizer and the lemmatizer of a spaCy model, `loaded`, in place."""
    tokenizer = loaded.tokenizer
    never_split = tokenizer.token_match
    held, both = _held_apostrophe(language), _both_genders(language)
    tokenizer.token_match = lambda text: held.match(text) or both.match(text) or (never_split and never_split(text))
    prefixes = tokenizer.prefix_search.__self__.pattern
    tokenizer.prefix_search = re.compile(rf"(?!{_opened(language)})(?:{prefixes})").search  # « N'diaye, »
    tokenizer.rules = {form: rule for form, rule in tokenizer.rules.items() if not _SMILEY & set(form)}
    whole = [f for kept in load(language, "tokens", "token", WholeTokens) for f in kept.forms]
    for name in numbered_names():
        tokenizer.add_special_case(name, [{"ORTH": name}])
    _split_off(loaded, [f for f in whole if f.startswith("-")])
    for form in whole:
        for spelling in (form, form.capitalize()):
            tokenizer.add_special_case(spelling, [{"ORTH": spelling}])
    _quick_lemmas(loaded)


@cache
def numbered_names() -> frozenset[str]:
    """« France 2 », « Europe 1 »: outlets whose name ends in a number, which would count what comes behind it."""
    return frozenset(name for name in outlet_names() if _NUMBERED.fullmatch(name))


@cache
def endings(language: str, kind: str) -> tuple[str, ...]:
    """What words of a kind end in."""
    return tuple(e for found in load(language, "tokens", kind, Endings) for e in found.endings)


def _held_apostrophe(language: str) -> re.Pattern[str]:
    """« Eto'o », « M'barek », not « Lorsqu'il », « N'importe »: a name that holds an apostrophe."""
    ends = endings(language, "elision")
    parted = "".join(rf"(?<!{re.escape(spelled)})" for e in ends for spelled in (e, e.upper()))
    return re.compile(rf"(?:[^\W\d_a-zà-öø-ÿ][^\W\d_]{{2,}}{parted}['’]|{_opened(language)})[^\W\d_]+$")


@cache
def _both_genders(language: str) -> re.Pattern[str]:
    """« élu·e·s », « Vert-e-s »."""
    ends = "|".join(ending.written for ending in load(language, "tokens", "both_genders", BothGenders))
    return re.compile(rf"([^\W\d_]{{2,}})(?:{ends})$")


def of_both_genders(word: str, language: str) -> str | None:
    """The form that dictionaries have of a common noun written for women and men: « élus » of « élu·e·s »."""
    found = _both_genders(language).match(word) if word.islower() else None
    return None if found is None else found[1] + word[-1] * (word[-1] == "s" != found[1][-1])


def _opened(language: str) -> str:
    return "(?:" + "|".join(o.written for o in load(language, "tokens", "opening", NameOpening)) + ")"


def _split_off(loaded: Any, pronouns: Sequence[str]) -> None:
    """Let the tokenizer cut pronouns off a word, which it does for « -ils » but not for « -elles », and the dash of a line
    that a full stop runs into (« à la loi (LTE).– Vous … »).
    """
    tokenizer = loaded.tokenizer
    known = tokenizer.suffix_search.__self__.pattern
    cut = "|".join(map(re.escape, pronouns))
    tokenizer.suffix_search = re.compile(rf"{known}|(?<=\w)(?:{cut})$|(?<=[.!?)…])[–—]$").search
    if loaded.has_pipe("attribute_ruler"):
        loaded.get_pipe("attribute_ruler").add([[{"ORTH": pronoun}] for pronoun in pronouns], {"POS": "PRON"})


def _quick_lemmas(loaded: Any) -> None:
    """Let the lemmatizer look words up in sets: it walks through lists of up to 100,000 for each new word."""
    if not loaded.has_pipe("lemmatizer"):
        return
    known = loaded.get_pipe("lemmatizer").lookups.get_table("lemma_index")
    for part_of_speech, forms in list(known.items()):
        known[part_of_speech] = frozenset(forms)
