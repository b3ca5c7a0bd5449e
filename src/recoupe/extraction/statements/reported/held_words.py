"""Nouns of saying that a verb hands to its subject: « Les élus multiplient les appels à la prudence ».

« La maire a un argument de poids : le port se vide », « tient des propos sévères contre le préfet »: the verb (`handing_words` in
`rules/fr/statement_words.toml`) says only whose words they are. Verbs that report by themselves (« exprime ses craintes ») are
the business of `clauses`; quotations behind the colon that of `quoted.intro`.
"""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extraction.conjugation import readings_of
from recoupe.extraction.parse import Token
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.noun_phrases import span_of
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.phrases.subjects import subject
from recoupe.extraction.statements.reported.speech_nouns import SpeechNoun, noun_ending
from recoupe.extraction.statements.verbs.adverbials import before_adverbials
from recoupe.extraction.statements.verbs.auxiliaries import auxiliary_alone
from recoupe.extraction.statements.verbs.clause_edges import last_word
from recoupe.extraction.statements.verbs.insertions import past_insertions
from recoupe.extraction.statements.verbs.verb_groups import Group, shape_of
from recoupe.extraction.statements.view import View
from recoupe.model.span import Span

_NEAR = 4  # words from the verb to the noun: « n'a qu'un seul mot d'ordre »
_AFTER = 4  # words from the noun to its colon: « un argument de poids : »


def _holder(view: View, begin: int) -> tuple[Group, tuple[int, int]] | None:
    """The verb before the noun that begins at `begin`, and the phrase of whoever has the words."""
    tokens, language = view.sentence.tokens, view.language
    end = begin - 1
    while end > 0 and (tokens[end].pos in ("DET", "ADJ", "NUM") or tokens[end].lower in words(language, "of_the")):
        end -= 1
    handing, end = "handing_words", past_insertions(tokens, end, language)  # « a tenu, lundi, des propos »
    end = before_adverbials(tokens, end, language)  # « multiplie depuis mardi les appels »
    if end > 0 and tokens[end].lower in words(language, "agent"):
        handing, end = "closing_with_words", end - 1  # « a conclu par un plaidoyer »
    for token in reversed(tokens[max(0, end - _NEAR) : end + 1]):
        told = token.lower in words(language, "day") or (handing != "handing_words" and token.pos == "NOUN")
        if token.pos in ("NOUN", "PROPN", "PUNCT", "ADP") and not told:
            return None  # but « a conclu son homélie par un appel »
        for group in _verbs(view, token, handing):
            who = subject(view.sentence, group, language)
            if who is not None and surely_speaks(view.sentence, who.phrase, language):
                return group, who.phrase
    return None


def _verbs(view: View, token: Token, handing: str) -> Iterator[Group]:
    """The uses of such a verb at the token, « avoir » included, which the tables of conjugation leave out."""
    tokens, language = view.sentence.tokens, view.language
    before = tokens[token.i - 1].lower if token.i else ""
    there_is = before in words(language, "object_clitic")  # « il y a une demande de … »
    if handing == "handing_words" and token.lower in words(language, "have") and token.pos == "VERB" and not there_is:
        yield auxiliary_alone(tokens, token, token.i, language)
    for form in readings_of(token.lower, words(language, handing), language):
        group = shape_of(view.sentence, token, form.lemma, language)
        if group is not None and group.finite and not group.passive:
            yield group


def _behind_colon(view: View, token: Token, noun: SpeechNoun) -> int | None:
    """« a un argument de poids : le port se vide »: where the words begin behind the colon near the noun."""
    tokens, language = view.sentence.tokens, view.language
    near = tokens[token.i + 1 : token.i + 1 + _AFTER]
    colon = next((t.i for t in near if t.text == ":"), None)
    if colon is None or not noun.listed or any(t.pos in ("VERB", "AUX", "PROPN") for t in tokens[token.i + 1 : colon]):
        return None
    fits = colon + 1 < len(tokens) and tokens[colon + 1].text not in words(language, "open_quote")
    return colon + 1 if fits else None


def held_words(view: View, token: Token, noun: SpeechNoun, begin: int, start: int | None, end: int) -> Candidate | None:
    """The candidate of the noun's words `start` to `end`, or of those behind its colon, if somebody holds them."""
    colon = _behind_colon(view, token, noun)
    if colon is not None:
        start, end = colon, last_word(view.sentence)
    if start is None or start > end:
        return None
    held = _holder(view, begin)
    if held is None or (held[0].negated and colon is None):
        return None
    tokens = view.sentence.tokens
    content = Span.of(view.text, tokens[start].start, tokens[end].end)
    cue = Span.of(view.text, tokens[held[0].first].start, token.end)
    source = span_of(view.sentence, held[1], view.text)
    return Candidate((content,), source, cue, noun.stance, "noun/held", 0.7, when=(cue.start, cue.end))


def holds_behind_colon(view: View, group: Group, head: Token, end: int) -> bool:
    """« lance un avertissement : l'usine fermera »: the noun that the verb has is told by what stands behind it."""
    tokens = view.sentence.tokens
    hands = group.cue.lemma in words(view.language, "handing_words")
    if not hands or end + 1 >= len(tokens) or tokens[end + 1].text != ":":
        return False
    found = ((t, noun_ending(view, t)) for t in tokens[head.i : head.i + _NEAR])
    return any(n is not None and n[1] == head.i and _behind_colon(view, t, n[0]) is not None for t, n in found)
