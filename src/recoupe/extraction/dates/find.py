"""Find the date expressions of an article in its folded text, without the parser.

« Le festival s'est tenu du 3 au 7 mai. » gives « 3 » (2024-05-03 once the year is known) and « 7 mai ». All but furniture
is read, credit lines too (« Publié le 3 mai »); furniture is read only for the moment of publication that it may name
(`find_stamps`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from recoupe.extraction.dates.grammar import Match, grammar
from recoupe.extraction.dates.reading import read
from recoupe.extraction.dates.tense import Tenses
from recoupe.extraction.parse import ParsedArticle
from recoupe.extraction.sentences import split
from recoupe.model.article import Article, BlockKind
from recoupe.model.calendar import explicit, partial
from recoupe.model.date import Anchor, Date, DateBasis, DateType, Direction, Grain, Reading
from recoupe.model.span import Span
from recoupe.rules.folding import Folded
from recoupe.rules.loader import languages

DEFAULT_LANGUAGE = "fr"
PARAGRAPH = 200  # characters of a line that tells something: a caption or a title has fewer
_TOLD = 2  # paragraphs below which a line with a date alone is of other articles
_CENTURY = 100
_WHOLE_DAY = "24:00"
_OPEN, _CLOSE = frozenset({"«", '"'}), frozenset({"»", '"'})


class Found(NamedTuple):
    """An expression in the folded text."""

    start: int
    end: int
    reading: Reading
    match: Match


def find_dates(parsed: ParsedArticle) -> tuple[Date, ...]:
    """The date expressions of all blocks but furniture, in text order; the parse's sentences are used if there are any."""
    article = parsed.article
    language = language_of(article)
    folded = parsed.folded
    found: list[Found] = []
    told = 0
    for block in article.blocks:
        told += block.kind is BlockKind.BODY and block.end - block.start > PARAGRAPH
        if block.kind is BlockKind.FURNITURE:
            continue
        sentences = [(s.start, s.end) for s in parsed.sentences if block.start <= s.start < block.end]
        if not sentences:
            sentences = [(a, b) for a, b, _ in split(article.text, block.start, block.end, language)]
        for start, end in sentences:
            inside = find_in(folded.text, *to_folded(folded, start, end), language)
            if told >= _TOLD and block.kind is BlockKind.CREDIT and _alone(inside, *to_folded(folded, start, end)):
                continue  # of other articles, below this one
            found.extend(f._replace(reading=replace(f.reading, sentence=(start, end))) for f in inside)
    return tuple(rows(article, folded, tuple(_named_again(found))))


def _named_again(found: Sequence[Found]) -> Iterator[Found]:
    """« le 13 novembre 2015 … les victimes du 13-Novembre » : the day that the text named in full; else a name alone."""
    years: dict[tuple[int | None, int | None], int] = {}
    for item in found:
        reading = item.reading
        day = (reading.month, reading.day)
        if not item.match.expression.again:
            if reading.year and reading.month and reading.day:
                years[day] = reading.year
            yield item
        elif day in years:
            yield item._replace(reading=replace(reading, year=years[day], anchor=Anchor.NONE))


def _alone(found: Sequence[Found], start: int, end: int) -> bool:
    """Whether one date is all that stands in `start:end` of the folded text."""
    return len(found) == 1 and (end - start) - (found[0].end - found[0].start) <= 1


def find_in(text: str, start: int, end: int, language: str = DEFAULT_LANGUAGE, *, tensed: bool = True) -> list[Found]:
    """The expressions of one sentence, `text[start:end]` of a folded text; `tensed`: tell on which side they lie."""
    rules = grammar(language)
    if not rules.lexicon.hinted(rules.hints, text, start, end):
        return []
    words = rules.lexicon.read(text, start, end)
    tenses: Tenses | None = None
    found = []
    for match in rules.find(words):
        a, b = words.matches[match.first].start(), words.matches[match.last - 1].end()
        if match.expression.silent or _titled(text, a, b):
            continue
        reading = read(match, rules.lexicon)
        around = text[start:a], text[b:end]
        vague = match.expression.vague and _of_no_day(reading) and not _stands_in(rules.today, *around)
        if vague and _stands_in(rules.nowadays, *around):
            continue
        if tensed and not reading.stated:
            tenses = tenses or Tenses(text[start:end], language)
            side = tenses.at(a - start, b - start)
            if vague and side is None and not _stands_in(rules.happening, *around):
                continue  # « Que porte la gauche aujourd'hui ? »: these days, where no event is told
            if match.expression.told and side not in match.expression.told:
                continue
            nearest = match.expression.nearest and side is not Direction.FUTURE
            reading = _directed(reading, Direction.EITHER if nearest else side)
        if match.expression.compared and any(c.search(text, start, a) for c in rules.comparisons):
            continue
        found.append(Found(a, b, reading, match))
    if not found:
        return []
    found = _followed(_inherited(found))
    usual = any(f.reading.grain is Grain.TIME for f in found) and any(h.search(text, start, end) for h in rules.habits)
    return [f for f in found if _complete_enough(f) and not (usual and f.reading.grain is Grain.TIME)]


