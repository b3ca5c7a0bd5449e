"""The verb of saying behind a body's name that the model has for one of its adjectives or nouns.

« La Fédération des pêcheurs *critique* la fermeture », « L'opposition *insiste* sur les délais », « L'association Mer Vivante
*suggère* de rouvrir la ligne »: the name ends before it. « La Fédération *critique* des usagers » goes on. So does it end before
what a noun of saying tells: « l'annonce par la mairie *de la fermeture* ».
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from recoupe.extraction.conjugation import readings_of
from recoupe.extraction.entities import lexicon
from recoupe.extraction.parse import Token
from recoupe.rules.loader import table

_TAKEN = ("ADJ", "NOUN", "X", "PROPN", "VERB", "ADV")  # what the model takes such a verb for


@cache
def _nouns(language: str) -> frozenset[str]:
    return frozenset(str(lemma) for entry in table(language, "speech_nouns")["noun"] for lemma in entry["lemmas"])


@cache
def _verbs(language: str) -> frozenset[str]:
    return frozenset(str(entry["lemma"]) for entry in table(language, "cues")["verb"])


def says(tokens: Sequence[Token], i: int, language: str) -> bool:
    """Whether the word at i is a form of a verb of saying before what such verbs take."""
    word = tokens[i]
    if i == 0 or word.pos not in _TAKEN or not word.text.islower() or tokens[i - 1].pos in ("ADP", "DET"):
        return False
    if all(form.kind != "finite" for form in readings_of(word.lower, _verbs(language), language)):
        return False
    behind = next((t for t in tokens[i + 1 :] if t.pos not in ("ADV", "PUNCT")), None)
    if behind is None or any(t.pos == "PUNCT" for t in tokens[i + 1 : behind.i]):
        return False
    genitive = behind.lower in lexicon.words(language, "names", "genitive")
    if genitive:
        return any(t.morph.get("VerbForm") == "Inf" for t in tokens[behind.i + 1 : behind.i + 3])
    told = behind.i == i + 1 and behind.lower in lexicon.words(language, "statement_words", "addressee")
    if told and tokens[i - 1].pos in ("NOUN", "ADJ"):
        return True  # « Le parti d'extrême droite *reproche* à l'exécutif »
    clause = behind.lower in lexicon.words(language, "statement_words", "complementizer")
    return behind.pos == "DET" or clause or behind.lower in lexicon.words(language, "titles", "verbal_preposition")


def brings_said(tokens: Sequence[Token], head: int, i: int, language: str) -> bool:
    """« l'annonce par la mairie *de la fermeture* »: whether the « de » at i brings what a noun of saying before « par » tells.

    Not « l'annonce par le ministère *de la santé* », whose field it is, nor « par la mairie *de la ville* ».
    """
    first = head - (tokens[head - 1].pos == "DET") if head else 0
    if first < 2 or tokens[first - 1].lower not in lexicon.words(language, "statement_words", "agent"):
        return False
    told = tokens[first - 2]
    if told.lower not in _nouns(language) and told.lemma.lower() not in _nouns(language):
        return False
    noun = next((t for t in tokens[i + 1 : i + 4] if t.pos in ("NOUN", "PROPN")), None)
    if noun is None or not noun.text.islower() or noun.lower in lexicon.words(language, "names", "place_noun"):
        return False
    somebody = lexicon.body(noun.lower, language) is not None or lexicon.role(noun.lower, language) is not None
    field = tokens[head].lower in lexicon.words(language, "bodies", "of_a_field") and i == head + 1
    return not somebody and not field
