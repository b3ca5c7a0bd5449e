"""Statements made with a noun: « les avertissements américains sur … », « l'annonce par X de … », « ses propos selon lesquels … ».

The speaker is an adjective of a country, a phrase after « de » or « par », or the owner (« son appel à … »). A noun of
saying without a speaker beside it says nothing here, save in a crosshead (« Une déclaration de soutien jusqu'à la
victoire »), whose speaker the lines below it name. Whether the utterance was answered or heard is not asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from recoupe.extraction.entities import Cast
from recoupe.extraction.parse import ParsedArticle, Token
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.demonyms import is_demonym
from recoupe.extraction.statements.lexicon.quoting import among
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.nominal_words import NOMINAL, Phrase
from recoupe.extraction.statements.phrases.noun_phrases import after, span_of
from recoupe.extraction.statements.phrases.speakers import speaks
from recoupe.extraction.statements.phrases.subjects import subject
from recoupe.extraction.statements.scope.ends import content_end
from recoupe.extraction.statements.scope.openings import opening
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.extraction.statements.verbs.objects import lead
from recoupe.extraction.statements.view import View, views
from recoupe.model.article import BlockKind
from recoupe.model.span import Span
from recoupe.model.statement import Stance
from recoupe.rules.loader import load


@dataclass(frozen=True, slots=True)
class SpeechNoun:
    """Nouns for an utterance and what introduces its content."""

    lemmas: tuple[str, ...]
    example: str
    about: tuple[str, ...] = field(default_factory=tuple)
    of: bool = False
    of_infinitive: bool = False
    of_owner: bool = False
    listed: bool = False
    feminine: bool = False  # as a masculine the word is somebody: « le critique d'art »
    stance: Stance = Stance.ASSERTS
    counter: str = ""


@cache
def speech_nouns(language: str) -> dict[str, SpeechNoun]:
    """The nouns by singular form."""
    return {lemma: noun for noun in load(language, "speech_nouns", "noun", SpeechNoun) for lemma in noun.lemmas}


def find_nouns(parsed: ParsedArticle, cast: Cast, language: str = "fr") -> Iterator[Candidate]:
    """Candidates of every noun of saying whose speaker stands beside it."""
    for view in views(parsed, language):
        for token in view.sentence.tokens:
            several = _several_words(view, token)
            noun = noun_at(token, language) if several is None else several[0]
            if noun is not None:
                candidate = _candidate(view, token, noun, token.i if several is None else several[1])
                if candidate is not None:
                    yield candidate


def noun_at(token: Token, language: str) -> SpeechNoun | None:
    """The noun of saying that the token is."""
    if token.pos not in NOMINAL and token.pos != "ADJ":
        return None
    nouns = speech_nouns(language)
    low = token.lower
    return nouns.get(low) or nouns.get(low.removesuffix("s")) or nouns.get(token.lemma.lower())


def _several_words(view: View, token: Token) -> tuple[SpeechNoun, int] | None:
    """« les mises en garde du maire »: the noun of several words that ends at the token, and where it begins."""
    tokens = view.sentence.tokens
    for (head, *rest), noun in _long_nouns(view.language).get(token.lower, ()):
        first = token.i - len(rest)
        said = first >= 0 and [t.lower for t in tokens[first + 1 : token.i + 1]] == rest
        if said and tokens[first].lower.removesuffix("s") == head:
            return noun, first
    return None


@cache
def _long_nouns(language: str) -> dict[str, tuple[tuple[list[str], SpeechNoun], ...]]:
    """The nouns of several words, by the last of them."""
    table: dict[str, tuple[tuple[list[str], SpeechNoun], ...]] = {}
    for lemma, noun in speech_nouns(language).items():
        parts = lemma.split()
        if len(parts) > 1:
            table[parts[-1]] = (*table.get(parts[-1], ()), (parts, noun))
    return table


def _candidate(view: View, token: Token, noun: SpeechNoun, begin: int) -> Candidate | None:
    sentence, language = view.sentence, view.language
    if view.enclosing(token.start, token.end) is not None:
        return None
    tokens = sentence.tokens
    if _reported(view, token) or (noun.feminine and _masculine(view, token)):
        return None
    found = speaker_beside(view, token, begin)
    if found is None:
        return _made_by(view, token, noun) or _heading(view, token, noun)
    source, i, how = found
    start = _content_start(view, i, noun, how)
    if start is None or start >= len(tokens) or _addressed(view, start):
        return None
    clause = tokens[start - 1].lower in words(language, "relative")  # « selon lesquels », with a verb of its own
    end = _before_verb(view, start, content_end(view, start, None, noun=not clause), clause)
    content = Span.of(view.text, tokens[start].start, tokens[end].end)
    score = {"agent": 0.8, "demonym": 0.75, "of": 0.65, "owner": 0.6}[how]
    return Candidate((content,), source, _span(view, begin, token.i), noun.stance, f"noun/{how}", score)


def _masculine(view: View, token: Token) -> bool:
    """Whether the article before the noun is masculine."""
    before = view.sentence.tokens[token.i - 1] if token.i else token
    return before.pos == "DET" and before.morph.get("Gender") == "Masc"


def _reported(view: View, token: Token) -> bool:
    """« a exprimé ses inquiétudes sur la dette »: the verb reports already what the noun does."""
    for group in view.groups:
        if group.last < token.i <= group.last + 4:
            opened = opening(view.sentence, group, view.language)
            if opened is not None and opened.head is not None and opened.head.i == token.i:
                return True
    return False


def _addressed(view: View, start: int) -> bool:
    """« l'appel des maires à la ministre »: who is called, not what for."""
    tokens, language = view.sentence.tokens, view.language
    if tokens[start - 1].lower not in words(language, "to"):
        return False
    return speaks(view.sentence, (start, after(view.sentence, start, language=language)), language) >= 0.95


