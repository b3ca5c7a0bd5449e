"""Words that hold a content together where a comma or « et » stands: what they opened has not closed yet.

« assure que le chef avait, au cours d'un dîner, « promis une prime » »: the auxiliary waits for its participle. « dit que la
ville n'a pas seulement vendu le stade, mais a rasé la halle »: « seulement » waits for its « mais ». « dit avoir bel et
bien payé »: the « et » is inside a set phrase. Where a content does end is told in `ends` and `commas`.
"""

from __future__ import annotations

from recoupe.extraction.parse import Token
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.verbs.adverbials import adverbial_at
from recoupe.extraction.statements.verbs.forms import is_finite, is_past_participle

_INSERTED = 16  # words between the commas of « avait, lors d'une veillée à Dijon avec les élus de la ville, promis »


def within_set_phrase(tokens: tuple[Token, ...], i: int, language: str) -> bool:
    """« bel et bien », « d'ores et déjà »: whether token `i` is inside a set phrase."""
    for first in range(max(0, i - 3), i):
        past = adverbial_at(tokens, first, language)
        if past is not None and past > i:
            return True
    return False


def participle_waits(tokens: tuple[Token, ...], comma: int, limit: int, language: str) -> int | None:
    """« avait, la veille du vote, promis une prime »: the comma behind which the participle of the auxiliary stands."""
    carriers = words(language, "have") | words(language, "be")
    if tokens[comma].text != "," or comma == 0 or tokens[comma - 1].lower not in carriers:
        return None
    for token in tokens[comma + 2 : min(comma + _INSERTED, limit)]:
        if is_finite(token):
            return None
        if token.text == ",":
            i = token.i + 1
            while i < limit and (tokens[i].pos == "ADV" or tokens[i].text in words(language, "open_quote")):
                i += 1
            if is_past_participle(tokens[i]):
                return token.i
    return None


def correlated(tokens: tuple[Token, ...], start: int, i: int, language: str) -> bool:
    """« n'a pas seulement vendu A, mais a rasé B »: whether the « mais » at `i` answers a « pas seulement » behind `start`."""
    if tokens[i].lower not in words(language, "but"):
        return False
    for token in reversed(tokens[start:i]):
        if token.lower in words(language, "but"):
            return False
        before = tokens[token.i - 1].lower if token.i else ""
        if token.lower in words(language, "merely") and before in words(language, "not_merely"):
            return True
    return False


def relative_waits(held: tuple[Token, ...], language: str) -> bool:
    """« l'affaire, où le meurtre d'une femme, fille de mineur, prend … »: a relative clause whose verb has not come yet."""
    opened = [n for n, t in enumerate(held) if t.lower in words(language, "relative")]
    return bool(opened) and not any(map(is_finite, held[opened[-1] :]))
