"""What can stand right before a finite verb: the end of its subject, or a relative clause that the subject has.

« Un maire sur trois juge … » ends with a number, « Le parquet, qui mène l'enquête, privilégie … » with a relative clause.
Who the subject is, is not asked here.
"""

from __future__ import annotations

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.quoting import among, named
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.verbs.forms import is_finite

_DATELINE = 14  # tokens a dateline may have
_CITY = 4  # letters of a place in capitals

_BEHIND_NUMBER = frozenset({")", "/", ".", "-", "–", "—", "°"})  # « 2) », « 2/ », « 2. »


def ends_subject(tokens: tuple[Token, ...], end: int, language: str) -> bool:
    """Whether a noun phrase can end at `end`: with a noun, its adjective, or the last number of « un maire sur trois ».

    « La plaignante demande »: an adjective that names a person is a noun.
    """
    if tokens[end].pos in ("NOUN", "PROPN"):
        return True
    if end == 0:
        return False
    if tokens[end].text[0].isupper() and tokens[end - 1].text[0].isupper():
        return True  # « Le Valmer Post note que », whose last word the model has for an article
    if tokens[end].pos == "VERB" and tokens[end].dep.split(":")[0] in ("acl", "amod"):
        return (
            tokens[end - 1].pos == "NOUN" and tokens[end].morph.get("Tense") == "Past"
        )  # « un riverain excédé vante »
    if tokens[end].pos == "ADJ":
        if tokens[end - 1].pos == "DET":
            return among(tokens[end], named(language, "person", "role"))
        return tokens[end - 1].pos in ("NOUN", "PROPN")
    return tokens[end].pos == "NUM" and tokens[end - 1].pos == "ADP" and end > 1 and tokens[end - 2].pos == "NOUN"


def before_relative(tokens: tuple[Token, ...], verb: int, language: str) -> int | None:
    """« Le parquet, qui mène l'enquête, privilégie … »: the token before the relative clause that ends at the verb's comma."""
    if verb < 3 or tokens[verb - 1].text != ",":
        return None
    comma = next((t.i for t in reversed(tokens[: verb - 1]) if t.text in (",", ";", ":")), None)
    if not comma or tokens[comma].text != "," or tokens[comma + 1].lower not in words(language, "relative"):
        return None
    return comma - 1


def relative_closed(tokens: tuple[Token, ...], who: int, end: int, language: str) -> bool:
    """« Luc Roy, qui dirige le port, a dit que … »: whether a comma behind which a verb stands ends the clause of the « qui »
    at token `who` before token `end`, rather than another inside it (« …, qui dit que l'usine, qui ferme, est … »).
    """
    openers = words(language, "relative") | words(language, "complementizer")
    waiting = 0
    for token in tokens[who:end]:
        waiting += token.lower in openers or token.pos == "SCONJ"
        if is_finite(token):
            if waiting <= 0 and tokens[token.i - 1].text == ",":
                return True
            waiting -= 1
    return False


def past_dateline(tokens: tuple[Token, ...], begin: int) -> int:
    """« Zurich (awp) - Les prévisions … », « (Belga) Le groupe … »: the token behind a dateline, else `begin`."""
    if (signed := _past_signature(tokens, begin)) is not None:
        return signed
    if (shouted := _past_capitals(tokens, begin)) is not None:
        return shouted
    for token in tokens[begin + 1 : begin + _DATELINE]:
        if token.morph.get("VerbForm") == "Fin":
            return begin
        if token.text == "(" and tokens[token.i - 1].text.isdigit() and tokens[begin + 1].text == ",":
            signed = _past_signature(tokens, token.i)
            if signed is not None:
                return signed  # « Valmer, 3 mai 2023 (La Gazette) Le pont … »
        if token.text in ("–", "—", "-", "|") and token.start > tokens[token.i - 1].end:
            held = tokens[begin : token.i]
            dated = len(held) > 3 and held[1].text == "," and held[-1].text.isdigit()  # « Valmer, 3 octobre 2023 - »
            year = held[-1].text.isdigit() and len(held[-1].text) == 4
            dated = dated or (year and any(t.text == "," for t in held))  # « La Gazette libre, 3 octobre 2023 - »
            marked = dated or held[0].text.isupper() or any(t.text in ("(", "[") for t in held) or _place(tokens, held)
            named = held[len(held) > 1 and held[0].text == "("]  # « (Valmer) – Les prix … »
            return token.i + 1 if marked and named.text[0].isupper() and token.i + 1 < len(tokens) else begin
    return begin


def _past_capitals(tokens: tuple[Token, ...], begin: int) -> int | None:
    """« BRUXELLES (Belga) Le parquet … », « LYON, 3 mai (AFP) Le parquet … », « LYON Le parquet … »: the token behind a place in
    capitals, and the name in brackets that follows it, where a sentence opens without a dash.
    """
    if len(tokens[begin].text) < _CITY or not tokens[begin].text.isupper():
        return None
    opening = next((t.i for t in tokens[begin + 1 : begin + _DATELINE] if t.text == "("), begin)
    if any(is_finite(t) for t in tokens[begin:opening]):
        return None
    if opening > begin:
        return _past_signature(tokens, opening)
    opens = begin + 1 < len(tokens) and tokens[begin + 1].pos == "DET" and tokens[begin + 1].text.istitle()
    return begin + 1 if opens else None


def _place(tokens: tuple[Token, ...], held: tuple[Token, ...]) -> bool:
    """« Genève - Le nombre de cas … »: a place alone before a dash, behind which a sentence begins."""
    behind = tokens[held[-1].i + 2 : held[-1].i + 3]
    opens = bool(behind) and behind[0].text[0].isupper() and behind[0].pos != "PROPN" and behind[0].label == ""
    return opens and all(t.label == "LOC" and not t.text[0].islower() for t in held)


def _past_signature(tokens: tuple[Token, ...], begin: int) -> int | None:
    """« (Belga) Le groupe … », « (Trois-Rives) Le maire … »: the token behind a name in brackets that opens a sentence."""
    if tokens[begin].text != "(":
        return None
    close = next((t.i for t in tokens[begin + 1 : begin + _DATELINE] if t.text == ")"), None)
    if close is None or close + 1 >= len(tokens) or not tokens[close + 1].text[0].isupper():
        return None
    held = [t for t in tokens[begin + 1 : close] if t.text[0].isalpha()]
    named = any(t.pos == "PROPN" or t.label or t.text.isupper() for t in held)
    named = named and all(t.text[0].isupper() or t.pos == "ADP" for t in held)
    return close + 1 if named else None


def last_word(sentence: Sentence) -> int:
    """Index of the sentence's last token that is not closing punctuation."""
    i = len(sentence.tokens) - 1
    while i > 0 and sentence.tokens[i].text in (".", "!", "?", "…", "...", ";", ":", ","):
        i -= 1
    return i


def past_number(tokens: tuple[Token, ...], i: int) -> int:
    """« 2) Selon la régie, la digue tient »: the token behind the number of a list that stands at token `i`, else `i`."""
    numbered = i + 2 < len(tokens) and tokens[i].text.isdigit() and tokens[i + 1].text in _BEHIND_NUMBER
    return i + 2 if numbered else i
