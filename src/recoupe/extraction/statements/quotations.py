"""Passages in quotation marks: where they open, where they close, and what stands inside what.

« On m'a dit : “Partez !” et je suis parti », raconte-t-il. » holds two passages, one inside the other. Read are « » (also
typed << >>), “ ”, " " (also typed '' and ‘’), ‹ › and single marks around words. A quotation of several paragraphs whose lines
open anew with a mark is one passage; one that is never closed ends with its paragraph (`closed` is false). An apostrophe
is no mark, nor are the seconds or inches after a digit. Who utters a passage, if anybody does, is not asked here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import zip_longest

from recoupe.extraction.parse import READ_KINDS, ParsedArticle
from recoupe.extraction.statements.quoted_lines import quoted_lines
from recoupe.rules.folding import fold_same_length


class Marks(StrEnum):
    """Which pair of marks encloses a passage."""

    GUILLEMETS = "guillemets"  # « »
    DOUBLE = "double"  # " " and “ ”
    CHEVRONS = "chevrons"  # ‹ ›
    SINGLE = "single"  # ' ' and ‘ ’
    PLUS = "plus"  # + +, as agencies mark what stands inside other marks
    LINE = "line"  # none: a line that the page sets apart


@dataclass(frozen=True, slots=True)
class QuotedPassage:
    """Offsets in the article's text: `start:end` with its marks, `inner_start:inner_end` without marks and space.

    `parts` are its stretches paragraph by paragraph (one, save for quotations of several paragraphs). `depth` is 0 for a
    passage that stands in no other.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool
    marks: Marks
    depth: int
    parts: tuple[tuple[int, int], ...]

    def contains(self, start: int, end: int) -> bool:
        """Whether `start:end` stands within the marks."""
        return self.start <= start and end <= self.end


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    marks: Marks
    opens: bool
    closes: bool


@dataclass(slots=True)
class _Open:
    mark: _Mark
    depth: int
    first_inside: int | None = None  # where the first passage inside it opens
    last_inside: _Mark | None = None  # the mark that closed the last passage inside it
    lines: list[tuple[int, int]] = field(default_factory=list)  # paragraphs it ran through before the present one


_MARK = re.compile(r"<<|>>|''|‘‘|‘’(?=\w)|’’(?!\w)|[«»\"‹›'‘’“”„‟]|(?<![\w+])\+(?= ?[^\W\d])|(?<=[^\s\d+(])\+(?![\w+])")
_PAIRED = frozenset({Marks.SINGLE, Marks.PLUS})  # those that mean nothing where they have no other
_SENTENCE_END = re.compile(r"[.!?…](?=\s*$|\s+[\"«]?[A-ZÀ-ÖØ-Þ«])")
_OPENING_BEFORE = "([{«\"'‹-–—/:\u2026"
_CLOSING_AFTER = ".,;:!?)]}"
# « . » Tout va bien « , dit-il »: what some sites' software makes of straight marks that stand between blanks
_TURNED = re.compile(r"(?:^|\s)»\s?\w[^«»\n]*\s«\s*(?:[,.;]|$)", re.MULTILINE)
_REVERSED = re.compile(r"(?:^|[\s(])»\w[^«»\n]*[\w.!?…]«(?=[\s.,;:!?)]|$)")  # »Tout va bien«, dit-il
_OPENS_WORDS = re.compile(r"«\s?\w")
_PARAGRAPHS = 6  # paragraphs within which a quotation that does not open anew must close
_REOPENED = re.compile(r"[\s\-–—]*(?:>\s+)*")


def quoted_passages(parsed: ParsedArticle) -> tuple[QuotedPassage, ...]:
    """The passages of headings, body and captions, in text order; an outer passage before those inside it."""
    lines: list[tuple[int, int]] = []
    runs: list[list[tuple[int, int]]] = []
    kind = None
    for block in parsed.article.blocks:
        if block.kind is not kind or block.kind not in READ_KINDS:
            runs.append(lines := [])
            kind = block.kind
        if block.kind in READ_KINDS:
            lines.extend(_lines(parsed.text, block.start, block.end))
    found = [p for run in runs for p in passages_of(parsed.text, run)]
    found += [_line(*held) for run in runs for held in quoted_lines(parsed.text, run) if held[0] < held[1]]
    return tuple(_with_depth(sorted(found, key=lambda p: (p.start, -p.end))))


def _line(start: int, end: int) -> QuotedPassage:
    return QuotedPassage(start, end, start, end, True, Marks.LINE, 0, ((start, end),))


def _with_depth(passages: Sequence[QuotedPassage]) -> Iterator[QuotedPassage]:
    """The passages with the number of those that hold them: one that was to close early holds none of what follows."""
    around: list[QuotedPassage] = []
    for passage in passages:
        around = [p for p in around if passage.end <= p.end]
        yield replace(passage, depth=len(around))
        around.append(passage)


