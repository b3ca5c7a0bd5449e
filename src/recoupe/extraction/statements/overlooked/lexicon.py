"""Which uses of verbs are taken for reports where no finder of their construction saw one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from recoupe.rules.loader import load

SCORE = 0.5  # of what only the last finder reads


@dataclass(frozen=True, slots=True)
class Sort:
    """Verbs that nearly always report where they take a noun phrase, whatever its noun."""

    name: str
    verbs: tuple[str, ...]
    example: str
    counter: str = ""


class Mood(StrEnum):
    """The mood and tense of a use."""

    PAST = "past"  # a dit, disait, dit hier
    NOW = "now"
    PARTICIPLE = "participle"  # disant
    INFINITIVE = "infinitive"
    IMPERATIVE = "imperative"  # rappelons que


class Who(StrEnum):
    """What the subject of a use is."""

    NONE = "none"  # none that could be read
    SPEAKER = "speaker"  # somebody, a body, a pronoun of theirs
    FIRST = "first"  # je, nous
    SOMEONE = "someone"  # on
    YOU = "you"  # vous, in a question to who is interviewed
    THOSE = "those"  # ceux qui, celle sur …
    EVENT = "event"  # marches, petitions, banners: what people hold to say something
    OTHER = "other"  # things, « ce »


@dataclass(frozen=True, slots=True)
class Reading:
    """A use whose `content`, `subject` and `mood` are among these is taken for a report; it was one in `right` of `seen`."""

    content: tuple[str, ...]  # a construction (Takes), « quote », or « object » behind prepositional phrases
    subject: tuple[Who, ...]
    mood: tuple[Mood, ...]
    right: int
    seen: int
    example: str
    counter: str = ""
    verbs: tuple[str, ...] = ()  # only of these, where not of all


def admitted(verb: str, content: str, subject: Who, mood: Mood, language: str) -> bool:
    """Whether such a use of `verb` is a report more often than not."""
    return any(
        content in r.content and subject in r.subject and mood in r.mood and (not r.verbs or verb in r.verbs)
        for r in load(language, "overlooked", "reading", Reading)
    )


@cache
def sorts(language: str) -> frozenset[str]:
    """The verbs of all sorts."""
    return frozenset(v for sort in load(language, "overlooked", "sort", Sort) for v in sort.verbs)
