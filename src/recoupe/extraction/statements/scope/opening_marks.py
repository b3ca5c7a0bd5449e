"""Quotation marks where the content of a verb is to begin: whether it opens in them, and marks that hold a title.

« promet « de céder » » and « affiche sa « sérénité » » open in marks; « a révélé dans l'émission « Matin » que … » does
not. Where contents in marks end is told by `marked`.
"""

from __future__ import annotations

from recoupe.extraction.parse import Token
from recoupe.extraction.statements.lexicon.cues import Takes
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.extraction.statements.verbs.objects import OBJECT

_SOON = 6  # words of an infinitive up to the mark, if several words stand in them
_EARLY = 4  # words of an infinitive before the marks: « veut donner « un nouvel élan » »
_TITLE = 8  # tokens between marks that can be a title


def noun_in_marks(tokens: tuple[Token, ...], start: int, language: str) -> bool:
    """« affiche sa « sérénité » », « constate « une hausse » »: an article before or right behind the opening mark."""
    marks = words(language, "open_quote")
    at = next((t.i for t in tokens[start : start + 4] if t.text in marks), None)
    if at is None or at + 1 >= len(tokens) or any(t.pos == "NOUN" for t in tokens[start:at]):
        return circumstance_in_marks(tokens, start, language)  # not « refuse la catégorie « seniors » »
    return any(t.pos == "DET" or t.lower in words(language, "of") for t in (*tokens[start:at], tokens[at + 1]))


def circumstance_in_marks(tokens: tuple[Token, ...], start: int, language: str) -> bool:
    """« espère le retrait de la loi « dans les prochaines heures » », « prévoit une gêne en « nette hausse » »."""
    for token in tokens[start : min(start + OBJECT, len(tokens) - 2)]:
        if is_finite(token) or token.text in (".", ";", ":"):
            return False
        if token.text in words(language, "open_quote") and token.start > tokens[token.i - 1].end:
            first, second = tokens[token.i + 1], tokens[token.i + 2]
            led = first.pos == "ADP" or (tokens[token.i - 1].pos == "ADP" and first.pos in ("DET", "ADJ", "ADV"))
            return led and first.text.islower() and second.text not in words(language, "close_quote")
    return False


def opens_marks(tokens: tuple[Token, ...], i: int, language: str) -> bool:
    return i + 2 < len(tokens) and tokens[i].text in words(language, "open_quote")


def in_marks(tokens: tuple[Token, ...], start: int, kind: Takes, heading: bool, language: str) -> bool:
    """Whether the content opens in quotation marks; of a judgement (« traite X de « … » ») what is judged stands before."""
    if kind is Takes.INFINITIVE and _soon_in_marks(tokens, start, language):
        return True
    for token in tokens[
        start : start + (OBJECT if kind is Takes.JUDGE else _EARLY if kind is Takes.INFINITIVE and heading else 1)
    ]:
        if token.text in words(language, "open_quote"):
            return True
        if (is_finite(token) and token.text.islower()) or token.text in (".", ",", ";", ":"):
            return False
    return False


def _soon_in_marks(tokens: tuple[Token, ...], start: int, language: str) -> bool:
    """« veut donner « un nouvel élan au port » », « souhaite mettre en avant la « richesse du débat » »: several words in marks."""
    for token in tokens[start : start + _SOON]:
        if token.text in words(language, "open_quote"):
            close = next((t.i for t in tokens[token.i + 1 :] if t.text in words(language, "close_quote")), len(tokens))
            led = token.i + 1 < len(tokens) and tokens[token.i + 1].pos == "ADP"  # « travailler « à côté » »
            return close > token.i + 3 - led
        if (is_finite(token) and token.text.islower()) or token.pos == "PUNCT":
            return False
    return False


def titled(tokens: tuple[Token, ...], begin: int, i: int, language: str) -> int:
    """Where the marks around a title close that open at `i`, behind a noun of an adverbial; -1 if none do."""
    if tokens[i].text not in words(language, "open_quote") or tokens[i - 1].pos != "NOUN":
        return -1
    if not any(t.pos == "ADP" for t in tokens[begin : i - 1]):
        return -1
    for token in tokens[i + 1 : i + _TITLE]:
        if token.text in words(language, "close_quote"):
            return token.i
        if is_finite(token):
            return -1
    return -1


def within_marks(tokens: tuple[Token, ...], first: int, start: int, language: str) -> bool:
    """« demandait chaque jour « Alors, vous avez une clé ? » »: marks opened behind the verb hold other words before `start`."""
    opened: int | None = None
    for token in tokens[first:start]:
        if token.text in words(language, "close_quote") and opened is not None:
            opened = None
        elif token.text in words(language, "open_quote"):
            opened = token.i
    return opened is not None and opened < start - 1
