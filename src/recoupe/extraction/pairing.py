"""Which marks of quotation belong together: the passages of consecutive paragraphs.

« On m'a dit : “Partez !” et je suis parti », raconte-t-il. » holds two passages, one inside the other. Read are « » (also
typed << >>), “ ”, " " (also typed '' and ‘’), ‹ › and single marks around words. A quotation of several paragraphs whose lines
open anew with a mark is one passage. A mark that was lost costs its own sentence: what is never closed ends there or with
its paragraph (`closed` is false), and a mark of another kind may close it. Who utters a passage is not asked here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from recoupe.extraction.quotation_marks import Mark, Marks, reading_of, settled
from recoupe.extraction.sentences import split
from recoupe.rules.folding import fold_same_length


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


@dataclass(slots=True)
class _Open:
    mark: Mark
    depth: int
    inside: list[QuotedPassage] = field(default_factory=list)  # the passages right inside it
    lines: list[tuple[int, int]] = field(default_factory=list)  # paragraphs it ran through before the present one


_PAIRED = frozenset({Marks.SINGLE, Marks.PLUS})  # those that mean nothing where they have no other
_PARAGRAPHS = 6  # paragraphs within which a quotation that does not open anew must close
_LONG_LINE = 1500  # characters from which a line holds several paragraphs
_FAR = 600  # characters that a quotation of several sentences seldom outruns
_REOPENED = re.compile(r"[\s\-–—]*(?:>\s+)*")


def passages_of(text: str, lines: Sequence[tuple[int, int]], language: str = "fr") -> Iterator[QuotedPassage]:
    """The passages of consecutive paragraphs `lines` (start, end) of `text`, in no certain order."""
    plain = fold_same_length(text)
    read = reading_of(plain, lines)
    marks = [list(read(text, plain, *line)) for line in lines]
    carried: list[_Open] = []
    for n, (start, end) in enumerate(lines):
        stack = carried
        own = marks[n]
        if stack and own and _at_start(plain, start, own[0].start) and _same(own[0], stack[0].mark):
            own = own[1:] if own[0].opens or len(own) > 1 else own
        for k, mark in enumerate(own):
            yield from _take(text, plain, mark, own[k + 1 :], stack, start, language)
        carried = []
        if stack and stack[0].mark.marks not in _PAIRED and _goes_on(plain, stack[0], marks, lines, n):
            stack[0].lines.append((max(start, stack[0].mark.start), end))
            carried = stack[:1]
            stack = stack[1:]
        yield from _unclosed(text, plain, stack, start, end, language)


def _at_start(plain: str, line_start: int, position: int) -> bool:
    """Whether nothing but a dash or « > » stands before the mark in its line."""
    return _REOPENED.fullmatch(plain, line_start, position) is not None


def _take(
    text: str, plain: str, mark: Mark, following: Sequence[Mark], stack: list[_Open], line_start: int, language: str
) -> Iterator[QuotedPassage]:
    """Open or close with `mark`, which others follow in its line; gives the passage that it closes."""
    mark = settled(mark, following[0] if following else None)
    at = next((i for i in range(len(stack) - 1, -1, -1) if stack[i].mark.marks is mark.marks), None)
    closed = at if at is not None or mark.opens else _of_other_kind(mark, following, stack)
    if mark.closes and closed is not None:
        left = stack[closed]
        del stack[closed:]
        yield _within(stack, _passage(text, left, mark.start, mark.end, True, line_start))
    elif (mark.opens and (stack or mark.marks is not Marks.PLUS)) or _opens_turned(mark, following):
        if at is not None and at == len(stack) - 1 and _opens_anew(plain, mark, stack[at]):
            end = len(plain[: mark.start].rstrip())
            broken = _broken_off(text, plain, stack.pop(), line_start, end, language)
            if broken is not None:
                yield _within(stack, broken)
        stack.append(_Open(mark, len(stack)))


def _within(stack: list[_Open], passage: QuotedPassage) -> QuotedPassage:
    """The passage, known to the one around it."""
    if stack:
        stack[-1].inside.append(passage)
    return passage


def _of_other_kind(mark: Mark, following: Sequence[Mark], stack: list[_Open]) -> int | None:
    """« « Tout va bien”, dit X »: which passage is closed by a mark that opened none, none of its own closing it."""
    at = next((i for i in range(len(stack) - 1, -1, -1) if stack[i].mark.marks not in _PAIRED), None)
    if at is None or mark.marks in _PAIRED:
        return None
    own = next((m for m in following if m.marks is stack[at].mark.marks), None)
    return at if own is None or not own.closes else None


def _opens_turned(mark: Mark, following: Sequence[Mark]) -> bool:
    """« Un projet d'»intérêt public» »: whether a closing mark stands for the opening one, another closing what it opens."""
    own = next((m for m in following if m.marks is mark.marks), None)
    return mark.leans and own is not None and own.closes and not own.opens and not own.leans


