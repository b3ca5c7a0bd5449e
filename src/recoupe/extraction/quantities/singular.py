"""The singular of a counted noun: « emplois » → emploi, « bateaux » → bateau, « corps » → corps, « États » → État.

The ending decides, with lists of the exceptions; the model's lemma is not asked, since it lower-cases names and guesses at
words it does not know. Feminine nouns stay feminine (« ouvrières » → ouvrière).
"""

from __future__ import annotations

from recoupe.extraction.quantities.lexicon import Lexicon


def singular(noun: str, lexicon: Lexicon) -> str:
    """The singular of `noun`, each part of a compound; its case is kept where it is written with a capital inside a text."""
    if "-" in noun:
        return "-".join(singular(part, lexicon) for part in noun.split("-"))
    low = noun.lower()
    if low in lexicon.irregular:
        return _cased(lexicon.irregular[low], noun)
    if low in lexicon.invariable or low.endswith("ss"):
        return noun
    if low.endswith("eaux"):
        return noun[:-1]
    if low.endswith("aux"):
        return noun[:-3] + "al"
    if low.endswith(("eux", "oux")) and low != "deux":
        return noun
    if low.endswith("s") and len(noun) > 2:
        return noun[:-1]
    return noun


def _cased(word: str, like: str) -> str:
    return word.capitalize() if like[:1].isupper() else word
