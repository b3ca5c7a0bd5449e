"""What one can read somewhere: « On peut lire dans le rapport que le pont est fissuré », « On y lit que … ».

The words are those of the paper: behind « dans », before the clause, or for « y » the last paper of the sentence before.
Quotations with « peut-on lire » for incise are `quoted.read_in`; « On lit que » without any place says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extraction.entities import Cast
from recoupe.extraction.parse import ParsedArticle, Sentence
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.quoting import named
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.noun_phrases import after, span_of
from recoupe.extraction.statements.scope.ends import content_end
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.extraction.statements.verbs.governors import lemma_in
from recoupe.extraction.statements.verbs.verb_groups import Group, shape_of
from recoupe.extraction.statements.view import View, views
from recoupe.model.span import Span
from recoupe.model.statement import Stance

_NEAR = 4  # words from « on » to « lire »: « on peut notamment y lire »
_PLACE = 14  # words of « dans le rapport remis mardi par la Cour des comptes »
_SURE = 0.7


def find_written_there(parsed: ParsedArticle, cast: Cast, language: str = "fr") -> Iterator[Candidate]:
    """Candidates of every « on peut (y) lire que » that says where."""
    for view in views(parsed, language):
        for token in view.sentence.tokens:
            lemma = lemma_in(token, "reading_there", language)
            group = None if lemma is None else shape_of(view.sentence, token, lemma, language)
            if group is not None and not group.negated and not group.passive and group.inverted is None:
                yield from _written(view, group)


def _written(view: View, group: Group) -> Iterator[Candidate]:
    tokens, language = view.sentence.tokens, view.language
    ahead = tokens[max(0, group.verb.i - _NEAR) : group.verb.i]
    one = next((t.i for t in ahead if t.lower in words(language, "someone")), None)
    if one is None or view.enclosing(group.verb.start, group.verb.end) is not None:
        return
    if any(is_finite(t) and lemma_in(t, "able", language) is None for t in tokens[one + 1 : group.verb.i]):
        return  # « on veut lire que … »
    behind = tokens[group.last + 1 : group.last + 1 + _PLACE]
    que = next((t.i for t in behind if t.pos in ("SCONJ", "PUNCT") or is_finite(t)), None)
    if que is None or tokens[que].lower not in words(language, "complementizer") or que + 1 >= len(tokens):
        return
    there = any(t.lower in words(language, "there") for t in tokens[one + 1 : group.verb.i])
    place = _place(view.sentence, group.last + 1, que, language) or _place(view.sentence, 0, one, language)
    if place is None and not there:
        return
    known = place is None or tokens[place[0]].lower in words(
        language, "demonstrative_determiner"
    )  # « dans ce rapport »
    source = None if place is None or known else span_of(view.sentence, place, view.text)
    antecedent = _paper(view) if known else None
    content = view.words_of(que + 1, content_end(view, que + 1, group))
    cue = span_of(view.sentence, (one, group.last), view.text)
    yield Candidate((content,), source, cue, Stance.ASSERTS, "voice/told", _SURE, antecedent=antecedent)


def _place(sentence: Sentence, first: int, stop: int, language: str) -> Phrase | None:
    """« dans le rapport de la Cour » between the tokens `first` and `stop`, where it is a paper."""
    tokens = sentence.tokens
    if first + 2 > stop or tokens[first].lower not in words(language, "read_within"):
        return None
    papers = (t for t in tokens[first + 1 : min(stop, first + 4)] if t.lower in named(language, "read_in"))
    paper = next(papers, None)
    if paper is None:
        return None
    return first + 1, after(sentence, first + 1, head=paper.i, right=stop - 1, language=language)


def _paper(view: View) -> Span | None:
    """« La ville a publié une charte. On y lit que … »: the last paper of the sentence before."""
    if view.before is None:
        return None
    sentence = view.before.sentence
    for token in reversed(sentence.tokens):
        if token.pos == "NOUN" and token.lower in named(view.language, "read_in"):
            first = token.i - (token.i > 0 and sentence.tokens[token.i - 1].pos == "DET")
            comma = next((t.i for t in sentence.tokens[token.i :] if t.pos == "PUNCT"), len(sentence.tokens))
            return span_of(sentence, (first, after(sentence, first, head=token.i, right=comma - 1)), view.text)
    return None
