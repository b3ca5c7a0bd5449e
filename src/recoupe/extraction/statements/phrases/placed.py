"""Who stands before words that only place them: « Paul Roy, éleveur à Valmer (Estalie), qui juge … ».

« qui » behind the comma takes up the person, not the place that the words end with (a country with its article may act:
« expulsé vers la Suisse, qui … »). Read is a name followed by a comma
or a bracket and by words without a finite verb or another person; an article behind the comma opens a phrase of its own
(« Paul Roy, la ville de Lyon, qui … ») and is left to the parse. « Le syndicat, majoritaire dans l'usine, qui … » is told by
the words with which the aside opens.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.entities.lexicon import words as places
from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.rules.world_names import first_name

_WORDS = 16  # tokens that the words behind the name may have


def placed_aside(tokens: Sequence[Token], opener: int, language: str) -> bool:
    """« le syndicat, *très présent dans* l'usine, qui … », « l'association, *née à* Valmer, qui … »: whether an adjective with
    a complement, or a participle with its place, opens at token `opener`.
    """
    first = opener + (tokens[opener].pos == "ADV")
    word, tie = tokens[first], tokens[first + 1]
    if word.morph.get("VerbForm") == "Part":  # not « soutenue par le maire, qui … »
        return tie.lower in places(language, "names", "locative")
    return word.pos == "ADJ" and tie.pos == "ADP"


def placed_person(sentence: Sentence, end: int, language: str) -> Phrase | None:
    """The name of the person whom words that end at token `end` with a place tell of."""
    tokens = sentence.tokens
    if tokens[end].text == ")":
        end = next((t.i - 1 for t in reversed(tokens[:end]) if t.text == "("), 0)
    start = end
    while start > 0 and tokens[start].label == "LOC":
        start -= 1
    if start == end or start < 2 or tokens[start].pos != "ADP":
        return None
    parting = next(
        (t.i for t in reversed(tokens[max(0, start - _WORDS) : start + 1]) if _ends_name(sentence, t.i)), None
    )
    if parting is None:
        return None
    between = tokens[parting + 1 : start]
    if tokens[parting + 1].pos == "DET" or any(_tells_more(sentence, t.i, language) for t in between):
        return None
    first = parting - 1
    while first > 0 and tokens[first - 1].label == "PER" and tokens[first - 1].pos == "PROPN":
        first -= 1
    return first, parting - 1


def _ends_name(sentence: Sentence, i: int) -> bool:
    before = sentence.tokens[i - 1] if i else None
    named = before is not None and before.pos == "PROPN" and sentence.tokens[i].text in (",", "(")
    return named and before is not None and (before.label == "PER" or first_name(before.text) is not None)


def _tells_more(sentence: Sentence, i: int, language: str) -> bool:
    """A finite verb, a relative pronoun or one more name: the place is told of by other words."""
    token = sentence.tokens[i]
    verb = token.morph.get("VerbForm") == "Fin"
    return verb or token.label == "PER" or token.lower in words(language, "relative") or token.pos in ("CCONJ", "SCONJ")


def before_date(sentence: Sentence, head: Token, language: str) -> Token:
    """« un coup d'État en mai, qui a été salué »: the noun whose complement stands before the date, unless that one speaks."""
    while head.dep.startswith("nmod") and head.head < head.i:
        above = sentence.tokens[head.head]
        itself = head.pos == "PROPN" or bool(sentence.children(head.i, "det"))  # « d'État » is none
        if above.pos != "NOUN" or (itself and surely_speaks(sentence, (head.i, head.i), language)):
            break
        head = above
    return head
