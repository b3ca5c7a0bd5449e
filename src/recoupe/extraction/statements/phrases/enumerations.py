"""Subjects that list three speakers or more: « La CGT, FO et SUD appellent à la grève », « Le maire, le préfet et la députée … ».

The parse has the first or the last of them for the subject; the list is read backwards from a verb in the plural, member by
member, up to where its clause begins. « Le maire, Luc Roux, et la préfète » is no list of three: a comma before « et » closes
an apposition.
"""

from __future__ import annotations

from recoupe.extraction.parse import Sentence
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.circumstances import is_time
from recoupe.extraction.statements.phrases.nominal_words import Phrase, name_like
from recoupe.extraction.statements.phrases.noun_phrases import after
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.verbs.insertions import past_insertions
from recoupe.extraction.statements.verbs.verb_groups import Group

_CLEAR = frozenset({":", ";", "«", "(", "–", "—"})


def enumerated(sentence: Sentence, found: Phrase, group: Group, language: str) -> Phrase | None:
    """The whole list that ends at the verb of `group` and holds the subject `found`; None where there is no such list."""
    tokens = sentence.tokens
    if not group.finite or (group.auxiliary or group.verb).morph.get("Number") != "Plur":
        return None
    end = group.first - 1
    if end > 0 and tokens[end].text == ",":
        end = past_insertions(tokens, end, language)
    joint = next((i for i in range(end, max(0, end - 14), -1) if tokens[i].lower in words(language, "and")), None)
    if joint is None or joint + 1 > end or not _member(sentence, joint + 1, end, language):
        return None
    first, stop, commas = None, joint - 1, 0
    if tokens[stop].text == ",":
        stop = past_insertions(tokens, stop, language)
        if stop == joint - 2:
            return None  # « Le maire, Luc Roux, et la préfète »
        commas = 1
    while stop >= 0:
        start = _begins(sentence, stop, language)
        if start is None:
            break
        first = start
        if start == 0 or tokens[start - 1].text != ",":
            break
        commas, stop = commas + 1, start - 2
    if first is None or not commas or not _clear(sentence, first):
        return None
    return (first, end) if first <= found[0] and found[1] <= end else None


def acronyms_behind(sentence: Sentence, phrase: Phrase, language: str) -> Phrase:
    """« selon la CGT, FO et la FSU »: the phrase with the acronyms listed behind it; the phrase itself where there are none."""
    tokens = sentence.tokens
    last, joined = phrase[1], False
    if not _acronym(sentence, last):
        return phrase
    while last + 2 < len(tokens) and not joined:
        joined = tokens[last + 1].lower in words(language, "and")
        if tokens[last + 1].text != "," and not joined:
            break
        last += 2 if tokens[last + 2].pos != "DET" else 3
        if last >= len(tokens) or not _acronym(sentence, last):
            return phrase
    return (phrase[0], last) if joined else phrase


def _acronym(sentence: Sentence, i: int) -> bool:
    token = sentence.tokens[i]
    return token.text.isupper() and token.text.isalpha() and len(token.text) > 1


def _begins(sentence: Sentence, end: int, language: str) -> int | None:
    """Where the member that ends at token `end` begins: behind a comma or where the clause does."""
    start = end
    while start > 0 and not _clear(sentence, start):
        start -= 1
    return start if _member(sentence, start, end, language) else None


def _clear(sentence: Sentence, i: int) -> bool:
    """Whether a subject may begin at token `i`: the sentence, a clause or a comma stands before it."""
    before = sentence.tokens[i - 1] if i else None
    return before is None or before.text in _CLEAR or before.text == "," or before.pos in ("SCONJ", "CCONJ")


def _member(sentence: Sentence, start: int, end: int, language: str) -> bool:
    """Whether the tokens are one noun phrase, without preposition before it, that can speak."""
    tokens = sentence.tokens
    if start > end or is_time(sentence, start, language):
        return False
    opens = tokens[start].pos in ("DET", "NUM", "PROPN") or name_like(tokens[start]) or tokens[start].text.isupper()
    if not opens or after(sentence, start, right=end, language=language) != end:
        return False
    return surely_speaks(sentence, (start, end), language)
