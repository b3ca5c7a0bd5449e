"""Appositions that alone are framed: « Les élus ont dit non, « un choix de raison » selon le maire », « Awa Roux, âgée de
34 ans selon le parquet, … ».

What stands around is the narrator's or said by others. « Le pont est fermé, « pour raison de sécurité », selon la mairie »,
with a preposition, is framed whole.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.parse import Token
from recoupe.extraction.statements.framing.rival_figures import figure_before
from recoupe.extraction.statements.lexicon.frame_cues import FrameWords
from recoupe.extraction.statements.lexicon.quoting import among, named
from recoupe.extraction.statements.lexicon.words import clause_openers, words
from recoupe.extraction.statements.phrases.nominal_words import NOMINAL, Phrase
from recoupe.extraction.statements.phrases.noun_phrases import head_of
from recoupe.extraction.statements.quotations import QuotedPassage
from recoupe.extraction.statements.scope.cuts import reports
from recoupe.extraction.statements.scope.ends import content_end
from recoupe.extraction.statements.verbs.clause_edges import last_word
from recoupe.extraction.statements.verbs.forms import VERBAL, is_finite
from recoupe.extraction.statements.view import View
from recoupe.model.span import Span

_MARKS = frozenset('«»“”"')
_SHORT = 6  # words of an apposition that the frame parts


def apposed(view: View, frame: FrameWords, phrase: Phrase) -> Span | None:
    """« La victime, âgée de 34 ans selon le parquet, avait … »: only what stands between the commas is framed.

    So is what a bare noun or a participle says of the clause before: « Le bac est arrêté, choix coûteux selon la régie », « …,
    faisant deux blessés selon la régie ».
    """
    tokens = view.sentence.tokens
    behind = phrase[1] + 1
    comma = next((t.i for t in reversed(tokens[: max(0, frame.first - 1)]) if t.text == ","), None)
    if comma is None or comma == 0:
        return None
    inside = tokens[comma + 1 : frame.first]
    amount = _amount(view, comma, frame.first, phrase[1])
    if amount is not None:
        return Span.of(view.text, tokens[amount].start, inside[-1].end)
    if _bare_noun(inside) and any(map(is_finite, tokens[:comma])):
        return Span.of(view.text, inside[0].start, inside[-1].end)
    if _brings_about(inside) and behind > last_word(view.sentence) and any(map(is_finite, tokens[:comma])):
        return Span.of(view.text, inside[0].start, inside[-1].end)
    if behind + 1 >= len(tokens) or tokens[behind].text != ",":
        return None
    opens = inside[0].pos in ("ADJ", "NUM") or inside[0].morph.get("VerbForm") == "Part"
    opens = opens or _bare_noun([t for t in inside if t.text not in _MARKS])
    whole = any(map(is_finite, inside)) or any(map(is_finite, tokens[:comma])) or tokens[frame.first - 1].text == ","
    told = tokens[comma - 1].pos in (*NOMINAL, "ADJ") and any(map(is_finite, tokens[behind:]))
    if inside[0].pos == "NUM" and tokens[0].pos == "ADP":
        return None  # « Derrière la fanfare, 900 marcheurs selon le club, 90 selon la police, ont défilé »
    return Span.of(view.text, inside[0].start, inside[-1].end) if opens and told and not whole else None


def _amount(view: View, comma: int, frame: int, last: int) -> int | None:
    """« Le feu a fait dix morts, (et) beaucoup plus selon les élus »: where another amount than the one before begins.

    A figure with its own tail (« …, 2 000 selon X, à marcher à Lyon ») is none.
    """
    tokens, language = view.sentence.tokens, view.language
    first = comma + 1 + (tokens[comma + 1].pos == "CCONJ")
    inside = tokens[first:frame]
    if not inside or not any(t.pos == "NUM" or t.text[0].isdigit() for t in tokens[:comma]):
        return None
    compared = inside[-1].lower in words(language, "other_amount") and not any(t.pos in VERBAL for t in inside)
    ends = tokens[last + 1].text != "," if last + 1 < len(tokens) else True
    counted = ends and first == comma + 1 and figure_before(view, frame) == (first, frame - 1)
    return first if compared or counted else None


def _brings_about(inside: Sequence[Token]) -> bool:
    """« faisant du bourg un « quasi désert » selon X »: a present participle up to a frame that no comma parts from it."""
    present = inside[0].morph.get("VerbForm") == "Part" and inside[0].morph.get("Tense") == "Pres"
    return present and inside[0].pos in VERBAL and inside[-1].text != "," and not any(map(is_finite, inside))


def _bare_noun(inside: Sequence[Token]) -> bool:
    """« choix coûteux », « signe de sécheresse »; not « poires et prunes », which goes on with a list."""
    if len(inside) < 2 or inside[0].pos != "NOUN" or inside[0].morph.get("Number") == "Plur":
        return False
    described = inside[1].pos in ("ADJ", "ADP") or inside[1].morph.get("VerbForm") == "Part"
    return described and not any(t.pos in ("CCONJ", "PUNCT") or is_finite(t) for t in inside)


def quoted_apposition(view: View, frame: FrameWords, phrase: Phrase) -> Span | None:
    """« Le plan passe, « mesure injuste » selon les élus », « …, une offre « tardive », selon X »: a noun or trait in marks."""
    tokens = view.sentence.tokens
    last = _last_before(view, frame)
    passage = _closed_at(view, last)
    if passage is None or last < 1:
        return None
    inside = view.sentence.at(passage.inner_start, passage.inner_end)
    comma = next((t.i for t in reversed(tokens[:last]) if t.text == "," and t.end <= passage.start), 0)
    if not inside or comma < 1 or any(map(is_finite, inside)):
        return None
    before = [t for t in tokens[comma + 1 : last] if t.end <= passage.start]
    reported = not before and any(g.finite and g.last < comma and reports(view, g) for g in view.groups)
    # « Ils parlent d'un camp fermé, « en guerre », selon leur avocat »: others report what stands before
    close = frame.first - 1 == last
    if not (reported or _names(before, inside, view.language) or (close and _trait_of(before, view.language))):
        return None
    if tokens[comma - 1].pos not in (*NOMINAL, "ADJ", "NUM", "VERB"):
        return None
    behind = tokens[phrase[1] + 1 : last_word(view.sentence) + 1]
    told = any(is_finite(t) for t in tokens[:comma])
    if not (told or any(map(is_finite, behind))):
        return None
    return Span.of(view.text, tokens[comma + 1].start, tokens[last].end)


def quoted_words(view: View, frame: FrameWords, phrase: Phrase) -> Span | None:
    """« Le club est « une famille », selon les mots de son président »: only the words in marks, which say nothing whole."""
    language = view.language
    wording = frame.frame.wording or among(
        head_of(view.sentence, phrase), named(language, "words_noun", "expression_noun")
    )
    if not wording:
        return None
    passage = _closed_at(view, _last_before(view, frame))
    inside = view.sentence.at(passage.inner_start, passage.inner_end) if passage is not None else ()
    if passage is None or not inside or inside[0].pos in VERBAL or is_finite(inside[0]):
        return None  # « La digue « tiendra cent ans », selon les mots du maire »
    clause = any(map(is_finite, inside)) and not any(t.lower in clause_openers(language) for t in inside)
    return None if clause else Span.of(view.text, passage.start, passage.end)


def _last_before(view: View, frame: FrameWords) -> int:
    """The last token before the frame, a comma left out."""
    return frame.first - 1 - (view.sentence.tokens[frame.first - 1].text == ",")


def _closed_at(view: View, last: int) -> QuotedPassage | None:
    """The quotation that closes with token `last` and stands in no other."""
    end = view.sentence.tokens[last].end
    return next((p for p in view.passages if p.closed and p.end == end and not p.depth), None)


def _names(before: list[Token], inside: tuple[Token, ...], language: str) -> bool:
    """Whether what begins behind the comma is a noun or a trait: in the marks, or « une offre » right before them."""
    if before:
        opens = before[0].pos == "DET" and before[0].lower in words(language, "indefinite")
        return opens and all(t.pos in ("DET", "ADJ", "NOUN", "ADV") or t.text in '«"“' for t in before)
    first = inside[0]
    if first.pos == "DET":
        return first.lower in words(language, "indefinite")
    return first.pos in ("NOUN", "ADJ", "VERB") or (first.pos == "ADV" and len(inside) > 1 and inside[1].pos == "ADJ")


def _trait_of(before: list[Token], language: str) -> bool:
    """« deux « verrues » selon X », « au bilan « nul » selon X »: what leads to the marks that the frame follows at once."""
    counted = bool(before) and before[0].pos == "NUM" and all(t.pos != "NOUN" for t in before)
    return counted or (bool(before) and before[0].lower in words(language, "to"))


def parted_apposition(view: View, frame: FrameWords, phrase: Phrase) -> tuple[Span, ...] | None:
    """« Elle a cité les loyers, la cause, selon elle, de tous les départs »: an apposition, the frame of a pronoun inside it."""
    tokens, language = view.sentence.tokens, view.language
    rest = phrase[1] + 1
    if phrase[0] != phrase[1] or tokens[phrase[0]].lower not in words(language, "stressed_pronoun"):
        return None
    last = _last_before(view, frame)
    rest += rest < len(tokens) and tokens[rest].text == ","
    if last < 2 or rest + 1 >= len(tokens) or tokens[rest].lower not in words(language, "of"):
        return None
    comma = next((t.i for t in reversed(tokens[:last]) if t.text == ","), 0)
    inside = tokens[comma + 1 : last + 1]
    first = next((t for t in inside if t.text not in words(language, "open_quote")), None)
    if comma < 1 or first is None or len(inside) > _SHORT or not any(map(is_finite, tokens[:comma])):
        return None
    if first.pos not in ("DET", "NOUN", "ADJ") or any(is_finite(t) or t.pos == "ADP" for t in inside):
        return None
    return (
        Span.of(view.text, inside[0].start, tokens[last].end),
        view.words_of(rest, content_end(view, rest, None, noun=True)),
    )
