"""Phrases that set somebody apart from others: « quant au préfet », « le préfet, lui, … », « l'employé qui nous a parlé »."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extraction.entities.body_reach import before_contrast
from recoupe.extraction.entities.lexicon import words
from recoupe.extraction.entities.nominals import Nominal
from recoupe.extraction.entities.registry import Record
from recoupe.extraction.parse import ParsedArticle, Token

_AGENT = 2  # tokens of a participle with the preposition of its agent
_ANSWER = 3  # tokens of « lui a répondu »
_FAR = 4  # words between the phrase or its verb and « de son côté »


def told_apart(nominal: Nominal, parsed: ParsedArticle, language: str) -> bool:
    """« l'employé qui nous a parlé », « l'homme frappé par Hugo Roux »: a relative clause or a participle with its agent,
    without a comma, says which of many, none told before.
    """
    tokens = parsed.sentences[nominal.sentence].tokens
    behind = tokens[nominal.last + 1 : nominal.last + 2]
    relative = bool(behind) and behind[0].lower in words(language, "statement_words", "relative")
    return (relative and not _of_one(nominal, language)) or acted_upon_by(nominal, tokens, language)


def _of_one(nominal: Nominal, language: str) -> bool:
    """« le ministre de la Mer qui … », « la députée de l'Aubrelle qui … »: an office of which no clause has to say whose it is."""
    if nominal.role is None:
        return False
    held = words(language, "titles", "well_known") | words(language, "titles", "one_holder")
    return nominal.role.masculine in held and bool(nominal.qualifiers)


def acted_upon_by(nominal: Nominal, tokens: Sequence[Token], language: str) -> bool:
    """« la femme et l'homme frappés par Hugo Roux »: a participle with its agent, behind two as well, says who they are."""
    i = nominal.last + 1
    both = i + _AGENT < len(tokens) and tokens[i].lower in words(language, "names", "coordination")
    both = both and tokens[i + 1].pos == "DET" and tokens[i + 2].pos == "NOUN"
    behind = tokens[i + (3 if both else 0) :][:_AGENT]
    agent = any(t.lower in words(language, "statement_words", "agent") for t in behind[1:])
    return agent and behind[0].pos in ("VERB", "ADJ") and behind[0].text.islower()


def _answers_the_last(nominal: Nominal, parsed: ParsedArticle, language: str) -> bool:
    """« lui rétorque le journaliste », « leur a répondu la préfète »: who answers whoever spoke before."""
    before = parsed.sentences[nominal.sentence].tokens[max(0, nominal.first - _ANSWER) : nominal.first]
    if not before or before[-1].lemma not in words(language, "titles", "answers"):
        return False
    return any(t.lower in words(language, "pronouns", "addressed") for t in before[:-1])


def contrasted(nominal: Nominal, parsed: ParsedArticle, language: str) -> bool:
    """Whether a phrase is set against whoever spoke before: « Quant au maire », « Le maire, lui, », « De son côté, le maire »,
    « lui répond le maire ».
    """
    if _answers_the_last(nominal, parsed, language):
        return True
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
