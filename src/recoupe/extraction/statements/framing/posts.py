"""Posts of a platform that a page carries whole: their text, and behind it « — Nora Petit (@norapetit) 14 mars 2020 ».

« La digue a tenu toute la nuit. Merci aux équipes. » is Nora Petit's. The text is what stands before the signature in
its line, or the paragraph above it; more paragraphs belong to it where the first of them opens with a sign that only
posts have (« ⚠ », « #Valmer », « @ »). So are read quotations that a page sets apart with a name behind (« > On tient bon
> > Nora Petit, infirmière »). Some pages print a post within a paragraph and its text again behind its date: it is said once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from recoupe.extraction.entities import Cast
from recoupe.extraction.parse import ParsedArticle
from recoupe.extraction.statements.candidate import Candidate
from recoupe.extraction.statements.quoted_lines import post, pulled, signature
from recoupe.model.span import Span
from recoupe.model.statement import Stance

_LINE = re.compile(r"[^\n]*[^\W_][^\n]*")
_OPENS = re.compile(r"[^\w\s«\"“‘'(.…–—>-]")  # an emoji, « # » or « @ » with which a post may begin
_PARAGRAPHS = 5  # of one post
_SIGNED = re.compile(
    r"[ \xa0]?[—–][ \xa0]?(?:[^\w\n(]{1,10})?(?P<name>\w[^\n()@—–]{1,60}?)[ \xa0]*(?P<account>\(@\w+\))[ \xa0]+"
    r"(?:\d{1,2}\w{,2} \w+ \d{4}|\w+ \d{1,2}, \d{4})(?=\s|$)(?:\s\([^()\n]{2,40}\)(?=\s))?"
)
_ADDRESS = re.compile(r"(?:pic\.twitter\.com|//t\.co)/\w+")
_LONGEST = 700  # characters of a post with its addresses
_WORDS = 3  # that a post must have more than; one with the address of a picture may have fewer


def find_posts(parsed: ParsedArticle, cast: Cast, language: str = "fr") -> Iterator[Candidate]:
    """Candidates of the posts that a page carries with their signature."""
    text = parsed.text
    lines = [m.span() for m in _LINE.finditer(text)]
    for n, (start, end) in enumerate(lines):
        below = text[slice(*lines[n + 1])] if n + 1 < len(lines) else ""
        twice = tuple(_printed_twice(parsed, start, end, below))
        yield from twice
        if twice:
            continue
        platform = signature(text, start, end)
        signed = platform or pulled(text, start, end)
        if signed is None or parsed.sentence_at(end - 1) is None:
            continue  # nobody signs, or the line is the page's
        held = [post(text, start, signed.start())] if signed.start() > start else _above(text, lines[:n])
        content = tuple(Span.of(text, *part) for part in held if part[0] < part[1])
        if content:
            source = Span.of(text, *signed.span("name"))
            rule = "quote/signed" if platform is None else "post/signed"
            account = _SIGNED.search(text, signed.start(), end) if platform is not None else None
            via = None if account is None else Span.of(text, *account.span("account"))
            yield Candidate(content, source, None, Stance.ASSERTS, rule, 0.9, via=via)


def _printed_twice(parsed: ParsedArticle, start: int, end: int, below: str) -> Iterator[Candidate]:
    """« … Le pont tient. — Nora Petit (@norapetit) 14 mars 2020  Le pont tient. »: a post whose text its line prints again,
    or the line `below` it.

    The second copy tells where in the line the post begins.
    """
    text = parsed.text
    for match in _SIGNED.finditer(text, start, end):
        before, after = text[start : match.start()].rstrip(), text[match.end() : end].lstrip() or below.lstrip()
        length = next(
            (n for n in range(min(len(before), len(after), _LONGEST), 0, -1) if before.endswith(after[:n])), 0
        )
        begin = start + len(before) - length
        held = post(text, begin, start + len(before))
        words = text[slice(*held)].split()
        enough = len(words) > (1 if _ADDRESS.search(text, held[1], match.start()) else _WORDS)
        if enough and not text[begin - 1 : begin].isalnum() and parsed.sentence_at(held[0]) is not None:
            source, account = Span.of(text, *match.span("name")), Span.of(text, *match.span("account"))
            content = (Span.of(text, *held),)
            yield Candidate(content, source, None, Stance.ASSERTS, "post/signed", 0.9, when=match.span(), via=account)


def _above(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The paragraphs of the post that ends with the last of `lines`."""
    near = lines[-_PARAGRAPHS:]
    first = next((n for n in range(len(near) - 1, -1, -1) if _OPENS.match(text[slice(*near[n])].strip())), None)
    return near[first if first is not None else -1 :] if near else []
