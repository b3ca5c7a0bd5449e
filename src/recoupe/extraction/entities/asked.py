"""Of whom a share of those asked is: « 47 % des lecteurs », « deux tiers des sondés », « seuls 32 % ».

« Les Belges interrogés craignent le froid. 64 % des sondés réclament une aide, 12 % s'y opposent. » : both shares are of
« Belges interrogés ». Shares told with « la plupart » or « une majorité » are nobody whom a poll has counted.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.entities.lexicon import words
from recoupe.extraction.entities.nominals import Head
from recoupe.extraction.entities.scene import Appearance
from recoupe.extraction.parse import ParsedArticle, Token
from recoupe.model.span import Span

_BEGINS = 4  # tokens of a source within which its share stands: « pas moins de 32 % »


def share_of(source: Span, appearances: Sequence[Appearance], parsed: ParsedArticle, language: str) -> str | None:
    """The name of the group of which the source is a share; null where it is none or the text does not tell."""
    sentence = parsed.sentence_at(source.start)
    held = () if sentence is None else sentence.at(source.start, source.end)
    at = next((n for n, t in enumerate(held[:_BEGINS]) if t.lower in words(language, "bodies", "share")), None)
    half = words(language, "bodies", "half")
    if at is None or not any(t.pos == "NUM" or t.text[0].isdigit() or t.lower in half for t in held[: at + 1]):
        return None
    behind = held[at + 1 :]
    if behind and behind[0].lower not in words(language, "names", "genitive"):
        return None
    noun = next((t for t in behind if t.pos in ("NOUN", "PROPN", "ADJ")), None)
    if noun is not None and not _asked(noun, language) and noun.lower not in words(language, "bodies", "anyone"):
        inside = (a for a in appearances if source.start < a.start and a.nominal.end <= source.end)
        group = next((a for a in inside if a.nominal.sort in (Head.ROLE, Head.DEMONYM) and a.nominal.plural), None)
        return None if group is None else group.nominal.text
    return _those_asked(source, parsed, language)


def _those_asked(source: Span, parsed: ParsedArticle, language: str) -> str | None:
    """« (les) Belges interrogés » before the source; null where nobody is told so or several are."""
    told = set()
    for sentence in parsed.sentences:
        for noun, asked in zip(sentence.tokens, sentence.tokens[1:], strict=False):
            known = noun.pos in ("NOUN", "PROPN") and noun.lower not in words(language, "bodies", "anyone")
            if asked.end <= source.start and _asked(asked, language) and known:
                told.add(f"{noun.text} {asked.text}")
    return told.pop() if len(told) == 1 else None


def _asked(token: Token, language: str) -> bool:
    return token.lower in words(language, "bodies", "polled")
