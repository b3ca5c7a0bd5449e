"""Names whose own article stands small or contracted before them: « au Monde », « des Républicains »."""

from __future__ import annotations

from recoupe.extraction.entities import lexicon
from recoupe.extraction.entities.lexicon import Known
from recoupe.extraction.parse import Sentence
from recoupe.model.entity import EntityKind


def contracted_name(sentence: Sentence, i: int, text: str, language: str) -> Known | None:
    """« au Monde », « du « Figaro » », « à la Croix »: an outlet whose article stands small or contracted before it."""
    marked = i > 1 and sentence.tokens[i - 1].text in lexicon.words(language, "statement_words", "open_quote")
    first = i - 1 if marked else i
    before = sentence.tokens[first - 1].lower if first else ""
    articles = lexicon.words(language, "names", "article")
    if before not in articles | lexicon.words(language, "titles", "contracted"):
        return None
    return lexicon.outlet_behind(articles, text) or _party(before, text, language)


def _party(before: str, text: str, language: str) -> Known | None:
    """« des Républicains », « aux Républicains »: a body whose plural article is contracted before it."""
    contracted = lexicon.words(language, "titles", "contracted")
    plural = lexicon.words(language, "titles", "plural_article")
    if before not in plural & contracted:
        return None
    articles = plural & lexicon.words(language, "names", "article") - contracted
    titles = (f"{article.capitalize()} {text}" for article in sorted(articles))
    found = (lexicon.known(title) for title in titles if text[0].isupper() and lexicon.spelled_like(title))
    return next((one for one in found if one is not None and one.kind is EntityKind.ORGANIZATION), None)
