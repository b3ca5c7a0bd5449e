"""Nouns of saying with what is said before who says it: « les accusations de fraude lancées par l'opposition ».

« la critique de la réforme par les syndicats », « les attaques visant le bilan, notamment par des élus », « les promesses
d'aide de la région » and « l'ingénieure à l'origine des révélations sur le barrage » are read here; « les accusations du maire
contre … » in `nouns`.
"""

from __future__ import annotations

from recoupe.extraction.parse import Token
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.quoting import among
from recoupe.extraction.statements.lexicon.set_phrases import past_phrase, phrase_before
from recoupe.extraction.statements.lexicon.words import clause_openers, words
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.noun_phrases import after, begins, span_of
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.reported.hosts import before_asides, name_before
from recoupe.extraction.statements.reported.noun_ends import said_end
from recoupe.extraction.statements.reported.noun_speakers import agent_behind
from recoupe.extraction.statements.reported.speech_nouns import SpeechNoun, brought
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.extraction.statements.view import View
from recoupe.model.span import Span

_FAR = 14  # words from the noun to « par » behind what is said

Found = tuple[Phrase, int, int]  # who speaks, and the first and last token of what is said


def content_first(view: View, token: Token, noun: SpeechNoun, begin: int) -> Candidate | None:
    """The statement of a noun whose speaker stands behind what is said, or is told to be at its origin."""
    tokens = view.sentence.tokens
    found = agent_far(view, token, noun) or _joined_of(view, token, noun) or _at_origin(view, token, noun, begin)
    if found is None:
        return None
    phrase, start, end = found
    if end < start or tokens[start].lower in noun.not_of:
        return None
    of = tokens[start - 1].lower in words(view.language, "of")
    if of and surely_speaks(view.sentence, (start, end), view.language):
        return None  # « la condamnation du maire par le tribunal »
    content = Span.of(view.text, tokens[start].start, tokens[end].end)
    source, cue = span_of(view.sentence, phrase, view.text), span_of(view.sentence, (begin, token.i), view.text)
    return Candidate((content,), source, cue, noun.stance, "noun/made", 0.7)


def agent_far(view: View, token: Token, noun: SpeechNoun) -> Found | None:
    """« la critique de la réforme par les syndicats », « les attaques visant le bilan, notamment par des élus »."""
    tokens, language = view.sentence.tokens, view.language
    i = token.i + 1
    if i + 2 >= len(tokens):
        return None
    of = tokens[i].lower in words(language, "of")
    start = i + 1 if of else brought(tokens, i, noun, language)
    if start is None:
        return None
    for other in tokens[start : token.i + _FAR]:
        made = other.morph.get("VerbForm") == "Part" and among(other, words(language, "made"))
        if made and (agent := agent_behind(view, other.i)) is not None:
            end = other.i - 1
            while end > token.i and tokens[end].pos == "AUX":
                end -= 1  # « un appel au calme est lancé par … »
            return agent, start, end
        if (who := _on_part_of(view, other)) is not None:
            return who, start, before_asides(view, other.i - 1)
        if other.lower in words(language, "agent") and (
            (noun.of and of) or tokens[other.i - 1].pos in ("ADV", "PUNCT")
        ):
            behind, end = agent_behind(view, other.i - 1), before_asides(view, other.i - 1)
            return None if behind is None else (_in_remark(view, behind, end), start, end)
        opens = other.lower in clause_openers(language)
        if opens or (is_finite(other) and other.pos != "AUX") or (other.pos == "PUNCT" and not _remark(view, other.i)):
            return None
    return None


def _on_part_of(view: View, token: Token) -> Phrase | None:
    """« de la part des pêcheurs »: who is told to speak behind these words, if they begin at the token."""
    first = past_phrase(view.sentence.tokens[:-1], token.i, view.language, "on_part_of")
    if first is None:
        return None
    phrase = first, after(view.sentence, first, language=view.language)
    return phrase if surely_speaks(view.sentence, phrase, view.language) else None


def _remark(view: View, comma: int) -> bool:
    """« …, notamment par des élus », « …, de la part des pêcheurs »: the speaker stands right behind the comma."""
    tokens, language = view.sentence.tokens, view.language
    behind = next((t for t in tokens[comma + 1 : comma + 4] if t.pos != "ADV"), None)
    return behind is not None and (behind.lower in words(language, "agent") or _on_part_of(view, behind) is not None)


def _in_remark(view: View, phrase: Phrase, end: int) -> Phrase:
    """« …, notamment par des élus de Kelm, Paul Roy a souri »: the comma that closes the remark ends the phrase."""
    tokens = view.sentence.tokens
    comma = next((t.i for t in tokens[phrase[0] : phrase[1]] if t.text == ","), None)
    return phrase if comma is None or tokens[end + 1].text != "," else (phrase[0], comma - 1)


def _joined_of(view: View, token: Token, noun: SpeechNoun) -> Found | None:
    """« les accusations de corruption de l'opposition »: what is said has no article, who says it has one or a name."""
    tokens, language = view.sentence.tokens, view.language
    start = token.i + 2
    if not noun.speaker_last or start + 2 >= len(tokens) or tokens[start - 1].lower not in words(language, "bare_of"):
        return None
    if tokens[start].pos != "NOUN" or surely_speaks(view.sentence, (start, start), language):
        return None
    of = start + 1
    while of + 1 < len(tokens) and tokens[of].pos == "ADJ":
        of += 1
    if tokens[of].lower not in words(language, "of"):
        return None
    contracted = tokens[of].lower not in words(language, "bare_of")
    if not contracted and tokens[of + 1].pos not in ("DET", "PROPN"):
        return None
    phrase = of + 1, after(view.sentence, of + 1, language=language)
    return (phrase, start, of - 1) if surely_speaks(view.sentence, phrase, language) else None


def _at_origin(view: View, token: Token, noun: SpeechNoun, begin: int) -> Found | None:
    """« Awa Keita, l'ingénieure à l'origine des révélations sur le barrage »: who is at their origin made them."""
    tokens, language = view.sentence.tokens, view.language
    of = begin - 1
    while of > 0 and tokens[of].pos in ("ADJ", "DET") and tokens[of].lower not in words(language, "of"):
        of -= 1
    led = phrase_before(tokens, of, language, "origin_of")
    start = brought(tokens, token.i + 1, noun, language)
    if led is None or start is None or tokens[of].lower not in words(language, "of"):
        return None
    end = led - 1
    first = next(
        (k for k in begins(view.sentence, end, language) if surely_speaks(view.sentence, (k, end), language)), None
    )
    if first is None:
        return None
    named = name_before(view, first - 1, anywhere=True) if first > 1 and tokens[first - 1].text == "," else None
    return (first if named is None else named[0], end), start, said_end(view, start)
