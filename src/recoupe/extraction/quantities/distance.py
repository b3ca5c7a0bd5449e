"""How far something is: « à 40 km de Valmer », « à moins de 40 km au nord de Valmer » tell no length of a way;
« à trois points du leader » tells how far behind somebody is.

« à 11 km de profondeur » is a depth, « sur 40 km » a length.
"""

from __future__ import annotations

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.quantities.lexicon import Lexicon

_BEHIND = 2  # words of « de profondeur »


def is_far(sentence: Sentence, own: tuple[Token, ...], unit: str, lexicon: Lexicon) -> bool:
    """Whether the figure `own` tells how far a place is."""
    if not own or unit not in lexicon.distances or not own[0].i:
        return False
    behind = sentence.tokens[own[-1].i + 1 : own[-1].i + 1 + _BEHIND]
    bearing = sentence.tokens[own[-1].i + 1 : own[-1].i + 2 + _BEHIND]
    if sentence.tokens[own[0].i - 1].text == "," and any(t.lower in lexicon.listed("bearing") for t in bearing):
        return bearing[0].lower in lexicon.where  # « à Brune, une trentaine de kilomètres à l'ouest de Valmer »
    deep = " ".join(t.lower for t in behind).replace("' ", "'") in lexicon.role("dimension")
    leads = bool(behind) and behind[0].lower in lexicon.role("of") | lexicon.where
    return leads and not deep and sentence.tokens[own[0].i - 1].lower in lexicon.role("to")


def is_behind(sentence: Sentence, own: tuple[Token, ...], unit: str, lexicon: Lexicon) -> bool:
    """Whether the figure `own` tells how far behind somebody is: « à trois points du leader », « à deux voix de la majorité »."""
    if unit not in lexicon.margins or not own[0].i or own[-1].i + 1 >= len(sentence.tokens):
        return False
    behind = sentence.tokens[own[-1].i + 1].lower
    return sentence.tokens[own[0].i - 1].lower in lexicon.role("to") and behind in lexicon.role("of")
