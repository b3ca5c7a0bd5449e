"""Figures of one clause, each with whoever gives it: « À Valmer, 900 personnes selon le club, 400 selon la police, ont défilé ».

Each giver has what stands around in common: « À Valmer … 400 … ont défilé ». A figure in brackets (« ils étaient un millier (600
selon la police) à défiler ») stands for the one before the brackets. Where the verb stands before the figures (« Le bal a
réuni 900 personnes selon le club, 400 selon la police ») the later ones stand alone, and `frame_contents` reads them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recoupe.extraction.parse import Token
from recoupe.extraction.statements.framing.frame_starts import clause_start
from recoupe.extraction.statements.lexicon.frame_cues import FrameWords, starts_frame
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.scope.ends import content_end
from recoupe.extraction.statements.scope.main_clauses import finite_at
from recoupe.extraction.statements.verbs.clause_edges import last_word
from recoupe.extraction.statements.verbs.forms import VERBAL, is_finite
from recoupe.extraction.statements.view import View
from recoupe.model.span import Span

_FIGURE = 7  # words of « quelque 2 500 jeunes agriculteurs »
_SOURCE = 9  # words from « selon » to the figure behind its source
_LEAD = 8  # words of « À Valmer », « Samedi dans le centre de Tressane »

Framed = tuple[FrameWords, Phrase]


def rival_figures(view: View, frames: Sequence[Framed]) -> dict[int, tuple[Span, ...]]:
    """The content of each frame that closes one of such figures, by its number in `frames`."""
    found: dict[int, tuple[Span, ...]] = {}
    for run in _runs(view, frames):
        figures = [figure for _, figure in run]
        close = frames[run[-1][0]][1][1] + 1
        around = _around(view, figures[0], close)
        if around is None or (len(run) == 1 and view.sentence.tokens[close].text != ")"):
            continue
        lead, rest = around
        for n, figure in run:
            found[n] = (*_with_lead(view, lead, figure), rest)
    return found


def _with_lead(view: View, lead: tuple[Span, ...], figure: Phrase) -> tuple[Span, ...]:
    """What stands before the figures and one of them, as one span where only a comma parts the two."""
    own = view.words_of(*figure)
    if lead and view.text[lead[-1].end : own.start].strip() in ("", ","):
        return (Span.of(view.text, lead[-1].start, own.end),)
    return (*lead, own)


def _runs(view: View, frames: Sequence[Framed]) -> Iterator[list[tuple[int, Phrase]]]:
    """Frames that stand one behind the other, each with its figure right before it: their numbers and figures."""
    run: list[tuple[int, Phrase]] = []
    for n, (frame, _) in enumerate(frames):
        figure = figure_before(view, frame.first)
        follows = bool(run) and figure is not None and _right_behind(view, frames[n - 1][1][1] + 1, figure[0])
        if run and not follows:
            yield run
            run = []
        if figure is not None:
            run.append((n, figure))
    if run:
        yield run


def _right_behind(view: View, i: int, figure: int) -> bool:
    """Whether nothing but marks, « et » or « contre » stands between token `i` and the figure."""
    joints = words(view.language, "against") | words(view.language, "conjunction") | words(view.language, "bare_to")
    return all(t.text in (",", "(", ")") or t.lower in joints for t in view.sentence.tokens[i:figure])


def figure_before(view: View, frame: int) -> Phrase | None:
    """The bare count that ends right before token `frame`: « environ 900 personnes », no verb or place in it."""
    tokens, language = view.sentence.tokens, view.language
    last = frame - 1 - (tokens[frame - 1].text in (",", "("))
    first = last
    edges = words(language, "conjunction") | words(language, "against") | words(language, "relative")
    while first > 0 and last - first < _FIGURE:
        before = tokens[first - 1]
        counted = any(_number(t, language) for t in tokens[first : last + 1])
        if before.pos in ("PUNCT", *VERBAL) or before.lower in edges:
            break
        if counted and before.pos == "ADP" and before.lower not in words(language, "of"):
            break  # « entre 900 et 2 000 », « de 900 à 2 000 », « avec 900 personnes »
        first -= 1
    inside = tokens[first : last + 1]
    counted = any(_number(t, language) for t in inside)
    if not counted or last - first >= _FIGURE or any(t.pos in VERBAL or is_finite(t) for t in inside):
        return None
    return first, last


def figure_against_framed(view: View, frame: int) -> bool:
    """« 900 marcheurs selon le club, 400 pour la police »: a figure before token `frame`, another framed right before it."""
    tokens = view.sentence.tokens
    figure = figure_before(view, frame)
    if figure is None or tokens[frame - 1].text == ",":
        return False
    near = range(max(0, figure[0] - _SOURCE), figure[0])
    return any(
        starts_frame(tokens, i, view.language)
        and figure_before(view, i) is not None
        and not any(map(is_finite, tokens[i : figure[0]]))
        for i in near
    )


def figure_framed(view: View, stop: int) -> bool:
    """« 8 % selon la ville, contre 9 % pour X »: a frame right behind a figure before token `stop`; not « Selon X, 8 % … »."""
    tokens = view.sentence.tokens
    frames = (i for i in range(1, stop) if starts_frame(tokens, i, view.language))
    return any(figure_before(view, i) is not None for i in frames)


def _number(token: Token, language: str) -> bool:
    """« 900 », « neuf », « centaine »."""
    return token.pos == "NUM" or token.text[0].isdigit() or token.lower in words(language, "number_noun")


def _around(view: View, figure: Phrase, close: int) -> tuple[tuple[Span, ...], Span] | None:
    """What stands before the first figure and behind the last source, whose next token is `close`, of the same clause."""
    tokens, language = view.sentence.tokens, view.language
    end = last_word(view.sentence)
    if close >= end:
        return None
    bracket = figure[0] > 0 and tokens[figure[0] - 1].text == "(" and tokens[close].text == ")"
    rest = close + (bracket or tokens[close].text == ",")
    goes_on = finite_at(tokens, rest, language)
    if bracket:
        replaced = figure_before(view, figure[0] - 1)
        if replaced is None or not (goes_on or (tokens[rest].pos == "ADP" and rest < end)):
            return None
        lead = _before_bracket(view, replaced[0], goes_on=goes_on)
    else:
        if not goes_on or any(map(is_finite, tokens[_clause(tokens, figure[0]) : figure[0]])):
            return None
        lead = _lead(view, figure[0])
    below = figure[0] > 0 and tokens[figure[0] - 1].lower in words(language, "relative")
    return lead, view.words_of(rest, _rest_end(view, rest, below=below))


def _clause(tokens: tuple[Token, ...], figure: int) -> int:
    """The token behind the last comma, colon or bracket before the figure."""
    return next((t.i + 1 for t in reversed(tokens[:figure]) if t.text in (",", ";", ":", "(")), 0)


def _before_bracket(view: View, figure: int, *, goes_on: bool) -> tuple[Span, ...]:
    """« ils étaient » of « ils étaient un millier (600 selon la police) à défiler »."""
    if goes_on:
        return _lead(view, figure)
    begin = clause_start(view, figure, None)
    return (view.words_of(begin, figure - 1),) if begin < figure else ()


def _lead(view: View, figure: int) -> tuple[Span, ...]:
    """« À Valmer » of « À Valmer, où 900 personnes selon le club, … »: a short setting before the figure, none if it is long."""
    tokens, language = view.sentence.tokens, view.language
    last = figure - 1
    joints = words(language, "relative") | words(language, "between") | words(language, "conjunction")
    while last >= 0 and (tokens[last].text in (",", ":", "(") or tokens[last].lower in joints):
        last -= 1
    first = next((t.i + 1 for t in reversed(tokens[: last + 1]) if t.text in (";", ":", ",", "»", "–")), 0)
    while first <= last and (tokens[first].pos in ("CCONJ", "PUNCT")):
        first += 1
    inside = tokens[first : last + 1]
    if not inside or len(inside) > _LEAD or any(t.pos in VERBAL or t.text in '«»"“”' for t in inside):
        return ()
    return (view.words_of(first, last),)


def _rest_end(view: View, rest: int, *, below: bool) -> int:
    """The last token of « ont défilé contre la loi »: what a relative clause adds is the narrator's.

    `below`: the figures stand in a relative clause themselves, whose comma ends it.
    """
    tokens, language = view.sentence.tokens, view.language
    last = content_end(view, rest, None)
    for token in tokens[rest + 1 : last + 1]:
        related = token.lower in words(language, "relative") and token.pos in ("PRON", "ADV")
        if related or (below and token.text == ","):
            return token.i - 1 - (tokens[token.i - 1].text == ",")
    return last
