"""Where the naming of a speaker ends because its sentence goes on to say that, when, where, how or about what it speaks.

« « Non », indique la Fédération des pêcheurs *pour sa part* », « la Ligue de voile *mardi soir* », « le groupe Airval *au
sujet du bac* », « l'Union des éleveurs *sur Twitter* »: behind a verb the model often hangs these on the noun. « le Journal
du dimanche » and « l'association Toits pour tous » are whole names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from recoupe.extraction.entities import lexicon
from recoupe.extraction.entities.says import says
from recoupe.extraction.parse import Token
from recoupe.rules.phrases import by_first_word, phrase_words


def circumstance(tokens: Sequence[Token], i: int, language: str) -> bool:
    """Whether the word at i, behind one of a body's name or a post, says that it speaks or opens a circumstance of the sentence."""
    if says(tokens, i, language):
        return True
    word, behind = tokens[i], tokens[i + 1 : i + 2]
    if not word.text.islower() or tokens[i - 1].pos in ("ADP", "DET"):
        return False
    times = lexicon.words(language, "names", "time_of_speech")
    pointed = word.lower in lexicon.words(language, "statement_words", "demonstrative_determiner")
    if word.lower in times or (pointed and any(t.lower in times for t in behind)):
        return True
    on = word.lower in lexicon.words(language, "names", "on_platform")
    if on and any(t.text in lexicon.words(language, "bodies", "platform") for t in behind):
        return True
    return any(
        tuple(t.lower for t in tokens[i : i + len(phrase)]) == phrase
        for phrase, _ in _phrases(language).get(word.lower, ())
    )


@cache
def _phrases(language: str) -> Mapping[str, tuple[tuple[tuple[str, ...], None], ...]]:
    ways = lexicon.words(language, "statement_words", "adverbial") - lexicon.words(language, "names", "inner_adverbial")
    every = ways | lexicon.words(language, "names", "circumstance")
    return by_first_word((phrase_words(p), None) for p in sorted(every))
