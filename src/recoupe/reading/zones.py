"""What only a line's neighbours tell: the titles after « À lire aussi », readers' comments, the foot of the page.

« À lire aussi / Crue : les routes coupées / Le préfet s'explique / La rivière a débordé… » : the two titles are links, the
paragraph is the article again. One short line alone between such an opener and a paragraph is a crosshead more often
than a link, unless it stands right under the opener in a text that separates its parts by blank lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from recoupe.model.article import BlockKind
from recoupe.reading.lines import Line, long_words, vocabulary
from recoupe.reading.timestamps import publication_line

_LINK = 170  # longest title of another article
_FEET = 8  # openers of a page's foot that are looked at: a page has few, and each costs a reading of what follows
_CROSSHEAD = 45  # longest line alone below an opener that is rather a crosshead than a link
_TITLED = 60  # longest last line of a list of links that is rather a crosshead
_LIST = 60  # longest list of links, in lines
_FOOT = 170  # longest leftover line at the foot of a page
_CLOSED = re.compile(r"[.;,]\s?[»\"')\]]*$")
_HAS_TITLE = re.compile(r"[:>»|→]\s*\S")
_SIGNED = re.compile(r"\d|^[A-Z]{2,6}$|^[A-Z][\w'-]+(?: [A-Z][\w'-]+){1,2}$")  # a figure, an agency or a person
_TAG = 30  # longest tag
_KEYWORD = 45  # longest keyword below « Mots-clés », in lines of at most _TAGS
_TAGS = 16
_RECOMMENDED = 6  # most links amid the article
_TIMED = re.compile(r"\d{1,2} ?[h:] ?\d{2}\b")
HEADING_ELEMENT = "heading-element"  # reason of a line that the markup calls a heading
LIST_ITEM = "list-item"  # reason of a line that the markup calls an item of a list: body, or a link in a list of links
_ADVERTISEMENT = "advertisement"
# How much a page part says that the article is over, 1 where nothing stands here: a prompt alone may stand in its middle.
_WEIGHT = {_ADVERTISEMENT: 0.0, "newsletter": 0.5, "login": 0.5, "paywall": 0.5, "follow": 0.5, "address": 0.5}
_TOLD = 40  # characters of a short sentence
_ENDED = re.compile(r"[.…][»\"')\]]*$")
_SAME_SUBJECT = 0.1  # share of long words
_SIGNS = frozenset({"dated", "comment-field", "comment-rules"})  # what stands around a reader's comment


@dataclass(frozen=True, slots=True)
class Mark:
    """What a line is, why, and what it opens."""

    kind: BlockKind
    reason: str
    opens: str = ""


def mark_zones(lines: Sequence[Line], marks: Mapping[int, Mark], title: int | None, last: int) -> dict[int, Mark]:
    """Marks for lines that no rule read, from the marks of the lines around them.

    `title` is the number of the title's line, where it is sure, `last` that of the last line that is surely the article's
    prose.
    """
    found: dict[int, Mark] = {}
    gaps = any(line.gap for line in lines)
    last = max(last, _told(lines, marks))
    middle = middle_of(lines, marks)
    feet = 0
    signs = max((n for n, mark in marks.items() if mark.reason in _SIGNS), default=-1)
    for line in lines:
        mark = marks.get(line.number)
        if mark is None or not mark.opens:
            continue
        past = line.number >= middle
        feet += past and mark.opens == "foot"
        if past and (
            mark.opens == "end"
            or (mark.opens == "comments" and signs > line.number)
            or (mark.opens == "foot" and feet <= _FEET and not _goes_on(lines, marks, line.number))
        ):
            for n in range(line.number + 1, len(lines)):
                if n not in marks or marks[n].kind is not BlockKind.CREDIT or bare_date(lines[n], marks[n]):
                    found[n] = Mark(BlockKind.FURNITURE, "comment" if mark.opens == "comments" else "page-foot")
            break
        if mark.opens == "tags":
            found |= {n: Mark(BlockKind.FURNITURE, "keyword") for n in _keywords(lines, marks, line.number)}
        if mark.opens in ("links", "foot") and not _HAS_TITLE.search(line.plain):
            links = _links(lines, marks, line.number, last, gaps=gaps)
            if title is not None and title in links:
                links = links[: links.index(title)]
            beside = range(line.number + 1, max(links, default=0) + 2)
            dates = (n for n in beside if n in marks and bare_date(lines[n], marks[n]))
            for n in (*links, *dates):
                found[n] = Mark(BlockKind.FURNITURE, "link")
    found.update(_foot(lines, {**marks, **found}, last))
    return found


def bare_date(line: Line, mark: Mark) -> bool:
    """Whether a credit line is a date that no word calls the article's: among links it dates another article."""
    return mark.reason == "dated" and not publication_line().search(line.plain.lower())


def _links(lines: Sequence[Line], marks: Mapping[int, Mark], opener: int, last: int, *, gaps: bool) -> list[int]:
    run: list[int] = []
    for line in lines[opener + 1 : opener + 1 + _LIST]:
        if line.number in marks:
            if marks[line.number].kind in (BlockKind.FURNITURE, BlockKind.CREDIT):
                continue
            if marks[line.number].reason != LIST_ITEM:
                break
        if len(line.plain) > _LINK or _CLOSED.search(line.plain) or line.plain.endswith(":"):
            break
        run.append(line.number)
    if run and run[-1] < last and _TIMED.match(lines[run[-1]].plain):
        run.pop()  # the next item of a feed
    if not run or (run[-1] >= last and (len(run) == 1 or not _heads(lines, marks, run[-1]))):
        return run
    lengths = [len(lines[n].plain) for n in run]
    if len(run) == 1:
        close = gaps and not lines[run[0]].gap and run[0] == opener + 1
        below = marks.get(run[0] + 1)
        aside = below is not None and below.kind is BlockKind.FURNITURE
        return run if close or aside or lengths[0] > _CROSSHEAD or lines[opener].plain.endswith(":") else []
    crosshead = lengths[-1] <= (_CROSSHEAD if " : " in lines[run[-1]].plain else _TITLED) and lengths[-1] < 0.7 * (
        sum(lengths[:-1]) / len(lengths[:-1])
    )
    return run[:-1] if crosshead else run


