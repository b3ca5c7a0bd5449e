"""What a document brings out: « Il ressort de l'enquête que … », « Les loyers doublent, ressort-il d'une étude ».

The verb (`arising` in `rules/fr/statement_words.toml`) has nobody for its subject; whoever speaks stands behind « de ». What
arises from something that is no word (« Il résulte de la crue que … ») is nobody's.
"""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extraction.entities import Cast
from recoupe.extraction.parse import ParsedArticle, Token
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.noun_phrases import after, head_of, span_of
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.reported.speech_nouns import noun_at
from recoupe.extraction.statements.reported.stood_for import sentence_before
from recoupe.extraction.statements.scope.between import past_adverbs
from recoupe.extraction.statements.scope.ends import content_end
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.extraction.statements.verbs.governors import lemma_in
from recoupe.extraction.statements.view import View, views
from recoupe.model.span import Span
from recoupe.model.statement import Stance

_OPENING = 9  # words of a sentence before the verb: « C'est en tout cas ce qui ressort »


def find_arising(parsed: ParsedArticle, cast: Cast, language: str = "fr") -> Iterator[Candidate]:
    """Candidates of every « il ressort de » and « ce qui ressort de »."""
    for view in views(parsed, language):
        for token in view.sentence.tokens:
            if not _arises(view, token) or view.enclosing(token.start, token.end) is not None:
                continue
            if _put_in(view, token):
                yield from _told_before(view, token)
            elif token.i < _OPENING:
                yield from _candidate(view, token)


def _arises(view: View, token: Token) -> bool:
    """Whether the token is a form of such a verb; behind « il en », before « -il » one that the model takes for a noun too."""
    them = token.i > 1 and view.sentence.tokens[token.i - 1].lower in words(view.language, "of_them")
    verb = (them or _put_in(view, token)) and lemma_in(token, "arising", view.language) is not None
    return verb or (token.lemma.lower() in words(view.language, "arising") and is_finite(token))


def _candidate(view: View, token: Token) -> Iterator[Candidate]:
    tokens, language = view.sentence.tokens, view.language
    if token.i > 1 and tokens[token.i - 1].lower in words(language, "of_them"):
        yield from _of_what_was_told(view, token)
        return
    of = past_adverbs(view.sentence, token.i + 1, language)
    if token.i == 0 or of + 2 >= len(tokens) or tokens[of].lower not in words(language, "of"):
        return
    subject = tokens[token.i - 1]
    source: Phrase = of + 1, after(view.sentence, of + 1, language=language)
    told = noun_at(head_of(view.sentence, source), language) is not None  # « ce qui ressort des témoignages »
    if not told and not surely_speaks(view.sentence, source, language):
        return  # « Il résulte de la crue que … »
    que = source[1] + 1
    content: Span | None = None
    this = any(t.lower in words(language, "this") for t in tokens[max(0, subject.i - 1) : subject.i])
    if this and subject.lower in words(language, "who"):
        content = sentence_before(view, asked=True)
    elif que + 1 < len(tokens) and subject.lower in words(language, "he"):
        if tokens[que].lower not in words(language, "complementizer"):
            return
        content = view.words_of(que + 1, content_end(view, que + 1, None))
    if content is not None:
        cue, when = Span.of(view.text, token.start, token.end), (view.sentence.start, view.sentence.end)
        named = span_of(view.sentence, source, view.text)
        yield Candidate((content,), named, cue, Stance.ASSERTS, "taken-up", 0.75, when=when)


def _put_in(view: View, token: Token) -> bool:
    """« Les loyers doublent, ressort-il d'une étude »: the verb with its pronoun behind a comma."""
    tokens = view.sentence.tokens
    behind = tokens[token.i + 1].lower if token.i + 1 < len(tokens) else ""
    return token.i > 2 and tokens[token.i - 1].text == "," and behind in words(view.language, "inverted")


def _told_before(view: View, token: Token) -> Iterator[Candidate]:
    """The words of the sentence before such a verb, if what it arises from is words."""
    tokens, language = view.sentence.tokens, view.language
    of = past_adverbs(view.sentence, token.i + 2, language)
    if of + 1 >= len(tokens) or tokens[of].lower not in words(language, "of"):
        return
    source: Phrase = of + 1, after(view.sentence, of + 1, language=language)
    if surely_speaks(view.sentence, source, language) or noun_at(head_of(view.sentence, source), language) is not None:
        cue, when = Span.of(view.text, token.start, tokens[token.i + 1].end), (view.sentence.start, view.sentence.end)
        content, named = view.words_of(0, token.i - 2), span_of(view.sentence, source, view.text)
        yield Candidate((content,), named, cue, Stance.ASSERTS, "taken-up", 0.8, when=when)


def _of_what_was_told(view: View, token: Token) -> Iterator[Candidate]:
    """« Il en ressort que le gué est perdu »: of what, an earlier sentence tells."""
    tokens, language = view.sentence.tokens, view.language
    que = past_adverbs(view.sentence, token.i + 1, language)
    he = tokens[token.i - 2].lower in words(language, "he")
    if not he or que + 2 >= len(tokens) or tokens[que].lower not in words(language, "complementizer"):
        return
    content = view.words_of(que + 1, content_end(view, que + 1, None))
    cue = Span.of(view.text, tokens[token.i - 1].start, token.end)
    yield Candidate((content,), None, cue, Stance.ASSERTS, "taken-up", 0.6, when=(view.sentence.start, content.start))
