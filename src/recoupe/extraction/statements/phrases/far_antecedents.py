"""Who is meant by « qui » behind what only tells more of them: « C'est Luc Roy, interrogé par Le Phare, qui affirme … ».

Commas, brackets or dashes set off what stands between (« Awa Petit (Parti du port), qui juge », « Awa Petit, restée à
Valmer, qui juge »), a participle that agrees, a noun without article, an age, one more relative clause. A preposition's
noun stands between if it says nothing; behind « c'est » whatever is set off does.
"""

from __future__ import annotations

from recoupe.extraction.entities.lexicon import address
from recoupe.extraction.parse import Sentence
from recoupe.extraction.statements.lexicon.quoting import among, named
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.affiliations import with_house
from recoupe.extraction.statements.phrases.nominal_words import NOMINAL, Phrase, name_like
from recoupe.extraction.statements.phrases.noun_phrases import after, head_of
from recoupe.extraction.statements.phrases.pieces import Kind, Piece, pieces
from recoupe.extraction.statements.phrases.segments import has_members
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.verbs.forms import agree
from recoupe.extraction.statements.verbs.presentatives import presentative

_TOLD = frozenset({Kind.BARE, Kind.RELATIVE, Kind.DESCRIPTION, Kind.TIME, Kind.INSET, Kind.ADVERB, Kind.LOOK})


def far_antecedent(sentence: Sentence, relative: int, plural: bool | None, language: str) -> Phrase | None:
    """The phrase that ends before what is set off right before the relative word at token `relative`.

    `plural`: whether its verb is one, where the model tells.
    """
    tokens = sentence.tokens
    begin = next((t.i + 1 for t in reversed(tokens[:relative]) if t.text in (":", ";")), 0)
    if relative < 3 or tokens[relative - 1].pos in (*NOMINAL, "PRON", "ADJ"):
        return None
    found = pieces(sentence, begin, relative, language) or ()
    at = len(found) - 1
    while at > 0 and _tells_more(sentence, found[at], found[at - 1], language):
        at -= 1
    if not 0 <= at < len(found) - 1:
        return None
    phrase = _ending(sentence, found[at], language)
    if phrase is None or not surely_speaks(sentence, phrase, language):
        return None
    head = head_of(sentence, phrase)
    number = head.morph.get("Number")
    agrees = plural is None or number is None or (number == "Plur") == plural
    described = all(agree(head, tokens[piece.first]) for piece in found[at + 1 :] if _participle(sentence, piece))
    whole = phrase[0], with_house(tokens, phrase[1], relative - 2, language)  # « Luc Roy, de l'Unac, qui juge … »
    return whole if agrees and described else None


def _ending(sentence: Sentence, piece: Piece, language: str) -> Phrase | None:
    """The longest noun phrase that ends the piece: « les élus ont vu la maire de Valmer »."""
    tokens, end = sentence.tokens, piece.last
    for start in range(piece.first, end + 1):
        opens = tokens[start].pos in ("DET", "PROPN", "NUM") or name_like(tokens[start])
        opens = opens or address(tokens[start].lower, language) is not None
        inside = start > piece.first and tokens[start - 1].pos in ("DET", "ADJ", "NOUN", "PROPN", "NUM")
        if opens and not inside and after(sentence, start, right=end, language=language) == end:
            return start, end
    return None


def _tells_more(sentence: Sentence, piece: Piece, before: Piece, language: str) -> bool:
    """Whether the piece only tells of what the one before it ends with."""
    tokens = sentence.tokens
    if _presented(sentence, before, language):
        return piece.kind in _TOLD | {Kind.PREPOSITIONAL, Kind.PHRASE}
    if piece.kind in _TOLD:  # « interrogée par Le Phare, qui annonce … » tells of the newspaper
        return not any(t.lower in words(language, "agent") for t in tokens[piece.first : piece.last + 1])
    if piece.kind is Kind.PHRASE:
        one = tokens[piece.first].lower in words(language, "indefinite")
        one = one or has_members(tokens, piece.first + (tokens[piece.first].pos == "DET"), language)
        return one and tokens[before.last].label == "PER"
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


def _participle(sentence: Sentence, piece: Piece) -> bool:
    return piece.kind is Kind.DESCRIPTION and sentence.tokens[piece.first].morph.get("VerbForm") == "Part"
