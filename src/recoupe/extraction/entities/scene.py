"""Who appears where in an article: every phrase that stands for somebody, in text order, with what the place tells.

In « Le maire a reçu Awa Keita. Elle a refusé. » the scene holds « Le maire » (a subject) and « Awa Keita » (none): what
pronouns and titles further on choose from.
"""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.extraction.entities.phrases import Nominal
from recoupe.extraction.entities.registry import Record
from recoupe.extraction.parse import ParsedArticle, Sentence


@dataclass
class Appearance:
    """A phrase and whom it stands for, once that is known."""

    nominal: Nominal
    subject: bool
    quoted: bool
    record: Record | None = None
    asked: bool = False  # whether somebody tried to find the record of a title without name
    found: bool = False  # and found a bearer
    origin: Appearance | None = None  # the phrase that a settled pronoun goes back to
    located: bool = False  # it stands behind « à », « en », « dans »

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.nominal.start


def is_subject(sentence: Sentence, nominal: Nominal) -> bool:
    """Whether the phrase is the subject of a verb, by the parse."""
    inside = range(nominal.first, nominal.last + 1)
    return any(
        sentence.tokens[i].dep.split(":")[0] == "nsubj" and sentence.tokens[i].head not in inside for i in inside
    )


def quoted_zones(parsed: ParsedArticle) -> tuple[tuple[int, int], ...]:
    """Stretches between quotation marks, guillemets by pairs, straight marks by turns within a paragraph."""
    text = parsed.text
    zones: list[tuple[int, int]] = []
    opened: int | None = None
    straight: int | None = None
    for i, character in enumerate(text):
        if character in "«“":
            opened = i if opened is None else opened
        elif character in "»”" and opened is not None:
            zones.append((opened, i + 1))
            opened = None
        elif character == '"':
            if straight is None:
                straight = i
            else:
                zones.append((straight, i + 1))
                straight = None
        elif character == "\n":
            straight = None
            if opened is not None and text[i + 1 : i + 2] not in "«»\n":
                opened = None
    return tuple(sorted(zones))
