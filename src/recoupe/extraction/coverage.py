"""What extraction left over: passages in quotation marks that no statement with a speaker holds.

In « Le maire salue un “beau geste”. “Tout va bien.” » the second passage is nobody's if nothing says whose it is. Titles and
names in quotation marks are left over too: a reader can tell them apart, so they are counted rather than guessed away.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.parse import ParsedArticle
from recoupe.extraction.statements.quotations import quoted_passages
from recoupe.model.span import Span
from recoupe.model.statement import Statement


def loose_quotes(parsed: ParsedArticle, statements: Sequence[Statement]) -> tuple[Span, ...]:
    """The outermost quoted passages that share no character with the content of a statement whose speaker is known."""
    spoken = [span for s in statements if s.speaker is not None for span in s.content]
    loose: list[Span] = []
    for passage in sorted(quoted_passages(parsed), key=lambda p: (p.start, -p.end)):
        span = Span.of(parsed.text, passage.start, passage.end)
        if any(span.overlaps(s) for s in spoken) or (loose and loose[-1].contains(span)):
            continue
        loose.append(span)
    return tuple(loose)
