"""What the articles of one story say together: claims, and what is wrong between them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from recoupe.model.article import Evidence
from recoupe.model.marks import ADDITION
from recoupe.model.span import Span


class ClaimKind(StrEnum):
    """Whether a claim joins statements or figures."""

    STATEMENT = "statement"
    QUANTITY = "quantity"


class Support(StrEnum):
    """How many independent origins stand behind a claim."""

    SINGLE_SOURCE = "single_source"
    REPEATED = "repeated"
    CORROBORATED = "corroborated"
    UNATTRIBUTED = "unattributed"


class Dispute(StrEnum):
    """Whether something in the story speaks against a claim."""

    NONE = "none"
    CONTESTED = "contested"
    DENIED = "denied"


class ConflictKind(StrEnum):
    """What two accounts disagree about."""

    NUMBER = "number"
    DENIAL = "denial"
    ATTRIBUTION = "attribution"
    DATE = "date"
    NAME = "name"


class DistortionKind(StrEnum):
    """What was lost on the way from one text to another."""

    MODIFIER_LOST = "modifier_lost"
    CERTAINTY_LOST = "certainty_lost"
    ATTRIBUTION_LOST = "attribution_lost"


class Revision(StrEnum):
    """How a figure moved between two points of a series."""

    UP = "up"
    DOWN = "down"
    NONE = "none"


class Difference(StrEnum):
    """How the wordings of one utterance differ."""

    NONE = "none"
    WORDING = "wording"
    MEANING = "meaning"


class OriginKind(StrEnum):
    """What stands behind shared copy."""

    AGENCY = "agency"
    ARTICLE = "article"


class GroupingMove(StrEnum):
    """What a new article did to the stories."""

    OPENS = "opens"
    JOINS = "joins"
    MERGES = "merges"


@dataclass(frozen=True, slots=True)
class GroupingStep:
    """How an article came to its story."""

    article: Annotated[str, "id of the article"]
    move: Annotated[GroupingMove, "opens, joins or merges stories"]
    like: Annotated[tuple[str, ...], "the earlier articles of the story that it is like"]
    words: Annotated[tuple[str, ...], "the words that make it like the nearest of them"]
    merged: Annotated[tuple[str, ...], "the first article of each story that became one by it"]
    rule: Annotated[str, "the rule that placed it"]
    score: Annotated[float, "how like the nearest is, 0 to 1; 1 where it opens a story"]


@dataclass(frozen=True, slots=True)
class Claim:
    """One fact, with every place that carries it."""

    id: Annotated[str, "id"]
    text: Annotated[str, "clearest wording found in an article"]
    kind: Annotated[ClaimKind, "statement or quantity"]
    speakers: Annotated[tuple[str, ...], "entities who say it"]
    evidence: Annotated[tuple[Evidence, ...], "where it stands"]
    outlets: Annotated[int, "outlets that carry it; an article without an outlet counts as one of its own"]
    origins: Annotated[int, "roots of the graph of who cites, relays and copies whom"]
    chains: Annotated[tuple[tuple[str, ...], ...], "paths from an origin to an article: entity …, article"]
    support: Annotated[Support, "single_source, repeated, corroborated or unattributed"]
    dispute: Annotated[Dispute, "none, contested or denied"]
    rule: Annotated[str, "the rule that joined it"]
    score: Annotated[float, "how sure that rule is, 0 to 1"]


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """One figure of a series."""

    quantity: Annotated[str, "id of the quantity"]
    as_of: Annotated[str | None, "ISO day, month or year at which it holds"]
    speaker: Annotated[str | None, "entity who gives it"]


@dataclass(frozen=True, slots=True)
class Series:
    """How a figure moved."""

    id: Annotated[str, "id"]
    counted: Annotated[str, "the counted thing"]
    unit: Annotated[str, "unit of all points"]
    place: Annotated[str | None, "entity: the place of all points"]
    points: Annotated[tuple[SeriesPoint, ...], "in order of date"]
    revisions: Annotated[tuple[Revision, ...], "from each dated point to the next: up, down, none"]
    rule: Annotated[str, "the rule that joined it", ADDITION]
    score: Annotated[float, "how sure that rule is, 0 to 1", ADDITION]
    first_quantity: Annotated[str | None, "id of the first dated quantity", ADDITION] = None
    last_quantity: Annotated[str | None, "id of the last dated quantity", ADDITION] = None
    low: Annotated[float | None, "least value that somebody still claims, or null where it is open", ADDITION] = None
    high: Annotated[float | None, "greatest value that somebody still claims, or null where it is open", ADDITION] = (
        None
    )
    held: Annotated[tuple[SeriesPoint, ...], "the last figure of each speaker: who still gives which", ADDITION] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """Accounts that cannot all hold."""

    id: Annotated[str, "id"]
    kind: Annotated[ConflictKind, "what they disagree about"]
    claims: Annotated[tuple[str, ...], "claims that disagree"]
    evidence: Annotated[tuple[Evidence, ...], "the words on each side"]
    explanation: Annotated[str, "one sentence"]
    rule: Annotated[str, "the rule that found it"]
    score: Annotated[float, "how sure that rule is, 0 to 1"]


@dataclass(frozen=True, slots=True)
class Distortion:
    """What one text lost of another's words. JSON names `from_` "from"."""

    id: Annotated[str, "id"]
    kind: Annotated[DistortionKind, "what was lost"]
    from_: Annotated[Evidence, "the words as they stood first"]
    to: Annotated[Evidence, "the words that lost something; may be plain prose"]
    explanation: Annotated[str, "one sentence"]
    rule: Annotated[str, "the rule that found it"]
    score: Annotated[float, "how sure that rule is, 0 to 1"]


