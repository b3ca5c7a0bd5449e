"""What a number counts: the noun phrase behind it, its unit, and where the words end.

In « 10 000 soldats nord-coréens déjà en Russie » the thing counted is « soldats nord-coréens », its unit soldat. Behind
« dont 8 000 déjà déployés » there is no noun: the unit comes from what was counted before. Complements with « de » are
left out of the words (« 12 morts à Valmer »).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.quantities.lexicon import Lexicon
from recoupe.extraction.quantities.singular import singular

_PREPOSED = frozenset({"ADJ"})
_OF = ("de", "d'")


@dataclass(frozen=True, slots=True)
class Counted:
    """The counted phrase: where its words start and end, the unit, and whether it was found behind the number."""

    start: int
    end: int
    words: str
    unit: str
    ellipsis: bool = False  # a participle or adjective stands for the noun: the unit is that of an earlier figure


def measure(text: str, end: int, lexicon: Lexicon) -> tuple[str, int] | None:
    """The measure right behind `end` of the folded `text`: its symbol and where it ends."""
    match = lexicon.unit.match(text, end)
    if match is None:
        return None
    form = re.sub(r"\s+", " ", match[1].lower())
    if len(form) == 1 and form.isalpha() and not text[end : end + 1].strip() and match[1] != match[1].lower():
        return None  # « 3 M »
    return lexicon.symbols[form], match.end()


def counted(sentence: Sentence, end: int, *, noun: bool, lexicon: Lexicon) -> Counted | None:
    """The counted phrase behind the number that ends at `end` (offset in the article); `noun`: « de » comes between."""
    tokens = [t for t in sentence.tokens if t.start >= end]
    if noun:
        if tokens and tokens[0].lower in ("de", "d'", "des", "du"):
            tokens = tokens[1:]
            if tokens and tokens[0].lower in ("la", "l'", "le", "les", "ces", "ses", "leurs"):
                tokens = tokens[1:]
        elif not (tokens and tokens[0].pos == "ADJ"):
            return None
    elif tokens and tokens[0].lower in ("des", "de", "d'") and len(tokens) > 1:
        return _partitive(tokens, lexicon)
    return _phrase(tokens, lexicon)


def _partitive(tokens: list[Token], lexicon: Lexicon) -> Counted | None:
    """« trois des quatre suspects », « douze d'entre eux »: the unit of the larger group, no words of its own."""
    rest = tokens[1:]
    while rest and (rest[0].pos in ("NUM", "DET") or rest[0].lower in lexicon.cardinals or rest[0].text[0].isdigit()):
        rest = rest[1:]
    inner = _phrase(rest, lexicon) if tokens[0].lower == "des" else None
    if inner is None:
        return Counted(0, 0, "", "", ellipsis=True)
    return Counted(0, 0, inner.words, inner.unit)


def _phrase(tokens: list[Token], lexicon: Lexicon) -> Counted | None:
    i = 0
    while i < len(tokens) and i < 3 and tokens[i].pos in _PREPOSED and tokens[i].lower not in lexicon.nominal:
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        if following is None or not (_is_noun(following, lexicon) or following.pos in _PREPOSED):
            break
        i += 1
    if i >= len(tokens):
        return None
    head = tokens[i]
    if head.lower in _OF and i and i + 1 < len(tokens):
        return None
    if _is_noun(head, lexicon):
        return _with_adjectives(tokens, i, lexicon)
    if head.pos in ("ADJ", "VERB", "ADV") and not _finite(head):
        return _ellipsis(tokens, i)
    return None


def _is_noun(token: Token, lexicon: Lexicon) -> bool:
    if token.lower in lexicon.nominal:
        return True
    if not token.text[:1].isalpha() or token.lower in _OF:
        return False
    return token.pos == "NOUN" or (token.pos == "PROPN" and not token.text.isupper())


def _finite(token: Token) -> bool:
    return token.morph.get("VerbForm") in ("Fin", "Inf")


def _with_adjectives(tokens: list[Token], i: int, lexicon: Lexicon) -> Counted:
    head = tokens[i]
    j = i + 1
    while j < len(tokens) and tokens[j].start - tokens[j - 1].end <= 1 and _describes(tokens[j], head):
        j += 1
    words = " ".join(t.text for t in tokens[:j])
    return Counted(tokens[0].start, tokens[j - 1].end, words, singular(head.text, lexicon))


def _describes(token: Token, head: Token) -> bool:
    if token.pos == "ADJ":
        return True
    participle = token.morph.get("VerbForm") == "Part" and token.morph.get("Tense") != "Pres"
    return participle and token.head == head.i and token.dep.split(":")[0] in ("acl", "amod")


def _ellipsis(tokens: list[Token], i: int) -> Counted | None:
    """« 8 000 déjà déployés »: adverbs and a participle in the noun's place."""
    j = i
    while j < len(tokens) and j < i + 3 and tokens[j].pos == "ADV":
        j += 1
    if j >= len(tokens) or tokens[j].pos not in ("ADJ", "VERB") or _finite(tokens[j]):
        return None
    if tokens[j].pos == "VERB" and tokens[j].morph.get("VerbForm") != "Part":
        return None
    words = " ".join(t.text for t in tokens[i : j + 1])
    return Counted(tokens[i].start, tokens[j].end, words, "", ellipsis=True)
