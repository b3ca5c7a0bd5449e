"""The words of one sentence, asked by position: which list of the rules is « du » in, which name begins at « Hugo »?

A position outside the sentence is in no list.
"""

from __future__ import annotations

from collections.abc import Mapping

from recoupe.extraction.entities import lexicon
from recoupe.extraction.entities.names import Name
from recoupe.extraction.entities.says import says
from recoupe.extraction.parse import Sentence
from recoupe.rules.phrases import phrase_words


class Wording:
    """One sentence with its proper names by their first token, and the language whose rules are asked."""

    __slots__ = ("language", "names", "predicated", "sentence", "tokens")

    def __init__(self, sentence: Sentence, names: Mapping[int, Name], language: str) -> None:
        self.sentence, self.names, self.language = sentence, names, language
        self.tokens = sentence.tokens
        # without a verb besides its participles, an adjective of the sentence may be that verb
        self.predicated = any(t.pos in ("VERB", "AUX") and t.morph.get("VerbForm") != "Part" for t in self.tokens)
        self.predicated = self.predicated or any(
            t.morph.get("Reflex") == "Yes" or says(self.tokens, t.i, language) for t in self.tokens
        )

    def has(self, i: int, file: str, name: str) -> bool:
        """Whether the word at `i` is in the list `name` of rules/<language>/<file>.toml."""
        return 0 <= i < len(self.tokens) and self.tokens[i].lower in lexicon.words(self.language, file, name)

    def any_has(self, positions: range, file: str, name: str) -> bool:
        """Whether one of the words at `positions` is in that list."""
        return any(self.has(i, file, name) for i in positions)

    def past_phrase(self, i: int, file: str, name: str) -> int | None:
        """Behind the phrase of that list that begins at `i`, if one does; it may be past the last word."""
        for phrase in lexicon.words(self.language, file, name):
            wanted = phrase_words(phrase)
            if tuple(t.lower for t in self.tokens[i : i + len(wanted)]) == wanted:
                return i + len(wanted)
        return None