def passages_of(text: str, lines: Sequence[tuple[int, int]]) -> Iterator[QuotedPassage]:
    """The passages of consecutive paragraphs `lines` (start, end) of `text`, in no certain order."""
    plain = fold_same_length(text)
    read = _turned_marks if any(_is_turned(plain, *line) for line in lines) else _marks
    marks = [list(read(text, plain, *line)) for line in lines]
    carried: list[_Open] = []
    for n, (start, end) in enumerate(lines):
        stack = carried
        own = marks[n]
        if stack and own and _REOPENED.fullmatch(plain, start, own[0].start) and _same(own[0], stack[0].mark):
            own = own[1:] if own[0].opens or len(own) > 1 else own
        for mark, following in zip_longest(own, own[1:]):
            yield from _take(text, plain, _settled(mark, following), stack, start)
        carried = []
        if stack and stack[0].mark.marks not in _PAIRED and _goes_on(plain, stack[0], marks, lines, n):
            stack[0].lines.append((max(start, stack[0].mark.start), end))
            carried = stack[:1]
            stack = stack[1:]
        yield from _unclosed(text, plain, stack, start, end)


def _take(text: str, plain: str, mark: _Mark, stack: list[_Open], line_start: int) -> Iterator[QuotedPassage]:
    """Open or close with `mark`; gives the passage that it closes."""
    at = next((i for i in range(len(stack) - 1, -1, -1) if stack[i].mark.marks is mark.marks), None)
    if mark.closes and at is not None:
        closed = stack[at]
        del stack[at:]
        if stack:
            stack[-1].last_inside = mark
        yield _passage(text, closed, mark.start, mark.end, True, line_start)
    elif mark.opens and (stack or mark.marks is not Marks.PLUS):
        if at is not None and at == len(stack) - 1 and _opens_anew(plain, mark, stack[at]):
            left = stack.pop()
            end = len(plain[: mark.start].rstrip())
            yield _passage(text, left, end, end, False, line_start)
        if stack and stack[-1].first_inside is None:
            stack[-1].first_inside = mark.start
        stack.append(_Open(mark, len(stack)))


def _opens_anew(plain: str, mark: _Mark, left: _Open) -> bool:
    """« "Tout va bien. "Nous irons", dit X »: straight marks hold no straight ones that open with a sentence.

    The passage before was to close there, or its paragraphs stand on one line.
    """
    if mark.marks is not Marks.DOUBLE or left.first_inside is not None:
        return False
    before, after = plain[left.mark.end : mark.start].rstrip(), plain[mark.end : mark.end + 1]
    return before.endswith((".", "!", "?", "…")) and after.isupper()


def _unclosed(text: str, plain: str, stack: list[_Open], start: int, end: int) -> Iterator[QuotedPassage]:
    """What was opened in the paragraph `start:end` and not closed. Single marks that never close are apostrophes."""
    for n, left in enumerate(stack):
        if left.mark.marks in _PAIRED:
            continue
        stop = end
        inside = left.first_inside if n + 1 == len(stack) else stack[n + 1].mark.start
        if inside is not None:
            ends = [m.end() for m in _SENTENCE_END.finditer(plain, left.mark.end, inside)]
            if ends:  # « Nous irons, dit X. Il ajoute « tout va bien » : it was to close before
                stop = ends[-1]
            elif left.last_inside is not None and n + 1 == len(stack):  # « on a dit « non ».: one mark closes both
                yield _passage(text, left, left.last_inside.start, left.last_inside.end, True, start)
                continue
        if left.mark.end < stop:
            yield _passage(text, left, stop, stop, False, start)


def _goes_on(plain: str, left: _Open, marks: list[list[_Mark]], lines: Sequence[tuple[int, int]], n: int) -> bool:
    """Whether the passage runs on in the next paragraph: that opens anew, or closes before it opens anything.

    Paragraphs without marks may stand before the one that closes, where the passage opened with a sentence.
    """
    if left.first_inside is not None:
        return False
    inside = plain[left.mark.end : lines[n][1]].lstrip()
    paragraphs = 1 if inside[:1].islower() else _PARAGRAPHS  # « …que « la ville paiera »: words within a sentence
    following = range(n + 1, min(n + 1 + paragraphs, len(lines)))
    at = next((k for k in following if any(m.marks is left.mark.marks for m in marks[k])), None)
    if at is None:
        return False
    same = [m for m in marks[at] if m.marks is left.mark.marks]
    first = same[0]
    at_start = _REOPENED.fullmatch(plain, lines[at][0], first.start) is not None
    if first.opens and at_start and at == n + 1:
        return True
    if at_start:
        return False
    return (first.closes and not first.opens) or sum(m.closes - m.opens for m in same) > 0


def _settled(mark: _Mark, following: _Mark | None) -> _Mark:
    """A mark glued to the word before it, with a space behind: « la plage.« Nous », dit-il » opens, « Nous« , dit-il » not.

    Where another mark closes behind it, it opens; elsewhere it closes what is open, if anything is.
    """
    opens = following is not None and following.marks is mark.marks and following.closes and not following.opens
    return replace(mark, closes=False) if opens and mark.opens and mark.closes else mark


