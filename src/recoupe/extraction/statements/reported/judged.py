"""Judgements that a participle brings: « Le projet, jugé « pharaonique » par l'opposition, a été adopté. »

« une décision qualifiée d'« absurde » par les parents », « Jugé « vétuste » par le juge, le site fermera », « un délai
jugé trop court par les élus »: the judgement belongs to whoever stands behind « par », together with what is judged.
« un plan présenté comme « historique » »: where nobody does, words in marks are somebody's all the same, and only they
are taken. Judgements with a finite verb are the business of `clauses` and `voices`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from recoupe.extraction.conjugation import readings_of
from recoupe.extraction.entities import Cast
from recoupe.extraction.parse import ParsedArticle, Token
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.cues import Cue, Takes, lexicon
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.circumstances import is_time, past_time
from recoupe.extraction.statements.phrases.conjuncts import conjuncts
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.noun_phrases import after, span_of
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.quotations import QuotedPassage
from recoupe.extraction.statements.reported.hosts import behind_comma, host_before, opens_sentence
from recoupe.extraction.statements.reported.of_each import of_each
from recoupe.extraction.statements.scope.between import past_adverbs
from recoupe.extraction.statements.scope.marked import all_in_list
from recoupe.extraction.statements.scope.uttered import stance_of
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.extraction.statements.verbs.verb_groups import Group
from recoupe.extraction.statements.view import View, views
from recoupe.model.span import Span

_JUDGED = 8  # words of a judgement without marks: « jugé bien trop cher pour la ville »


def find_judged(parsed: ParsedArticle, cast: Cast, language: str = "fr") -> Iterator[Candidate]:
    """Candidates of every participle of judging before words in marks."""
    for view in views(parsed, language):
        for token in view.sentence.tokens:
            group = _participle(view, token)
            if group is not None:
                yield from _judged(view, group)


@cache
def _judging(language: str) -> dict[str, Cue]:
    """The plain cues that judge, by lemma."""
    every = (cue for cues in lexicon(language).values() for cue in cues if not (cue.reflexive or cue.particle))
    return {cue.lemma: cue for cue in every if Takes.JUDGE in (*cue.takes, *cue.in_marks)}


def _participle(view: View, token: Token) -> Group | None:
    """A bare participle of a judging verb, be it an adjective to the model."""
    language = view.language
    forms = readings_of(token.lower, frozenset(_judging(language)), language)
    lemma = next((form.lemma for form in forms if form.kind == "past"), None)
    before = view.sentence.tokens[token.i - 1]
    described = token.i == 0 or before.text == "," or before.pos in ("NOUN", "PROPN", "ADJ", "ADV", "CCONJ")
    near = view.sentence.tokens[max(0, token.i - 3) : token.i]
    carried = any(t.lower in words(language, "have") | words(language, "be") for t in near)
    if lemma is None or not described or carried or token.pos not in ("VERB", "ADJ"):
        return None
    return Group(_judging(language)[lemma], token, "past", token.i, token.i, None, False, True, None)


def _judged(view: View, group: Group) -> Iterator[Candidate]:
    sentence, language = view.sentence, view.language
    tokens = sentence.tokens
    stance = stance_of(group.cue, group.negated)
    opened = _marks(view, group)
    plain = _plain(view, group) if opened is None else None
    cue = group.span(sentence, view.text)
    if stance is None:
        return
    if opened is not None:
        first, passage = opened
        last = next((t.i for t in reversed(tokens) if t.end <= passage.end), first)
        by = past_adverbs(sentence, last + 1, language)  # « classé « rare » en 2015 par X »
        agent = by if by + 1 < len(tokens) and tokens[by].lower in words(language, "agent") else None
        if agent is None and first == group.last + 1:
            return  # « considéré comme « le père de la greffe » »: what everybody says
        if agent is None:
            marked = Span.of(view.text, passage.start, all_in_list(view, passage))
            yield Candidate((marked,), None, cue, stance, "judged/nobody", 0.55)
            return
    elif plain is not None:
        first, last = plain
        agent = last + 1
    else:
        return
    own = Span.of(view.text, tokens[first].start, tokens[last].end)
    opens = opens_sentence(view, group)
    phrase = agent + 1, after(sentence, agent + 1, language=language, strict=opens)
    if not surely_speaks(sentence, phrase, language):
        return
    # « Désormais qualifié de secte par X, le groupe … »
    what = behind_comma(view, phrase[1] + 1) if opens else host_before(view, group)
    if what is None and plain is not None:
        return
    held = [own] if what is None else [span_of(sentence, what, view.text), own]
    content = tuple(sorted(held, key=lambda span: span.start))
    said = Candidate(content, None, cue, stance, "judged/agent", 0.8, when=(cue.start, tokens[phrase[1]].end))
    yield from of_each(view, conjuncts(sentence, phrase, language), said)


def _plain(view: View, group: Group) -> Phrase | None:
    """« jugé trop court », « considérée comme injuste », « qualifié de dérisoire », with « par » right behind."""
    tokens, language = view.sentence.tokens, view.language
    i = group.last + 1
    linking = words(language, "bare_of") | words(language, "as")
    start = i + 1 if i < len(tokens) and tokens[i].lower in words(language, "bare_of") else i
    while i + 1 < len(tokens) and (tokens[i].lower in linking or tokens[i].pos == "ADV") and i < group.last + 4:
        if tokens[i + 1].lower in words(language, "agent"):
            break  # « trop tardif », which the model has for an adverb
        i += 1
    agent = next((t.i for t in tokens[i + 1 : i + _JUDGED] if t.lower in words(language, "agent")), None)
    if agent is None or agent + 1 >= len(tokens):
        return None
    judgement = tokens[i:agent]
    described = judgement[0].pos in ("ADJ", "ADV") or judgement[0].morph.get("VerbForm") == "Part"
    described = described or (i > group.last + 1 and _linked(group, tokens[i - 1], language))
    other = any(is_finite(t) or t.pos == "PUNCT" or t.lower in words(language, "verdict") for t in judgement)
    return (start, agent - 1) if described and not other else None


def _linked(group: Group, before: Token, language: str) -> bool:
    """« qualifié de secte », « vu comme un signe »: the word before the judgement is one that the verb takes."""
    of = words(language, "bare_of")
    takes_of = not of.isdisjoint(group.cue.prepositions)
    return (
        before.lower in words(language, "as")
        or before.lower in group.cue.prepositions
        or (takes_of and before.lower in of)
    )


def _marks(view: View, group: Group) -> tuple[int, QuotedPassage] | None:
    """Where the judgement begins (« d'« absurde » », « comme « historique » »), and the passage in marks it holds."""
    tokens, language = view.sentence.tokens, view.language
    i = group.last + 1
    linking = words(language, "bare_of") | words(language, "as")
    if i < len(tokens) and is_time(view.sentence, i, language):
        i = past_time(view.sentence, i, len(tokens), language)  # « jugé mardi « trop cher » par X »
    start, limit = i, i + 3
    while i < len(tokens) and (tokens[i].lower in linking or tokens[i].pos in ("ADV", "DET")) and i < limit:
        i += 1
    if i >= len(tokens) or tokens[i].text not in words(language, "open_quote"):
        return None
    passage = next((p for p in view.passages if p.start == tokens[i].start and p.closed), None)
    start = i if passage is not None and tokens[start].lower in words(language, "bare_of") else start
    return None if passage is None or passage.end > view.sentence.end else (start, passage)
