"""What somebody is told to be wrong about: « Contrairement à ce qu'affirme le maire, la digue n'a pas été inspectée. »

The clause beside it is what the speaker denies by what they say. « Contrairement à ce que pense la foule » and « à ce
que prévoit la loi » are none: only verbs of saying, with somebody or something that speaks.
"""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extraction.entities import Cast
from recoupe.extraction.parse import ParsedArticle
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.framing.frame_starts import clause_start
from recoupe.extraction.statements.lexicon.set_phrases import past_phrase
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.conjuncts import conjuncts
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.noun_phrases import span_of
from recoupe.extraction.statements.phrases.speaker_phrases import can_speak, speaker_after
from recoupe.extraction.statements.scope.ends import content_end
from recoupe.extraction.statements.scope.noun_scope import clause_opens
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.view import View, views
from recoupe.model.span import Span
from recoupe.model.statement import Stance

_NEAR = 10  # words between « ce que » and its verb


def find_contrary(parsed: ParsedArticle, cast: Cast, language: str = "fr") -> Iterator[Candidate]:
    """Candidates of every « contrairement à ce que dit X »."""
    for view in views(parsed, language):
        for i in range(len(view.sentence.tokens) - 4):
            yield from _contrary(view, i)


def _contrary(view: View, i: int) -> Iterator[Candidate]:
    sentence, language = view.sentence, view.language
    tokens = sentence.tokens
    que = past_phrase(tokens, i, language, "contrary_to")
    if que is None or que + 2 >= len(tokens) or tokens[que].lower not in words(language, "complementizer"):
        return
    group = next((g for g in view.groups if que < g.first <= que + _NEAR and g.finite), None)
    if group is None or group.negated or not group.cue.says or any(is_finite(t) for t in tokens[que : group.first]):
        return
    who = _speaker(view, que, group)
    if who is None or not can_speak(sentence, who, language):
        return
    content = _denied(view, i, max(who[1], group.last))
    if content is None:
        return
    cue = group.span(sentence, view.text)
    for part in conjuncts(sentence, who, language):
        source = span_of(sentence, part, view.text)
        yield Candidate((content,), source, cue, Stance.DENIES, "frame/contrary", 0.9, rejects_content=True)


def _speaker(view: View, que: int, group: Group) -> Phrase | None:
    """« ce que le maire affirme », « ce qu'a affirmé hier le maire », « ce qu'elle dit »."""
    if group.first > que + 1:
        return que + 1, group.first - 1
    tokens = view.sentence.tokens
    return speaker_after(view.sentence, group.last + 1, len(tokens), view.language)


def _denied(view: View, i: int, last: int) -> Span | None:
    """The clause beside the words from token `i` to `last`: behind their comma, or before them."""
    sentence, language = view.sentence, view.language
    tokens = sentence.tokens
    begin = max(clause_start(view, i, None), _behind_que(view, i))
    before = tokens[begin : i - 1]
    if any(g.finite and g.cue.reports and begin <= g.first < i for g in view.groups):
        return None  # « Le directeur nie tout vol, contrairement à ce qu'affirme X »: whose words these are is told
    if i > 1 and tokens[i - 1].text == "," and any(map(is_finite, before)):
        return Span.of(view.text, tokens[begin].start, tokens[i - 2].end)
    commas = (t.i for t in tokens[last + 1 : -2] if t.text == ",")
    start = next((k + 1 for k in commas if clause_opens(sentence, k + 1, language)), None)
    return None if start is None else view.words_of(start, content_end(view, start, None))


def _behind_que(view: View, i: int) -> int:
    """« Elle affirme que A, contrairement à … », « le fait que A, … »: where the last clause with « que » before `i` opens."""
    tokens, que = view.sentence.tokens, words(view.language, "complementizer")
    opens = (t.i + 1 for t in reversed(tokens[1:i]) if t.lower in que and (t.pos == "SCONJ" or t.dep == "mark"))
    return next((k for k in opens if k < i and clause_opens(view.sentence, k, view.language)), 0)
