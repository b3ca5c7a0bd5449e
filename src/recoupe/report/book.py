"""The rows of one story by id, and what a reader calls its articles and speakers.

« Corée du Nord (via TF1Info) » in « 002, 003 » is a `Voice`: somebody, with the articles in which they speak.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from recoupe.model.annotated import AnnotatedArticle
from recoupe.model.entity import Entity
from recoupe.model.ledger import Ledger
from recoupe.model.statement import Statement
from recoupe.model.story import Claim, Story
from recoupe.report.labels import article_names


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who says something, and in which articles."""

    name: str | None  # None: nobody is named
    unnamed_role: str | None
    articles: tuple[str, ...]
    via: tuple[str, ...]
    citing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reach:
    """How far words went: in how many articles, in outlets that are known, in articles whose outlet is not."""

    articles: int
    outlets: int
    unknown: int


def books(ledger: Ledger) -> list[Book]:
    """A book for each story, large ones first and those of one size as their files are named."""
    articles = {a.article.id: a for a in ledger.articles}
    entities = {e.id: e for e in ledger.entities}
    made = [Book(story, articles, entities, ledger.language) for story in ledger.stories]
    return sorted(made, key=lambda book: (-len(book.articles), natural(book.path)))


class Book:
    """Looks the rows of a story up while a view of it is made."""

    def __init__(
        self, story: Story, articles: Mapping[str, AnnotatedArticle], entities: Mapping[str, Entity], language: str
    ) -> None:
        self.story = story
        self.language = language
        self.entities = entities
        held = [articles[i] for i in story.articles if i in articles]
        self.names = article_names([a.article for a in held])
        self.articles = tuple(sorted(held, key=lambda a: natural(self.names[a.article.id])))
        self.statements = {s.id: (s, a) for a in self.articles for s in a.statements}
        self.quantities = {q.id: (q, a) for a in self.articles for q in a.quantities}
        self._rank = {a.article.id: n for n, a in enumerate(self.articles)}
        self._outlets = {a.article.id: a.article.outlet for a in self.articles}

    @property
    def path(self) -> str:
        """The first article's file or address."""
        first = self.articles[0].article
        return first.path or first.url or first.id

    def named_articles(self, articles: Iterable[str]) -> tuple[str, ...]:
        """The short names of articles, in the story's order."""
        return tuple(self.names[i] for i in sorted(set(articles), key=self._rank.__getitem__))

    def name(self, entity: str) -> str:
        """The name of an entity, or its id where the ledger lacks it."""
        return self.entities[entity].name if entity in self.entities else entity

    def named(self, entity: str | None) -> str | None:
        """The name of an entity that has one."""
        found = self.entities.get(entity or "")
        return found.name if found and found.named else None

    def position(self, claim: Claim) -> tuple[int, int]:
        """Where a claim first stands, in the order of articles."""
        first = claim.evidence[0]
        return self._rank[first.article], first.start

    def reach(self, articles: Iterable[str]) -> Reach:
        """How far the articles with these ids reach."""
        outlets = {i: self._outlets[i] for i in articles}
        return Reach(len(outlets), len({o for o in outlets.values() if o}), sum(o is None for o in outlets.values()))

    def voices(self, rows: Sequence[tuple[Statement, AnnotatedArticle]]) -> tuple[Voice, ...]:
        """Who says the statements, each once."""
        voices = []
        for who in dict.fromkeys(speaker_key(s) for s, _ in rows):
            own = [(s, a) for s, a in rows if speaker_key(s) == who]
            name = self.named(own[0][0].speaker)
            role = next((s.source.text for s, _ in own if s.source), None)
            voices.append(
                Voice(
                    name=name,
                    unnamed_role=None if name else role,
                    articles=self.named_articles(a.article.id for _, a in own),
                    via=unique(self.name(s.via) for s, _ in own if s.via),
                    citing=unique(self.name(s.citing) for s, _ in own if s.citing),
                )
            )
        return tuple(voices)


def natural(name: str) -> list[tuple[bool, int, str]]:
    """Sorts « site9 » before « site10 »."""
    return [(not p.isdigit(), int(p) if p.isdigit() else 0, p) for p in re.split(r"(\d+)", name)]


def speaker_key(statement: Statement) -> str:
    """The same for statements of one speaker."""
    return statement.speaker or (statement.source.text if statement.source else "")


def words_of(statement: Statement) -> str:
    """What is said, its pieces joined."""
    return " […] ".join(span.text for span in statement.content)


def unique(items: Iterable[str]) -> tuple[str, ...]:
    """Each once, in order."""
    return tuple(dict.fromkeys(items))
