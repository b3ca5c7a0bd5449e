"""Read one article: the steps of extraction in their order."""

from __future__ import annotations

from recoupe.extraction.agencies import find_agencies
from recoupe.extraction.coverage import loose_quotes
from recoupe.extraction.dates import find_dates, find_stamps
from recoupe.extraction.entities import find_entities
from recoupe.extraction.givers import by_counter
from recoupe.extraction.linking import link
from recoupe.extraction.parse import parse
from recoupe.extraction.polls import by_pollster
from recoupe.extraction.quantities import find_places, find_quantities
from recoupe.extraction.statements import find_statements
from recoupe.extraction.terms import find_sentences, find_terms
from recoupe.model.annotated import AnnotatedArticle
from recoupe.model.article import Article


def annotate(article: Article, language: str = "fr") -> AnnotatedArticle:
    """Find the statements, quantities, dates and entities of `article`, whose blocks tile its text.

    An article in another language gets none: « 1,200 workers » is no 1,2 of anything.
    """
    if not article.fits(language):
        return AnnotatedArticle(article)
    parsed = parse(article, language)
    cast = find_entities(parsed)
    dates = find_dates(parsed)
    statements = find_statements(cast.relabelled, cast, dates)
    places = find_places(parsed, cast)  # makes places of names that the words around tell to be some
    quantities = link(find_quantities(parsed, dates, cast, places), statements)
    quantities = by_counter(parsed, quantities, cast, language)
    quantities = by_pollster(parsed, quantities, cast, language)
    agencies = find_agencies(parsed, cast)  # may bring in entities: those are read last
    return AnnotatedArticle(
        article=article,
        statements=statements,
        quantities=quantities,
        dates=dates,
        entities=cast.entities,
        mentions=cast.mentions,
        terms=find_terms(parsed),
        sentences=find_sentences(parsed),
        agencies=agencies,
        loose_quotes=loose_quotes(parsed, statements),
        stamps=find_stamps(parsed),
    )
