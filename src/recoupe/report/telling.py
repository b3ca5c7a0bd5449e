"""A ledger's values in a reader's words: ids as what they stand for, closed values and rules in the reader's language.

`Stance.DENIES` is « dément », "e2" is « Léa Roux (e2) », a quantity's id its words. Where nobody is given as the speaker,
`nobody` tells why, as far as the ledger knows: no source in the text, a role that is never named, two who may be meant.
"""

from __future__ import annotations

import dataclasses
from enum import StrEnum
from typing import Any

from recoupe.ledger.shape import fields
from recoupe.model.annotated import AnnotatedArticle
from recoupe.model.article import Article, Evidence, MetadataEvidence
from recoupe.model.date import Date
from recoupe.model.entity import Entity
from recoupe.model.ledger import Ledger
from recoupe.model.quantity import Quantity
from recoupe.model.span import Span
from recoupe.model.statement import Mode, Statement
from recoupe.model.story import Claim, GroupingStep, LikelyOrigin, Passage, SeriesPoint, Variant
from recoupe.report.labels import Labels, number
from recoupe.report.rows import rows
from recoupe.report.view import short_id
from recoupe.rules.catalogue import example, speaker_example
from recoupe.rules.loader import languages

LONGEST = 90  # characters of another row's words


class Teller:
    """Tells values of one ledger in one language."""

    def __init__(self, ledger: Ledger, words: Labels) -> None:
        self.words = words
        self.colon = words.table["colon"] + " "
        self.language = ledger.language
        self._rows = {row.id: row.value for row in rows(ledger)}

    def value(self, value: Any) -> str:
        """Any value of a field, on one line."""
        if isinstance(value, bool):
            return self.words("why.yes" if value else "why.no")
        if isinstance(value, StrEnum):
            return self.words.value(value)
        if isinstance(value, Span):
            return f"{_quoted(value.text)} ({value.start}–{value.end})"
        if isinstance(value, (Evidence, MetadataEvidence)):
            return self.evidence(value)
        if isinstance(value, SeriesPoint):
            return self._point(value)
        if isinstance(value, Variant):
            return f"{self.reference(value.article)} [{short_id(value.statement)}]{self.colon}{_quoted(value.text)}"
        if isinstance(value, LikelyOrigin):
            return f"{self.words.value(value.kind)} {self.reference(value.id)}"
        if isinstance(value, GroupingStep):
            return self._step(value)
        if isinstance(value, Passage):
            return f"{_quoted(_cut(value.a.text))} ({value.a.start}–{value.a.end}, {value.b.start}–{value.b.end})"
        if isinstance(value, tuple):
            return " → ".join(self.value(v) for v in value)
        if isinstance(value, int | float):
            return number(value, self.words)
        if isinstance(value, str):
            return self.reference(value)
        parts = ((f.name, getattr(value, f.attribute)) for f in fields(type(value)))
        return " · ".join(
            f"{self.words.field(name)} {self.value(inner)}" for name, inner in parts if inner not in (None, ())
        )

    def reference(self, text: str) -> str:
        """What an id stands for; a text that is no id as it is."""
        value = self._rows.get(text)
        if isinstance(value, Entity):
            return f"{value.name} ({value.id})"
        if isinstance(value, AnnotatedArticle):
            return f"{_brief(value.article)} ({text[:4]})"
        said = shown(value)
        return f"{_quoted(said)} [{short_id(text)}]" if said else text

    def evidence(self, evidence: Evidence | MetadataEvidence) -> str:
        """The words that carry something, and where they stand."""
        article = self._rows.get(evidence.article)
        place = _brief(article.article) if isinstance(article, AnnotatedArticle) else evidence.article
        if isinstance(evidence, MetadataEvidence):
            return f"{place}{self.colon}{evidence.field} = {evidence.value}"
        row = evidence.statement or evidence.quantity
        at = short_id(row) if row else f"{evidence.start}–{evidence.end}"
        return f"{place} [{at}]{self.colon}{_quoted(evidence.text)}"

    def _step(self, step: GroupingStep) -> str:
        """How an article came to its story: what it did, which article it is like and by which words."""
        told = f"{self.reference(step.article)}{self.colon}{self.words.value(step.move)}"
        if step.words:
            told += f" ({self.words.field('words')}{self.colon}{', '.join(step.words)})"
        return told

    def _point(self, point: SeriesPoint) -> str:
        who = self.reference(point.speaker) if point.speaker else self.words("text.unattributed")
        return f"{point.as_of or self.words('why.no_date')} · {self.reference(point.quantity)} · {who}"

    def speaker(self, entity: str) -> str:
        """Somebody who speaks; of one whom no article names, that it is so."""
        value = self._rows.get(entity)
        told = self.reference(entity)
        return f"{told}, {self.words('why.unnamed')}" if isinstance(value, Entity) and not value.named else told

    def nobody(self, value: Any) -> str | None:
        """Why a row has no speaker; null where it has one, or where nobody could be expected."""
        if isinstance(value, Statement):
            return None if value.speaker else self._unresolved(value)
        if isinstance(value, Quantity):
            if value.entity:
                return None
            holder = self._rows.get(value.statement or "")
            return self._unresolved(holder) if isinstance(holder, Statement) else self.words("why.no_statement")
        if isinstance(value, Claim) and not value.speakers:
            held = (self._rows.get(e.statement or e.quantity or "") for e in value.evidence)
            reasons = dict.fromkeys(reason for row in held if row is not None and (reason := self.nobody(row)))
            return "; ".join(reasons) or self.words("why.no_source")
        return None

    def _unresolved(self, statement: Statement) -> str:
        if statement.source is None and statement.speaker_rule is None:
            return self.words("why.no_source_hearsay" if statement.mode is Mode.HEARSAY else "why.no_source")
        return self.words.speaker_rule(statement.speaker_rule or "nobody")

    def example(self, rule: str) -> tuple[str, ...]:
        """The example of a rule, in the language of the articles."""
        return example(self.language, rule) if self.language in languages() else ()

    def speaker_example(self, rule: str) -> tuple[str, ...]:
        """The example of a rule that makes out speakers."""
        return speaker_example(self.language, rule) if self.language in languages() else ()


def where(article: Article) -> str:
    """An article by outlet, file and address, as far as they are known."""
    return " · ".join(p for p in (article.outlet, article.path, article.url) if p)


def _brief(article: Article) -> str:
    """An article by outlet and file; by its address where it has no file."""
    return " · ".join(p for p in (article.outlet, article.path or article.url) if p)


def shown(value: Any) -> str:
    """The words of a row, cut short: a statement's content, a claim's text."""
    if isinstance(value, Statement):
        text = " […] ".join(span.text for span in value.content)
    elif isinstance(value, (Quantity, Date)):
        text = value.span.text
    else:
        named = ("text", "explanation", "title", "counted")
        text = (
            next((getattr(value, n) for n in named if hasattr(value, n)), "") if dataclasses.is_dataclass(value) else ""
        )
    return _cut(text)


def _cut(text: str) -> str:
    flat = _flat(text)
    return flat if len(flat) <= LONGEST else flat[: LONGEST - 1].rsplit(" ", 1)[0] + "…"


def _quoted(text: str) -> str:
    """Words of an article in guillemets, unless they open with marks of their own."""
    flat = _flat(text)
    return flat if flat[:1] in ("«", "“", '"') else f"« {flat} »"


def _flat(text: str) -> str:
    return " ".join(text.split())
