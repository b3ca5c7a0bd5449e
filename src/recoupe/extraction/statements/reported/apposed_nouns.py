"""What a noun of saying behind its comma is told of: « Le gel des loyers, vieille revendication des locataires, a été voté ».

The words are the noun phrase before the comma, whoever says them stands behind « de » and closes the apposition, or
whom they tell does (« promesse du maire aux élus »). What a noun says behind itself (« sa promesse de rouvrir la gare »)
is `nouns`' business.
"""

from __future__ import annotations

from recoupe.extraction.parse import Token
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.circumstances import is_time, past_time
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.noun_phrases import after, head_of, span_of
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.reported.hosts import phrase_ending
from recoupe.extraction.statements.reported.speech_nouns import SpeechNoun
from recoupe.extraction.statements.verbs.insertions import DASHES
from recoupe.extraction.statements.view import View

_CLOSING = frozenset({",", ".", ";", ")", *DASHES})
_OPENING = frozenset({",", "(", *DASHES})


def apposed_noun(view: View, token: Token, noun: SpeechNoun, begin: int) -> Candidate | None:
    """The statement of the noun at the tokens `begin` to `token`, if it is apposed to what was said."""
    sentence, tokens, language = view.sentence, view.sentence.tokens, view.language
    mark = _mark_before(view, begin)
    of = _past_kind(view, token.i + 1)
    if not noun.apposed or mark is None or of is None:
        return None
    who, end = _who_and_to_whom(view, of + 1)
    closed = end + 1 >= len(tokens) or tokens[end + 1].text in _CLOSING
    if not closed or not surely_speaks(sentence, who, language):
        return None
    what = phrase_ending(view, mark - 1)
    if what is None or surely_speaks(sentence, what, language) or _only_time(view, what):
        return None  # « Awa Roux, promesse du club, », « la prime prévue le 1er mai, promesse du maire »
    content, source = span_of(sentence, what, view.text), span_of(sentence, who, view.text)
    cue = span_of(sentence, (begin, token.i), view.text)
    return Candidate((content,), source, cue, noun.stance, "noun/apposed", 0.6, when=(cue.start, source.end))


def _who_and_to_whom(view: View, first: int) -> tuple[Phrase, int]:
    """« (promesse) du maire aux élus »: who speaks, and the last token of whom they tell, if anybody.

    A capital may be that of a post: « (promesse) de la ministre déléguée aux Transports ».
    """
    sentence, language = view.sentence, view.language
    last = after(sentence, first, language=language, strict=True)
    for token in sentence.tokens[first + 1 : last + 2]:
        if token.lower in words(language, "said_to_or_about") and token.i + 1 < len(sentence.tokens):
            told = token.i + 1, after(sentence, token.i + 1, language=language, strict=True)
            if head_of(sentence, told).text.islower() and surely_speaks(sentence, told, language):
                return (first, token.i - 1), told[1]
    return (first, last), last


def _only_time(view: View, what: Phrase) -> bool:
    """« le 1er mai », not « la semaine de quatre jours »."""
    sentence, language = view.sentence, view.language
    timed = is_time(sentence, what[0], language)
    return timed and past_time(sentence, what[0], len(sentence.tokens), language) > what[1]


def _mark_before(view: View, begin: int) -> int | None:
    """The comma, dash or bracket before the noun, with nothing but its article and adjectives between."""
    tokens, i = view.sentence.tokens, begin - 1
    while i > 0 and (
        tokens[i].pos in ("ADJ", "DET", "ADV")
        or tokens[i].lower in words(view.language, "indefinite") | words(view.language, "of_the")
    ):
        i -= 1
    return i if i > 0 and tokens[i].text in _OPENING else None


def _past_kind(view: View, i: int) -> int | None:
    """The « de » before who speaks, past what kind it is: « phare », « récurrente », « de longue date », « de campagne »."""
    tokens, language = view.sentence.tokens, view.language
    while i + 1 < len(tokens):
        bare = tokens[i].lower in words(language, "bare_of") and tokens[i + 1].pos in ("NOUN", "ADJ", "ADV")
        if tokens[i].pos in ("ADJ", "ADV", "NOUN") or (bare and tokens[i + 1].text.islower()):
            i += 1
            continue
        return i if tokens[i].lower in words(language, "of") else None
    return None
