"""Quoted words that nobody utters: names, titles of works, terms.

« L'association “Vivre à Valmer” », « le film “Nuit noire” », « baptisé “Horizon” », « le mot “crise” »: the words before
the marks say that a name follows. Irony and terms in the course of a narrator's sentence need no rule of their own: no
verb reports them, so no finder takes them.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.parse import Token
from recoupe.extraction.statements.lexicon.quoting import among, named
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.quotations import QuotedPassage
from recoupe.extraction.statements.quoted.scene import Scene
from recoupe.extraction.statements.verbs.whole_clauses import is_finite
from recoupe.rules.folding import key

_NAME = 8  # words a name or title may have
_LABEL = 3  # words at most of what a group or a scheme goes by
_AGAIN = 2  # times more that the article uses a label, in marks or without


def titled(before: Sequence[Token], language: str) -> bool:
    """« La conférence avait pour titre : »: whether a colon brings in what something is called."""
    return len(before) > 1 and before[-1].text == ":" and among(before[-2], named(language, "titling"))


def is_name(scene: Scene, passage: QuotedPassage) -> bool:
    """Whether the words before the passage make it a name, a title or a term."""
    sentence, tokens = scene.before(passage)
    if sentence is None or not tokens or len(scene.words(passage)) > _NAME:
        return False
    before = tokens[-1]
    if titled(tokens, scene.language):
        return True
    if before.text in (":", ",", ";", "(", "»", '"'):
        return False
    if among(before, named(scene.language, "naming")):
        return True
    if not scene.text[passage.inner_start].isupper():
        return False
    if among(before, named(scene.language, "named_noun")):
        return True
    if len(tokens) > 1 and tokens[-2].lower in named(scene.language, "each"):
        return False  # « demandaient à chaque fois « Et nous ? » »
    # a noun with its article right before the marks: « le dispositif “Horizon” », « l'appel du mouvement “Trois ans” »
    contracted = words(scene.language, "contracted")
    return (
        before.pos == "NOUN"
        and len(tokens) > 1
        and (tokens[-2].pos == "DET" or tokens[-2].lower in named(scene.language, "article") | contracted)
    )


def is_label(scene: Scene, passage: QuotedPassage) -> bool:
    """« Les “bonnets rouges” défilent », « “Bonnets rouges” : dix arrestations »: what a group or a scheme goes by.

    A few words around a noun, behind an article or used again and again in the text; « un accueil “sans faille” », a
    predicate, is somebody's.
    """
    sentence, before = scene.before(passage)
    inside = scene.words(passage)
    if sentence is None or not 0 < len(inside) <= _LABEL or inside[0].pos in ("ADP", "PRON", "ADV", "DET", "SCONJ"):
        return False
    if any(is_finite(sentence, t.i, scene.language) for t in inside if t.end <= sentence.end):
        return False
    if not any(t.pos in ("NOUN", "PROPN") for t in inside):
        return False
    contracted = words(scene.language, "contracted") | named(scene.language, "article")
    if before and (before[-1].pos == "DET" or before[-1].lower in contracted):
        return True
    wanted = f" {key(scene.text[passage.inner_start : passage.inner_end])} "
    return f" {key(scene.text)} ".count(wanted) > _AGAIN
