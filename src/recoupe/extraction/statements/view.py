"""What the finders of reported speech look at: one sentence with its verb groups and the article's quoted passages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from recoupe.extraction.parse import ParsedArticle, Sentence
from recoupe.extraction.statements.quotations import QuotedPassage, quoted_passages
from recoupe.extraction.statements.verbs.verb_groups import Group, groups
from recoupe.model.span import Span


@dataclass(frozen=True)
class View:
    """One sentence with what was read in it."""

    parsed: ParsedArticle
    sentence: Sentence
    groups: tuple[Group, ...]
    passages: tuple[QuotedPassage, ...]  # all passages of the article
    language: str
    before: View | None = field(default=None, repr=False, compare=False)  # the sentence before

    @property
    def text(self) -> str:
        """The article's text."""
        return self.parsed.text

    def enclosing(self, start: int, end: int) -> QuotedPassage | None:
        """The innermost passage that holds `start:end` between its marks."""
        held = [p for p in self.passages if p.start < start and end <= p.end]
        return min(held, key=lambda p: p.end - p.start, default=None)

    def words_of(self, first: int, last: int) -> Span:
        """The characters of tokens `first` to `last`; a quotation that opens in them and outruns the sentence is taken whole."""
        start, end = self.sentence.tokens[first].start, self.sentence.tokens[last].end
        passage = next((p for p in self.passages if start <= p.start < end < p.end and p.closed), None)
        return Span.of(self.text, start, end if passage is None else passage.end)

    def marked(self, span: Span) -> bool:
        """Whether a quotation begins within the characters of `span`."""
        return any(span.start <= p.start < span.end for p in self.passages)


def views(parsed: ParsedArticle, language: str = "fr") -> Iterator[View]:
    """The sentences of the article, in text order."""
    passages = quoted_passages(parsed)
    view: View | None = None
    for sentence in parsed.sentences:
        view = View(parsed, sentence, groups(sentence, language), passages, language, view)
        yield view
