"""Subjects of which the phrase at the verb only tells more: « Nora Petit, la déléguée du personnel, affirme … ».

What stands between commas before a verb may be an apposition: the speaker is the phrase before. Subjects themselves are
found by `subjects`, and looks (« barbe soignée ») and pronouns set apart (« le maire, lui, refuse ») passed by `laid_out`.
"""

from __future__ import annotations

from recoupe.extraction.entities.lexicon import address
from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.clause_subjects import only_in_relatives
from recoupe.extraction.statements.phrases.nominal_words import Phrase
from recoupe.extraction.statements.phrases.noun_phrases import begins
from recoupe.extraction.statements.phrases.segments import has_members
from recoupe.extraction.statements.phrases.speakers import surely_speaks
from recoupe.extraction.statements.phrases.subject_phrases import Subject
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.extraction.statements.verbs.verb_groups import Group


def apposed_to(sentence: Sentence, found: Subject, group: Group, language: str) -> int | None:
    """« Nora Petit, la déléguée du personnel, affirme » : where the phrase begins that the one between commas tells of."""
    first, last = found.phrase
    tokens = sentence.tokens
    if first < 2 or tokens[first - 1].text != ",":
        return None
    if last + 1 == group.first:  # « Luc Roy, un des élus affirme »
        counted = _one_of_several(tokens, first, language)
        name = _name_before(tokens, first - 1, language)
        speaks = counted or (name == 0 and surely_speaks(sentence, found.phrase, language))
        return name if speaks else None
    if tokens[group.first - 1].text != ",":
        return None
    apart = [t.lower for t in tokens[last + 1 : last + 3]]
    related = len(apart) == 2 and apart[0] == "," and apart[1] in words(language, "relative")
    behind = tokens[last + 2 * related : group.first - 1]  # « Luc Roy, un des élus, qui s'en va, affirme »
    if any(t.text == "," for t in behind) or not only_in_relatives(behind, language):
        return None  # « auteure d'un rapport qu'elle a remis, »: what tells of it may follow, no other clause
    times = words(language, "day") | words(language, "month") | words(language, "time_noun")
    starts = begins(sentence, first - 2, language)
    return next((start for start in starts if not any(t.lower in times for t in tokens[start:first])), None)


def _one_of_several(tokens: tuple[Token, ...], first: int, language: str) -> bool:
    """« un des élus », « l'une des figures du mouvement » at token `first`."""
    return has_members(tokens, first + (tokens[first].pos == "DET"), language)


def _name_before(tokens: tuple[Token, ...], comma: int, language: str) -> int | None:
    """Where a person's name before the comma begins, with its form of address, if the sentence or a comma opens with it."""
    start = comma
    while start > 0 and tokens[start - 1].label == "PER" and tokens[start - 1].text[0].isupper():
        start -= 1
    if 0 < start < comma and address(tokens[start - 1].lower, language) is not None:
        start -= 1
    named = start < comma and tokens[start].lower not in words(language, "day")
    return start if named and (start == 0 or tokens[start - 1].text == ",") else None


def before_open_apposition(sentence: Sentence, first: int, language: str) -> Phrase | None:
    """« Paul Roy, figure des forains a dit »: the name that opens the sentence, if no comma closes what is said of it."""
    tokens, last = sentence.tokens, 0
    while last < first and tokens[last].pos == "PROPN":
        last += 1
    told = tokens[last + 1 : first]
    if last < 2 or len(told) < 2 or tokens[last].text != "," or told[0].text[0].isupper():
        return None
    post = told[0].pos == "NOUN" or (told[0].pos == "VERB" and told[1].lower in words(language, "of"))  # « figure »
    broken = not post or any(t.text in (",", ":", ";", "(") or is_finite(t) for t in told[1:])
    return None if broken else (0, last - 1)
