"""Phrases between commas beside a subject, which mean what the subject means.

« Le prestataire, la société Airval, conteste »: the firm is a subject too. « Airval, le géant du sérum, conteste »: the
giant is Airval. Posts and their bearers are joined by `appositions`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from recoupe.extraction.entities import lexicon
from recoupe.extraction.entities.nominals import Article, Head
from recoupe.extraction.entities.retaken import takes_up
from recoupe.extraction.entities.scene import Appearance
from recoupe.extraction.parse import ParsedArticle
from recoupe.model.entity import EntityKind

_OPENING = 3  # words before a place that opens a sentence
_BODIES = (EntityKind.ORGANIZATION, EntityKind.OTHER, EntityKind.OUTLET, EntityKind.AGENCY)


def apposed_subjects(appearances: Sequence[Appearance], parsed: ParsedArticle) -> None:
    """« Le prestataire, la société Airval, conteste »: what stands between commas beside a subject is one too."""
    before: Appearance | None = None
    for seen in appearances:
        nominal = seen.nominal
        tokens = parsed.sentences[nominal.sentence].tokens
        if (
            before is not None and before.subject and before.nominal.sentence == nominal.sentence
            and before.nominal.last + 2 == nominal.first and tokens[nominal.first - 1].text == ","
            and nominal.name is not None and nominal.article is not Article.BARE
            and nominal.last + 1 < len(tokens) and tokens[nominal.last + 1].text == ","
        ):  # fmt: skip
            seen.subject = True
        before = seen if not nominal.inside else before


def apposed_bodies(appearances: Sequence[Appearance], parsed: ParsedArticle, language: str) -> None:
    """« Airval, le géant du sérum, conteste »: a noun that can take up a body, right behind a subject that has a name.

    Not where a list goes on: « Airval, le syndicat et la mairie ».
    """
    outer = [a for a in appearances if not a.nominal.inside]
    for named, seen in pairwise(outer):
        name, noun = named.nominal, seen.nominal
        tokens = parsed.sentences[noun.sentence].tokens
        beside = name.sentence == noun.sentence and name.last + 2 == noun.first and tokens[noun.first - 1].text == ","
        if named.located and tokens[0].pos == "ADP" and name.first < _OPENING:
            continue  # « À Valmer, un collectif … »
        if not beside or noun.sort is not Head.BODY or noun.name is not None or noun.plural or seen.record is not None:
            continue
        if named.record is None or named.record.kind not in _BODIES or not (named.subject or name.first <= 1):
            continue
        after = tokens[noun.last + 1] if noun.last + 1 < len(tokens) else None
        listed = after is not None and after.lower in lexicon.words(language, "names", "coordination")
        if takes_up(tokens[noun.head].lower, language) and not listed:
            seen.record = named.record
