"""Answers that only say yes or no: « Interrogée sur une fusion, la directrice a répondu par la négative. »

What is affirmed or denied is what was asked in the same sentence, or the question right before. Where the answer's own
words follow (« Le maire répond par la négative : « … » ») they are the content, which the quotations' finders see to.
"""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extraction.conjugation import readings_of
from recoupe.extraction.entities import Cast
from recoupe.extraction.parse import ParsedArticle, Token
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.set_phrases import past_phrase
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.noun_phrases import span_of
from recoupe.extraction.statements.phrases.subjects import subject
from recoupe.extraction.statements.reported.asked_about import asked_about
from recoupe.extraction.statements.reported.stood_for import sentence_before
from recoupe.extraction.statements.verbs.verb_groups import Group, shape_of
from recoupe.extraction.statements.view import View, views
from recoupe.model.statement import Stance

_ANSWERS = (("answer_yes", Stance.ASSERTS), ("answer_no", Stance.DENIES))


def find_yes_or_no(parsed: ParsedArticle, cast: Cast, language: str = "fr") -> Iterator[Candidate]:
    """Candidates of every « a répondu par l'affirmative » without words of its own."""
    for view in views(parsed, language):
        for token in view.sentence.tokens:
            group = _answering(view, token)
            if group is not None and view.enclosing(token.start, token.end) is None:
                yield from _candidate(view, group)


def _answering(view: View, token: Token) -> Group | None:
    forms = readings_of(token.lower, words(view.language, "answering"), view.language)
    lemmas = {form.lemma for form in forms}
    shapes = (shape_of(view.sentence, token, lemma, view.language) for lemma in sorted(lemmas))
    return next((s for s in shapes if s is not None), None)


def _candidate(view: View, group: Group) -> Iterator[Candidate]:
    tokens, language = view.sentence.tokens, view.language
    told = _answer(tokens, group.last + 1, language)
    who = subject(view.sentence, group, language)
    if told is None or who is None:
        return
    last, stance = told
    if last + 1 < len(tokens) and tokens[last + 1].text in (":", *words(language, "open_quote")):
        return
    content = asked_about(view, min(who.phrase[0], group.first))
    if content is None and view.before is not None and view.before.sentence.tokens[-1].text == "?":
        content = sentence_before(view, asked=True)
    if content is not None:
        source = span_of(view.sentence, who.phrase, view.text)
        cue = span_of(view.sentence, (group.first, last), view.text)
        when = (view.sentence.start, view.sentence.end)
        yield Candidate((content,), source, cue, stance, "answer", 0.85, when=when)


def _answer(tokens: tuple[Token, ...], i: int, language: str) -> tuple[int, Stance] | None:
    """The last token of « par l'affirmative » at i, and what it says."""
    while i < len(tokens):
        for name, stance in _ANSWERS:
            past = past_phrase(tokens, i, language, name)
            if past is not None:
                return past - 1, stance
        if tokens[i].pos != "ADV":
            break
        i += 1
    return None
