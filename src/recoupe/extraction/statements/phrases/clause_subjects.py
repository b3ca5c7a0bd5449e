"""Subjects that the parse loses: « Le prévenu a nié », « Le bilan de l'essai mené en mars fait état de trois pannes ».

The model takes « prévenu » for a verb, and hangs the main verb on a participle that describes the subject. Read on the
surface: a participle behind an article that names a person, and the noun phrase that opens a clause in which no other
verb is finite.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.quoting import among, named
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.nominal_words import Phrase, name_like
from recoupe.extraction.statements.phrases.noun_phrases import after, begins
from recoupe.extraction.statements.phrases.segments import stands_for_noun
from recoupe.extraction.statements.verbs.forms import is_finite

_OPENING = 3  # words of a day or an adverb before a name that no comma sets off


def names_person(sentence: Sentence, token: Token, language: str) -> bool:
    """« le prévenu », « le principal intéressé »: what the model takes for a verb stands for a person behind an article."""
    if stands_for_noun(sentence.tokens, token.i, language):
        return True
    if token.pos != "VERB" or token.i == 0 or not among(token, named(language, "person", "role")):
        return False
    before = sentence.tokens[token.i - 1]
    return before.pos == "DET" or (before.pos == "ADJ" and token.i > 1 and sentence.tokens[token.i - 2].pos == "DET")


def told_again(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    """« …, dit Awa Roux Awa Roux estime »: a name that closes a line without a full stop and opens the next."""
    held = [t.text for t in tokens[start : end + 1]]
    return held[0][0].isupper() and held == [t.text for t in tokens[max(0, start - len(held)) : start]]


def behind_opening(tokens: tuple[Token, ...], start: int, language: str) -> bool:
    """« Mercredi Awa Roux, trésorière (Oise), regrette », « Ainsi Awa Roux, … »: a person's name right behind the adverb or day
    that opens the sentence.
    """
    opening = tokens[:start]
    if tokens[start].label != "PER" or tokens[start].pos != "PROPN" or not opening or len(opening) > _OPENING:
        return False
    times = words(language, "day") | words(language, "month") | words(language, "time_noun")
    return all(t.pos == "ADV" or t.lower in times for t in opening)


def counted_phrase(sentence: Sentence, verb: int, language: str) -> Phrase | None:
    """« Deux d'entre elles seraient … », « Beaucoup de gens ne peuvent … »: a count with its members, up to token `verb`.

    The model gives such a verb no subject.
    """
    tokens = sentence.tokens
    while verb > 0 and tokens[verb - 1].lower in words(language, "object_clitic") and tokens[verb - 1].pos != "DET":
        verb -= 1
    start = next((t.i for t in tokens[:verb] if t.pos not in ("CCONJ", "PUNCT")), verb)
    if start + 2 >= verb or tokens[start].pos not in ("NUM", "ADV", "PRON"):
        return None
    counts = tokens[start + 1].lower in words(language, "of")
    whole = counts and after(sentence, start, right=verb - 1, language=language) == verb - 1
    return (start, verb - 1) if whole else None


def bare_pair(sentence: Sentence, verb: int, language: str) -> Phrase | None:
    """« Droite et gauche critiquent … », « Éleveurs et laitiers ont dit … »: two words without article that open the clause of
    the plural verb whose words begin at token `verb`.
    """
    tokens, first = sentence.tokens, verb - 3
    if first < 0 or tokens[verb - 2].lower not in words(language, "and"):
        return None
    opens = first == 0 or tokens[first - 1].text in (":", "»", '"', "–", "—")
    nouns = all(t.pos in ("NOUN", "PROPN", "ADJ", "X") and t.text.isalpha() for t in (tokens[first], tokens[verb - 1]))
    plural = tokens[verb].lower.endswith(tuple(words(language, "plural_verb_ending")))
    return (first, verb - 1) if opens and nouns and plural else None


def opening_phrase(sentence: Sentence, verb: int, plural: bool | None, language: str) -> Phrase | None:
    """The noun phrase that opens the clause of the finite verb whose words begin at token `verb`.

    « Le bilan de l'essai mené l'an dernier fait état … », « Luc Roy, avec sa liste « Ici, demain », juge … »: between phrase
    and verb a participle, prepositions or relative clauses, no comma that is left open, no other finite verb.
    """
    tokens = sentence.tokens
    told = _outside_marks(tokens[:verb], language)
    if told is None or any(t.text in (";", ":") for t in told):
        return None
    start = 0
    while start < verb and (tokens[start].pos in ("ADV", "CCONJ", "PUNCT") or tokens[start].text == ","):
        start += 1
    if start >= verb or not (_opens(tokens[start]) or name_like(tokens[start])):
        return None
    if tokens[start].lower in words(language, "day"):
        return _behind_day(sentence, start, verb, language)
    end = after(sentence, start, right=verb - 1, language=language)
    between = [t for t in told if t.i > end]
    if not between or sum(t.text == "," for t in between) % 2 or not only_in_relatives(told, language):
        return None
    first = between[1] if between[0].text == "," and len(between) > 1 else between[0]
    describes = first.morph.get("VerbForm") == "Part" or first.pos in ("ADP", "ADJ")
    describes = describes or first.lower in words(language, "relative") or first.morph.get("Definite") == "Ind"
    number = tokens[start].morph.get("Number")
    agrees = plural is None or number is None or (number == "Plur") == plural
    return (start, end) if describes and agrees else None


def _behind_day(sentence: Sentence, day: int, verb: int, language: str) -> Phrase | None:
    """« Jeudi en fin de journée la préfète a indiqué … »: the phrase that ends at the verb, no preposition before it."""
    tokens = sentence.tokens
    for start in range(day + 1, verb):
        governed = tokens[start - 1].pos in ("ADP", "DET", "ADJ")
        opens = tokens[start].pos == "DET" or name_like(tokens[start])
        if opens and not governed and after(sentence, start, right=verb - 1, language=language) == verb - 1:
            return start, verb - 1
    return None


def before_object_relative(sentence: Sentence, verb: int, plural: bool | None, language: str) -> Phrase | None:
    """« Les notes que le maire a lues indiquent … », « Un pli, que la presse a ouvert, dit … »: what the clause tells of.

    The model hangs the verb at token `verb` on the relative clause. One finite verb stands between, with its own subject.
    """
    tokens, end = sentence.tokens, verb - 1
    while end > 0 and tokens[end].pos == "ADV":
        end -= 1
    closed = tokens[end].text == ","
    between = tokens[:end] if closed else tokens[: end + 1]
    que = next((t.i for t in reversed(between) if t.pos == "PUNCT" or t.lower in words(language, "complementizer")), 0)
    if que < 2 or tokens[que].pos == "PUNCT" or closed != (tokens[que - 1].text == ","):
        return None
    verbs = [t.i for t in tokens[que + 1 : verb] if is_finite(t)]
    last = que - 1 - closed
    if len(verbs) != 1 or verbs[0] == que + 1 or tokens[end].pos == "CCONJ" or tokens[last].pos == "ADV":
        return None
    for start in begins(sentence, last, language):
        number = tokens[start].morph.get("Number")
        if plural is None or number is None or (number == "Plur") == plural:
            return start, last
    return None


def _opens(token: Token) -> bool:
    """« Le maire », « Luc »; « B' » of « B'Tal », which the model has for a noun."""
    return token.pos in ("DET", "PROPN") or (token.pos == "NOUN" and token.i == 0 and token.text[0].isupper())


def _outside_marks(tokens: Sequence[Token], language: str) -> list[Token] | None:
    """The tokens that no quotation marks hold; null where one is left open."""
    told: list[Token] = []
    opened = 0
    for token in tokens:
        closes = token.text in words(language, "close_quote") and opened > 0
        opens = not closes and token.text in words(language, "open_quote")
        if not opened and not opens:
            told.append(token)
        opened += opens - closes
    return None if opened else told


def only_in_relatives(tokens: Sequence[Token], language: str) -> bool:
    """Whether each finite verb has a relative word before it, and none is subordinate otherwise."""
    waiting, before = 0, None
    for token in tokens:
        behind_noun = before is not None and before.pos in ("NOUN", "PROPN", "ADJ")  # « un rapport que le maire a lu »
        related = token.lower in words(language, "relative")
        related = related or (behind_noun and token.lower in words(language, "complementizer"))
        if token.pos == "SCONJ" and not related:
            return False
        waiting += related - (token.morph.get("VerbForm") == "Fin")
        if waiting < 0:
            return False
        before = token
    return True
