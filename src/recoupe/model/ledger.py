"""The ledger: everything that one run of recoupe found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from recoupe.model.annotated import AnnotatedArticle
from recoupe.model.entity import Entity
from recoupe.model.story import Story

FORMAT = "recoupe.ledger/1"


@dataclass(frozen=True, slots=True)
class MadeBy:
    """Which versions made a ledger."""

    recoupe: Annotated[str, "version of recoupe"]
    model: Annotated[str, "name and version of the parsing model"]
    rules: Annotated[str, "digest of the rule files"]


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that could not be read, or an article that failed on the way."""

    path: Annotated[str, "the input's name"]
    reason: Annotated[str, "why it was skipped"]


@dataclass(frozen=True, slots=True)
class Ledger:
    """Articles (by id), the entities they talk about, and what their stories say together."""

    made_by: Annotated[MadeBy, "which versions made it"]
    language: Annotated[str, "BCP 47 tag of the rules that were used"]
    articles: Annotated[tuple[AnnotatedArticle, ...], "the articles, by id"]
    entities: Annotated[tuple[Entity, ...], "who and what they talk about, by id"]
    stories: Annotated[tuple[Story, ...], "what the articles of each story say together"]
    skipped: Annotated[tuple[Skipped, ...], "inputs that gave no article, with the reason"]
