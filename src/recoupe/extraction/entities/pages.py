"""Whose a page on a platform is: « la page Facebook de la mairie », « le groupe Facebook « Colère 82 » ».

The platform carries what is published on it and says nothing itself; a page of which nobody is told is nobody's.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.entities import lexicon
from recoupe.extraction.entities.names import MARKS
from recoupe.extraction.entities.scene import Appearance
from recoupe.extraction.parse import ParsedArticle, Token

_CALLED = 8  # tokens between the marks around a page's name


def is_page(head: Appearance, parsed: ParsedArticle, language: str) -> bool:
    """Whether the phrase is a platform's name behind a noun for a page: « (la page) Facebook »."""
    name, record = head.nominal.name, head.record
    if name is None or record is None or record.name not in lexicon.words(language, "bodies", "platform"):
        return False
    before = parsed.sentences[head.nominal.sentence].tokens[: name.first]
    if not before or before[-1].lower not in lexicon.words(language, "bodies", "page"):
        return False
    some = any(t.lower in lexicon.words(language, "titles", "indefinite") for t in before[-2:-1])
    firm = lexicon.body(before[-1].lower, language) is not None and not some  # « le groupe Facebook » alone is the firm
    return not firm or called(head, parsed, language) is not None or _led(head, parsed, language) is not None


def owner_told(
    head: Appearance, appearances: Sequence[Appearance], parsed: ParsedArticle, language: str
) -> Appearance | None:
    """The phrase behind a page that says whose it is: « de la mairie », « du collectif »."""
    of = _led(head, parsed, language)
    return None if of is None else next((a for a in appearances if of.start <= a.start <= of.end + 1), None)


def _led(head: Appearance, parsed: ParsedArticle, language: str) -> Token | None:
    """The « de » behind the platform's name."""
    tokens = parsed.sentences[head.nominal.sentence].tokens
    behind = tokens[_last(head) + 1 : _last(head) + 2]
    return behind[0] if behind and behind[0].lower in lexicon.words(language, "names", "genitive") else None


def _last(head: Appearance) -> int:
    return head.nominal.last if head.nominal.name is None else head.nominal.name.last


def called(head: Appearance, parsed: ParsedArticle, language: str) -> str | None:
    """What a page is called between marks: « Colère 82 »."""
    tokens = parsed.sentences[head.nominal.sentence].tokens
    first = _last(head) + 2
    if first >= len(tokens) or tokens[first - 1].text not in MARKS:
        return None
    held: list[Token] = []
    for token in tokens[first : first + _CALLED]:
        if token.text == MARKS[tokens[first - 1].text]:
            name = lexicon.written(held) if held else None
            return name and (lexicon.group(name, language) or name)
        held.append(token)
    return None
