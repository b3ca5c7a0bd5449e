"""What stands in a stretch of the text, which may run over sentences: « « Non. Jamais. », dit le maire, citant la loi ».

Its tokens, its paragraphs, and whether a mark that opened in it is still open at its end.
"""

from __future__ import annotations

from recoupe.extraction.parse import ParsedArticle, Token
from recoupe.rules.folding import fold


def tokens_in(parsed: ParsedArticle, start: int, end: int) -> list[Token]:
    """The tokens that begin in the characters `start:end`."""
    return [t for s in parsed.sentences_in(start, end) for t in s.tokens if start <= t.start < end]


def paragraphs_through(parsed: ParsedArticle, first: int, last: int) -> int:
    """How many paragraphs the sentences with the numbers `first` to `last` stand in."""
    return len({s.paragraph for s in parsed.sentences[first : last + 1]})


def marks_open(text: str, start: int, position: int) -> bool:
    """Whether a mark of quotation opened since `start` is still open: not at « il » in « évoque « un froid » qu'il craint »."""
    before = fold(text[start:position]).text
    return before.count("«") > before.count("»") or before.count('"') % 2 == 1
