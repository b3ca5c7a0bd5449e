"""Fold a text for matching, and find the way back.

« l’AFP  a dit » and "l'AFP a dit" must match the same rules: typographic apostrophes, quotation marks, dashes and
spaces are folded to their plain forms, accents composed, soft hyphens, zero-width characters and all but one of several
spaces dropped. « » are kept, and so are line breaks. The article's own text is never touched: `Folded` maps every offset
back to it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

SHORT = 80  # characters of a text whose key is remembered
_SAME_LENGTH = str.maketrans(
    {
        **dict.fromkeys("’‘ʼ′´`", "'"),
        **dict.fromkeys("“”„‟″", '"'),
        **dict.fromkeys("\u00a0\u202f\u2009\u2007\u2008\u200a\u2002\u2003\u3000\t\u000b\u000c", " "),
        **dict.fromkeys("‐‑", "-"),
        **dict.fromkeys("\r\u2028\u2029\u0085", "\n"),
    }
)
_PLAIN = {chr(odd): plain for odd, plain in _SAME_LENGTH.items()}
# An apostrophe that became another sign: « l"eau » (where no later mark closes what a quotation would open), « l?eau ».
_ELIDED = re.compile(
    r"(?:\?(?<=(?<!\w)[cdjlmnstCDJLMNST]\?)|\"(?<=(?<!\w)[cdjlmnstCDJLMNST]\")(?![^\"\n]*[^\s\"(«]\"(?!\w)))(?=[^\W\d_])"
)
_DROPPED = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text. `offsets[i]` is where its character i stands in the source; one more entry marks the end."""

    text: str
    offsets: tuple[int, ...] | None  # None where folding changed no length

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """Source offsets of the folded stretch `start:end` (not empty)."""
        if self.offsets is None:
            return start, end
        return self.offsets[start], self.offsets[end - 1] + self._width(end - 1)

    def _width(self, i: int) -> int:
        """Source characters that folded character i stands for: those up to the next, but not dropped ones after it."""
        assert self.offsets is not None
        return max(1, self.offsets[i + 1] - self.offsets[i]) if _composed(self.text[i]) else 1


def _composed(character: str) -> bool:
    return not character.isascii() and unicodedata.decomposition(character) != ""


def fold(text: str, *, spaced: bool = False) -> Folded:
    """Fold `text`; it keeps its length unless it holds decomposed accents, invisible characters or doubled spaces.

    `spaced` keeps the doubled spaces: they part the entries of a menu.
    """
    plain = fold_same_length(text)
    if (spaced or "  " not in plain) and not any(c in _DROPPED or unicodedata.combining(c) for c in set(plain)):
        return Folded(plain, None)
    kept: list[str] = []
    offsets: list[int] = []
    for i, character in enumerate(plain):
        if character in _DROPPED or (character == " " and not spaced and kept[-1:] == [" "]):
            continue
        if kept and unicodedata.combining(character):
            together = unicodedata.normalize("NFC", kept[-1] + character)
            if len(together) == 1:
                kept[-1] = together
                continue
        kept.append(character)
        offsets.append(i)
    return Folded("".join(kept), (*offsets, len(plain)))


def fold_same_length(text: str) -> str:
    """Fold only what keeps every offset in place."""
    for odd in _PLAIN.keys() & set(text):  # five times as fast as str.translate
        text = text.replace(odd, _PLAIN[odd])
    return _ELIDED.sub("'", text) if '"' in text or "?" in text else text


def key(text: str) -> str:
    """A form under which spellings of one name meet: no case, no accents, letters and digits only, single spaces."""
    return _short_key(text) if len(text) <= SHORT else _key(text)


def _key(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", fold_same_length(text)).casefold()
    letters = "".join(c if c.isalnum() else " " for c in decomposed if not unicodedata.combining(c))
    return " ".join(letters.split())


_short_key = lru_cache(maxsize=1 << 16)(_key)  # names and words come again and again
