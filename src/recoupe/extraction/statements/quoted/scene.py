"""An article as the finders of direct speech see it: its outer quoted passages and the words around each.

Of « Le maire l'assure : “Nous rouvrirons lundi”, avant de filer. » it tells what stands before the passage in its
sentence and what after, and whether the passage is a clause. It decides nothing about speakers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from recoupe.extraction.parse import ParsedArticle, Sentence, Token
from recoupe.extraction.statements.lexicon.quoting import named
from recoupe.extraction.statements.lexicon.words import words
from recoupe.extraction.statements.quotations import QuotedPassage, quoted_passages
from recoupe.extraction.statements.verbs.whole_clauses import is_finite
from recoupe.model.article import BlockKind
from recoupe.model.span import Span
from recoupe.rules.folding import fold_same_length

_ENDS = frozenset({".", "!", "?", "…", "..."})
_QUOTED_LINE = frozenset({">", ">>"})  # « > “On tient bon.” »: a mark before a line that is quoted whole
_ASIDE = 5  # tokens of a remark in brackets before a quotation
_LONG = 6  # words that make a passage without verb an utterance rather than a term


@dataclass(frozen=True)
class Scene:
    """A parsed article and its outer passages in text order."""

    parsed: ParsedArticle
    language: str = "fr"

    @property
    def text(self) -> str:
        """The article's text."""
        return self.parsed.text

    @cached_property
    def plain(self) -> str:
        """The text folded without moving an offset."""
        return fold_same_length(self.parsed.text)

    @cached_property
    def every_passage(self) -> tuple[QuotedPassage, ...]:
        """All passages, inner ones too."""
        return quoted_passages(self.parsed)

    @cached_property
    def passages(self) -> tuple[QuotedPassage, ...]:
        """The passages that stand in no other."""
        return tuple(p for p in self.every_passage if p.depth == 0)

    def span(self, start: int, end: int) -> Span:
        """The span without white space at its ends."""
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return Span.of(self.text, start, end)

    def sentence_at(self, position: int) -> Sentence | None:
        """The sentence at `position`."""
        return self.parsed.sentence_at(position)

    def sentence_before(self, sentence: Sentence) -> Sentence | None:
        """The sentence that precedes it."""
        at = self._order[sentence.start]
        return self.parsed.sentences[at - 1] if at else None

    def sentence_after(self, sentence: Sentence) -> Sentence | None:
        """The sentence that follows it."""
        at = self._order[sentence.start] + 1
        return self.parsed.sentences[at] if at < len(self.parsed.sentences) else None

    @cached_property
    def _order(self) -> dict[int, int]:
        return {s.start: n for n, s in enumerate(self.parsed.sentences)}

    def opening(self, passage: QuotedPassage) -> Sentence | None:
        """The sentence in which the passage begins (not the one before it, should that hold its mark)."""
        sentence = self.sentence_at(passage.start)
        if sentence is not None and sentence.end <= passage.inner_start < passage.end:
            return self.sentence_at(passage.inner_start)
        return sentence

    def before(self, passage: QuotedPassage) -> tuple[Sentence | None, tuple[Token, ...]]:
        """The sentence in which the passage opens, and its tokens before the mark."""
        sentence = self.opening(passage)
        if sentence is None:
            return None, ()
        tokens = [t for t in sentence.tokens if t.end <= passage.start]
        while tokens and tokens[0].text in _QUOTED_LINE:
            del tokens[0]
        # a sentence that ends right before the mark, where the two were not split
        begin = next((t.i + 1 for t in reversed(tokens) if t.text in _ENDS and not self._inside(t.start)), 0)
        if tokens and tokens[-1].text == ":":  # « “Tout a bougé” Benoît Gaillot : “…” »: a title of its own
            first = next((p for p in self.passages if p.start == sentence.start and p.end < passage.start), None)
            if first is not None:
                begin = max(begin, next(t.i for t in tokens if t.start >= first.end))
        return sentence, tuple(tokens[begin:])

    def _inside(self, position: int) -> bool:
        return any(p.start < position < p.end for p in self.passages)

    def after(self, passage: QuotedPassage) -> tuple[Sentence | None, tuple[Token, ...]]:
        """The sentence in which the passage closes, and its tokens after the mark."""
        sentence = self.sentence_at(passage.end - 1)
        if sentence is None:
            return None, ()
        return sentence, tuple(t for t in sentence.tokens if t.start >= passage.end)

    def words(self, passage: QuotedPassage) -> tuple[Token, ...]:
        """The words inside the passage."""
        return tuple(
            t
            for s in self.parsed.sentences_in(passage.start, passage.end)
            for t in s.tokens
            if passage.inner_start <= t.start and t.end <= passage.inner_end and t.pos != "PUNCT"
        )

    def is_clause(self, passage: QuotedPassage) -> bool:
        """Whether the passage has a finite verb, ends like a sentence, is long, or is a whole answer (« Oui »)."""
        inner = self.plain[passage.inner_start : passage.inner_end]
        if re.search(r"[.!?…,]$", inner) or re.search(r"[.!?…]\s", inner):
            return True
        for sentence in self.parsed.sentences_in(passage.start, passage.end):
            for token in sentence.tokens:
                if passage.start < token.start < passage.end and is_finite(sentence, token.i, self.language):
                    return True
        held = self.words(passage)
        if len(held) > 2 and held[1].text.startswith("-"):
            return True  # « Rendez-nous l'école »: an imperative that the model has for a noun
        return len(held) >= _LONG or (len(held) == 1 and held[0].lower in named(self.language, "answer"))

    def alone_before(self, passage: QuotedPassage) -> bool:
        """Whether nothing of its sentence stands before the passage, save a conjunction or a dash."""
        _, tokens = self.before(passage)
        if tokens and tokens[0].text == "(" and tokens[-1].text == ")" and len(tokens) <= _ASIDE:
            return True  # « (Rires) “Jamais” »
        return all(t.pos == "PUNCT" or t.lower in named(self.language, "bare_opening") for t in tokens)

    def behind_kicker(self, passage: QuotedPassage) -> bool:
        """Whether the passage stands right behind the colon of a heading."""
        sentence, tokens = self.before(passage)
        return sentence is not None and sentence.kind is BlockKind.HEADING and bool(tokens) and tokens[-1].text == ":"

    def alone_after(self, passage: QuotedPassage) -> bool:
        """Whether nothing of its sentence stands after the passage."""
        _, tokens = self.after(passage)
        if all(t.pos == "PUNCT" for t in tokens):
            return True
        # « … en général » D'aucuns … »: the full stop left out
        follows = tokens[0].text[:1].isupper() and tokens[0].pos in ("DET", "PRON", "ADV", "ADP", "SCONJ", "CCONJ")
        return follows and self.alone_before(passage) and len(self.words(passage)) >= _LONG

    def joined(self, n: int) -> list[int]:
        """Index `n` and those of the passages that follow it with nothing but « et » or a comma between."""
        members = [n]
        while members[-1] + 1 < len(self.passages):
            one, other = self.passages[members[-1]], self.passages[members[-1] + 1]
            sentence = self.sentence_at(one.end - 1)
            if sentence is None or other.start >= sentence.end:
                break
            joints = words(self.language, "conjunction") | named(self.language, "joining") | {""}
            if self.plain[one.end : other.start].strip(" ,;") not in joints:
                break
            members.append(members[-1] + 1)
        return members

    def in_marks(self, position: int) -> bool:
        """Whether the character at `position` stands inside quotation marks."""
        return any(p.start <= position < p.end for p in self.passages)

    def paragraph_is(self, passage: QuotedPassage) -> bool:
        """Whether the passage is all of its paragraph."""
        sentence = self.opening(passage)
        last = None if sentence is None else self.sentence_at(passage.end - 1)
        if sentence is None or last is None or not self.alone_before(passage) or not self.alone_after(passage):
            return False
        before, after = self.sentence_before(sentence), self.sentence_after(last)
        first = before is None or before.paragraph != sentence.paragraph
        return first and (after is None or after.paragraph != last.paragraph)

    def paragraph(self, passage: QuotedPassage) -> int:
        """The paragraph in which the passage opens."""
        sentence = self.opening(passage)
        return passage.start if sentence is None else sentence.paragraph
