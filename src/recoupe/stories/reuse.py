"""Copy that two articles of a story share, word for word or rewritten, and who probably wrote it first.

« … ont entamé vendredi une réunion à Moscou » standing word for word in two articles is copy. Sentences whose content words
agree almost all (« Douze personnes ont péri dans la crue » / « La crue a fait douze morts ») are rewritten copy when there
are enough of them, and so are sentences that answer one another loosely in one order through most of a text. Names, titles,
the quoted words of a speaker and phrases that very many articles print tell nothing.
Not found: copy that was freely told again, and the direction of copying between undated articles without credits.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from recoupe.model.annotated import AnnotatedArticle
from recoupe.model.article import BlockKind
from recoupe.model.entity import Entity, EntityKind
from recoupe.model.span import Span
from recoupe.model.story import LikelyOrigin, OriginKind, Passage, Reuse
from recoupe.rules.folding import key
from recoupe.stories.passages import Words, read_words, word_runs
from recoupe.stories.rewriting import Rarity, Rewritten, retold, rewritten_sentences, sentences_of

COPY = 0.3  # share of the shorter body from which one text as a whole counts as made from the other
CROWD = 40  # articles that may share a run of words and all be compared; more print a stock phrase or one dispatch
LAST = 3  # of so many, the articles each is compared with


@dataclass(frozen=True, slots=True)
class _Corpus:
    """The articles of a story and what their pairs are compared by."""

    articles: Sequence[AnnotatedArticle]
    words: Sequence[Words]
    stock: Set[tuple[str, ...]]
    rewritten: Mapping[tuple[int, int], Sequence[Rewritten]]
    told: Mapping[tuple[int, int], Sequence[Rewritten]]
    entities: Mapping[str, Entity]


def find_reuse(articles: Sequence[AnnotatedArticle], entities: Sequence[Entity]) -> tuple[Reuse, ...]:
    """The pairs of articles that share passages, in order of their ids.

    Pairs come from an index of 5-grams and of rare words, so that time grows with what is shared, not with all pairs.
    """
    ordered = sorted(articles, key=lambda a: a.article.id)
    titles: dict[str, list[tuple[int, int]]] = {}
    for role in (r for e in entities for r in e.roles):
        titles.setdefault(role.article, []).append((role.start, role.end))
    words = [read_words(a, titles.get(a.article.id, ())) for a in ordered]
    index = _index(words)
    sentences = [sentences_of(a) for a in ordered]
    rarity = Rarity.of(sentences)
    corpus = _Corpus(
        ordered,
        words,
        stock={gram for gram, held in index.items() if len(held) > CROWD},
        rewritten=rewritten_sentences(sentences, rarity),
        told=retold(sentences, rarity),
        entities={e.id: e for e in entities},
    )
    pairs = sorted(_pairs(index) | set(corpus.rewritten) | set(corpus.told))
    return tuple(row for i, j in pairs if (row := _row(corpus, i, j)) is not None)


def _index(words: Sequence[Words]) -> dict[tuple[str, ...], list[int]]:
    """The articles that hold each run of a few words, where several do."""
    index: dict[tuple[str, ...], list[int]] = {}
    for i, read in enumerate(words):
        for gram in set(read.grams()):
            index.setdefault(gram, []).append(i)
    return {gram: held for gram, held in index.items() if len(held) > 1}


def _pairs(index: Mapping[tuple[str, ...], Sequence[int]]) -> set[tuple[int, int]]:
    """Pairs of articles that share a run; of words that very many print each article is compared with the last few."""
    return {
        (i, j)
        for held in index.values()
        for n, j in enumerate(held)
        for i in (held[:n] if len(held) <= CROWD else held[max(0, n - LAST) : n])
    }


def _row(corpus: _Corpus, i: int, j: int) -> Reuse | None:
    a, b = corpus.articles[i], corpus.articles[j]
    shared = word_runs(a, corpus.words[i], b, corpus.words[j], corpus.stock)
    runs = [r.passage for r in shared]
    if any(r.stock for r in shared) and _share(runs, a, b) < COPY:
        runs = [r.passage for r in shared if not r.stock]
    added = _apart([r.passage for r in corpus.rewritten.get((i, j), ())], runs)
    if not _enough(added, a, b):
        added = []
    told = corpus.told.get((i, j), ())
    added += _apart([r.passage for r in told], [*runs, *added])
    if not runs and not added:
        return None
    passages = tuple(sorted((*runs, *added), key=lambda p: (p.a.start, p.b.start)))
    share = round(_share(passages, a, b), 4)
    ids = (a.article.id, b.article.id)
    longest = max((_letters(p.a.text) for p in runs), default=0)
    return Reuse(
        id="r" + hashlib.sha256("\n".join(ids).encode()).hexdigest()[:12],
        articles=ids,
        passages=passages,
        share=share,
        likely_origin=_origin(a, b, passages, share, corpus.entities),
        rule="reuse/word-runs" if runs else "reuse/retold" if told else "reuse/rewritten",
        score=round(min(1.0, 0.5 + longest / 200), 3),
    )


def _enough(added: Sequence[Passage], a: AnnotatedArticle, b: AnnotatedArticle) -> bool:
    """Rewritten copy shows in several sentences, or in a good part of a short text."""
    return len(added) >= 2 and _share(added, a, b) >= COPY / 2


def _share(passages: Sequence[Passage], a: AnnotatedArticle, b: AnnotatedArticle) -> float:
    """Letters of the passages over the letters of the shorter body."""
    body = min(_body_letters(a), _body_letters(b)) or 1
    return min(1.0, sum(min(_letters(p.a.text), _letters(p.b.text)) for p in passages) / body)


def _apart(found: Sequence[Passage], known: Sequence[Passage]) -> list[Passage]:
    """Those of the passages that overlap none that is known."""
    return [p for p in found if not any(_overlap(p, q) for q in known)]


def _overlap(p: Passage, q: Passage) -> bool:
    return p.a.overlaps(q.a) or p.b.overlaps(q.b)


def _origin(
    a: AnnotatedArticle, b: AnnotatedArticle, passages: Sequence[Passage], share: float, entities: Mapping[str, Entity]
) -> LikelyOrigin | None:
    """Who wrote shared copy first, as far as the texts say.

    The agency that both credit, or the only one that either credits or gives as the carrier of the shared words; else the
    one whose outlet the other names there; else, of a whole copy, the earlier article.
    """
    carriers = [_carriers(x, [(p.a, p.b)[n] for p in passages]) for n, x in enumerate((a, b))]
    both = sorted(set(a.agencies) & set(b.agencies)) or sorted({*a.agencies, *b.agencies})
    if not both:
        both = sorted(i for i in carriers[0] | carriers[1] if i in entities and entities[i].kind is EntityKind.AGENCY)
    if len(both) == 1:
        return LikelyOrigin(OriginKind.AGENCY, both[0])
    named = [_names(carriers[n], other, entities) for n, other in enumerate((b, a))]
    if named[0] != named[1]:
        return LikelyOrigin(OriginKind.ARTICLE, (b if named[0] else a).article.id)
    days = [x.article.published.value for x in (a, b)]
    if both or share < COPY or not days[0] or not days[1]:
        return None
    size = min(len(days[0]), len(days[1]))
    if days[0][:size] == days[1][:size]:
        return None
    return LikelyOrigin(OriginKind.ARTICLE, (a if days[0] < days[1] else b).article.id)


def _carriers(a: AnnotatedArticle, passages: Sequence[Span]) -> set[str]:
    """The entities that an article gives as speaker, source or carrier of what the passages hold."""
    held = [s for s in a.statements if any(c.overlaps(p) for c in s.content for p in passages)]
    return {i for s in held for i in (s.speaker, s.citing, s.via) if i is not None}


def _names(carriers: set[str], other: AnnotatedArticle, entities: Mapping[str, Entity]) -> bool:
    """Whether one of the carriers is the outlet of the other article."""
    outlet = key(other.article.outlet or "")
    return bool(outlet) and any(
        outlet in {key(n) for n in (entities[i].name, *entities[i].aliases)} for i in carriers if i in entities
    )


def _letters(text: str) -> int:
    return sum(c.isalnum() for c in text)


def _body_letters(a: AnnotatedArticle) -> int:
    kinds = (BlockKind.BODY, BlockKind.HEADING)
    return sum(_letters(a.article.text[b.start : b.end]) for b in a.article.blocks if b.kind in kinds)
