"""Judgements without a verb: « Selon elle, impossible de partir », « Impensable, selon lui, de fermer ».

An adjective or « question » and behind it « de » with an infinitive are a whole clause, of which only « c'est » or « il est »
was left out. « Selon la maire, désireuse de partir, … » tells of the mayor, for the clause comes behind. In « une mesure
selon lui injuste » the noun and its adjective are judged, whatever the sentence tells of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.parse import Token
from recoupe.extraction.statements.lexicon.frame_cues import FrameWords
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.verbs.clause_edges import last_word
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.extraction.statements.view import View
from recoupe.model.span import Span

_WORDS = 4  # of what is judged so: « hors de question »


def verdict_opens(tokens: Sequence[Token], first: int, language: str) -> bool:
    """Whether a judgement begins at token `first` and is all that its clause has: « inutile d'espérer un miracle »."""
    for token in tokens[first : first + _WORDS]:
        judged = token.pos == "ADJ" or token.lower in words(language, "at_issue")
        if judged and infinitive_behind(tokens, token.i + 1, language):
            return not any(t.text == "," or is_finite(t) for t in tokens[token.i + 1 :])
        if token.pos == "PUNCT" or token.pos in ("DET", "PRON", "VERB", "AUX"):
            return False
    return False


def verdict_alone(view: View, first: int, last: int, behind: int) -> bool:
    """« Faux, selon la maire : … », « Insuffisant, pour les élus. »: a judgement that opens its sentence, and a source that a colon
    or the sentence's end follows (token `behind`).
    """
    tokens, language = view.sentence.tokens, view.language
    opens = first == 0 or tokens[first - 1].text in (*words(language, "open_quote"), ":")
    told = tokens[last].pos in ("ADJ", "ADV") or tokens[last].lower in words(language, "false")
    whole = opens and told and tokens[last + 1].text == "," and all(t.pos == "ADV" for t in tokens[first:last])
    return whole and (behind > last_word(view.sentence) or tokens[behind].text == ":")


def infinitive_behind(tokens: Sequence[Token], i: int, language: str) -> bool:
    """Whether « de » at token `i` governs an infinitive: « de maintenir », « d'y croire »."""
    if i >= len(tokens) or tokens[i].lower not in words(language, "bare_of"):
        return False
    behind = next((t for t in tokens[i + 1 : i + 4] if t.pos not in ("PRON", "ADV")), None)
    return behind is not None and behind.morph.get("VerbForm") == "Inf"


def noun_judged(view: View, frame: FrameWords, phrase: Phrase) -> tuple[Span, ...] | None:
    """« une mesure selon lui injuste », « un texte, selon eux, dangereux et inutile »: the noun phrase and what it is to them."""
    tokens, language = view.sentence.tokens, view.language
    comma = tokens[frame.first - 1].text == ","
    noun, first = frame.first - 1 - comma, phrase[1] + 1
    pronoun = phrase[0] == phrase[1] and tokens[phrase[0]].lower in words(language, "stressed_pronoun")
    if not pronoun or noun < 1 or first + 1 >= len(tokens) or tokens[noun].pos != "NOUN":
        return None
    first += comma and tokens[first].text == ","
    article = next((t.i for t in reversed(tokens[max(0, noun - 4) : noun]) if t.pos == "DET"), None)
    last = _judgement_end(view, first, tokens[noun])
    return None if article is None or last is None else (view.words_of(article, noun), view.words_of(first, last))


def _judgement_end(view: View, first: int, noun: Token) -> int | None:
    """The last token of « trop cher », « coûteux et inutile », « « exceptionnel » », which begins at token `first`."""
    tokens = view.sentence.tokens
    passage = next((p for p in view.passages if p.start == tokens[first].start and p.closed), None)
    if passage is not None:
        inside = view.sentence.at(passage.start, passage.end)
        return None if any(map(is_finite, inside)) else inside[-1].i
    while tokens[first].pos == "ADV" and first + 1 < len(tokens):
        first += 1
    if tokens[first].pos != "ADJ" or tokens[first].morph.get("Gender", "") not in _gender(noun):
        return None
    last = first
    while last + 2 < len(tokens) and tokens[last + 1 + (tokens[last + 1].pos == "CCONJ")].pos == "ADJ":
        last += 1 + (tokens[last + 1].pos == "CCONJ")
    return last


def _gender(noun: Token) -> tuple[str, ...]:
    """The genders that an adjective of the noun can have, with none for those that show none."""
    own = noun.morph.get("Gender")
    return ("", "Masc", "Fem") if own is None else ("", own)
