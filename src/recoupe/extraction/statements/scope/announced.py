"""Clauses without « que » behind the verb that announces them: « Le maire prévient : … », « La maire le reconnaît, … »."""

from __future__ import annotations

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.cues import Takes
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.scope.between import past_adverbs
from recoupe.extraction.statements.verbs.forms import is_finite
from recoupe.extraction.statements.verbs.verb_groups import Group

_FAR = 10  # words that may stand between the verb and the comma


def announced(sentence: Sentence, group: Group, language: str) -> int | None:
    """Where a clause without marks begins that the verb announces: « Le maire prévient : la ville ne paiera pas ».

    Behind a comma what « le » announces: « La maire le reconnaît, le pont n'a pas été entretenu ».
    """
    tokens = sentence.tokens
    i = group.last + 1
    times = words(language, "day") | words(language, "time_noun")
    while i < len(tokens) and i < group.last + 4 and (tokens[i].pos in ("ADV", "ADJ") or tokens[i].lower in times):
        i += 1
    past = past_adverbs(sentence, group.last + 1, language)
    it = any(t.lower in words(language, "it") for t in tokens[group.first : group.verb.i])
    if it and past < len(tokens) and tokens[past].text == ":":
        i = past  # « La maire l'a redit mardi sur Radio Mer : … »
    elif it and i < len(tokens) and tokens[i].text != ",":
        # « La maire l'a dit il y a un an devant le conseil, le pont fermera »
        i = _comma_behind(tokens, i, language) or i
    elif not it and i < len(tokens) and tokens[i].text != ":":
        i = _behind_adverbial(tokens, group, i)
    if i + 3 >= len(tokens) or tokens[i + 1].text in words(language, "open_quote"):
        return None
    if tokens[i].text != ":" and not (tokens[i].text == "," and _taken_up(sentence, group, i + 1, language)):
        return None
    return i + 1 if any(is_finite(t) for t in tokens[i + 1 :]) else None


def _behind_adverbial(tokens: tuple[Token, ...], group: Group, i: int) -> int:
    """« L'expert est formel sur ce point : … », « enfonce le clou dans une lettre : … »: the colon, else `i`.

    What the verb takes with a preposition is its own content: « alerte sur un risque : la digue cède ».
    """
    if tokens[i].pos != "ADP" or Takes.ABOUT in group.cue.takes:
        return i
    colon = next((t.i for t in tokens[i : i + _FAR] if t.text == ":"), i)
    return i if any(t.pos == "PUNCT" or is_finite(t) for t in tokens[i:colon]) else colon


def _comma_behind(tokens: tuple[Token, ...], i: int, language: str) -> int | None:
    """The first comma behind token `i`, if no verb stands before it but « il y a »."""
    comma = next((t.i for t in tokens[i : i + _FAR] if t.text == ","), None)
    there = words(language, "there")
    ago = {t.i for t in tokens[i + 1 : comma] if t.dep == "fixed" or tokens[t.i - 1].lower in there}
    return None if comma is None or any(is_finite(t) for t in tokens[i:comma] if t.i not in ago) else comma


def _taken_up(sentence: Sentence, group: Group, i: int, language: str) -> bool:
    """Whether « le » before a verb that opens the sentence announces the clause at token `i`, or « est formel » does."""
    tokens = sentence.tokens
    it = any(t.lower in words(language, "it") for t in tokens[group.first : group.verb.i])
    it = it or (bool(group.cue.particle) and group.verb.lower in words(language, "be"))
    begins = tokens[i].pos in ("DET", "PROPN") or tokens[i].lower in words(language, "subject_pronoun")
    again = tokens[i + 1].lower in words(language, "it")  # « Il l'a dit, il le fera »
    opens = not any(map(is_finite, tokens[: group.first])) and tokens[0].pos in ("DET", "PROPN", "PRON")
    return it and begins and opens and not again and Takes.CLAUSE in group.cue.takes
