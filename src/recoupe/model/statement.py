"""A statement: somebody (source) says (cue) something (content). Terms of PARC3 (Pareti 2016)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from recoupe.model.marks import ADDITION
from recoupe.model.span import Span


class Mode(StrEnum):
    """How the words are given: all in quotation marks, none, some; or hearsay, without a source."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    HEARSAY = "hearsay"


class Stance(StrEnum):
    """What the speaker does with the content."""

    ASSERTS = "asserts"
    DENIES = "denies"
    DECLINES = "declines"


@dataclass(frozen=True, slots=True)
class Statement:
    """An attribution relation found in one article."""

    id: Annotated[str, "article id, ':s', number in text order"]
    source: Annotated[Span | None, "the words that name who speaks"]
    speaker: Annotated[str | None, "entity who speaks; null where the text does not settle it"]
    cue: Annotated[Span | None, "the words that signal the attribution"]
    content: Annotated[tuple[Span, ...], "what is said; several spans where it is interrupted"]
    mode: Annotated[Mode, "how the words are given"]
    stance: Annotated[Stance, "what the speaker does with the content"]
    rejects_content: Annotated[bool, "true where the content is what the speaker rejects"]
    conditional: Annotated[bool, "the content stands in the conditional of hearsay (« aurait »)"]
    citing: Annotated[str | None, "entity whom the speaker gives as their own source"]
    via: Annotated[str | None, "agency, outlet or platform that relayed it"]
    said_on: Annotated[str | None, "ISO day, month or year of the utterance, or null"]
    rule: Annotated[str, "the rule that found it"]
    score: Annotated[float, "how sure that rule is, 0 to 1"]
    said_date: Annotated[str | None, "id of the date expression that dates the utterance", ADDITION] = None
    speaker_rule: Annotated[
        str | None,
        "the rule that resolved the source to its speaker; where there is none, why: nobody, pronoun/rivals, pronoun/nobody",
        ADDITION,
    ] = None
    antecedent: Annotated[Span | None, "the words that name the speaker, where the source does not", ADDITION] = None