def _told(lines: Sequence[Line], marks: Mapping[int, Mark]) -> int:
    """The number of the last sentence that quotes or shares a long word with other lines: short articles end so."""
    prose = [line for line in lines if line.number not in marks]
    words = vocabulary(prose)
    told = (n for n in prose if _sentence(n) and ("«" in n.plain or words.elsewhere(long_words(n), long_words(n))))
    return max((line.number for line in told), default=-1)


def _sentence(line: Line) -> bool:
    return len(line.plain) >= _TOLD and bool(re.search(r"(?<!\.)\.[»\"')\]]*$", line.plain))


def _heads(lines: Sequence[Line], marks: Mapping[int, Mark], number: int) -> bool:
    """Whether a sentence stands below the line, past advertisements: it is a question or a crosshead."""
    for below in lines[number + 1 :]:
        mark = marks.get(below.number)
        if mark is None:
            return _sentence(below)
        if mark.reason not in (_ADVERTISEMENT, HEADING_ELEMENT):
            return False
    return False


def middle_of(lines: Sequence[Line], marks: Mapping[int, Mark]) -> int:
    """The number of the first line with half of the unmarked letters before it."""
    sizes = [0 if line.number in marks else len(line.plain) for line in lines]
    above, total = 0, sum(sizes)
    for number, size in enumerate(sizes):
        if 2 * above >= total:
            return number
        above += size
    return len(lines)


def _keywords(lines: Sequence[Line], marks: Mapping[int, Mark], opener: int) -> Iterator[int]:
    """Numbers of the lines of few words right below « Mots-clés », buttons between them passed over."""
    for line in lines[opener + 1 : opener + 1 + _TAGS]:
        if line.number not in marks:
            if len(line.plain) > _KEYWORD or not re.fullmatch(r"[\w' &./()-]*[\w)]", line.plain):
                return
            yield line.number
        elif marks[line.number].kind is not BlockKind.FURNITURE:
            return


def _goes_on(lines: Sequence[Line], marks: Mapping[int, Mark], opener: int) -> bool:
    """Whether the article goes on below a list of links: two paragraphs in a row, or its subject.

    Of its subject speaks what shares its words, taken together, with what stands above.

    Measured on 150 short articles: the second half of an article shares 15 % of its long words with the first (median),
    another article 0 %, and 8 % at most in nine cases of ten.
    """
    if _resumes(lines, marks, opener):
        return True
    prose = [line for line in lines if line.number not in marks and len(line.plain) > _LINK // 2]
    above = vocabulary(line for line in prose if line.number < opener)
    below = vocabulary(line for line in prose if line.number > opener).counts.keys()
    return bool(below) and above.elsewhere(below) >= _SAME_SUBJECT * len(below)


def _resumes(lines: Sequence[Line], marks: Mapping[int, Mark], opener: int) -> bool:
    """Whether a few titles stand below the opener, then two paragraphs in a row: « La rédaction vous conseille » amid prose.

    Teasers alternate titles and paragraphs, and what is dated or signed is another article.
    """
    titles = told = 0
    for line in lines[opener + 1 :]:
        mark = marks.get(line.number)
        if mark is None:
            if len(line.plain) >= _TOLD and _ENDED.search(line.plain):
                told += 1
                if told == 2:
                    return True
            elif told or len(line.plain) > _LINK or titles == _RECOMMENDED:
                return False
            else:
                titles += 1
        elif mark.reason != _ADVERTISEMENT and (told or mark.kind is not BlockKind.FURNITURE or mark.opens):
            return False
    return False


def _tags(lines: Sequence[Line], marks: Mapping[int, Mark], last: int) -> list[int]:
    """Numbers of the lines of few words between the last paragraph and the buttons below it: « Montagne / Partager »."""
    run: list[int] = []
    for line in lines[last + 1 :]:
        mark = marks.get(line.number)
        if mark is None and len(line.plain) <= _TAG and re.fullmatch(r"[\w' &-]+", line.plain) and not line.bullet:
            run.append(line.number)
        elif mark is None:
            run = []
        elif run:
            parted = mark.kind is BlockKind.FURNITURE and _WEIGHT.get(mark.reason, 1.0) == 1.0
            return [n for n in run if not _SIGNED.search(lines[n].plain)] if parted else []
    return []


def _foot(lines: Sequence[Line], marks: Mapping[int, Mark], last: int) -> dict[int, Mark]:
    """Short lines after the article's last paragraph and after the page parts or the two prompts there."""
    found = {n: Mark(BlockKind.FURNITURE, "foot") for n in _tags(lines, marks, last)}
    seen = 0.0
    for line in lines[last + 1 :]:
        mark = marks.get(line.number)
        if mark is not None and mark.reason != HEADING_ELEMENT:
            if seen >= 1 and bare_date(line, mark):
                found[line.number] = Mark(BlockKind.FURNITURE, "foot")
            seen += _WEIGHT.get(mark.reason, 1.0) if mark.kind is BlockKind.FURNITURE else 0.0
        elif (
            seen >= 1
            and len(line.plain) <= _FOOT
            and not _ENDED.search(line.plain)
            and not _heads(lines, marks, line.number)
        ):
            found[line.number] = Mark(BlockKind.FURNITURE, "foot")
    return found
