"""Lines that a page sets apart as somebody's words: « > La digue a tenu. » below « Le préfet a écrit : ».

A line that opens with « > » is quoted whole where what stands before it ends with a colon, or where a post's signature
closes it (« --- Nora Petit (@norapetit) 14 mars 2020 ») or a name behind the same sign (« > On tient bon > > Nora Petit,
infirmière »). A name glued to the full stop signs any line (« On tient bon.Nora Petit à Radio Brume »); « > Roux : Non.
> Petit : Si. » holds one passage a turn. Other such lines are an article's own words in large letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_QUOTED = re.compile(r"(?:>\s*)+")
_SIGNATURE = re.compile(r"(?:\s|>)*(?:[—–]|-{1,3})[ \xa0]*(?P<name>[^\W\d][^\n()@]{1,70}?)[ \xa0]*\(@\w+\)")
_NAME = r"[^\W\d_a-zà-ÿ][\w'’.-]+"
_PULLED = re.compile(rf"\s*(?:>\s*){{2,}}(?P<name>{_NAME}(?: {_NAME}){{1,3}}(?:, [^>\n.:!?]{{2,90}}?)?)\s*(?=>\s*>|$)")
_GLUED = re.compile(
    rf"(?<=[^\s.][.!?…»\"])(?P<name>{_NAME}(?: {_NAME}){{1,3}}(?:, [^>\n.:!?]{{2,90}}?)?)(?:\s?à \w+(?: \w+)?)?\s*$"
)
_ADDRESS = re.compile(r"(?:\s|>)*(?:https?://|pic\.twitter\.com/)\S+(?=(?:\s|>)*$)")
_TURN = re.compile(r">\s*(?P<name>[A-ZÀ-ÖØ-Þ][\w'’.\- ]{1,40}?)\s?:\s")
_MARKED = '«"“'
_WORDS = 4  # that « > » and a score or a name may have


def signature(text: str, start: int, end: int) -> re.Match[str] | None:
    """What signs a post that the line `start:end` holds, at the line's beginning or behind the post."""
    return next((m for m in _SIGNATURE.finditer(text, start, end) if m.start() == start or m[0][0] in " >\xa0\t"), None)


def pulled(text: str, start: int, end: int) -> re.Match[str] | None:
    """The name that signs the words of the line `start:end`: behind « > > », or right behind their full stop."""
    opening = _QUOTED.match(text, start, end)
    first = start if opening is None else opening.end()
    found = None if opening is None else _PULLED.search(text[:end], first + 1)
    found = found or _GLUED.search(text[:end], first + 1)
    held = "" if found is None else text[first : found.start()]
    return found if ">" not in held and len(held.split()) > _WORDS else None


def post(text: str, start: int, end: int) -> tuple[int, int]:
    """The words of the post in the line `start:end`: without « > » before them and addresses of pages behind them."""
    opening = _QUOTED.match(text, start, end)
    start = start if opening is None else opening.end()
    while (address := _ADDRESS.search(text[start:end])) is not None:
        end = start + address.start()
    while end > start and text[end - 1] in " >\xa0\t\n":
        end -= 1
    return start, end


def quoted_lines(text: str, lines: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What is quoted by the layout alone in the consecutive paragraphs `lines` of `text`."""
    for n, (start, end) in enumerate(lines):
        opening = _QUOTED.match(text, start, end)
        set_apart = pulled(text, start, end)
        if opening is None and set_apart is not None and text[start] not in _MARKED:
            yield post(text, start, set_apart.start())
        if opening is None or opening.end() == end or text[opening.end()] in _MARKED:
            continue
        turns = list(_TURN.finditer(text, start, end))
        signed = signature(text, start, end) or set_apart
        if len(turns) > 1:
            for turn, following in zip(turns, [*(t.start() for t in turns[1:]), end], strict=True):
                yield post(text, turn.end(), following)
        elif signed is not None and signed.start() > start:
            yield post(text, start, signed.start())
        elif n and text[slice(*lines[n - 1])].rstrip().endswith(":") and len(text[start:end].split()) > _WORDS:
            yield post(text, start, end)


def speaker_of_turn(text: str, start: int, line: int) -> tuple[int, int] | None:
    """Where the name stands under which a turn that begins at `start` is given in the line that begins at `line`."""
    turn = next((t for t in _TURN.finditer(text, line, start) if t.end() == start), None)
    return None if turn is None else turn.span("name")
