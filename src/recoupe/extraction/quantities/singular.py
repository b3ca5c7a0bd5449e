"""The singular of a counted noun: « emplois » → emploi, « bateaux » → bateau, « corps » → corps, « États » → État.

The ending decides, with lists of the exceptions; the model's lemma is not asked, since it lower-cases names and guesses at
words it does not know. Feminine nouns stay feminine (« ouvrières » → ouvrière). A noun that stands in the singular
already is kept if its ending is no plural's.
"""

from __future__ import annotations

from recoupe.extraction.quantities.lexicon import Lexicon

_SHORTEST = 3  # letters of a word that a plural's ending may be taken from


def singular(noun: str, lexicon: Lexicon) -> str:
    """The singular of `noun`, each part of a compound; its case is kept where it is written with a capital inside a text."""
    low = noun.lower()
    if "-" in noun and low not in lexicon.invariable:
        first, *rest = noun.split("-")
        kept = first if first.lower() in lexicon.role("prefix") else singular(first, lexicon)  # « sous-officiers »
        return "-".join([kept, *(singular(part, lexicon) for part in rest)])
    if low in lexicon.irregular:
        return _cased(lexicon.irregular[low], noun)
    if low in lexicon.invariable or len(noun) < _SHORTEST:
        return noun
    for rule in lexicon.plurals:
        ending = next((e for e in rule.endings if low.endswith(e)), None)
        if ending is None or low in rule.but:
            continue
        if rule.singular is None:
            return noun
        return noun[: len(noun) - len(ending)] + (rule.singular.upper() if noun.isupper() else rule.singular)
    return noun


def is_plural(noun: str, lexicon: Lexicon) -> bool:
    """Whether the word may be a plural by its ending."""
    return any(noun.lower().endswith(e) for rule in lexicon.plurals for e in rule.endings)


def _cased(word: str, like: str) -> str:
    if like.isupper() and len(like) > 1:
        return word.upper()
    return word.capitalize() if like[:1].isupper() else word