def _made_by(view: View, token: Token, noun: SpeechNoun) -> Candidate | None:
    """« les accusations de fraude lancées par l'opposition », « l'engagement pris par le maire de démissionner »."""
    tokens, language = view.sentence.tokens, view.language
    made = next(
        (
            t.i
            for t in tokens[token.i + 1 : token.i + 9]
            if t.morph.get("VerbForm") == "Part" and among(t, words(language, "made"))
        ),
        None,
    )
    if made is None or made + 2 >= len(tokens) or tokens[made + 1].lower not in words(language, "agent"):
        return None
    phrase: Phrase = (made + 2, _short(view, made + 2, True))
    if speaks(view.sentence, phrase, language) < 0.95:
        return None
    start: int | None = None
    end: int | None = made - 1
    if made > token.i + 2 and tokens[token.i + 1].lower in words(language, "of") | set(noun.about):
        start = token.i + 2
        while end is not None and end > start and tokens[end].pos == "AUX":
            end -= 1  # « un appel au calme est lancé par … »
    elif made == token.i + 1:
        start = _content_start(view, phrase[1] + 1, noun, "agent")
        end = start if start is None else content_end(view, start, None, noun=True)
    if start is None or end is None or end < start:
        return None
    content = Span.of(view.text, tokens[start].start, tokens[end].end)
    source, cue = _span(view, *phrase), _span(view, token.i, token.i)
    return Candidate((content,), source, cue, noun.stance, "noun/made", 0.7)


def _before_verb(view: View, start: int, end: int, clause: bool) -> int:
    """« L'appel du maire à la prudence a été entendu » : the content ends before the verb of which all this is the subject."""
    tokens = view.sentence.tokens
    relative = words(view.language, "relative") | words(view.language, "complementizer")
    depth = 1 if clause else 0
    for token in tokens[start : end + 1]:
        if token.lower in relative:
            depth += 1
        if is_finite(token):
            if depth == 0:
                first = token.i
                while (
                    first > start + 1
                    and tokens[first - 1].lower in words(view.language, "object_clitic")
                    and tokens[first - 1].pos in ("PRON", "ADV", "PART")
                ):
                    first -= 1
                return max(start, first - 1 - (tokens[first - 1].text == ","))
            depth -= 1
    return end


def _span(view: View, first: int, last: int) -> Span:
    return span_of(view.sentence, (first, last), view.text)


