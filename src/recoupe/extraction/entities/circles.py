"""Those around somebody who speak as one: « la famille de la victime », « ses proches », « l'entourage de la ministre ».

They have the name of whom they surround (« famille d'Awa Roux »), who does not speak: not even where that name stands
behind a comma (« la famille du maire, Hugo Petit »).
"""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.extraction.entities.lexicon import words
from recoupe.extraction.entities.nominals import Article, Head, Nominal
from recoupe.extraction.parse import ParsedArticle, Token
from recoupe.model.span import Span

_LED = 2  # adjectives that may stand between the noun and « de »


@dataclass(frozen=True, slots=True)
class Circle:
    """« la famille de la ministre »: the phrase up to its noun, and the words that tell whose it is."""

    nominal: Nominal
    noun: str
    whose: Span | None


def circle_of(source: Span, parsed: ParsedArticle, language: str) -> Circle | None:
    """The circle that a source is about; null for other sources and for some of its people (« des proches »)."""
    sentence = parsed.sentence_at(source.start)
    held = () if sentence is None else sentence.at(source.start, source.end)
    noun = next((t for t in held if t.pos in ("NOUN", "PROPN")), None)
    if sentence is None or noun is None or noun.lower not in words(language, "bodies", "circle"):
        return None
    article = _article(held[0], language)
    if article is Article.BARE:
        return None
    behind = [t for t in held if t.i > noun.i]
    genitive = words(language, "names", "genitive")
    of = next((t for t in behind[: _LED + 1] if t.lower in genitive), None)
    whose = (
        None if of is None or of is behind[-1] else Span.of(parsed.text, behind[of.i - noun.i].start, behind[-1].end)
    )
    nominal = Nominal(
        parsed.number_at(source.start), held[0].i, noun.i, noun.i, held[0].start, noun.end, Head.BODY, article, "e",
        held[0].lower in words(language, "titles", "plural_article"), noun.text,
    )  # fmt: skip
    return Circle(nominal, noun.lower, whose)


def _article(first: Token, language: str) -> Article:
    kinds = (Article.DEFINITE, Article.POSSESSIVE)
    return next((k for k in kinds if first.lower in words(language, "titles", k.value)), Article.BARE)
