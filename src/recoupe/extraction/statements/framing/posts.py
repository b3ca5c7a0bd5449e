"""Posts of a platform that a page carries whole: their text, and behind it « — Nora Petit (@norapetit) 14 mars 2020 ».

« La digue a tenu toute la nuit. Merci aux équipes. » is Nora Petit's. The text is what stands before the signature in
its line, or the paragraph above it; more paragraphs belong to it where the first of them opens with a sign that only
posts have (« ⚠ », « #Valmer », « @ »). So are read quotations that a page sets apart with a name behind (« > On tient bon
> > Nora Petit, infirmière »).
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


def find_posts(parsed: ParsedArticle, cast: Cast, language: str = "fr") -> Iterator[Candidate]:
    """Candidates of the posts that a page carries with their signature."""
    text = parsed.text
    lines = [m.span() for m in _LINE.finditer(text)]
    for n, (start, end) in enumerate(lines):
        platform = signature(text, start, end)
        signed = platform or pulled(text, start, end)
        if signed is None or parsed.sentence_at(end - 1) is None:
            continue  # nobody signs, or the line is the page's
        held = [post(text, start, signed.start())] if signed.start() > start else _above(text, lines[:n])
        content = tuple(Span.of(text, *part) for part in held if part[0] < part[1])
        if content:
            source = Span.of(text, *signed.span("name"))
            rule = "quote/signed" if platform is None else "post/signed"
            yield Candidate(content, source, None, Stance.ASSERTS, rule, 0.9)


def _above(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The paragraphs of the post that ends with the last of `lines`."""
    near = lines[-_PARAGRAPHS:]
    first = next((n for n in range(len(near) - 1, -1, -1) if _OPENS.match(text[slice(*near[n])].strip())), None)
    return near[first if first is not None else -1 :] if near else []
