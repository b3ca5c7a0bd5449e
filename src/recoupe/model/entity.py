"""Who and what the articles talk about.

Extraction gives every article its own entities ("a1f3…:e2"); `crosscheck.entities` joins them across a story.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from recoupe.model.article import Evidence
from recoupe.model.span import Span


class EntityKind(StrEnum):
    """What an entity is."""

    PERSON = "person"
    ORGANIZATION = "organization"
    GOVERNMENT = "government"
    PLACE = "place"
    AGENCY = "agency"
    OUTLET = "outlet"
    GROUP = "group"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, body, place or group, under the fullest name that the texts give it."""

    id: Annotated[str, "id"]
    name: Annotated[str, "canonical name, without leading article or title"]
    named: Annotated[bool, "false for a role or group that the story never names (« le préfet »)"]
    kind: Annotated[EntityKind, "what it is"]
    aliases: Annotated[tuple[str, ...], "other names and spellings found in the texts"] = ()
    roles: Annotated[tuple[Evidence, ...], "the titles and functions the texts give it"] = ()


class MentionKind(StrEnum):
    """How a mention refers to its entity."""

    NAME = "name"
    TITLE = "title"
    METONYM = "metonym"
    PRONOUN = "pronoun"
    DEMONYM = "demonym"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of one article that stand for an entity."""

    span: Span
    entity: str
    kind: MentionKind
