"""Statements whose content a cleft sets apart: « Ce que demande le maire, c'est que la route rouvre. »

« Que son autorité soit contestée, c'est admis par ses proches »: the clause that opens the sentence, with its agent or
with « l'admet », « le reconnaît » behind it. « C'est ce qu'a annoncé le maire » is in `taken_up`, « C'est le calendrier que
conteste la ville » in `voices`.
"""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extraction.entities import Cast
from recoupe.extraction.parse import ParsedArticle
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.agents import agent_of
from recoupe.extraction.statements.phrases.conjuncts import conjuncts
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.phrases.subjects import subject
from recoupe.extraction.statements.reported.of_each import of_each
from recoupe.extraction.statements.scope.between import past_adverbs
from recoupe.extraction.statements.scope.ends import content_end
from recoupe.extraction.statements.scope.uttered import stance_of
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.extraction.statements.verbs.objects import lead
from recoupe.extraction.statements.verbs.presentatives import presentative
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.view import View, views
from recoupe.model.span import Span
from recoupe.model.statement import Stance

_BEFORE = 14  # words of « Ce que … » up to « c'est »


def find_clefts(parsed: ParsedArticle, cast: Cast, language: str = "fr") -> Iterator[Candidate]:
    """Candidates of every « Ce que dit X, c'est … » and « Que …, c'est admis par X »."""
    for view in views(parsed, language):
        tokens = view.sentence.tokens
        first = next((t.i for t in tokens if t.pos not in ("CCONJ", "ADV", "PUNCT")), None)
        if first is None or first + 3 >= len(tokens):
            continue
        if tokens[first].lower in words(language, "this"):
            yield from _what_is_said(view, first)
        elif tokens[first].lower in words(language, "complementizer") and tokens[first].pos == "SCONJ":
            yield from _clause_first(view, first)


def _what_is_said(view: View, this: int) -> Iterator[Candidate]:
    """« Ce que demande le maire, c'est que la route rouvre », « Ce que les élus dénoncent, c'est un abandon »."""
    tokens, language = view.sentence.tokens, view.language
    que = this + 1
    is_it = next((t.i for t in tokens[que : que + _BEFORE] if _is(view, t.i)), None)
    if is_it is None or tokens[que].lower not in words(language, "complementizer"):
        return
    group = next((g for g in view.groups if que < g.first < is_it), None)
    if group is None or not (group.finite and group.cue.reports) or group.passive or group.negated:
        return
    told = subject(view.sentence, group, language)
    who = told.phrase if told is not None and que < told.phrase[0] < group.first else _behind(view, group)
    if who is None or not (que < who[0] and who[1] < is_it) or not surely_speaks(view.sentence, who, language):
        return
    start = is_it + 2
    if start + 1 < len(tokens) and _opens_clause(view, start):
        start += 1
    if start >= len(tokens) or (stance := stance_of(group.cue, False)) is None:
        return
    yield from _said_by(view, group, who, view.words_of(start, content_end(view, start, group)), stance)


def _clause_first(view: View, que: int) -> Iterator[Candidate]:
    """« Que la loi soit mal écrite, c'est admis par le ministre », « …, le ministre le reconnaît »."""
    tokens, language = view.sentence.tokens, view.language
    for group in view.groups:
        comma = next((t.i for t in reversed(tokens[que : group.first]) if t.text == ","), None)
        stance = stance_of(group.cue, group.negated)
        clause = comma is not None and comma > que + 2 and any(map(is_finite, tokens[que:comma]))
        if not clause or comma is None or stance is None or not (group.finite and group.cue.reports):
            continue
        if group.passive:
            who = agent_of(view.sentence, group, view.language) if _is(view, comma + 1) else None
        else:
            it = {t.lower for t in tokens[group.first : group.verb.i]} & words(language, "it")
            told = subject(view.sentence, group, language) if it else None
            who = told.phrase if told is not None and told.phrase[0] == comma + 1 else None
        if who is None or not surely_speaks(view.sentence, who, language):
            continue
        yield from _said_by(view, group, who, view.words_of(que + 1, comma - 1), stance)
        return


def _said_by(view: View, group: Group, who: Phrase, content: Span, stance: Stance) -> Iterator[Candidate]:
    cue, sentence = group.span(view.sentence, view.text), view.sentence
    when = (sentence.start, sentence.end)
    said = Candidate((content,), None, cue, stance, "taken-up/cleft", 0.8, when=when)
    return of_each(view, conjuncts(sentence, who, view.language), said)


def _is(view: View, i: int) -> bool:
    """Whether « c'est » or « c'était » stands at token `i`; not « ce n'est »."""
    return presentative(view.sentence.tokens, i, view.language) == i + 1


def _opens_clause(view: View, i: int) -> bool:
    """« c'est que la route rouvre », « c'est de rouvrir la route »: a word that only opens what is said."""
    tokens, language = view.sentence.tokens, view.language
    if tokens[i].lower in words(language, "complementizer"):
        return True
    return tokens[i].lower in words(language, "bare_of") and lead(view.sentence, i + 1, language) is not None


def _behind(view: View, group: Group) -> Phrase | None:
    """« Ce que réclame Paul Roy, »: who stands between the verb and « c'est », or the comma before it."""
    tokens = view.sentence.tokens
    end = next((t.i for t in tokens[group.last + 1 :] if t.text == "," or _is(view, t.i)), None)
    first = past_adverbs(view.sentence, group.last + 1, view.language)
    return None if end is None or end <= first else (first, end - 1)
