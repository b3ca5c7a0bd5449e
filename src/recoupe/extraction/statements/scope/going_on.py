"""Whether a clause goes on behind what is put into it: « La taxe va remplacer, explique Le Phare, trois redevances ».

An incise or a frame between commas has the clause before it; what stands behind it belongs to the clause where the clause
lacks it (« ce n'est pas, selon elle, une question d'argent ») or where it opens as only a complement does (« …, dit-il,
parce que les digues cèdent », « …, note la Cour, dont deux en mai »). Remarks of the outlet (« …, alors que … »), words on
the speaker (« …, qui … ») and where it was said do not. Read from the surface: the parse of such sentences is wrong.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.set_phrases import every_form, starts_with
from recoupe.extraction.statements.lexicon.settings import setting_at
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.circumstances import is_time
from recoupe.extraction.statements.scope.cuts import cuts
from recoupe.extraction.statements.scope.noun_scope import clause_opens
from recoupe.extraction.statements.verbs.forms import VERBAL, is_finite, is_past_participle
from recoupe.rules.loader import load
from recoupe.rules.phrases import by_first_word

_NEAR = 4  # words from an auxiliary to its participle


@dataclass(frozen=True, slots=True)
class Complement:
    """Words that open what belongs to the clause before. `verb`: only before an infinitive, `not_verbs` aside."""

    name: str
    phrases: tuple[str, ...]
    example: str
    verb: bool = False
    not_verbs: tuple[str, ...] = ()
    lasting: bool = False  # only before a verb that tells no single event of the past: « quand l'hiver vient »
    others: bool = False  # not before a possessive: « contrairement à son habitude » is told of who speaks
    counter: str = ""


@cache
def _complements(language: str) -> Mapping[str, tuple[tuple[tuple[str, ...], Complement], ...]]:
    """The complements with each of their phrases, by that phrase's first word."""
    every = load(language, "scope", "complement", Complement)
    return by_first_word(
        (form, complement) for complement in every for form in every_form(complement.phrases, language)
    )


def goes_on(sentence: Sentence, begin: int, end: int, first: int, language: str = "fr") -> bool:
    """Whether what begins at token `first`, behind something put in, belongs to the clause of tokens `begin` to `end`."""
    tokens = sentence.tokens
    if first >= len(tokens) or end < begin or any(starts_with(tokens, first, phrase) for phrase in cuts(language)):
        return False
    if _so_much(tokens, begin, end, language) and tokens[first].lower in words(language, "complementizer"):
        return tokens[end + 1].text == ","  # « la défiance est telle, selon elle, qu'elle … »
    return _lacking(sentence, end, first, language) or _complement(sentence, begin, end, first, language)


def _so_much(tokens: tuple[Token, ...], begin: int, end: int, language: str) -> bool:
    """« La pluie est si dense », « Il y a tant de candidats »: words that a consequence with « que » completes."""
    return any(t.lower in words(language, "so_much") for t in tokens[max(begin, end - _NEAR) : end + 1])


def _lacking(sentence: Sentence, end: int, first: int, language: str) -> bool:
    """Whether the clause can't end at token `end`: « elle va remplacer », « ce n'est pas », « avec »."""
    tokens = sentence.tokens
    following, last = tokens[first], tokens[end]
    nominal = following.pos in ("DET", "NUM", "NOUN", "PROPN") or following.text in words(language, "open_quote")
    nominal = nominal or (following.pos == "ADV" and any(t.pos == "NUM" for t in tokens[first : first + _NEAR]))
    if last.pos in ("ADP", "DET"):
        return nominal
    i = end
    while i > 0 and (tokens[i].pos == "ADV" or tokens[i].lower in words(language, "negation_second")):
        i -= 1
    carries = tokens[i].lower in words(language, "be") or (i == end and tokens[i].lower in words(language, "have"))
    if carries and is_finite(tokens[i]):
        joins = following.pos in ("CCONJ", "SCONJ", "PRON") and following.lower not in words(language, "complementizer")
        return not joins and following.lower not in words(language, "this") | words(language, "relative")
    if waits_for_infinitive(tokens, end, first, language):
        return True  # « Les élus devront, prévient la Cour, réduire leurs dépenses », « Il faudra ensuite, dit-il, … »
    if i != end and is_finite(tokens[i]) and following.text in words(language, "open_quote"):
        return True  # « … afin que le club trouve enfin, dit-elle, « son public » »
    if i != end or last.pos not in VERBAL:
        return False
    if following.pos == "SCONJ" and following.lower in words(language, "complementizer"):
        return True  # « Il semble, a relevé la Cour, qu'une digue manque »
    return nominal and _acts(tokens, end, language) and _object(sentence, first, language)


