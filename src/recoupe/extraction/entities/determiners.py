"""Where a noun phrase begins, and what its determiner tells.

« les deux principaux *syndicats* », « les « *marcheurs* » », « ses *avocats* »: adjectives before the noun, numbers and marks are
passed over on the way to the article, which says whether it is one or several, he or she, known or not.
"""

from __future__ import annotations

from recoupe.extraction.entities.nominals import Article
from recoupe.extraction.entities.wording import Wording


class Determiners:
    """The words before the nouns of one sentence; positions are those of its tokens."""

    __slots__ = ("_is", "tokens")

    def __init__(self, wording: Wording) -> None:
        self.tokens, self._is = wording.tokens, wording.has

    def _glued(self, i: int) -> bool:
        """Whether the word before goes with this one without a blank (« sapeurs-pompiers »), unless it is « l' »."""
        before = self.tokens[i - 1]
        return before.end == self.tokens[i].start and before.text[-1].isalpha() and before.text[0].isalpha()

    def gender(self, i: int) -> str:
        """The gender that the article at `i` shows; empty where it shows none."""
        feminine, masculine = (self._is(i, "titles", name) for name in ("feminine_determiner", "masculine_determiner"))
        return "f" if feminine else "m" if masculine else ""

    def _some(self, i: int) -> bool:
        """« selon des élus »: « des » that no noun or adverb stands before is an article."""
        if not self._is(i, "titles", "plural_article"):
            return False
        if i == 0 or self.tokens[i - 1].pos == "PUNCT":
            return True
        return self.tokens[i - 1].pos == "ADP" and not self._is(i - 1, "names", "locative")

    def core(self, head: int) -> int:
        """Where the phrase begins without its article: « les (principaux) syndicats », « ses (récents) propos »."""
        while head > 0 and (self._is(head - 1, "titles", "before") or self._glued(head)):
            head -= 1
        owned = head > 1 and self._is(head - 2, "titles", "possessive") and self.tokens[head - 1].pos == "ADJ"
        return head - 1 if owned else head

    def described(self, i: int) -> bool:
        """« les huit délégués choisis par … »"""
        return i < len(self.tokens) and self.tokens[i].morph.get("VerbForm") == "Part"

    def several(self, i: int) -> bool:
        """« les villageois »: a noun that only its article tells to be plural."""
        return self._is(self.counted(self.core(i)) - 1, "titles", "plural_article")

    def more_than_one(self, i: int) -> bool:
        """« les ONG », « plusieurs ONG », « deux ONG »: whatever stands before letters tells that they are plural."""
        before = self.tokens[i - 1] if i else None
        shown = before is not None and before.pos in ("DET", "ADJ") and before.morph.get("Number") == "Plur"
        return shown or (before is not None and before.pos == "NUM") or self.several(i)

    def counted(self, first: int) -> int:
        """« les deux (élus) »: where the number begins behind an article."""
        begin = first
        while begin > 1 and self.tokens[begin - 1].pos == "NUM":
            begin -= 1
        definite = self._is(begin - 1, "titles", "definite") or self._is(begin - 1, "titles", "possessive")
        return begin if definite else first

    def marked(self, first: int) -> int:
        """« les « marcheurs » »: from where the article is looked for, over the mark that opens the noun."""
        opened = first > 1 and self._is(first - 1, "statement_words", "open_quote")
        return first - 1 if opened and self.tokens[first - 2].pos in ("DET", "ADP", "ADJ", "NUM") else first

    def determined(self, first: int) -> tuple[Article, int]:
        """What the article of the phrase whose other words begin at `first` tells, and where the phrase begins."""
        first = self.counted(first)
        if first == 0:
            return Article.BARE, first
        before = self.tokens[first - 1]
        for kind in (Article.DEFINITE, Article.POSSESSIVE, Article.INDEFINITE):
            if self._is(first - 1, "titles", kind.value):
                tied = before.pos == "ADP" and not self._some(first - 1)
                if kind is Article.INDEFINITE and self._is(first - 1, "names", "genitive") and tied:
                    return Article.DEFINITE if self._is(first - 1, "titles", "plural_article") else Article.BARE, first
                return kind, first - 1
        if self._is(first - 1, "titles", "contracted"):
            return Article.DEFINITE, first
        return Article.BARE, first
