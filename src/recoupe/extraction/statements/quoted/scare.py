"""Quoted words that nobody utters: names, titles of works, terms.

« L'association “Vivre à Valmer” », « le film “Nuit noire” », « baptisé “Horizon” », « le mot “crise” »: the words before
the marks say that a name follows. Irony and terms in the course of a narrator's sentence need no rule of their own: no
verb reports them, so no finder takes them.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.parse import Sentence, Token
from recoupe.extraction.statements.lexicon.quoting import among, named
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.quotations import QuotedPassage
from recoupe.extraction.statements.quoted.scene import Scene
from recoupe.rules.folding import key

_NAME = 8  # words a name or title may have
_BYNAME = 2  # words that something is called by
_KNOWN = 3  # the same where they stand in marks again


def titled(before: Sequence[Token], language: str) -> bool:
    """« La conférence avait pour titre : »: whether a colon brings in what something is called."""
    return len(before) > 1 and before[-1].text == ":" and among(before[-2], named(language, "titling"))


def is_byname(scene: Scene, heading: Sentence, passage: QuotedPassage) -> bool:
    """« Les « mal-logés » défilent », « « Mal-logés » : ce que l'on sait »: words of a heading by which something is called.

    Two words, or three that stand in marks again, without an article of their own, where the sentence needs a noun.
    """
    held = [t for t in scene.words(passage) if t.pos != "PUNCT"]
    wanted = key(scene.text[passage.inner_start : passage.inner_end])
    again = sum(key(scene.text[p.inner_start : p.inner_end]) == wanted for p in scene.every_passage) > 1
    if not 0 < len(held) <= (_KNOWN if again else _BYNAME) or held[0].pos not in ("NOUN", "PROPN", "ADJ"):
        return False
    before = next((t for t in reversed(heading.tokens) if t.end <= passage.start), None)
    behind = next((t for t in heading.tokens if t.start >= passage.end), None)
    if before is None or before.text == ":":
        return behind is None or behind.text == ":" or again
    return before.pos in ("DET", "ADP", "NUM") or before.lower in words(scene.language, "contracted")


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