def waits_for_infinitive(tokens: tuple[Token, ...], end: int, first: int, language: str) -> bool:
    """« doit (…) fermer », « ne peut pas (…) s'en passer »: a finite verb up to token `end`, at `first` an infinitive behind
    its pronouns.
    """
    while end > 0 and (tokens[end].pos == "ADV" or tokens[end].lower in words(language, "negation_second")):
        end -= 1
    while first + 1 < len(tokens) and tokens[first].lower in words(language, "object_clitic"):
        first += 1
    return is_finite(tokens[end]) and tokens[first].morph.get("VerbForm") == "Inf"


def _acts(tokens: tuple[Token, ...], end: int, language: str) -> bool:
    """Whether the verb at token `end` can have an object: not « a été envahi », « est partie »."""
    if tokens[end].morph.get("VerbForm") != "Part" or tokens[end].morph.get("Tense") == "Pres":
        return True
    near = tokens[max(0, end - _NEAR) : end]
    been = any(t.lower in words(language, "be") for t in near)
    return not been and any(t.lower in words(language, "have") for t in near)


def _object(sentence: Sentence, first: int, language: str) -> bool:
    """« …, les deux piscines qui perdent de l'eau »; not « …, une décision que … », which tells of the whole, nor a clause."""
    tokens = sentence.tokens
    if is_time(sentence, first, language) or clause_opens(sentence, first, language):
        return False
    one = tokens[first].lower in words(language, "indefinite")
    return not one or not any(map(is_finite, tokens[first:]))


def _complement(sentence: Sentence, begin: int, end: int, first: int, language: str) -> bool:
    tokens, low = sentence.tokens, sentence.tokens[first].lower
    for wanted, complement in _complements(language).get(low, ()):
        if starts_with(tokens, first, wanted) and _fits(tokens, first + len(wanted), complement, language):
            return True
    if low in words(language, "of"):
        return True  # « …le temps, explique la direction, de sécuriser la voûte »
    if low in words(language, "whose"):  # « …, dont deux en mai »
        counted = tokens[first + 1 : first + 2]
        return any(t.pos == "NUM" or t.text[0].isdigit() or t.lower in words(language, "number") for t in counted)
    if low in words(language, "agent"):
        suffered = tokens[end].morph.get("VerbForm") == "Part" and not _acts(tokens, end, language)
        return suffered and setting_at(sentence, first, language, between=True) is None
    return _joined_verb(tokens, begin, end, first, language)


def _fits(tokens: tuple[Token, ...], i: int, complement: Complement, language: str) -> bool:
    if complement.verb:
        verb = next((t for t in tokens[i : i + 4] if t.morph.get("VerbForm") == "Inf"), None)
        before = tokens[i : verb.i] if verb is not None else ()
        clitic = all(t.pos in ("PRON", "ADV") or t.lower in words(language, "object_clitic") for t in before)
        return verb is not None and clitic and verb.lemma not in complement.not_verbs
    if complement.others:
        return i < len(tokens) and tokens[i].morph.get("Poss") != "Yes" and tokens[i].pos in ("DET", "NOUN", "PROPN")
    if not complement.lasting:
        return True
    verb = next((t for t in tokens[i:] if is_finite(t)), None)
    if verb is None or verb.morph.get("Tense") == "Past":
        return False
    behind = tokens[verb.i + 1 : verb.i + _NEAR]
    compound = any(is_past_participle(t) for t in behind)
    perfect = verb.pos == "AUX" and verb.lower in words(language, "have") | words(language, "be") and compound
    return not perfect or verb.morph.get("Tense") == "Fut"


def _joined_verb(tokens: tuple[Token, ...], begin: int, end: int, first: int, language: str) -> bool:
    """« La pétition a été lancée, rappelle Le Phare, et a déjà réuni mille noms »: a verb that shares the clause's subject."""
    if tokens[first].lower not in words(language, "conjunction"):
        return False
    i = first + 1
    while i < len(tokens) and (tokens[i].lower in words(language, "object_clitic") or tokens[i].pos == "ADV"):
        i += 1
    above = next((t for t in tokens[begin : end + 1] if is_finite(t)), None)
    if i >= len(tokens) or above is None or not is_finite(tokens[i]):
        return False
    return tokens[i].morph.get("Number") == above.morph.get("Number")
