"""How a name is written: with a number before it, with signs behind it that are not its own, with an age."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.entities import lexicon
from recoupe.extraction.parse import Token

_ROMAN = frozenset("IVX")
_AGE = 12  # tokens of « un boulanger du quartier de 38 ans »


def opens_with_number(tokens: Sequence[Token], i: int) -> bool:
    """« 24 Heures »: a name that opens with a number before a capital."""
    behind = tokens[i + 1] if i + 1 < len(tokens) else None
    return tokens[i].text.isdigit() and behind is not None and behind.text[0].isupper()


def roman(text: str) -> bool:
    """« XI », « IV »: a Roman number, or a letter that may be one."""
    return set(text) <= _ROMAN


def without_signs(text: str) -> str:
    """« Hugo Roux*. », « M5S. »: without a note's sign or the full stop that the tokens leave on the name."""
    bare = text.rstrip("*.")
    return bare if "*" in text[len(bare) :] or bare[-2:-1].isdigit() else text


def age_at(tokens: Sequence[Token], i: int, language: str) -> bool:
    """« (Marc), 43 ans … », « (Marc) (43 ans) »: an age behind a comma or in brackets at token i, whatever follows."""
    held = tokens[i : i + 3]
    opened = len(held) == 3 and held[0].text in (",", "(") and held[1].text.isdigit()
    return opened and held[2].lower in lexicon.words(language, "names", "age")


def told_as_new(tokens: Sequence[Token], i: int, language: str) -> bool:
    """« (Chantal), une marchande », « (Chantal), infirmière de 54 ans »: a noun with « un » or with an age behind a comma at
    token i, by which somebody is told who was not before.
    """
    if i + 2 >= len(tokens) or tokens[i].text != ",":
        return False
    if tokens[i + 1].lower in lexicon.words(language, "titles", "indefinite"):
        return tokens[i + 2].pos in ("NOUN", "ADJ")
    return tokens[i + 1].pos in ("NOUN", "ADJ") and aged(tokens, i + 1, language)


def aged(tokens: Sequence[Token], i: int, language: str) -> bool:
    """« (un boulanger du quartier) de 38 ans »: an age behind « de » before the next mark or verb."""
    of = lexicon.words(language, "names", "genitive")
    for before, number, unit in zip(tokens[i:], tokens[i + 1 :], tokens[i + 2 : i + _AGE], strict=False):
        if before.pos in ("PUNCT", "AUX") or before.morph.get("VerbForm") == "Fin":
            return False
        if before.lower in of and number.text.isdigit() and unit.lower in lexicon.words(language, "names", "age"):
            return True
    return False


def age_behind(tokens: Sequence[Token], i: int, language: str) -> bool:
    """« (Espérance Keita), 43 ans, »: an age that ends there; no « 43 ans après », « 43 ans de »."""
    after = tokens[i + 3] if i + 3 < len(tokens) else None
    return age_at(tokens, i, language) and (after is None or after.pos in ("PUNCT", "VERB", "AUX", "CCONJ"))
