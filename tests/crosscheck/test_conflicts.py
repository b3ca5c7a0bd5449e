"""Accounts that cannot all hold: figures of one breath, words of two speakers, two spellings of a name."""

from __future__ import annotations

from dataclasses import replace

from crosscheck.builder import Figure, article, entity_id, kinds, says, story
from recoupe.crosscheck.conflicts import name_conflicts
from recoupe.model.annotated import AnnotatedArticle
from recoupe.model.entity import Entity, EntityKind, Mention, MentionKind
from recoupe.model.span import Span
from recoupe.model.story import ConflictKind

MARCH = "la marche a réuni 2 800 selon la police, 6 000 selon les organisateurs"


def counted_by(*who: str) -> AnnotatedArticle:
    """One sentence with two bare numbers, each given by somebody."""
    bare = [Figure(w, n, n, "") for w, n in (("2 800", 2800), ("6 000", 6000))]
    made = article("a", says(None, MARCH, *bare))
    given = zip(made.quantities, who, strict=True)
    return replace(made, quantities=tuple(replace(q, entity=entity_id(w)) for q, w in given))


def test_two_voices_that_count_in_one_breath_are_rivals() -> None:
    assert kinds(story(counted_by("police", "organisateurs"))) == [ConflictKind.NUMBER]
    assert kinds(story(counted_by("police", "police"))) == []


def test_long_words_of_two_speakers_are_a_conflict_and_short_ones_are_not() -> None:
    def told(words: str) -> list[ConflictKind]:
        return kinds(story(article("a", says("Léa Roux", words)), article("b", says("Paul Fau", words))))

    assert told("« Nous ne laisserons personne sans toit cette nuit »") == [ConflictKind.ATTRIBUTION]
    assert told("« La digue a cédé »") == []


def mentioning(name: str, words: str, mention: str) -> AnnotatedArticle:
    made = article(name, says(None, words))
    at = made.article.text.index(mention)
    span = Span.of(made.article.text, at, at + len(mention))
    return replace(made, mentions=(Mention(span, "e1", MentionKind.NAME),))


def test_two_spellings_of_a_full_name_are_a_conflict_of_names() -> None:
    articles = [
        mentioning("a", "Mathilde Lefèbre a salué les secours", "Mathilde Lefèbre"),
        mentioning("b", "Matilde Lefèbre a salué les secours", "Matilde Lefèbre"),
        mentioning("c", "Lefèbre a salué les secours", "Lefèbre"),
    ]
    person = Entity("e1", "Mathilde Lefèbre", True, EntityKind.PERSON, ("Matilde Lefèbre",))
    (found,) = name_conflicts(articles, [person])
    assert (found.kind, [e.text for e in found.evidence]) == (
        ConflictKind.NAME,
        ["Mathilde Lefèbre", "Matilde Lefèbre"],
    )
    assert list(name_conflicts(articles[1:], [person])) == []
    assert list(name_conflicts(articles, [replace(person, kind=EntityKind.ORGANIZATION)])) == []
