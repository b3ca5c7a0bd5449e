"""Frames in brackets of their own: « À Tressane, 5 200 éleveurs (selon la police) ont défilé ».

What stands around the brackets is framed; behind them only as far as no mark parts it. A bracket that holds a figure too (« (600
selon la police) ») is read in `rival_figures`, one that holds a clause in `frame_contents`.
"""

from __future__ import annotations

from recoupe.extraction.statements.framing.frame_starts import clause_start
from recoupe.extraction.statements.lexicon.frame_cues import FrameWords
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.nominal_words import NOMINAL, Phrase
from recoupe.extraction.statements.scope.ends import content_end
from recoupe.extraction.statements.verbs.clause_edges import last_word
from recoupe.extraction.statements.verbs.forms import VERBAL
from recoupe.extraction.statements.view import View
from recoupe.model.span import Span

_BRACKET = 12  # tokens of « (selon un rapport publié mercredi par la mairie) »


def around_brackets(view: View, frame: FrameWords, phrase: Phrase, previous: int | None) -> tuple[Span, ...] | None:
    """The words around the brackets that hold nothing but the frame and its source; None where they hold more."""
    tokens, language = view.sentence.tokens, view.language
    opening = frame.first - 1
    while opening > 0 and tokens[opening].lower in words(language, "frame_adverb"):
        opening -= 1
    if opening < 1 or tokens[opening].text != "(":
        return None
    behind = tokens[phrase[1] + 1 : phrase[1] + 1 + _BRACKET]
    close = next((t.i for t in behind if t.text in (")", ",", ";")), None)
    if close is None or tokens[close].text != ")":
        return None
    begin = clause_start(view, opening, previous)
    if begin < opening and tokens[begin].text == ")":
        begin += 1 + (tokens[begin + 1].pos == "CCONJ")  # « … (selon A) et 900 (selon B) »
    told = tokens[begin:opening]
    if not any(t.pos in (*NOMINAL, *VERBAL, "NUM", "PRON") for t in told):
        return None
    before, rest = view.words_of(begin, opening - 1), close + 1
    if rest > last_word(view.sentence) or tokens[rest].pos == "PUNCT" or tokens[rest].pos == "CCONJ":
        return (before,)
    return before, view.words_of(rest, content_end(view, rest, None))