def _opens_anew(plain: str, mark: Mark, left: _Open) -> bool:
    """« "Tout va bien. "Nous irons", dit X »: straight marks hold no straight ones that open with a sentence.

    The passage before was to close there, or its paragraphs stand on one line.
    """
    if mark.marks is not Marks.DOUBLE or any(p.marks is Marks.DOUBLE for p in left.inside):
        return False
    before, after = plain[left.mark.end : mark.start].rstrip(), plain[mark.end : mark.end + 1]
    return before.endswith((".", "!", "?", "…")) and after.isupper()


def _unclosed(
    text: str, plain: str, stack: list[_Open], start: int, end: int, language: str
) -> Iterator[QuotedPassage]:
    """What was opened in the paragraph `start:end` and not closed. Single marks that never close are apostrophes."""
    while stack:
        left = stack.pop()
        broken = None if left.mark.marks in _PAIRED else _broken_off(text, plain, left, start, end, language)
        if broken is not None:
            yield _within(stack, broken)
        elif stack:
            stack[-1].inside.extend(left.inside)


def _broken_off(text: str, plain: str, left: _Open, line_start: int, end: int, language: str) -> QuotedPassage | None:
    """The passage that is never closed: it costs its own sentence at most where it was to close before another opens.

    « on a dit « non ».: one mark closes both, in one sentence. « Nous irons, dit X. Il ajoute « tout va bien » » ends with
    the sentence before the one that opens another, words within a sentence (« une « digue sûre. La ville paiera ») with it.
    """
    first = max(left.mark.end, line_start)
    if not any(c.isalnum() for c in plain[first:end]):
        return None
    inside = sorted((p for p in left.inside if p.start >= first), key=lambda p: p.start)
    stops = [b for _, b, _ in split(plain, first, end, language) if not any(p.start < b < p.end for p in inside)]
    own = stops[0] if stops else end
    same = [p for p in inside if p.start < own]
    words = plain[first:end].lstrip()[:1].islower() and not left.lines
    several = end - line_start > _LONG_LINE
    if same:
        return _passage(text, left, same[-1].inner_end, same[-1].end, True, line_start)
    if words:
        stop = own
    else:
        limit = min((p.start for p in inside), default=end)
        stop = max((b for b in stops if b <= limit), default=own)
        stop = own if several and stop - first > _FAR else stop
    return _passage(text, left, stop, stop, False, line_start)


def _goes_on(plain: str, left: _Open, marks: list[list[Mark]], lines: Sequence[tuple[int, int]], n: int) -> bool:
    """Whether the passage runs on in the next paragraph: that opens anew, or closes before it opens anything.

    Paragraphs without marks may stand before the one that closes, where the passage opened with a sentence. What a page
    shows in part (« On tient le ... ») goes on nowhere.
    """
    cut_short = plain[: lines[n][1]].endswith((" ...", " …"))
    if cut_short or any(p.marks is left.mark.marks for p in left.inside):
        return False
    words = plain[left.mark.end : lines[n][1]].lstrip()[:1].islower()  # « …que « la ville paiera »: within a sentence
    paragraphs = 1 if words else _PARAGRAPHS
    following = range(n + 1, min(n + 1 + paragraphs, len(lines)))
    at = next((k for k in following if any(m.marks is left.mark.marks for m in marks[k])), None)
    if at is None:
        return False
    same = [m for m in marks[at] if m.marks is left.mark.marks]
    first = same[0]
    at_start = _at_start(plain, lines[at][0], first.start)
    if first.opens and at_start and at == n + 1:
        return not words or _at_start(plain, lines[n][0], left.mark.start)
    if at_start:
        return False
    return (first.closes and not first.opens) or sum(m.closes - m.opens for m in same) > 0


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


def _same(one: Mark, other: Mark) -> bool:
    return one.marks is other.marks
