"""« lequel » as a subject: « La plainte vise le maire, lequel assure que … », « le discours de la députée, laquelle dit que … ».

It stands behind a comma, a dash or « et », where nothing but a subject can, and agrees with what it takes up. Behind a
preposition (« selon laquelle », « pour lequel ») it is no subject, and nothing is told of it here.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.nominal_words import NOMINAL, Phrase
from recoupe.extraction.statements.phrases.noun_phrases import around, head_of
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.verbs.insertions import DASHES


def relates_subject(tokens: Sequence[Token], i: int, language: str) -> bool:
    """Whether token `i` is a relative pronoun that is its verb's subject: « qui », « , lequel »."""
    return tokens[i].lower in words(language, "who") or taken_up_by_which(tokens, i, language)


def taken_up_by_which(tokens: Sequence[Token], i: int, language: str) -> bool:
    """Whether token `i` is a « lequel » that is its verb's subject."""
    if i == 0 or tokens[i].lower not in words(language, "which"):
        return False
    return tokens[i - 1].text in (",", *DASHES) or tokens[i - 1].lower in words(language, "conjunction")


def agreeing(sentence: Sentence, relative: int, phrase: Phrase, language: str) -> Phrase:
    """« le courage de la députée, laquelle juge … »: the phrase, or the one in it or before it that « lequel » goes with."""
    tokens, wanted = sentence.tokens, _gender(sentence.tokens[relative], language)
    if _goes_with(head_of(sentence, phrase), wanted) and surely_speaks(sentence, phrase, language):
        return phrase
    for token in reversed(tokens[: relative - 1]):
        opens = token.i > 0 and tokens[token.i - 1].pos in ("DET", "ADP")
        if token.pos in NOMINAL and opens and _goes_with(token, wanted):
            inside = around(sentence, token.i, right=relative - 2, language=language)
            if surely_speaks(sentence, inside, language):
                return inside
    return phrase


def _gender(pronoun: Token, language: str) -> str:
    return "Fem" if pronoun.lower in words(language, "which_of_women") else "Masc"


def _goes_with(head: Token, gender: str) -> bool:
    """A name's gender is the model's guess, a noun's is known."""
    return head.pos != "NOUN" or head.morph.get("Gender") in (None, gender)
