"""The first step on one story: settle when each article was published, then complete every date in it.

A day that is given, or stands in the page's metadata, is kept. Else the article's own words may settle it (`publication`):
« ce mercredi 30 octobre » beside « le 24 octobre 2024 ». Else the story does: « ce vendredi » in a text that tells of « le
1er novembre », or a « vendredi » whose happening a settled article dates (`happenings`). An article that nothing
settles keeps no date, and neither do its weekdays: a wrong day would be worse than none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from recoupe.crosscheck.clues import clues_of
from recoupe.crosscheck.completing import completed, day_of
from recoupe.crosscheck.happenings import Rarity, known_days, latest_day, links, published_by
from recoupe.crosscheck.publication import in_story, own_day, published, window_of
from recoupe.model.annotated import AnnotatedArticle
from recoupe.model.article import Evidence, Published, PublishedBasis


def settle(articles: Sequence[AnnotatedArticle]) -> tuple[AnnotatedArticle, ...]:
    """The articles, in the order given, with `published`, date values, `said_on` and `as_of` where the texts settle them."""
    ordered = sorted(articles, key=lambda a: a.article.id)
    settled = {a.article.id: completed(a) for a in map(_by_itself, ordered)}
    rarity = Rarity(ordered)
    while True:
        dated = [a for a in settled.values() if _day(a)]
        open_ = [a for a in settled.values() if not _day(a)]
        if not dated or not open_:
            break
        found = {a.article.id: published for a in open_ if (published := _by_story(a, dated, rarity))}
        if not found:
            break
        for article in open_:
            if article.article.id in found:
                settled[article.article.id] = completed(_published(article, found[article.article.id]))
    for article in [a for a in settled.values() if not _day(a)]:
        known = _singly(article, [a for a in settled.values() if _day(a)], rarity)
        settled[article.article.id] = completed(article, known, undated=True)
    return tuple(settled[a.article.id] for a in articles)


def _day(article: AnnotatedArticle) -> date | None:
    return day_of(article.article.published.value)


def _published(article: AnnotatedArticle, when: Published) -> AnnotatedArticle:
    return replace(article, article=replace(article.article, published=when))


def _by_itself(article: AnnotatedArticle) -> AnnotatedArticle:
    if article.article.published.value:
        return article
    own = own_day(article)
    return _published(article, own) if own else article


def _by_story(article: AnnotatedArticle, dated: Sequence[AnnotatedArticle], rarity: Rarity) -> Published | None:
    """The day that the story's settled articles leave for one that does not settle itself."""
    near = in_story(article, latest_day(dated))
    if near is not None:
        return published(article, near[0], PublishedBasis.STORY, near[1])
    found = links(article, dated, rarity)
    weekdays = [(c.weekday - 1 - c.offset) % 7 + 1 for c in clues_of(article) if c.weekday is not None]
    settled = published_by(article, found, sorted(set(weekdays)))
    if settled is None or not window_of(article).allows(settled[0]):
        return None
    day, used = settled
    by_row = published(article, day, PublishedBasis.STORY, [link.row for link in used])
    witnesses = tuple(
        Evidence(link.witness_article, link.witness.span.start, link.witness.span.end, link.witness.span.text)
        for link in used
    )
    return replace(by_row, evidence=(*by_row.evidence, *dict.fromkeys(witnesses)))


def _singly(article: AnnotatedArticle, dated: Sequence[AnnotatedArticle], rarity: Rarity) -> Mapping[str, str]:
    """Days of an article that stays undated: those whose happening a settled article dates."""
    return known_days(links(article, dated, rarity)) if dated else {}