def _titled(text: str, start: int, end: int) -> bool:
    """« La Veille » : a capital, and all that stands between quotation marks, is the name of a work."""
    if not text[start].isupper():
        return False
    return text[max(0, start - 2) : start].strip() in _OPEN and text[end : end + 2].strip()[:1] in _CLOSE


def _of_no_day(reading: Reading) -> bool:
    return reading.offset == 0 and not (reading.time or reading.weekday or reading.day)


def _stands_in(rules: Sequence[tuple[re.Pattern[str], re.Pattern[str]]], ahead: str, behind: str) -> bool:
    """Whether the words around are those of one of the rules: « les jeunes d'aujourd'hui »."""
    return any(before.search(ahead) and after.match(behind) for before, after in rules)


def _directed(reading: Reading, side: Direction | None) -> Reading:
    """The reading with its side where its words do not say it: as the sentence's tense does, else what is usual in news."""
    if reading.anchor is Anchor.NONE:
        return replace(reading, direction=side) if side else reading
    if side is not None:
        return replace(reading, direction=side, stated=side is not Direction.EITHER)
    usual = Direction.EITHER if reading.day or reading.this else Direction.PAST
    return replace(reading, direction=usual)


def _inherited(found: Sequence[Found]) -> list[Found]:
    """« du 3 au 7 mai 2023 » : the first end takes month and year from the second, one year less across New Year."""
    done: list[Found] = []
    following: Reading | None = None
    for item in reversed(found):
        reading = item.reading
        if item.match.expression.inherits and following is not None:
            month = reading.month or following.month
            year = reading.year or following.year
            if year and month and following.month and month > following.month:
                year -= 1
            reading = replace(
                reading,
                month=month,
                year=year,
                anchor=Anchor.NONE if year else reading.anchor,
                direction=following.direction,
                strict=following.strict,
                stated=following.stated,
                joined=True,
            )
        done.append(item._replace(reading=reading))
        following = reading
    return done[::-1]


def _followed(found: Sequence[Found]) -> list[Found]:
    """« du 4 mai jusqu'au 22 » : a day alone is of the month of the day before it, or of the next one; else it is none.

    « 1914-18 » : two figures are of the century of the year before them.
    """
    done: list[Found] = []
    last: Reading | None = None
    for item in found:
        reading = item.reading
        if item.match.expression.follows and reading.grain is Grain.YEAR:
            before = done[-1].reading.year if done else None
            if before is None or reading.year is None or reading.year <= before % _CENTURY:
                continue
            reading = replace(reading, year=before // _CENTURY * _CENTURY + reading.year)
        elif item.match.expression.follows:
            if last is None or not (last.day and last.month and reading.day):
                if reading.weekday:  # « le lundi 6 … et le mardi 7 »
                    done.append(item)
                elif last is not None and last.weekday and item.match.first:  # « mardi à Rabat, puis à Tunis, le 14 »
                    done.append(item._replace(reading=replace(reading, direction=last.direction, stated=last.stated)))
                continue
            later = reading.day < last.day
            month = last.month % 12 + 1 if later else last.month
            year = last.year + (month == 1) if last.year and later else last.year
            reading = replace(last, day=reading.day, month=month, year=year, weekday=reading.weekday, time=reading.time)
        done.append(item._replace(reading=reading))
        if reading.grain is Grain.DAY:
            last = reading
    return done


def _complete_enough(found: Found) -> bool:
    reading = found.reading
    alone = reading.day and not reading.month and not reading.weekday and reading.offset is None
    if alone and reading.time != "NI" and reading.grain is not Grain.WEEK:
        return found.match.expression.follows
    if found.match.expression.week and not reading.part:
        return False
    if reading.time == _WHOLE_DAY and reading.grain is Grain.TIME:
        return False  # « à 24 heures », a newspaper or a length
    return explicit(reading) is not None or reading.anchor is not Anchor.NONE


def rows(article: Article, folded: Folded, found: Sequence[Found], mark: str = "d") -> Iterator[Date]:
    """The expressions as values, numbered in text order; `mark` is the letter before the number."""
    for n, item in enumerate(found, 1):
        start, end = folded.to_source(item.start, item.end)
        value = explicit(item.reading)
        yield Date(
            id=f"{article.id}:{mark}{n}",
            span=Span.of(article.text, start, end),
            type=DateType.TIME if item.reading.time else DateType.DATE,
            value=value,
            partial=partial(item.reading),
            basis=DateBasis.EXPLICIT if value else DateBasis.UNKNOWN,
            rule=f"date/{item.match.expression.name}",
            score=item.match.expression.score,
            reading=item.reading,
        )


def to_folded(folded: Folded, start: int, end: int) -> tuple[int, int]:
    """Offsets in the folded text of the source stretch `start:end`."""
    if folded.offsets is None:
        return start, end
    return bisect_left(folded.offsets, start), bisect_left(folded.offsets, end)


def language_of(article: Article) -> str:
    """The article's language as the rules name it; French where there are no rules for it."""
    tag = (article.language or DEFAULT_LANGUAGE).split("-", maxsplit=1)[0].lower()
    return tag if tag in languages() else DEFAULT_LANGUAGE