def _passage(text: str, opened: _Open, inner_end: int, end: int, closed: bool, line_start: int) -> QuotedPassage:
    inner_start = opened.mark.end
    while inner_start < inner_end and text[inner_start].isspace():
        inner_start += 1
    while inner_end > inner_start and text[inner_end - 1].isspace():
        inner_end -= 1
    if not closed:
        end = inner_end
    parts = (*opened.lines, (max(line_start, opened.mark.start), end))
    parts = tuple((a, b - (len(text[a:b]) - len(text[a:b].rstrip()))) for a, b in parts)
    return QuotedPassage(
        opened.mark.start, end, inner_start, inner_end, closed, opened.mark.marks, opened.depth,
        parts if opened.lines else ((opened.mark.start, end),),
    )  # fmt: skip


def _marks(text: str, plain: str, start: int, end: int) -> Iterator[_Mark]:
    """The marks of one paragraph and what each may do, by its shape and by the space around it."""
    doubles_open = False
    for match in _MARK.finditer(text, start, end):
        before = plain[match.start() - 1] if match.start() > start else " "
        after = plain[match.end()] if match.end() < end else " "
        sign = match[0]
        if sign == '"' and plain[match.start()] == "'":
            continue  # « l"eau »: an apostrophe
        leans_right = (before.isspace() or before in _OPENING_BEFORE) and not (
            after.isspace() or after in _CLOSING_AFTER
        )
        leans_left = not before.isspace() and (after.isspace() or not after.isalnum())
        if sign in "«<<":
            closes = leans_left and before not in _OPENING_BEFORE and (after.isspace() or after in _CLOSING_AFTER)
            closes = closes and before not in "»>"  # « Oui. »« Non. »: glued to each other
            yield _Mark(match.start(), match.end(), Marks.GUILLEMETS, not closes or after.isspace(), closes)
        elif sign in "»>>":
            yield _Mark(match.start(), match.end(), Marks.GUILLEMETS, False, True)
        elif sign in "‹›":
            yield _Mark(match.start(), match.end(), Marks.CHEVRONS, sign == "‹", sign == "›")
        elif sign == "+":
            opens = match.end() < end and (after.isalpha() or after == " ") and not before.isalpha()
            yield _Mark(match.start(), match.end(), Marks.PLUS, opens, not opens)
        elif sign == "''" and after == "'":
            continue
        elif len(sign) == 1 and sign in "'‘’":
            opens = leans_right and sign != "’" and after.isalnum() and not after.isdigit()
            closes = leans_left and sign != "‘" and not before.isspace()
            if opens or closes:
                yield _Mark(match.start(), match.end(), Marks.SINGLE, opens and not closes, closes)
        else:
            mark = _double(match, sign, before, after, leans_right, leans_left, doubles_open)
            if mark is not None:
                doubles_open = mark.opens
                yield mark


def _is_turned(plain: str, start: int, end: int) -> bool:
    """Whether a paragraph opens what it quotes with » and closes it with «, none that opened being left to close."""
    if _TURNED.search(plain, start, end):
        return True
    for found in _REVERSED.finditer(plain, start, end):
        before = plain[start : found.start()]
        last = max(before.rfind("«"), before.rfind("»"))
        if last < 0 or not _OPENS_WORDS.match(before, last):
            return True
    return False


def _turned_marks(text: str, plain: str, start: int, end: int) -> Iterator[_Mark]:
    """The marks of a paragraph in a text that turns its guillemets round: each opens or closes as its turn comes."""
    is_open = False
    for mark in _marks(text, plain, start, end):
        if mark.marks is not Marks.GUILLEMETS:
            yield mark
            continue
        blank = mark.start == start or plain[mark.start - 1].isspace() or plain[mark.start - 1] in _OPENING_BEFORE
        rest = plain[mark.end : end].lstrip()[:1]
        is_open = not is_open and blank and rest.isalnum()
        yield replace(mark, opens=is_open, closes=not is_open)


def _double(
    match: re.Match[str], sign: str, before: str, after: str, right: bool, left: bool, is_open: bool
) -> _Mark | None:
    """What a straight or curly double mark does: its curl, then the space around it, then whose turn it is."""
    if before.isdigit() and not is_open and sign in ('"', "”", "''"):
        return None  # 12", 5' 30"
    elided = before == "'"  # l'"escalade"
    if sign == "“" and not (is_open and left and not right):
        opens = True
    elif sign == "”" and is_open:
        opens = False
    elif (elided and not after.isspace() and not is_open) or (right and not left):
        opens = True
    elif left and not right:
        opens = False
    else:
        opens = not is_open
    if not opens and not is_open and right:
        opens = True
    return _Mark(match.start(), match.end(), Marks.DOUBLE, opens, not opens)


def _same(one: _Mark, other: _Mark) -> bool:
    return one.marks is other.marks


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for piece in re.split(r"(?<=[\n\r\u2028\u2029\u0085])", text[start:end]):
        stripped = piece.strip()
        if stripped:
            first = at + len(piece) - len(piece.lstrip())
            yield first, first + len(stripped)
        at += len(piece)
