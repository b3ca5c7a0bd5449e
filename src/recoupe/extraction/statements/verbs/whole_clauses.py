"""Whole clauses by the words: which verbs are finite, and whether a stretch of tokens holds a main clause.

« Le pont, dont la voûte cède, fermera » does, « Le pont, dont la voûte cède » does not. Read from the surface, past
relative and adverbial clauses; what the parse says of them is not asked.
"""

from __future__ import annotations

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.quoting import named
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.verbs.forms import VERBAL

_PAIR = 8  # tokens from « tant » to its « que »


def complete(sentence: Sentence, begin: int, end: int, language: str = "fr") -> bool:
    """Whether the tokens `begin` to `end` hold a main clause: a finite verb outside relative and adverbial clauses."""
    tokens = sentence.tokens
    below = 0
    i = begin
    while i < end:
        token = tokens[i]
        if token.lower in named(language, "subordinator") and not _reflexive_s(tokens, i, language):
            alone = _tally(sentence, i, end, language) or _verbless(sentence, i, end, language)
            alone = alone or _as_well(sentence, begin, i, language)
            below += not alone
        elif is_finite(sentence, i, language):
            if below == 0:
                return True
            below -= 1
            i = _past_participle(tokens, i, end)
        i += 1
    return False


def _tally(sentence: Sentence, i: int, end: int, language: str) -> bool:
    """« Seize personnes, dont quatre mineurs, ont été … »: « dont » before a number has no verb.

    « dont une d'un an qu'elle élève » neither: a verb of its own would come before the next clause.
    """
    tokens = sentence.tokens
    if tokens[i].lower not in words(language, "whose") or i + 1 >= end:
        return False
    if tokens[i + 1].pos == "NUM" or tokens[i + 1].text[0].isdigit():
        comma = next((k for k in range(i + 1, end) if tokens[k].text == ","), end)
        told = (
            tokens[i - 1].text == "," and comma < end and any(is_finite(sentence, k, language) for k in range(i, comma))
        )
        return not told  # « Parmi les blessés, dont 36 ont été opérés, se trouvent … »
    if tokens[i + 1].lower in words(language, "number"):
        return True
    if tokens[i + 1].lower not in words(language, "indefinite"):
        return False
    for k in range(i + 2, end):
        if is_finite(sentence, k, language):
            return False
        if tokens[k].lower in named(language, "subordinator"):
            return tokens[k - 1].text != ","
    return False


def _as_well(sentence: Sentence, begin: int, i: int, language: str) -> bool:
    """« Tant la ville que le port sont fermés »: the second half of the pair, before which no verb stands."""
    before = sentence.tokens[begin:i]
    paired = any(t.lower in named(language, "paired") for t in before[-_PAIR:])
    que = sentence.tokens[i].lower in words(language, "complementizer")
    return que and paired and not any(is_finite(sentence, t.i, language) for t in before)


def _verbless(sentence: Sentence, i: int, end: int, language: str) -> bool:
    """« dont des touristes néerlandais, », « parmi lesquelles quatre mineurs, », « bien que rare, »: no verb up to the comma."""
    tokens = sentence.tokens
    counted = tokens[i].lower in named(language, "verbless")
    conceded = i > 0 and tokens[i - 1].lower in named(language, "conceding")
    if not counted and not conceded:
        return False
    comma = next((t.i for t in tokens[i + 1 : end] if t.text in (",", ")", "–", "—")), None)
    return (
        comma is not None and comma > i + 1 and not any(is_finite(sentence, k, language) for k in range(i + 1, comma))
    )


def is_main(sentence: Sentence, begin: int, verb: int, language: str = "fr") -> bool:
    """Whether the verb group that begins at token `verb` stands in no relative or adverbial clause after `begin`."""
    for i in range(verb - 1, begin - 1, -1):
        token = sentence.tokens[i]
        if token.text == "," or is_finite(sentence, i, language):
            return True
        if token.lower in named(language, "subordinator") and not _reflexive_s(sentence.tokens, i, language):
            return False
    return True


def is_finite(sentence: Sentence, i: int, language: str = "fr") -> bool:
    """Whether token `i` is a finite verb or auxiliary."""
    token = sentence.tokens[i]
    if token.pos in VERBAL:
        form = token.morph.get("VerbForm")
        if form == "Fin" or (form is None and token.lower in words(language, "have") | words(language, "be")):
            return True
    if token.pos == "ADJ" and token.lower.endswith(tuple(named(language, "plural_verb_ending"))):
        own = any(t.i < i for t in sentence.children(i, "nsubj"))  # « les faits remontent », an adjective to the model
        if own and not sentence.children(i, "cop"):
            return True
    return token.lower in words(language, "perfect_auxiliary") and token.pos != "ADP" and token.pos != "NOUN"


def _reflexive_s(tokens: tuple[Token, ...], i: int, language: str) -> bool:
    """« s'est » is no « s'il »."""
    if tokens[i].lower not in words(language, "reflexive") or i + 1 >= len(tokens):
        return False
    return tokens[i + 1].lower not in words(language, "personal_subject")


def _past_participle(tokens: tuple[Token, ...], i: int, end: int) -> int:
    """Past the rest of a compound tense that begins at `i`."""
    return i + 1 if i + 1 < end and tokens[i + 1].morph.get("VerbForm") == "Part" else i
