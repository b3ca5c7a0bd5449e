"""`recoupe why ID`: which rule made a row, what that rule does, where the row stands, and what it read.

The row is shown in its sentence, its words marked off by ⟦ ⟧; then the rule with an example; then each field that the row
holds, in the order of the ledger. A row without a speaker says why. Everything but the articles' words is in the language
asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from recoupe.ledger.shape import Field, fields
from recoupe.model.annotated import AnnotatedArticle
from recoupe.model.article import Block, Evidence, MetadataEvidence
from recoupe.model.ledger import Ledger
from recoupe.model.span import Span
from recoupe.model.story import GroupingStep, Passage, SeriesPoint, Story, Variant
from recoupe.report.labels import Labels, labels, number
from recoupe.report.reasons import part_of_page
from recoupe.report.rows import Row, find_row
from recoupe.report.telling import Teller, where

AROUND = 160  # characters shown on each side of the words
SHARED = 10  # passages of shared copy that are shown

_A_LINE_EACH = (Evidence, MetadataEvidence, SeriesPoint, Passage, Variant, GroupingStep)
_SPEAKERS = ("speaker", "entity", "speakers")


def explain(ledger: Ledger, ident: str, lang: str) -> str:
    """The explanation, as lines of text. Raises UnknownRowError where no row or more than one has the id."""
    return "\n".join(_lines(find_row(ledger, ident), Teller(ledger, labels(lang)))) + "\n"


def _lines(row: Row, teller: Teller) -> Iterator[str]:
    words = teller.words
    yield f"{row.id} · {words(f'row.{_kind(row.value)}')}"
    if row.article is not None:
        yield where(row.article.article)
        spans = _spans(row.value)
        if spans:
            text = row.article.article.text
            yield from ("", "  " + (_context(text, spans) if text else _apart(spans)))
            if not text:
                yield f"  ({words('why.article_text')})"
    yield ""
    rule = getattr(row.value, "rule", None)
    if rule:
        sure = words("why.sure", score=number(row.value.score, words))
        yield from _rule(words("why.found_by"), f"{rule} ({sure})", words.rule(rule), teller.example(rule), words)
    if isinstance(row.value, AnnotatedArticle):
        yield from _article(row.value, teller)
    else:
        yield from _fields(row.value, teller)


def _kind(value: Any) -> str:
    return type(value).__name__.removeprefix("Annotated").lower()


def _rule(label: str, name: str, does: str, example: Sequence[str], words: Labels) -> Iterator[str]:
    yield f"{label}{words.table['colon']} {name}"
    if does:
        yield f"  {does}"
    if example:
        told = " / ".join(" ".join(e.split()) for e in example)
        yield f"  {words('why.example')}{words.table['colon']} {told}"


def _spans(value: Any) -> list[Span]:
    content = getattr(value, "content", None)
    if content is not None:
        return [*content, *(s for s in (value.source, value.cue) if s)]
    span = getattr(value, "span", None)
    return [span] if isinstance(span, Span) else []


def _apart(spans: Sequence[Span]) -> str:
    """The words of a ledger without the articles' text."""
    return " … ".join(f"⟦{' '.join(s.text.split())}⟧" for s in sorted(spans))


def _context(text: str, spans: Sequence[Span]) -> str:
    """The words around `spans` with each marked off; nested marks are not drawn."""
    outer = [s for s in spans if not any(o is not s and o.contains(s) for o in spans)]
    start, end = min(s.start for s in outer), max(s.end for s in outer)
    left = max(0, start - AROUND, text.rfind("\n", 0, start) + 1)
    stop = text.find("\n", end)
    right = min(len(text), end + AROUND, stop if stop >= 0 else len(text))
    pieces, at = [], left
    for span in sorted(outer):
        if span.start < at:
            continue
        pieces += [text[at : span.start], "⟦", text[span.start : span.end], "⟧"]
        at = span.end
    return "".join([*pieces, text[at:right]]).replace("\n", " ").strip()


def _fields(value: Any, teller: Teller) -> Iterator[str]:
    words = teller.words
    colon = words.table["colon"] + " "
    nobody = teller.nobody(value)
    for field in (f for f in fields(type(value)) if not f.inline):
        inner = getattr(value, field.attribute)
        label = words.field(field.name)
        if field.name in _SPEAKERS and not inner and nobody is not None:
            yield f"{label}{colon}{words('why.nobody')} – {nobody}"
        if field.name in ("id", "rule", "score") or inner is None or inner in ((), ""):
            continue
        if field.name == "speaker_rule":
            if value.speaker is not None:
                yield from _rule(label, inner, words.speaker_rule(inner), teller.speaker_example(inner), words)
        elif field.name in _SPEAKERS:
            several = inner if isinstance(inner, tuple) else (inner,)
            yield f"{label}{colon}{', '.join(teller.speaker(e) for e in several)}"
        elif field.name == "share":
            yield f"{label}{colon}{number(round(100 * inner), words)} %"
        elif isinstance(inner, tuple):
            yield from _list(value, field, inner, teller)
        else:
            yield f"{label}{colon}{teller.value(inner)}"


def _list(value: Any, field: Field, inner: tuple[Any, ...], teller: Teller) -> Iterator[str]:
    """A field that holds several: each on a line of its own where it needs one."""
    label, colon = teller.words.field(field.name), teller.colon
    if isinstance(value, Story) and not isinstance(inner[0], (str, GroupingStep)):
        yield f"{label}{colon}{number(len(inner), teller.words)}"
    elif isinstance(inner[0], (*_A_LINE_EACH, tuple)) or field.name in ("claims", "articles", "agencies"):
        yield f"{label}{colon.rstrip()}"
        yield from (f"  {teller.value(item)}" for item in inner[:SHARED])
        if len(inner) > SHARED:
            yield f"  … {number(len(inner), teller.words)}"
    else:
        yield f"{label}{colon}{', '.join(teller.value(item) for item in inner)}"


def _article(value: AnnotatedArticle, teller: Teller) -> Iterator[str]:
    words, article = teller.words, value.article
    colon = words.table["colon"] + " "
    for name in ("title", "authors", "language"):
        inner = getattr(article, name)
        if inner:
            yield f"{words.field(name)}{colon}{', '.join(inner) if isinstance(inner, tuple) else inner}"
    published = article.published
    day = published.value or words("why.unknown")
    yield f"{words.field('published')}{colon}{day}"
    yield f"  {words.field('basis')}{colon}{words.value(published.basis)}"
    yield from (f"  {teller.evidence(e)}" for e in published.evidence)
    if value.agencies:
        yield f"{words.field('agencies')}{colon}{', '.join(teller.reference(a) for a in value.agencies)}"
    for name in ("statements", "quantities", "dates", "loose_quotes"):
        yield f"{words.field(name)}{colon}{number(len(getattr(value, name)), words)}"
    yield from (f"  {teller.value(passage)}" for passage in value.loose_quotes)
    yield f"{words.field('blocks')}{colon.rstrip()}"
    yield from (f"  {_block(block, words)}" for block in article.blocks)


def _block(block: Block, words: Labels) -> str:
    kind, reason = words.value(block.kind), part_of_page(block.kind, block.reason, words)
    told = kind if reason == kind else f"{kind}{words.table['colon']} {reason}"
    return f"{block.start}–{block.end} {told}"