def speaker_beside(view: View, token: Token, begin: int) -> tuple[Span, int, str] | None:
    """The speaker beside the noun whose words begin at `begin`, the token behind it, and how it is named."""
    sentence, language = view.sentence, view.language
    tokens = sentence.tokens
    i = token.i + 1
    while i < len(tokens) and tokens[i].pos == "ADJ" and tokens[i].lower not in words(language, "no_speaker"):
        if is_demonym(tokens[i].lower):
            return _span(view, i, i), i + 1, "demonym"
        i += 1
    if i + 1 >= len(tokens):
        return None
    agent = tokens[i].lower in words(language, "agent")
    if agent or tokens[i].lower in words(language, "of"):
        first = i + 1
        phrase: Phrase = (first, _short(view, first, agent))
        if speaks(sentence, phrase, language) >= 0.95 and tokens[first].pos in ("DET", "NOUN", "PROPN", "NUM", "ADJ"):
            return _span(view, *phrase), phrase[1] + 1, "agent" if agent else "of"
        return None
    owner = tokens[begin - 1] if begin else None
    while owner is not None and owner.pos == "ADJ" and owner.i > 0:
        owner = tokens[owner.i - 1]
    if owner is not None and owner.lower in words(language, "possessive"):
        return _span(view, owner.i, owner.i), i, "owner"
    return None


def _short(view: View, first: int, agent: bool) -> int:
    """End of the speaker's phrase: up to the preposition that brings the content, or « de » with an infinitive."""
    end = after(view.sentence, first, language=view.language)
    tokens = view.sentence.tokens
    seen = False
    for i in range(first, end + 1):
        seen = seen or tokens[i].pos in NOMINAL
        ends = tokens[i].lower in words(view.language, "said_to_or_about") or (
            tokens[i].lower in words(view.language, "of") and (agent or _infinitive_at(view, i + 1))
        )
        if seen and ends:
            return i - 1
    return end


def _infinitive_at(view: View, i: int) -> bool:
    return i < len(view.sentence.tokens) and lead(view.sentence, i, view.language) is not None


def _content_start(view: View, i: int, noun: SpeechNoun, how: str) -> int | None:
    tokens, language = view.sentence.tokens, view.language
    if i + 1 >= len(tokens):
        return None
    low = tokens[i].lower
    if low in words(language, "according_to").intersection(noun.about):
        return i + 2 if tokens[i + 1].lower in words(language, "compound_relative") else None
    if noun.of_infinitive and low in words(language, "bare_of") and lead(view.sentence, i + 1, language) is not None:
        return i + 1
    if noun.of_owner and how == "owner" and low in words(language, "of"):
        return i + 1
    if noun.of and how == "agent" and low in words(language, "of"):
        return i + 1
    for preposition in noun.about:
        wanted = preposition.split()
        if [t.lower for t in tokens[i : i + len(wanted)]] == wanted or (
            preposition in words(language, "bare_to") and low in words(language, "to")
        ):
            return i + len(wanted)
    return None


def _heading(view: View, token: Token, noun: SpeechNoun) -> Candidate | None:
    """A crosshead that is a noun of saying with « de » and what was said."""
    tokens = view.sentence.tokens
    if (
        view.sentence.kind is not BlockKind.HEADING
        or token.i > 1
        or not words(view.language, "on").intersection(noun.about)
    ):
        return None
    i = token.i + 1
    if i + 1 >= len(tokens) or tokens[i].lower not in words(view.language, "bare_of") or tokens[i + 1].pos != "NOUN":
        return None
    speaker = _below(view)
    if speaker is None:
        return None
    end = content_end(view, i + 1, None, noun=True)
    content = Span.of(view.text, tokens[i + 1].start, tokens[end].end)
    return Candidate(
        (content,), None, _span(view, token.i, token.i), noun.stance, "noun/heading", 0.55, antecedent=speaker
    )


def _below(view: View) -> Span | None:
    """The subject of the first verb of saying in the paragraph below a crosshead."""
    below = [s for s in view.parsed.sentences if s.start > view.sentence.start and s.kind is BlockKind.BODY][:2]
    for other in views(view.parsed, view.language):
        if other.sentence not in below:
            continue
        for group in other.groups:
            if group.finite and not group.passive and opening(other.sentence, group, view.language) is not None:
                told = subject(other.sentence, group, view.language)
                if told is not None and speaks(other.sentence, told.phrase, view.language) >= 0.95:
                    return span_of(other.sentence, told.phrase, view.text)
    return None
