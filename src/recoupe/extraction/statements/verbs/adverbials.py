"""Adverbials that may stand inside a verb of saying or behind it: « a d'ores et déjà annoncé », « dit en octobre que ».

Set phrases (« de son côté », « une nouvelle fois ») are listed in the rules; days and times of day are read word by
word. Phrases that only this sentence has (« avec le sourire de qui sait ») are not known here.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from recoupe.extraction.parse import Token
from recoupe.extraction.statements.lexicon.set_phrases import starts_with
from recoupe.extraction.statements.lexicon.words import words
from recoupe.rules.phrases import phrase_words


@cache
def _adverbials(language: str, word: int) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The set phrases by their first (`word` 0) or last (-1) word, longest first."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(words(language, "adverbial"), key=lambda p: (-len(p), p)):
        parts = phrase_words(phrase)
        table.setdefault(parts[word], []).append(parts)
    return {first: tuple(phrases) for first, phrases in table.items()}


def adverbial_at(tokens: tuple[Token, ...], i: int, language: str) -> int | None:
    """The first token behind the set phrase that begins at token `i` (« de longue date », « en octobre »)."""
    for wanted in _adverbials(language, 0).get(tokens[i].lower, ()):
        if starts_with(tokens, i, wanted):
            return i + len(wanted)
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if _day_of_month(tokens, i, language):
        return past_date(tokens, i + 1, language)
    if (
        tokens[i].lower in words(language, "gerund")
        and following is not None
        and (following.lower in words(language, "month") or following.text.isdigit())
    ):
        return past_date(tokens, i + 1, language)
    return None


def aim_at(tokens: tuple[Token, ...], i: int, language: str) -> bool:
    """« appelle la régie | avant d'écrire à ses clients »: an infinitive behind the preposition at token `i`, no comma near it."""
    opens = words(language, "before_of") | words(language, "for") | words(language, "without")
    if tokens[i].lower not in opens:
        return False
    verb = next((t for t in tokens[i + 1 : i + 4] if t.morph.get("VerbForm") == "Inf"), None)
    return verb is not None and not any(t.text == "," for t in tokens[i : verb.i + 5])


def _day_of_month(tokens: tuple[Token, ...], i: int, language: str) -> bool:
    """« le 26 mars »: an article, a number and a month."""
    if i + 2 >= len(tokens) or tokens[i].lower not in words(language, "definite_article"):
        return False
    return tokens[i + 1].text[0].isdigit() and tokens[i + 2].lower in words(language, "month")


def before_adverbials(tokens: tuple[Token, ...], i: int, language: str) -> int:
    """The last token before the adverbs, set phrases and times that end at token `i`; `i` where none does.

    « a une nouvelle fois déclaré »: from « fois » back to « a ».
    """
    while i > 0:
        start = next(
            (
                i - len(p) + 1
                for p in _adverbials(language, -1).get(tokens[i].lower, ())
                if i - len(p) + 1 > 0 and starts_with(tokens, i - len(p) + 1, p)
            ),
            None,
        )
        if start is not None:
            i = start - 1
        elif tokens[i].pos == "ADV" or tokens[i].lower in words(language, "negation_second"):
            i -= 1
        elif tokens[i].lower in words(language, "day"):
            i -= 1 + (tokens[i - 1].lower in words(language, "demonstrative_determiner"))
        elif tokens[i].lower in words(language, "time_noun") and tokens[i - 1].lower in words(language, "day"):
            i -= 1
        elif (led := _date_ending(tokens, i, language)) is not None and led > 0:
            i = led - 1
        else:
            break
    return i


def _date_ending(tokens: tuple[Token, ...], i: int, language: str) -> int | None:
    """The word before the month or year that ends at token `i`, if it brings a date: « en mai 2021 », « le 26 mars »."""
    led = i
    while led > 0 and (tokens[led].lower in words(language, "month") or tokens[led].text.isdigit()):
        led -= 1
    if led == i:
        return None
    month = any(t.lower in words(language, "month") for t in tokens[led + 1 : i + 1])
    year = led == i - 1 and len(tokens[i].text) == len("2000") and tokens[i].text.isdigit()
    on = tokens[led].lower in words(language, "definite_article") and tokens[led + 1].text.isdigit() and month
    return led if on or ((month or year) and tokens[led].lower in words(language, "gerund")) else None


def past_date(tokens: tuple[Token, ...], i: int, language: str) -> int:
    """The first token behind the day, month, year or time of day that begins at token `i`."""
    inside = (
        words(language, "day") | words(language, "month") | words(language, "time_noun") | words(language, "with_a_day")
    )
    while i < len(tokens) and (tokens[i].lower in inside or tokens[i].text[0].isdigit()):
        i += 1
    return i


def second_negation(tokens: tuple[Token, ...], first: int, end: int, language: str) -> bool:
    """« n'est plus critiqué », « est pas critiqué »; not « est de plus en plus critiqué », a set phrase."""
    i = first
    while i < end:
        if past := adverbial_at(tokens, i, language):
            i = past
            continue
        if tokens[i].lower in words(language, "negation_second"):
            return True
        i += 1
    return False


def manner_in_marks(tokens: tuple[Token, ...], mark: int, language: str) -> bool:
    """« a répondu « calmement » aux questions »: whether the marks that open at token `mark` hold how one speaks.

    « a répondu « absolument » », with nothing behind it, is an answer.
    """
    held = tokens[mark + 1 : mark + 5]
    if len(held) > 3 and held[0].lower == held[2].lower and held[1].pos == "ADP":
        return held[3].text in words(language, "close_quote")  # « a répondu « point par point » »
    one = len(held) > 2 and held[1].text in words(language, "close_quote") and held[2].pos == "ADP"
    return one and held[0].text.islower() and held[0].lower.endswith(tuple(words(language, "adverb_ending")))
