"""Posts of a platform that a page carries whole: their text, and below it « — Nora Petit (@norapetit) 14 mars 2020 ».

« La digue a tenu toute la nuit. Merci aux équipes. » is Nora Petit's. The text is the paragraph above the signature;
more paragraphs belong to it where the first of them opens with a sign that only posts have (« ⚠ », « #Valmer », « @ »).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from recoupe.extraction.entities import Cast
from recoupe.extraction.parse import ParsedArticle
from recoupe.extraction.statements.candidate import Candidate
from recoupe.model.span import Span
from recoupe.model.statement import Stance

_SIGNED = re.compile(r"^[ \xa0]*[—–-][ \xa0]*(?P<name>[^\W\d][^\n()@]{1,70}?)[ \xa0]*\(@\w+\)", re.MULTILINE)
_OPENS = re.compile(r"[^\w\s«\"“‘'(.…–—-]")  # an emoji, « # » or « @ » with which a post may begin
_PARAGRAPHS = 5  # of one post


def find_posts(parsed: ParsedArticle, cast: Cast, language: str = "fr") -> Iterator[Candidate]:
    """Candidates of the posts that a page carries with their signature."""
    text = parsed.text
    for signature in _SIGNED.finditer(text):
        lines = list(re.finditer(r"[^\n]*[^\W_][^\n]*", text[: signature.start()]))[-_PARAGRAPHS:]
        if not lines:
            continue
        first = next((m for m in reversed(lines) if _OPENS.match(m[0].strip())), lines[-1])
        content = tuple(Span.of(text, m.start(), m.end()) for m in lines[lines.index(first) :])
        source = Span.of(text, signature.start("name"), signature.end("name"))
        yield Candidate(content, source, None, Stance.ASSERTS, "post/signed", 0.8)
