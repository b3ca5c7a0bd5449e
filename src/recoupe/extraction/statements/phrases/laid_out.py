"""Whose a verb is by how the clause before it is laid out, whatever the parse makes of it.

« Face à Luc Roy, la maire, dont le fils, un élu, a fui, refuse … »: the phrase that no preposition or conjunction brings
in, behind the openings and before what tells of it. A verb right behind a phrase has that one for its subject (« Face à Luc
Roy, maire de Valmer, Awa Petit a dit »), one behind a comma the first phrase of the clause. Where a piece is of no known
kind, or a finite verb stands in a main clause before, nobody is returned.
"""

from __future__ import annotations

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.quoting import among, named
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.noun_phrases import after, head_of
from recoupe.extraction.statements.phrases.pieces import ASIDES, FRONTS, Kind, Piece, pieces
from recoupe.extraction.statements.verbs.clause_edges import past_dateline
from recoupe.extraction.statements.verbs.forms import describes, is_finite, plural_form
from recoupe.extraction.statements.verbs.insertions import DASHES

_POST = 4  # words of a post that opens the sentence
_APPOSED = frozenset({Kind.BARE, Kind.PHRASE, Kind.DESCRIPTION})


def laid_out(sentence: Sentence, verb: int, carrier: Token, language: str) -> Phrase | None:
    """The subject of the finite verb whose words begin at token `verb`, where all that marks part before it is known.

    `carrier`: the word of it that shows number.
    """
    tokens, stop = sentence.tokens, verb
    while stop > 0 and tokens[stop - 1].pos == "ADV":
        stop -= 1
    begin = _begin(tokens, stop)
    found = pieces(sentence, begin, stop, language) if stop > begin else None
    if found is None or len(found) < 2:
        return None
    touching = found[-1].last + 1 == stop and found[-1].kind is not Kind.INSET
    opening = _opening(found)
    at = _touching(tokens, found, opening) if touching else _first(found, opening)
    if at is None:
        return None
    phrase = _whole(sentence, found[at], found[at + 1 :], language)
    if at and _post(sentence, found[at - 1], phrase, language):
        phrase = found[at - 1].first, phrase[1]
    return phrase if _agrees(sentence, phrase, found[at], carrier, language) else None


def _begin(tokens: tuple[Token, ...], stop: int) -> int:
    """Where the clause begins: behind a dateline or a time (« 14 h 05 – »), a colon or a semicolon."""
    mark = next((t.i for t in reversed(tokens[:stop]) if t.text in (":", ";")), None)
    dashes = [t.i for t in tokens[:stop] if t.text in DASHES and t.i and t.start > tokens[t.i - 1].end]
    placed = past_dateline(tokens, 0)
    if mark is not None or len(dashes) % 2 == 0:
        paired = placed > 0 and tokens[placed - 1].text in DASHES
        return mark + 1 if mark is not None else placed if placed < stop and not paired else 0
    timed = tokens[0].text[0].isdigit() and not any(map(is_finite, tokens[: dashes[0]]))
    return dashes[0] + 1 if timed else placed


def _opening(found: tuple[Piece, ...]) -> int:
    """How many pieces open the clause, with what tells of a noun in them: « À l'image des élus, dont Luc Roy, … »."""
    at = 0
    for piece in found:
        told = at > 0 and piece.kind in (Kind.RELATIVE, Kind.MEMBERS, Kind.INSET)
        if piece.kind not in FRONTS and not told:
            break
        at += 1
    return at


def _touching(tokens: tuple[Token, ...], found: tuple[Piece, ...], opening: int) -> int | None:
    """The last piece, if it is a phrase and those before it open the clause, be it with somebody's name and who that is."""
    last = len(found) - 1
    if found[last].kind is not Kind.PHRASE or tokens[found[last].first].pos == "CCONJ":
        return None
    if opening and opening == last - 1 and found[opening].kind is Kind.PHRASE:
        opening += tokens[found[opening - 1].last].label == "PER"  # « Face à Luc Roy, le maire, Awa Petit a dit »
    return last if opening == last else None


def _first(found: tuple[Piece, ...], opening: int) -> int | None:
    """The first phrase, if all before it opens the clause and all behind it tells of it."""
    if opening >= len(found) - 1 or found[opening].kind is not Kind.PHRASE:
        return None
    known = ASIDES | FRONTS | {Kind.PHRASE, Kind.MEMBERS}
    return opening if all(piece.kind in known for piece in found[opening + 1 :]) else None


def _whole(sentence: Sentence, piece: Piece, behind: tuple[Piece, ...], language: str) -> Phrase:
    """The phrase of the piece, with its appositions and the name that follows: « le rival de toujours de Luc Roy, Paul Petit »."""
    tokens, first, right = sentence.tokens, piece.first, piece.last
    while tokens[first].pos in ("ADV", "CCONJ") and first < piece.last:
        first += 1
    for told in behind:
        listed = told.kind is Kind.PREPOSITIONAL and tokens[told.first].lower in words(language, "of")
        bracket = told.kind is Kind.INSET and tokens[told.last + 1].text == ")"
        if told.kind not in _APPOSED and not listed and not bracket:
            break
        right = told.last + bracket
    last = after(sentence, first, right=right, language=language)
    within = next((told for told in behind if told.first <= last < told.last and told.kind is Kind.BARE), None)
    if within is not None and last == within.first and describes(tokens[last + 1]):
        last = tokens[within.first - 1].i - 1  # « Luc, vidéaste, pêcheur connu au village, … »
    if last < piece.last and head_of(sentence, (first, last)).pos == "NOUN" and _follows(tokens, last, piece.last):
        last = piece.last
    if behind and behind[0].kind is Kind.PHRASE and last < behind[0].first:
        last = after(
            sentence, behind[0].first, right=behind[0].last, language=language
        )  # « L'@tic, l'Union des ports »
    return first, last


def _post(sentence: Sentence, piece: Piece, phrase: Phrase, language: str) -> bool:
    """« Ancien notaire, Luc Petit »: whether the piece is the post of whoever is named behind its comma."""
    tokens, posts = sentence.tokens, named(language, "person", "role")
    named_behind = tokens[phrase[0]].label == "PER" and tokens[piece.last].label != "PER"
    bare = piece.kind in (Kind.BARE, Kind.DESCRIPTION) and piece.last - piece.first < _POST
    return bare and named_behind and any(among(t, posts) for t in tokens[piece.first : piece.last + 1])


def _follows(tokens: tuple[Token, ...], last: int, end: int) -> bool:
    """« le successeur de Luc Roy à la tête du parti »: whether what is left of the piece goes on with its noun."""
    left = tokens[last + 1 : end + 1]
    return left[0].pos in ("ADP", "ADJ") and all(t.pos not in ("VERB", "AUX", "PUNCT", "ADV") for t in left)


def _agrees(sentence: Sentence, phrase: Phrase, piece: Piece, carrier: Token, language: str) -> bool:
    """Whether head and verb have the same number, where both tell; several may be joined in the piece."""
    head = head_of(sentence, phrase)
    number, wanted = head.morph.get("Number"), carrier.morph.get("Number")
    if wanted == "Plur" and not plural_form(carrier, carrier.lemma, language):
        wanted = None  # « prévient », a plural to the model
    several = any(t.pos == "CCONJ" for t in sentence.tokens[phrase[0] : piece.last + 1])
    return None in (number, wanted) or number == wanted or (several and wanted == "Plur")
