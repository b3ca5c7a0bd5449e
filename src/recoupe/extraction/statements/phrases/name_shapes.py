"""Whether words with capitals name a person: « Nora Petit », « N. Petit », « Petit » where the text has a Nora Petit.

Headings give the model little to go by: it has « Kodjovi Mensah » for anything and a surname alone for a place. Looked at
are its label, initials, known first names and the other sentences of the article. Posts and bodies are not asked about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from recoupe.extraction.parse import ParsedArticle, Sentence, Token
from recoupe.rules.world_names import first_name

_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.-?){1,3}(?:[^\W\d_]{3,}(?:-[^\W\d_]+)*)?")
_NAME = 4  # tokens of a name, particles included


def names_person(parsed: ParsedArticle, sentence: Sentence, part: Sequence[Token]) -> bool:
    """Whether the tokens are a person's name, or begin with one."""
    first = part[0]
    if first.label == "PER" and first.text[:1].isupper() and not (len(part) == 1 and _common(parsed, first)):
        return True
    if _INITIALS.fullmatch(first.text) and (len(first.text) > 3 or len(part) > 1):
        return True
    if not first.text[:1].isupper() or first.pos not in ("PROPN", "NOUN", "ADJ", "X"):
        return False
    capitals = [t for t in part if t.text[:1].isupper()]
    if len(part) > _NAME or part[-1] is not capitals[-1]:
        return False
    if len(capitals) > 1 and first_name(first.text) is not None:
        return True
    return any(_person_elsewhere(parsed, sentence, t) for t in {first.i: first, part[-1].i: part[-1]}.values())


def _person_elsewhere(parsed: ParsedArticle, sentence: Sentence, name: Token) -> bool:
    """Whether the other sentences mostly have the word in a person's name."""
    labels = [t.label for s in parsed.sentences if s.start != sentence.start for t in s.tokens if t.text == name.text]
    return labels.count("PER") * 2 > len(labels)


def _common(parsed: ParsedArticle, name: Token) -> bool:
    """Whether the text has the word as a common noun, too."""
    return any(t.text == name.lower and t.pos == "NOUN" for s in parsed.sentences for t in s.tokens)
