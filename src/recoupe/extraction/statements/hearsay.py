"""Hearsay: what the outlet tells in the conditional mood without naming a source.

« Des milliers de soldats s'entraîneraient en Russie » keeps its distance; « si le pont cédait, dix villages seraient
isolés » is a hypothesis, « il savait que le train partirait » a future in the past, « il serait temps » politeness,
« la mesure coûterait un milliard » a forecast: none is hearsay. The perfect (« aurait été tué ») says more than the
present, which is read only of verbs for states and doings. The model calls imperfects conditionals; the endings decide.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from recoupe.extraction.entities import Cast
from recoupe.extraction.parse import ParsedArticle, Sentence, Token
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.frame_cues import frame_words_at
from recoupe.extraction.statements.noun_phrases import around, nominal
from recoupe.extraction.statements.scope import content_end
from recoupe.extraction.statements.settings import starts_with
from recoupe.extraction.statements.verb_groups import VERBAL
from recoupe.extraction.statements.view import View, views
from recoupe.extraction.statements.words import Words, words
from recoupe.model.span import Span
from recoupe.model.statement import Stance
from recoupe.rules.loader import load


@cache
def _named(language: str, name: str) -> frozenset[str]:
    return next(frozenset(w.words) for w in load(language, "hearsay", "words", Words) if w.name == name)


def find_hearsay(parsed: ParsedArticle, cast: Cast, language: str = "fr") -> Iterator[Candidate]:
    """Candidates without source; those within somebody's words are for `assemble` to drop."""
    for view in views(parsed, language):
        if _hypothetical(view.sentence, language) or any(
            frame_words_at(view.sentence.tokens, i, language) for i in range(len(view.sentence.tokens))
        ):
            continue
        last = -1
        for token in view.sentence.tokens:
            if token.i > last and is_conditional(token.lower, language) and token.pos in VERBAL:
                candidate = _candidate(view, token)
                if candidate is not None:
                    yield candidate
                    last = view.sentence.at(candidate.content[0].start, candidate.content[0].end)[-1].i


def is_conditional(word: str, language: str = "fr") -> bool:
    """Whether a verb form is a conditional by its ending: « serait », « entraîneraient », not « montraient »."""
    if word.endswith("aient"):
        word = word.removesuffix("aient") + "ait"
    whole = f" {word}"
    conditional = max((len(e) for e in _named(language, "conditional_ending") if whole.endswith(e)), default=0)
    imperfect = max((len(e) for e in _named(language, "imperfect_ending") if whole.endswith(e)), default=0)
    return conditional > imperfect


def _hypothetical(sentence: Sentence, language: str) -> bool:
    tokens = sentence.tokens
    if tokens[-1].text == "?":
        return True
    phrases = [tuple(p.replace("'", "' ").split()) for p in sorted(_named(language, "hypothesis"))]
    return any(starts_with(tokens, t.i, p) for t in tokens for p in phrases)


def _candidate(view: View, token: Token) -> Candidate | None:
    sentence, language = view.sentence, view.language
    tokens = sentence.tokens
    if view.enclosing(token.start, token.end) is not None:
        return None
    participle = _participle(sentence, token)
    verb = token if participle is None else participle
    if token.lemma in _named(language, "modal") or verb.lemma in _named(language, "modal"):
        return None
    if participle is None and token.lemma not in _named(language, "present"):
        return None
    if any(t.lower in _named(language, "impersonal_adjective") for t in tokens[token.i + 1 : token.i + 4]):
        return None
    start = _start(view, token, verb)
    if start is None:
        return None
    end = content_end(view, start, None)
    if end < token.i:
        return None
    first = token.i
    while (
        first > start and tokens[first - 1].lower in words(language, "object_clitic") and tokens[first - 1].pos != "DET"
    ):
        first -= 1
    cue = Span.of(view.text, tokens[first].start, max(token.end, verb.end) if verb.i - token.i < 6 else token.end)
    content = Span.of(view.text, tokens[start].start, tokens[end].end)
    score = 0.8 if participle is not None else 0.65
    return Candidate((content,), None, cue, Stance.ASSERTS, "hearsay/conditional", score, hearsay=True)


def _participle(sentence: Sentence, token: Token) -> Token | None:
    """The participle of « aurait … tué », « serait … parti »; None for a present conditional."""
    if token.lemma not in ("avoir", "être"):
        return None
    for other in sentence.tokens[token.i + 1 : token.i + 6]:
        if other.pos in VERBAL and other.morph.get("VerbForm") == "Part" and other.lower != "été":
            perfect = token.lemma == "avoir" or any(t.lower == "été" for t in sentence.tokens[token.i : other.i])
            return other if perfect or other.morph.get("Voice") != "Pass" else None
        if other.pos not in ("ADV", "AUX", "PUNCT", "ADP", "NOUN", "DET"):
            return None
    return None


def _start(view: View, token: Token, verb: Token) -> int | None:
    """The first token of the clause: its subject; None where the clause is one that somebody thinks or knows."""
    sentence, language = view.sentence, view.language
    tokens = sentence.tokens
    for child in (*sentence.children(verb.i, "nsubj"), *sentence.children(token.i, "nsubj")):
        if child.i < token.i:
            if child.lower in ("il", "ce", "c'", "on", "cela", "ça") and child.lower != "il":
                return None
            first = around(sentence, child.i, right=token.i - 1, language=language)[0] if nominal(child) else child.i
            if child.lower == "qui":
                first = child.i
            before = tokens[first - 1] if first else None
            if before is not None and before.lower in words(language, "complementizer"):
                two = tokens[first - 2].lower if first > 1 else ""
                return first if two in ("alors", "tandis", "après", "puisque", "pendant") else None
            return first
    return None


def is_reported_conditional(parsed: ParsedArticle, content: Sequence[Span], language: str = "fr") -> bool:
    """Whether a verb of the content stands in the conditional of hearsay (« auraient été déployés »)."""
    for span in content:
        for sentence in parsed.sentences_in(span.start, span.end):
            for token in sentence.at(span.start, span.end):
                if (
                    token.pos == "AUX"
                    and is_conditional(token.lower, language)
                    and not _hypothetical(sentence, language)
                ):
                    return True
    return False
