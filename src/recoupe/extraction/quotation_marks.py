"""The marks of quotation in a paragraph: which signs are marks, and what each may do there, open or close.

« La digue "tient", dit-il. L'écran fait 12" » : the space around a sign, its curl and whose turn it is tell which. An
apostrophe is no mark, nor are the seconds or inches after a digit. Some texts turn their guillemets round (» oui «).
What opens here is paired with what closes it in `pairing`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum


class Marks(StrEnum):
    """Which pair of marks encloses a passage."""

    GUILLEMETS = "guillemets"  # « »
    DOUBLE = "double"  # " " and “ ”
    CHEVRONS = "chevrons"  # ‹ ›
    SINGLE = "single"  # ' ' and ‘ ’
    PLUS = "plus"  # + +, as agencies mark what stands inside other marks
    LINE = "line"  # none: a line that the page sets apart


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark of quotation: `leans` if it stands before its word as opening marks do, whatever it looks like."""

    start: int
    end: int
    marks: Marks
    opens: bool
    closes: bool
    leans: bool = False


_MARK = re.compile(r"<<|>>|''|‘‘|‘’(?=\w)|’’(?!\w)|[«»\"‹›'‘’“”„‟]|(?<![\w+])\+(?= ?[^\W\d])|(?<=[^\s\d+(])\+(?![\w+])")
_OPENING_BEFORE = "([{«\"'‹-–—/:\u2026"
_CLOSING_AFTER = ".,;:!?)]}"
# « . » Tout va bien « , dit-il »: what some sites' software makes of straight marks that stand between blanks
_TURNED = re.compile(r"(?:^|\s)»\s?\w[^«»\n]*\s«\s*(?:[,.;]|$)", re.MULTILINE)
_REVERSED = re.compile(r"(?:^|[\s(])»\w[^«»\n]*[\w.!?…]«(?=[\s.,;:!?)]|$)")  # »Tout va bien«, dit-il
_OPENS_WORDS = re.compile(r"«\s?\w")


def reading_of(plain: str, lines: Sequence[tuple[int, int]]) -> Callable[[str, str, int, int], Iterator[Mark]]:
    """How the marks of these paragraphs are read: as they stand, or turned round."""
    return _turned_marks if any(_is_turned(plain, *line) for line in lines) else _marks


def settled(mark: Mark, following: Mark | None) -> Mark:
    """A mark glued to the word before it, with a space behind: « la plage.« Nous », dit-il » opens, « Nous« , dit-il » not.

    Where another mark closes behind it, it opens; elsewhere it closes what is open, if anything is.
    """
    opens = following is not None and following.marks is mark.marks and following.closes and not following.opens
    return replace(mark, closes=False) if opens and mark.opens and mark.closes else mark


def _marks(text: str, plain: str, start: int, end: int) -> Iterator[Mark]:
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
            yield Mark(match.start(), match.end(), Marks.GUILLEMETS, not closes or after.isspace(), closes)
        elif sign in "»>>":
            elided = plain[start : match.start()].rstrip().endswith("'")  # « un projet d' » intérêt public »
            leans = elided or (leans_right and after.isalnum())
            yield Mark(match.start(), match.end(), Marks.GUILLEMETS, False, True, leans)
        elif sign in "‹›":
            yield Mark(match.start(), match.end(), Marks.CHEVRONS, sign == "‹", sign == "›")
        elif sign == "+":
            opens = match.end() < end and (after.isalpha() or after == " ") and not before.isalpha()
            yield Mark(match.start(), match.end(), Marks.PLUS, opens, not opens)
        elif sign == "''" and after == "'":
            continue
        elif len(sign) == 1 and sign in "'‘’":
            opens = leans_right and sign != "’" and after.isalnum() and not after.isdigit()
            closes = leans_left and sign != "‘" and not before.isspace()
            if opens or closes:
                yield Mark(match.start(), match.end(), Marks.SINGLE, opens and not closes, closes)
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


def _turned_marks(text: str, plain: str, start: int, end: int) -> Iterator[Mark]:
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
) -> Mark | None:
    """What a straight or curly double mark does: its curl, then the space around it, then whose turn it is."""
    if before.isdigit() and not is_open and sign in ('"', "”", "''"):
        return None  # 12", 5' 30"
    elided = before == "'"  # l'"escalade"
    if sign == "“" and not (is_open and not right and (left or after in _CLOSING_AFTER)):
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
    return Mark(match.start(), match.end(), Marks.DOUBLE, opens, not opens)
