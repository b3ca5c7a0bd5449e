"""Subjects that the parse loses: « Le prévenu a nié », « Le bilan de l'essai mené en mars fait état de trois pannes ».

The model takes « prévenu » for a verb, and hangs the main verb on a participle that describes the subject. Read on the
surface: a participle behind an article that names a person, and the noun phrase that opens a clause in which no other
verb is finite.
"""

from __future__ import annotations

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.quoting import among, named
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.phrases.nominal_words import Phrase, name_like
from recoupe.extraction.statements.phrases.noun_phrases import after
from recoupe.extraction.statements.phrases.segments import stands_for_noun


def names_person(sentence: Sentence, token: Token, language: str) -> bool:
    """« le prévenu », « le principal intéressé »: what the model takes for a verb stands for a person behind an article."""
    if stands_for_noun(sentence.tokens, token.i, language):
        return True
    if token.pos != "VERB" or token.i == 0 or not among(token, named(language, "person", "role")):
        return False
    before = sentence.tokens[token.i - 1]
    return before.pos == "DET" or (before.pos == "ADJ" and token.i > 1 and sentence.tokens[token.i - 2].pos == "DET")


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


def opening_phrase(sentence: Sentence, verb: int, plural: bool | None, language: str) -> Phrase | None:
    """The noun phrase that opens the clause of the finite verb whose words begin at token `verb`.

    « Le bilan de l'essai mené l'an dernier fait état … »: between phrase and verb a participle or prepositions, no
    comma that is left open, no other finite verb.
    """
    tokens = sentence.tokens
    start = 0
    for token in tokens[:verb]:
        if token.text in (";", ":") or token.text in words(language, "open_quote"):
            return None
    while start < verb and (tokens[start].pos in ("ADV", "CCONJ", "PUNCT") or tokens[start].text == ","):
        start += 1
    if start >= verb or not (tokens[start].pos in ("DET", "PROPN") or name_like(tokens[start])):
        return None
    end = after(sentence, start, right=verb - 1, language=language)
    between = tokens[end + 1 : verb]
    if not between or sum(t.text == "," for t in between) % 2:
        return None
    if any(t.morph.get("VerbForm") == "Fin" or t.pos == "SCONJ" for t in tokens[start:verb]):
        return None
    first = between[1] if between[0].text == "," and len(between) > 1 else between[0]
    describes = first.morph.get("VerbForm") == "Part" or first.pos in ("ADP", "ADJ")
    number = tokens[start].morph.get("Number")
    agrees = plural is None or number is None or (number == "Plur") == plural
    return (start, end) if describes and agrees else None
