"""Whether a noun counts people: « 54 % des experts interrogés », « 19 soldats et un civil ».

Posts and callings are known from `roles.toml`, inhabitants from the world's names, the rest (« sondés », « ménages »)
stands in `counting.toml`. A noun that may also be a thing (« guides », « cadres ») is taken for people.
"""

from __future__ import annotations

from recoupe.extraction.entities import lexicon as entities
from recoupe.extraction.quantities.lexicon import Lexicon
from recoupe.extraction.quantities.singular import singular


def are_people(word: str, lexicon: Lexicon) -> bool:
    """Whether the noun, singular or plural, counts people."""
    one = singular(word.lower(), lexicon)
    if {one, word.lower()} & (lexicon.people | lexicon.nominal | lexicon.tally):
        return True
    named = entities.role(word, lexicon.language) or entities.role(one, lexicon.language)
    return named is not None or entities.demonym(word) is not None
