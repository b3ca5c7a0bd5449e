"""What somebody asks for or proposes, listed behind the noun: « Leurs revendications : deux embauches et une prime. »

« Parmi les propositions du collectif figurent une navette et un bac » and « Principale demande du syndicat : le retrait du
texte » are of the kind. Quotations behind the colon are `quoted.intro`'s; « les demandes portent sur … » is not read.
"""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extraction.entities import Cast
from recoupe.extraction.parse import ParsedArticle, Token
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.noun_phrases import span_of
from recoupe.extraction.statements.reported.nouns import noun_at, speaker_beside
from recoupe.extraction.statements.scope.ends import last_word
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.extraction.statements.view import View, views
from recoupe.model.span import Span
from recoupe.model.statement import Stance


def find_demands(parsed: ParsedArticle, cast: Cast, language: str = "fr") -> Iterator[Candidate]:
    """Candidates of every list of demands that opens its sentence."""
    for view in views(parsed, language):
        for token in view.sentence.tokens[:8]:
            noun = noun_at(token, language)
            if noun is not None and noun.listed and view.enclosing(token.start, token.end) is None:
                found = _listed(view, token)
                if found is not None:
                    yield found
                    break


def _listed(view: View, token: Token) -> Candidate | None:
    sentence, language = view.sentence, view.language
    tokens = sentence.tokens
    told = speaker_beside(view, token, token.i)
    if told is None or any(is_finite(t) for t in tokens[: token.i]):
        return None
    source, i, how = told
    while i < len(tokens) and tokens[i].pos == "ADJ" and how == "owner":
        i += 1
    start = _start(view, token, i)
    end = last_word(sentence)
    if start is None or start > end or tokens[start].text in words(language, "open_quote"):
        return None
    content = Span.of(view.text, tokens[start].start, tokens[end].end)
    cue = span_of(sentence, (token.i, token.i), view.text)
    return Candidate((content,), source, cue, Stance.ASSERTS, "noun/listed", 0.75)


def _start(view: View, token: Token, i: int) -> int | None:
    """Where the list begins: behind a colon, behind « figurent », or behind the comma of « Parmi … , »."""
    tokens, language = view.sentence.tokens, view.language
    if i >= len(tokens) - 1:
        return None
    if tokens[i].text == ":":
        return i + 1
    if tokens[0].lower not in words(language, "among_them"):
        return None
    comma = tokens[i].text == ","
    verb = tokens[i + comma]
    if verb.lower in words(language, "is_among"):
        return verb.i + 1
    bare = comma and verb.pos in ("DET", "NUM") and not any(is_finite(t) for t in tokens[i:])
    return verb.i if bare else None
