"""Sentences that break off anywhere, as headlines, teasers and cut pages do: each is read, none costs its article."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from recoupe.extraction.article import annotate
from recoupe.model.article import Article, Block, BlockKind

_EACH = 12  # every so many of the sentences of the other tests
_LINES = 60  # of one article


def _sentences() -> Iterator[str]:
    for path in sorted(Path(__file__).parent.rglob("*.toml")):
        for rows in tomllib.loads(path.read_text(encoding="utf-8")).values():
            yield from (row["text"].replace("\n", " ") for row in rows if isinstance(row, dict) and "text" in row)


def _broken_off() -> Iterator[str]:
    for sentence in islice(_sentences(), 0, None, _EACH):
        words = sentence.split()
        yield from (" ".join(words[:end]).rstrip('.!?»”" ') for end in range(2, min(len(words), 30)))


def _articles() -> Iterator[str]:
    lines = [line for line in _broken_off() if line]
    return ("\n".join(lines[at : at + _LINES]) for at in range(0, len(lines), _LINES))


@pytest.mark.parametrize(
    "text",
    [
        "Le maire demande aux habitants de",
        "Le directeur reconnaît des erreurs, mais",
        "Le pont est solide, a affirmé quant à",
        "Le politologue voit dans ce scrutin le",
        "Le prix change selon ce",
        "Les faits appelaient «",
        "Le ministre a dîné avec trois prix Nobel",
        "Ses propos selon lesquels",
        "L'affirmation du ministre selon laquelle",
        "Son adversaire l'a qualifié de",
        "Le député, qui dénonce depuis des mois « l'abandon » de sa vallée, réclame des gendarmes",
        "Elle rit. « On a passé la rivière dix fois. C'est assez » pour nourrir les veuves et les pêcheurs de la rive.",
    ],
)
def test_a_sentence_that_breaks_off_is_read(text: str) -> None:
    read = annotate(_article(text))
    assert all(0 <= c.start < c.end <= len(text) for s in read.statements for c in s.content)


def test_sentences_may_break_off_at_any_word() -> None:
    texts = list(_articles())
    assert len(texts) > 20
    for text in texts:
        for statement in annotate(_article(text)).statements:
            assert all(text[c.start : c.end] == c.text for c in statement.content)


def _article(text: str) -> Article:
    return Article("a", "a", None, None, None, (), "fr", text, blocks=(Block(0, len(text), BlockKind.BODY, "test"),))
