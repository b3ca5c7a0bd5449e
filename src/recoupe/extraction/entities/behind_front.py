"""Posts behind the comma of what opens a clause: « Face à Luc Roy, la maire, émue, refuse »: the mayor is not Luc Roy.

Were the post an apposition to the name that the preposition brings in, the clause would be without a subject. « Face à Luc
Roy, le maire, la préfète refuse » has one right before its verb.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from recoupe.extraction.entities.lexicon import words
from recoupe.extraction.parse import Token

_APART = frozenset({",", ")", "–", "—", "-"})
_ENDS = frozenset({":", ";", ".", "!", "?"})
_COMMA = frozenset({","})
_CLITICS = 4  # tokens up to a verb: « « ne s'en est »


def acts_behind(tokens: Sequence[Token], comma: int, last: int, language: str) -> bool:
    """Whether the phrase from behind token `comma` to token `last` is the subject, and the name before opens the clause."""
    begin = _behind_last(_ENDS, tokens, 0, comma)
    if tokens[comma].text != "," or _main_verb(tokens, begin, comma, language) is not None:
        return False
    first = _behind_last(_COMMA, tokens, begin, comma)
    while first < comma and tokens[first].pos in ("ADV", "CCONJ"):
        first += 1
    if first == comma or not _leads(tokens[first], begin, language) or tokens[first].label == "PER":
        return False
    verb = _main_verb(tokens, last + 1, len(tokens), language)
    clitics = words(language, "statement_words", "object_clitic") | words(language, "statement_words", "negation")
    while verb is not None and verb > last + 1 and (tokens[verb - 1].lower in clitics or tokens[verb - 1].pos == "ADV"):
        verb -= 1
    return verb is not None and tokens[verb - 1].text in _APART


def lacks_subject(tokens: Sequence[Token], i: int, language: str) -> bool:
    """« (Pour la présidente, Luc Roy), ancien arbitre, a triché », « (…), qui a fui, « ne s'en est »: whether from token i on there
    is an apposition without article between commas and then a verb, which has nobody for subject but whoever stands before.
    """
    if i + 2 >= len(tokens) or tokens[i].text != ",":
        return False
    opening = tokens[i + 1]
    finite = opening.morph.get("VerbForm") == "Fin"
    plain = opening.pos in ("NOUN", "ADJ", "VERB", "ADV", "X", "PROPN") and opening.text.islower() and not finite
    if not plain and opening.lower not in words(language, "statement_words", "who"):
        return False
    closing = next((t.i for t in tokens[i + 1 :] if t.text == ","), len(tokens))
    clitics = words(language, "statement_words", "object_clitic") | words(language, "statement_words", "negation")
    clitics |= words(language, "statement_words", "reflexive") | words(language, "statement_words", "open_quote")
    held = tokens[closing + 1 : closing + 1 + _CLITICS]
    verb = next((t for t in held if t.lower not in clitics), None)
    return verb is not None and verb.pos in ("VERB", "AUX") and verb.morph.get("VerbForm") == "Fin"


def told_apart_here(tokens: Sequence[Token], noun: tuple[int, int], name: tuple[int, int], language: str) -> bool:
    """« Sans nommer Luc Roy, le préfet … », « Le préfet, soutenu par Luc Roy, … »: a subject and somebody else in its clause.

    `noun` and `name`: first and last tokens of the two phrases. « Le préfet, Luc Roy, … » is one, « Si Luc Roy a parlé, le
    préfet … » may be.
    """
    begin = _behind_last(_ENDS, tokens, 0, noun[0])
    verb = _main_verb(tokens, noun[1] + 1, len(tokens), language)
    if verb is None or name[0] < begin:
        return False
    if name[0] > noun[1]:
        between = tokens[noun[1] + 1 : name[0]]
        inset = len(between) > 1 and between[0].text in _APART | {"("}
        return inset and name[1] < verb and tokens[name[0] - 1].text != ","
    if _main_verb(tokens, begin, noun[0], language) is not None or tokens[noun[0] - 1].text != ",":
        return False
    before = tokens[_behind_last(_COMMA, tokens, begin, name[0]) : name[0]]
    if not before or any(t.lower in words(language, "statement_words", "relative") for t in before):
        return False
    of = before[-1].lower in words(language, "names", "genitive")
    return not of and (before[-1].pos == "ADP" or before[-1].morph.get("VerbForm") in ("Inf", "Part"))


def _behind_last(marks: Set[str], tokens: Sequence[Token], first: int, stop: int) -> int:
    """The token behind the last of the marks among the tokens `first` to `stop`, `first` if there is none."""
    return next((t.i + 1 for t in reversed(tokens[first:stop]) if t.text in marks), first)


def _leads(token: Token, begin: int, language: str) -> bool:
    """« face à », « sans », « interrogée par », « où siège », « proche de »: whether the word brings in a complement."""
    related = token.lower in words(language, "statement_words", "relative")
    if related or token.pos in ("ADP", "SCONJ") or token.morph.get("VerbForm") in ("Part", "Inf"):
        return True
    return token.i == begin and token.pos in ("NOUN", "ADJ", "PROPN", "VERB") and not token.label


def _main_verb(tokens: Sequence[Token], first: int, stop: int, language: str) -> int | None:
    """The first finite verb of the tokens `first` to `stop` that no relative word or conjunction waits for."""
    openers = words(language, "statement_words", "relative") | words(language, "statement_words", "complementizer")
    waiting = 0
    for token in tokens[first:stop]:
        waiting += token.lower in openers or token.pos == "SCONJ"
        if token.pos in ("VERB", "AUX") and token.morph.get("VerbForm") == "Fin":
            if not waiting:
                return token.i
            waiting -= 1
    return None
