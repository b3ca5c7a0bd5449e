"""What a noun of saying is said to be: « Leurs revendications : deux embauches », « La conclusion du rapport est que … ».

« Parmi les propositions du collectif figurent une navette et un bac », « La navette figure parmi leurs demandes », « Autre
argument des élus, le coût », « L'argument des élus est simple : le lac est à sec » and « Les raisons invoquées par la ville
sont connues : … » are of the kind; what was « invoqué » or « avancé » needs nobody and no noun of saying (« L'autre risque
invoqué est « la ruine » »). Quotations behind the colon are `quoted.intro`'s; « les demandes portent sur … » is not read.
"""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extraction.entities import Cast
from recoupe.extraction.parse import ParsedArticle, Token
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.quoting import among
from recoupe.extraction.statements.lexicon.set_phrases import past_phrase
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.noun_phrases import after, span_of
from recoupe.extraction.statements.reported.noun_speakers import Beside, speaker_beside
from recoupe.extraction.statements.reported.speech_nouns import noun_ending
from recoupe.extraction.statements.scope.ends import content_end
from recoupe.extraction.statements.verbs.clause_edges import last_word
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.extraction.statements.view import View, views
from recoupe.model.span import Span
from recoupe.model.statement import Stance

_OPENING = 8  # words of a sentence in which the noun stands
_PREDICATE = 6  # words of « est simple », « tient en un mot », « méritent réflexion » before a colon


def find_demands(parsed: ParsedArticle, cast: Cast, language: str = "fr") -> Iterator[Candidate]:
    """Candidates of every noun of saying that opens its sentence and is told what it is."""
    for view in views(parsed, language):
        for token in view.sentence.tokens[:_OPENING]:
            if is_finite(token):
                break
            found = _listed(view, token) if view.enclosing(token.start, token.end) is None else None
            if found is not None:
                yield found
                break
        one = _one_of(view)
        if one is not None:
            yield one


def _one_of(view: View) -> Candidate | None:
    """« La gratuité des bus figure parmi les demandes du collectif », « … fait partie de leurs demandes »: what is one of them."""
    sentence, language = view.sentence, view.language
    tokens = sentence.tokens
    first = next((t.i for t in tokens if t.pos != "CCONJ"), 0)
    verbs = words(language, "counts_among")  # « compte » is a noun to the model
    verb = next((t.i for t in tokens if is_finite(t) or (t.lower in verbs and t.pos == "NOUN")), 0)
    if verb < first + 2 or tokens[first].pos != "DET" or view.enclosing(tokens[verb].start, tokens[verb].end):
        return None
    i = verb + 1
    while i < len(tokens) and tokens[i].pos == "ADV":
        i += 1
    told = tokens[verb].lower in verbs and i < len(tokens)
    behind = past_phrase(tokens, i, language, "parted_from") if told else None
    if behind is None or not _things(view, first, verb - 1):
        return None
    for token in tokens[behind : behind + _PREDICATE]:
        noun = noun_ending(view, token)
        if noun is None or not (noun[0].listed and noun[0].wished):
            continue
        whose = noun[1] - 1
        who = speaker_beside(view, token, noun[1])
        owned = tokens[whose].lower in words(language, "possessive")  # « … comptent parmi leurs demandes. »
        phrase = who.phrase if who is not None else (whose, whose) if owned else None
        if phrase is None:
            return None
        cue, source = span_of(sentence, (noun[1], token.i), view.text), span_of(sentence, phrase, view.text)
        return Candidate((view.words_of(first, verb - 1),), source, cue, Stance.ASSERTS, "noun/listed", 0.75)
    return None


def _things(view: View, first: int, last: int) -> bool:
    """Whether the tokens are a noun phrase or a list of them: « la fin des coupes, le gel du loyer et un bac »."""
    tokens, language = view.sentence.tokens, view.language
    if after(view.sentence, first, right=last, language=language) == last:
        return True
    marks = {t.text for t in tokens[first : last + 1] if t.pos == "PUNCT"}
    return marks == {","} and any(t.lower in words(language, "and") for t in tokens[first:last])


