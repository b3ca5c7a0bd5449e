"""Who is meant by « qui » behind what only tells more of them: « C'est Luc Roy, interrogé par Le Phare, qui affirme … ».

Commas, brackets or dashes set off what stands between (« Awa Petit (Parti du port), qui juge », « Awa Petit, restée à
Valmer, qui juge »): a participle, a noun without article, an age, one more relative clause, a house (« de
l'Unac »). A preposition's noun stands between if it says nothing; behind « c'est » whatever is set off does. Where what
is set off ends with somebody who could speak too (« proche du maire, qui juge »), its shape must leave no doubt.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recoupe.extraction.entities.lexicon import address
from recoupe.extraction.entities.lexicon import words as place_words
from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.quoting import among, named
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.affiliations import with_house
from recoupe.extraction.statements.phrases.nominal_words import NOMINAL, Phrase, name_like
from recoupe.extraction.statements.phrases.noun_phrases import after, head_of
from recoupe.extraction.statements.phrases.pieces import Kind, Piece, pieces
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.verbs.presentatives import presentative

_TOLD = frozenset({Kind.BARE, Kind.RELATIVE, Kind.DESCRIPTION, Kind.TIME, Kind.INSET, Kind.ADVERB, Kind.LOOK})


def far_antecedent(
    sentence: Sentence, relative: int, plural: bool | None, near: Phrase | None, language: str
) -> Phrase | None:
    """The phrase that ends before what is set off right before the relative word at token `relative`.

    `plural`: whether its verb is one, where the model tells. `near`: who could speak and stands right before it.
    """
    tokens = sentence.tokens
    begin = next((t.i + 1 for t in reversed(tokens[:relative]) if t.text in (":", ";")), 0)
    if relative < 3 or tokens[relative - 1].pos in (*NOMINAL, "PRON", "ADJ"):
        return None
    found = pieces(sentence, begin, relative, language) or ()
    at = len(found) - 1
    while at > 0 and _tells_more(sentence, found[at], found[at - 1], language):
        at -= 1
    if not 0 <= at < len(found) - 1 or (near is not None and not _sure(sentence, found[at:], language)):
        return None
    phrase = next((p for p in _ending(sentence, found[at], language) if surely_speaks(sentence, p, language)), None)
    if phrase is None:
        return None
    number = head_of(sentence, phrase).morph.get("Number")
    agrees = plural is None or number is None or (number == "Plur") == plural
    whole = phrase[0], with_house(tokens, phrase[1], relative - 2, language)  # « Luc Roy, de l'Unac, qui juge … »
    return whole if agrees else None


def _ending(sentence: Sentence, piece: Piece, language: str) -> Iterator[Phrase]:
    """The noun phrases that end the piece, longest first: « les élus ont vu la maire de Valmer »."""
    tokens, end = sentence.tokens, piece.last
    for start in range(piece.first, end + 1):
        opens = tokens[start].pos in ("DET", "PROPN", "NUM") or name_like(tokens[start])
        opens = opens or address(tokens[start].lower, language) is not None
        inside = start > piece.first and tokens[start - 1].pos in ("DET", "ADJ", "NOUN", "PROPN", "NUM")
        if opens and not inside and after(sentence, start, right=end, language=language) == end:
            yield start, end


def _sure(sentence: Sentence, found: Sequence[Piece], language: str) -> bool:
    """Whether the last piece only tells more of the first although somebody in it could speak."""
    *before, piece = (p for p in found if p.kind is not Kind.INSET)  # « soudeur à Thiers (Puy-de-Dôme), qui … »
    if not before or piece.kind is Kind.PHRASE:
        return False
    house = with_house(sentence.tokens, before[-1].last, piece.last, language) == piece.last
    shaped = piece.kind is Kind.DESCRIPTION and _shaped(sentence.tokens, piece.first, language)
    plain = piece.kind is Kind.RELATIVE or _presented(sentence, before[-1], language)
    return plain or house or shaped or _ends_with_place(sentence.tokens, piece.last)


def _shaped(tokens: Sequence[Token], opener: int, language: str) -> bool:
    """« le syndicat, *très présent dans* l'usine, qui … », « l'association, *née à* Valmer, qui … »: whether an adjective with
    a complement, or a participle with its place, opens at token `opener`.
    """
    first = opener + (tokens[opener].pos == "ADV")
    word, tie = tokens[first], tokens[first + 1]
    if word.morph.get("VerbForm") == "Part":  # not « soutenue par le maire, qui … »
        return tie.lower in place_words(language, "names", "locative")
    return word.pos == "ADJ" and tie.pos == "ADP"


def _ends_with_place(tokens: Sequence[Token], end: int) -> bool:
    """« jeune couvreur *venu de Lyon*, qui … »: whether a preposition's place without article ends at token `end`."""
    start = end
    while start > 0 and tokens[start].label == "LOC":
        start -= 1
    return start < end and tokens[start].pos == "ADP"


def _tells_more(sentence: Sentence, piece: Piece, before: Piece, language: str) -> bool:
    """Whether the piece only tells of what the one before it ends with."""
    tokens = sentence.tokens
    if tokens[piece.first - 2].text in words(language, "close_quote"):
        return False  # « « On dort mal », certifie Luc Roy, à Valmer, qui … »
    if _presented(sentence, before, language):
        return piece.kind in _TOLD | {Kind.PREPOSITIONAL, Kind.PHRASE}
    if piece.kind in _TOLD:  # « interrogée par Le Phare, qui annonce … » tells of the newspaper
        by = next((t.i for t in tokens[piece.first : piece.last] if t.lower in words(language, "agent")), None)
        return by is None or not surely_speaks(sentence, (by + 1, piece.last), language)
    if piece.kind is Kind.PHRASE:  # « Luc Roy, un élu du port, soutenu par la ville, qui juge … »
        return tokens[piece.first].lower in words(language, "indefinite") and tokens[before.last].label == "PER"
    if piece.kind is not Kind.PREPOSITIONAL or tokens[before.last].label != "PER":
        return False
    people = named(language, "person", "role")
    return not any(t.label == "PER" or among(t, people) for t in tokens[piece.first : piece.last + 1])


def _presented(sentence: Sentence, piece: Piece, language: str) -> bool:
    """Whether the piece presents somebody: « c'est Luc Roy »."""
    return any(
        presentative(sentence.tokens, i, language) is not None
        for i in range(piece.first, min(piece.first + 3, piece.last))
    )
