"""Content words and sentences of an article: what comparison between articles reads, beside the text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """A noun, verb, adjective, name or numeral: `lemma` without case and accents, `pos` as in Universal Dependencies."""

    start: int
    end: int
    lemma: str
    pos: str
    negated: bool = False  # stands under a negation (« n'a pas signé »)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article, and whether one of its verbs stands in the conditional (« aurait été tué »)."""

    start: int
    end: int
    conditional: bool