def _listed(view: View, token: Token) -> Candidate | None:
    sentence, language = view.sentence, view.language
    tokens = sentence.tokens
    noun = noun_ending(view, token)
    put_forward = _put_forward(view, token)
    if (noun is None or not noun[0].listed) and put_forward is None:
        return None
    begin = token.i if noun is None else noun[1]
    told = speaker_beside(view, token, begin)
    if told is None and put_forward is None:
        return None
    i = (put_forward or token.i) + 1 if told is None else told.behind
    while i < len(tokens) and tokens[i].pos == "ADJ":
        i += 1
    if (
        told is not None
        and told.how == "made"
        and tokens[token.i + 1].text == ","
        and tokens[min(i, len(tokens) - 1)].text == ","
    ):
        i += 1  # « Le second argument, avancé par la ville, est que … »
    start = _start(view, i, told)
    end = last_word(sentence)
    if start is None or start > end:
        return None
    if tokens[start - 1].lower in words(language, "complementizer"):
        end = content_end(view, start, None)
    content = Span.of(view.text, tokens[start].start, tokens[end].end)
    cue, source = span_of(sentence, (begin, token.i), view.text), None
    if told is not None:
        source = span_of(sentence, told.phrase, view.text)
    return Candidate((content,), source, cue, Stance.ASSERTS, "noun/listed", 0.75)


def _put_forward(view: View, token: Token) -> int | None:
    """« L'autre risque invoqué »: the participle behind a noun that makes words of it."""
    tokens, language = view.sentence.tokens, view.language
    if token.pos != "NOUN":
        return None
    for other in tokens[token.i + 1 : token.i + 4]:
        if among(other, words(language, "put_forward")):
            return other.i
        if other.pos not in ("ADJ", "ADV"):
            return None
    return None


def _start(view: View, i: int, told: Beside | None) -> int | None:
    """Where the list begins: behind a colon, « figurent », « est que », or the comma of « Autre argument des élus, »."""
    tokens, language = view.sentence.tokens, view.language
    if i >= len(tokens) - 1:
        return None
    if tokens[i].text == ":":
        return _unless_marked(view, i + 1)
    if tokens[0].lower in words(language, "among_them"):
        return _among(view, i)
    if tokens[i].text == ",":
        bare = tokens[i + 1].pos in ("DET", "NUM") and not any(is_finite(t) for t in tokens[i:])
        return _unless_marked(view, i + 1) if bare and tokens[0].pos != "DET" else None
    if not is_finite(tokens[i]):
        return None
    colon = next((t.i for t in tokens[i + 1 : i + 1 + _PREDICATE] if t.text == ":"), None)
    if colon is not None:
        return _unless_marked(view, colon + 1) if _only_predicate(tokens[i + 1 : colon]) else None
    return _behind_copula(view, i, told)


def _only_predicate(between: tuple[Token, ...]) -> bool:
    """« est simple : », « tient en un mot : »: no further verb and no marks between verb and colon."""
    return not any(is_finite(t) or t.pos in ("PUNCT", "PROPN") for t in between)


def _unless_marked(view: View, i: int) -> int | None:
    tokens = view.sentence.tokens
    return None if i >= len(tokens) or tokens[i].text in words(view.language, "open_quote") else i


def _behind_copula(view: View, i: int, told: Beside | None) -> int | None:
    """« est que le lac est à sec », « a été « la ruine » », and behind « invoqué » « est la crue »."""
    tokens, language = view.sentence.tokens, view.language
    be, copula = words(language, "be"), False
    while i < len(tokens) - 1:
        if tokens[i].lower not in be | words(language, "have") and tokens[i].pos != "ADV":
            break
        copula = copula or tokens[i].lower in be
        i += 1
    if not copula:
        return None  # « a toujours la faveur des élus »
    if tokens[i].lower in words(language, "complementizer"):
        return i + 1
    thing = tokens[i].pos == "DET" or tokens[i].text in words(language, "open_quote")
    return i if thing and (told is None or told.how == "made") else None


def _among(view: View, i: int) -> int | None:
    """« Parmi leurs demandes figurent deux embauches », « Parmi leurs demandes, deux embauches »."""
    tokens, language = view.sentence.tokens, view.language
    comma = tokens[i].text == ","
    verb = tokens[i + comma]
    if verb.lower in words(language, "is_among"):
        return verb.i + 1
    bare = comma and verb.pos in ("DET", "NUM") and not any(is_finite(t) for t in tokens[i:])
    return verb.i if bare else None
