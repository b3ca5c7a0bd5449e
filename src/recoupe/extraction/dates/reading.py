"""What the words of a matched construction say together: a `Reading`.

« lundi soir » : weekday 1, time EV. « il y a 108 ans » : the construction counts back, "108" is the count and "ans" the
unit: offset -108, unit year. Which side of the day of writing « lundi » lies on is `tense`'s business.
"""

from __future__ import annotations

from recoupe.extraction.dates.grammar import Match
from recoupe.extraction.dates.lexicon import Lexicon, Token, number_of
from recoupe.model.date import Anchor, Direction, Grain, Reading

_NOON = 12
_WEEKS = 53
_CENTURY, _PIVOT = 100, 60  # « 03/11/23 » is of 2023, « 03/11/78 » of 1978


class _Words:
    """The captured tokens of a match, by kind."""

    def __init__(self, match: Match, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._tokens: dict[str, Token] = {}
        for name, token in match.tokens.items():
            self._tokens.setdefault(name.rpartition("_")[0], token)

    def __contains__(self, kind: str) -> bool:
        return kind in self._tokens

    def number(self, *kinds: str) -> int | None:
        """The number of the first of `kinds` that was captured."""
        for kind in kinds:
            token = self._tokens.get(kind)
            if token is not None:
                return number_of(token, self.lexicon, "month" if kind == "titled" else kind)
        return None

    def value(self, kind: str) -> str | None:
        """The value of the captured word of `kind`."""
        token = self._tokens.get(kind)
        return self.lexicon.words[token.text][kind].value if token else None

    def part(self, name: str, *kinds: str) -> int | None:
        """The group `name` of a captured figure of one of `kinds`."""
        for kind in kinds:
            token = self._tokens.get(kind)
            if token is not None and name in token.parts:
                return int(token.parts[name])
        return None


def read(match: Match, lexicon: Lexicon) -> Reading:
    """The reading of a match."""
    words, expression = _Words(match, lexicon), match.expression
    year = _year(words, expression.year)
    unit = expression.unit or (Grain(value) if (value := words.value("unit")) else None)
    month, day = _month_and_day(words, expression.month)
    if day is None and month is not None and unit is None:
        day = words.number("count")  # « le trois mai »
    side = _side(words)
    offset, moving = _offset(words, expression.offset, unit, side)
    weekday, part = words.number("weekday"), _week(words) if expression.week else _part(words)
    direction = expression.direction or (None if side is None else Direction.PAST if side < 0 else Direction.FUTURE)
    grain = expression.grain
    if grain is None:
        whole = day or weekday or "day_word" in words or "eve" in words
        grain = Grain.DAY if whole else _grain(year, month, part, moving)
    return Reading(
        grain=grain,
        anchor=Anchor.NONE if year is not None and offset is None else expression.anchor,
        direction=direction or Direction.EITHER,
        stated=direction is not None,
        year=year,
        month=month,
        day=day,
        weekday=weekday,
        edge=words.value("edge") or "",
        part=part,
        offset=offset,
        unit=moving,
        time=_time(words) or expression.time,
        this="this" in words,
        certain=expression.certain,
        strict=expression.strict or (side is not None and offset is None),
    )


def _month_and_day(words: _Words, given: int | None) -> tuple[int | None, int | None]:
    """« le 25 décembre », « 25/12 », « Noël »."""
    if (feast := words.number("feast")) is not None:
        return divmod(feast, 100)  # 1225 is Christmas
    month = given or words.part("month", "iso", "slashed", "short") or words.number("month", "titled", "foreign_month")
    return month, words.part("day", "iso", "slashed", "short") or words.number("day", "first", "first_word")


def _side(words: _Words) -> int | None:
    """-1 of « dernier », 1 of « prochain », « suivant »."""
    if (shift := words.number("shift")) is not None:
        return shift
    step = words.number("neighbour")
    if step is None and "count" not in words and "amount" not in words:
        step = words.number("near_far")  # « l'année d'après »
    return step


def _offset(words: _Words, given: int | None, unit: Grain | None, side: int | None) -> tuple[int | None, Grain | None]:
    """How many units off the anchor, and which: « hier », « il y a trois ans », « la semaine prochaine »."""
    if (moved := words.number("day_word", "eve")) is not None:
        return moved, Grain.DAY
    count = words.number("count", "amount") if unit is not None else None
    offset = given
    if count is not None and given is not None:
        offset = given * count * (words.number("far", "near_far") or 1)
    elif unit is not None and side is not None:
        offset = side
    return offset, unit if offset is not None else None


def _grain(year: int | None, month: int | None, part: str | None, unit: Grain | None) -> Grain:
    """The grain of what is no day."""
    if month:
        return Grain.MONTH
    if part:
        return {"Q": Grain.QUARTER, "H": Grain.HALF}.get(part[0], Grain.SEASON)
    if unit:
        return unit
    return Grain.YEAR if year else Grain.TIME


def _year(words: _Words, given: int | None) -> int | None:
    """The year; of a decade or century its first (« années 90 »: 1990, « XIXe siècle »: 1800)."""
    if given is not None:
        return given
    stated = words.part("year", "iso", "slashed") or words.number("year", "modern")
    if stated is not None:
        return stated if stated >= _CENTURY else stated + (2000 if stated < _PIVOT else 1900)
    short = words.number("short_year")
    if short is not None:
        return 1900 + short
    last_figures = words.number("two")
    if last_figures is not None:
        return last_figures  # of the century of the year before it
    tens = words.number("tens", "tenth")
    if tens is not None:
        return 1900 + tens
    century = words.number("roman") if "roman" in words else None
    if century is None and "ordinal" in words and "third" not in words:
        century = words.number("ordinal")
    return (century - 1) * 100 if century and century > 1 else None


def _part(words: _Words) -> str | None:
    season = words.value("season")
    if season:
        return season
    third = words.value("third")
    if third is None:
        return None
    last = {"Q": 4, "H": 2}[third]
    rank = last if "last_rank" in words else words.number("rank", "ordinal")
    return f"{third}{rank}" if rank and rank <= last else None


def _week(words: _Words) -> str | None:
    number = words.number("figure") or 0
    return f"W{number:02}" if 0 < number <= _WEEKS else None


def _time(words: _Words) -> str:
    """What follows the T of a TIMEX3 value: a clock time goes before a part of the day, which tells morning from evening."""
    hour = words.part("hour", "clock", "iso")
    minute = words.part("minute", "clock", "iso") or words.number("minutes", "half") or 0
    if hour is None:
        hour = words.number("hour") if "hour" in words else words.number("count") if "hours" in words else None
    part = words.value("daypart") or words.value("dawn") or words.value("day_stage") or ""
    if hour is None:
        noon = words.value("noon")
        half = words.number("half") if noon else None
        return part if noon is None else f"{noon[:2]}:{half:02}" if half else noon
    if part in ("AF", "EV") and hour < _NOON:
        hour += _NOON
    return f"{hour:02}:{minute:02}"