@dataclass(frozen=True, slots=True)
class Variant:
    """One wording of an utterance."""

    article: Annotated[str, "id of the article"]
    statement: Annotated[str, "id of the statement"]
    text: Annotated[str, "the words"]


@dataclass(frozen=True, slots=True)
class QuotationGroup:
    """One utterance in several wordings or translations."""

    id: Annotated[str, "id"]
    speaker: Annotated[str | None, "entity who said it"]
    said_on: Annotated[str | None, "ISO day, month or year"]
    variants: Annotated[tuple[Variant, ...], "the wordings"]
    difference: Annotated[Difference, "none, wording or meaning"]
    note: Annotated[str, "which words differ, and whether the meaning does"]
    rule: Annotated[str, "the rule that joined it"]
    score: Annotated[float, "how sure that rule is, 0 to 1"]


@dataclass(frozen=True, slots=True)
class Passage:
    """The same words in two articles."""

    a: Annotated[Span, "in the first article"]
    b: Annotated[Span, "in the second"]


@dataclass(frozen=True, slots=True)
class LikelyOrigin:
    """Who probably wrote shared copy first."""

    kind: Annotated[OriginKind, "agency (id of an entity) or article (id of an article)"]
    id: Annotated[str, "id"]


@dataclass(frozen=True, slots=True)
class Reuse:
    """Copy that two articles share."""

    id: Annotated[str, "id", ADDITION]
    articles: Annotated[tuple[str, str], "ids of the two articles"]
    passages: Annotated[tuple[Passage, ...], "the shared passages"]
    share: Annotated[float, "copied letters / letters of the shorter body"]
    likely_origin: Annotated[LikelyOrigin | None, "who probably wrote it first, or null"]
    rule: Annotated[str, "the rule that found it", ADDITION]
    score: Annotated[float, "how sure that rule is, 0 to 1", ADDITION]


@dataclass(frozen=True, slots=True)
class Event:
    """Something dated that the story reports."""

    id: Annotated[str, "id"]
    date: Annotated[str, "ISO day, month or year"]
    text: Annotated[str, "the words of an article"]
    claims: Annotated[tuple[str, ...], "claims dated so"]
    articles: Annotated[tuple[str, ...], "articles that say so"]


@dataclass(frozen=True, slots=True)
class Story:
    """One happening and all that the articles say about it."""

    id: Annotated[str, "id"]
    title: Annotated[str, "the words of one of its articles"]
    articles: Annotated[tuple[str, ...], "ids of its articles"]
    first: Annotated[str | None, "earliest publication date known"]
    last: Annotated[str | None, "latest publication date known"]
    claims: Annotated[tuple[Claim, ...], "what is claimed"] = ()
    series: Annotated[tuple[Series, ...], "how figures moved"] = ()
    conflicts: Annotated[tuple[Conflict, ...], "accounts that cannot all hold"] = ()
    distortions: Annotated[tuple[Distortion, ...], "what was lost on the way"] = ()
    quotations: Annotated[tuple[QuotationGroup, ...], "utterances in several wordings"] = ()
    reuse: Annotated[tuple[Reuse, ...], "shared copy"] = ()
    timeline: Annotated[tuple[Event, ...], "what happened when"] = ()
    grouping: Annotated[tuple[GroupingStep, ...], "how each article came to the story, in that order", ADDITION] = ()
