"""Copy that two articles of a story share, word for word or rewritten, and who probably wrote it first.

« … ont entamé vendredi une réunion à Moscou » standing word for word in two articles is copy. Sentences whose content words
agree almost all (« Douze personnes ont péri dans la crue » / « La crue a fait douze morts ») are rewritten copy when there
are enough of them. Names, titles and the quoted words of a speaker tell nothing: a shared quotation is no copying.
Not found: copy that was rewritten with other words throughout, and the direction of copying between undated articles
without credits.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from recoupe.model.annotated import AnnotatedArticle
from recoupe.model.article import BlockKind
from recoupe.model.entity import Entity
from recoupe.model.story import LikelyOrigin, OriginKind, Passage, Reuse
from recoupe.stories.passages import Words, read_words, word_runs
from recoupe.stories.rewriting import Rewritten, rewritten_sentences, sentences_of

COPY = 0.3  # share of the shorter body from which one text as a whole counts as made from the other
GRAM = 5
CROWD = 40  # articles that may share a 5-gram and still be compared: more is a stock phrase


def find_reuse(articles: Sequence[AnnotatedArticle], entities: Sequence[Entity]) -> tuple[Reuse, ...]:
    """The pairs of articles that share passages, in order of their ids.

    Pairs come from an index of 5-grams and of rare words, so that time grows with what is shared, not with all pairs.
    """
    ordered = sorted(articles, key=lambda a: a.article.id)
    words = [read_words(a) for a in ordered]
    sentences = [sentences_of(a) for a in ordered]
    rewritten = rewritten_sentences(sentences)
    found = []
    for i, j in sorted(_pairs(words) | set(rewritten)):
        row = _row(ordered[i], words[i], ordered[j], words[j], rewritten.get((i, j), ()))
        if row is not None:
            found.append(row)
    return tuple(found)


def _pairs(words: Sequence[Words]) -> set[tuple[int, int]]:
    """Pairs of articles that share a 5-gram which is no stock phrase."""
    index: dict[tuple[str, ...], list[int]] = {}
    for i, read in enumerate(words):
        for gram in {read.keys[k : k + GRAM] for k in range(len(read.keys) - GRAM + 1)}:
            index.setdefault(gram, []).append(i)
    return {(i, j) for held in index.values() if 1 < len(held) <= CROWD for n, j in enumerate(held) for i in held[:n]}


def _row(
    a: AnnotatedArticle, first: Words, b: AnnotatedArticle, second: Words, rewritten: Sequence[Rewritten]
) -> Reuse | None:
    runs = word_runs(a, first, b, second)
    added = [r.passage for r in rewritten if not any(_overlap(r.passage, p) for p in runs)]
    copied = sum(_letters(p.a.text) for p in runs)
    if not runs and not _enough(added, a, b):
        return None
    if not _enough(added, a, b):
        added = []
    passages = tuple(sorted((*runs, *added), key=lambda p: (p.a.start, p.b.start)))
    body = min(_body_letters(a), _body_letters(b)) or 1
    share = round(min(1.0, sum(min(_letters(p.a.text), _letters(p.b.text)) for p in passages) / body), 4)
    ids = (a.article.id, b.article.id)
    longest = max((_letters(p.a.text) for p in runs), default=0)
    return Reuse(
        id="r" + hashlib.sha256("\n".join(ids).encode()).hexdigest()[:12],
        articles=ids,
        passages=passages,
        share=share,
        likely_origin=_origin(a, b, share),
        rule="reuse/word-runs" if copied else "reuse/rewritten",
        score=round(min(1.0, 0.5 + longest / 200), 3),
    )


def _enough(added: Sequence[Passage], a: AnnotatedArticle, b: AnnotatedArticle) -> bool:
    """Rewritten copy shows in several sentences, or in a good part of a short text."""
    body = min(_body_letters(a), _body_letters(b)) or 1
    share = sum(min(_letters(p.a.text), _letters(p.b.text)) for p in added) / body
    return len(added) >= 2 and share >= COPY / 2


def _overlap(p: Passage, q: Passage) -> bool:
    return p.a.overlaps(q.a) or p.b.overlaps(q.b)


def _origin(a: AnnotatedArticle, b: AnnotatedArticle, share: float) -> LikelyOrigin | None:
    """The agency that both credit, or the only one that either does; else, of a whole copy, the earlier article."""
    both = sorted(set(a.agencies) & set(b.agencies)) or sorted({*a.agencies, *b.agencies})
    if len(both) == 1:
        return LikelyOrigin(OriginKind.AGENCY, both[0])
    days = [x.article.published.value for x in (a, b)]
    if both or share < COPY or not days[0] or not days[1]:
        return None
    size = min(len(days[0]), len(days[1]))
    if days[0][:size] == days[1][:size]:
        return None
    return LikelyOrigin(OriginKind.ARTICLE, (a if days[0] < days[1] else b).article.id)


def _letters(text: str) -> int:
    return sum(c.isalnum() for c in text)


def _body_letters(a: AnnotatedArticle) -> int:
    kinds = (BlockKind.BODY, BlockKind.HEADING)
    return sum(_letters(a.article.text[b.start : b.end]) for b in a.article.blocks if b.kind in kinds)
