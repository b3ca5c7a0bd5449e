"""Annotated articles made from gold files: perfect extraction, to test what comes after it.

`annotated_from_gold(gold_dir, texts)` reads the TOML gold of a folder (format of the annotation guidelines) and gives
`AnnotatedArticle`s whose statements, quantities, dates and entities are the annotators'.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from pathlib import Path

from recoupe.extraction.linking import link
from recoupe.extraction.parse import parse
from recoupe.extraction.terms import find_sentences, find_terms
from recoupe.model.annotated import AnnotatedArticle
from recoupe.model.article import Article, Block, BlockKind, Published, PublishedBasis, article_id
from recoupe.model.date import Date, DateBasis, DateType
from recoupe.model.entity import Entity, EntityKind
from recoupe.model.quantity import Modifier, Phase, Quantity
from recoupe.model.span import Span
from recoupe.model.statement import Mode, Stance, Statement
from recoupe.rules.folding import fold_same_length


def _find(folded: str, needle: str, near: int = 0) -> tuple[int, int]:
    pattern = re.sub(r"(\\ |\s)+", r"\\s+", re.escape(fold_same_length(needle).strip()))
    found = [m.span() for m in re.finditer(pattern, folded)]
    if not found:
        raise LookupError(needle)
    return min(found, key=lambda s: abs(s[0] - near))


def annotated_from_gold(gold_dir: Path, texts: Path, *, published_in_story: bool = True) -> list[AnnotatedArticle]:
    """The gold of every .txt article of `gold_dir`, in file order."""
    names = tomllib.loads((gold_dir / "entities.toml").read_text(encoding="utf-8"))["entities"]
    paths = sorted(p for p in gold_dir.glob("*.toml") if p.name not in ("story.toml", "entities.toml"))
    return [_article(tomllib.loads(p.read_text(encoding="utf-8")), texts, names, published_in_story) for p in paths]


def _article(gold: dict, texts: Path, names: dict[str, list[str]], in_story: bool) -> AnnotatedArticle:
    head = gold["article"]
    text = (texts / head["file"]).read_text(encoding="utf-8")
    folded = fold_same_length(text)
    day = (head.get("published_in_story") if in_story else None) or head.get("published") or None
    ident = article_id(text, url=None, outlet=None, name=head["file"])
    aside = [_find(folded, f) for f in [*head["furniture"], *head.get("captions", [])]]
    blocks, at = [], 0
    for line in text.splitlines(keepends=True):
        end = at + len(line)
        kind = BlockKind.FURNITURE if any(a < end and at < b for a, b in aside) else BlockKind.BODY
        if line.strip() in head.get("headings", []):
            kind = BlockKind.HEADING
        blocks.append(Block(at, end, kind, "gold"))
        at = end
    article = Article(
        id=ident, path=head["file"], url=None, outlet=None, title=None, authors=(), language="fr", text=text,
        published=Published(day, PublishedBasis.GIVEN if day else PublishedBasis.UNKNOWN), blocks=tuple(blocks),
    )  # fmt: skip
    entities: dict[str, Entity] = {}

    def entity(name: str, kind: EntityKind = EntityKind.OTHER) -> str | None:
        if not name:
            return None
        if name not in entities:
            entities[name] = Entity(f"{ident}:e{len(entities) + 1}", name, True, kind, tuple(names.get(name, ())))
        return entities[name].id

    statements, cursor = [], 0
    for n, s in enumerate(gold.get("statement", []), 1):
        content = []
        for piece in s["content"]:
            a, b = _find(folded, piece, content[-1].end if content else cursor)
            content.append(Span.of(text, a, b))
        cursor = content[0].start

        def span(needle: str, near: int = content[0].start) -> Span | None:
            return Span.of(text, *_find(folded, needle, near)) if needle else None

        statements.append(
            Statement(
                id=f"{ident}:s{n}", source=span(s["source"]), speaker=entity(s["entity"]), cue=span(s["cue"]),
                content=tuple(content), mode=Mode(s["mode"]), stance=Stance(s["stance"]),
                rejects_content=s["stance"] == "denies" and "n'est pas" not in fold_same_length(s["content"][0]),
                conditional=False,
                citing=entity(s.get("citing", "")), via=entity(s.get("via", "")), said_on=s.get("said") or None,
                rule="gold", score=1.0,
            )
        )  # fmt: skip
    quantities, taken = [], []
    for n, q in enumerate(gold.get("quantity", []), 1):
        pattern = re.sub(r"(\\ |\s)+", r"\\s+", re.escape(fold_same_length(q["text"])))
        spans = [m.span() for m in re.finditer(pattern, folded)]
        a, b = next(s for s in spans if not any(s[0] < t[1] and t[0] < s[1] for t in taken))
        taken.append((a, b))
        quantities.append(
            Quantity(
                id=f"{ident}:q{n}", span=Span.of(text, a, b), low=q.get("low"), high=q.get("high"),
                modifier=Modifier(q["modifier"]), unit=q["unit"], counted=q["unit"],
                place=entity(q.get("place", ""), EntityKind.PLACE), phase=Phase(q["phase"]), part_of=None, change=None,
                statement=None, entity=entity(q.get("entity", "")), as_of=day, rule="gold", score=1.0,
            )
        )  # fmt: skip
    linked = tuple(replace(q, entity=o.entity) for q, o in zip(link(quantities, statements), quantities, strict=True))
    dates, taken = [], []
    for n, d in enumerate(gold.get("date", []), 1):
        spans = [m.span() for m in re.finditer(re.escape(fold_same_length(d["text"])), folded)]
        a, b = next(s for s in spans if not any(s[0] < t[1] and t[0] < s[1] for t in taken))
        taken.append((a, b))
        value = d.get("value_in_story") or d["value"] or None
        dates.append(
            Date(f"{ident}:d{n}", Span.of(text, a, b), DateType.DATE, value, None, DateBasis.TEXT, "gold", 1.0)
        )
    parsed = parse(article, "fr")
    agencies = tuple(entity(a, EntityKind.AGENCY) or "" for a in head.get("agencies", []))
    return AnnotatedArticle(
        article=article, statements=tuple(statements), quantities=linked, dates=tuple(dates),
        entities=tuple(entities.values()), mentions=(), agencies=agencies, terms=find_terms(parsed),
        sentences=find_sentences(parsed),
    )  # fmt: skip
