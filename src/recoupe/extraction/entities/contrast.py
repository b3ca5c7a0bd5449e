"""Phrases that set somebody apart from others: « quant au préfet », « le préfet, lui, … », « l'employé qui nous a parlé »."""

from __future__ import annotations

from recoupe.extraction.entities.body_reach import before_contrast
from recoupe.extraction.entities.lexicon import words
from recoupe.extraction.entities.nominals import Nominal
from recoupe.extraction.entities.registry import Record
from recoupe.extraction.parse import ParsedArticle, Token

_AGENT = 2  # tokens of a participle with the preposition of its agent
_FAR = 4  # words between the phrase or its verb and « de son côté »


def told_apart(nominal: Nominal, parsed: ParsedArticle, language: str) -> bool:
    """« l'employé qui nous a parlé », « l'homme frappé par Hugo Roux »: a relative clause or a participle with its agent,
    without a comma, says which of many, none told before.
    """
    behind = parsed.sentences[nominal.sentence].tokens[nominal.last + 1 : nominal.last + 1 + _AGENT]
    if not behind:
        return False
    passive = behind[0].pos in ("VERB", "ADJ") and behind[0].text.islower()
    agent = any(t.lower in words(language, "statement_words", "agent") for t in behind[1:])
    return behind[0].lower in words(language, "statement_words", "relative") or (passive and agent)


def contrasted(nominal: Nominal, parsed: ParsedArticle, language: str) -> bool:
    """Whether a phrase is set against whoever spoke before: « Quant au maire », « Le maire, lui, », « De son côté, le maire »."""
    tokens = parsed.sentences[nominal.sentence].tokens
    before = " ".join(t.lower for t in tokens[max(0, nominal.first - 2) : nominal.first + 1])
    if any(f" {opening} " in f" {before} " for opening in words(language, "pronouns", "as_for")):
        return True
    if before_contrast(tokens, nominal.last, language):
        return True
    near = (*tokens[max(0, nominal.first - _FAR) : nominal.first], *tokens[nominal.last + 1 : nominal.last + 1 + _FAR])
    return any(_on_their_part(near[i : i + 3], language) for i in range(len(near)))


def _on_their_part(three: tuple[Token, ...], language: str) -> bool:
    """« de son côté », « pour sa part », « quant à lui »."""
    first, *rest = (t.lower for t in three)
    if len(rest) < 2:
        return False
    own = rest[0] in words(language, "titles", "possessive") and rest[1] in words(language, "pronouns", "part")
    if own and first in words(language, "titles", "on_ones_part"):
        return True
    tonic = rest[1] in words(language, "pronouns", "tonic")
    return tonic and f"{first} {rest[0]}" in words(language, "pronouns", "as_for")


def unlike(other: str | None, record: Record | None) -> Record | None:
    """« Hugo Roux a parlé. Le préfet, lui, … »: nobody whom the phrase is set against."""
    return None if record is not None and record.id == other else record
