"""What may stand between a subject and its verb: « , mardi soir, », « , 34 ans, », « , qui dirige le club, », « – un élu – ».

« Le maire, visiblement ému, a dit que … »: the words between the commas are no subject and hide none. A second noun
phrase with its article (« , la maire, ») is read as an apposition elsewhere, not here.
"""

from __future__ import annotations

from recoupe.extraction.parse import Token
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.verbs.forms import is_finite

DASHES = frozenset({"-", "–", "—", "--", "---"})
_ASIDE = 10  # words of a remark in brackets behind the subject
_SET_OFF = 14  # words that commas may set off between an auxiliary and its verb
_INSET = 8  # tokens of an adverbial between « et » and its verb
_LISTED = 24  # words of a list or remark between dashes


def past_insertions(tokens: tuple[Token, ...], end: int, language: str) -> int:
    """The last token before insertions: « , de son côté, », « , mardi soir, », « , 34 ans, », « (voir plus bas) »."""
    while end > 1 and tokens[end].text == ",":
        opening = next((i for i in range(end - 1, 0, -1) if tokens[i].text == ","), None)
        if opening is None or not _inserted(tokens[opening + 1 : end], language):
            return end - 1
        end = opening - 1
    if tokens[end].text in DASHES and tokens[end].start > tokens[end - 1].end:
        opening = next((i for i in range(end - 1, max(0, end - _LISTED), -1) if tokens[i].text in DASHES), None)
        told = opening is not None and tokens[opening + 1].lower in words(language, "subject_relative")
        if opening is not None and (told or not any(t.morph.get("VerbForm") == "Fin" for t in tokens[opening:end])):
            return opening - 1
    if tokens[end].text == ")":
        opening = next((i for i in range(end - 1, max(0, end - _ASIDE), -1) if tokens[i].text == "("), None)
        aside = () if opening is None else tokens[opening + 1 : end]
        if opening is not None and aside[0].pos != "PROPN" and aside[0].text.islower():
            return opening - 1
    return end


def inset_before(tokens: tuple[Token, ...], i: int) -> int | None:
    """« Le chantier – la mairie a dit qu'il durerait – … »: the bracket or dash that holds token `i` with the one behind it."""
    opening: int | None = None
    for token in tokens[:i]:
        if _dash(tokens, token.i):
            opening = None if opening is not None else token.i
        elif token.text == "(":
            opening = token.i
        elif token.text == ")":
            opening = None
    return None if opening is None or inset_end(tokens, opening, i) is None else opening


def inset_end(tokens: tuple[Token, ...], opening: int, i: int) -> int | None:
    """The bracket or dash behind token `i` that closes what the one at token `opening` opens."""
    dashed = tokens[opening].text != "("
    return next((t.i for t in tokens[i:] if (_dash(tokens, t.i) if dashed else t.text == ")")), None)


def within_inset(tokens: tuple[Token, ...], i: int, end: int) -> int:
    """« Le budget – le maire a dit qu'il passerait – est prêt »: `end`, or the end of the inset of token `i` if that is nearer."""
    opening = inset_before(tokens, i)
    closing = None if opening is None else inset_end(tokens, opening, i)
    return end if closing is None else min(end, closing - 1)


def past_inset(tokens: tuple[Token, ...], i: int) -> int:
    """« et, dans la foulée, a promis »: the token behind what commas set off at token `i`, no verb within; or `i` itself."""
    if i >= len(tokens) or tokens[i].text != ",":
        return i
    closing = next((t for t in tokens[i + 1 : i + _INSET] if t.pos == "PUNCT" or is_finite(t)), None)
    return closing.i + 1 if closing is not None and closing.text == "," and closing.i + 1 < len(tokens) else i


def before_aside(tokens: tuple[Token, ...], i: int) -> int:
    """« un sondage (Vox) montrant »: the token before the brackets that close at token `i`, or `i` itself."""
    if i < 0 or tokens[i].text != ")":
        return i
    return next((t.i for t in reversed(tokens[:i]) if t.text == "("), i) - 1


def _dash(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a dash stands at the token, with a blank before it."""
    return tokens[i].text in DASHES and i > 0 and tokens[i].start > tokens[i - 1].end


def opening_comma(tokens: tuple[Token, ...], i: int) -> int | None:
    """« a, au nom de tous les siens, menacé »: the comma that opens what the one at token `i` closes, if it is one."""
    if i < 2 or tokens[i].text != ",":
        return None
    return next((t.i for t in reversed(tokens[max(1, i - _SET_OFF) : i]) if t.text == ","), None)


def _inserted(stretch: tuple[Token, ...], language: str) -> bool:
    """Whether the words between two commas are a remark on the subject, not a phrase that could be it."""
    if not stretch:
        return False
    if stretch[0].lower in words(language, "subject_relative"):
        return True
    related = words(language, "complementizer") | words(language, "whose")
    if stretch[0].lower in related and any(t.morph.get("VerbForm") == "Fin" for t in stretch):
        return True  # « , que l'AFP a pu consulter, »
    if any(t.morph.get("VerbForm") == "Fin" for t in stretch):
        return False
    aged = stretch[0].pos == "NUM" or stretch[0].text.isdigit()
    timed = stretch[0].lower in words(language, "day") | words(language, "demonstrative_determiner") and any(
        t.lower in words(language, "day") | words(language, "time_noun") for t in stretch
    )
    itself = stretch[0].lower in words(language, "stressed_pronoun") and len(stretch) <= 3
    asked = stretch[0].lower in words(language, "asked")  # « Transavia, interrogée, »
    return aged or timed or itself or asked or stretch[0].pos in ("ADP", "VERB", "ADV", "ADJ")
